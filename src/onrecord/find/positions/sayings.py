"""The stances that statements show by themselves, without a verbal deed among the events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.annotate.parsed import Doc
from onrecord.find.positions.binding import binds, refuses, thing_of, tokens_of
from onrecord.find.positions.clausal import asked_of, deeds_of, is_clause
from onrecord.find.positions.contents import (
    Deed,
    asked,
    deeds,
    own_deed,
    thing,
    weighed,
)
from onrecord.find.positions.issues import is_judged
from onrecord.find.positions.predicates import predicate
from onrecord.find.positions.register import Standing
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stances import EVALUATING
from onrecord.find.positions.stand import Stand, backing
from onrecord.schema import Act, Stance, Statement

# Acts whose content tells no deed that the speaker takes upon himself.
OTHER: frozenset[Act] = frozenset(("deny", "warn", "threaten", "believe", "accuse", "advise"))
# Acts under which what must be done is told already, or is what another says.
ANSWERING: frozenset[Act] = frozenset(("demand", "ask", "refuse", "reject", "deny"))
OWN_AND_YOURS = frozenset(("we", "i", "you"))
# Stances that a predicate shows on the thing that follows it.
VIEWS: frozenset[Stance] = frozenset(("supports", "opposes", "undecided"))
# What who judges a thing stands for; the thing, and that it is judged.
JUDGING: dict[Act, Stance] = {"criticise": "opposes", "praise": "supports"}
_THING = (
    r"(?:the|this|that|these|those|such) [\w'’-]+"
    r"(?: (?:of|on|for|in|to|with|against) (?:the |a |an )?[\w'’-]+)*"
)
JUDGED = re.compile(
    rf"(?P<what>{_THING}(?: [\w'’-]+)?) (?:is|are|was|were|will be)\b", re.IGNORECASE
)
# "called the deal a betrayal", "described the blockade as illegal"
NAMING = re.compile(r"\b(?:call|describ|brand|label|dismiss|denounc)")
NAMED = re.compile(rf"(?P<what>{_THING}) (?:as )?[\w“”\"‘'-]+", re.IGNORECASE)
UNDECIDED = re.compile(
    r"\b(?:not (?:yet )?(?:decided?|say)|n['’]t (?:yet )?(?:decided?|say)|yet to decide)"
)
NO_MORE = re.compile(
    r"there (?:will|would|can|could|shall) be no (?P<what>.*)", re.IGNORECASE | re.DOTALL
)
# Cues that take what is wanted as their object; calling somebody something wants nothing.
WANTING = re.compile(
    r"\b(?:want|seek|sought|demand|call\w* (?:\w+ )?(?:for|on|upon)|appeal|request|insist|press|"
    r"push|plead|beg|ask)"
)
INSISTING = re.compile(r"\b(?:insist|demand|ask|urg|request|recommend|propos)")
# Who wishes to do a thing is for it.
WISHING = re.compile(r"\b(?:want|wish|seek|sought)")
# Who hopes that another does a thing is for it.
HOPING = re.compile(r"\b(?:hop(?:e|es|ed|ing)|look(?:s|ed|ing)? forward|wish(?:es|ed)?)\b")
# Asking somebody about a thing is no demand for it.
ASKING = re.compile(r"\bask(?!\w* for)")
NOBODY = frozenset(
    "anybody anyone nobody none everybody everyone somebody someone some many few each you".split()
)


def sayings(doc: Doc, statements: Sequence[Statement], cast: Cast) -> Iterator[Stand]:
    """The stances that statements show, by their acts and contents."""
    told = {s.id: s for s in statements}
    for s in statements:
        if s.speaker.name is None or not s.content or _unsaid(s):
            continue
        speaker = cast.holder(s.speaker.actor, s.speaker.name, "", s.speaker.span)
        content = _content(s)
        for who, matter, stance in _stances(doc, s, content, speaker, cast):
            named = (s.speaker.actor, s.speaker.name, matter, s.speaker.span)
            own = cast.holder(*named) if who == speaker else who
            yield _stand(s, own or who, matter, stance, claimed=_claimed(s, told, cast))


def _claimed(s: Statement, told: Mapping[str, Statement], cast: Cast) -> bool:
    """Whether somebody tells what he himself was promised, or what nobody in particular said."""
    teller = told.get(s.within or "")
    if teller is None:
        return False
    if cast.is_anybody(s.speaker.actor):
        return True
    return s.addressee is not None and cast.speaks_for(
        teller.speaker.actor, teller.speaker.name, s.addressee.actor, s.addressee.text
    )


def _unsaid(s: Statement) -> bool:
    """Whether somebody only might say it, or it is nobody who does."""
    cue = s.cue.text.lower() if s.cue else ""
    nobody = (s.speaker.name or "").lower().split()[0] in NOBODY
    return nobody or re.search(r"\b(?:may|might|could|would|can|should)\b", cue) is not None


def _content(s: Statement) -> str:
    """The pieces of a content, whole sentences told apart."""
    out = ""
    for piece in s.content:
        fresh = piece.text[:1].isupper() and out and out[-1] not in ".!?"
        out += (". " if fresh else " " if out else "") + piece.text
    return re.sub(r"[“”\"]", "", out)


def _asked(doc: Doc, s: Statement, content: str) -> Deed | None:
    """The deed that a content asks for, without a modal verb."""
    found = next(asked_of(doc, tokens_of(doc, s)), None)
    return found if found is not None and found.matter else asked(content)


def _stances(
    doc: Doc, s: Statement, content: str, speaker: Standing | None, cast: Cast
) -> Iterator[tuple[Standing, str, Stance]]:
    tokens = tokens_of(doc, s)
    told = list(deeds_of(doc, tokens)) or list(deeds(content))
    for deed in told:
        if deed.mood == "open":
            who = speaker if speaker and cast.own(deed.who, speaker) else cast.called(deed.who)
            if who is not None and deed.matter:
                yield who, deed.matter, "undecided"
    if speaker is None or any(deed.mood == "open" for deed in told):
        return
    found = list(_shown(doc, s, content, speaker, cast))
    if not found and s.cue is not None and HOPING.search(s.cue.text):
        found = [(d.matter, "supports") for d in told if d.mood == "will" and d.matter]
    elif not found and s.act in ("demand", "ask"):
        found = list(_demands(doc, s, content, told))
    elif not found and s.act in ("refuse", "reject"):
        found = list(refuses(doc, s, content, told, speaker, cast))
    elif not found and s.act not in OTHER:
        found = list(binds(doc, s, content, told, speaker, cast))
    if s.act not in ANSWERING:
        found += _due(told)
    yield from ((speaker, matter, stance) for matter, stance in found)


def _due(told: Sequence[Deed]) -> Iterator[tuple[str, Stance]]:
    """What a content says by the way that another must do: "they shelled us; they must go"."""
    for deed in told:
        others = deed.who and deed.who.lower() not in OWN_AND_YOURS
        if deed.mood == "must" and others and deed.matter and deed.verb not in ("have", "be"):
            yield deed.matter, "opposes" if deed.negated else "demands"
            return


def _shown(
    doc: Doc, s: Statement, content: str, speaker: Standing, cast: Cast
) -> Iterator[tuple[str, Stance]]:
    """The stances that a cue or a clause of the speaker's own shows by its predicate."""
    cue = predicate(s.cue.text, anywhere=True) if s.cue else None
    clause = is_clause(doc, tokens_of(doc, s))
    if cue is not None and s.form != "direct" and cue.stance in VIEWS and not clause:
        if not EVALUATING.search(s.cue.text) or is_judged(content):  # type: ignore[union-attr]
            yield from _on(cue.stance, content, cast)
        return
    if s.cue is not None and UNDECIDED.search(s.cue.text):
        matter = weighed(content)
        if matter:
            yield matter, "undecided"
        return
    if (
        s.cue is not None
        and INSISTING.search(s.cue.text)
        and " be " in content
        and s.form != "direct"
    ):
        due = _asked(doc, s, content)
        if due is not None and due.matter and due.verb != "be":
            yield due.matter, "demands"
            return
    none = NO_MORE.match(content.strip(" “\"‘'"))
    if none is not None:
        yield from _on("refuses", none["what"], cast)
        return
    own = cast.own_clause(content, speaker, first=s.form == "direct")
    inner = predicate(own) if own else None
    if inner is not None:
        deed = asked(inner.rest) if inner.stance == "demands" else None
        wish = own_deed(inner.rest) if WISHING.match(own or "") else None
        if wish is not None:
            yield wish, "supports"
        elif deed is not None and deed.matter and deed.who:
            yield deed.matter, "opposes" if deed.negated else "demands"
        elif inner.stance in VIEWS or inner.stance == "demands":
            yield from _on(inner.stance, inner.rest, cast)
        elif inner.stance == "refuses":
            matter = own_deed(inner.rest) or own_deed(f"to {inner.rest}") or thing(inner.rest)
            if matter:
                yield matter, "refuses"
    elif s.act in JUDGING:
        naming = s.cue is not None and NAMING.search(s.cue.text)
        judged = (NAMED if naming else JUDGED).match(content.strip(" “\"‘'"))
        if judged is not None and is_judged(judged["what"]):
            yield from _on(JUDGING[s.act], judged["what"], cast)


