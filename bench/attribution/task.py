"""Runs the shipped code over PolNeAR's articles."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from bench.attribution.score import Counts, Marked, count_all, metrics
from bench.common import Result, Table, Task, json_lines, share, watched
from onrecord.schema import Statement


def as_marked(statement: Statement) -> dict[str, list[list[int]]]:
    """A statement in the form of the data: spans of source, cue and content."""
    source, cue = statement.speaker.span, statement.cue
    return {
        "source": [list(source)] if source else [],
        "cue": [list(cue.span)] if cue else [],
        "content": [list(words.span) for words in statement.content],
    }


def outermost(statements: tuple[Statement, ...]) -> list[Marked]:
    """The statements that the data mark too: those told in no other one."""
    return [as_marked(s) for s in statements if s.within is None]


def measure(cases: Path, limit: int | None) -> Result:
    """Scores the statements found in each case's text, which is not cleaned."""
    from bench import shipped

    model = shipped.load_model()
    # Some files repeat an article for each annotator; its last line stands, as in the corpus's
    # other measurements.
    articles: dict[str, dict[str, Any]] = {d["doc_id"]: d for d in json_lines(cases)}
    scored = [
        (d["text"], d["attributions"], outermost(shipped.read_text(d["text"], model=model)))
        for d in watched(list(islice(articles.values(), limit)), "articles")
    ]
    everything = count_all(scored)
    return Result(
        metrics=metrics(everything, count_all(scored, track="speech")),
        tables=(_recall(everything),),
        details={"n_gold": everything["gold",], "n_made": everything["made",]},
    )


def _recall(c: Counts) -> Table:
    kinds = sorted(key[:2] for key in c if len(key) == 3 and key[2] == "gold" and key[0] != "token")
    rows = tuple(
        (
            f"{kind}: {value}",
            c[kind, value, "gold"],
            share(c[kind, value, "detect"], c[kind, value, "gold"]),
            share(c[kind, value, "source"], c[kind, value, "gold"]),
        )
        for kind, value in kinds
    )
    return Table("recall by kind", ("gold", "n", "found", "with its source"), rows)


TASK = Task(
    name="attribution",
    about="Who said what: source, cue and content against PolNeAR.",
    metrics=(
        "full",
        "full_speech",
        "detect",
        "source",
        "cue",
        "recall_direct",
        "recall_mixed",
        "recall_indirect",
    ),
    measure=measure,
)
