"""`python -m bench.stories --cases PATH`."""

from __future__ import annotations

import sys

from bench.common import main
from bench.stories.task import TASK

if __name__ == "__main__":
    sys.exit(main(TASK))
