"""What stands around a statement: to whom, when, on what condition."""

import pytest


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Minister Eva Lund told reporters that the port would close.", "reporters"),
        ("The bank would survive, Chairman Karl Voss told parliament.", "parliament"),
        ("Coach Mia Torres urged fans to stay calm.", "fans"),
        ("Minister Eva Lund said that the port would close.", None),
        # with whom an occasion was
        (
            "In an interview with The Norby Post, Eva Lund said that she would run.",
            "The Norby Post",
        ),
        ("In a conference call with reporters, Eva Lund said the port was shut.", "reporters"),
        ("At a meeting with few surprises, Eva Lund said the port was shut.", None),
    ],
)
def test_addressee(read, text, addressee):
    (s,) = (s for s in read(text).statements if s.within is None)
    assert (s.addressee.text if s.addressee else None) == addressee


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Minister Eva Lund said Tuesday that the port would close.", "2024-05-14"),
        ("Minister Eva Lund said on May 2 that the port would close.", "2024-05-02"),
        ("Minister Eva Lund said that the port would close on Saturday.", None),
        ("Minister Eva Lund said last week that the port would close.", "2024-W19"),
        ("Minister Eva Lund said earlier this month that the port would close.", "2024-05"),
        # the day of a clause about the speaker, and one since when something is so
        ("Eva Lund, who came on Monday, said that the port would close.", None),
        ("The union, which met on Tuesday, said that it would wait.", None),
        ("Eva Lund, on strike since Sunday, said that she would wait.", None),
        ("On Monday Eva Lund, who runs the port, said that it would close.", "2024-05-13"),
    ],
)
def test_said_on(read, text, day):
    (s,) = (s for s in read(text, "2024-05-16").statements if s.within is None)
    assert (s.said_on.value if s.said_on else None) == day


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            '"If the rain stops, we will play," coach Mia Torres said.',
            "If the rain stops",
        ),
        (
            "Rebel leader Jan Moor said his men would leave unless the army attacked.",
            "unless the army attacked",
        ),
        (
            "Minister Eva Lund said aid would flow once the road was open.",
            "once the road was open",
        ),
        ("Minister Eva Lund said she was asleep when the ship sank.", None),
    ],
)
def test_condition(read, text, condition):
    (s,) = (s for s in read(text).statements if s.within is None)
    assert (s.condition.text if s.condition else None) == condition


def test_a_time_between_cue_and_content_is_neither(read):
    (s,) = read("Officials said last week that nine ferries were out of service.").statements
    assert (s.cue.text, s.content[0].text) == ("said", "nine ferries were out of service")
