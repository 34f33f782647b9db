"""Writing a file so that a reader sees the old one or the new one, never half of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import StoreError


@contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[TextIO]:
    """A text file that takes `path`'s place when all of it is written.

    Args:
        path: the file.
        durable: wait until it is on the disk; not for thousands of small files.

    Raises:
        StoreError: when it cannot be written.
    """
    with replacing_path(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        yield file
        file.flush()
        if durable:
            os.fsync(file.fileno())


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """A path that others write to, and whose file takes `path`'s place then.

    Raises:
        StoreError: when it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it.

    Raises:
        StoreError: when it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be created ({error.strerror})") from error
