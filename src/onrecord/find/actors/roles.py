"""What a report says that somebody is: titles before a name, appositions, predicates."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_nouns import is_person_noun, national, role_noun
from onrecord.find.actors.role_phrases import RoleFound, name_around, name_at, read_role
from onrecord.find.phrases import NOMINAL, noun_phrase
from onrecord.lexicon.tables import collectives, roles

TITLE_TAGS = frozenset("NN NNS NNP NNPS JJ VBN HYPH POS CD AFX".split())
# How reports of trials name counsel: "Isabel Fuentes, for the prosecution, said".
_SIDES = {
    "for the prosecution": "prosecutor", "for the crown": "prosecutor",
    "for the defence": "defence lawyer", "for the defense": "defense lawyer",
    "prosecuting": "prosecutor", "defending": "defence lawyer",
}  # fmt: skip
# Words before a name that are no office, behind which one may stand: "president Sheikh Nasser".
_STYLES = frozenset("sheikh sir dame lord lady prince princess ayatollah imam".split())
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
    size, name = name_at(doc, end + 1, min(end + 4, len(doc)))
    return name if size else None


def _shared(doc: Doc, name: Token) -> RoleFound | None:
    """The title before the first of two names: "trade ministers Ana Orr and *Pio Lind*"."""
    if name.dep_ != "conj" or name.head.i > name.i or name.head.ent_type_ != name.ent_type_:
        return None
    found = _before(doc, name_around(name.head)[0], name.sent.start)
    return found if found and doc[found.span[1] - 1].tag_ in ("NNS", "NNPS") else None


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
