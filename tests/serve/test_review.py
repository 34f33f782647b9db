"""Review: decisions are kept beside the findings, one after the other, each with its maker."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.schema import Judgement
from onrecord.store import judgements, reading
from tests.pages.test_written import Page
from tests.serve.conftest import HERALD, OTHER
from tests.serve.test_pages import ISSUE, words_of

FIRST = HERALD.statements[0]


def judge(client: TestClient, verdict: str, person: str = "Ada", **fields: str) -> int:
    form = {"on": "statement", "target": FIRST.id, "verdict": verdict} | fields
    client.cookies.set("onrecord_person", person)
    return client.post("/judge", data=form, follow_redirects=False).status_code


def held(out: Path) -> list[Judgement]:
    with reading(out) as connection, connection.begin():
        return judgements.every(connection)


def shown(client: TestClient, of: str = "statements") -> str:
    """The id of the finding that the queue shows."""
    page = Page(client.get(f"/review?of={of}").text)
    values = [a["value"] for tag, a in page.tags if tag == "input" and a.get("name") == "target"]
    return values[0] or ""


def test_the_most_doubtful_comes_first_and_then_the_next(client: TestClient) -> None:
    client.cookies.set("onrecord_person", "Ada")
    said = [*HERALD.statements, *OTHER.statements]
    doubts = [(s.confidence, s.id) for s in said]
    for _, key in sorted(doubts)[:3]:
        assert shown(client) == key
        assert judge(client, "accept", target=key) == 303
    client.cookies.set("onrecord_person", "Ben")
    assert shown(client) == min(doubts)[1]


def test_positions_come_in_the_order_of_doubt_about_what_they_were_read_from(
    client: TestClient,
) -> None:
    """As sure as its first witness; the affair's second position hangs on a doubtful event."""
    client.cookies.set("onrecord_person", "Ada")
    found: list[Any] = [*HERALD.statements, *HERALD.events, *OTHER.statements, *OTHER.events]
    sure = {item.id: item.confidence for item in found}
    held = [*HERALD.positions, *OTHER.positions]
    wanted = [key for _, key in sorted((sure[item.via[0]], item.id) for item in held)]
    assert len(wanted) > 1
    for key in wanted:
        assert shown(client, "positions") == key
        assert judge(client, "accept", on="position", target=key) == 303
    assert "Ada has reviewed all positions" in client.get("/review?of=positions").text


def test_words_and_cue_are_edited_as_the_report_has_them(client: TestClient, out: Path) -> None:
    client.cookies.set("onrecord_person", "Ada")
    words = " ".join(FIRST.evidence[0].quote.split()[-2:])
    assert judge(client, "edit", words="words of nobody", was_words="x") == 400
    assert judge(client, "edit", cue="chirped", was_cue="x") == 400
    assert held(out) == []
    assert judge(client, "edit", words=words, was_words="x", cue="", was_cue="x") == 303
    page = client.get(f"/statements?q={words.split()[0]}").text
    assert f">{words}</a>" in page
    assert "edited by Ada" in page
    assert {(item.field, item.value) for item in held(out)} == {("words", words), ("cue", "")}


def test_a_judgement_keeps_words_and_score(client: TestClient, out: Path) -> None:
    judge(client, "accept", note="clear")
    (made,) = held(out)
    evidence = FIRST.evidence[0]
    assert (made.quote, made.start, made.end) == (evidence.quote, evidence.start, evidence.end)
    assert (made.score, made.person, made.note) == (FIRST.confidence, "Ada", "clear")


def test_undo_is_a_line_and_the_finding_comes_again(client: TestClient, out: Path) -> None:
    before = words_of(client.get("/statements").text)
    judge(client, "reject")
    assert words_of(client.get("/statements").text) != before
    (made,) = held(out)
    judge(client, "undo", on="judgement", target=made.id)
    assert len(held(out)) == 2
    assert words_of(client.get("/statements").text) == before


def test_an_edit_is_seen_and_the_machine_view_is_as_before(client: TestClient, out: Path) -> None:
    judge(
        client,
        "edit",
        act="deny",
        was_act="refuse",
        speaker="Ottilie",
        was_speaker="Andrey Volchan",
    )
    assert {(item.field, item.value) for item in held(out)} == {
        ("act", "deny"),
        ("speaker", "Ottilie"),
    }
    assert "Ottilie" in words_of(client.get("/statements").text)
    assert "Ottilie" not in words_of(client.get("/statements?view=machine").text)
    assert "act: refuse deny by Ada" in words_of(client.get(f"/report/{HERALD.id}").text)


