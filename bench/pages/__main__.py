"""`python -m bench.pages --cases PATH`."""

from __future__ import annotations

import sys

from bench.common import main
from bench.pages.task import TASK

if __name__ == "__main__":
    sys.exit(main(TASK))
