"""Runs `onrecord run` over invented stories and scores what it says their reports differ in."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.common import Result, Table, Task, f1, json_lines, share
from bench.differences.score import (
    FIELDS,
    FIGURE,
    Counts,
    Found,
    Place,
    Side,
    count,
    field_of,
    gold_of,
    sentence,
    within_copies,
)

# A plan that came is a history: superseded in its status, and no difference.
HISTORY = ("status", "superseded")
SHOWN = {"differs", "superseded"}


# The affair of the demo, which is one story more.
EXAMPLES = Path(__file__).parents[2] / "examples"


def stories_of(cases: Path) -> dict[str, dict[str, Any]]:
    """The stories of the cases by name, as the JSON files of a folder have them."""
    loaded: dict[str, dict[str, Any]] = {}
    for path in sorted(cases.glob("*.json")):
        loaded |= json.loads(path.read_text("utf-8"))
    return dict(sorted(loaded.items()))


def folder_of(cases: Path, story: str) -> Path:
    """Where the reports of a story lie: in a folder of its name, or with the demo's."""
    return EXAMPLES if story == EXAMPLES.name else (cases / story).resolve()


def made_of(out: Path, folders: Mapping[str, Path]) -> tuple[list[Found], dict[str, str]]:
    """The differences that a run found, and the clean text of each file, named from its story."""
    text: dict[str, str] = {}
    file: dict[str, str] = {}
    for r in json_lines(out / "reports.jsonl"):
        story = next((s for s, f in folders.items() if Path(r["path"]).is_relative_to(f)), "")
        file[r["id"]] = f"{story}/{Path(r['path']).name}"
        text[file[r["id"]]] = r["text"] or ""
    made = []
    for record in json_lines(out / "records.jsonl"):
        for d in record["differs"]:
            field = field_of(d["field"])
            if d["state"] in SHOWN and (field, d["state"]) != HISTORY:
                sides = tuple(_side(v, file, text) for v in d["values"])
                story = next((p[0].split("/")[0] for s in sides for p in s.places), "")
                made.append(Found(story, field, d["state"], sides, about=d["field"]))
    return made, text


def _side(value: Mapping[str, Any], file: Mapping[str, str], text: Mapping[str, str]) -> Side:
    places: list[Place] = []
    for e in value["evidence"]:
        name = file[e["report"]]
        places.append((name, *sentence(text[name], e["start"], e["end"])))
    return Side(value["value"], value["low"], value["high"], tuple(places))


def measure(cases: Path, limit: int | None) -> Result:
    """Scores one run over the reports of all stories, or of the first so many."""
    from bench import shipped

    gold = dict(list(stories_of(cases).items())[:limit])
    folders = {story: folder_of(cases, story) for story in gold}
    with tempfile.TemporaryDirectory() as folder:
        shipped.run_command(list(folders.values()), Path(folder, "out"))
        return scored(gold, Path(folder, "out"), folders)


def scored(gold: Mapping[str, Any], out: Path, folders: Mapping[str, Path]) -> Result:
    """Scores a run that was made before."""
    made, texts = made_of(out, folders)
    wanted: list[Found] = []
    text_of: dict[str, str] = {}
    for story, given in gold.items():
        mine = {n: texts.get(f"{story}/{n}", "") for n in given["reports"]}
        wanted += [_in_story(found) for found in gold_of(story, given, mine)]
        for name, facts in given["reports"].items():
            text_of[f"{story}/{name}"] = f"{story}/{facts.get('copy_of') or name}"
    whole = count(wanted, made)
    flagged = [m for m in made if within_copies(m, text_of)]
    metrics = {
        "precision": share(whole.right, whole.made),
        "recall": share(whole.hit, whole.gold),
        "f1": f1(whole.hit, whole.made - whole.right + whole.hit, whole.gold),
        "kinds": share(whole.kinds, whole.hit),
        "within_copies": float(len(flagged)),
    }
    return Result(metrics, (_by_field(wanted, made), *_by_half(wanted, made, gold)))


def _in_story(found: Found) -> Found:
    """A difference of the gold with its files named from its story."""
    sides = tuple(
        Side(s.value, s.low, s.high, tuple((f"{found.story}/{p[0]}", p[1], p[2]) for p in s.places))
        for s in found.sides
    )
    return Found(found.story, found.field, found.kind, sides, found.required, found.about)


def _by_field(wanted: Sequence[Found], made: Sequence[Found]) -> Table:
    rows = tuple(
        _row(f, count([g for g in wanted if g.field == f], [m for m in made if m.field == f]))
        for f in (FIGURE, *FIELDS)
    )
    return Table("by field", ("", "gold", "found", "made", "right"), rows)


def _by_half(
    wanted: Sequence[Found], made: Sequence[Found], stories: Iterable[str]
) -> tuple[Table, ...]:
    """The looked-at half and the held one, where the cases are numbered so."""
    halves = {"dev": [], "held": [], "other": []}  # type: dict[str, list[str]]
    for story in stories:
        number = re.fullmatch(r"s(\d+)", story)
        halves["other" if number is None else "dev" if int(number[1]) <= 10 else "held"] += [story]
    rows = tuple(
        _row(half, count([g for g in wanted if g.story in of], [m for m in made if m.story in of]))
        for half, of in halves.items()
        if of
    )
    return (Table("by half", ("", "gold", "found", "made", "right"), rows),)


def _row(name: str, c: Counts) -> tuple[object, ...]:
    return name, c.gold, c.hit, c.made, c.right


TASK = Task(
    name="differences",
    about="What the reports of a story differ in, against what a careful reader lists.",
    metrics=("precision", "recall", "f1", "kinds", "within_copies"),
    measure=measure,
)
