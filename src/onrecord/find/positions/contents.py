"""What a content asks for, binds to, refuses or leaves open, told by its own words.

A content is one clause or phrase of known make: it hangs on a cue whose act is known already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.lemmas import lemma
from onrecord.find.positions.issues import AFTER_NOUNS, gerund, verbs
from onrecord.lexicon.event_tables import triggers

Mood = Literal["must", "will", "open"]

# A full stop, and not that of an abbreviation.
_SHORTENED = ("[A-Z]", "Mr", "Ms", "Mrs", "Dr", "Sen", "Gov", "Rep", "Gen", "Col", "Lt", "St")
STOP = "".join(rf"(?<!\b{word})" for word in _SHORTENED) + r"\."
_SENTENCE = re.compile(rf"(?:{STOP}|[!?;])[”\"’')]*\s+")
# What ends the deed in a clause: its condition, its reason, its time, another clause.
_TAIL = re.compile(
    r",? (?:only |even )?(?:if|unless|once|until|when|as soon as|as long as|provided|because|while|"
    rf"since|although|though|so that|in order|but|as)\b|"
    rf"(?:,|{STOP})(?!(?<=\d.)\d)|[;:!?—–\"“”()]| - |--"
)
_BEFORE = re.compile(
    r"^(?:(?:but|and|so|yes|no|now|then|today|that),? )*"
    r"(?:(?:if|once|unless|until|when|as long as|as soon as) [^,]*, )?(?:then )?",
    re.IGNORECASE,
)
_MOODS: tuple[tuple[Mood, str], ...] = (
    ("must", r"\b(?:must|should|ought to|ha(?:s|ve|d) to|needs? to|needed to)\b"),
    ("will", r"(?<!the )(?<!free )(?<!own )\b(?:will|would|shall)\b|\bwo(?:n['’]t)|['’](?:ll|d)\b|"
             r"\bcan(?:not|['’]t| not)(?= (?:accept|support|agree|back|endorse|vote))|"
             r"\bcould(?: not|n['’]t)|"
             r"\b(?:is|are|am|was|were|remain\w*|stands?|stood)(?: not|n['’]t)? "
             r"(?:ready|willing|prepared) to\b|\b(?:is|are|am|was|were) not going to\b"),
    ("open", r"\b(?:is|are|am|was|were|had been|has been|have been)(?: still)? "
             r"(?:considering|weighing|mulling|pondering|contemplating|examining|studying|"
             r"undecided (?:on|about|over))|"
             r"\bha(?:s|d|ve) (?:yet to decide|not (?:yet )?decided)(?: on| about| over)?|"
             r"\b(?:will|would) (?:consider|study|weigh|think about|look at|"
             r"examine|review|decide (?:on|about))|"
             r"\bha(?:s|d|ve) not (?:yet )?made up (?:\w+) minds? (?:on|about)"),
)  # fmt: skip
_NOT = r"(?P<no> *(?:not|never)\b)?"
_ADVERB = (
    r"(?: +(?:also|now|soon|again|at once|immediately|still|gladly|then|only|both|all|either))*"
)
_CLAUSES = tuple(
    (mood, re.compile(rf"(?:(?<=\w)|\b)(?P<modal>{words}){_NOT}{_ADVERB} +(?P<deed>\w.*)$",
                      re.IGNORECASE | re.DOTALL))
    for mood, words in reversed(_MOODS)
)  # fmt: skip
# A clause's subject is so long at most.
LONGEST_WHO = 9
# A second verb of the same subject: "it had no wish to fight and *would* …".
_JOINED = re.compile(r"(we|i|it|they|he|she) .*\b(?:and|but)$", re.IGNORECASE)
_TO = re.compile(r"^(?P<who>(?:[^,;.]{0,70}? )?)(?P<no>not )?to (?P<deed>[a-z-]+\b.*)$", re.DOTALL)
_WHETHER = re.compile(r"^(?:whether|how|when)(?: or not)? to ")
_ARTICLES = frozenset("the a an its their his her our my this that no any some each all of".split())
_QUESTION = re.compile(
    r"(?:why|what|how|who|when|where)\b|"
    r"(?:will|would|can|could|should|is|are|do|does|did) (?:you|we|it|he|she|they|not)\b",
    re.IGNORECASE,
)
# What no bare phrase has.
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could)\b")
_NO_THING = re.compile(
    r"(?:it|him|her|them|that|this|me|us|you)\b(?! \w+(?:ing|ed|en)\b)|"
    r"(?:that|how|wh\w+|but|no|nothing)\b"
)
_HOSTILE = frozenset(
    ("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE", "REJECT")
)
# What comes about, or is felt, without being decided.
NO_DEEDS = frozenset(
    "happen occur come go see know need like love get become remain find feel win lose gain "
    "suffer receive face benefit survive die".split()
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|fails? to|refuses? to|cannot)\b|n['’]t\b")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that a content tells of as due, coming or weighed.

    Attributes:
        who: whose deed, in the content's words; empty where it does not tell.
        mood: whether it must be done, will be, or is left open.
        negated: whether it is not to be.
        matter: the deed as an issue's words: "releasing the crew".
        verb: the lemma of its verb.
    """

    who: str
    mood: Mood
    negated: bool
    matter: str
    verb: str


