"""By what words the report or the speaker weakens a statement."""

import pytest

from onrecord.lexicon.tables import rows

EXAMPLES = [
    (r["words"], r[column]) for r in rows("hedges.csv") for column in r if column[:-1] == "example"
]


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=[f"{r}: {e[:40]}" for r, e in EXAMPLES])
def test_an_example_shows_its_hedge(read, row, example):
    before, hedge, behind = example.split("*")
    found = [h.text for s in read(before + hedge + behind).statements for h in s.hedges]
    assert hedge in found


def test_a_row_stands_once():
    listed = [(r["how"], w) for r in rows("hedges.csv") for w in r["words"].split(";")]
    assert len(listed) == len(set(listed))


# (text, hedges of the outermost statements)
HEDGES = [
    ("The rebel leader reportedly said that his men would leave.", ["report: reportedly"]),
    ("The driver allegedly told police that the brakes had failed.", ["report: allegedly"]),
    ("The minister apparently promised that the port would stay open.", ["report: apparently"]),
    ("The general is believed to have ordered that the bridge be blown up.",
     ["report: is believed to have"]),
    ("The banker may have told his brother that the shares would fall.", ["report: may have"]),
    ("The minister seemed to suggest that taxes would rise.", ["report: seemed to"]),
    ("The envoy appeared to confirm that the talks had failed.", ["report: appeared to"]),
    ("The chairman is said to have promised that no jobs would go.", ["report: is said to have"]),
    ("Minister Eva Lund criticised what she called a war on farmers.", ["report: what she called"]),
    ("The premier denounced what he described as foreign meddling.",
     ["report: what he described as"]),
    ("Minister Eva Lund said that the port would probably close.", ["speaker: probably"]),
    ("Police said that the driver may have been drunk.", ["speaker: may have"]),
    ("Doctors said that the virus might spread.", ["speaker: might"]),
    ("The army said that rebels were believed to be behind the attack.",
     ["speaker: were believed to"]),
    ('"It seems the road is open," the mayor said.', ["speaker: It seems"]),
    ('"Perhaps we were too slow," coach Mia Torres said.', ["speaker: Perhaps"]),
    ('"I think the bridge is safe," engineer Mia Torres said.', ["speaker: I think"]),
    ("Prosecutors said that the alleged thief was in Spain.", ["speaker: alleged"]),
    ("The firm said that the fire was likely to delay the launch.", ["speaker: likely"]),
    ("The engineer said that the crack appeared to be old.", ["speaker: appeared to"]),
    ('"To the best of my knowledge, nobody was hurt," the guard said.',
     ["speaker: To the best of my knowledge"]),
    ('"He lost. I do think it was unfair," the senator said.', ["speaker: I do think"]),
    ('"I sort of liked it," the boy said.', ["speaker: sort of"]),
    ("The mayor said that the storm could be the worst in years.", ["speaker: could"]),
    # none
    ("Minister Eva Lund said that the port would close.", []),
    ("Minister Eva Lund said in May that the port would close.", []),
    ("The lawyer said that his client would appear before a judge.", []),
    ("The captain said that he could not swim.", []),
    ("The teacher said that the train was supposed to leave at noon.", []),
    ("The guard said that the thief fled before police could stop him.", []),
    ("The mayor said that this kind of training saves lives.", []),
    ('"What kind of man does that?" the judge asked.', []),
    ("The agency said that new maps made it possible to find the wreck.", []),
    ("The coach said that she would call as soon as possible.", []),
    ('"I believe in this team," coach Mia Torres said.', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEDGES, ids=[h[0][:60] for h in HEDGES])
def test_hedges(read, text, expected):
    said = [s for s in read(text).statements if s.within is None]
    assert said
    found = dict.fromkeys(f"{h.by}: {h.text}" for s in said for h in s.hedges)
    assert list(found) == expected


def test_a_hedge_is_of_the_innermost_statement_that_it_stands_in(read):
    said = read("The army said that the mayor had warned that the dam might break.").statements
    hedges = {s.within is None: [(h.text, h.by) for h in s.hedges] for s in said}
    assert hedges == {True: [], False: [("might", "speaker")]}
