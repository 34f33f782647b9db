"""No event is the right answer most of the time."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The minister was born in Oslo and likes music.",
        "Kenya has a long border with Norway.",
        "Embargoes are rare, the historian said.",
        "The ministry of trade and aid stands on the square.",
        "The talks were a shame, the analyst said.",
        "If Norway attacks Kenya, prices will rise.",
        "Two people were killed when a bus ran off the road near Lisbon.",
        "Rain fell all night, and the river rose.",
        "The nurse met her neighbour in the street and thanked him.",
        "President Ana Belova spoke at a rally in Varna on Sunday.",
        "The navy defended its actions, and the minister declined to give his name in line with "
        "its rules.",
        "“We must not forget them,” President Ana Belova said. “I will tell the truth.”",
        "Will Norway free the editor?",
        # crimes of private people, and what police and courts do about them
        "A woman was shot dead at an office party in Leeds on Friday. Police arrested two men. The "
        "victim, Eva Lund, was a plumber. Sgt. Jan Orr said the suspect drove a stolen car. Two "
        "of her colleagues were wounded. The men were charged with murder on Monday.",
        # the same with those who handle them: police who surround, negotiate, rescue
        "A man was charged with murder on Monday. Detectives said the suspect, a plumber, stabbed "
        "his landlord in a kitchen. Police surrounded the house and negotiated with the suspect "
        "for an hour. Officers rescued a neighbour. The victim's wife asked police for help.",
        # what goes wrong on a mountain, and who is brought back from it
        "A climber fell from an icy ridge on Sunday. Rescuers reached him by helicopter. Hikers "
        "thanked the pilot. Bad weather hindered the search for a second climber, and a ranger "
        "urged skiers to avoid the glacier.",
        # a team's president is no head of state, a general manager no general
        "Team president Ed Malin fired the head coach on Friday. General manager Jon Orr met the "
        "players. The playoffs begin in May. Malin backed his quarterback and rejected an offer "
        "from a league rival.",
        # a party of guests
        "A former employee opened fire at an office Christmas party in Leeds, killing one man.",
        "There was an explosion of violence in the streets, the report said.",
        # words of politics in sport and business
        "The striker attacked down the left and fired a shot over the bar. The coach defended his "
        "captain after the match. The visitors rejected the idea that the penalty had decided the "
        "match. The league table shows them second after the defeat.",
        "The board rejected the offer. Shares in the retailer fell. The merger talks with its "
        "rival had lasted a week, and investors hope for a higher bid. Its profit for the quarter "
        "rose, the company said.",
    ],
)
def test_nothing_is_told(told, text):
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # one deed told three times
        (
            "Norway freed the editor on Monday. The release of the editor by Norway was praised. "
            "Norway had freed her after talks.",
            1,
        ),
        # a noun without sides comes back to what was told
        ("Rebels freed the editor on Monday. The release was praised by Norway.", 1),
        # two deeds of one type
        ("Norway freed the editor on Monday. Kenya freed a priest on Tuesday.", 2),
    ],
)
def test_one_deed_is_one_event(told, text, count):
    assert len([e for e in told(text) if e.type == "RETREAT"]) == count
