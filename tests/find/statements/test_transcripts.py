"""Transcripts within a report: a turn is a statement."""


def turns(reading):
    return [
        (s.speaker.mention, " ".join(w.text for w in s.content))
        for s in reading.statements
        if s.within is None
    ]


def test_each_turn_of_a_transcript_is_a_statement(read):
    text = (
        "Parts of the interview follow.\n\n"
        "LUND: Will the bridge open in May?\n\n"
        "HALE: It will. The engineers told me that the steel had come.\n\n"
        "LUND: And who pays?"
    )
    assert turns(read(text))[-3:] == [
        ("LUND", "Will the bridge open in May?"),
        ("HALE", "It will. The engineers told me that the steel had come."),
        ("LUND", "And who pays?"),
    ]
    inner = [s for s in read(text).statements if s.within]
    assert [s.cue.text for s in inner] == ["told"]


def test_a_heading_with_a_colon_is_no_transcript(read):
    text = "WEATHER: Rain in the west.\n\nMayor Tom Hale said the river was high."
    assert turns(read(text)) == [("Mayor Tom Hale", "the river was high")]


def test_the_letters_of_questions_and_answers_name_nobody(read):
    text = "Eva Lund spoke to us.\n\nQ: Is it cold?\n\nA: I think it will be.\n\nA: We know it is."
    assert {s.speaker.name for s in read(text).statements} <= {None, "Eva Lund"}
