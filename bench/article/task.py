"""Runs the shipped cleaner over pages whose article, or whose every block, is known."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from bench.article.marked import unmark
from bench.article.score import (
    Block,
    Shared,
    block_f1,
    body_scores,
    compare,
    covered,
    matched,
)
from bench.common import Result, Table, Task, share, watched
from onrecord.clean import Leftovers, learn
from onrecord.clean.lexicon import agency_named
from onrecord.errors import CleanError
from onrecord.schema import Article, Format, Report, report_id

TRUTH = "ground-truth.json"
UNSCORED = "other"
# Rows of the table of the bodies that are least like the gold ones.
MOST_SHOWN = 10
KINDS = (
    "headline", "byline", "dateline", "body", "caption", "credit", "promotion", "stamp",
    "correction", "contributor", "copyright",
)  # fmt: skip
FACTS = (
    "headline", "outlet", "agency", "byline", "contributors", "place", "published", "updated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is known of it: its body, and where they are marked its blocks."""

    name: str
    source: str
    html: bool
    body: str
    url: str | None = None
    blocks: tuple[Block, ...] | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        """The page as reading gives it."""
        format_: Format = "html" if self.html else "text"
        key = report_id(self.source.encode("utf-8", "surrogatepass"), self.url)
        return Report(key, self.name, self.url, self.source, format_)


def cases(folder: Path) -> Iterator[Case]:
    """The pages of a folder as the article-extraction-benchmark has it, or of marked pages."""
    if (folder / TRUTH).exists():
        truth = json.loads((folder / TRUTH).read_text("utf-8"))
        for name, known in sorted(truth.items()):
            source = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            body = known.get("articleBody") or ""
            yield Case(name, source.decode("utf-8", "replace"), True, body, known.get("url"))
        return
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".html")):
        yield marked_case(path)


def marked_case(path: Path) -> Case:
    """A page with its blocks marked in it."""
    html = path.suffix == ".html"
    page = unmark(path.read_text("utf-8"), html=html)
    gold = Case(path.stem, page.source, html, "", page.facts.get("url"), page.blocks, page.facts)
    return replace(gold, body=gold_body(gold))


def gold_body(case: Case) -> str:
    """The words of the marked body, tags and entities read as the benchmark's own are."""
    from onrecord.clean.markup import scan

    words = (case.source[b.start : b.end] for b in case.blocks or () if b.kind == "body")
    if not case.html:
        return "\n".join(words)
    return "\n".join(line.text for piece in words for line in scan(piece).lines)


def body_of(article: Article | None) -> str:
    """The body that was found, without its dateline, as the gold marks it."""
    if article is None:
        return ""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind == "body")


def blocks_of(article: Article | None) -> list[Block]:
    """The blocks that were found."""
    return [Block(p.kind, p.start, p.end) for p in (article.parts if article else ())]


def cleaned(case: Case, learnt: Leftovers | None = None) -> Article | None:
    """The article in a page, None where none was found."""
    from onrecord.clean import find_article

    try:
        return find_article(case.report, leftovers=learnt or Leftovers())
    except CleanError:
        return None


def count(case: Case, article: Article | None) -> Counter[str]:
    """What one marked page adds to each sum."""
    gold = [b for b in case.blocks or () if b.kind != UNSCORED]
    made = [b for b in blocks_of(article) if b.kind != UNSCORED]
    c: Counter[str] = Counter()
    for name, blocks in (
        ("gold", gold),
        ("made", made),
        ("hit", [g for g, _ in matched(gold, made)]),
    ):
        c[name] += len(blocks)
        c.update(f"{name} {b.kind}" for b in blocks)
    want, got = covered(gold, case.source), covered(made, case.source)
    c.update({"body": len(want), "body lost": len(want - got), "body too much": len(got - want)})
    return c


def facts_of(article: Article | None) -> dict[str, str]:
    """What was found besides the text, as the facts of marked pages are written."""
    if article is None:
        return {}
    changes = [date.value for date in article.dates if date.of == "updated"]
    found = {
        "headline": article.headline,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": ", ".join(article.byline),
        "contributors": ", ".join(article.contributors),
        "place": article.dateline_place,
        "published": article.published.value if article.published else None,
        "updated": changes[0] if changes else None,
    }
    return {name: value for name, value in found.items() if value}


