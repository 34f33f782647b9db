"""What contents ask for, bind to and leave open, without a model."""

import pytest

from onrecord.find.positions.contents import asked, deeds, hostile, own_deed, thing, threatening


@pytest.mark.parametrize(
    ("content", "who", "mood", "negated", "matter"),
    [
        ("the army must leave the campus", "the army", "must", False, "leaving the campus"),
        ("Kenya should not sell the port", "Kenya", "must", True, "selling the port"),
        ("the crew should be freed by the court now", "", "must", False, "freeing the crew"),
        ("But we will not pay because he shouts", "we", "will", True, "paying"),
        ("If they pay, we shall free the crew", "we", "will", False, "freeing the crew"),
        ("it could not resume them unless it rained", "it", "will", True, "resuming them"),
        ("Lima would lift the ban once all is calm", "Lima", "will", False, "lifting the ban"),
        ("it has the will to fight and would pay the crew", "it", "will", False, "paying the crew"),
        ("Kenya had yet to decide whether to sue", "Kenya", "open", False, "suing"),
        ("the union is weighing a boycott of the vote", "the union", "open", False,
         "a boycott of the vote"),
    ],
)  # fmt: skip
def test_deed(content, who, mood, negated, matter):
    (found,) = deeds(content)
    assert (found.who, found.mood, found.negated, found.matter) == (who, mood, negated, matter)


@pytest.mark.parametrize("content", ["the men had left", "a vote on the treaty"])
def test_no_deed(content):
    assert list(deeds(content)) == []


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("him to pull his men back from the bridge", "pulling his men back from the bridge"),
        ("the police release those held", "releasing those held"),
        ("commanders not to strike back", "striking back"),
        ("the crew be freed first", "freeing the crew first"),
        ("an end to the war", None),
        ("the strike", None),
    ],
)
def test_asked(content, matter):
    found = asked(content)
    assert (found.matter if found else None) == matter


@pytest.mark.parametrize(
    ("content", "matter"),
    [("to free the crew, he said", "freeing the crew"), ("a truce", None)],
)
def test_own_deed(content, matter):
    assert own_deed(content) == matter


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("for a referendum", "a referendum"),
        ("a third of the revenue, to be paid in May", "a third of the revenue"),
        ("it to 31", None),
        ("the court had closed", None),
    ],
)
def test_thing(content, matter):
    assert thing(content) == matter


@pytest.mark.parametrize(("verb", "is_hostile"), [("bomb", True), ("free", False), ("lift", False)])
def test_hostile(verb, is_hostile):
    assert hostile(verb) is is_hostile


@pytest.mark.parametrize(
    ("condition", "threat"),
    [
        ("if the money is not here by June", True),
        ("if they bomb us again", True),
        ("once the fines are paid", False),
        (None, False),
    ],
)
def test_threatening(condition, threat):
    assert threatening(condition) is threat
