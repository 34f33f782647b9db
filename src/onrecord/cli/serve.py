"""`onrecord serve`: the record's pages in a browser, and the review."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import Database, in_one_line, output

PORT = 8465
THIS_MACHINE, ALL = "127.0.0.1", "0.0.0.0"
TOKEN_BYTES = 24


def serve(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")],
    port: Annotated[
        int,
        typer.Option("--port", "-p", min=1, max=65535, help="Port to listen on."),
    ] = PORT,
    share: Annotated[
        bool,
        typer.Option(
            "--share", help="Also answer others on the network who have the printed token."
        ),
    ] = False,
    database: Database = None,
) -> None:
    """Browse and review a record in the browser.

    Only this machine can connect, unless --share is given. Ctrl-C stops it.
    """
    import secrets
    import socket

    import uvicorn

    from onrecord.serve import Server, make_app
    from onrecord.store import reading
    from onrecord.store.database import kept_open

    with in_one_line():
        with reading(out, database=database):
            pass  # a record that cannot be read is said so here, not on every page
        token = secrets.token_urlsafe(TOKEN_BYTES) if share else None
        if token is None:
            app = make_app(out, database=database)
        else:
            app = make_app(out, database=database, token=token, hosts=())
        ending = f"?token={token}" if token else ""
        name = socket.gethostname() if share else THIS_MACHINE
        output.print(f"http://{name}:{port}/{ending}", markup=False, soft_wrap=True)
        host = ALL if share else THIS_MACHINE
        config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
        with kept_open(out, database=database), suppress(KeyboardInterrupt):
            Server(config).run()