def right(name: str, gold: str | None, made: str | None) -> bool:
    """Whether a fact is right: one of those that the gold allows, in any case and spelling.

    Of a date that the gold gives in two readings the year is enough, for no page tells more.
    """
    options = [bare(name, option) for option in gold.split("|")] if gold else [""]
    if name == "published" and len(options) > 1:
        options.append(options[0][:4])
    return bare(name, made or "") in options


def bare(name: str, value: str) -> str:
    """A fact in small letters without what is a matter of spelling.

    >>> bare("agency", "AP"), bare("place", "GARNET, Mont."), bare("byline", "Ann Lee; Bo Roe")
    ('associated press', 'garnet', 'ann lee, bo roe')
    """
    if name == "agency":
        known = agency_named(value)
        value = known.name if known else value
    elif name == "place":
        value = value.partition(",")[0]
    return value.replace(";", ",").casefold().removeprefix("the ")


def wrong_facts(case: Case, article: Article | None) -> list[tuple[str, str | None, str | None]]:
    """The facts that are not right: name, gold and made."""
    made = facts_of(article)
    both = ((name, case.facts.get(name), made.get(name)) for name in FACTS)
    return [told for told in both if not right(*told)]


def tables(c: Counter[str], bodies: Sequence[tuple[str, Shared]], pages: int) -> Iterator[Table]:
    """The tables for the reader."""
    worst = sorted(bodies, key=lambda item: item[1].both)[:MOST_SHOWN]
    shares = tuple((name, s.both, s.too_much, s.lost) for name, s in worst)
    yield Table("least alike", ("page", "both", "too much", "lost"), shares)
    if c["gold"]:
        kinds = tuple((k, block_f1(c, k), c[f"gold {k}"], c[f"made {k}"]) for k in KINDS)
        yield Table("blocks", ("kind", "f1", "gold", "made"), kinds)
        facts = tuple((name, 1 - c[f"wrong {name}"] / pages) for name in FACTS)
        yield Table("facts", ("fact", "right"), facts)


def measure(folder: Path, limit: int | None) -> Result:
    """Scores the articles found; the speed is of cleaning alone, in the time of one core."""
    pages = list(islice(cases(folder), limit))
    if pages:
        cleaned(pages[0])  # tables are read and patterns compiled at the first page
    c: Counter[str] = Counter()
    bodies: list[tuple[str, Shared]] = []
    wrong: list[tuple[object, ...]] = []
    spent = 0.0
    for page in watched(pages, "pages"):
        start = time.process_time()
        article = cleaned(page)
        spent += time.process_time() - start
        bodies.append((page.name, compare(page.body, body_of(article))))
        if page.blocks is not None:
            c += count(page, article)
            told = wrong_facts(page, article)
            c.update({f"wrong {name}": 1 for name, _, _ in told})
            wrong += [(page.name, *fact) for fact in told]
    metrics = {
        **body_scores([shared for _, shared in bodies]),
        "pages_per_s": len(pages) / spent if spent else None,
        "block_f1": block_f1(c),
        "block_f1_learnt": taught(pages) if c["gold"] else None,
        "facts": 1 - len(wrong) / (len(pages) * len(FACTS)) if c["gold"] else None,
        "body_lost": share(c["body lost"], c["body"]),
        "body_too_much": share(c["body too much"], c["body"]),
    }
    shown = [*tables(c, bodies, len(pages))]
    if wrong:
        shown.append(Table("wrong facts", ("page", "fact", "gold", "made"), tuple(wrong)))
    return Result(metrics, tuple(shown), {"pages": len(pages)})


def taught(pages: Sequence[Case]) -> float | None:
    """Block F1 when what the sites of these pages repeat was learnt from them."""
    learnt = learn(page.report for page in pages)
    return block_f1(sum((count(page, cleaned(page, learnt)) for page in pages), Counter[str]()))


TASK = Task(
    name="article",
    about="The article in a page, and what each of its blocks is.",
    metrics=(
        "f1", "precision", "recall", "pages_per_s", "block_f1", "block_f1_learnt", "facts",
        "body_lost", "body_too_much",
    ),
    measure=measure,
)  # fmt: skip
