"""One office told of two people, and one person told of two offices that exclude each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.merge.names.words import person_words
from onrecord.merge.records.around import Around, realm
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.words import all_words, stem
from onrecord.schema import Actor, Clause, Difference, Evidence, Match

# Offices that one person holds at a time in one body or state; words for one office stand together.
OFFICES = (
    "prime minister;premier", "minister;secretary", "president",
    "chairman;chairwoman;chair;chairperson", "director", "captain;master;skipper", "governor",
    "mayor", "commander", "chancellor", "king;queen", "speaker", "bishop;archbishop", "coach",
    "owner", "ambassador", "treasurer", "chief executive;ceo", "spokesman;spokeswoman",
)  # fmt: skip
# Posts besides, of which somebody has one in one body.
POSTS = frozenset(
    "officer accountant lawyer engineer manager editor professor nurse doctor pilot cashier "
    "librarian steward clerk inspector foreman prosecutor".split()
)
# What a minister is minister for; of two words for one thing they are not held to differ.
MINISTRIES = frozenset(
    "foreign interior defence finance justice health education energy trade labour agriculture "
    "environment transport infrastructure culture tourism housing industry immigration fisheries "
    "science".split()
)
_ONE_SPELLING = {"defense": "defence", "labor": "labour", "treasury": "finance", "home": "interior"}
# What stands before an office and makes it another one: of those who were in it or are near it.
ASIDE = frozenset(
    "former ex late deputy vice acting then assistant honorary junior past until last designate "
    "elect shadow".split()
)
# Of ranks somebody has one, whosever they are, and of these offices of a body one.
RANKS = tuple(
    "private corporal sergeant lieutenant major colonel general brigadier commodore admiral "
    "constable superintendent".split()
)
TOP = frozenset({"chairman", "chief executive", "treasurer", "director", "coach", "spokesman"})
# Offices of a place, of which somebody has one in one place only.
LOCAL = frozenset("mayor governor bishop".split())
# Verbs by which somebody holds an office of what is their object.
HOLDS = {"chair": "chairman", "captain": "captain", "govern": "governor"}

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody's office, as one report tells it.

    Attributes:
        actor: the actor of the report.
        identity: who it is over all reports.
        report: the report.
        role: its words.
        kind: the office, by the first of its words in OFFICES, or the post.
        of: whose, as stems or a country's code; empty where that is left out.
        before: what the office is for: "foreign" of "foreign minister".
    """

    actor: Actor
    identity: str
    report: str
    role: str
    kind: str
    of: frozenset[str]
    before: frozenset[str]


Found = tuple[Sequence[Actor] | Sequence[Clause], Difference, Sequence[Match]]


def records(
    actors: Iterable[Actor],
    clauses: Iterable[Clause],
    around: Around,
    *,
    texts: Mapping[str, str],
) -> list[Found]:
    """Who stands under two names or with two offices: actors, the difference, and why they are one.

    Args:
        actors: of a story's reports.
        clauses: of these, by whose verbs some hold an office.
        around: what is known of the story.
        texts: the reports' clean texts.
    """
    by_id = {a.id: a for a in actors}
    told = list(clauses)
    held = list(_offices(by_id, told, around))
    out: list[Found] = list(_ages(told, around))
    seen: set[tuple[str, ...]] = set()
    for a, b in combinations(held, 2):
        if a.report == b.report:
            continue
        for field, why in _differ(a, b, around):
            key = (field, *sorted((a.identity, b.identity)))
            if key in seen:
                continue
            seen.add(key)
            found = _difference(field, (a, b), around, texts)
            if found is not None:
                out.append(((a.actor, b.actor), found, [Match(a.actor.id, b.actor.id, why)]))
    return out


def _ages(clauses: Iterable[Clause], around: Around) -> Iterator[Found]:
    """How old two reports say that one person is."""
    by_person: defaultdict[str, list[Clause]] = defaultdict(list)
    for c in clauses:
        one = around.who.get(c.actors[0].actor or "") if c.kind == "age" else None
        if one is not None and around.text[c.report] == c.report:
            by_person[one.id].append(c)
    for of in by_person.values():
        first = {c.report: c for c in reversed(of)}
        some = sorted(first.values(), key=lambda c: around.order[c.report])
        told = [
            Told(c.id, c.report, f"{f.value:g} years", f.value, c.evidence, (f.low, f.high))
            for c in some
            if (f := c.figure) is not None
        ]
        found = different("age", told, around, apart=lambda a, b: a != b)
        if found is not None:
            name = some[0].actors[0].name
            yield some, found, [Match(x.id, some[0].id, (f"name: {name}",)) for x in some[1:]]


