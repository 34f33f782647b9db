"""The pages: whole without a script or a network, every word escaped, linked both ways."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from onrecord.pages import written as pages
from onrecord.pages.dates import day
from onrecord.pages.sheet import sheet
from onrecord.schema import Published, Story, Voice
from onrecord.store import Entry, affairs, query, reading
from tests import herald
from tests.factories import make_report, process
from tests.serve.conftest import HERALD as AFFAIR_HERALD
from tests.serve.conftest import OTHER as AFFAIR_OTHER
from tests.serve.conftest import put

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """What a browser would see: elements, attributes and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words += data

    def all(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def written(out: Path, *entries: Entry) -> Page:
    pages.write(lambda: entries, out, count=len(entries))
    return Page((out / "index.html").read_text("utf-8"))


def entry_of(text: str, **fields: Any) -> Entry:
    return replace(Entry.of(process(make_report(text), None)), **fields)


HERALD = Entry.of(herald.reading())

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&amp;{{ 7*7 }}'


def test_every_link_has_an_end(tmp_path: Path) -> None:
    page = written(tmp_path, HERALD, entry_of("Two\n\nAnna said yes."))
    ids = page.all("id")
    assert Counter(ids).most_common(1)[0][1] == 1
    assert {h[1:] for h in page.all("href") if h.startswith("#")} <= set(ids)


def test_each_finding_leads_to_its_words_and_back(tmp_path: Path) -> None:
    page = written(tmp_path, HERALD)
    for key in [said.id for said in HERALD.statements] + [event.id for event in HERALD.events]:
        assert {key, f"w-{key}"} <= set(page.all("id"))
        assert {f"#{key}", f"#w-{key}"} <= set(page.all("href"))


def test_the_text_is_whole(tmp_path: Path) -> None:
    page = written(tmp_path, HERALD)
    assert HERALD.article is not None
    squeezed = re.sub(r"e?\d+(?=[A-Z\"a-z])|\s+", "", page.words)
    for paragraph in HERALD.article.text.split("\n\n"):
        assert re.sub(r"e?\d+(?=[A-Z\"a-z])|\s+", "", paragraph) in squeezed


@pytest.mark.parametrize("place", ["text", "headline", "path", "url", "failure", "outlet", "clue"])
def test_hostile_words_stay_words(tmp_path: Path, place: str) -> None:
    entry = entry_of("Head\n\nAnna said yes.")
    article = entry.article
    assert article is not None
    if place == "text":
        entry = entry_of(f"{HOSTILE}\n\nAnna said {HOSTILE}.")
    elif place in ("headline", "outlet"):
        changed: dict[str, Any] = {place: HOSTILE, "blocks": ()}
        entry = replace(entry, article=replace(article, **changed))
    elif place == "clue":
        published = Published("2025", "year", HOSTILE)
        entry = replace(entry, article=replace(article, published=published))
    elif place == "failure":
        entry = Entry("r0", "file", failure=HOSTILE)
    else:
        entry = entry_of("Head\n\nAnna said yes.", **{place: HOSTILE})
    page = written(tmp_path, entry)
    assert HOSTILE in page.words
    assert not {tag for tag, _ in page.tags} & {"script", "img", "iframe"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/b?c=1&d=2", True),
        ("http://a.example/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[bad", False),
    ],
)
def test_only_addresses_of_the_web_are_links(tmp_path: Path, url: str, linked: bool) -> None:
    page = written(tmp_path, entry_of("Head\n\nAnna said yes.", url=url))
    assert (url in page.all("href")) == linked


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    page = written(tmp_path, HERALD)
    text = (tmp_path / "index.html").read_text("utf-8")
    assert not page.all("src")
    assert "url(" not in text
    assert "@import" not in text
    assert all(h.startswith(("#", "data:,")) for h in page.all("href"))
    assert "default-src 'none'" in page.all("content")[1]


CARD_WORDS = [
    ("role and whose", "Andrey Volchan president, Kordavia"),
    ("act and form", "threaten · direct"),
    ("addressee", "to a cheering crowd of shift workers"),
    ("date said", "on 3 March 2025"),
    ("condition", "condition unless the flow of the Ilmar was restored"),
    ("no speaker", "“he”: speaker unresolved candidates Emil Karsky (0.58)"),
    ("doubt", "unsure (0.41)"),
    ("nesting", "within 9"),
    ("who did what to whom", "Andrey Volchan president, Kordavia → to Selmeria reject · yield"),
    ("trigger and status", "would not reopen · happened"),
    ("day and place of an event", "on 3 March 2025in TORVAN (the dateline)"),
    ("matter and figures", 'matter "a single gate"figures 1 gate'),
    ("position", "position Kordavia × refuses reopening the gates of the Torvan dam"),
    ("as told by", "rail blockade; as told by Andrey Volchan; 3 March 2025"),
]


