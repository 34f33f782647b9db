"""What counts a whole record is set before anybody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from onrecord.serve import ahead, app, make_app
from tests.serve.conftest import HERALD, put


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that pages were set for, in order; every page is a line."""
    paths: list[str] = []

    def line(request: Request) -> Response:
        paths.append(request.url.path)
        return PlainTextResponse("a line")

    pages: tuple[tuple[str, Callable[[Request], Response]], ...] = tuple(
        (path, line) for path, _ in app.PAGES
    )
    monkeypatch.setattr(app, "PAGES", pages)
    return paths


def test_pages_over_the_whole_record_are_set_when_the_server_begins(
    tmp_path: Path, asked: list[str]
) -> None:
    with TestClient(make_app(put(tmp_path, HERALD), hosts=())) as reader:
        asked_ahead = list(asked)
        assert asked_ahead[: len(ahead.WHOLE)] == list(ahead.WHOLE)
        actors = asked_ahead[len(ahead.WHOLE) :]
        assert 0 < len(actors) <= ahead.MOST_TOLD
        assert all(path.startswith("/actor/") for path in actors)
        assert reader.get("/statements").text == "a line"
        assert asked == asked_ahead, "it was set anew though nothing had changed"


def test_a_page_that_cannot_be_set_keeps_no_other_from_it(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: Request) -> Response:
        raise ValueError(request.url.path)

    pages = tuple((path, broken if path == "/actors" else page) for path, page in app.PAGES)
    monkeypatch.setattr(app, "PAGES", pages)
    with TestClient(make_app(put(tmp_path, HERALD), hosts=())):
        others = [path for path in ahead.WHOLE if path != "/actors"]
        assert asked[: len(others)] == others
