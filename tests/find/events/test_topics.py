"""What a report is of, by its words."""

import pytest

from onrecord import annotate
from onrecord.find.events.topics import LEAST, PUBLIC, Topics, topic_words, topics_of, weights
from onrecord.lexicon.tables import rows

POLITICS = (
    "The minister told parliament that the ceasefire would hold. Rebels freed nine soldiers, and "
    "the government lifted the curfew. The president will meet the envoy on Friday."
)
CRIME = (
    "A man was charged with murder on Monday. Police said the suspect shot his former boss at an "
    "office party. Detectives found a shotgun in his apartment. The victim's wife called for help."
)
MATCH = (
    "The striker scored twice as the visitors won the cup final. The coach praised his goalkeeper. "
    "The league's referee showed no red card."
)
CLIMB = (
    "A climber fell 200 metres from an icy ridge. Rescuers reached the glacier by helicopter, but "
    "bad weather hindered the search for his body."
)
PRIZE = (
    "The actress won an Oscar for her role in the film. The movie's director thanked the cast at "
    "the ceremony in Hollywood."
)
SHARES = (
    "Shares in the chipmaker rose after it launched a smartphone. Quarterly revenue grew, and "
    "analysts expect a higher dividend for investors."
)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (POLITICS, Topics(None, False)),
        (CRIME, Topics("crime", True)),
        (MATCH, Topics("sport", False)),
        (CLIMB, Topics("accident", False)),
        (PRIZE, Topics("culture", False)),
        (SHARES, Topics("business", False)),
        # politics with words of a crime, and a sentence that tells of one alone
        (
            "Prosecutors charged the former minister with fraud. The opposition asked parliament "
            "to lift the immunity of two senators. The government denied the accusations, and the "
            "president called the trial a plot of the army.",
            Topics(None, False),
        ),
        ("Gunmen shot a guard.", Topics(None, False)),
        # both: plainly neither
        (
            f"{CRIME} The president met the envoy of the rebels.",
            Topics(None, True),
        ),
    ],
)
def test_what_a_report_is_of(model, text, topics):
    assert topics_of(annotate.annotate_text(text, model=model)) == topics


def test_one_word_counts_no_more_than_thrice(model):
    often = annotate.annotate_text("The goalkeeper slept. " * 9, model=model)
    assert weights(often)["sport"] == 2 * 3 == LEAST


@pytest.mark.parametrize("row", list(rows("event_domains.csv")), ids=lambda r: r["domain"])
def test_a_row(model, row):
    strong, weak = (row[column].split(";") for column in ("strong", "weak"))
    words = [*strong, *weak]
    assert len(words) == len(set(words))
    assert all(word == word.lower().strip() for word in words)
    found = weights(annotate.annotate_text(row["example"], model=model))
    assert max(found, key=lambda topic: found[topic]) == row["domain"]


def test_public_affairs_are_among_the_topics():
    assert PUBLIC in {topic for found in topic_words().values() for topic, _ in found}
