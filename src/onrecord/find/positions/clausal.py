"""What a clause asks for, binds to, refuses or leaves open, told by its parse."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.grammar import auxiliaries, grammatical_subject, own_subject, passive
from onrecord.find.events.words import case, has_to, is_time
from onrecord.find.phrases import noun_phrase
from onrecord.find.positions.contents import Deed, Mood, clipped
from onrecord.find.positions.issues import gerund

# Words of an issue at most; what follows is detail.
LONGEST = 12
_WILL = frozenset("will wo shall 'll ’ll would 'd ’d".split())
_MUST = frozenset("must should ought".split())
_CAN = frozenset("can ca could".split())
_NOT = frozenset("not n't n’t never neither nor".split())
# What nobody who cannot do it means to do.
_WANTED = frozenset("accept support agree back endorse vote tolerate allow".split())
_OBLIGED = frozenset(("have", "need"))
_READY = frozenset(("ready", "willing", "prepared", "go", "unwilling", "reluctant"))
_UNREADY = frozenset(("unwilling", "reluctant"))
_WEIGHING = (
    "consider", "weigh", "mull", "ponder", "contemplate", "examine", "study", "review", "look at",
    "think about", "decide on", "decide about",
)  # fmt: skip
# Clauses that tell no deed of the sentence's own: conditions, reasons, times, relative clauses.
_ASIDE = frozenset(("acl:relcl", "advcl", "csubj"))
_TAILS = frozenset(
    ("advcl", "ccomp", "acl:relcl", "parataxis", "cc", "punct", "discourse", "conj", "appos")
)
# Deeds that are nothing without what they tell: "telling them *that it is safe*".
_ASSURING = frozenset(
    "tell ensure assure guarantee certify confirm admit acknowledge recognise recognize prove show "
    "verify declare".split()
)
# Verbs and nouns by which all that can be done is done for an aim, so many words before it.
_TRYING = frozenset(("do", "take", "make", "use"))
_EFFORTS = frozenset(
    "everything all anything whatever best utmost step measure effort action mean attempt".split()
)
_TRYING_REACH = 8
# With these before it a phrase tells when, or after what, a thing is done.
_WHEN = frozenset("before after until till by within during since once".split())
_LEADING = frozenset(("to", "that", "the", "a", "an", "for", "of", "whether", "on"))
# Who is subject of a passive is object of the deed's name.
OBJECTS = {"he": "him", "she": "her", "they": "them", "it": "it", "i": "me", "we": "us"}
# What a clause that was cut off leaves behind: "as soon (as …)".
_HANGING = re.compile(r" (?:as|as soon|as long|only|even|not)$")
REACH = 8


def deeds_of(doc: Doc, tokens: Collection[int]) -> Iterator[Deed]:
    """The deeds that the main clauses of a content tell of as due, coming or weighed.

    Args:
        doc: the report.
        tokens: the content's.
    """
    inside = set(tokens)
    for i in sorted(inside):
        token = doc[i]
        if token.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_ in ("aux", "aux:pass", "cop"):
            continue
        if _aside(token, inside) or _asks(token):
            continue
        found = _mood(token)
        if found is None:
            continue
        mood, deed, negated = found
        if mood != "open" and any(c.tag_ == "WRB" or c.lower_ == "whether" for c in token.lefts):
            continue  # "nobody knows why the port should pay"
        subject = grammatical_subject(token)
        if subject is None and mood != "open":
            continue
        yield _deed(deed, subject, mood, negated)


def asked_of(doc: Doc, tokens: Collection[int]) -> Iterator[Deed]:
    """The deeds that a content asks for without a modal verb: "him *to leave*"."""
    inside = set(tokens)
    for i in sorted(inside):
        token = doc[i]
        plain = token.tag_ == "VB" and not auxiliaries(token)
        due = token.pos_ == "VERB" and (has_to(token) or plain or _subjunctive(token))
        top = token.head.i not in inside or token.head.i == i
        joined = token.dep_ == "conj" and token.head.head.i not in inside
        if due and (top or joined) and not _aside(token, inside):
            yield _deed(token, own_subject(token), "must", _negated(token))


def own_deed_of(doc: Doc, tokens: Collection[int]) -> str | None:
    """The deed of a content that is nothing but that: "for now *to leave the airport*"."""
    found = [t for t in tops(doc, tokens) if t.pos_ == "VERB"]
    if not found or not has_to(found[0]) or own_subject(found[0]) is not None:
        return None
    return wording(found[0])


def wording(top: Token, subject: Token | None = None) -> str:
    """A phrase or clause as an issue's words: "dismissing the police chief"."""
    if top.pos_ not in ("VERB", "AUX"):
        start, end = noun_phrase(top) if top.pos_ in ("NOUN", "PROPN") else (top.i, top.i + 1)
        end = max(end, _end(top, top))
        return top.doc.span(start, min(end, start + LONGEST)).text.replace("\n", " ").strip()
    aim = _aim(top)
    if aim is not None:
        return wording(aim)
    subject = subject if subject is not None else grammatical_subject(top)
    parts = [gerund(top.lemma_.lower())]
    if subject is not None and passive(top):
        them = OBJECTS.get(subject.lower_)
        parts.append(them or _text(top.doc, *noun_phrase(subject)))
    end = min(_end(top, top), top.i + 1 + LONGEST)
    rest = top.doc.span(top.i + 1, end).text.replace("\n", " ").strip()
    parts.append(_HANGING.sub("", clipped(rest)) if rest else "")
    return " ".join(part for part in parts if part)


