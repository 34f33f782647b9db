"""Words that weaken what is told: which of them stand at a token, and which only look so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.lexicon.tables import rows

# "As soon as *possible*", "make it *possible* to": no doubt whether something is so.
FIXED = frozenset("as make makes made making where if when every best".split())
# Verbs under which "could" tells what may be so, not what somebody is able to do.
OF_CHANCE = frozenset(
    "be become have lead cause take come face happen mean result end turn".split()
)
ABLE = frozenset("i we he she they you".split())
# Words before a clause in which "could" is ability: "before police *could* come", "how it could".
MEANS = frozenset("before until so how when what where why".split())
# Words before "kind" where it is a noun: "this *kind* of training".
OF_A_NOUN = frozenset(("DET", "ADJ", "NUM"))
BELIEVING = frozenset(("i", "we"))
# Tokens from "what" to the verb of naming: "what the finance minister called".
LONGEST_NAMING = 7
LONGEST_PHRASE = 6
# Tokens from "I" to "think": "I do not really think".
LONGEST_OWN = 4
# Words behind "think" with which it opens no clause.
NO_CLAUSE = frozenset("so to back again not".split())


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The listed words by the way in which they weaken.

    >>> sorted(lexicon()["raising"])
    ['appear', 'seem']
    """
    return {r["how"]: frozenset(r["words"].lower().split(";")) for r in rows("hedges.csv")}


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    apart = (p.replace("'", " '") for p in lexicon()["phrase"])
    return frozenset(tuple(p.split()) for p in apart)


@cache
def _openings() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def doubt_at(token: Token) -> Iterator[tuple[str, int, int]]:
    """The hedge at a token: by which way, and its first token and end."""
    doc, words = token.doc, lexicon()
    sizes = range(LONGEST_PHRASE, 1, -1) if token.lower_ in _openings() else ()
    for size in sizes:
        if tuple(t.lower_ for t in doc[token.i : token.i + size]) in _phrases():
            if token.lower_ in ("kind", "sort") and _is_noun(token):
                continue
            yield "phrase", token.i, token.i + size
    lemma = token.lemma_.lower()
    if token.lower_ in words["adverb"] and token.pos_ == "ADV":
        yield "adverb", token.i, token.i + 1
    elif token.lower_ in words["adjective"] and _is_doubtful(token):
        yield "adjective", token.i, token.i + 1
    elif token.tag_ == "MD" and token.lower_ in words["modal"] and _is_chance(token):
        yield "modal", token.i, _with(token.i + 1, doc, ("have",))
    elif token.pos_ == "VERB" and lemma in words["raising"] and _raises(token):
        start = token.i
        if start and doc[start - 1].lower_ in ("it", "there", "that") and not _leads_on(token):
            start -= 1
        yield "raising", start, _with(token.i + 1, doc, ("to", "have"))
    elif token.tag_ == "VBN" and lemma in words["passive"] and _is_held(token):
        start = min(c.i for c in token.lefts if c.dep_ in ("aux:pass", "aux"))
        yield "passive", start, _with(token.i + 1, doc, ("to", "have"))
    elif token.lower_ in words["first person"]:
        first = _first_person(token)
        if first is not None:
            yield "first person", first, token.i + 1
    elif token.lower_ == "what":
        end = _naming(token)
        if end is not None:
            yield "what is called", token.i, end


def _is_noun(token: Token) -> bool:
    """Whether "kind" is a noun of its own: "this kind of", "what sort of"."""
    if not token.i:
        return False
    before = token.nbor(-1)
    return before.pos_ in OF_A_NOUN or before.tag_ in ("WP", "WDT", "PRP$")


def _with(end: int, doc: Doc, more: tuple[str, ...]) -> int:
    """An end moved behind each of some words that follows in turn."""
    for word in more:
        if end < len(doc) and doc[end].lower_ == word and doc[end].pos_ in ("PART", "AUX"):
            end += 1
    return end


