"""What is told of those counted: how many were killed, are missing, came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from onrecord.annotate.parsed import Token
from onrecord.find.events.figures import SCALES, VAGUE
from onrecord.find.events.grammar import done_to, grammatical_subject, passive
from onrecord.find.events.nouns import classes
from onrecord.find.events.words import case, company
from onrecord.lexicon.tables import rows
from onrecord.schema import Measure

# Places and things are not killed, hurt or held.
THINGS = frozenset(("place", "premises", "property"))
SOMEBODY = frozenset(("people", "armed", "captive", "captives"))
HARMED = frozenset(("killed", "wounded", "missing", "arrested", "released"))
# Where on a verb stands what its subject or object is said to be: "left four *dead*".
BESIDE = frozenset(("xcomp", "acl", "advcl", "obj", "ccomp", "advmod"))
# Words behind a noun that may tell its state.
NEAR = 4


def measure(noun: Token, head: Token, verb: Token | None) -> Measure | None:
    """What a number counts: the killed, the missing, those who came; `other` for all else.

    None for a bare number of which nothing is told.
    """
    table = _table()
    lemma = noun.lemma_.lower()
    if (found := table["noun"].get(lemma)) is not None:
        return found
    found = _told_of(noun, head, verb)
    kinds = classes(noun)
    if found in HARMED and kinds & THINGS and not kinds & SOMEBODY:
        return "other"
    return found


def told_before(noun: Token) -> bool:
    """Whether those of whom a part is counted are themselves a toll: "the wounded"."""
    the = any(c.lower_ in ("the", "those") for c in noun.lefts)
    return the and noun.lemma_.lower() in _table()["noun"]


def _told_of(noun: Token, head: Token, verb: Token | None) -> Measure | None:
    """What is told of those counted, by the words around."""
    table = _table()
    if verb is not None:
        words = company(verb) | {verb.lemma_.lower()}
        for place in _places(noun, head, verb):
            for cue, what in table[place].items():
                first, *others = cue.split()
                if verb.lemma_.lower() == first and set(others) <= words:
                    return what
        if (found := _of_state(noun, head, verb, table["state"])) is not None:
            return found
        if (found := _of_toll(noun, verb)) is not None:
            return found
    if (found := _said_behind(noun, table["state"])) is not None:
        return found
    bare = noun.pos_ == "NUM" or noun.lower_ in VAGUE or noun.lower_ in SCALES
    if bare and verb is not None and verb.lemma_.lower() == "count" and noun.dep_ == "obj":
        return "present"  # "the police counted 8,000": the news counts crowds
    return None if bare else "other"


def _places(noun: Token, head: Token, verb: Token) -> Iterator[str]:
    """In which rows of the table a verb is looked up for what is counted."""
    here = {noun.i, head.i}
    done = done_to(verb) if verb.pos_ == "VERB" else None
    those = {done.i, *(c.i for c in done.rights)} if done is not None else set()
    if here & (those | {c.i for c in verb.rights if c.dep_ == "obj"}):
        yield "done"
    if noun.lemma_.lower() == "life" or noun.head.lemma_.lower() == "life":
        yield "life"
    subject = grammatical_subject(verb) if verb.pos_ == "VERB" else None
    if subject is not None and subject.i in here and not passive(verb):
        yield "does"
        if "armed" in classes(noun):
            yield "armed"


def _of_state(
    noun: Token, head: Token, verb: Token, states: Mapping[str, Measure]
) -> Measure | None:
    """What those counted are said to be: "left four *dead*", "two are *missing*"."""
    here = {noun.i, head.i}
    if verb.pos_ in ("ADJ", "ADV") or any(c.dep_ == "cop" for c in verb.lefts):
        return states.get(verb.lower_)
    if verb.lower_ in states and any(c.i in here for c in verb.lefts):
        return states[verb.lower_]  # "are missing", taken for a verb
    beside = [c for c in verb.rights if c.dep_ in BESIDE]
    own = [c for t in (noun, head) for c in t.rights if c.dep_ in ("acl", "amod", "xcomp")]
    own += [c for c in noun.lefts if c.dep_ == "amod"]
    subject = any(c.i in here for c in verb.lefts if c.dep_.startswith("nsubj"))
    obj = any(c.i in here for c in verb.rights)
    for word in (*own, *(beside if subject or obj else ())):
        if word.lower_ in states and case(word) == "":
            return states[word.lower_]
    return None


def _said_behind(noun: Token, states: Mapping[str, Measure]) -> Measure | None:
    """What follows a noun in its clause, where the parse has it elsewhere: "were *missing*"."""
    for token in noun.doc[noun.i + 1 : noun.i + 1 + NEAR]:
        if token.pos_ not in ("AUX", "VERB", "ADV", "ADJ"):
            return None
        if token.lower_ in states:
            return states[token.lower_]
    return None


def _of_toll(noun: Token, verb: Token) -> Measure | None:
    """A bare number that is a toll: "the death toll stood at *nine*"."""
    if noun.pos_ != "NUM":
        return None
    tops = [c for c in verb.children if c.dep_ in ("nsubj", "obj", "nsubj:pass")]
    tolls = [t for t in tops if t.lemma_.lower() == "toll"]
    counts = [c for t in tops if t.lemma_.lower() == "number" for c in t.rights]
    dead = tolls or [c for c in counts if c.lower_ in ("dead", "deaths", "victims", "killed")]
    return "killed" if dead else None


@cache
def _table() -> Mapping[str, dict[str, Measure]]:
    """What is told of those counted, by where the words stand."""
    out: defaultdict[str, dict[str, Measure]] = defaultdict(dict)
    for row in rows("counted.csv"):
        for words in row["words"].split(";"):
            out[row["place"]][words] = cast(Measure, row["measure"])
    return out
