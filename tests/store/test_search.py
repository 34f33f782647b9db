"""Words are found in reports, whatever the words, and the index keeps in step with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine

from onrecord.store import Entry, migrations, reading, rows, schema, search, write, writing
from tests.factories import MADE_WITH, make_report, process, run_fake, write_reports
from tests.store.test_store import layout_3

TEXTS = [
    "Dam\n\nAnna said the dam is full of water.",
    "Rail\n\nBoris said not a single gate of the dam will open.",
    'Café\n\nCarla said Élodie\'s "deal" AND nothing NEAR it.',
]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A record of three reports."""
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text)
    run_fake([tmp_path / f"{n}.txt" for n in range(3)], tmp_path / "out")
    return tmp_path / "out"


def heads(out: Path, words: str) -> list[str]:
    with reading(out) as connection, connection.begin():
        total, found = search.reports(connection, words, limit=9)
    assert total == len(found)
    return sorted(text.split("\n")[0] for _, text in found)


CASES = [
    ("dam", ["Dam", "Rail"]),
    ("DAM water", ["Dam"]),
    ('"single gate"', ["Rail"]),
    ('"gate single"', []),
    ("cafe", ["Café"]),
    ("élodie", ["Café"]),
    ("AND", ["Café"]),
    ("NEAR(dam", []),
    ('"', []),
    ("", []),
    ("* - ^ :", []),
    ("words:dam", []),
    ("x' OR 1=1 --", []),
]


@pytest.mark.parametrize(("words", "found"), CASES)
def test_reports_are_found_by_their_words(out: Path, words: str, found: list[str]) -> None:
    assert heads(out, words) == found


def test_the_index_keeps_in_step(out: Path, tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text("Dam\n\nAnna said the lake is empty.")
    run_fake([tmp_path / "0.txt"], out)
    assert heads(out, "water") == []
    assert heads(out, "lake") == ["Dam"]


def test_a_text_that_is_cleaned_otherwise_is_indexed_anew(tmp_path: Path) -> None:
    first = Entry.of(process(make_report(TEXTS[0]), None))
    other = process(make_report(TEXTS[1]), None).article
    assert other is not None
    changed = Entry(first.id, first.path, article=other)
    failed = Entry(first.id, first.path, failure="it is a PDF")
    for entry, found in ((first, []), (changed, ["Rail"]), (failed, []), (changed, ["Rail"])):
        with writing(tmp_path) as connection, connection.begin():
            run = write.begin_run(connection, MADE_WITH, inputs=1)
            write.put(connection, [entry], run=run, fingerprints=[None])
        assert heads(tmp_path, "gate") == found


def test_an_old_record_is_indexed_when_it_is_brought_up(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'record.db'}")
    with engine.begin() as connection:
        layout_3(connection)
        run = write.begin_run(connection, MADE_WITH, inputs=1)
        full = Entry.of(process(make_report(TEXTS[0]), None))
        entry = Entry(full.id, full.path, article=full.article)  # findings had other columns
        connection.execute(schema.reports.insert().values(rows.report(entry) | {"run": run}))
        migrations.migrate(connection)
    engine.dispose()
    assert heads(tmp_path, "water") == ["Dam"]


def test_a_run_that_changes_nothing_leaves_the_index(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 3)
    for _ in range(2):
        run_fake(source, tmp_path / "out")
        assert heads(tmp_path / "out", "anna") == ["Report 0", "Report 1", "Report 2"]