def _is_doubtful(token: Token) -> bool:
    """Whether an adjective doubts: "a possible leak", "is likely to", not "as soon as possible"."""
    if token.i and token.nbor(-1).lower_ in FIXED:
        return False
    if token.lower_ in ("supposed", "suspected", "reported", "presumed", "apparent", "so-called"):
        return token.dep_ == "amod"
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if (token.lower_, behind) in (("possible", "to"), ("likely", "voters"), ("likely", "voter")):
        return False
    near = {t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]}
    return token.pos_ in ("ADJ", "ADV", "VERB") and not near & {"make", "makes", "made", "making"}


def _is_chance(token: Token) -> bool:
    """Whether a modal tells what may be so: never "could not"; "could be", not "he could swim"."""
    if token.lower_ != "could":
        # "you might ask", "if I may": a turn of speech
        return (token.i == 0 or token.nbor(-1).lower_ not in ("i", "you")) or _is_be(token)
    verb = token.head
    if token.i + 1 < len(token.doc) and token.nbor().lower_ in ("not", "n't", "never", "only"):
        return False
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in MEANS for c in verb.lefts):
        return False
    if any(c.lower_ in ("not", "n't", "never", "only") for c in verb.lefts):
        return False
    helped = any(c.lemma_ in ("be", "have") and c.i > token.i for c in verb.lefts)
    if verb.lemma_ in OF_CHANCE or helped:
        return True
    own = next((c for c in verb.lefts if c.dep_.startswith("nsubj")), None)
    return own is not None and own.lower_ not in ABLE and own.ent_type_ != "PERSON"


def _is_be(modal: Token) -> bool:
    """Whether a modal leads to what is or was: "I might be wrong", "you may have seen it"."""
    return any(t.lower_ in ("be", "have", "not") for t in modal.doc[modal.i + 1 : modal.i + 3])


def _raises(verb: Token) -> bool:
    """Whether "appear" tells how something looks, not that somebody came."""
    return _leads_on(verb) or any(c.dep_ in ("ccomp", "expl") for c in verb.children)


def _leads_on(verb: Token) -> bool:
    return any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)


def _is_held(verb: Token) -> bool:
    """Whether a passive is of what is held to be so: "is believed to", "it is thought that"."""
    if not any(c.dep_ == "aux:pass" for c in verb.lefts):
        return False
    it = any(c.dep_ == "expl" or c.lower_ == "it" for c in verb.lefts)
    to = verb.i + 1 < len(verb.doc) and verb.nbor().tag_ == "TO"
    return to or (it and any(c.dep_ in ("ccomp", "csubj") for c in verb.rights))


def _first_person(verb: Token) -> int | None:
    """Where "I think" begins before a clause or as an aside; None for "I believe in this team".

    By the words alone: in a quotation the parse and the tags are no witness.
    """
    doc, start = verb.doc, verb.i - 1
    while start > 0 and doc[start].pos_ in ("AUX", "ADV", "PART") and verb.i - start < LONGEST_OWN:
        start -= 1
    if start < 0 or doc[start].lower_ not in BELIEVING or verb.i + 1 >= len(doc):
        return None
    behind = verb.nbor()
    if behind.is_punct:
        return start if start and doc[start - 1].text in (",", "--", "—") else None
    return None if behind.pos_ == "ADP" or behind.lower_ in NO_CLAUSE else start


def _naming(what: Token) -> int | None:
    """The end of "what he called", "what she described as"; None for any other "what"."""
    for token in what.doc[what.i + 1 : what.i + LONGEST_NAMING]:
        if token.is_punct or token.lower_ in ("what", "that"):
            return None
        if token.pos_ == "VERB":
            named = token.lemma_.lower() in lexicon()["what is called"]
            behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
            takes_as = token.lemma_.lower() not in (
                "call",
                "term",
                "label",
                "dub",
                "brand",
                "style",
            )
            if not named or (takes_as and behind != "as") or token.i == what.i + 1:
                return None
            return token.i + 1 + takes_as
    return None
