"""Whether two actors are one: what the names leave open, and what else speaks for it."""

from __future__ import annotations

from functools import lru_cache

from onrecord.lexicon.tables import collectives
from onrecord.merge.names.alike import (
    ALIKE,
    Difference,
    Likeness,
    organization_likeness,
    person_likeness,
)
from onrecord.merge.names.linked import MOST_COMPANY, Link, Reason
from onrecord.merge.names.profile import Profile, whose
from onrecord.merge.names.words import general_words, organization_words, places

# How much has to speak for a link beside the names, by what the names leave open: nothing, how
# they are spelt, an initial or middle name, all but one word.
EQUAL, SPELT, SHORTENED, ALONE = 1, 2, 2, 4
# Edits that romanization explains, as a share of a word's letters: one vowel in five letters.
# More, or a consonant, and it may be somebody else: Kerry, Kelly.
ROMANIZED = 0.1
# In so many of the reports of two names may both stand, and the two be one all the same.
MISTAKEN = 0.1


def judge(a: Profile, b: Profile) -> Link | None:
    """What speaks for and against two actors being one; None where the names do not match."""
    if {a.kind, b.kind} & {"group", "role"}:
        return None  # "officials" and "a spokesman" of two reports are nobody in particular
    if _described(a) or _described(b):
        return None  # so are "his campaign" and "the group", though one report knows which
    if a.kind != b.kind:
        return _of_two_kinds(a, b)
    if a.codes and a.codes == b.codes:
        code = min(a.codes)
        return Link(a.id, b.id, Likeness(1.0, ()), (Reason("code", code),), EQUAL)
    compare = person_likeness if a.kind == "person" else organization_likeness
    likeness = max((compare(x, y) for x in a.names for y in b.names), key=lambda found: found.score)
    if _other(likeness):
        return None
    return Link(
        a.id, b.id, likeness, reasons(a, b), _asked(a, b, likeness), _against(a, b, likeness)
    )


def _described(profile: Profile) -> bool:
    """Whether an organization is told by what it is alone, and not whose it is."""
    body = profile.kind == "organization" and profile.owner is None
    return body and profile.names[0].islower()


def _of_two_kinds(a: Profile, b: Profile) -> Link | None:
    """The same word in one story, held to be a person here and a town or a body there.

    Only a name of one word is open to that: "Ivan Dravec" is no town.
    """
    if a.names[0] != b.names[0] or " " in a.names[0]:
        return None
    likeness = Likeness(1.0, (Difference("other", a.kind, b.kind),))
    against = () if a.stories & b.stories else (f"kind: {a.kind}, {b.kind}",)
    return Link(a.id, b.id, likeness, reasons(a, b), ALONE, (*against, *_both_in(a, b)))


def _both_in(a: Profile, b: Profile) -> list[str]:
    """A report that tells of two, as two: of many, some take one for two."""
    both = a.reports & b.reports
    few = MISTAKEN * min(len(a.reports), len(b.reports))
    return [f"both in {min(both)}"] if len(both) > few else []


def reasons(a: Profile, b: Profile) -> tuple[Reason, ...]:
    """What two actors have in common beside their names."""
    offices = {(role, of) for role, of in a.roles & b.roles if of}
    roles = {role for role, _ in a.roles} & {role for role, _ in b.roles}
    roles -= {role for role, _ in offices}
    return (
        *(Reason("office", f"{role} of {of}") for role, of in sorted(offices)[:1]),
        *(Reason("story", story) for story in sorted(a.stories & b.stories)[:1]),
        *(Reason("role", role) for role in sorted(roles)[:1]),
        *(Reason("country", code) for code in sorted(a.countries & b.countries)[:1]),
        *(Reason("company", key) for key in sorted(a.company & b.company)[:MOST_COMPANY]),
    )


def _asked(a: Profile, b: Profile, likeness: Likeness) -> int:
    """How much has to speak for it."""
    kinds = {d.kind for d in likeness.differences}
    if a.kind == "person":
        alone = min(len(n.split()) for p in (a, b) for n in p.names[:1]) == 1
        if alone or "alone" in kinds:
            return ALONE + ("spelling" in kinds)
        if kinds & {"initial", "short form", "added", "order"}:
            return SHORTENED
    elif kinds - {"spelling"}:
        one_word = min(len(p.names[0].split()) for p in (a, b)) == 1
        return ALONE if one_word and "added" in kinds else SHORTENED
    return SPELT if kinds else EQUAL


def _against(a: Profile, b: Profile, likeness: Likeness) -> tuple[str, ...]:
    """What speaks against it."""
    out = _both_in(a, b)
    out += [f"names: {one}, {other}" for one, other in _at_odds(a, b)[:1]]
    for d in likeness.differences:
        if _far(d):
            out.append(f"spelling: {d.one}, {d.other}")
        elif d.kind in ("numeral", "place", "form"):
            out.append(f"{d.kind}: {d.one or '–'}, {d.other or '–'}")
    if a.kind == "organization" and a.owner != b.owner:
        if a.owner and b.owner:
            out.append(f"whose: {a.owner}, {b.owner}")
        elif _says_only_what(a.names[0]) or _says_only_what(b.names[0]):
            out.append(f"whose: {a.owner or '–'}, {b.owner or '–'}")
    elif a.owner is None and a.kind == "organization" and _says_only_what(a.names[0]):
        out.append("whose: –, –")
    if a.countries and b.countries and not a.countries & b.countries:
        out.append(f"country: {', '.join(sorted(a.countries))}; {', '.join(sorted(b.countries))}")
    return tuple(out)


def _at_odds(a: Profile, b: Profile) -> list[tuple[str, str]]:
    """Full names of two actors that no one bears: Michelle Obama is not Barack Obama.

    Both may be called "Obama", and where that is what links them, the rest must fit too.
    """
    compare = person_likeness if a.kind == "person" else organization_likeness
    return [
        (one, other)
        for one in a.names
        for other in b.names
        if " " in one and " " in other and _apart(compare(one, other))
    ]


def _apart(likeness: Likeness) -> bool:
    return _other(likeness) or any(map(_far, likeness.differences))


def _far(d: Difference) -> bool:
    """Whether two words are spelt further apart than romanization explains."""
    return d.kind == "spelling" and d.much > ROMANIZED * max(len(d.one), len(d.other))


def _other(likeness: Likeness) -> bool:
    return likeness.score < ALIKE or any(d.kind == "other" for d in likeness.differences)


@lru_cache(maxsize=1 << 14)
def _says_only_what(name: str) -> bool:
    """Whether an organization's name says what it is and not which: "the Foreign Ministry"."""
    words = organization_words(whose(name)[1]).words
    known = collectives()
    return all(w in known or w in general_words() or w in _WHAT or w in places() for w in words)


# Words of offices that every state has.
_WHAT = frozenset(
    "foreign interior defence defense finance justice health education energy trade labour labor "
    "agriculture environment supreme constitutional high central national federal state general "
    "chief security council office bank house assembly senate cabinet palace navy air force "
    "forces armed coast guard border election electoral commission attorney prosecutor".split()
)
