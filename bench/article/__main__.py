"""`python -m bench.article --cases PATH`."""

from __future__ import annotations

import sys

from bench.article.task import TASK
from bench.common import main

if __name__ == "__main__":
    sys.exit(main(TASK))
