"""`python -m bench.speed --cases PATH`."""

from __future__ import annotations

import sys

from bench.speed.task import TASK
from bench.common import main

if __name__ == "__main__":
    sys.exit(main(TASK))
