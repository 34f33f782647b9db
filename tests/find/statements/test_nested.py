"""What is told within what is told: who, by which cue, which words, and in whose statement."""

import pytest

# text | inner statements as "speaker: cue: content", in the order of the text
CASES = [
    # clauses, with and without "that"
    (
        "Minister Eva Lund said the miners had told her the shaft was dry.",
        ["the miners: told: the shaft was dry"],
    ),
    (
        'Minister Eva Lund said: "They told us the boats were ready."',
        ["They: told: the boats were ready"],
    ),
    (
        "Mayor Tom Hale said the engineers had asked whether the dam would hold.",
        ["the engineers: asked: whether the dam would hold"],
    ),
    (
        "Minister Eva Lund said the rebels had warned that unless she resigned, they would march.",
        ["the rebels: warned: unless she resigned, they would march"],
    ),
    # infinitives, to someone and from someone
    (
        "Mayor Tom Hale said the army had ordered villagers to leave at once.",
        ["the army: ordered: to leave at once"],
    ),
    (
        "Mayor Tom Hale said the farmers had agreed to leave if the rain stopped.",
        ["the farmers: agreed: to leave if the rain stopped"],
    ),
    (
        '"We were told by a sergeant to wait," driver Max Orr said.',
        ["a sergeant: told: to wait"],
    ),
    # phrases, gerunds and what stands behind "of"
    (
        "Minister Eva Lund said the union had rejected the offer.",
        ["the union: rejected: the offer"],
    ),
    (
        "The report said Captain Jon Moor had admitted steering without a lookout.",
        ["Jon Moor: admitted: steering without a lookout"],
    ),
    (
        "Mayor Tom Hale said the farmers had accused him of lying.",
        ["the farmers: accused: lying"],
    ),
    (
        "Minister Eva Lund said the hospitals had called for help.",
        ["the hospitals: called for: help"],
    ),
    # nouns, with their holder before or behind them, or that of the verb
    (
        "Minister Eva Lund rejected the union's claim that the mine was unsafe.",
        ["the union: claim: the mine was unsafe"],
    ),
    (
        "Minister Eva Lund denied suggestions by two rivals that she was ill.",
        ["two rivals: suggestions: she was ill"],
    ),
    (
        "Mayor Tom Hale said the strike would start if the company broke its promise to pay.",
        ["the company: promise: to pay"],
    ),
    # quotations in quotations
    (
        "\"They said, 'You will not need coats,'\" passenger Max Orr recalled.",
        ["They: said: You will not need coats"],
    ),
    # a verb of telling within the cue
    (
        "Coach Mia Torres denied telling players that they would be paid.",
        ["Mia Torres: telling: they would be paid"],
    ),
    # an aside; a copula; a predicate; a joined clause that tells anew; a doer that is an object
    (
        "Police chief Max Orr said the road, villagers had told him, was shut.",
        ["villagers: told: the road / was shut"],
    ),
    (
        "Envoy Lena Marsh said the rebels' demand was that the army leave the valley.",
        ["the rebels: demand: the army leave the valley"],
    ),
    (
        "General Max Orr said captured soldiers had described the attack as a trap.",
        ["captured soldiers: described: the attack as a trap"],
    ),
    (
        '"The company says it will pay, but it told us that there was no money," Ida Roe said.',
        ["The company: says: it will pay", "The company: told: there was no money"],
    ),
    (
        "Minister Eva Lund said the army had accused the rebels of claiming that it had fled.",
        [
            "the army: accused: claiming that it had fled",
            "the rebels: claiming: it had fled",
        ],
    ),
    # the clause of a noun ends before that noun's own verb
    (
        "Residents said the firm's assurances that the water was clean were worthless.",
        ["the firm: assurances: the water was clean"],
    ),
    # "they" of whose words was told before
    (
        "Captain Jon Moor said pirates had threatened to burn the ship. "
        '"They told us to leave it," Moor said.',
        ["pirates: threatened: to burn the ship", "pirates: told: to leave it"],
    ),
    # a clause behind a long object, behind a bracket, behind a name that holds an "and"
    (
        "The school said it had told the mother of the girl, who was nine when she vanished, "
        "that the bus had left.",
        ["The school: told: the bus had left"],
    ),
    (
        "Minister Eva Lund said the army had issued an order of its general staff (GS) that the "
        "bridge be shut.",
        ["the army: order: the bridge be shut"],
    ),
    (
        "Mayor Tom Hale said the demand by the Water and Sewage Board to shut the mine was legal.",
        ["the Water and Sewage Board: demand: to shut the mine"],
    ),
    # who a noun's holder is: a word before it, or those who make the claim that is replied to
    (
        "Minister Eva Lund denied a newspaper report that she was ill.",
        ["a newspaper: report: she was ill"],
    ),
    (
        "Minister Eva Lund said the ban was a reply to claims by doctors that the water was foul.",
        ["doctors: claims: the water was foul"],
    ),
    (
        "Mayor Tom Hale said two guards had admitted the theft.",
        ["two guards: admitted: the theft"],
    ),
    # a bound infinitive; a belief that somebody holds
    (
        "Minister Eva Lund promised to ask the court to free the miners.",
        ["Eva Lund: ask: to free the miners"],
    ),
    (
        "Minister Eva Lund said the miners believed that the shaft was dry.",
        ["the miners: believed: the shaft was dry"],
    ),
    ("Minister Eva Lund said she knew that the shaft was dry.", []),
    ("Minister Eva Lund said the shaft was believed to be dry.", []),
    ('"You think the shaft is dry," Minister Eva Lund said.', []),
    ("Minister Eva Lund refused to tell the court that the shaft was dry.", []),
    ("The miners, whose names were not told, had left, the radio said.", []),
    # nothing is told: an order, a plan, a deed to come, a condition, one's own act of speech
    ('"Tell us why the bridge fell," widow Ida Roe said.', []),
    ("Minister Eva Lund said she would accept the verdict.", []),
    ("Minister Eva Lund said the talks were meant to sign a treaty.", []),
    ("Mayor Tom Hale said he would resign if the court accepted the appeal.", []),
    ('"I accept the result," Mayor Tom Hale said.', []),
    ('"Nobody told us that the bridge was closed," driver Max Orr said.', []),
]


