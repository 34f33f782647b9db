"""What a statement does, from its cue and from what is said.

A cue with a force of its own decides ("denied", "pledged"). A neutral one ("said") leaves it to
the content: the language model's branch for acts judges, and the form of the words counts beside
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.statements.around import cue_verb
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.entries import NEGATIONS, NEUTRAL, is_nobody, negated
from onrecord.find.statements.forms import FUTURE, by_form, is_question, is_unready, sentences
from onrecord.lexicon.tables import CueWord, cues
from onrecord.schema import Act

Judge = Callable[[Iterable[int], Iterable[int], Iterable[int]], dict[str, float]]
"""The probabilities of acts for the tokens of a source, a cue and a content."""

# How many times likelier an act becomes when the form of the words tells it too, `say` among
# them; chosen on the invented reports that are looked at. A question, "I never" and "we will not"
# are right three times in four, other forms once in two.
FORM_COUNTS = 4.0
SURE_FORM_COUNTS = 10.0
SURE_FORMS = frozenset(("ask", "deny", "refuse"))
ASKING = frozenset(("ask", "say", "criticise"))
# Who wants or wishes to know or hear asks.
WISHES = frozenset(("want", "wish", "like", "love"))
WISHING = frozenset(("demand", "ask", "believe", "say"))
LEARNING = frozenset(("know", "hear", "learn"))
# Cues by which a thing is wanted, as with "ask *for*"; who wants one of these wants an answer.
REQUESTS = frozenset(("ask for", "request"))
ANSWERS = frozenset(
    "advice answer clarification clarity comment detail explanation information name opinion "
    "question reaction reply response update view word".split()
)
QUESTION_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
# What a negated cue does: "did not agree" refuses; whatever is not listed is only said.
NEGATED: dict[str, Act] = {
    "agree": "refuse", "accept": "refuse", "promise": "refuse", "offer": "refuse",
    "praise": "criticise",
}  # fmt: skip
# Acts of cues by which one tells; who will not do so refuses to answer.
TELLING = frozenset("say announce claim confirm".split())
WILL = frozenset("will would wo".split())
TOLD = frozenset("has have had".split())


def act_of(
    doc: Doc,
    draft: Draft,
    entry: CueWord | None,
    *,
    judge: Judge,
    own: frozenset[str] = frozenset(),
    told: bool = False,
) -> Act:
    """The act of a statement.

    Args:
        doc: the report.
        draft: cue and content.
        entry: the cue's row of the lexicon, if it has one.
        judge: what the language model thinks.
        own: lower-case words that name the speaker or the body spoken for.
        told: whether an addressee stands with the cue.
    """
    base: Act = entry.act if entry else "say"
    if entry and negated(doc, draft.cue):
        if base in TELLING and _is_willed(doc, draft):
            return "refuse"  # "would not say who", against "did not say who"
        return "say" if entry.negative else NEGATED.get(base, "say")
    if not draft.content:
        return base
    if base in WISHING and _wants_to_know(doc, draft):
        return "ask"
    if base in ASKING and (told or base == "ask") and _opens_infinitive(doc, draft):
        return "demand"  # "told the court to release him", "asked not to be named"
    if base in ("demand", "ask") and entry and entry.kind == "intention" and _is_own(doc, draft):
        base = "announce"  # "wants to resign", against "wants the army to leave"
    if base == "reject" and doc[draft.content[0][0]].tag_ == "VBG":
        return "refuse"  # "ruled out *running*", against "ruled out a coalition"
    if base == "ask" and (_asks_a_deed(doc, draft) or _asks_a_thing(doc, draft, entry)):
        return "demand"  # "asked the court to halt the hunt", "ask that he be freed", "for tents"
    if base not in NEUTRAL:
        return "ask" if is_question(next(iter(sentences(doc, *draft.content[0])))) else base
    root = next(iter(sentences(doc, *draft.content[0]))).root
    if _retells(root):
        return base
    if is_unready(root):
        return "refuse"
    chances = judge(draft.source, range(*draft.cue) if draft.cue else (), draft.tokens())
    form = by_form(doc, draft, entry, base, own)
    chances[form] *= SURE_FORM_COUNTS if form in SURE_FORMS else FORM_COUNTS
    return cast(Act, max(chances, key=chances.__getitem__))


def _opens_infinitive(doc: Doc, draft: Draft) -> bool:
    """Whether what is said is "to release him"; "release him", in marks, may be advice."""
    first = doc[draft.content[0][0]]
    if first.lower_ in NEGATIONS and first.i + 1 < len(doc):
        first = first.nbor()
    return first.tag_ == "TO"


def _is_own(doc: Doc, draft: Draft) -> bool:
    """Whether the deed that is wanted is the speaker's: "wants *to resign*"."""
    return _opens_infinitive(doc, draft) and not any(
        t.dep_ in ("obj", "iobj") and t.i < draft.content[0][0]
        for i in range(*draft.cue or (0, 0))
        for t in doc[i].rights
    )


