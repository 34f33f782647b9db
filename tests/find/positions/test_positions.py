"""Who stands where on what."""

from dataclasses import replace

import pytest

from onrecord import clean, pipeline
from onrecord.find.positions import retold
from onrecord.schema import Known, Report


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
        ("The rebels promised to free the editor.", "rebels", "commits", "release of the editor"),
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
        # the body is told by an apposition, a relative clause or a name that a quote mark cut
        (
            "The Dockers' Union began a strike. The union's leader, Eva Lund, called for talks.",
            "Dockers' Union",
            "demands",
            "talks",
        ),
        (
            "Eva Lund, who leads the Dockers' Union, called for a new vote.",
            "Dockers' Union",
            "demands",
            "new vote",
        ),
        (
            "Jan Orr, the Liberal Party leader, called for a new vote.",
            "Liberal Party",
            "demands",
            "new vote",
        ),
        (
            "The Norwegian government's spokeswoman, Eva Lund, ruled out a referendum.",
            "Norway",
            "refuses",
            "referendum",
        ),
        # a deed told by a statement's content alone
        (
            "Norway's foreign minister, Eva Lund, said Norway would lift the embargo once the "
            "talks were over.",
            "Norway",
            "commits",
            "lifting the embargo",
        ),
        ("Norway is weighing an embargo, the minister said.", "Norway", "undecided", "embargo"),
        # issues go by the noun of a deed where it has one
        ("Norway urged Kenya to release her.", "Norway", "demands", "her release"),
        (
            "Norway asked Kenya to withdraw its troops.",
            "Norway",
            "demands",
            "withdrawal of its troops",
        ),
        # who promises to study a thing has not made up his mind
        ("Kenya promised to study the plan.", "Kenya", "undecided", "plan"),
        # a stance told by the predicate, of a statement or in its content
        ("Kenya spoke out against the lease of the port.", "Kenya", "opposes", "lease"),
        ("Norway said it supported a ban on whaling.", "Norway", "supports", "ban on whaling"),
        (
            "“We want the embargo lifted,” Norway's foreign minister, Eva Lund, said.",
            "Norway",
            "demands",
            "embargo lifted",
        ),
        (
            "“The tariff is a disgrace,” Kenya's trade minister, Ann Otieno, said.",
            "Kenya",
            "opposes",
            "tariff",
        ),
        # what is not to be done, and what is turned down
        ("Norway appealed to Kenya not to attack the port.", "Norway", "opposes", "attack"),
        ("Kenya turned down an offer of talks.", "Kenya", "refuses", "talks"),
        # words that only point at what another has put forward
        (
            "Norway demanded that Kenya lift the embargo. Kenya dismissed the demand.",
            "Kenya",
            "refuses",
            "lift",
        ),
        (
            "Norway urged Kenya to send doctors. Kenya said it was ready to do so.",
            "Kenya",
            "commits",
            "doctors",
        ),
        # who promises answers for the deeds of others
        (
            "Norway's foreign minister, Eva Lund, promised that bread would not become dearer.",
            "Norway",
            "commits",
            "not becoming dearer",
        ),
        # whose leader it is, told by a pronoun
        (
            "The Harbour Party backed the ministry, though its spokesman, Jan Roe, urged it to "
            "suspend the treaty.",
            "Harbour Party",
            "demands",
            "suspension of the treaty",
        ),
        # the state whose offices a report names without saying so
        (
            "Kenya recalled its ambassador from Norway. Prime Minister Ann Otieno demanded that "
            "Norway lift the embargo.",
            "Kenya",
            "demands",
            "lift",
        ),
        # a promise that others are to see done, told by a passive with a clause in between
        (
            "The three sailors, who were taken in May, would be freed as soon as Norway paid, "
            "Kenya's foreign minister, Ann Otieno, promised.",
            "Kenya",
            "commits",
            "sailors",
        ),
        # a relative clause is no part of the deed that is demanded
        (
            "Norway demanded that the general who had shelled the town be dismissed.",
            "Norway",
            "demands",
            "dismissal of general",
        ),
        # what a relative clause is about stands before it
        (
            "Norway has frozen the loans, a decision which Kenya condemned.",
            "Kenya",
            "opposes",
            "decision",
        ),
        # what protests, threats and conditions are for
        (
            "Thousands of teachers marched on parliament for a pay rise on Monday.",
            "teachers",
            "demands",
            "pay rise",
        ),
        (
            "The Dockers' Union threatened to block the port unless the minister resigned.",
            "Dockers' Union",
            "demands",
            "resignation",
        ),
        (
            "The River League gave the junta two days to free the president.",
            "River League",
            "demands",
            "release of the president",
        ),
        (
            "The Dockers' Union said that it would end its strike only if the minister resigned.",
            "Dockers' Union",
            "demands",
            "resignation",
        ),
        # what no deed and no saying tells
        (
            "Kenya recalled its envoy. The Dockers' Union is against the lease of the pier.",
            "Dockers' Union",
            "opposes",
            "lease of the pier",
        ),
        (
            "Kenya recalled its envoy. Norway is weighing whether to end its aid.",
            "Norway",
            "undecided",
            "ending its aid",
        ),
        (
            "Norway's foreign minister, Eva Lund, brushed aside calls from Kenya for an inquiry.",
            "Kenya",
            "demands",
            "inquiry",
        ),
        # the body that somebody leads, and the name that stands beside a description
        (
            "The Dockers' Union began a strike. Eva Lund, who leads the union, called for talks.",
            "Dockers' Union",
            "demands",
            "talks",
        ),
        (
            "Kenya recalled its envoy. The mining company, Andina Cobre, appealed for calm.",
            "Andina Cobre",
            "demands",
            "calm",
        ),
        # states that no table knows, by their adjectives
        (
            "Soldiers crossed into Tessaly on Monday. The Tessalian foreign minister, Ines Marlow, "
            "demanded a truce.",
            "Tessaly",
            "demands",
            "truce",
        ),
        (
            "Soldiers crossed into Tessaly on Monday. The Tessalian foreign minister, Ines Marlow, "
            "said her government would send a delegation once the roads were open.",
            "Tessaly",
            "commits",
            "sending a delegation",
        ),
        # the state to which somebody turns is not his own
        (
            "Kenya and Norway quarrelled over boats. “Kenya must free the crew,” the chancellor, "
            "Ada Finch, told parliament in Oslo.",
            "Norway",
            "demands",
            "release of the crew",
        ),
        # of what only a person can do, the person
        (
            "Kenya's interior minister, Ann Otieno, refused to resign.",
            "Ann Otieno",
            "refuses",
            "resignation",
        ),
        # where one state's affairs are told, its officers have positions of their own
        (
            "Norway's interior minister, Eva Lund, called for a curfew in the port.",
            "Eva Lund",
            "demands",
            "curfew in the port",
        ),
        (
            "Norway's foreign minister, Eva Lund, called for a truce.",
            "Norway",
            "demands",
            "truce",
        ),
        ("The mayor of Bergen, Eva Lund, called for a curfew.", "Eva Lund", "demands", "curfew"),
        # a side is taken on what the report speaks of, and on what was said last
        (
            "Kenya demanded a toll on steel. Norway is against.",
            "Norway",
            "opposes",
            "toll on steel",
        ),
        (
            "Kenya demanded a ban on steel. The Dockers' Union is wary of the ban.",
            "Dockers' Union",
            "opposes",
            "ban on steel",
        ),
        # points and commas of figures end no clause
        (
            "The Labour Party promised the town 1,100 new homes.",
            "Labour Party",
            "commits",
            "1,100 new homes",
        ),
        # a body's own goes on because it will have it so; what it foretells of itself it decided
        (
            "Norway's foreign minister, Eva Lund, said the broadcasts to Kenya would continue.",
            "Norway",
            "commits",
            "broadcasts to Kenya",
        ),
        ("Norway said that the troops in Kenya would remain.", "Norway", "commits", "keeping"),
        (
            "The Labour Party said it would appeal the ruling.",
            "Labour Party",
            "commits",
            "appealing the ruling",
        ),
        # what is wanted of another is demanded, what is hoped of him supported
        ("Norway wants Kenya to leave the pact.", "Norway", "demands", "leaving the pact"),
        (
            "Norway hoped that Kenya would lift the embargo.",
            "Norway",
            "supports",
            "lifting the embargo",
        ),
        # what is waited for is demanded
        (
            "Norway said it would not lift the embargo until Kenya freed the crew.",
            "Norway",
            "demands",
            "release of the crew",
        ),
        # what is told is part of telling it
        (
            "Norway said it would not lift the embargo until Kenya showed that the crew was safe.",
            "Norway",
            "demands",
            "showing that the crew was safe",
        ),
        (
            "Norway's prime minister, Eva Lund, said: “We urge Kenya to free the crew.”",
            "Norway",
            "demands",
            "release of the crew",
        ),
        ("Norway has a plan for a dam, which Kenya opposes.", "Kenya", "opposes", "dam"),
        (
            "“We will do all we can to free the crew,” said Norway's foreign minister, Eva Lund.",
            "Norway",
            "commits",
            "release of the crew",
        ),
        (
            "Norway's foreign minister, Eva Lund, criticised Kenya. “They shelled the port. Kenya "
            "should free the crew,” she said.",
            "Norway",
            "demands",
            "release of the crew",
        ),
        (
            "The Labour Party said that it would not raise the tax on steel.",
            "Labour Party",
            "refuses",
            "raising the tax on steel",
        ),
        # the manager of a shop in a town does not speak for the state
        (
            "The government of Norway met. “The government must cut the tax,” said Jan Roe, "
            "manager of an Oslo shop.",
            "Jan Roe",
            "demands",
            "cutting the tax",
        ),
        # the administration is the one that has been named
        (
            "The Lund administration met unions on Monday. The Education Department was there. "
            "A day later the administration declined to raise the fees.",
            "Lund administration",
            "refuses",
            "raising the fees",
        ),
        # who is named later speaks for whom he spoke for before
        (
            "A Pentagon spokesman said Monday that Kenya's Arms Council had met. “We promise to "
            "keep our ships in the Gulf,” said spokesman Jan Roe.",
            "United States",
            "commits",
            "keeping our ships",
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
        # a wish of the reporter's source about the report
        "A Norwegian official, who asked not to be named, left the room.",
        # nobody knows who both sides are
        "Both sides agreed to free the editor.",
        # not to speak of a thing is no stance on it, and people are no issues
        "Norway's foreign minister, Eva Lund, declined to comment on the embargo.",
        "Norway's foreign minister, Eva Lund, condemned the minister.",
        # nor who "other countries" are
        "Other countries demanded an end to the embargo.",
        # a finished signature is no stance, nor are thanks
        "Kenya and Norway signed a treaty on fishing.",
        "Kenya thanked Norway for the boats.",
        # a threat binds nobody to a deed that others could want
        "“If the police do not leave, we will block the road,” the union's leader, Jan Roe, said.",
        # to deny what somebody says is to take no stance
        "Kenya rejected Norway's claim that it had shelled the port.",
        # what somebody says he was promised
        "The Front's spokesman, Jan Roe, said that Kenya had promised him an inquiry.",
        # people and their traits are praised, and no side is taken
        "Norway praised the senators for their courage.",
        # deeds of the body go by words for stances
        "The rebels attacked a government building in Kenya.",
        "Rebels fought a battle with Kenya's army on Monday.",
        # nor is it a stance to keep details to oneself, or who somebody is to seek a thing
        "Norway's police refused to provide details of the arrest in Kenya.",
        "Norway's army arrested people seeking asylum.",
        # what must have been done is of what was, and a question asks nothing
        "“They must have shelled the port,” Norway's foreign minister, Eva Lund, said of Kenya.",
        # nobody decides what comes about
        "Norway said it would lose the vote on the treaty with Kenya.",
        # sport
        "The Rovers' coach, Jan Roe, demanded courage of his striker in the second half.",
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


def test_days_are_told_again_from_what_shows_a_position(read):
    found = read("Kenya refused on Monday to lift the embargo on Norway.")
    (event,) = (e for e in found.events if e.type == "REJECT")
    moved = replace(event, when=replace(event.when, value="2025-01-06"))
    told = retold(found.positions, found.statements, [moved])
    assert [p.date for p in told if event.id in p.via] == ["2025-01-06"]


@pytest.mark.parametrize("line", ["ALMARE, Monday --", "BREZHIN, March 4 (LPA) --"])
def test_the_day_or_agency_of_a_dateline_is_no_state(model, line):
    text = (
        f"{line} The foreign minister, Eva Lund, rejected the plan on Monday, she told LPA.\n\n"
        "On Monday it snowed, and LPA closed its office.\n"
    )
    report = Report("r0", "", None, text, "text", known=Known(date="2025-03-05"))
    article = clean.clean(report)
    assert article.dateline is not None
    held = {p.actor_name for p in pipeline.find_all(report, article, model=model).positions}
    assert held == {"Eva Lund"}
