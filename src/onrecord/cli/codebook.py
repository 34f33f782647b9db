"""`onrecord codebook`: what the codes and fields of a record mean."""

from __future__ import annotations

from typing import Annotated

import typer


def codebook(
    only: Annotated[
        str | None,
        typer.Option("--list", metavar="NAME", help="One closed list alone: act, kind, form …"),
    ] = None,
) -> None:
    """Print the codebook as Markdown."""
    from onrecord.lexicon import codebook as book

    if only is None:
        typer.echo(book.markdown(), nl=False)
        return
    lists = book.closed_lists()
    if only not in lists:
        raise typer.BadParameter(f"there is no list {only!r}; the lists are {', '.join(lists)}")
    typer.echo(book.list_markdown(lists[only]), nl=False)
