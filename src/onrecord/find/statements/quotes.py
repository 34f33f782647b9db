"""Quotations: each belongs whole to one statement, and goes on over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from onrecord.annotate.parsed import Doc
from onrecord.find.phrases import runs
from onrecord.find.statements.drafts import Draft, paragraph

# The share of a quotation's tokens that a statement must hold to be given all of it.
OWNS = 0.3
# How surely a quotation by itself is a statement.
UNCUED = 0.4
# A quotation of fewer words may be a term or a title; it is nobody's statement by itself.
LEAST_WORDS = 4


def quotations(doc: Doc, quoted: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of quoted tokens, each within one paragraph and between one pair of marks."""
    out = []
    for s, e in runs(np.flatnonzero(quoted).tolist()):
        start = s
        for i in range(s, e):
            # a closing mark that touches the next opening one parts two quotations
            if i > start and doc[i].text in ('"', "”", "''") and i + 1 < e:
                out.append((start, i + 1))
                start = i + 1
        out.append((start, e))
    return [(s, e) for s, e in out if e > s]


def owned(doc: Doc, drafts: list[Draft], quotes: list[tuple[int, int]]) -> list[Draft]:
    """Gives each quotation whole to the statement that holds most of it, in its paragraph first."""
    contents = [d.tokens() for d in drafts]
    for s, e in quotes:
        inside = set(range(s, e))
        shares = [len(c & inside) / (e - s) for c in contents]
        first, last = paragraph(doc, s)
        here = [d.cue is not None and first <= d.cue[0] < last for d in drafts]
        owners = (k for k, share in enumerate(shares) if share >= OWNS)
        best = max(owners, key=lambda k: (here[k], shares[k]), default=None)
        if best is None:
            continue
        contents[best] |= inside
        for k, c in enumerate(contents):
            cue = drafts[k].cue
            within = cue is not None and (s <= cue[0] < e or _is_told_in(drafts, k, best))
            if k != best and not within:
                c -= inside
    return [d.with_content(doc, c) for d, c in zip(drafts, contents, strict=True) if c]


def _is_told_in(drafts: list[Draft], k: int, host: int) -> bool:
    """Whether one statement's cue stands in another's content: both hold the quotation."""
    cue, other = drafts[k].cue, drafts[host].cue
    inner = cue is not None and cue[0] in drafts[host].tokens()
    return inner or (other is not None and other[0] in drafts[k].tokens())


def continued(doc: Doc, drafts: list[Draft], quotes: list[tuple[int, int]]) -> list[Draft]:
    """Gives a quotation without a cue to the statement that it goes on from.

    That is the one whose quotation ends last before it: in the same paragraph, or in the
    paragraph before when this one is nothing but a quotation.
    """
    drafts = list(drafts)
    breaks = [t.i for t in doc if t.is_space and "\n" in t.text]
    for s, e in quotes:
        words = sum(t.is_alpha for t in doc[s:e])
        if words < LEAST_WORDS or any(d.tokens() & set(range(s, e)) for d in drafts):
            continue
        if any(d.cue and s <= d.cue[0] < e for d in drafts):
            continue
        paragraph = bisect_right(breaks, s)
        if not _opens_sentence(doc, s):
            continue
        best, at = None, -1
        for k, d in enumerate(drafts):
            ends = [b for a, b in d.content if b <= s]
            if ends and max(ends) > at:
                best, at = k, max(ends)
        if best is None:
            continue
        apart = paragraph - bisect_right(breaks, at)
        end = breaks[paragraph] if paragraph < len(breaks) else len(doc)
        whole = s == (breaks[paragraph - 1] + 1 if paragraph else 0) and end - e <= 1
        if apart == 0 or (apart == 1 and whole and _ends_quoted(doc, at)):
            held = drafts[best].content
            more = drafts[best].with_content(doc, set(range(s, e))).content
            drafts[best] = replace(drafts[best], content=tuple(sorted({*held, *more})))
    return drafts


def adopted(doc: Doc, drafts: list[Draft], quotes: list[tuple[int, int]]) -> list[Draft]:
    """Leaves no longer quotation without a statement.

    A quotation that nobody holds goes to the statement of its sentence, else to the one whose
    cue is nearest in its paragraph, else it is a statement of its own, its speaker unknown:
    97 % of quoted words in PolNeAR are somebody's.
    """
    drafts = list(drafts)
    for s, e in quotes:
        inside = set(range(s, e))
        words = sum(t.is_alpha for t in doc[s:e])
        if words < LEAST_WORDS or any(d.tokens() & inside for d in drafts):
            continue
        if any(d.cue and s <= d.cue[0] < e for d in drafts):
            continue
        first, last = paragraph(doc, s)
        near = [
            (min(abs(d.cue[0] - e), abs(s - d.cue[1])), k)
            for k, d in enumerate(drafts)
            if d.cue and first <= d.cue[0] < last
        ]
        if near:
            k = min(near)[1]
            more = drafts[k].with_content(doc, inside).content
            drafts[k] = replace(drafts[k], content=tuple(sorted({*drafts[k].content, *more})))
        else:
            alone = Draft(None, (), (), UNCUED).with_content(doc, inside)
            drafts += [alone] if alone.content else []
    return drafts


def _opens_sentence(doc: Doc, s: int) -> bool:
    """Whether a quotation stands where a sentence begins, with a capital letter."""
    first = next((t for t in doc[s : s + 3] if t.is_alpha), None)
    return first is not None and first.text[0].isupper()


def _ends_quoted(doc: Doc, end: int) -> bool:
    """Whether quotation marks stand behind a content's end, or a full stop and marks."""
    return any(t.text in ('"', "”", "''") for t in doc[end : end + 3])
