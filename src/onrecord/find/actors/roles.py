"""What a report says that somebody is: titles before a name, appositions, predicates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_words import role_word, whole_words
from onrecord.find.phrases import NOMINAL, noun_phrase
from onrecord.lexicon.tables import collectives, country_words, roles

TITLE_TAGS = frozenset("NN NNS NNP NNPS JJ VBN HYPH POS CD AFX".split())
_LONGEST_ROLE = 3
# How reports of trials name counsel: "Isabel Fuentes, for the prosecution, said".
_SIDES = {
    "for the prosecution": "prosecutor", "for the crown": "prosecutor",
    "for the defence": "defence lawyer", "for the defense": "defense lawyer",
    "prosecuting": "prosecutor", "defending": "defence lawyer",
}  # fmt: skip
PAST = frozenset("former ex retired one-time onetime ousted deposed".split())
# Nouns that are for people by their endings, in whatever lexicon they are missing.
_FOR_PEOPLE = re.compile(r"(?:ologists?|icians?|wom[ae]n|sm[ae]n|shepherds?|keepers?|smiths?)$")
# Words for a people that are not for one of it.
_OF_PEOPLES = ("sh", "ch", "ese", "ss")
# Words before a country's that make another of it: "a *North* American trader".
_PARTS = frozenset("north south east west central latin pan anti pro african asian -".split())
# Words before a name that are no office, behind which one may stand: "president Sheikh Nasser".
_STYLES = frozenset("sheikh sir dame lord lady prince princess ayatollah imam".split())
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


def role_noun(doc: Doc, end: int, least: int = 0) -> int | None:
    """Where a role noun of one or more words begins that ends before token `end`; None if none."""
    last = doc[end - 1]
    if not {last.lower_, last.lemma_.lower()} & _last_words():
        return None
    for size in range(_LONGEST_ROLE, 0, -1):
        start = end - size
        if start < least:
            continue
        words = [t.lower_ for t in doc[start:end]]
        words[-1] = doc[end - 1].lemma_.lower() if doc[end - 1].tag_ == "NNS" else words[-1]
        if " ".join(words) in roles():
            return start
    return None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in roles())


def is_person_noun(token: Token) -> bool:
    """Whether a noun is one for people: in the lexicon, alone or with the words before it."""
    if not token.tag_.startswith("NN"):
        return False
    if role_noun(token.doc, token.i + 1) is not None:
        return True
    return bool(_FOR_PEOPLE.search(token.lower_)) or national(token) is not None


def national(token: Token) -> str | None:
    """The country of one who is called by it alone: "the *Dane*", "the *Norwegian*"."""
    word = country_words().get(token.lower_)
    if word is None or word.how != "demonym" or token.tag_ not in ("NN", "NNP"):
        return None
    if token.lower_.endswith(_OF_PEOPLES) or token.dep_ in ("amod", "compound", "flat"):
        return None  # "the French" are many
    return word.country.name if any(c.dep_ == "det" for c in token.lefts) else None


def is_people(token: Token) -> bool:
    """Whether a noun is for many of a nation: "five *Iraqis*"; not "the *French*"."""
    word = country_words().get(token.lower_.rpartition("-")[2])
    many = token.tag_ in ("NNS", "NNPS") and token.lower_.endswith(("s", "men"))
    return many and word is not None and word.how == "demonym"


def read_role(doc: Doc, start: int, end: int) -> RoleFound | None:
    """The role that doc[start:end] names; its last noun is the role noun, "of" may follow."""
    tokens = [t for t in doc[start:end] if not t.is_space]
    if not tokens:
        return None
    if end < len(doc) and f"{doc[end - 1].lower_} {doc[end].lower_}" in roles():
        end += 1  # "the attorney *general*"
    if start > 1 and doc[start - 1].tag_ == "POS":  # "a deputy and *Kenya's* envoy"
        start = _entity(doc[start - 2])[0]
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
        size, name = _name_at(doc, i, end - 1)
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
        size, name = _name_at(doc, i, end - 1)
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


def _name_at(doc: Doc, i: int, end: int) -> tuple[int, str | None]:
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
                return doc.span(*_entity(child)).text
            named = [e for e in doc.span(start, stop).ents if e.label_ in _NAMED]
            if named:
                return max(named, key=len).text
            while start < stop and doc[start].tag_ in ("DT", "IN"):
                start += 1
            return doc.span(start, stop).text or None
    return None


def _entity(token: Token) -> tuple[int, int]:
    """The tokens of the name that a token stands in, or the token alone."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and token.ent_type_ and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and token.ent_type_ and doc[end].ent_iob_ == "I":
        end += 1
    return start, end


