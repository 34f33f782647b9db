"""The small words of a parsed phrase: prepositions, marks, particles, words of time."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.parsed import Token
from onrecord.find.times.words import values

REACH = 8
_OPENED = frozenset(("obl", "nmod", "obl:agent", "advcl", "xcomp", "advmod", "ccomp"))
MONTHS = frozenset((*values("month"), *values("month_short")))
TIMES = frozenset((*values("weekday"), *values("unit"),
                   "morning", "evening", "afternoon", "night", "noon", "midnight", "dawn", "dusk",
                   "today", "yesterday", "tomorrow", "weekend", "time", "century", "decade",
                   "spring", "summer", "autumn", "winter"))  # fmt: skip


def case(token: Token) -> str:
    """The preposition before a phrase, "" for none; several words are joined by blanks."""
    first = next((c for c in token.lefts if c.dep_ == "case"), None)
    if first is None:
        return ""
    fixed = (c.lower_ for c in first.rights if c.dep_ == "fixed")
    return " ".join((first.lower_, *fixed))


def mark(verb: Token) -> str:
    """The word that opens a clause ("if", "to", "that"), "" for none."""
    for child in verb.lefts:
        if child.dep_ in ("mark", "case") or child.tag_ == "TO":
            return child.lower_
        if child.dep_ == "advmod" and child.tag_ == "WRB":
            return child.lower_
    return ""


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.tag_ == "TO" or (c.lower_ == "to" and c.dep_ == "mark") for c in verb.lefts)


def cases(token: Token) -> set[str]:
    """The prepositions before a phrase, each by itself and all as one: "out of"."""
    found = [c.lower_ for c in token.lefts if c.dep_ == "case"]
    return {*found, " ".join(found), case(token)}


def is_time(token: Token) -> bool:
    """Whether a phrase names a time: "on Monday", "in May", "for two days"."""
    low = token.lower_.rstrip(".")
    if low in MONTHS:
        return token.pos_ == "PROPN"
    return low in TIMES or token.lemma_.lower() in TIMES or (low.isdigit() and len(low) == 4)


def with_preposition(head: Token, *words: str) -> Iterator[Token]:
    """The phrases on a verb or noun that one of some prepositions opens, times left out."""
    for child in head.children:
        opened = child.dep_ in ("obl", "nmod", "obl:agent", "advcl", "iobj")
        if opened and cases(child) & set(words) and not is_time(child):
            yield child


def company(head: Token) -> set[str]:
    """The words that stand with a head: particles, prepositions, objects, modifiers."""
    out: set[str] = set()
    for child in head.children:
        if child.dep_ == "xcomp" and child.tag_ == "VB" and not has_to(child):
            out.add(child.lemma_)  # "let them *go*"
        if child.is_punct or child.dep_.startswith(("nsubj", "conj", "ccomp", "parataxis")):
            continue
        out |= {child.lower_, child.lemma_.lower()}
        if child.i > head.i and child.dep_ in _OPENED and not is_time(child):
            words = [c for c in child.lefts if c.dep_ in ("case", "mark")]
            # "gave *in*", but not "gave a speech *in* Oslo"
            out |= {c.lower_ for c in words if c.lower_ != "in" or c.i == head.i + 1}
            out |= set(case(child).split()) - {"in"}
        if child.dep_ == "obj":
            out |= {w for c in child.rights if c.dep_ == "nmod" for w in cases(c)} - {"in"}
        if child.dep_ in ("obj", "obl") and not is_time(child):
            kept = ("case", "compound", "amod")
            out |= {c.lower_ for c in child.children if c.dep_ in kept} - {"in"}
    return out


def antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    at = relative
    for _ in range(REACH):
        if at.dep_ == "acl:relcl":
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None