@pytest.mark.parametrize("words", [c[1] for c in CARD_WORDS], ids=[c[0] for c in CARD_WORDS])
def test_a_card_says(tmp_path: Path, words: str) -> None:
    assert words in re.sub(r"\s+", " ", written(tmp_path, HERALD).words)


def test_the_matrix_leads_to_the_words(tmp_path: Path) -> None:
    page = written(tmp_path, HERALD)
    (held,) = HERALD.positions
    assert "Who stands where" in page.words
    assert held.id in page.all("id")
    assert f"#{held.id}" in page.all("href")


def test_a_position_that_no_card_shows_is_on_the_page(tmp_path: Path) -> None:
    held = replace(HERALD.positions[0], via=("e0",))
    page = written(tmp_path, replace(HERALD, positions=(held,)))
    assert held.id in page.all("id")


def test_confidence_is_told_only_where_it_is_low(tmp_path: Path) -> None:
    assert written(tmp_path, HERALD).words.count("unsure (") == 1


def test_failures_are_listed_with_their_reasons(tmp_path: Path) -> None:
    words = written(tmp_path, HERALD, Entry("r0", "scan.pdf", failure="it is a PDF")).words
    assert "1 report could not be read" in re.sub(r"\s+", " ", words)
    assert "scan.pdf" in words
    assert "it is a PDF" in words


def test_a_record_of_nothing_is_a_page(tmp_path: Path) -> None:
    assert "0 reports" in written(tmp_path).words


def test_reports_stand_in_the_order_of_time(tmp_path: Path) -> None:
    def dated(text: str, value: str | None) -> Entry:
        entry = entry_of(f"{text}\n\nAnna said {text}.")
        assert entry.article is not None
        published = Published(value, "day", "a clue") if value else None
        return replace(entry, article=replace(entry.article, published=published))

    made = [dated("Undated", None), dated("Late", "2025-03-05"), dated("Early", "2025-03-03")]
    words = written(tmp_path, *made).words
    assert words.index("Early") < words.index("Late") < words.index("Undated")


def test_many_reports_have_a_page_each(tmp_path: Path) -> None:
    made = [entry_of(f"Head {n}\n\nAnna said {n}.", path=f"{n:05}") for n in range(1201)]
    page = written(tmp_path, *made)
    links = [h for h in page.all("href") if h.startswith("reports/")]
    assert len(links) == pages.LINES_A_PAGE
    assert "index-2.html" in page.all("href")
    names = {p.name for p in tmp_path.glob("index*.html")}
    assert names == {"index.html", "index-2.html", "index-3.html"}
    assert len(list((tmp_path / "reports").iterdir())) == 1201
    single = Page((tmp_path / links[0]).read_text("utf-8"))
    assert "../index.html" in single.all("href")
    assert "Head 0" in single.words


def test_pages_of_reports_that_left_are_removed(tmp_path: Path) -> None:
    made = [entry_of(f"Head {n}\n\nAnna said {n}.", path=f"{n:05}") for n in range(600)]
    written(tmp_path, *made)
    written(tmp_path, *made[:60])
    assert len(list((tmp_path / "reports").iterdir())) == 60
    assert not (tmp_path / "index-2.html").exists()
    written(tmp_path, *made[:2])
    assert not list((tmp_path / "reports").iterdir())


def test_cards_stand_beside_the_paragraph_that_holds_their_words() -> None:
    for paragraph in sheet(HERALD).paragraphs:
        text = "".join(segment.text for segment in paragraph.segments)
        for card in paragraph.cards:
            words = card.said.content[0] if card.kind == "said" else card.deed.trigger
            assert words.text in text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-03-03", "3 March 2025"),
        ("2025-03", "March 2025"),
        ("2025", "2025"),
        ("2007-W08", "week 8 of 2007"),
        ("2025-03-03T17:42", "3 March 2025, 17:42"),
        ("2025-13-40", "2025-13-40"),
        ("soon", "soon"),
    ],
)
def test_dates_are_no_more_precise_than_they_are(value: str, words: str) -> None:
    assert day(value) == words


def test_a_report_page_is_written_again_only_when_it_changed(tmp_path: Path) -> None:
    made = [entry_of(f"Head {n}\n\nAnna said {n}.", path=f"{n:05}") for n in range(60)]
    written(tmp_path, *made)
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "reports").iterdir()}
    written(tmp_path, replace(made[0], url="https://a.example/new"), *made[1:])
    after = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "reports").iterdir()}
    assert [name for name in before if before[name] != after[name]] == [f"{made[0].id}.html"]
    text = (tmp_path / "reports" / f"{made[0].id}.html").read_text("utf-8")
    assert "https://a.example/new" in text


