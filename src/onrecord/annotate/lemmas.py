"""Lemmas by rule and a table of irregular forms, for verbs and nouns; enough for lexicons.

spaCy's own tables come in a package of their own; the lexicons here ask for verbs and nouns only.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from onrecord.lexicon.irregular import irregular

_VOWELS = frozenset("aeiou")
# Verbs whose last consonant is doubled before -ed and -ing, or that end in a double one.
_KEEPS_DOUBLE = frozenset(("ll", "ss", "ff", "zz", "dd"))


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str) -> str:
    """The lemma of a word by its Penn tag.

    >>> [lemma(w, t) for w, t in [("said", "VBD"), ("denies", "VBZ"), ("urging", "VBG"),
    ...  ("planned", "VBN"), ("calls", "NNS"), ("Moscow", "NNP"), ("criticized", "VBD")]]
    ['say', 'deny', 'urge', 'plan', 'call', 'Moscow', 'criticize']
    """
    if tag.startswith("NNP"):
        return word
    low = word.lower()
    if tag == "VB":
        return low
    if tag == "NNS" and low.endswith("men") and len(low) > len("women"):
        return low[:-2] + "an"
    if tag[:2] in ("VB", "MD", "NN"):
        known = irregular().get(low)
        if known and (tag[:2] != "NN" or tag == "NNS"):
            return known
    if tag in ("VBZ", "NNS"):
        return _without_s(low)
    if tag in ("VBD", "VBN"):
        return _base(low[:-2]) if low.endswith("ed") and len(low) > 3 else low
    if tag == "VBG":
        return _base(low[:-3]) if low.endswith("ing") and len(low) > 4 else low
    return low


def _without_s(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


@cache
def _silent_e() -> frozenset[str]:
    table = files("onrecord") / "lexicon" / "silent_e.txt"
    lines = table.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _base(stem: str) -> str:
    """The verb whose -ed or -ing form has this stem."""
    if stem + "e" in _silent_e():
        return stem + "e"
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem if stem[-2:] in _KEEPS_DOUBLE else stem[:-1]
    # no English verb ends in these letters
    return stem + "e" if stem.endswith(("v", "c", "u", "iz", "dg", "rg")) else stem
