"""Issues: what demands, refusals and support are about, named so that one can be for or against.

Different wordings of one issue are told to be the same by their content words, cut to their stems
and with words of one meaning taken as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.annotate.lemmas import lemma
from onrecord.lexicon.event_tables import governors, noun_classes, triggers
from onrecord.lexicon.tables import cues, rows

# Words that no issue's name opens with, and that tell nothing of which issue it is.
OPENING = frozenset(
    "to that the a an any all some for of its his her their our my this these those such".split()
)
SMALL = OPENING | frozenset(
    "in on at by with from and or not be is are was were will would it they he she we as into over "
    "up out off new own more".split()
)
OBJECTS = frozenset(("it", "them", "him", "her", "us", "me", "down", "up", "off", "out", "back"))
ADVERBIAL = frozenset(
    "before after until without within during as under near at soon again".split()
)
# Longer verbs that double their last letter.
DOUBLING = frozenset(
    "expel compel commit permit transfer refer begin forget cancel annul repel rebel "
    "admit omit submit remit occur defer confer prefer patrol control equip propel acquit regret "
    "deter abet rebut".split()
)
POSSESSIVES = {"him": "his", "her": "her", "it": "its", "them": "their"}
# Of the words of two issues so much must be shared, measured by the shorter one.
SHARED = 0.67
SUFFIXES = (
    "isation", "ization", "ations", "ation", "ments", "ment", "ition", "tions", "tion", "sions",
    "sion", "ings", "ing", "als", "al", "ies", "ied", "ers", "er", "ed", "es", "ise", "ize", "ance",
    "ence", "s", "e", "y",
)  # fmt: skip
SHORTEST_STEM = 3
LONGEST_NAME = 9
# Words behind a noun that might be a verb: "attack *on* the port".
AFTER_NOUNS = frozenset("on of for by in to against with from at over about between".split())
OTHER_VERBS = frozenset(
    "use revise leave change build rebuild reopen form hold publish share respect protect create "
    "go set keep close open repair pay raise cut spend buy sell join stay return rejoin reduce "
    "increase extend replace appoint elect remove clear sign move do make take give let put run "
    "reconsider review restore reform rein curb implement fulfil fulfill honour honor".split()
)
# Verbs of the lexicons whose form opens an issue's name as another part of speech.
NO_VERBS = frozenset("second team field last own back present further like about be b".split())
# Not to speak of a thing is no stance on it.
SILENT = frozenset(
    "comment commenting elaborate elaborating discuss discussing say saying confirm confirming "
    "drawn identify identifying speculate speculating".split()
)
# No issue's name opens with these: they are a clause that was cut amiss.
NO_ISSUE = frozenset(
    "what who which nobody nothing itself himself herself was were should and or but".split()
)
# Nor is it one to keep details to oneself, or to pay one's respects.
COURTESY = re.compile(
    r"(?:provid|giv|offer|disclos|releas)(?:e|ing) (?:any |further |more )?"
    r"(?:details?|information)\b|"
    r"(?:(?:pay|lay)(?:ing)? )?(?:a )?(?:tribute|respects|condolences|homage|wreath|flowers)\b"
)
# What is called a resignation.
LEAVING = re.compile(r"(?:stepping (?:down|aside)|standing down)\b", re.IGNORECASE)
# Nouns for what a body does that are deeds of no one kind.
MEASURES = frozenset(
    "decision move step measure policy law ruling verdict vote use election rule order decree "
    "sentence strategy approach programme program scheme project tax tariff fee toll "
    "quota levy cut mine dam pipeline lease".split()
)
# Words that name no issue by themselves.
LIGHT = frozenset(
    "idea notion think nothing sort so answer question matter issue thing one way truth comment "
    "say continue do make take be have get reach prove tell keep give come".split()
)


@cache
def meanings() -> dict[str, str]:
    """The first word of each set of words of one meaning, by stem."""
    out: dict[str, str] = {}
    for r in rows("issue_words.csv"):
        words = r["words"].split(";")
        out |= {stem(w): stem(words[0]) for w in words}
    return out


@cache
def assertions() -> frozenset[str]:
    """Nouns for what somebody says is so, which can be denied and not opposed."""
    return frozenset(w for r in rows("assertions.csv") for w in r["words"].split(";"))


def is_assertion(words: str) -> bool:
    """Whether words are those for what somebody says is so.

    >>> is_assertion("the league's argument that fans could travel"), is_assertion("the plan")
    (True, False)
    """
    for word in re.findall(r"[\w'’-]+", words.lower())[:LONGEST_NAME]:
        if word in AFTER_NOUNS | {"that"}:
            return False
        if word in assertions() or word.removesuffix("s") in assertions():
            return True
    return False


@cache
def _judged() -> frozenset[str]:
    """Nouns for what can be found good or bad as a deed or a proposal."""
    deeds = {head for head, pos in triggers() if pos == "noun"}
    put = {noun for noun, classes in noun_classes().items() if "proposal" in classes}
    return frozenset(deeds | put | {r["noun"] for r in rows("issue_nouns.csv")} | MEASURES)


def is_judged(words: str) -> bool:
    """Whether words are those for a deed or a proposal, of which praise and blame take a side.

    >>> is_judged("the attack on the port"), is_judged("the weakness of the army")
    (True, False)
    """
    for word in re.findall(r"[\w'’-]+", words.lower()):
        if word in AFTER_NOUNS:
            return False
        if word in _judged() or lemma(word, "NNS") in _judged() or word.endswith("ing"):
            return True
    return False


def is_proposal(noun: str) -> bool:
    """Whether a noun is one for a deed or a proposal.

    >>> is_proposal("embargo"), is_proposal("weather")
    (True, False)
    """
    return noun in _judged()


def stem(word: str) -> str:
    """A word without its ending.

    >>> stem("lifting"), stem("recognition"), stem("recognise"), stem("attacks")
    ('lift', 'recogn', 'recogn', 'attack')
    """
    low = word.lower()
    for suffix in SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= SHORTEST_STEM:
            return low[: -len(suffix)]
    return low


def named(words: str) -> str:
    """An issue's name: its words without what opens them.

    >>> named("to recognise the new government,"), named("the lifting of the aid embargo")
    ('recognition of the new government', 'lifting of the aid embargo')
    """
    parts = [p.strip(" ,;:.\"“”'‘’()") for p in words.split()]
    parts = [p for p in parts if p]
    articled = False
    while parts and parts[0].lower() in OPENING:
        articled = parts[0].lower() not in ("to", "that")
        parts = parts[1:]
    noun = articled or len(parts) < 2 or parts[1].lower() in AFTER_NOUNS
    first = parts[0].lower() if parts else ""
    told, _ = nouns().get(gerund(first), (first, "")) if first else ("", "")
    # A noun that is no verb's form tells that the word is the verb: "invest" is not "investment".
    bare = not articled and gerund(first) in nouns() and (len(parts) < 2 or told != first)
    if parts and parts[0].lower() in verbs() and (bare or not noun):
        parts[0] = gerund(parts[0].lower())
    parts = parts[:LONGEST_NAME]
    while len(parts) > 1 and parts[-1].lower() in SMALL - OBJECTS:
        parts = parts[:-1]
    return " ".join(_as_noun(parts))


def _as_noun(parts: Sequence[str]) -> Sequence[str]:
    """An issue's words with the noun of the verb that they open with, where it has one.

    >>> _as_noun(["releasing", "her"]), _as_noun(["returning", "to", "the", "table"])
    (['her', 'release'], ['return', 'to', 'the', 'table'])
    """
    if LEAVING.match(" ".join(parts)):
        return ["resignation", *parts[2:]]
    found = nouns().get(parts[0].lower()) if parts else None
    if found is None:
        return parts
    noun, before = found
    rest = list(parts[1:])
    if rest and rest[0].endswith(("self", "selves")):
        return parts
    if not rest or rest[0].lower() in AFTER_NOUNS | ADVERBIAL:
        return [noun, *rest]
    whose = POSSESSIVES.get(rest[0].lower())
    alone = len(rest) == 1 or rest[1].lower() in AFTER_NOUNS
    if whose is not None and (alone or whose not in ("her", "its")):
        return [whose, noun, *rest[1:]]
    return [noun, before, *rest]


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """The noun of a deed and the preposition behind it, by the verb's -ing form."""
    return {gerund(r["verb"]): (r["noun"], r["before"]) for r in rows("issue_nouns.csv")}


