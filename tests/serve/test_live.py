"""An open page hears of what is new: once, at once, and at little cost."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from onrecord.alerts import Rule, beside, check
from onrecord.schema import Record
from onrecord.serve import make_app
from onrecord.serve.live import MOST_WAITING, Live, Told
from onrecord.store import Entry, affairs, news, reading, write, writing
from onrecord.store.database import judging
from tests.factories import MADE_WITH
from tests.serve.conftest import HERALD, OTHER, STORY, Tab, entry_of, served
from tests.watch.follow import post, watch
from tests.watch.server import site

ALONE = replace(STORY, reports=(HERALD.id,), voices=STORY.voices[:1], compare=(), last="2025-03-03")


SAID = Record("x2", "d1", "statement", (OTHER.statements[0].id,), (("act", "say"),), 1)


def tell(out: Path, *entries: Entry, story: Any = None) -> Path:
    """Write reports as a run would that found them now."""
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, entries, run=run, fingerprints=[None] * len(entries))
        affairs.forget(connection)
        affairs.put_stories(connection, [story] if story else [])
        affairs.put_records(connection, [SAID] if story == STORY else [])
        news.told(connection)
        write.end_run(connection, run)
    return out


class Numbered:
    """A record of which only the number of its news matters."""

    def __init__(self) -> None:
        self.number = 0
        self.asked = 0

    async def look(self, at: int) -> Told | None:
        self.asked += 1
        return Told(at, self.number, f"{at}-{self.number}") if self.number > at else None


async def heard(live: Live, at: int, lines: list[str]) -> None:
    async for line in live.listen(at):
        lines.append(line)


def test_fifty_listen_and_one_looks() -> None:
    async def scene() -> None:
        record = Numbered()
        live = Live(record.look, seconds=0.01)
        heard_by: list[list[str]] = [[] for _ in range(50)]
        listeners = [asyncio.create_task(heard(live, 0, lines)) for lines in heard_by]
        await asyncio.sleep(0.05)
        record.asked, begun = 0, time.monotonic()
        await asyncio.sleep(0.1)
        assert record.asked <= (time.monotonic() - begun) / 0.01 + 1
        record.number = 3
        await asyncio.sleep(0.05)
        live.close()
        await asyncio.wait_for(asyncio.gather(*listeners), 1)
        assert {tuple(lines[1:]) for lines in heard_by} == {("0-3",)}

    asyncio.run(scene())


def test_each_hears_what_it_has_not_heard() -> None:
    async def scene() -> None:
        record = Numbered()
        record.number = 5
        live = Live(record.look, seconds=0.01)
        one: list[str] = []
        other: list[str] = []
        listeners = [asyncio.create_task(heard(live, 2, one))]
        await asyncio.sleep(0.03)
        listeners.append(asyncio.create_task(heard(live, 5, other)))
        await asyncio.sleep(0.03)
        record.number = 6
        await asyncio.sleep(0.03)
        live.close()
        await asyncio.gather(*listeners)
        assert (one[1:], other[1:]) == (["2-5", "5-6"], ["5-6"])

    asyncio.run(scene())


def test_who_does_not_keep_up_is_let_go() -> None:
    async def scene() -> None:
        record = Numbered()
        live = Live(record.look, seconds=0.001)
        listening = live.listen(0)
        await anext(listening)
        beside = asyncio.create_task(heard(live, 0, []))
        await asyncio.sleep(0)
        for _ in range(MOST_WAITING + 5):
            record.number += 1
            await asyncio.sleep(0.005)
        lines = [line async for line in listening]
        assert lines == [f"0-{record.number}"]
        live.close()
        await beside

    asyncio.run(scene())


def test_nobody_looks_when_nobody_listens() -> None:
    async def scene() -> None:
        record = Numbered()
        live = Live(record.look, seconds=0.01)
        listener = asyncio.create_task(heard(live, 0, []))
        await asyncio.sleep(0.03)
        listener.cancel()
        await asyncio.sleep(0.03)
        asked = record.asked
        await asyncio.sleep(0.05)
        assert record.asked == asked

    asyncio.run(scene())


def events(
    home: str, after: int | str
) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(urlsplit(home).netloc, timeout=10)
    connection.request("GET", f"/live?after={after}")
    answer = connection.getresponse()
    assert answer.readline() == b"retry: 3000\n"
    answer.readline()
    return answer, connection


def test_news_come_and_the_server_stops_all_the_same(tmp_path: Path) -> None:
    out = tell(tmp_path, HERALD, story=ALONE)
    with served(out) as home:
        answer, connection = events(home, 3)
        assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        tell(out, OTHER, story=STORY)
        lines = [answer.readline().decode().strip() for _ in range(4)]
        begun = time.monotonic()
    assert time.monotonic() - begun < 5  # though one still listens
    assert answer.read() == b""
    connection.close()
    assert lines[:2] == ["id: 6", "event: news"]
    data = json.loads(lines[2].removeprefix("data: "))
    assert (data["topics"]["story:d1"], data["reports"], data["titles"]) == (1, 1, ["Gates"])


@pytest.mark.parametrize("after", ["", "-1", "x", "9" * 30])
def test_without_a_number_one_hears_from_now_on(tmp_path: Path, after: str) -> None:
    out = tell(tmp_path, HERALD)
    with served(out) as home:
        answer, connection = events(home, after)
        tell(out, OTHER)
        assert answer.readline() == b"id: 2\n"
        connection.close()


@pytest.mark.parametrize(
    ("since", "count"), [("2000", 2), ("2999", 0), ("", 0), ("'--", 0), ("2000-01-01T00:00", 2)]
)
def test_what_came_since(client: TestClient, since: str, count: int) -> None:
    assert len(client.get("/live/new", params={"since": since}).json()["reports"]) == count


def test_a_list_and_its_files_since(client: TestClient, out: Path) -> None:
    with reading(out) as connection, connection.begin():
        moment = news.mark(connection).time
    tell(out, entry_of("Late\n\nAnna said it is so.", path="late.txt"))
    page = client.get("/", params={"since": moment}).text
    assert ("Late" in page, "Gates" in page) == (True, False)
    assert "added since" in page
    lines = client.get("/statements.csv", params={"since": moment}).text.splitlines()
    assert len(lines) == 2


def test_a_story_since(client: TestClient, out: Path) -> None:
    late = entry_of("Late\n\nAnna said it is so.", path="late.txt")
    with reading(out) as connection, connection.begin():
        moment = news.mark(connection).time
    tell(out, late, story=replace(STORY, reports=(*STORY.reports, late.id)))
    page = client.get("/story/d1", params={"since": moment}).text
    assert "1 report. <a" in page
    for words, there in (("Late", True), ("Gates", False), ("Where they differ", False)):
        assert (words in page.partition("<main")[2], words) == (there, words)


REFUSALS = Rule("Refusals <b>", stances=("refuses", "undecided"))


def alarm(out: Path, *, set_first: bool = False) -> Path:
    """Let alerts tell of what came, or set them."""
    rules = [REFUSALS, replace(REFUSALS, name="By hand", command=("no-such-program",))]
    with judging(out) as connection:
        assert check(connection, rules).fired == (0 if set_first else 2)
    return out


def test_what_alerts_told_of(tmp_path: Path) -> None:
    out = alarm(tell(tmp_path, HERALD, story=ALONE), set_first=True)
    tell(out, OTHER, story=STORY)
    alarm(out)
    with reading(out) as connection, connection.begin():
        found = news.after(connection, 6)
    assert found.topics == {"alerts": 2}
    assert [alert.name for alert in found.alerts] == ["Refusals <b>", "By hand"]
    assert found.alerts[0].record == OTHER.positions[0].id
    with TestClient(make_app(out), base_url="http://localhost") as client:
        page = client.get("/alerts").text
    for words in ("Refusals &lt;b&gt;", "undecided reopening the gates", "No such file", "1 try"):
        assert words in page
    assert f"#{OTHER.positions[0].id}" in page


def test_many_alerts_are_told_of_in_part(tmp_path: Path) -> None:
    rules = [replace(REFUSALS, name=f"Alert {n}", past=True) for n in range(news.MOST_ALERTS + 5)]
    with judging(tell(tmp_path, HERALD, OTHER, story=STORY)) as connection:
        check(connection, rules)
        with connection.begin():
            found = news.after(connection, 5)
    assert (len(found.alerts), found.topics["alerts"]) == (news.MOST_ALERTS, 2 * len(rules))


# In the browser.


@pytest.fixture
def story(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A story of one report, served."""
    out = tell(tmp_path, HERALD, story=ALONE)
    with served(out) as home:
        yield home, out


