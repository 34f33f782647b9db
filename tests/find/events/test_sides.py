"""Who does it, and to whom: lists, passives, control, possessors, appositions."""

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Norway bombed Kenya.", "ASSAULT", ["Norway"], ["Kenya"]),
        ("Kenya was bombed by Norway.", "ASSAULT", ["Norway"], ["Kenya"]),
        ("Kenya and Norway condemned Peru.", "ACCUSE", ["Kenya", "Norway"], ["Peru"]),
        ("Kenyan and Norwegian officials met in Oslo.", "CONSULT", ["Kenyan", "Norwegian"], []),
        ("Norway's attack on Kenya failed.", "ASSAULT", ["Norway"], ["Kenya"]),
        ("The Norwegian embargo on Kenya remains.", "SANCTION", ["Norway"], ["Kenya"]),
        ("Oslo said it had expelled Kenya's ambassador.", "SANCTION", ["Norway"], ["ambassador"]),
        ("Nairobi condemned the raid.", "ACCUSE", ["Kenya"], []),
        # of two appositions each names its own
        (
            "Kenya's defence minister, Jan Orr, and his Norwegian counterpart, Eva Lund, condemned "
            "Peru.",
            "ACCUSE",
            ["Jan Orr", "Eva Lund"],
            ["Peru"],
        ),
        # a clause behind a list tells of all its members
        (
            "Police fired tear gas at some 80 villagers and miners who had blocked the road.",
            "PROTEST",
            ["villagers", "miners"],
            [],
        ),
        # a bank is no party where it is a river's
        ("Norway bombed Kenya's troops on the river bank.", "ASSAULT", ["Norway"], ["Kenya"]),
        # of rebels nobody's army is theirs; of a state's minister it is his state's
        (
            "The Ennedi Front held the strip. Ennedi Front spokesman Idris Hag said the army had "
            "sent two helicopters.",
            "MOBILIZE",
            ["army"],
            [],
        ),
        (
            "Kenya's defence minister, Jan Orr, said the army had sent two helicopters.",
            "MOBILIZE",
            ["Kenya"],
            [],
        ),
        # an object that was taken for a clause
        ("Norway wants Kenya's minister to resign.", "RETREAT", ["minister"], []),
        # control
        ("Norway promised Kenya to free the editor.", "RETREAT", ["Norway"], ["editor"]),
        ("Norway urged Kenya to free the editor.", "RETREAT", ["Kenya"], ["editor"]),
        ("The general was ordered to free the editor.", "RETREAT", ["general"], ["editor"]),
        # a list, an apposition, a title
        (
            "The prime minister, Eva Lund, met President Omar Haddad of Kenya.",
            "CONSULT",
            ["Eva Lund", "Omar Haddad"],
            [],
        ),
        ("Talks between Kenya and Norway began.", "CONSULT", ["Kenya", "Norway"], []),
        # whose a thing is
        ("Police raided the offices of the Farmers' Party.", "COERCE", ["police"], ["party"]),
        # a visit
        ("President Omar Haddad flew to Oslo on Monday.", "CONSULT", ["Omar Haddad"], ["Norway"]),
        ("Omar Haddad's visit to Norway began.", "CONSULT", ["Omar Haddad"], ["Norway"]),
        # what carries a deed's noun from behind
        ("The sanctions imposed on Kenya by Norway remain.", "SANCTION", ["Norway"], ["Kenya"]),
        ("The accord signed by Kenya and Norway was kept.", "SUPPORT", ["Kenya", "Norway"], []),
        ("Foreign Minister Eva Lund attended a rally by nurses.", "PROTEST", ["nurses"], []),
        # with whom one suffers is no doer
        ("The editor was abducted with her driver by rebels.", "ASSAULT", ["rebels"], ["editor"]),
        # a second verb in the past is no participle
        (
            "Rebels killed three soldiers and wounded six others in Kenya.",
            "ASSAULT",
            ["rebels"],
            ["soldiers"],
        ),
        # whom what one wishes another to do is of; whom one lets do it
        ("The minister wants the mayor to resign.", "RETREAT", ["mayor"], []),
        ("Kenya allowed the envoy to visit the rebels.", "CONSULT", ["envoy"], ["rebels"]),
        # a threat goes to whom what carries its deed names
        ("Norway threatened to impose sanctions on Kenya.", "THREATEN", ["Norway"], ["Kenya"]),
        # whose death is condemned has not been condemned
        ("Norway condemned the killing of the editor.", "ACCUSE", ["Norway"], []),
        # an object behind a clause is the clause's
        (
            "Norway will bomb Kenya unless it gives the envoy the general's letters.",
            "ASSAULT",
            ["Norway"],
            ["Kenya"],
        ),
        # to whom what is lifted was done
        ("Norway lifted the sanctions imposed on Kenya.", "CONCEDE", ["Norway"], ["Kenya"]),
        # what killed is the attack, and not where it was
        (
            "The bombings at two Norwegian embassies, which killed six guards, were condemned.",
            "ASSAULT",
            [],
            ["Norway", "guards"],
        ),
        # whose ships are sent
        ("Kenyan patrol boats have been sent to the strait.", "MOBILIZE", ["Kenya"], []),
        # people and talks of two states
        ("Hundreds of Kenyan-Norwegians blocked the road.", "PROTEST", ["Kenyan-Norwegians"], []),
        ("The Kenyan-Norwegian talks in Lisbon failed.", "CONSULT", ["Kenya", "Norway"], []),
        # candidates attack in words
        ("The candidates attacked the president.", "ACCUSE", ["candidates"], ["president"]),
        # of whom much is said
        ("The government came under fire from the union.", "ACCUSE", ["union"], ["government"]),
        # a bare number suffers what is done, and has not done it
        ("Police opened fire on protesters, killing four.", "ASSAULT", ["police"], ["protesters"]),
        # who is to do what is called for
        (
            "The union is calling for Norway's withdrawal from the port.",
            "REQUEST",
            ["union"],
            ["Norway"],
        ),
        # whose embassy it is, and who was hurt
        (
            "Two bombings at Norwegian embassies killed 40 people and injured 90 soldiers.",
            "ASSAULT",
            [],
            ["Norway", "people", "soldiers"],
        ),
        # where a bomb goes off nobody is told to have laid it
        ("The Kenya bombing killed four guards.", "ASSAULT", [], ["guards"]),
        # left out
        ("Four guards were killed in a raid by rebels.", "ASSAULT", ["rebels"], ["guards"]),
        ("The editor was arrested on Monday.", "COERCE", [], ["editor"]),
    ],
)
def test_sides(event, text, type_, actors, recipients):
    found = event(text, type_)
    for wanted, got in ((actors, found.actors), (recipients, found.recipients)):
        names = [p.name.lower() for p in got]
        assert len(names) == len(wanted), names
        assert all(any(w.lower() in n for n in names) for w in wanted), names


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        # relative clauses, whose object stands before them
        ("Norway freed the editor whom Kenya had arrested.", "COERCE", ["Kenya"], ["editor"]),
        ("Farmers cleared the road that they had blocked.", "PROTEST", ["farmers"], []),
        # a wish that is turned down goes back to who made it
        (
            "Norway asked the general of Kenya to leave the valley. The general refused.",
            "REJECT",
            ["general"],
            ["Norway"],
        ),
        (
            "Senator Ana Berg called for a referendum. Prime Minister Eva Lund ruled that out.",
            "REJECT",
            ["Eva Lund"],
            ["Ana Berg"],
        ),
        # a place suffers nothing, its owner does
        ("The army shelled the rebels' camps.", "ASSAULT", ["army"], ["rebels"]),
        # a state of emergency is no state
        ("Kenya lifted the state of emergency.", "CONCEDE", ["Kenya"], []),
        # each other
        ("Kenya and Norway accused each other of lying.", "ACCUSE", ["Kenya", "Norway"],
         ["Kenya", "Norway"]),
    ],
)  # fmt: skip
def test_sides_told_elsewhere(event, text, type_, actors, recipients):
    test_sides(event, text, type_, actors, recipients)


@pytest.mark.parametrize(
    ("text", "type_", "status", "matter"),
    [
        # what one will do oneself is a threat where it harms, a promise where it is wanted
        (
            "“We will block the bridge if the guards come back,” union leader Tomas Rehn said.",
            "THREATEN",
            "threatened",
            "PROTEST",
        ),
        (
            "Foreign Minister Eva Lund of Norway said Norway would lift the embargo on Kenya once "
            "the editor was free.",
            "AGREE",
            "conditional",
            "CONCEDE",
        ),
    ],
)
def test_deeds_done_by_saying(told, text, type_, status, matter):
    found = {e.type: e.status for e in told(text)}
    assert found.get(type_) == "happened"
    assert found.get(matter) == status
