"""Words as two reports of one thing may have them: inflected otherwise, or near in meaning."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from onrecord.lexicon.irregular import irregular
from onrecord.lexicon.tables import function_words, rows
from onrecord.merge.stories.words import plain, rarity

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“„«‘]([^\"”»“„«]{2,}?)[\"”»’](?!\w)")
_ENDINGS = tuple("ingly ations ation ments ment ings ing ies ied ed es ly s".split())
# Verbs on -ee lose no more than the last letter.
_EE = frozenset("agreed disagreed freed decreed guaranteed refereed pedigreed".split())
# A word keeps so many letters when its ending goes.
ROOT = 4
# Beside a verb these are no word for what is done: "came *down*".
_PARTICLES = frozenset("down up off out away over back aside apart".split())
_NEGATIONS = frozenset("not no never nor neither nobody nothing none without cannot".split())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending; rough, as both sides get the same.

    >>> [stem(word) for word in ("fired", "firing", "talks", "met", "barred", "bar", "agreed")]
    ['fir', 'fir', 'talk', 'meet', 'bar', 'bar', 'agre']
    """
    low = plain(word)
    low = irregular().get(low, low)
    if low in _EE or low.endswith("ees"):
        return low.removesuffix("s").removesuffix("d")[:-1]
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= ROOT - 1:
            low = low[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    low = low[:-1] if low.endswith("e") and len(low) >= ROOT else low
    return low[:-1] if len(low) >= ROOT and low[-1] == low[-2] else low


@lru_cache(maxsize=1 << 14)
def telling(text: str) -> Mapping[str, float]:
    """The words of a text that tell something, as stems, and how much each tells.

    >>> sorted(telling("They will not open the second gate."))
    ['gat', 'open', 'second']
    """
    out: dict[str, float] = {}
    for match in _WORD.finditer(text):
        low = plain(match[0])
        if low not in function_words() and (len(low) > 1 or low.isdigit()):
            out[stem(low)] = max(rarity(low), out.get(stem(low), 0.0))
    return out


def spoken(stems: Sequence[str], text: str) -> str:
    """Some stems as a text has them, for a reader.

    >>> spoken(["gat", "open"], "They opened both gates.")
    'gates, opened'
    """
    said = {stem(m[0]): m[0] for m in reversed(list(_WORD.finditer(text)))}
    return ", ".join(said.get(s, s) for s in stems)


@lru_cache(maxsize=1 << 16)
def all_words(text: str) -> tuple[str, ...]:
    """All words in order, in lower case."""
    return tuple(plain(m[0]) for m in _WORD.finditer(text))


def quoted(text: str) -> list[tuple[str, ...]]:
    """The words of each quotation in a text.

    >>> quoted("a closed railway would be “met in kind”")
    [('met', 'in', 'kind')]
    """
    return [all_words(m[1]) for m in _QUOTED.finditer(text)]


def negated(text: str) -> bool:
    """Whether a text denies something.

    >>> negated("We shall not sit down."), negated("It won’t open."), negated("It opened.")
    (True, True, False)
    """
    words = all_words(text.replace("’", "'"))
    return any(w in _NEGATIONS or w.endswith("n't") for w in words)


def shared(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[list[str], float]:
    """The words that two texts share, those that tell most first, and how much of the shorter."""
    both, shorter, _ = shares(a, b)
    return both, shorter


def shares(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[list[str], float, float]:
    """The words that two texts share, and how much of the shorter and of the longer they are.

    >>> shares({"gate": 4.0}, {"gate": 4.0, "open": 4.0})
    (['gate'], 1.0, 0.5)
    """
    both = sorted(a.keys() & b.keys(), key=lambda w: (-a[w], w))
    fewer, more = sorted((sum(a.values()), sum(b.values())))
    much = sum(min(a[w], b[w]) for w in both)
    return both, much / fewer if fewer else 0.0, much / more if more else 0.0


def families(trigger: str) -> frozenset[str]:
    """The kinds of event that a trigger's words may tell of.

    >>> families("opened fire on") & families("shooting")
    frozenset({'shoot'})
    """
    words = [stem(w) for w in all_words(trigger)]
    known = _families()
    found: set[str] = set()
    for length in range(min(3, len(words)), 0, -1):
        for k in range(len(words) - length + 1):
            if k and length == 1 and words[k] in _PARTICLES:
                continue
            found |= known.get(" ".join(words[k : k + length]), set())
        if found:
            break
    return frozenset(found)


def kinds(word: str) -> frozenset[str]:
    """The kinds of thing that a stem may be a word for.

    >>> sorted(kinds(stem("soldiers")) & kinds(stem("troops")))
    ['troops']
    """
    return _kinds().get(word, frozenset())


@cache
def _kinds() -> dict[str, frozenset[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("alike_words.csv"):
        for words in row["words"].split(";"):
            if " " not in words:
                out[stem(words)].add(row["kind"])
    return {word: frozenset(of) for word, of in out.items()}


@cache
def _families() -> dict[str, set[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("event_families.csv"):
        for words in row["words"].split(";"):
            out[" ".join(stem(w) for w in all_words(words))].add(row["family"])
    return dict(out)
