"""Who speaks within another's statement, where the cast cannot tell.

In what somebody says, "they" are mostly those of whose words was told just before: "The smugglers
had told passengers …" — "They said, 'You will not need them.'"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.parsed import Doc
from onrecord.find.actors import Cast
from onrecord.find.phrases import top
from onrecord.find.statements.drafts import Draft
from onrecord.schema import Speaker

SELF = frozenset("i we my our".split())
MANY = frozenset(("NNS", "NNPS"))
BODIES = frozenset(("group", "organization", "country"))
# Statements back in which those who spoke before are looked for.
REACH = 6


def of_inner(speaker: Speaker, host: Speaker, earlier: Sequence[Speaker]) -> Speaker:
    """The speaker of a statement that is told in another's.

    Args:
        speaker: as the cast has it.
        host: who tells it.
        earlier: the groups and bodies who spoke before, in the order of the text.
    """
    mention = (speaker.mention or "").lower()
    if mention in SELF:  # who says "I" in a quotation is the one who is quoted
        return replace(host, mention=speaker.mention, span=speaker.span)
    if mention == "they" and speaker.actor is None:
        other = next((s for s in reversed(earlier[-REACH:]) if s.name != host.name), None)
        if other is not None:
            return replace(other, mention=speaker.mention, span=speaker.span)
    return speaker


def is_many(doc: Doc, draft: Draft, speaker: Speaker, cast: Cast) -> bool:
    """Whether a speaker may be meant by "they" later: a group or a body, named or described."""
    if not draft.source or (speaker.mention or "").lower() in SELF | {"they"}:
        return False
    kinds = {a.id: a.kind for a in cast.actors}
    head = top([doc[i] for i in draft.source])
    return kinds.get(speaker.actor or "") in BODIES or head.tag_ in MANY
