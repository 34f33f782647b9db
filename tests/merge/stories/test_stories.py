"""Reports into stories: what counts, all at once and one by one."""

from __future__ import annotations

import random
from datetime import date

import pytest

from onrecord.merge.stories import (
    Joined,
    Merged,
    Opened,
    Stream,
    gather,
    named,
    phases,
    sketch,
    sketch_text,
    story_id,
)
from onrecord.merge.stories.affinity import FITS, Space, nearness
from onrecord.merge.stories.neighbours import FEW, neighbours
from onrecord.merge.stories.words import Sketch
from tests.merge.factories import article

TEXTS = {
    "dock1": "Dockers in Varness stopped work on Monday. Their leader, Ana Reuss, wants 7 percent.",
    "dock2": "Ana Reuss called the offer in Varness an insult. No ship was unloaded by dockers.",
    "dock3": "The port of Varness stood still for a third day as Reuss and the dockers met.",
    "other1": "Dockers at Hallen, led by Pio Sand, blocked the gates of Brel and Sons.",
    "other2": "Brel and Sons will repair the crane at Hallen, as the dockers under Pio Sand asked.",
    "rain1": "Heavy rain washed away the bridge at Tolm, and eleven families were taken to Brisk.",
    "rain2": "In Tolm the bridge is gone. Families taken to Brisk wait for the rain to end.",
}
STORIES = [["dock1", "dock2", "dock3"], ["other1", "other2"], ["rain1", "rain2"]]


def sketches(days: dict[str, int] | None = None) -> list[Sketch]:
    return [sketch_text(r, t, day=(days or {}).get(r)) for r, t in TEXTS.items()]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The men met Orla Venn.", {"word:men", "word:met", "name:orla", "name:venn"}),
        ("Talks failed. Talks begin.", {"word:talk", "word:failed", "word:begin"}),
        ("It was Venn's car.", {"name:venn", "word:car"}),
        ("In all 1,200 left in 1998.", {"number:1,200", "word:left", "number:1998", "year:1998"}),
        ("“Venn left.”", {"word:venn", "word:left"}),  # its capital says nothing there
    ],
)
def test_terms(text: str, terms: set[str]) -> None:
    assert set(sketch_text("r", text).terms) == terms


def test_an_article_is_dated_only_where_its_day_is_known() -> None:
    assert sketch(article("r", "Rain fell.", date="2024-05-01")).day == date(2024, 5, 1).toordinal()
    assert sketch(article("r", "Rain fell.")).day is None


def test_all_at_once() -> None:
    assert gather(sketches()) == STORIES


ENDINGS = (
    "van chan dorf holm grad lund berg stad vik sund nes ford mark dal rus pol tin gar lem".split()
)


@pytest.mark.parametrize("seed", range(12))
def test_the_order_is_nothing_to_a_batch(seed: int) -> None:
    shuffled = sketches()
    random.Random(seed).shuffle(shuffled)
    assert gather(shuffled) == STORIES


def test_years_apart_are_other_stories() -> None:
    days = {"rain1": 100, "rain2": 101}
    assert gather(sketches(days)) == [["rain1", "rain2"], *STORIES[:2]]
    assert ["rain1"] in gather(sketches({"rain1": 100, "rain2": 1500}))


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [((1, 9), (9, 20), 1.0), ((1, 9), (12, 40), 0.5), ((12, 40), (1, 9), 0.5), (None, (1, 1), 1.0)],
)
def test_nearness(a: tuple[int, int] | None, b: tuple[int, int] | None, near: float) -> None:
    assert nearness(a, b) == near


@pytest.mark.parametrize(
    ("others", "story"),
    [(0, True), (15, True), (200, False)],  # alone, among as many as a story has, among many
)
def test_what_most_reports_name_makes_no_story(others: int, story: bool) -> None:
    """Two reports of a campaign name its candidate; so do all."""
    space = Space()
    one, other = (
        space.group(Sketch(r, ("name:holtov", f"word:{r}q", f"name:{r}x"), (0.35, 0.6, 0.6)))
        for r in ("a", "b")
    )
    for group in (one, other):
        space.count(group)
    for k in range(others):
        space.count(space.group(Sketch(f"r{k}", ("name:holtov", f"name:n{k}"), (0.35, 0.9))))
    (fit,) = space.fits(one, [other])
    assert (fit >= FITS) is story


@pytest.mark.parametrize(
    ("others", "day", "story"),
    [
        (0, None, True),  # alone they are of one affair
        (4, None, True),  # so few may all be of one
        (30, None, False),  # as much as all others share makes no story
        (30, 9, True),  # of one day, a little sooner
    ],
)
def test_what_all_reports_at_hand_share_makes_no_story(
    others: int, day: int | None, story: bool
) -> None:
    space = Space()
    same = ("name:orr", "name:lund")

    def sketch(k: int) -> Sketch:
        own = (f"word:{k}a", f"word:{k}b")
        return Sketch(f"r{k}", (*same, *own), (0.4, 0.4, 0.58, 0.58), day)

    groups = [space.group(sketch(k)) for k in range(others + 2)]
    for group in groups:
        space.count(group)
    one, other = (space.among(group) for group in groups[:2])
    (fit,) = space.fits(one, [other])
    assert (fit >= FITS) is story


