"""When, where, on whose word, and with which figures."""

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "value", "ground"),
    [
        ("Norway freed the editor on Monday.", "RETREAT", "2025-03-10", "words"),
        ("Norway froze the junta's accounts in 2019.", "SANCTION", "2019", "words"),
        ("The talks on Monday between Kenya and Norway failed.", "CONSULT", "2025-03-10", "words"),
        ("Norway will free the editor on Friday.", "RETREAT", "2025-03-14", "words"),
        # news without a day is of the report's
        ("Norway freed the editor.", "RETREAT", "2025-03-12", "report"),
        # a past that is taken for a participle
        ("He also urged Kenya to free the editor.", "REQUEST", "2025-03-12", "report"),
        # what has been done was done some day
        ("Norway has handed over the banker to Kenya.", "COOPERATE", None, None),
        # what lies ahead and what stands has none
        ("Norway plans to free the editor.", "RETREAT", None, None),
        ("Norway refuses to recognise the junta.", "REJECT", None, None),
        # a day in what is threatened or refused is not the day of the saying
        (
            "The union said it would strike on April 1 unless it was paid.",
            "THREATEN",
            "2025-03-12",
            "report",
        ),
        # nor has what is told beside a year
        ("Norway halted aid to Kenya after last year's election.", "SANCTION", None, None),
    ],
)
def test_when(event, text, type_, value, ground):
    when = event(text, type_).when
    assert (when and when.value, when and when.ground) == (value, ground)


@pytest.mark.parametrize(
    ("text", "type_", "place", "country"),
    [
        ("Norway freed the editor in Nairobi.", "RETREAT", "Nairobi", "KEN"),
        ("Kenya and Norway held talks in Lisbon.", "CONSULT", "Lisbon", "PRT"),
        ("Norway freed the editor.", "RETREAT", None, None),
    ],
)
def test_where(event, text, type_, place, country):
    where = event(text, type_).where
    assert (where and where.name, where and where.country) == (place, country)


@pytest.mark.parametrize(
    ("text", "type_", "teller"),
    [
        ("Norway freed the editor.", "RETREAT", None),
        ("Norway had freed the editor, Kenya said.", "RETREAT", "Kenya"),
        # the deed that a statement is stands outside it
        ("Kenya urged Norway to free the editor.", "REQUEST", None),
        ("Kenya urged Norway to free the editor.", "RETREAT", "Kenya"),
        # what the report tells as well is the report's
        (
            "Norway had freed the editor, Kenya said. Norway freed the editor on Monday.",
            "RETREAT",
            None,
        ),
        # the innermost tells
        (
            "Minister Eva Lund said that Kenya had promised to free the editor.",
            "RETREAT",
            "Kenya",
        ),
        ("Minister Eva Lund said that Kenya had promised to free the editor.", "AGREE", "Eva Lund"),
    ],
)
def test_told_by(read, text, type_, teller):
    reading = read(text)
    (found,) = (e for e in reading.events if e.type == type_)
    names = {s.id: s.speaker.name for s in reading.statements}
    assert names.get(found.told_by) == teller


@pytest.mark.parametrize(
    ("text", "type_", "figure"),
    [
        ("Rebels killed four guards.", "ASSAULT", ("killed", 4, 4, 4)),
        ("Rebels killed at least 14 guards.", "ASSAULT", ("killed", 14, 14, None)),
        ("Up to 30 guards were wounded by rebels.", "ASSAULT", ("wounded", 30, None, 30)),
        ("Rebels killed about 200 guards.", "ASSAULT", ("killed", 200, None, None)),
        ("Police arrested dozens of students.", "COERCE", ("arrested", None, 24, None)),
        ("More than 1,000 teachers marched on Monday.", "PROTEST", ("present", 1000, 1000, None)),
        ("Kenya sent Norway 40 million euros.", "AID", ("money", 4e7, 4e7, 4e7)),
        ("The army freed twenty-two rebels.", "RETREAT", ("released", 22, 22, 22)),
    ],
)
def test_figures(event, text, type_, figure):
    (found,) = event(text, type_).figures
    assert (found.what, found.value, found.low, found.high) == figure


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        # no date is cut in two
        (
            "Norway urged Kenya to respect the truce signed in Oslo on 2 March.",
            "respect the truce signed in Oslo",
        ),
        ("Norway urged Kenya to respect the truce.", "respect the truce"),
    ],
)
def test_a_matter_ends_before_a_date(event, text, matter):
    assert [m.text for m in event(text, "REQUEST").matters] == [matter]