def _on(stance: Stance, words: str, cast: Cast) -> Iterator[tuple[str, Stance]]:
    """A stance on a thing, where it is one that one can be for or against."""
    matter = thing(words)
    if matter and not (stance in ("supports", "opposes") and cast.is_person(matter)):
        yield matter, stance


def _demands(
    doc: Doc, s: Statement, content: str, told: Sequence[Deed]
) -> Iterator[tuple[str, Stance]]:
    must = (d for d in told if d.mood == "must" and d.verb not in ("have", ""))
    due = next((d for d in must if d.who.lower() not in ("we", "i")), None)
    cue = s.cue.text.lower() if s.cue else ""
    plain = s.form != "direct" and not any(d.mood in ("must", "will") for d in told)
    if due is None and plain and WANTING.search(cue):
        own = own_deed(content) if WISHING.search(cue) else None
        if own is not None:
            yield own, "supports"
            return
        due = _asked(doc, s, content)
        matter = None if due is not None or ASKING.search(cue) else thing_of(doc, s, content)
        if matter:
            yield matter, "demands"
    elif due is None and plain:
        due = _asked(doc, s, content)
    if due is not None and due.matter:
        yield due.matter, "opposes" if due.negated else "demands"


def _stand(s: Statement, who: Standing, matter: str, stance: Stance, *, claimed: bool) -> Stand:
    what, towards = backing(matter, stance)
    return Stand(
        who=who,
        matter=what,
        stance=towards,
        via=s.id,
        evidence=s.evidence,
        words=(*((s.cue.span,) if s.cue else ()), *(piece.span for piece in s.content)),
        condition=s.condition.text if s.condition else None,
        told_by=s.within if s.speaker.actor == who.actor else s.id,
        date=s.said_on.value if s.said_on else None,
        claimed=claimed,
    )