def _asks_a_deed(doc: Doc, draft: Draft) -> bool:
    """Whether who asks wants a deed: "asked *the court to halt* it", "asked *that* he go"."""
    start, end = draft.content[0]
    verb = cue_verb(doc, draft)
    if verb is None or start < verb.i or doc[start].tag_ in QUESTION_TAGS:
        return False
    if any(t.lower_ == "that" for t in doc[max(start - 1, 0) : start + 1]):
        return True
    # the parse hangs the deed on the verb, or on who is asked
    near = [c for r in verb.rights for c in (r, *r.rights)]
    return any(_to(c) for c in near if start <= c.i < end and c.tag_ == "VB")


def _asks_a_thing(doc: Doc, draft: Draft, entry: CueWord | None) -> bool:
    """Whether who asks wants a thing and no answer: "asked *for tents*", "requested *a delay*"."""
    start, end = draft.content[0]
    root = doc.span(start, end).root
    cue = doc[draft.cue[0] if draft.cue else start : start]
    if any(t.lower_ == "about" or t.lemma_.lower() in ANSWERS for t in cue):
        return False  # "asked *about* the visas", "asked for *details* of the car"
    wanted = [
        t.head for t in doc[max(start - 1, 0) : end] if t.lower_ == "for" and t.dep_ == "case"
    ]
    if wanted and wanted[0].i in range(start, end) and wanted[0].head in (root, root.head):
        root = wanted[0]  # "the army *for tents*"
    elif entry is None or entry.lemma not in REQUESTS:
        return False
    return root.pos_ in ("NOUN", "PROPN", "NUM") and root.lemma_.lower() not in ANSWERS


def _wants_to_know(doc: Doc, draft: Draft) -> bool:
    """Whether cue and content tell of a question: "*wanted to know* who paid"."""
    verb = cue_verb(doc, draft)
    if verb is None or verb.lemma_.lower() not in WISHES:
        return False
    return any(c.lemma_.lower() in LEARNING and _to(c) for c in verb.rights)


def _is_willed(doc: Doc, draft: Draft) -> bool:
    """Whether a cue tells what somebody would or will not do."""
    verb = cue_verb(doc, draft)
    return verb is not None and any(c.lower_ in WILL for c in verb.lefts)


def _retells(root: Token) -> bool:
    """Whether what is said only tells what somebody has said: "that Berg had promised to go".

    What Berg did by it is not the speaker's doing; it is a statement within this one.

    Args:
        root: the main verb of what is said.
    """
    words = cues().get(root.lemma_.lower(), ())
    if root.pos_ != "VERB" or not any(w.kind == "speech" and w.pos == "verb" for w in words):
        return False
    past = root.tag_ in ("VBD", "VBN") or any(c.lower_ in TOLD for c in root.lefts)
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in root.rights)
    will = any(c.lower_ in FUTURE or c.lower_ in NEGATIONS for c in root.lefts)
    nobody = any(is_nobody(c) for c in root.lefts if c.dep_ in ("nsubj", "nsubj:pass"))
    asked = any(c.text == "?" for c in root.rights)
    return past and clause and not (will or nobody or asked)


def _to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.lefts)
