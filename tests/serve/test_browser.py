"""A browser walks the pages: by keyboard, without errors, without a request to anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Entry, judgements, reading
from tests.serve.conftest import HERALD, HOSTILE, OTHER, Tab, entry_of, put, served
from tests.serve.test_pages import PAGES

HATED = entry_of(f"{HOSTILE}\n\nAnna said {HOSTILE} is so.", path="hostile.txt")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server with the affair and a hostile report, on a port of its own."""
    failed = Entry("r0", "scan.pdf", failure="it is a PDF")
    out = put(tmp_path_factory.mktemp("site"), HERALD, OTHER, HATED, failed)
    with served(out) as home:
        yield home, out


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
        {"viewport": {"width": 400, "height": 800}, "color_scheme": "dark"},
    ],
    ids=["broad and light", "narrow and dark"],
)
def test_every_page_is_open_to_all(
    browser: Any, site: tuple[str, Path], options: dict[str, Any]
) -> None:
    """No error, no request elsewhere, nothing wider than the screen, and axe finds no fault."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = Tab(browser, site[0], bypass_csp=True, **options)  # axe is put in by a script
    faults = []
    for address in [p[0] for p in PAGES] + [f"/report/{HATED.id}"]:
        tab.page.goto(address)
        found = axe.run(tab.page).response["violations"]
        faults += [(address, v["id"], v["nodes"][0]["html"]) for v in found]
        if tab.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append((address, "too wide", ""))
    assert faults == []
    assert tab.wrong == []


def test_nothing_of_a_hostile_report_runs(browser: Any, site: tuple[str, Path]) -> None:
    tab = Tab(browser, site[0])
    for address in ("/", f"/report/{HATED.id}", "/statements", "/search?q=alert", "/actors"):
        tab.page.goto(address)
        assert "<script>alert(1)</script>" in tab.page.inner_text("main") or address == "/actors"
    assert tab.wrong == []


def test_who_said_what_on_an_issue_is_three_clicks_away(
    browser: Any, site: tuple[str, Path]
) -> None:
    page = Tab(browser, site[0]).page
    page.goto("/")
    page.click("nav >> text=issues")
    page.click("text=reopening the gates of the Torvan dam")
    page.click("main >> text=refuses")
    shown = page.locator(":target")
    assert "Kordavia" in shown.inner_text()
    assert shown.evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_all_is_there_without_javascript(browser: Any, site: tuple[str, Path]) -> None:
    page = Tab(browser, site[0], java_script_enabled=False).page
    page.goto("/statements?act=threaten")
    page.click("main a.words >> nth=0")
    assert page.locator("mark#c").first.is_visible()
    page.goto("/review")
    page.fill("#person", "Cleo")
    page.click("text=Begin")
    page.click("text=Accept")
    assert "1 judgement by Cleo" in page.inner_text("main, header.mast >> nth=0")


def test_review_by_keyboard_alone(browser: Any, site: tuple[str, Path]) -> None:
    home, out = site
    tab = Tab(browser, home)
    page = tab.page

    def press(key: str) -> None:
        with page.expect_navigation():
            page.keyboard.press(key)

    page.goto("/review")
    page.locator("#person").focus()
    page.keyboard.type("Ada")
    press("Enter")
    for key in ("a", "x", "u", " "):
        press(key)
    press("z")  # the last one is taken back
    page.keyboard.press("e")
    page.keyboard.press("Tab")
    page.locator("#f-act").select_option("warn")
    page.locator("text=Save edit").focus()
    press("Enter")
    with reading(out) as connection, connection.begin():
        mine = [item for item in judgements.every(connection) if item.person == "Ada"]
    assert [item.verdict for item in mine] == [
        "accept", "reject", "unsure", "unsure", "undo", "edit"
    ]  # fmt: skip
    assert (mine[-1].field, mine[-1].value, mine[-1].target) == ("act", "warn", mine[3].target)
    page.keyboard.press("/")
    page.keyboard.type("reservoir")
    press("Enter")
    assert "1 report with" in page.inner_text("header.mast")
    assert tab.wrong == []
