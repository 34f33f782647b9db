"""Whether a deed happened: its form, its negation, the words that govern it."""

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        # its own form
        ("Norway freed the editor.", "RETREAT", "happened"),
        ("Norway has freed the editor.", "RETREAT", "happened"),
        ("Norway is shelling the port of the rebels.", "ASSAULT", "ongoing"),
        ("The rebels refuse to talk.", "REJECT", "ongoing"),
        ("Norway will free the editor on Friday.", "RETREAT", "planned"),
        ("Norway is to free the editor on Friday.", "RETREAT", "planned"),
        ("It was the day before Norway was to free the editor.", "RETREAT", "planned"),
        ("Norway may free the editor.", "RETREAT", "possible"),
        ("Norway did not free the editor.", "RETREAT", "denied"),
        ("Norway will not free the editor.", "RETREAT", "denied"),
        # a second infinitive behind a finite verb
        ("The minister was scheduled to lay flowers and meet the king.", "CONSULT", "planned"),
        ("Norway recalled its envoy and put its army on alert.", "MOBILIZE", "happened"),
        # what is done for all to see shows what it is done for
        ("Students gathered at the gate to protest against the law.", "PROTEST", "happened"),
        # what had to be done was done
        ("The guards had to use tear gas on some of the students.", "ASSAULT", "happened"),
        ("The general joined the rebels before having to flee the capital.", "RETREAT", "happened"),
        # what governs it
        ("Norway agreed to free the editor.", "RETREAT", "promised"),
        ("Norway promised that it would free the editor.", "RETREAT", "promised"),
        ("The envoy urged Norway to free the editor.", "RETREAT", "demanded"),
        ("The envoy demanded that Norway free the editor.", "RETREAT", "demanded"),
        ("Norway refused to free the editor.", "RETREAT", "refused"),
        ("Norway was not ready to free the editor.", "RETREAT", "refused"),
        ("Norway plans to free the editor.", "RETREAT", "planned"),
        ("Norway is considering freeing the editor.", "RETREAT", "possible"),
        ("Norway threatened to bomb the port of the rebels.", "ASSAULT", "threatened"),
        ("The rebels vowed to attack the army.", "ASSAULT", "threatened"),
        ("Norway denied that it had shelled the rebels.", "ASSAULT", "denied"),
        ("Kenya accused Norway of shelling the rebels.", "ASSAULT", "happened"),
        # a condition decides, save for threats
        ("Norway will free the editor if the rebels leave.", "RETREAT", "conditional"),
        ("Norway threatened to bomb the rebels if they stayed.", "ASSAULT", "threatened"),
        # nouns take it from their verb
        ("The two ministers held talks with Kenya.", "CONSULT", "happened"),
        ("Talks between Kenya and Norway are due on Friday.", "CONSULT", "planned"),
        ("The embargo on Kenya by Norway remains in force.", "SANCTION", "ongoing"),
        ("Kenya called off a meeting with Norway.", "CONSULT", "denied"),
    ],
)
def test_status(event, text, type_, status):
    assert event(text, type_).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“We will free the editor,” said Foreign Minister Eva Lund of Norway.", "promised"),
        ("“We will not free the editor,” said Foreign Minister Eva Lund of Norway.", "refused"),
        ("“Kenya must free the editor,” said Foreign Minister Eva Lund of Norway.", "demanded"),
        ("Kenya will free the editor, said Foreign Minister Eva Lund of Norway.", "planned"),
    ],
)
def test_status_in_what_is_said(event, text, status):
    assert event(text, "RETREAT").status == status
