"""Who takes part in an event, by all that another report may call them by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.merge.records.around import Around
from onrecord.merge.records.words import all_words, stem
from onrecord.schema import Party

# Words that part a phrase's head from what follows it: "the foreign ministers of Selmeria".
_BEHIND = frozenset("of in from at on with for to who which that and by under near".split())


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an event.

    Attributes:
        named: ids of the identities that it is.
        names: what they are called.
        heads: the nouns that it is called by: "farmers", "minister".
        owners: whose they are, as words or a country's code.
        size: how many parties.
    """

    named: frozenset[str]
    names: tuple[str, ...]
    heads: frozenset[str]
    owners: frozenset[str]
    size: int


def side(parties: Iterable[Party], around: Around) -> Side:
    """A side of an event."""
    some = tuple(parties)
    who = [around.who.get(p.actor or "") for p in some]
    told = [words for p in some for words in (p.name, p.role) if words]
    told += [role.role for one in who if one for role in around.roles.get(one.id, ())]
    return Side(
        named=frozenset(one.id for one in who if one),
        names=tuple(around.name(p.actor, p.name) or p.name for p in some),
        heads=frozenset(h for words in told if (h := head(words))),
        owners=frozenset(
            x
            for p, one in zip(some, who, strict=True)
            for x in (
                *around.owners(p.actor, p.of or behind(p.name)),
                *((one.code,) if one is not None and one.code else ()),
            )
        ),
        size=len(some),
    )


@lru_cache(maxsize=1 << 16)
def head(words: str) -> str | None:
    """The noun that a phrase is about, as a stem.

    >>> head("Kordavian border guards"), head("foreign ministers of Selmeria")
    ('guard', 'minister')
    """
    all_of = list(all_words(words))
    end = next((k for k, w in enumerate(all_of) if k and w in _BEHIND), len(all_of))
    return stem(all_of[end - 1]) if end else None


def behind(words: str) -> str | None:
    """Whose somebody is by the words behind "of".

    >>> behind("foreign ministers of Selmeria"), behind("farmers")
    ('Selmeria', None)
    """
    return words.partition(" of ")[2] or None


def both(a: Side, b: Side) -> Side:
    """Two sides taken together: who met whom is the same either way round."""
    return Side(
        a.named | b.named, a.names + b.names, a.heads | b.heads, a.owners | b.owners,
        a.size + b.size,
    )  # fmt: skip
