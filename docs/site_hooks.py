"""What the site does with links that leave the documents: their files are in the repository."""

from __future__ import annotations

import re
from typing import Any

OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)#]+)(?:#[^)]*)?\)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Name a file of the repository instead of leading to it.

    >>> on_page_markdown("See [how to use it](../README.md).")
    'See how to use it (`README.md`).'
    """
    return OUTSIDE.sub(r"\1 (`\2`)", markdown)
