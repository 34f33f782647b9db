"""The offices that reports say people hold, and which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.merge.records.around import Around, realm
from onrecord.merge.records.words import all_words, stem
from onrecord.schema import Actor, Clause

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
    "science economy planning water mining oil power sport youth women family welfare security "
    "police prisons information communications technology investment development aviation shipping "
    "railways ports migration employment forestry climate heritage".split()
)
_ONE_SPELLING = {
    "defense": "defence", "labor": "labour", "treasury": "finance", "home": "interior",
    "economic": "economy", "economics": "economy", "budget": "finance", "commerce": "trade",
    "mines": "mining", "petroleum": "oil", "sports": "sport", "farm": "agriculture",
    "farming": "agriculture", "railway": "railways", "work": "labour",
}  # fmt: skip
# What is often one ministry.
_ONE_MINISTRY = (
    {"finance", "economy", "planning"}, {"energy", "power", "oil", "mining"},
    {"immigration", "migration", "interior", "security", "police"},
    {"labour", "employment", "welfare", "family", "women"}, {"environment", "climate", "water"},
    {"transport", "infrastructure", "aviation", "shipping", "railways", "ports"},
    {"trade", "industry", "investment", "economy"}, {"culture", "heritage", "sport", "youth"},
    {"science", "education", "technology"}, {"information", "communications", "technology"},
    {"agriculture", "fisheries", "forestry"}, {"foreign", "development", "trade"},
)  # fmt: skip
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


def offices(
    actors: Mapping[str, Actor], clauses: Iterable[Clause], around: Around
) -> Iterator[Office]:
    """The offices of a story's people, by their roles and by the verbs that they do.

    Args:
        actors: by id, of the story's reports.
        clauses: of these.
        around: what is known of the story.
    """
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
    words[-1:] = [w[:-1] if w.endswith("s") and w[:-1] in _plain() else w for w in words[-1:]]
    if one is None or not words or ASIDE & set(words) or around.text.get(report) != report:
        return None
    for names in OFFICES:
        for name in names.split(";"):
            parts = name.split()
            if words[-len(parts) :] == parts:
                kind, before = names.split(";")[0], words[: -len(parts)]
                return Office(actor, one.id, report, role, kind, of_whom(of), frozenset(before))
    if words[-1] in POSTS or (words[-1] in RANKS and len(words) == 1):
        return Office(actor, one.id, report, role, words[-1], of_whom(of), frozenset(words[:-1]))
    return None


@cache
def _plain() -> frozenset[str]:
    """Offices of one word, of which two have the plural: "energy *ministers* Orr and Lind"."""
    return frozenset(name for names in OFFICES for name in names.split(";"))


def of_whom(words: str | None) -> frozenset[str]:
    """Whose an office is: a country's code, else the stems of the words."""
    if not words:
        return frozenset()
    code = realm(words)
    return frozenset({code} if code.isupper() else map(stem, all_words(words)))


def excludes(a: Office, b: Office) -> bool:
    """Whether somebody cannot hold both offices: two ministries, ranks, posts in one body."""
    if a.kind in RANKS and b.kind in RANKS:
        return a.kind != b.kind
    if a.of and b.of and not a.of & b.of:
        return a.kind == b.kind and a.kind in LOCAL and not a.of & b.of
    if a.kind == b.kind:
        one, other = ({_ONE_SPELLING.get(w, w) for w in o.before} & MINISTRIES for o in (a, b))
        joint = any(one & of and other & of for of in _ONE_MINISTRY)
        return a.kind == "minister" and bool(one and other and not one & other) and not joint
    if {a.kind, b.kind} <= TOP:
        return True
    return bool(a.of & b.of) and (a.kind in POSTS or b.kind in POSTS)
