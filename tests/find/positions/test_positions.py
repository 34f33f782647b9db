"""Who stands where on what."""

import pytest


@pytest.mark.parametrize(
    ("text", "actor", "stance", "issue"),
    [
        ("Norway urged Kenya to lift the embargo.", "Norway", "demands", "lifting the embargo"),
        (
            "Kenya refused to lift the embargo on Norway.",
            "Kenya",
            "refuses",
            "lifting the embargo on Norway",
        ),
        ("Kenya rejected the peace plan.", "Kenya", "opposes", "peace plan"),
        ("Kenya backed the peace plan.", "Kenya", "supports", "peace plan"),
        ("Norway called for support for the truce.", "Norway", "supports", "truce"),
        ("The rebels promised to free the editor.", "rebels", "commits", "freeing the editor"),
        # who speaks for a state takes its position
        (
            "Norway's foreign minister, Eva Lund, urged Kenya to lift the embargo.",
            "Norway",
            "demands",
            "lifting the embargo",
        ),
        (
            "“Kenya must lift the embargo,” said Norway's foreign minister, Eva Lund.",
            "Norway",
            "demands",
            "lifting the embargo",
        ),
        (
            "Norway's foreign minister, Eva Lund, said that Norway had not decided on the embargo.",
            "Norway",
            "undecided",
            "embargo",
        ),
    ],
)
def test_position(read, text, actor, stance, issue):
    found = [p for p in read(text).positions if p.stance == stance]
    assert [p.actor_name for p in found] == [actor]
    assert issue in found[0].issue


@pytest.mark.parametrize(
    "text",
    [
        "An analyst urged Kenya to lift the embargo.",
        "Kenya lies south of Norway, the minister said.",
    ],
)
def test_no_position(read, text):
    assert read(text).positions == ()


def test_a_position_shown_twice_is_one(read):
    text = (
        "Norway urged Kenya to lift the aid embargo. On Monday Norway demanded an end to the aid "
        "blockade."
    )
    (found,) = (p for p in read(text).positions if p.actor_name == "Norway")
    assert len(found.via) == 2


def test_who_tells_is_told(read):
    (found,) = (
        p
        for p in read(
            "Minister Eva Lund said that Kenya had promised to free the editor."
        ).positions
        if p.actor_name == "Kenya"
    )
    assert found.as_told_by == "Eva Lund"