def is_told_behind(verb: Token) -> bool:
    """Whether what a deed is about stands in a clause behind it: "tell them *that* …"."""
    tells = verb.lemma_.lower() in _ASSURING and any(c.dep_ == "ccomp" for c in verb.rights)
    return tells or _aim(verb) is not None


def _aim(verb: Token) -> Token | None:
    """What all efforts are for: "doing all it can *to free* the crew"."""
    lemma = verb.lemma_.lower()
    if lemma == "continue":
        inner = next((c for c in verb.rights if c.dep_ == "xcomp"), None)
        return _aim(inner) if inner is not None else None
    effort = next((c for c in verb.rights if c.dep_ in ("obj", "obl")), None)
    if lemma not in _TRYING or effort is None or effort.lemma_.lower() not in _EFFORTS:
        return None
    end = _TRYING_REACH + effort.i
    return next(
        (t for t in verb.subtree if effort.i < t.i <= end and t.pos_ == "VERB" and has_to(t)), None
    )


def is_clause(doc: Doc, tokens: Collection[int]) -> bool:
    """Whether a stretch is a sentence of its own, or opens with a condition."""
    found = tops(doc, tokens)
    return bool(found) and any(
        c.dep_.startswith(("nsubj", "csubj")) or (c.dep_ == "mark" and c.lower_ in ("if", "unless"))
        for c in found[0].children
        if c.i in set(tokens)
    )


def tops(doc: Doc, tokens: Collection[int]) -> list[Token]:
    """The words of a stretch that hang on none of it."""
    inside = set(tokens)
    return [
        doc[i]
        for i in sorted(inside)
        if (doc[i].head.i not in inside or doc[i].head.i == i) and not doc[i].is_punct
    ]


