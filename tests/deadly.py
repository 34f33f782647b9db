"""A process that is killed at a named moment, for tests of what it leaves behind."""

from __future__ import annotations

import importlib
import os
import signal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def arm(where: str, nth: int) -> None:
    """Let this process kill itself the moment before it would call a function for the nth time.

    Args:
        where: the function, with its module.
        nth: which call of it.
    """
    path, name = where.rsplit(".", 1)
    module = importlib.import_module(path)
    whole, calls = getattr(module, name), 0

    def deadly(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*args, **kwargs)

    setattr(module, name, deadly)


def environment(**more: str) -> dict[str, str]:
    """That of a process of its own that finds the package and the tests."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return os.environ | {"PYTHONPATH": paths} | more