def shown(reading, outer=False):
    return [
        f"{s.speaker.name or s.speaker.mention}: {s.cue.text if s.cue else None}: "
        + " / ".join(w.text.strip(" ,.'’\"") for w in s.content)
        for s in reading.statements
        if (s.within is None) == outer
    ]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:50] for c in CASES])
def test_what_is_told_within(read, text, expected):
    assert shown(read(text)) == expected


def test_three_levels_make_a_chain(read):
    statements = read(
        "General Omar Said said Colonel Adil Bashir had told him that the rebels "
        "had promised to leave."
    ).statements
    by_cue = {s.cue.text: s for s in statements}
    assert by_cue["promised"].within == by_cue["told"].id
    assert by_cue["told"].within == by_cue["said"].id
    assert by_cue["said"].within is None


@pytest.mark.parametrize(
    "text",
    [
        "Minister Eva Lund was quoted by the Orbit agency as saying that the road was shut.",
        "The Orbit agency quoted Minister Eva Lund as saying that the road was shut.",
    ],
)
def test_a_medium_that_quotes_somebody_is_the_outer_statement(read, text):
    outer, inner = read(text).statements
    assert "Orbit" in (outer.speaker.name or "")
    assert inner.speaker.name == "Eva Lund"
    assert inner.within == outer.id
    assert [w.text.rstrip(".") for w in inner.content] == ["the road was shut"]


def test_somebody_quoted_by_no_one_named_speaks_alone(read):
    (s,) = read("Minister Eva Lund was quoted as saying that the road was shut.").statements
    assert s.speaker.name == "Eva Lund"


def test_what_is_joined_to_a_cue_is_told_beside_it(read):
    text = "Mayor Tom Hale said the city had no money and urged residents to save water."
    assert shown(read(text), outer=True) == [
        "Tom Hale: said: the city had no money",
        "Tom Hale: urged: residents to save water",
    ]