def test_an_agency_that_is_the_outlet_is_named_once(tmp_path: Path) -> None:
    entry = entry_of("Head\n\nAnna said yes.")
    assert entry.article is not None
    article = replace(entry.article, outlet="Littoral Press", agency="Littoral Press")
    words = written(tmp_path, replace(entry, article=article)).words
    assert words.count("Littoral Press") == 2  # once in the list, once above the report


def test_stories_stand_first_with_their_prints_folded(tmp_path: Path) -> None:
    made = [entry_of(f"Head {n}\n\nAnna said {n}.", path=f"{n}") for n in range(3)]
    ids = tuple(entry.id for entry in made)
    voices = (Voice(ids[:2], "Littoral Press", (), (), ()), Voice(ids[2:], None, (), (), ()))
    story = Story("d1", "The dam", ids, voices, copies=(ids[:2],), first="2025-03-03")
    pages.write(lambda: made, tmp_path, count=3, stories=[story])
    page = Page((tmp_path / "index.html").read_text("utf-8"))
    words = re.sub(r"\s+", " ", page.words)
    assert "The dam 3 reports by 2 independent voices, 3 March 2025" in words
    assert "Head 0 outlet unknown, also in Head 1" in words
    assert words.index("The dam") < words.index("DateHeadline")
    assert {f"#{key}" for key in ids} <= set(page.all("href"))


@pytest.fixture(scope="module")
def beside_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The affair's record, all its pages written."""
    out = put(tmp_path_factory.mktemp("out"), AFFAIR_HERALD, AFFAIR_OTHER)
    write_pages(out)
    return out


def write_pages(out: Path, most: int = 5) -> None:
    with reading(out) as connection, connection.begin():
        entries = list(query.entries(connection))
        pages.write(
            lambda: entries,
            out,
            count=len(entries),
            stories=tuple(affairs.stories(connection)),
            connection=connection,
            most=most,
        )


BESIDE = [
    ("story-d1", "What happened, was planned, demanded or denied"),
    ("story-d1", "2 independent voices, 3 March 2025 to 5 March 2025"),
    ("story-d1", "status, differs: happened"),
    ("story-d1", "compare with the previous"),
    ("actor-", "Andrey Volchan"),
    ("issue-", "× refuses"),
    ("compare-", "differing: status"),
    ("statements", "a single gate"),
    ("about", "Limits"),
]


@pytest.mark.parametrize(("name", "words"), BESIDE)
def test_the_other_pages_are_written_out(beside_index: Path, name: str, words: str) -> None:
    files = [p for p in (beside_index / "pages").iterdir() if p.name.startswith(name)]
    assert files
    told = [re.sub(r"\s+", " ", Page(file.read_text("utf-8")).words) for file in files]
    assert any(words in page for page in told)


def test_every_page_leads_only_to_what_is_there(beside_index: Path) -> None:
    """All links are relative, and each has an end: a file, and an anchor in it."""
    files = [beside_index / "index.html", *(beside_index / "pages").iterdir()]
    read = {file: Page(file.read_text("utf-8")) for file in files}
    lost = []
    for file, page in read.items():
        assert not page.all("src")
        assert not [tag for tag, _ in page.tags if tag in ("form", "script")]
        for href in page.all("href"):
            name, _, anchor = href.partition("#")
            if href == "data:,":
                continue
            to = (file.parent / name).resolve() if name else file
            if to not in read or (anchor and anchor not in read[to].all("id")):
                lost.append((file.name, href))
    assert lost == []
    assert {"pages/story-d1.html", "pages/about.html", "pages/statements.html"} <= set(
        read[beside_index / "index.html"].all("href")
    )


def test_the_index_tells_the_account_of_a_story(beside_index: Path) -> None:
    page = Page((beside_index / "index.html").read_text("utf-8"))
    words = re.sub(r"\s+", " ", page.words)
    assert "AccountWhat happened, was planned, demanded or denied 3 March 2025" in words
    assert "Andrey Volchan → Selmeria reject" in words


def test_pages_that_are_not_wanted_any_more_are_removed(tmp_path: Path) -> None:
    out = put(tmp_path / "out", AFFAIR_HERALD, AFFAIR_OTHER)
    write_pages(out, most=5)
    many = len(list((out / "pages").iterdir()))
    write_pages(out, most=1)
    assert 0 < len(list((out / "pages").iterdir())) <= many
    write_pages(out, most=0)
    assert list((out / "pages").iterdir()) == []
    assert "pages/" not in (out / "index.html").read_text("utf-8")