EVENT, POSITION = HERALD.events[0], HERALD.positions[0]
EDITED: list[tuple[str, str, str, dict[str, str], str, str]] = [
    ("a date", "event", EVENT.id, {"when": "2025-02"}, "/events", "February 2025 edited by Ada"),
    ("nobody", "event", EVENT.id, {"recipients": ""}, "/events", "found: Selmeria"),
    ("several", "event", EVENT.id, {"actors": "Ada; Ben"}, "/events", "Ada, Ben edited by Ada"),
    ("a status", "event", EVENT.id, {"status": "denied"}, "/timeline", "(denied)"),
    ("a stance", "position", POSITION.id, {"stance": "opposes"}, f"/issue?name={ISSUE}",
     "− opposes"),
    ("an issue", "position", POSITION.id, {"issue": "the gates"}, "/issue?name=the+gates",
     "× refuses"),
    ("an issue in the list", "position", POSITION.id, {"issue": "sluices"}, "/issues",
     "sluices"),
    ("a venue", "statement", FIRST.id, {"venue": "a rally"}, "/statements", "a rally edited"),
    ("where it is not known", "statement", FIRST.id, {"speaker": ""}, "/statements",
     "edited by Ada; found: Andrey Volchan"),
    ("in the matrix", "position", POSITION.id, {"stance": "opposes"}, "/positions", "− opposes"),
    ("in the form", "event", EVENT.id, {"when": "2025-02"}, f"/review?of=events&target={EVENT.id}",
     "found: 2025-03-03"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "target", "fields", "address", "words"),
    [e[1:] for e in EDITED],
    ids=[e[0] for e in EDITED],
)
def test_every_page_shows_what_was_edited(
    client: TestClient, kind: str, target: str, fields: dict[str, str], address: str, words: str
) -> None:
    before = client.get(address)
    assert words not in words_of(before.text)
    made = fields | {f"was_{name}": "what stood there" for name in fields}
    assert judge(client, "edit", on=kind, target=target, **made) == 303
    assert words in words_of(client.get(address).text)


def test_a_download_has_what_was_found_beside(client: TestClient) -> None:
    judge(client, "edit", act="deny", was_act="refuse")
    rows = [json.loads(line) for line in client.get("/statements.jsonl").text.splitlines()]
    row = next(row for row in rows if row["id"] == FIRST.id)
    assert (row["act"], row["machine_act"]) == ("deny", "refuse")
    assert "machine_act" not in client.get("/statements.jsonl?view=machine").text


BAD: list[tuple[str, dict[str, str], int]] = [
    ("no such verdict", {"verdict": "burn"}, 400),
    ("no such kind", {"on": "person"}, 400),
    ("no such finding", {"target": "s9"}, 404),
    ("a code that is none", {"verdict": "edit", "act": "sing", "was_act": "say"}, 400),
    ("nothing changed", {"verdict": "edit", "act": "say", "was_act": "say"}, 400),
    ("a field that is none", {"verdict": "edit", "report": "r9"}, 400),
    ("the same as nothing", {"verdict": "same", "on": "actor"}, 400),
    ("a statement the same as another", {"verdict": "same", "other": "s2"}, 400),
    ("a date that is none", {"verdict": "edit", "said_on": "soon", "was_said_on": ""}, 400),
    ("an act left open", {"verdict": "edit", "act": "", "was_act": "say"}, 400),
    ("an edit of an actor", {"verdict": "edit", "on": "actor", "name": "x"}, 400),
    ("too long", {"note": "x" * 100_000}, 413),
    ("undoing what is no judgement", {"verdict": "undo"}, 400),
]


