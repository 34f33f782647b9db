"""Names in headings Where Every Word Has Its Capital: cut to what the report names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.kinds import NameMention

# Words of a line, of which so many of those that are no small words have a capital.
LEAST, MOST, CAPITALS = 4, 30, 0.85
# Words of a full name, which may stand nowhere else.
FULL = 2
# "of", "on", "with": words that keep small letters even there.
SMALL = 4


def cut_in_titles(doc: Doc, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Names, those in title case cut: "*Borealis Mining* Rejects" where the text has the firm.

    A name there that no other line bears out, whole or in part, stays as it is.

    Args:
        doc: the report.
        mentions: its names, in the order of the text.
    """
    titles = [line for line in _lines(doc) if _in_title_case(line)]
    inside = {token.i for line in titles for token in line}
    elsewhere = {_words(m.text): m.kind for m in mentions if m.start not in inside}
    return [_cut(doc, m, elsewhere) if m.start in inside else m for m in mentions]


def _cut(doc: Doc, m: NameMention, elsewhere: dict[tuple[str, ...], str]) -> NameMention:
    """A name without the words around it that are none of its."""
    size = m.end - m.start
    if m.kind == "PERSON" and size <= FULL:
        return m
    for length in range(size, 0, -1):
        for start in sorted({m.start, m.end - length}):
            text = doc.span(start, start + length).text
            words = _words(text)
            kind = next((k for name, k in elsewhere.items() if _is_part(words, name)), None)
            if kind is not None:
                return m if length == size else NameMention(start, start + length, kind, text)
    return m


def _is_part(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether words are a name, begin it, or are the surname that ends it."""
    return words in (name, name[: len(words)], name[-1:])


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().removeprefix("the ").split())


def _lines(doc: Doc) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in doc:
        if "\n" in token.text:
            yield line
            line = []
        else:
            line.append(token)
    yield line


def _in_title_case(line: Sequence[Token]) -> bool:
    """Whether nearly all words of a line that are not small have a capital, but not all letters."""
    words = [t.text for t in line if t.is_alpha]
    long = [w for w in words if len(w) >= SMALL]
    if not LEAST <= len(words) <= MOST or not long or all(w.isupper() for w in words):
        return False
    return sum(w[0].isupper() for w in long) >= CAPITALS * len(long)