def _mood(token: Token) -> tuple[Mood, Token, bool] | None:
    """How a word tells its deed, the deed's own word, and whether it is not to be."""
    helpers = auxiliaries(token)
    words = {c.lower_ for c in helpers}
    negated = _negated(token)
    lemma = token.lemma_.lower()
    inner = next((c for c in token.rights if c.dep_ in ("xcomp", "ccomp") and has_to(c)), None)
    if lemma in _READY and inner is not None and (token.pos_ == "ADJ" or token.tag_ == "VBG"):
        return "will", inner, negated != (lemma in _UNREADY)
    yet = any(c.lower_ == "yet" for c in token.children)
    if lemma in _OBLIGED and inner is not None and token.pos_ == "VERB" and not yet:
        return "must", inner, negated
    if lemma == "decide" and (negated or has_to(token)):
        still = negated or any(c.lower_ == "yet" for c in token.head.children)
        what = _decided(token) if still else None
        return ("open", what, False) if what is not None else None
    if token.tag_ == "VBG" and not words & _MUST:
        weighed = _weighed(token)
        if weighed is not None:
            return "open", weighed, False
    if words & _MUST:
        # "must have dreamt it", "should have acted" are of what was
        return None if "have" in words else ("must", token, negated)
    if words & _WILL:
        weighed = _weighed(token)
        return ("open", weighed, False) if weighed is not None else ("will", token, negated)
    if words & _CAN and negated and lemma in _WANTED:
        return "will", token, True
    return None


def _decided(verb: Token) -> Token | None:
    """What somebody has not decided: "whether *to join*", "on *the loan*"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "obj", "csubj"):
            return child
        if child.dep_ == "obl" and case(child) in ("on", "about", "over"):
            return child
    return None


def _weighed(verb: Token) -> Token | None:
    """What somebody makes up his mind about: "is weighing *an embargo*"."""
    for words in _WEIGHING:
        lemma, *others = words.split()
        if verb.lemma_.lower() != lemma:
            continue
        for child in verb.rights:
            if child.dep_ in ("obl", "advcl") and case(child) in others:
                return child
            if not others and child.dep_ in ("obj", "ccomp", "xcomp"):
                return child
    return None


def _deed(deed: Token, subject: Token | None, mood: Mood, negated: bool) -> Deed:
    who = _text(deed.doc, *noun_phrase(subject)) if subject is not None else ""
    verb = deed.lemma_.lower() if deed.pos_ in ("VERB", "AUX") else "be"
    if mood == "open":
        return Deed(who, mood, False, wording(deed), verb)
    if passive(deed):
        return Deed("", mood, negated, wording(deed, subject), verb)
    if deed.pos_ != "VERB":
        return Deed(who, mood, negated, "", "be")
    return Deed(who, mood, negated, wording(deed, subject), verb)


def _aside(token: Token, inside: Collection[int]) -> bool:
    at = token
    for _ in range(REACH):
        if at.dep_ in _ASIDE:
            return True
        if at.head.i == at.i or at.head.i not in inside:
            return False
        at = at.head
    return False


def _asks(token: Token) -> bool:
    """Whether a verb stands in a question."""
    return token.sent[-1].text == "?" or any(t.text == "?" for t in token.sent[-2:])


def _negated(verb: Token) -> bool:
    own = any(c.lower_ in _NOT for c in verb.lefts) or any(
        c.lower_ in _NOT for c in verb.rights if c.i == verb.i + 1
    )
    no = any(
        c.dep_.startswith("nsubj") and any(d.lower_ in ("no", "neither") for d in c.lefts)
        for c in verb.lefts
    )
    return own or no


def _subjunctive(verb: Token) -> bool:
    """Whether a passive has a bare "be": "that the crew *be freed*"."""
    return any(c.lower_ == "be" and c.dep_ == "aux:pass" for c in verb.lefts)


def _end(token: Token, verb: Token) -> int:
    """Where a phrase ends, before its tails and the time of its deed."""
    end = token.i + 1
    for child in token.rights:
        if child.is_quote:
            continue
        told = child.dep_ == "ccomp" and token.lemma_.lower() in _ASSURING
        if (child.dep_ in _TAILS and not told) or is_time(child) or case(child) in _WHEN:
            break
        if child.dep_ == "obl:agent" or (passive(verb) and case(child) == "by"):
            break
        if child.left_edge.i > end + 2:
            break
        end = _end(child, verb)
    return end


def _text(doc: Doc, start: int, end: int) -> str:
    while start < end and (doc[start].lower_ in _LEADING or doc[start].is_punct):
        start += 1
    return doc.span(start, end).text.replace("\n", " ").strip() if end > start else ""
