"""`onrecord codebook`: what the codes and fields of a record mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import in_one_line, output


def codebook(
    only: Annotated[
        str | None,
        typer.Option("--list", metavar="NAME", help="Print only this code list: act, kind, form …"),
    ] = None,
    exports: Annotated[
        bool, typer.Option("--exports", help="Print the columns of the exports instead.")
    ] = False,
    commands: Annotated[
        bool, typer.Option("--commands", help="Print the command reference instead.")
    ] = False,
    schemas: Annotated[
        Path | None,
        typer.Option(
            "--schemas", metavar="FOLDER", help="Write the JSON Schemas to this folder instead."
        ),
    ] = None,
) -> None:
    """Print the codebook, with every code and field, as Markdown."""
    from onrecord.lexicon import codebook as book

    if schemas is not None:
        _write_schemas(schemas)
        return
    if commands:
        from onrecord.cli import reference

        typer.echo(reference.markdown(), nl=False)
        return
    if exports:
        from onrecord.lexicon.exports import columns_markdown

        typer.echo(columns_markdown(), nl=False)
        return
    if only is None:
        typer.echo(book.markdown(), nl=False)
        return
    lists = book.closed_lists()
    if only not in lists:
        raise typer.BadParameter(f"no code list {only!r}; choose from {', '.join(lists)}")
    typer.echo(book.list_markdown(lists[only]), nl=False)


def _write_schemas(folder: Path) -> None:
    from onrecord.export import formats

    with in_one_line():
        for path in formats.write_schemas(folder):
            output.print(str(path), markup=False, soft_wrap=True)