def deeds(content: str) -> Iterator[Deed]:
    """The deeds of a content's clauses, those that a modal verb or the like tells of.

    >>> [(d.who, d.mood, d.negated, d.matter) for d in deeds("If it rains, we will not open it.")]
    [('we', 'will', True, 'opening it')]
    >>> [(d.mood, d.matter) for d in deeds("Kenya was considering a ban if the boats came back")]
    [('open', 'a ban')]
    """
    for sentence in _SENTENCE.split(content):
        text = sentence.strip(" “”\"‘'")
        if _QUESTION.match(text):
            continue
        text = text[_BEFORE.match(text).end() :]  # type: ignore[union-attr]
        for mood, pattern in _CLAUSES:
            found = pattern.search(text)
            if found is None:
                continue
            who = re.split(r"\bthat ", text[: found.start()])[-1].strip()
            joined = _JOINED.match(who)
            who = joined[1] if joined else who
            if not who or len(who.split()) > LONGEST_WHO or re.search(r"[,;:]", who):
                continue
            negated = bool(found["no"]) or bool(_NEGATED.search(found["modal"]))
            yield _deed(who, mood, negated and mood != "open", found["deed"])
            break


def asked(content: str) -> Deed | None:
    """The deed that a content asks for, without a modal verb.

    >>> asked("him to pull his men back").matter, asked("Kenya let the crew go").matter
    ('pulling his men back', 'letting the crew go')
    >>> asked("an end to the war") is None
    True
    """
    text = clipped(re.sub(r"^(?:that|on|upon) ", "", content.strip(" “”\"‘'")))
    found = _TO.match(text)
    if found is not None and found["deed"].split()[0] in verbs() | {"be"}:
        return _deed(found["who"].strip(), "must", bool(found["no"]), found["deed"])
    parts = text.split()
    for k, word in enumerate(parts[1:], 1):
        before = parts[k - 1].lower()
        if word in AFTER_NOUNS:
            break
        if word == "be" and k + 1 < len(parts):  # "that the crew be freed"
            return _deed(" ".join(parts[:k]), "must", False, " ".join(parts[k:]))
        if word in verbs() and before not in _ARTICLES and k + 1 < len(parts):
            negated = before == "not"
            return _deed(" ".join(parts[: k - negated]), "must", negated, " ".join(parts[k:]))
    return None


def own_deed(content: str) -> str | None:
    """The deed of a content that is nothing but that: "to free the crew".

    >>> own_deed("to free the crew by Monday, he said"), own_deed("the crew")
    ('freeing the crew by Monday', None)
    """
    text = clipped(content.strip(" “”\"‘'"))
    if not text.lower().startswith("to ") or len(text.split()) < 2:
        return None
    return _deed("", "will", False, text[3:]).matter


def weighed(content: str) -> str | None:
    """What a content leaves open: "whether to join the pact".

    >>> weighed("whether to join the pact"), weighed("whether it would join the pact")
    ('joining the pact', 'joining the pact')
    """
    text = content.strip(" “”\"‘'")
    told = re.match(
        r"(?:whether|if) (?:or not )?(?:to|\w+ (?:will|would|should)) (?P<deed>.+)", text
    )
    return _deed("", "will", False, told["deed"]).matter or None if told else thing(text)


def thing(content: str, longest: int = 12) -> str | None:
    """A content that is no clause: "a pullout of the troops"; None for one that is.

    >>> thing("for a truce, to begin at noon"), thing("the men had left")
    ('a truce', None)
    """
    text = clipped(re.sub(r"^(?:for|on|of|over|about) ", "", content.strip(" “”\"‘'")))
    long = len(text.split()) > longest
    return None if not text or long or _FINITE.search(text) or _NO_THING.match(text) else text


def clipped(text: str) -> str:
    """A text up to where its first clause or phrase ends."""
    start = re.match(r"\W*", text).end()  # type: ignore[union-attr]
    found = _TAIL.search(text, start)
    return text[: found.start()].strip() if found else text.strip()


def hostile(verb: str) -> bool:
    """Whether doing it can only harm somebody: nobody binds himself to that for another's good.

    >>> hostile("expel"), hostile("raise")  # only "raise to alert" is a deed of its own
    (True, False)
    """
    senses = triggers().get((verb, "verb"), ())
    alone = any((verb, ()) in sense.words for sense in senses)
    return alone and all(sense.type in _HOSTILE for sense in senses)


def threatening(condition: str | None) -> bool:
    """Whether what follows a condition is held out as a cost: "if they do not leave"."""
    words = (condition or "").lower().split()
    if not words or words[0] != "if":
        return False
    return bool(_NEGATED.search(" ".join(words))) or any(
        hostile(lemma(word, "VB")) for word in words
    )


def _deed(who: str, mood: Mood, negated: bool, words: str) -> Deed:
    text = _WHETHER.sub("", clipped(words))
    parts = text.split()
    while len(parts) > 1 and parts[0].lower().endswith("ly") and parts[0].lower() not in verbs():
        parts = parts[1:]
    if len(parts) > 1 and parts[0].lower() == "be" and mood != "open":
        verb = lemma(parts[1].lower(), "VBN")
        if verb == parts[1].lower() or verb not in verbs():
            return Deed(who, mood, negated, "", "be")
        done_by = parts.index("by") if "by" in parts else len(parts)
        matter = " ".join((gerund(verb), who, *parts[2:done_by]))
        return Deed("", mood, negated, matter.strip(), verb)
    verb = parts[0].lower() if parts else ""
    if not verb.isalpha():
        verb = ""
    if mood == "open" and (verb in _ARTICLES or verb not in verbs()):
        return Deed(who, mood, negated, text, "")
    matter = " ".join((verb if verb.endswith("ing") else gerund(verb), *parts[1:])) if verb else ""
    return Deed(who, mood, negated, matter, verb)
