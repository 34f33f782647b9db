"""One at a time in a folder: who is there is named to whoever comes second."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.moment import now

if sys.platform != "win32":
    import fcntl


@contextmanager
def alone(out: Path, *, what: str) -> Iterator[None]:
    """Keep others that do the same out of a folder, as long as the context lasts.

    The lock is the system's and ends with its process, however that ends: the file that a killed
    one leaves behind holds nobody off. File systems that know no locks keep nobody apart.

    Args:
        out: the folder.
        what: what is done there, a word.

    Raises:
        StoreError: when another process does it already; the text names it.
    """
    path = out / f"{what}.lock"
    try:
        held = _held(path)
    except BlockingIOError:
        raise StoreError(
            f"{out}: another {what} is using this folder, {_who(path)}: stop it first, or choose"
            " another folder"
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(held)


def _held(path: Path) -> int:
    """The file, open and locked, with our name in it.

    Raises:
        BlockingIOError: when another process has it.
    """
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(file)
            # Whoever had it may have taken the file away after we opened it.
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), path.stat()):
                    os.truncate(file, 0)
                    os.write(file, _me().encode())
                    return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _me() -> str:
    return f"process {os.getpid()} on {platform.node()}, since {now()}"


def _lock(file: int) -> None:
    if sys.platform == "win32":  # nobody is kept apart there
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # the file system knows no locks
        return


def _who(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("utf-8", "replace").strip() or "which has just begun"
    return "which has just begun"
