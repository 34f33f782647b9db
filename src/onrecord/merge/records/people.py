"""One office told of two people, and one person told of two offices that exclude each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.merge.names.words import person_words
from onrecord.merge.records.around import Around
from onrecord.merge.records.differ import Told, different
from onrecord.merge.records.offices import ASIDE, Office, excludes, of_whom, offices
from onrecord.merge.records.words import all_words
from onrecord.schema import Actor, Clause, Difference, Evidence, Match

# Roles that two of one surname may well both have.
KIN = frozenset(
    "brother sister son daughter father mother wife husband widow widower uncle aunt cousin nephew "
    "niece grandson granddaughter twin parent child resident victim survivor founder owner "
    "candidate player student farmer member".split()
)
# Two first names that are so alike are one, spelled otherwise.
SPELLED = 0.7
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


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
    held = list(offices(by_id, told, around))
    out: list[Found] = list(_ages(told, around))
    seen: set[tuple[str, ...]] = set()
    kinds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in held:
        kinds[one.identity, one.report].add(f"{sorted(one.before)} {one.kind}")
    pairs = ((a, b, _differ(a, b, around)) for a, b in combinations(held, 2))
    for a, b, differ in (*pairs, *_namesakes(by_id, around)):
        if a.report == b.report:
            continue
        for field, why in differ:
            if field == "role" and kinds[a.identity, a.report] & kinds[b.identity, b.report]:
                continue  # a report that has both of one person holds them for one's
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
        if not around.few and any(around.day[c.report] is None for c in some):
            continue  # an affair of many reports may last for years
        told = [
            Told(c.id, c.report, f"{f.value:g} years", f.value, c.evidence, (f.low, f.high))
            for c in some
            if (f := c.figure) is not None
        ]
        found = different("age", told, around, apart=lambda a, b: a != b)
        if found is not None:
            name = some[0].actors[0].name
            yield some, found, [Match(x.id, some[0].id, (f"name: {name}",)) for x in some[1:]]


def _differ(a: Office, b: Office, around: Around) -> Iterator[tuple[str, tuple[str, ...]]]:
    """In what two offices of two reports differ: who holds them, or what one holds."""
    if a.identity == b.identity:
        if excludes(a, b):
            yield "role", (f"name: {a.actor.name}",)
    elif a.kind == b.kind and a.before == b.before and not _together(a, b, around):
        one, other = (person_words(o.actor.name).words for o in (a, b))
        if len(one) < 2 or len(other) < 2 or one[0][0] == other[0][0]:
            return  # a surname alone, an initial or a short form may be the same one
        if one[-1] == other[-1] and not (a.of and b.of and not a.of & b.of):
            yield "name", (f"office: {a.role}", f"surname: {one[-1]}")
        elif a.of and b.of and (a.of <= b.of or b.of <= a.of):
            yield "name", (f"office: {a.role} of {' '.join(sorted(a.of & b.of))}",)


def _namesakes(
    actors: Mapping[str, Actor], around: Around
) -> Iterator[tuple[Office, Office, list[tuple[str, tuple[str, ...]]]]]:
    """Those of one surname and one role of whom two reports tell other first names."""
    by_surname: defaultdict[str, list[Office]] = defaultdict(list)
    for actor in actors.values():
        one, name = around.who.get(actor.id), person_words(actor.name).words
        known = one is not None and around.text.get(actor.reports[0]) == actor.reports[0]
        if one is None or not known or actor.kind != "person" or len(name) < 2:
            continue
        for role in actor.roles:
            words = all_words(role.role)
            if words and words[-1] not in KIN:
                aside = frozenset(ASIDE & set(words))
                held = Office(
                    actor, one.id, actor.reports[0], role.role, words[-1], of_whom(role.of), aside
                )
                by_surname[name[-1]].append(held)
    for surname, some in by_surname.items():
        for a, b in combinations(some, 2):
            if a.identity == b.identity or (a.kind, a.before) != (b.kind, b.before):
                continue
            if (a.of and b.of and not a.of & b.of) or _together(a, b, around) or _one_first(a, b):
                continue
            yield a, b, [("name", (f"role: {a.role}", f"surname: {surname}"))]


def _one_first(a: Office, b: Office) -> bool:
    """Whether two first names may be one: an initial, a short form, another spelling."""
    one, other = (person_words(o.actor.name).words[0] for o in (a, b))
    if one.startswith(other) or other.startswith(one):
        return True
    return SequenceMatcher(None, one, other).ratio() >= SPELLED


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
