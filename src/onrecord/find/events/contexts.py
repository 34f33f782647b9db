"""What a deed is about, in PLOVER's contexts, by the words of its sentence."""

from __future__ import annotations

from functools import cache
from typing import cast

from onrecord.annotate.parsed import Token
from onrecord.find.events.mention import Mention
from onrecord.lexicon.tables import rows
from onrecord.schema import Context, EventType, Mode

# Contexts that a type or mode has by itself, as PLOVER gives them.
BY_MODE: dict[Mode, Context] = {
    "cyber": "cyber", "misinformation": "misinformation", "convict": "legal", "troops": "military",
    "unconventional": "cbrn",
}  # fmt: skip
BY_TYPE: dict[EventType, Context] = {"CONSULT": "diplomatic"}


@cache
def context_words() -> dict[str, frozenset[Context]]:
    """The contexts that a word tells of, by lemma."""
    out: dict[str, set[Context]] = {}
    for r in rows("event_contexts.csv"):
        for word in r["words"].split(";"):
            out.setdefault(word, set()).add(cast(Context, r["context"]))
    return {word: frozenset(found) for word, found in out.items()}


def contexts_of(mention: Mention) -> tuple[Context, ...]:
    """The contexts of a deed, in the order of the alphabet."""
    found: set[Context] = set()
    for token in mention.head.sent:
        found |= _of(token)
    if mention.mode in BY_MODE:
        found.add(BY_MODE[mention.mode])
    if mention.type in BY_TYPE:
        found.add(BY_TYPE[mention.type])
    return tuple(sorted(found))


def _of(token: Token) -> frozenset[Context]:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return frozenset()
    words = context_words()
    return words.get(token.lemma_.lower(), frozenset()) | words.get(token.lower_, frozenset())
