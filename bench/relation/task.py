"""Runs the shipped relation branch over marked pairs."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

from bench.common import Result, Table, Task, lines, share, watched
from bench.relation.marked import read
from bench.relation.score import QUADS, macro_f1, table
from onrecord.annotate.pieces import quoted_tokens


def measure(cases: Path, limit: int | None) -> Result:
    """The likeliest root of each pair, against the gold."""
    from bench import shipped

    model = shipped.load_model()
    rows = list(islice(read(lines(cases), model.nlp.make_doc), limit))
    made = []
    for r in watched(rows, "pairs"):
        pieces = model.pieces.window(r.tokens, r.gaps, quoted_tokens(r.tokens, r.gaps))
        chances = model.relation(pieces, r.roles)
        made.append(max(chances, key=chances.__getitem__))
    gold = [r.root for r in rows]
    wrong = Counter((g, m) for g, m in zip(gold, made, strict=True) if g != m)
    return Result(
        metrics={
            "root_macro_f1": macro_f1(gold, made),
            "quad_macro_f1": macro_f1([r.quad for r in rows], [QUADS[m] for m in made]),
            "root_accuracy": share(len(rows) - wrong.total(), len(rows)),
        },
        tables=(
            Table("by root", ("root", "gold", "made", "right", "f1"), table(gold, made)),
            Table(
                "taken for another",
                ("gold", "made", "pairs"),
                tuple((g, m, n) for (g, m), n in wrong.most_common(10)),
            ),
        ),
    )


TASK = Task(
    name="relation",
    about="The PLOVER root of what one marked phrase does to another.",
    metrics=("root_macro_f1", "quad_macro_f1", "root_accuracy"),
    measure=measure,
)
