"""What a statement does: the cue decides, or where it is neutral the content."""

import pytest


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # the cue has a force of its own
        ("Minister Eva Lund promised to rebuild the school.", "promise"),
        ("Minister Eva Lund denied that the school had closed.", "deny"),
        ("Minister Eva Lund warned that the dam could fail.", "warn"),
        ("Minister Eva Lund urged farmers to save water.", "demand"),
        ("Minister Eva Lund accused the mayor of lying.", "accuse"),
        ("Minister Eva Lund praised the firefighters.", "praise"),
        ("Minister Eva Lund refused to sign the letter.", "refuse"),
        # the noun that a verb carries tells more than the verb
        ("Minister Eva Lund offered praise for the crew.", "praise"),
        ("Minister Eva Lund renewed her criticism of the bill.", "criticise"),
        ("Minister Eva Lund offered her condolences to the family.", "say"),
        ("Minister Eva Lund offered the miners new talks.", "offer"),
        # a neutral cue leaves it to the content
        ('"The army must leave the valley," Minister Eva Lund said.', "demand"),
        ('"We will never leave the valley," Minister Eva Lund said.', "refuse"),
        ('"We will pay for the damage," Minister Eva Lund said.', "promise"),
        ('"The harvest will be poor," Minister Eva Lund said.', "predict"),
        ('"Where did the money go?" Minister Eva Lund said.', "ask"),
        ('"The attack was cowardly," Minister Eva Lund said.', "criticise"),
        ('"The talks were productive," Minister Eva Lund said.', "praise"),
        ('"I think that the worst is over," Minister Eva Lund said.', "believe"),
        ('"We condemn the attack," Minister Eva Lund said.', "criticise"),
        ('"The bus left at noon," Minister Eva Lund said.', "say"),
        # "never" answers a charge, whoever it is of
        ('"The guards never opened the gate," Minister Eva Lund said.', "deny"),
        # who retells what another did by speaking only tells
        ("Minister Eva Lund said the mayor had promised to rebuild the school.", "say"),
        ("Minister Eva Lund said the union had threatened to walk out.", "say"),
        # not being ready is refusing, whoever is spoken for
        ("Minister Eva Lund said her party was not ready to vote.", "refuse"),
        ("Minister Eva Lund said the ministry was not prepared to pay.", "refuse"),
        # who asks to do or to be done to wants a deed, not an answer
        ("A guard asked not to be named.", "demand"),
        ("Minister Eva Lund asked whether the dam was safe.", "ask"),
        ("The league asked the court to halt the hunt.", "demand"),
        ("The bishops ask that children be taken out of the camp.", "demand"),
        ("Reporters wanted to know why nobody had checked the hut.", "ask"),
        # who wants to do a thing demands nothing of anybody
        ("Minister Eva Lund wants the army to leave the valley.", "demand"),
        ("Minister Eva Lund wants to resign.", "announce"),
        # a deed of one's own that is ruled out is refused
        ("Minister Eva Lund ruled out leaving the party.", "refuse"),
        # and so does who asks for a thing, unless it is an answer
        ("The league asked for a longer season.", "demand"),
        ("The mayor asked for tents for the families.", "demand"),
        ("The mayor implored residents to leave the valley.", "demand"),
        ("The court asked the league for its view of the hunt.", "ask"),
        ("Reporters asked about the ferries for the island.", "ask"),
        # told as an order it is one; in the speaker's own words it may be advice
        ("Minister Eva Lund told the guards to leave the valley.", "demand"),
        ('"Drink water and rest in the shade," Minister Eva Lund told the visitors.', "advise"),
        # a question asks whatever brings it
        ('"Who pays for it?" Minister Eva Lund demanded.', "ask"),
        ('"What am I to tell my daughter?" Minister Eva Lund called out.', "ask"),
        # a verb's own particle is no cue: nothing is backed
        ('"Yes, we have a van," Minister Eva Lund wrote back.', "confirm"),
        # negation turns it
        ("Minister Eva Lund would not say who had signed the letter.", "refuse"),
        ("Eva Lund would not discuss the letter.", "refuse"),
        ("Neither town would say who had signed the letter.", "refuse"),
        ("None of the guards would say who had the key.", "refuse"),
        ("Minister Eva Lund did not say who had signed the letter.", "say"),
        ("Minister Eva Lund did not rule out a tax.", "say"),
        ("Minister Eva Lund did not agree to the terms.", "refuse"),
    ],
)
def test_act(read, text, act):
    (s,) = (s for s in read(text).statements if s.within is None)
    assert s.act == act
