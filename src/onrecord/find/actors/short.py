"""Short forms that a report gives itself: "the Pan-Gulf Football Federation (PGFF)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.parsed import Doc
from onrecord.find.actors.kinds import NameMention

# Letters of a short form.
_SHORT = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z]?s?")
# Tokens between a name's last word and the bracket: "… Mission *in Saravia* (UNSMIS)".
_BETWEEN = 5


def abbreviations(doc: Doc, mentions: Sequence[NameMention]) -> dict[str, str]:
    """Short forms and the names that they stand for.

    Args:
        doc: the report.
        mentions: its names, in the order of the text.
    """
    out: dict[str, str] = {}
    before: list[NameMention] = []
    for m in sorted(mentions, key=lambda m: m.start):
        bracketed = m.start > 1 and m.end < len(doc) and doc[m.start - 1].text + doc[m.end].text
        if bracketed == "()" and _SHORT.fullmatch(m.text):
            near = (n for n in reversed(before) if m.start - 1 - n.end <= _BETWEEN)
            full = next((n for n in near if _stands_for(doc, m, n)), None)
            if full is not None:
                out.setdefault(m.text, re.sub(r"^[Tt]he ", "", full.text))
        before.append(m)
    return out


def _stands_for(doc: Doc, short: NameMention, full: NameMention) -> bool:
    """Whether the letters of a short form are those of a name's words, in their order."""
    between = doc.span(full.end, short.start - 1)
    if " " not in full.text or any(t.is_punct or t.tag_.startswith("V") for t in between):
        return False
    letters = iter(f"{full.text} {between.text}".lower())
    starts = full.text.removeprefix("the ").removeprefix("The ")[:1].lower()
    return short.text[0].lower() == starts and all(
        c in letters for c in short.text.lower() if c.isalpha()
    )
