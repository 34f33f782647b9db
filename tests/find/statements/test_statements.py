"""Who said what: one line a case, as a reader would mark it."""

import pytest

# text | speaker | cue | content pieces | form
CASES = [
    (
        "Finance Minister Ana Duarte said on Monday that the budget would balance.",
        ("Ana Duarte", "said", ["the budget would balance"], "indirect"),
    ),
    (
        '"The bridge is safe," engineer Tom Hale said.',
        ("Tom Hale", "said", ["The bridge is safe"], "direct"),
    ),
    (
        '"We lost the vote," Senator Ruth Kimani said, "but we have not lost the argument."',
        (
            "Ruth Kimani",
            "said",
            ["We lost the vote", "but we have not lost the argument."],
            "direct",
        ),
    ),
    (
        "Flights will resume on Friday, according to the airline.",
        ("the airline", "according to", ["Flights will resume on Friday"], "indirect"),
    ),
    (
        'Mayor Lee Brandt called the plan "a gift to landlords."',
        ("Lee Brandt", "called", ['the plan "a gift to landlords'], "mixed"),
    ),
    (
        "The union rejected the offer, its leader Carla Nunez told reporters.",
        ("Carla Nunez", "told", ["The union rejected the offer"], "indirect"),
    ),
    (
        "President Ivan Petrov accused the rebels of breaking the truce.",
        ("Ivan Petrov", "accused", ["the rebels of breaking the truce"], "indirect"),
    ),
    (
        "Turkey denied that its troops had crossed the border.",
        ("Turkey", "denied", ["its troops had crossed the border"], "indirect"),
    ),
    (
        "Two officials briefed on the talks said a deal was close.",
        ("Two officials briefed on the talks", "said", ["a deal was close"], "indirect"),
    ),
    (
        "Officials confirmed on Sunday that the ship had sunk.",
        ("Officials", "confirmed", ["the ship had sunk"], "indirect"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_statement(read, text, expected):
    speaker, cue, content, form = expected
    found = [s for s in read(text).statements if s.within is None]
    assert len(found) == 1
    s = found[0]
    assert s.speaker.name == speaker
    assert s.cue is not None and cue in s.cue.text.lower()
    assert [w.text.strip(',."') for w in s.content] == [c.strip(',."') for c in content]
    assert s.form == form


def test_a_quotation_that_goes_on_without_a_cue_belongs_to_its_statement(read):
    text = (
        '"The dam will not be built," Energy Minister Paul Okoro said. '
        '"We have listened to the farmers."'
    )
    (s,) = read(text).statements
    assert [w.text for w in s.content] == [
        "The dam will not be built",
        "We have listened to the farmers.",
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "Foreign Minister Lena Falk said the rebels had promised to release the hostages.",
            ("the rebels", "to release the hostages", "promise"),
        ),
        (
            "General Omar Said said Colonel Adil Bashir had warned that the road was mined.",
            ("Adil Bashir", "the road was mined", "warn"),
        ),
    ],
)
def test_a_statement_told_within_another_is_nested(read, text, inner):
    statements = read(text).statements
    outer = next(s for s in statements if s.within is None)
    nested = [s for s in statements if s.within == outer.id]
    assert [(s.speaker.name, s.content[0].text, s.act) for s in nested] == [inner]


def test_every_statement_shows_its_words(read):
    text = 'HARBOUR CITY -- "No," said the mayor, Jo Dahl, on Tuesday. She urged calm.'
    reading = read(text)
    assert reading.statements
    for s in reading.statements:
        for e in s.evidence:
            assert text[e.start : e.end] == e.quote
        for w in s.content:
            assert text[slice(*w.span)] == w.text
            assert any(e.start <= w.span[0] and w.span[1] <= e.end for e in s.evidence)