@cache
def verbs() -> frozenset[str]:
    """The verbs that an issue's name may open with."""
    deeds = {head for head, pos in triggers() if pos == "verb"}
    said = {lemma for lemma, senses in cues().items() if any(w.pos == "verb" for w in senses)}
    named = {r["verb"] for r in rows("issue_nouns.csv")}
    return frozenset(deeds | said | named | set(governors()) | OTHER_VERBS) - NO_VERBS


def gerund(verb: str) -> str:
    """The -ing form of a verb.

    >>> [gerund(v) for v in ("lift", "free", "recognise", "stop", "end")]
    ['lifting', 'freeing', 'recognising', 'stopping', 'ending']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    if verb in DOUBLING or re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def key(issue: str) -> frozenset[str]:
    """The stems of an issue's words that tell which it is.

    >>> key("lifting the aid blockade") == key("lift an aid embargo")
    True
    """
    told = [w for w in re.findall(r"[\w-]+", issue.lower()) if w not in SMALL]
    opening = issue.lower().split()[0] if told else ""
    if opening in NO_ISSUE or COURTESY.match(issue.lower()):
        return frozenset()
    if not set(told) - LIGHT - {gerund(verb) for verb in LIGHT} or told[0] in SILENT:
        return frozenset()
    found = (stem(w) for w in told)
    return frozenset(meanings().get(s, s) for s in found)


def same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two issues are one."""
    shorter = min(len(a), len(b))
    return shorter > 0 and len(a & b) / shorter >= SHARED and len(a & b) >= min(2, shorter)
