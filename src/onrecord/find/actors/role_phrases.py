"""What a phrase for a role tells: its words, its noun, and of what it is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_nouns import national, role_noun
from onrecord.find.actors.role_words import role_word, whole_words
from onrecord.find.phrases import noun_phrase
from onrecord.lexicon.tables import country_words, roles

PAST = frozenset("former ex retired one-time onetime ousted deposed".split())
# Words before a country's that make another of it: "a *North* American trader".
_PARTS = frozenset("north south east west central latin pan anti pro african asian -".split())
_NAMED = ("ORG", "LOC", "PERSON")
# Prepositions by which a role says of what: "president of", "analyst with".
OF = frozenset("of for at with to from in on".split())


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role: its words ("foreign minister"), its head noun, and of what ("Russia")."""

    role: str
    noun: str
    of: str | None
    words: frozenset[str]
    """All content words of the phrase, lower-case, by which a description is compared."""
    span: tuple[int, int]
    """Token start and end of the phrase, its "of" behind it left out."""

    @property
    def past(self) -> bool:
        """Whether it is what somebody was: "former colonel"."""
        return self.role.split()[0].lower() in PAST


def read_role(doc: Doc, start: int, end: int) -> RoleFound | None:
    """The role that doc[start:end] names; its last noun is the role noun, "of" may follow."""
    tokens = [t for t in doc[start:end] if not t.is_space]
    if not tokens:
        return None
    if end < len(doc) and f"{doc[end - 1].lower_} {doc[end].lower_}" in roles():
        end += 1  # "the attorney *general*"
    if start > 1 and doc[start - 1].tag_ == "POS":  # "a deputy and *Kenya's* envoy"
        start = name_around(doc[start - 2])[0]
    of, left = _of_left(doc, start, end)
    right = _of_right(doc, end)
    nation = _nation_within(doc, left, end) if of is None else None
    own = [i for i in range(left, end) if nation is None or i not in nation[1]]
    of = nation[0] if nation is not None else of
    own = whole_words(doc, own)
    role = "".join(role_word(doc[i]) + doc[i].whitespace_ for i in own).strip()
    content = {
        t.lower_ for t in doc[start:end] if t.pos_ in ("NOUN", "PROPN", "ADJ") and len(t) > 1
    }
    content |= {w.lower() for w in (of or "").split()} | {w.lower() for w in (right or "").split()}
    noun_start = role_noun(doc, end, left)
    noun = doc.span(noun_start, end).text.lower() if noun_start is not None else doc[end - 1].lower_
    of = right if of is None else of
    return RoleFound(role, noun, of or national(doc[end - 1]), frozenset(content), (start, end))


def _nation_within(doc: Doc, start: int, end: int) -> tuple[str, range] | None:
    """The country among the words of a role: "deputy *Kenyan* minister"; and its tokens."""
    for i in range(start + 1, end - 1):
        size, name = name_at(doc, i, end - 1)
        whole = (
            doc[i - 1].lower_ not in _PARTS and doc[i + size].text not in "-–" if size else False
        )
        if whole and doc.span(i, i + size).text.lower() in country_words():
            return name or "", range(i, i + size)
    return None


def _of_left(doc: Doc, start: int, end: int) -> tuple[str | None, int]:
    """Of what, from the words before a role ("Hamas' supreme leader"), and where these end."""
    of, at = None, start
    while at < end - 1 and doc[at].tag_ in ("DT", "PRP$", "CD", "RB"):
        at += 1
    i = at
    while i < end - 1:
        size, name = name_at(doc, i, end - 1)
        if not size:
            break
        of, i = name, i + size
        if i < end and doc[i].tag_ == "POS":
            i += 1
        at = i
    possessive = next((j for j in range(at, end - 1) if doc[j].tag_ == "POS"), None)
    if possessive is not None:
        of, at = doc.span(at, possessive).text, possessive + 1
    return of, min(at, end - 1)


def name_at(doc: Doc, i: int, end: int) -> tuple[int, str | None]:
    """A country word or an organization's name at token i: how many tokens, and its name."""
    for size in (3, 2, 1):
        if i + size <= end:
            word = country_words().get(doc.span(i, i + size).text.lower())
            if word and doc[i].text[:1].isupper():
                return size, word.country.name if word.how != "capital" else doc[i].text
    if doc[i].ent_type_ in ("ORG", "LOC") and role_noun(doc, i + 1) is None:
        size = 1
        while i + size < end and doc[i + size].ent_iob_ == "I":
            size += 1
        return size, doc.span(i, i + size).text
    return 0, None


def _of_right(doc: Doc, end: int) -> str | None:
    """Of what, from an "of" phrase behind the role noun: its name, else its words."""
    noun = doc[end - 1]
    for child in noun.rights:
        case = next((c for c in child.lefts if c.dep_ == "case"), None)
        if child.dep_ == "nmod" and case is not None and case.lower_ in OF and not child.like_num:
            start, stop = noun_phrase(child)
            start = max(start, case.i + 1)
            if child.ent_type_ in _NAMED:  # "for Prime Minister *Eva Lund*"
                return doc.span(*name_around(child)).text
            named = [e for e in doc.span(start, stop).ents if e.label_ in _NAMED]
            if named:
                return max(named, key=len).text
            while start < stop and doc[start].tag_ in ("DT", "IN"):
                start += 1
            return doc.span(start, stop).text or None
    return None


def name_around(token: Token) -> tuple[int, int]:
    """The tokens of the name that a token stands in, or the token alone."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and token.ent_type_ and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and token.ent_type_ and doc[end].ent_iob_ == "I":
        end += 1
    return start, end
