"""What a report says that a body is: "the *newspaper* Kurier", "Sarat, *a militant group*".

Also what a body's own name says, where it is a state's: the "Peruvian Navy" is Peru's navy.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.parsed import Doc
from onrecord.find.actors.kinds import NameMention, is_body_noun
from onrecord.find.actors.names import Cluster
from onrecord.find.actors.role_phrases import RoleFound, read_role
from onrecord.find.actors.roles import TITLE_TAGS
from onrecord.lexicon.tables import collectives, country_words

# Words behind a name that may make one noun: "Kurier *news agency*".
_LONGEST_NOUN = 3
_LINKS = frozenset((",", "(", "--", "–", "—"))
_DETERMINERS = frozenset(("DT", "PRP$", "RB", "JJS"))
_PICKED = frozenset("a an one another every each any his her its their our this".split())
_ARTICLES = frozenset(("a", "an", "the"))


def body_roles(doc: Doc, cluster: Cluster) -> list[RoleFound]:
    """What a report calls the bearer of a body's name, each once.

    Args:
        doc: the report.
        cluster: the names of an organization.
    """
    out: dict[str, RoleFound] = {}
    for m in cluster.mentions:
        for found in (_behind(doc, m), _before(doc, m), _apposed(doc, m), _named(doc, m)):
            if found is not None and found.role:
                known = out.setdefault(found.role, found)
                if known.of is None and found.of is not None:
                    out[found.role] = found
    return list(out.values())


def _behind(doc: Doc, m: NameMention) -> RoleFound | None:
    """The noun that a name stands before: "the ruling Marek *party*"."""
    for end in range(m.end + 1, min(m.end + _LONGEST_NOUN, len(doc)) + 1):
        noun = doc[end - 1]
        if not noun.tag_.startswith("NN") or noun.ent_type_ or noun.sent.start > m.start:
            return None
        if is_body_noun(noun) and doc[m.end - 1].head.i in range(m.start, end):
            first = m.start
            while first > noun.sent.start and doc[first - 1].tag_ in TITLE_TAGS:
                first -= 1
            if first and doc[first - 1].lower_ in _PICKED:
                return None  # "*a* Marek unit" is but a part of it
            of = read_role(doc, first, m.start) if first < m.start else None
            return _without_name(doc, first, m, end, of)
    return None


def _without_name(
    doc: Doc, first: int, m: NameMention, end: int, before: RoleFound | None
) -> RoleFound | None:
    """What is said around a name, the name left out: "ruling … party"."""
    noun = read_role(doc, m.end, end)
    if noun is None or before is None:
        return noun
    told = [t for t in doc[first : m.start] if t.tag_ in ("JJ", "VBG", "VBN", "NN")]
    plain = [t.lower_ for t in told if t.lower_ not in country_words() and not t.ent_type_]
    nations = (country_words().get(t.lower_) for t in doc[first : m.start])
    of = before.of or next((n.country.name for n in nations if n is not None), None)
    return replace(noun, role=" ".join([*plain, noun.role]), of=of)


def _before(doc: Doc, m: NameMention) -> RoleFound | None:
    """The noun that stands before a name: "North Korea's news *agency* KCNA"."""
    if not m.start or not is_body_noun(doc[m.start - 1]) or doc[m.start - 1].ent_type_:
        return None
    first = m.start - 1
    while first > doc[m.start].sent.start and doc[first - 1].tag_ in TITLE_TAGS:
        first -= 1
    return read_role(doc, first, m.start)


def _apposed(doc: Doc, m: NameMention) -> RoleFound | None:
    """The noun of an apposition: "Sarat, *a militant group* from the north"."""
    if m.end + 2 >= len(doc) or doc[m.end].text not in _LINKS:
        return None
    if doc[m.end + 1].lower_ not in _ARTICLES:
        return None
    end = m.end + 2
    while end < len(doc) and doc[end].tag_ in TITLE_TAGS | _DETERMINERS:
        end += 1
    while end > m.end + 2 and not is_body_noun(doc[end - 1]):
        end -= 1
    noun = doc[end - 1]
    own = noun.dep_ == "appos" or noun.head.i in range(m.start, m.end)
    return read_role(doc, m.end + 1, end) if is_body_noun(noun) and own else None


def _named(doc: Doc, m: NameMention) -> RoleFound | None:
    """What a state's body is by its own name: "*Peruvian Navy*", "the *South Korean army*"."""
    end = m.end + (m.end < len(doc) and is_body_noun(doc[m.end]))
    if not is_body_noun(doc[end - 1]):
        return None
    for size in (2, 1):
        word = country_words().get(doc.span(m.start, m.start + size).text.lower())
        if word is not None and m.start + size < end:
            role = _longest_noun(doc, m.start + size, end)
            words = frozenset(role.split())
            return RoleFound(role, role, word.country.name, words, (m.start, end))
    return None


def _longest_noun(doc: Doc, start: int, end: int) -> str:
    """The noun of most words that ends a name: "news agency"."""
    nouns = (doc.span(i, end).text.lower() for i in range(start, end))
    return next((n for n in nouns if n in collectives()), doc[end - 1].lower_)