@pytest.mark.parametrize(("fields", "status"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_what_is_no_judgement_is_not_kept(
    client: TestClient, out: Path, fields: dict[str, Any], status: int
) -> None:
    assert judge(client, **({"verdict": "accept"} | fields)) == status
    assert held(out) == []


def test_nobody_judges_without_a_name(client: TestClient, out: Path) -> None:
    assert judge(client, "accept", person="") == 400
    assert "data-key" not in client.get("/review").text
    client.post("/name", data={"person": " Ada   Lovelace "})
    assert "0 judgements by Ada Lovelace" in words_of(client.get("/review").text)


def test_two_people_who_differ_are_told(client: TestClient) -> None:
    judge(client, "accept")
    judge(client, "reject", "Ben")
    assert "(disputed) by Ada, Ben" in words_of(client.get(f"/report/{HERALD.id}").text)
    assert re.search("Ada and Ben *1 *0 %", words_of(client.get("/review").text))


def test_a_rejected_position_leaves_the_matrix(client: TestClient) -> None:
    position = HERALD.positions[0]
    judge(client, "reject", on="position", target=position.id)
    assert position.id not in client.get("/positions").text
    assert "refuses" not in words_of(client.get(f"/issue?name={ISSUE}").text)


def test_people_join_and_part_issues(client: TestClient) -> None:
    judge(client, "edit", on="position", target=OTHER.positions[0].id, issue="Torvan gates",
          was_issue=ISSUE)  # fmt: skip
    judge(client, "same", on="issue", target=ISSUE, other="opening gates")
    page = words_of(client.get(f"/issue?name={ISSUE}").text)
    assert "With “opening gates”, which people judged to be the same" in page
    judge(client, "different", "Ben", on="issue", target="opening gates", other=ISSUE)
    page = words_of(client.get(f"/issue?name={ISSUE}").text)
    assert "judged to be different" in page


def test_people_part_a_report_from_a_story(client: TestClient) -> None:
    client.cookies.set("onrecord_person", "Ada")
    page = words_of(client.get("/story/d1").text)
    assert "This report is about another affair" in page
    judge(client, "different", on="story", target=OTHER.id, other=HERALD.id)
    page = words_of(client.get("/story/d1").text)
    assert "1 report by 1 independent voice" in page
    assert "Removed by people: Gates" in page
    assert "1 report by 1 independent voice" in words_of(client.get(f"/story/{OTHER.id}").text)
    judge(client, "same", on="story", target=OTHER.id, other=HERALD.id)
    assert "2 reports by 2 independent voices" in words_of(client.get("/story/d1").text)


def test_people_part_an_actor(client: TestClient) -> None:
    one, other = HERALD.actors[0].id, OTHER.actors[0].id
    client.cookies.set("onrecord_person", "Ada")
    assert "This is someone else" in words_of(client.get(f"/actor/{one}").text)
    judge(client, "different", on="actor", target=other, other=one)
    page = words_of(client.get(f"/actor/{one}").text)
    assert "in 1 report" in page
    assert "People separated 1 from it" in page


def test_judgements_go_out_as_lines_and_come_back(
    client: TestClient, out: Path, tmp_path: Path
) -> None:
    judge(client, "accept")
    judge(client, "edit", "Ben", act="deny", was_act="refuse")
    dumped = CliRunner().invoke(app, ["judgements", "dump", str(out)]).stdout
    assert [json.loads(line)["verdict"] for line in dumped.splitlines()] == ["accept", "edit"]
    file = tmp_path / "lines.jsonl"
    file.write_text(dumped, "utf-8")
    again = CliRunner().invoke(app, ["judgements", "load", str(out), str(file)])
    assert "0 judgements added, 2 already in the record" in again.stdout
    from tests.serve.conftest import put

    elsewhere = put(tmp_path / "elsewhere", HERALD)
    done = CliRunner().invoke(app, ["judgements", "load", str(elsewhere), str(file)])
    assert "2 judgements added" in done.stdout
    assert held(elsewhere) == held(out)


LINES = [
    ("no JSON", "{"),
    ("no object", "[]"),
    ("without a person", '{"kind": "event", "target": "e", "verdict": "accept", "time": "2025"}'),
    ("changed by hand", None),
    ("an event the same as another",
     '{"kind": "event", "target": "e", "verdict": "same", "person": "A", "time": "2025"}'),
]  # fmt: skip


@pytest.mark.parametrize("line", [x[1] for x in LINES], ids=[x[0] for x in LINES])
def test_a_line_that_is_no_judgement_is_refused(
    client: TestClient, out: Path, tmp_path: Path, line: str | None
) -> None:
    judge(client, "accept")
    dumped = CliRunner().invoke(app, ["judgements", "dump", str(out)]).stdout
    file = tmp_path / "lines.jsonl"
    file.write_text(re.sub('"accept"', '"reject"', dumped) if line is None else line, "utf-8")
    done = CliRunner().invoke(app, ["judgements", "load", str(out), str(file)])
    assert done.exit_code == 1
    assert "line 1: not a judgement" in re.sub(r"\s+", " ", done.output)
    assert len(held(out)) == 1
