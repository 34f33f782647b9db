"""Which tokens stand between quotation marks, where marks are missing, doubled or turned round.

The model is told by counting marks alone. Here the space beside a mark says whether it opens or
closes, so that one stray mark does not turn the rest of its paragraph inside out.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.annotate.parsed import Doc, Token

STRAIGHT, CURLY, ANGLE = "straight", "curly", "angle"
MARKS = {
    '"': STRAIGHT, "``": STRAIGHT, "''": STRAIGHT, "‘‘": STRAIGHT, "’’": STRAIGHT,
    "“": CURLY, "”": CURLY, "„": CURLY, "«": ANGLE, "»": ANGLE,
}  # fmt: skip
CLOSING = frozenset(("”", "''", "’’", "»"))
# What may stand right before an opening mark without a space: "(“", "—“".
BEFORE = frozenset("( [ - – — / ' ‘".split())
SINGLE = frozenset(("'", "‘", "’", "`"))


def quoted_tokens(doc: Doc) -> npt.NDArray[np.bool_]:
    """True for each token between double quotation marks, the marks included.

    A quotation ends with its paragraph at the latest; one within another, of marks of the other
    form, does not end it. A mark that closes nothing stands for nothing.
    """
    out = np.zeros(len(doc), bool)
    start, form = 0, ""
    inner = False
    for token in doc:
        if form and token.is_space and "\n" in token.text:
            out[start : token.i] = True
            form = ""
        mark = MARKS.get(token.text)
        if mark is None:
            continue
        if not form:
            if _opens(token):
                start, form, inner = token.i, mark, False
        elif mark != form:
            inner = _opens(token)
        elif not inner and not (mark != STRAIGHT and _opens(token)):
            out[start : token.i + 1] = True
            form = ""
    if form:
        out[start:] = True
    return out


def _opens(token: Token) -> bool:
    """Whether a mark opens: by the spaces beside it, else by its form."""
    doc, i = token.doc, token.i
    before = i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space
    before = before or doc[i - 1].text in BEFORE
    behind = bool(token.whitespace_) or i + 1 == len(doc) or doc[i + 1].is_space
    if before != behind:
        return before
    if not before and doc[i + 1].is_punct:
        return False
    return token.text not in CLOSING


def with_single(doc: Doc, quoted: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The quoted tokens of a text that also quotes in single marks, as British papers do.

    A mark opens where a space stands before it and none behind it, and closes where a word or
    full stop stands before it and none behind; a possessive's apostrophe closes nothing.
    """
    out = quoted.copy()
    start: int | None = None
    for token in doc:
        i = token.i
        if token.is_space and "\n" in token.text:
            start = None
        if quoted[i] or token.text not in SINGLE:
            continue
        before = i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space
        behind = bool(token.whitespace_) or i + 1 == len(doc) or not doc[i + 1].is_alpha
        if start is None and before and not token.whitespace_ and token.text != "’":
            start = i
        elif start is not None and not before and behind and token.tag_ != "POS":
            out[start : i + 1] = True
            start = None
    return out