def roles_of(doc: Doc, start: int, end: int) -> list[RoleFound]:
    """The roles that a report gives the bearer of the name doc[start:end] right there."""
    sentence = doc[start].sent
    before = _before(doc, start, sentence.start) or _title(doc, start, sentence.start)
    if before is not None and before.of is None:
        before = replace(before, of=_of_behind(doc, end))
    root = doc.span(start, end).root
    out = [before or _shared(doc, root), *_behind(doc, start, end)]
    if root.dep_ == "appos" and root.head.i < start and is_person_noun(root.head):
        first, _ = noun_phrase(root.head)
        out.append(read_role(doc, first, root.head.i + 1))
    head = root.head
    predicate = root.dep_.startswith("nsubj") and any(c.dep_ == "cop" for c in head.children)
    if predicate and is_person_noun(head):
        out.append(read_role(doc, noun_phrase(head)[0], head.i + 1))
    unique: list[RoleFound] = []
    for r in out:
        inside = r and any(u.span[0] <= r.span[0] and r.span[1] <= u.span[1] for u in unique)
        if r and not inside and all(r.role != u.role for u in unique):
            unique.append(r)
    return unique


def _of_behind(doc: Doc, end: int) -> str | None:
    """Of what an office is by what stands behind its bearer's name: "President Orr *of Kenya*"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return None
    size, name = _name_at(doc, end + 1, min(end + 4, len(doc)))
    return name if size else None


def _shared(doc: Doc, name: Token) -> RoleFound | None:
    """The title before the first of two names: "trade ministers Ana Orr and *Pio Lind*"."""
    if name.dep_ != "conj" or name.head.i > name.i or name.head.ent_type_ != name.ent_type_:
        return None
    found = _before(doc, _entity(name.head)[0], name.sent.start)
    return found if found and doc[found.span[1] - 1].tag_ in ("NNS", "NNPS") else None


# What a title before a name says of its bearer, where it is no role noun itself.
TITLE_ROLES = {
    "dr": "doctor", "dr.": "doctor", "prof": "professor", "prof.": "professor",
    "col": "colonel", "col.": "colonel", "gen": "general", "gen.": "general",
    "lt": "lieutenant", "lt.": "lieutenant", "capt": "captain", "capt.": "captain",
    "maj": "major", "maj.": "major", "sgt": "sergeant", "sgt.": "sergeant",
    "insp": "inspector", "insp.": "inspector", "det": "detective", "det.": "detective",
    "sen": "senator", "sen.": "senator", "rep": "representative", "rep.": "representative",
    "gov": "governor", "gov.": "governor", "rev": "reverend", "rev.": "reverend",
    "fr.": "priest", "judge": "judge", "justice": "judge", "chief": "chief", "father": "priest",
}  # fmt: skip


def _title(doc: Doc, start: int, least: int) -> RoleFound | None:
    """The role that an abbreviated title right before a name stands for."""
    at = start - 1
    noun = TITLE_ROLES.get(doc[at].lower_) if at >= least else None
    if noun is None:
        return None
    return RoleFound(noun, noun, None, frozenset((noun,)), (at, start))


def _before(doc: Doc, start: int, least: int) -> RoleFound | None:
    """A title right before a name."""
    if start - 1 > least and doc[start - 1].lower_ in _STYLES:
        start -= role_noun(doc, start - 1, least) is not None
    noun = role_noun(doc, start, least)  # it may hold an "of": "Secretary of State"
    first = start if noun is None else noun
    while first > least and doc[first - 1].tag_ in TITLE_TAGS:
        first -= 1
    if noun is None:
        return None
    return read_role(doc, first, start)


def _behind(doc: Doc, start: int, end: int) -> list[RoleFound | None]:
    """Appositions behind a name: ", a deputy foreign minister and Russia's representative"."""
    if end >= len(doc) or doc[end].text not in (",", "(", "--", "–", "—"):
        return []
    if end + 2 < len(doc) and doc[end + 1].like_num and doc[end + 2].text == ",":
        end += 2  # an age: "Yusuf, 24, a refugee"
    side = _SIDES.get(doc.span(end + 1, end + 4).text.lower()) or _SIDES.get(doc[end + 1].lower_)
    if side is not None:
        return [RoleFound(side, side, None, frozenset((side,)), (end, end))]
    i = end + 1
    while i < len(doc) and doc[i].tag_ in TITLE_TAGS | {"DT", "PRP$", "RB", "JJS", "NNP"}:
        i += 1
    while i > end + 1 and doc[i - 1].tag_ not in ("NN", "NNS", "NNP"):
        i -= 1
    if i == end + 1 or i >= len(doc):
        return []
    if doc.span(i - 1, i + 2).text.lower() in roles():
        i += 2  # "Ana Orr, the secretary *of state*"
    noun = doc[i - 1]
    person = role_noun(doc, i, end + 1) is not None or national(noun) is not None
    if not person and not (noun.dep_ == "appos" and doc.span(start, end).root == noun.head):
        return []
    if (noun.tag_ == "NNP" and not person) or (noun.lower_ in collectives() and not person):
        return []
    out = [read_role(doc, end + 1, i)]
    for c in noun.children:
        if c.dep_ == "conj" and c.pos_ in NOMINAL and is_person_noun(c):
            out.append(read_role(doc, noun_phrase(c)[0], c.i + 1))
    return out
