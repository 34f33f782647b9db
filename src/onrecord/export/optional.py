"""Packages that only some exports need: they are asked for when the export is."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import ExportError

EXTRAS = {"pyarrow": "frames", "pandas": "frames", "polars": "frames", "networkx": "networks"}
"""The extra of ours that brings each."""


def load(module: str) -> Any:
    """A module of a package that may be missing.

    Args:
        module: its full name.

    Raises:
        ExportError: when it is, with the command that brings it.
    """
    package = module.split(".")[0]
    try:
        return import_module(module)
    except ImportError as error:
        extra = EXTRAS[package]
        raise ExportError(
            f"this needs {package}, which is not installed: pip install 'onrecord[{extra}]'"
        ) from error
