"""Stories are joined and parted by people's word; what the run told of their parts stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.schema import Judgement, Story, Verdict, Voice
from onrecord.store import Entry, affairs, browse, judgements, reading, write, writing
from onrecord.store.joined import Joined, story_by_hand, swallowed
from onrecord.store.narrow import Ask, View
from tests.factories import MADE_WITH
from tests.serve.conftest import HERALD, OTHER, RECORD, STORY, entry_of

THIRD = entry_of("Third\n\nAnna said three.", path="third.txt")
FOURTH = entry_of("Fourth\n\nAnna said four.", path="fourth.txt")
SECOND_STORY = Story(
    "d2", "A school opens", (THIRD.id, FOURTH.id),
    voices=(Voice((THIRD.id, FOURTH.id), None, (), (), ()),), copies=((THIRD.id, FOURTH.id),),
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    entries = [HERALD, OTHER, THIRD, FOURTH]
    with writing(tmp_path) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, entries, run=run, fingerprints=[None] * len(entries))
        affairs.put_stories(connection, [STORY, SECOND_STORY])
        affairs.put_records(connection, [RECORD])
    return tmp_path


def judge(out: Path, verdict: Verdict, one: Entry, other: Entry, second: int = 1) -> None:
    line = Judgement(
        "story", one.id, verdict, "Ada", f"2025-01-01T00:00:{second:02}", other=other.id
    )
    with writing(out) as connection, connection.begin():
        judgements.add(connection, [line])


def story(out: Path, key: str) -> Joined:
    with reading(out) as connection, connection.begin():
        found = story_by_hand(connection, key)
    assert found is not None
    return found


def listed(out: Path, view: View = "merged") -> list[str]:
    with reading(out) as connection, connection.begin():
        ask = Ask("stories", view=view)
        return [row["id"] for row in browse.rows(connection, ask, limit=9)]


def test_without_judgements_it_is_the_run_s(out: Path) -> None:
    whole = story(out, "d1")
    assert (whole.story, whole.records) == (STORY, (RECORD,))
    assert story(out, OTHER.id).story == STORY
    assert sorted(listed(out)) == ["d1", "d2"]


def test_joined_stories_are_one(out: Path) -> None:
    judge(out, "same", HERALD, FOURTH)
    whole = story(out, "d1")
    assert set(whole.story.reports) == {HERALD.id, OTHER.id, THIRD.id, FOURTH.id}
    assert whole.story.reports[:2] == (HERALD.id, OTHER.id)  # the undated stand last
    assert whole.joined == tuple(sorted((THIRD.id, FOURTH.id)))
    assert (whole.story.title, len(whole.story.voices)) == (STORY.title, 3)
    assert whole.story.copies == ((THIRD.id, FOURTH.id),)
    assert story(out, "d2").story.reports == whole.story.reports
    assert whole.records == (RECORD,)
    assert listed(out) == ["d1"]
    assert sorted(listed(out, "machine")) == ["d1", "d2"]


def test_a_parted_report_leaves_and_has_a_story_of_its_own(out: Path) -> None:
    judge(out, "different", OTHER, HERALD)
    whole = story(out, "d1")
    assert (whole.story.reports, whole.left) == ((HERALD.id,), (OTHER.id,))
    assert (whole.story.first, whole.story.last) == ("2025-03-03", "2025-03-03")
    (record,) = whole.records
    assert (record.members, record.differs) == ((HERALD.events[0].id,), ())
    assert story(out, OTHER.id).story.reports == (OTHER.id,)


def test_a_report_goes_from_one_story_to_another(out: Path) -> None:
    judge(out, "different", OTHER, HERALD)
    judge(out, "same", OTHER, THIRD, 2)
    assert story(out, "d1").story.reports == (HERALD.id,)
    assert set(story(out, "d2").story.reports) == {OTHER.id, THIRD.id, FOURTH.id}
    assert sorted(listed(out)) == ["d1", "d2"]


def test_what_is_joined_and_parted_is_told(out: Path) -> None:
    judge(out, "same", HERALD, THIRD)
    judge(out, "different", THIRD, OTHER, 2)
    assert story(out, "d1").contradictions == ((THIRD.id, OTHER.id),)
    with reading(out) as connection, connection.begin():
        assert swallowed(connection) == {"d2"}


def test_taken_back_it_is_as_before(out: Path) -> None:
    judge(out, "same", HERALD, THIRD)
    with writing(out) as connection, connection.begin():
        (line,) = judgements.every(connection)
        judgements.add(
            connection, [Judgement("judgement", line.id, "undo", "Ada", "2025-01-01T00:00:09")]
        )
    assert story(out, "d1").story == STORY


def test_what_there_is_not(out: Path) -> None:
    with reading(out) as connection, connection.begin():
        assert story_by_hand(connection, "d9") is None