def test_an_open_story_gains_a_report(browser: Any, story: tuple[str, Path]) -> None:
    home, out = story
    tab = Tab(browser, home, viewport={"width": 900, "height": 300})
    page = tab.page
    page.goto("/story/d1")
    assert page.locator("main li[data-report]").count() == 1
    drawn = page.locator("main svg a").count()
    page.evaluate("window.same = 'not loaded again'")
    link = page.locator("h2:has-text('Voices') ~ ul a").last.element_handle()
    link.focus()
    top = link.bounding_box()["y"]
    assert page.evaluate("scrollY") > 0
    tell(out, OTHER, story=STORY)
    page.wait_for_selector("main li[data-report][data-fresh]", timeout=10_000)
    assert page.inner_text("#came").startswith("1 new report.")
    assert page.locator("main li[data-report]").count() == 3  # and what it tells
    assert "undecided" in page.inner_text("main .matrix")
    assert page.locator("main svg a").count() > drawn
    assert "Anna" in page.inner_text("main .account-of")
    assert page.evaluate("window.same") == "not loaded again"
    assert link.evaluate("e => e === document.activeElement")
    assert abs(link.bounding_box()["y"] - top) < 2
    assert tab.wrong == []


def test_all_tabs_hear_though_one_listens(browser: Any, story: tuple[str, Path]) -> None:
    home, out = story
    tab = Tab(browser, home)
    pages = [tab.page, tab.another(), tab.another()]
    listening: list[str] = []
    for page in pages:
        page.on("request", lambda r: listening.append(r.url) if "/live?" in r.url else None)
        page.goto("/story/d1")
    tell(out, OTHER, story=STORY)
    for page in pages:
        page.wait_for_selector("main li[data-report][data-fresh]", timeout=10_000)
    assert len(listening) == 1
    pages[0].close()  # the one that listened: another takes over
    late = entry_of("Late\n\nAnna said it is so.", path="late.txt")
    tell(out, late, story=replace(STORY, reports=(*STORY.reports, late.id)))
    pages[1].wait_for_selector(f"[data-report={late.id}][data-fresh]", timeout=10_000)
    assert tab.wrong == []


