"""Whether a text is HTML, told from its beginning."""

from __future__ import annotations

import re

# Enough to pass a licence comment and a long head.
LOOK_AT = 20_000
_OPENS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"</(?:p|div|a|span|li|td|h[1-6]|head|title|script)\s*>", re.IGNORECASE)
# A plain text that quotes a little HTML has fewer closing tags than this.
FEWEST_TAGS = 3


def looks_like_html(source: str) -> bool:
    """Whether a text is marked up, whatever its file is called.

    >>> looks_like_html("<!DOCTYPE html><title>x</title>"), looks_like_html("a < b and <c>")
    (True, False)
    """
    start = source[:LOOK_AT]
    if _OPENS.match(start):
        return True
    return start.lstrip().startswith("<") and len(_TAGS.findall(start)) >= FEWEST_TAGS
