"""The server's pages: each is there, whole and harmless, and what it lists can be taken away."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.pages.tables import COLUMNS
from onrecord.serve import make_app
from onrecord.store import Entry
from tests.pages.test_written import Page
from tests.serve.conftest import HERALD, HOSTILE, OTHER, entry_of, put

PELCARU = HERALD.actors[1].id
ACTOR = HERALD.statements[0].speaker.actor
ISSUE = "reopening the gates of the Torvan dam"

PAGES = [
    ("/", "President: 'Not a Single Gate'"),
    ("/?outlet=Gazette", "1 report"),
    ("/stories", "The gates of Torvan"),
    ("/story/d1", "2 independent voices, 3 March 2025 to 5 March 2025"),
    ("/story/d1?", "status, differs: happened"),
    ("/story/d1?c", "figure: killed killed, differs: 3 three men"),
    ("/story/d1?a", "Kordavia, he would not, he may not:"),
    ("/story/d1?b", "draws on Dravec Herald"),
    ("/statements", "a single gate"),
    ("/statements?act=threaten&speaker=Andrey+Volchan", "2 statements"),
    ("/statements?view=human", "Nothing found."),
    ("/statements?q=reservoir", "1 statement"),
    ("/events", "would not reopen"),
    ("/events?status=possible", "1 event"),
    ("/events?actors=Andrey+Volchan&q=Selmeria", "2 events"),
    ("/positions", "Who stands where"),
    ("/positions?stance=refuses", "1 position"),
    ("/actors?q=volchan", "Andrey Volchan"),
    ("/issues", ISSUE),
    (f"/report/{HERALD.id}", "TORVAN, Monday"),
    (f"/report/{HERALD.id}?c=0-9", "President"),
    (f"/compare?a={HERALD.id}", "Gates"),
    (f"/compare?a={HERALD.id}&b={OTHER.id}", "differing: status"),
    ("/search?q=reservoir", "1 report with"),
    ("/search?q=%22single+gate%22", "Andrey Volchan: refuse"),
    ("/search?q=Torvan+dam", ISSUE),
    ("/search", "Enter words, or a"),
    (f"/actor/{ACTOR}", "Linked across reports by name, role and context"),
    (f"/actor/{ACTOR}?", "role: president 0.95"),
    (f"/actor/{PELCARU}", "grouped by the name alone"),
    (f"/issue?name={ISSUE}", "× refuses"),
    ("/timeline", "reject"),
    ("/network", "Andrey Volchan"),
    ("/review", "Your name"),
    ("/review?of=events", "Your name"),
    ("/review?of=positions", "Your name"),
    ("/alerts", "No alert has fired yet"),
    ("/about", "it is a PDF"),
]


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", Page(text).words)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The affair's record, which the tests of this module only read."""
    failed = Entry("r0", "scan.pdf", failure="it is a PDF")
    out = put(tmp_path_factory.mktemp("out"), HERALD, OTHER, failed)
    with TestClient(make_app(out), base_url="http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize(("address", "words"), PAGES, ids=[p[0][:40] for p in PAGES])
def test_a_page_is_there_and_whole(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert words in re.sub(r"\s+", " ", page.words)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {h for h in page.all("href") if h[0] not in "/#"} <= {"data:,"}
    assert set(page.all("src")) <= {"/keys.js", "/live.js"}
    fields = {a["id"] for tag, a in page.tags if tag in ("input", "select") and "id" in a}
    assert fields <= set(page.all("for"))
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert [tag for tag, _ in page.tags].count("main") == 1


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """One of each kind: of links that differ in an id or a value alone the first is followed."""
    links: dict[str, str] = {}
    for address, _ in PAGES:
        for href in Page(client.get(address).text).all("href"):
            if href[0] == "/":
                kind = re.sub(r"/[a-z][0-9a-f]{16}|(?<==)[^&]*", "", href.split("#")[0])
                links.setdefault(kind, href)
    assert len(links) > 40
    assert [href for href in links.values() if client.get(href).status_code != 200] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/report/r9", 404),
        ("/report/r0", 404),
        ("/report/..%2f..%2fetc%2fpasswd", 404),
        ("/../../etc/passwd", 404),
        ("/keys.js/../../app.py", 404),
        ("/passwords.csv", 404),
        ("/statements.exe", 404),
        ("/actor/a9", 404),
        ("/story/d9", 404),
        ("/issue?name=nothing", 404),
        ("/compare?a=r9&b=r8", 404),
        ("/review?target=s9", 404),
        (f"/report/{HERALD.id}?c=9-1", 200),
        (f"/report/{HERALD.id}?c=0-99999999", 200),
        (f"/report/{HERALD.id}?c=<script>", 200),
        ("/statements?page=-1", 200),
        ("/statements?page=99999999", 200),
        ("/statements?page=x&act='--", 200),
        ("/statements?q=%25%27%22_\\", 200),
    ],
)
def test_what_is_not_there_is_said_so(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_permalink_shows_its_words(client: TestClient) -> None:
    assert HERALD.article is not None
    start = HERALD.article.text.index("a single gate")
    text = client.get(f"/report/{HERALD.id}?c={start}-{start + 13}").text
    marked = re.search(r'<mark id="c">(.*?)</mark>', text, re.DOTALL)
    assert marked is not None
    assert words_of(marked[1]) == "a single gate"


def test_code_points_count_not_utf_16_units(tmp_path: Path) -> None:
    text = "🜁 שלום\n\nAnna said 🜂 مرحبا 𝕊𝕠 it is."
    entry = entry_of(text)
    start = text.index("𝕊𝕠")
    with TestClient(make_app(put(tmp_path / "out", entry)), base_url="http://localhost") as made:
        page = made.get(f"/report/{entry.id}?c={start}-{start + 2}").text
    marked = re.search(r'<mark id="c">(.*?)</mark>', page, re.DOTALL)
    assert marked is not None
    assert words_of(marked[1]) == "𝕊𝕠"


TRIED = """
    / /statements /search?q=alert /report/{id} /actors /compare?a={id} /events?q={hostile}
    /statements?speaker={hostile} /issue?name={hostile}
""".split()


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    text = f"{HOSTILE}\n\nAnna said {HOSTILE} is so. Boris said no."
    entry = entry_of(text, url=f"javascript:{HOSTILE}", path=HOSTILE)
    out = put(tmp_path / "out", entry, OTHER)
    with TestClient(make_app(out), base_url="http://localhost") as made:
        pages = [made.get(a.format(id=entry.id, hostile=HOSTILE)).text for a in TRIED]
    for page in map(Page, pages):
        scripts = [attrs for tag, attrs in page.tags if tag == "script"]
        assert {(s.pop("src"), *s) for s in scripts} <= {
            ("/keys.js", "defer"),
            ("/live.js", "defer"),
        }
        assert not {tag for tag, _ in page.tags} & {"img", "iframe"}
        assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
        assert not [href for href in page.all("href") if href.lower().startswith("javascript")]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_list_is_taken_away_as_it_is_seen(client: TestClient, name: str) -> None:
    query = "?q=a"
    page = Page(client.get(f"/{'' if name == 'reports' else name}{query}").text)
    rows = len([tag for tag, attrs in page.tags if tag == "tr"]) - 1
    lines = list(csv.DictReader(io.StringIO(client.get(f"/{name}.csv{query}").text)))
    objects = [json.loads(line) for line in client.get(f"/{name}.jsonl{query}").text.splitlines()]
    assert len(lines) == len(objects) == rows
    seen = [column.name for column in COLUMNS[name]]
    assert list(lines[0])[: len(seen)] == seen
    assert list(objects[0]) == list(lines[0])


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    out = put(tmp_path / "out", entry_of("=1+1\n\nAnna said =HYPERLINK(0) now."))
    with TestClient(make_app(out), base_url="http://localhost") as made:
        (line,) = csv.DictReader(io.StringIO(made.get("/statements.csv").text))
    assert (line["words"], line["headline"]) == ("'=HYPERLINK(0) now", "'=1+1")


def test_many_rows_have_pages(tmp_path: Path) -> None:
    text = "Head\n\n" + " ".join(f"Anna said {n} it is." for n in range(120))
    with TestClient(
        make_app(put(tmp_path / "out", entry_of(text))), base_url="http://localhost"
    ) as made:
        pages = [words_of(made.get(f"/statements?page={n}").text) for n in (1, 2, 3)]
        whole = made.get("/statements.jsonl").text.splitlines()
    assert ["119 it is" in page for page in pages] == [False, False, True]
    assert "2 of 3" in pages[1]
    assert len(whole) == 120