NOTED = """
window.noted = [];
window.Notification = class { constructor(t, o) { noted.push([t, o.body]); } };
Notification.permission = "default";
Notification.requestPermission = async () => {
  window.asked = true;
  Notification.permission = "granted";
};
"""


def test_a_notification_only_for_who_wants_it(browser: Any, story: tuple[str, Path]) -> None:
    home, out = story
    tab = Tab(browser, home)
    tab.context.add_init_script(NOTED)
    page = tab.page
    page.goto("/story/d1")
    tell(out, OTHER, story=STORY)
    page.wait_for_selector("main li[data-report][data-fresh]", timeout=10_000)
    assert page.evaluate("[window.asked, noted.length]") == [None, 0]
    page.click("text=Notify me of news")
    page.wait_for_selector("text=Stop notifying me")
    tell(out, entry_of("Late\n\nAnna said it is so.", path="late.txt"), story=STORY)
    page.wait_for_timeout(3000)
    assert page.evaluate("noted") == [["1 new report", "Late"]]


LONG_AGO = """
const seen = JSON.parse(localStorage["onrecord.seen"]);
localStorage["onrecord.seen"] = JSON.stringify({...seen, at: 0});
"""


def test_an_alert_is_heard_once_though_many_tabs_are_open(
    browser: Any, story: tuple[str, Path]
) -> None:
    home, out = story
    alarm(out, set_first=True)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = Tab(browser, home, bypass_csp=True)  # axe is put in by a script
    tab.context.add_init_script(NOTED)
    pages = [tab.page, tab.another()]
    pages[0].goto("/story/d1")
    pages[0].click("text=Notify me of news")
    pages[1].goto("/alerts")
    pages[1].click("text=Notify me of news")
    tell(out, OTHER, story=STORY)
    alarm(out)
    for page in pages:
        page.wait_for_selector("#warnings p:nth-child(2)", timeout=10_000)
        assert "Refusals <b>: Kordavia undecided reopening" in page.inner_text("#warnings")
    pages[1].wait_for_selector("main table.alerts")
    assert [fault["id"] for page in pages for fault in axe.run(page).response["violations"]] == []
    pages[0].wait_for_timeout(1500)
    noted = [page.evaluate("noted.map(([title]) => title)") for page in pages]
    assert sorted(noted[0] + noted[1]) == ["1 new report", "By hand", "Refusals <b>"]
    pages[0].click("#warnings a >> nth=0")
    pages[0].wait_for_selector(":target")
    assert tab.wrong == []


