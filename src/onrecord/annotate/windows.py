"""Where a report is cut into windows that the encoder can hold."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.pieces import CLOSING, EITHER, OPENING, PARAGRAPH

# What the model was trained on, [CLS] and [SEP] included.
MOST_PIECES = 254
# A window may be closed this early to avoid parting a quotation from its cue.
LEAST_FILLED = 0.55

_MARKS = OPENING | EITHER
_ENDS = frozenset((".", "?", "!", "!!", "?!", "..."))


def cut(
    tokens: Sequence[str], gaps: Sequence[int], lengths: Sequence[int]
) -> list[tuple[int, int]]:
    """Windows of whole paragraphs: (start, end) token indices that cover all tokens in order.

    A window closes before a paragraph, by choice one that opens with no quotation mark, since
    such a paragraph rarely depends on the one before it. A paragraph too long for one window is
    cut behind a sentence's end.

    Args:
        tokens: the report's tokens.
        gaps: how each stands to the one before, indices into `pieces.GAPS`.
        lengths: word pieces of each token.
    """
    out, start, n = [], 0, len(tokens)
    while start < n:
        room, end = MOST_PIECES - 2, start
        while end < n and lengths[end] <= room:
            room -= lengths[end]
            end += 1
        end = max(end, start + 1)
        if end < n:
            end = _best_cut(tokens, gaps, start, end)
        out.append((start, end))
        start = end
    return out


def _best_cut(tokens: Sequence[str], gaps: Sequence[int], start: int, limit: int) -> int:
    """The best place in (start, limit] to close a window that cannot go beyond limit."""
    breaks = [i for i in range(start + 1, limit + 1) if gaps[i] == PARAGRAPH]
    least = start + int((limit - start) * LEAST_FILLED)
    late = [i for i in breaks if i >= least]
    plain = [i for i in late if tokens[i] not in _MARKS]
    for choice in (plain, late, breaks):
        if choice:
            return choice[-1]
    ends = [
        i
        for i in range(start + 1, limit + 1)
        if tokens[i - 1] in _ENDS and tokens[i] not in CLOSING | EITHER
    ]
    return ends[-1] if ends else limit