def test_closely_knit_groups_ask_for_more() -> None:
    """A report that is half like others fits a loose group better than a close one."""
    space = Space()
    full = (("a", "b", "c", "d"), (0.5, 0.5, 0.5, 0.5))
    close = [space.group(Sketch(f"c{k}", *full)) for k in range(8)]
    loose = [space.group(Sketch("l", ("a", "b", f"x{k}", f"y{k}"), full[1])) for k in range(8)]
    report = space.group(Sketch("r", ("a", "b", "z", "w"), full[1]))
    groups = []
    for row in (close, loose):
        group = row[0]
        for other in row[1:]:
            group = space.joined(group, other)
        groups.append(group)
    fits = space.fits(report, groups)
    assert groups[0].knit > groups[1].knit
    assert fits[0] < fits[1]


def test_among_many_reports_neighbours_are_found_by_their_terms() -> None:
    space = Space()
    many = [Sketch(f"r{k}", (f"t{k // 2}", "common"), (0.9, 0.1)) for k in range(2 * FEW)]
    found = neighbours([space.group(s) for s in many])
    assert all(near[0] == k ^ 1 for k, near in enumerate(found))


def names_of(stream: Stream) -> list[list[str]]:
    return sorted(sorted(reports) for reports in stream.stories.values())


@pytest.mark.parametrize("shift", range(7))
def test_one_by_one(shift: int) -> None:
    stream = Stream()
    rows = sketches()
    for one in rows[shift:] + rows[:shift]:
        stream.add(one)
    assert names_of(stream) == STORIES


def test_what_a_report_changes() -> None:
    stream = Stream()
    by_name = {s.report: s for s in sketches()}
    assert stream.add(by_name["rain1"]) == (Opened(story_id("rain1"), "rain1"),)
    (change,) = stream.add(by_name["rain2"])
    assert isinstance(change, Joined)
    assert (change.story, change.report) == (story_id("rain1"), "rain2")
    assert change.fit > FITS
    assert set(change.shared) <= {"name:tolm", "name:brisk", "word:bridge", "word:rain"} | {
        "word:taken",
        "word:family",
    }
    assert stream.add(by_name["rain2"]) == ()


def merging() -> tuple[Stream, Merged]:
    """Two stories that a third report makes one."""
    stream = Stream()
    stream.add(sketch_text("a", "Ana Reuss spoke in Varness."))
    stream.add(sketch_text("b", "Dockers want 7 percent from Holm Lines."))
    changes = stream.add(
        sketch_text("c", "In Varness, Ana Reuss said the dockers want 7 percent from Holm Lines.")
    )
    (merged,) = (c for c in changes if isinstance(c, Merged))
    return stream, merged


def test_a_merge_keeps_one_id_and_says_why() -> None:
    stream, merged = merging()
    assert names_of(stream) == [["a", "b", "c"]]
    assert set(stream.stories) == {merged.story}
    assert {merged.story, merged.gone} == {story_id("a"), story_id("b")}
    assert merged.shared


def test_a_merge_can_be_undone_for_good() -> None:
    stream, merged = merging()
    stream.undo(merged)
    assert set(stream.stories) == {merged.story, merged.gone}
    assert stream.stories[merged.gone] == merged.moved
    stream.add(
        sketch_text("d", "In Varness, Ana Reuss and the dockers want 7 percent of Holm Lines.")
    )
    assert set(stream.stories) == {merged.story, merged.gone}


def test_a_stream_goes_on_where_it_stopped() -> None:
    rows = sketches()
    first, second = Stream(), Stream()
    for one in rows[:5]:
        first.add(one)
    by_name = {s.report: s for s in rows}
    second.restore({s: [by_name[r] for r in of] for s, of in first.stories.items()})
    for stream in (first, second):
        for one in rows[5:]:
            stream.add(one)
    assert first.stories == second.stories


@pytest.mark.parametrize(
    ("made", "known", "names"),
    [
        ([["a", "b"]], {}, [story_id("a")]),
        ([["a", "b"], ["c"]], {"b": "s1", "c": "s2"}, ["s1", "s2"]),
        ([["a", "b", "c"]], {"a": "s1", "b": "s2", "c": "s2"}, ["s2"]),
        ([["a"], ["b", "c"]], {"a": "s1", "b": "s1", "c": "s1"}, [story_id("a"), "s1"]),
    ],
)
def test_ids_stay(made: list[list[str]], known: dict[str, str], names: list[str]) -> None:
    assert named(made, known) == names


def test_an_id_is_not_given_twice() -> None:
    taken = story_id("a")
    assert named([["a"]], {}, taken=[taken]) == [story_id("a", 1)]


def test_phases_are_parted_by_quiet_days() -> None:
    found = phases({"c": 9, "a": 1, "b": 3, "d": 30, "e": None})
    assert [(p.first, p.last, p.reports) for p in found] == [
        (1, 3, ("a", "b")),
        (9, 9, ("c",)),
        (30, 30, ("d",)),
    ]


def _report(name: str, *terms: str, more: float = 0.0) -> Sketch:
    """A report with some terms of others, each of the same weight, and one of its own."""
    return Sketch(name, (*terms, f"word:{name}q"), (*((0.24 + more,) * len(terms)), 0.8))


@pytest.mark.parametrize(
    ("third", "other", "joins"),
    [
        (("name:holtov",), (), True),  # a name that nobody else has
        (("word:holtov",), (), False),  # a word says less
        (("name:monday",), (), False),  # and so does a name that any report may have
        (("name:holtov",), ("name:holtov",), False),  # others have it too
    ],
)
def test_a_report_left_alone_goes_with_whom_it_shares_a_name_with(
    third: tuple[str, ...], other: tuple[str, ...], joins: bool
) -> None:
    told = (
        _report("a", *third, "name:x", more=0.1),
        _report("b", *third, "name:x", more=0.1),
        _report("c", *third),
        _report("d", *other, more=-0.05),
    )
    groups = gather(told)
    assert (["a", "b", "c"] in groups) == joins
    assert ["d"] in groups