def test_what_a_watch_brings_is_shown_and_told_of_once(browser: Any, tmp_path: Path) -> None:
    out, told = tmp_path / "out", tmp_path / "told.jsonl"
    rules = [Rule("Anna", actor="Anna", file=told)]
    with site({}) as herald:
        post(herald, [1])
        watch(herald, out)
        with served(out) as home:
            tab = Tab(browser, home)
            pages = [tab.page, tab.another()]
            pages[0].goto("/")
            pages[1].goto("/statements")
            for numbers in ([1, 2], [1, 2]):  # the second time the watch finds nothing new
                post(herald, numbers)
                with beside(out, rules):
                    watch(herald, out)
            for page in pages:
                page.wait_for_selector("tbody tr[data-fresh]", timeout=10_000)
                assert page.locator("tbody tr").count() == 2
    assert len(told.read_text().splitlines()) == 1
    assert tab.wrong == []


def test_what_is_new_on_an_issue_alone(browser: Any, story: tuple[str, Path]) -> None:
    home, out = story
    tab = Tab(browser, home)
    tab.page.goto("/issue?name=reopening+the+gates+of+the+Torvan+dam")
    tell(out, OTHER, story=STORY)
    tab.page.click("text=Show only what is new", timeout=10_000)
    assert tab.page.inner_text("header h1") == "Positions"
    assert tab.page.locator("tbody tr").count() == 1
    assert tab.wrong == []


def test_since_you_last_looked(browser: Any, story: tuple[str, Path]) -> None:
    home, out = story
    tab = Tab(browser, home)
    page = tab.page
    page.goto("/statements")
    assert page.locator("[data-fresh]").count() == 0
    page.goto("about:blank")
    tell(out, OTHER, story=STORY)
    page.goto("/about")
    page.evaluate(LONG_AGO)
    page.goto("/statements")
    page.wait_for_selector("#came:not(:empty)")
    assert "1 new report" in page.inner_text("#came")
    fresh = page.locator("tr[data-fresh]").count()
    assert 0 < fresh < page.locator("tbody tr").count()
    page.click("text=Show only what is new")
    assert page.locator("tbody tr").count() == fresh
    page.goto("/story/d1")
    page.wait_for_selector("li[data-fresh]")
    assert tab.wrong == []


def test_who_claims_to_be_further_than_the_news_keeps_nobody_waiting(tmp_path: Path) -> None:
    """A page of a record that was made anew; it may be the first to listen."""
    out = tell(tmp_path, HERALD)
    with served(out) as home:
        ahead, first = events(home, 10**17)
        here, second = events(home, 1)
        tell(out, OTHER)
        assert [answer.readline() for answer in (ahead, here)] == [b"id: 2\n"] * 2
        first.close()
        second.close()
