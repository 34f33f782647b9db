"""The command `onrecord`. One file a verb, each thin: parse, call the library, print."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script."""
    from onrecord.cli.app import app

    app()
