"""To what statements bind their speakers, and what they refuse by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.parsed import Doc
from onrecord.find.positions.clausal import is_clause, own_deed_of
from onrecord.find.positions.contents import (
    NO_DEEDS,
    Deed,
    hostile,
    own_deed,
    thing,
    threatening,
)
from onrecord.find.positions.register import Standing
from onrecord.find.positions.speaking import Cast
from onrecord.schema import Act, Stance, Statement

# Acts by which somebody binds himself where the content tells a deed of his own.
BINDING: frozenset[Act] = frozenset(("promise", "offer", "agree", "accept"))
# Cues by which somebody answers for what comes about, whoever's deed it is.
VOUCHING = re.compile(r"\b(?:promis|pledg|vow|guarantee|assur|swore|sworn|swear)")
# Cues of what is made known as one's own decision.
OPEN = re.compile(r"\b(?:announc|declar|decid|decree)")
# Words for oneself: with these a plain "will" may be no more than a forecast.
ONESELF = frozenset(("we", "i", "it", "they", "he", "she", ""))
# Acts that tell what is to come; of one's own deed that is a decision.
FORETELLING: frozenset[Act] = frozenset(("announce", "predict"))
# Acts by which a body tells that what is its own goes on: "the closure would go ahead".
KEEPING: frozenset[Act] = frozenset(("announce", "promise", "say", "confirm", "predict"))
GOING_ON = re.compile(r"(?:continuing|proceeding|going (?:ahead|forward|on))\b")
STAYING = re.compile(
    r"(?:remain|stay)ing(?= (?:in|on|at|under|open|closed|shut|suspended|frozen)\b|$)"
)


def tokens_of(doc: Doc, s: Statement) -> list[int]:
    """The tokens of a statement's content."""
    spans = (doc.covering(*piece.span) for piece in s.content)
    return [token.i for span in spans if span is not None for token in span]


def thing_of(doc: Doc, s: Statement, words: str) -> str | None:
    """A content that is no clause: "a pullout of the troops"."""
    return None if is_clause(doc, tokens_of(doc, s)) else thing(words)


def binds(
    doc: Doc, s: Statement, content: str, told: Sequence[Deed], speaker: Standing, cast: Cast
) -> Iterator[tuple[str, Stance]]:
    condition = s.condition.text if s.condition else None
    if s.cue is not None and s.cue.negated:
        return
    first = s.form == "direct"
    own = [d for d in told if d.mood == "will" and d.verb and cast.own(d.who, speaker, first=first)]
    for deed in own:
        made_known = s.cue is not None and bool(OPEN.search(s.cue.text))
        sure = s.act in BINDING or made_known
        if deed.who:  # of a passive nobody is told who is to do it
            sure = sure or condition is not None or deed.negated
        sure = sure or _foretold(s, deed)
        if not sure and deed.who.lower() in ONESELF:
            continue
        if deed.verb in ("be", "have") or hostile(deed.verb) or threatening(condition):
            continue
        yield deed.matter, "refuses" if deed.negated else "commits"
    for deed in told:
        if deed in own or deed.mood != "will" or s.act not in KEEPING:
            continue
        stays = STAYING.match(deed.matter)
        if stays is not None and not deed.negated:
            yield f"keeping {deed.who}{deed.matter[stays.end() :]}", "commits"
        elif GOING_ON.match(deed.matter) and not cast.is_person(deed.who):
            yield deed.who, "refuses" if deed.negated else "commits"
    if not own and s.cue is not None and VOUCHING.search(s.cue.text):
        for deed in told:
            if deed.mood == "will" and deed.matter:
                yield f"not {deed.matter}" if deed.negated else deed.matter, "commits"
    if not told and s.act in BINDING:
        matter = own_deed(content) or own_deed_of(doc, tokens_of(doc, s))
        if matter is None and s.act in ("promise", "offer", "accept"):
            text = content
            if s.addressee and text.startswith(s.addressee.text):
                text = text[len(s.addressee.text) :].strip()
            matter = thing_of(doc, s, text)
        if matter:
            yield matter, "commits"


def _foretold(s: Statement, deed: Deed) -> bool:
    """Whether a report retells a deed that is somebody's own and to come: "it would appeal"."""
    told = s.act in FORETELLING and s.form != "direct"
    return told and deed.who != "" and deed.verb not in NO_DEEDS


def refuses(
    doc: Doc, s: Statement, content: str, told: Sequence[Deed], speaker: Standing, cast: Cast
) -> Iterator[tuple[str, Stance]]:
    first = s.form == "direct"
    own = next((d for d in told if d.negated and cast.own(d.who, speaker, first=first)), None)
    if own is not None:
        yield own.matter, "refuses"
    elif not told:
        matter = own_deed(content) or own_deed_of(doc, tokens_of(doc, s))
        if matter is not None:
            yield matter, "refuses"
            return
        matter = thing_of(doc, s, content)
        if matter:
            yield matter, "refuses" if s.act == "refuse" else "opposes"