def _offices(
    actors: Mapping[str, Actor], clauses: Iterable[Clause], around: Around
) -> Iterator[Office]:
    for actor in actors.values():
        for role in actor.roles if actor.kind == "person" else ():
            if found := _office(actor, role.role, role.of, around):
                yield found
    for c in clauses:
        if c.lemma in HOLDS and len(c.actors) == 1 and c.recipients:
            somebody = actors.get(c.actors[0].actor or "")
            if somebody is not None and somebody.kind == "person":
                found = _office(somebody, HOLDS[c.lemma], c.recipients[0].name, around)
                if found:
                    yield found


def _office(actor: Actor, role: str, of: str | None, around: Around) -> Office | None:
    one = around.who.get(actor.id)
    report = actor.reports[0]
    words = list(all_words(role.split(" of ")[0]))
    if one is None or not words or ASIDE & set(words) or around.text.get(report) != report:
        return None
    for names in OFFICES:
        for name in names.split(";"):
            parts = name.split()
            if words[-len(parts) :] == parts:
                kind, before = names.split(";")[0], words[: -len(parts)]
                return Office(actor, one.id, report, role, kind, _of(of), frozenset(before))
    if words[-1] in POSTS or (words[-1] in RANKS and len(words) == 1):
        return Office(actor, one.id, report, role, words[-1], _of(of), frozenset(words[:-1]))
    return None


def _of(words: str | None) -> frozenset[str]:
    """Whose an office is: a country's code, else the stems of the words."""
    if not words:
        return frozenset()
    code = realm(words)
    return frozenset({code} if code.isupper() else map(stem, all_words(words)))


def _differ(a: Office, b: Office, around: Around) -> Iterator[tuple[str, tuple[str, ...]]]:
    """In what two offices of two reports differ: who holds them, or what one holds."""
    if a.identity == b.identity:
        if _excludes(a, b):
            yield "role", (f"name: {a.actor.name}",)
    elif a.kind == b.kind and a.before == b.before and not _together(a, b, around):
        one, other = (person_words(o.actor.name).words for o in (a, b))
        if len(one) < 2 or len(other) < 2 or one[0][0] == other[0][0]:
            return  # a surname alone, an initial or a short form may be the same one
        if one[-1] == other[-1] and not (a.of and b.of and not a.of & b.of):
            yield "name", (f"office: {a.role}", f"surname: {one[-1]}")
        elif a.of and b.of and (a.of <= b.of or b.of <= a.of):
            yield "name", (f"office: {a.role} of {' '.join(sorted(a.of & b.of))}",)


def _excludes(a: Office, b: Office) -> bool:
    """Whether somebody cannot hold both offices: two ministries, ranks, posts in one body."""
    if a.kind in RANKS and b.kind in RANKS:
        return a.kind != b.kind
    if a.of and b.of and not a.of & b.of:
        return a.kind == b.kind and a.kind in LOCAL and not a.of & b.of
    if a.kind == b.kind:
        one, other = ({_ONE_SPELLING.get(w, w) for w in o.before} & MINISTRIES for o in (a, b))
        return a.kind == "minister" and bool(one and other and not one & other)
    if {a.kind, b.kind} <= TOP:
        return True
    return bool(a.of & b.of) and (a.kind in POSTS or b.kind in POSTS)


def _together(a: Office, b: Office, around: Around) -> bool:
    """Whether some report has both: then they are two."""
    reports = (set(around.who[o.actor.id].reports) for o in (a, b))
    return not set.isdisjoint(*reports)


def _difference(
    field: str, offices: Sequence[Office], around: Around, texts: Mapping[str, str]
) -> Difference | None:
    told = []
    for o in offices:
        value = o.role if field == "role" else o.actor.name
        words = " ".join(all_words(value))
        told.append(Told(o.actor.id, o.report, value, words, _evidence(o, texts[o.report])))
    return different(field, told, around, apart=lambda a, b: a != b)


def _evidence(office: Office, text: str) -> Evidence:
    """The sentence that has the name and most of the words of the office."""
    surname = office.actor.name.split()[-1]
    wanted = {surname.lower(), *all_words(office.role)}
    spans = [m.span() for m in _SENTENCE.finditer(text) if m[0].strip()]

    def fits(span: tuple[int, int]) -> tuple[bool, int]:
        words = set(all_words(text[slice(*span)]))
        return surname.lower() in words, len(wanted & words)

    start, end = max(spans, key=lambda span: (*fits(span), -span[0]))
    held = text[start:end]
    start += len(held) - len(held.lstrip())
    return Evidence.of(office.report, text, start, start + len(held.strip()))
