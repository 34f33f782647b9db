"""Reads names in CoNLL columns, with tags in IOB1 or IOB2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Where nothing parts the documents: about as many sentences as a news report has, so that the
# model sees what it is made for.
MOST_SENTENCES = 20

# A "#" with only a tag behind it is a word.
COMMENT = re.compile(r"# (?!(?:O|[BI]-\S+)$)")

CLOSING = frozenset(", . ; : ? ! ) ] } % … ” ’ 's 'm 're 've 'll 'd n't ''".split())
OPENING = frozenset("( [ { $ £ € “ ‘ ``".split())


@dataclass(slots=True)
class Sentence:
    """A sentence.

    Attributes:
        words: as the file gives them.
        tags: one a word.
        text: the sentence as it was written, where the file has it.
        opens: whether a document begins with it.
    """

    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    text: str | None = None
    opens: bool = False

    def spaces(self) -> list[bool]:
        """By the sentence's own text where the file has it, else by habit of print.

        >>> Sentence(["It", "'s", "(", "not", ")", "it", "."]).spaces()
        [False, True, False, False, True, False, True]
        """
        return self._by_text() or [
            not (word in OPENING or after.lower() in CLOSING)
            for word, after in zip(self.words, [*self.words[1:], ""], strict=True)
        ]

    def _by_text(self) -> list[bool] | None:
        if self.text is None:
            return None
        out, at = [], 0
        for word in self.words:
            if not self.text.startswith(word, at):
                return None
            at += len(word)
            out.append(self.text[at : at + 1].isspace() or at == len(self.text))
            while self.text[at : at + 1].isspace():
                at += 1
        return out


def read(lines: Iterable[str]) -> Iterator[list[Sentence]]:
    """The documents of a file: `word … tag`, or `number word tag …` between tabs."""
    document: list[Sentence] = []
    parted = False  # the file says where its documents begin
    for sentence in _sentences(lines):
        parted |= sentence.opens
        if document and (sentence.opens or (not parted and len(document) == MOST_SENTENCES)):
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    sentence = Sentence()
    for line in (*lines, ""):
        opens = line.startswith(("# newdoc", "-DOCSTART-"))
        if sentence.words and (opens or not line.strip()):
            yield sentence
            sentence = Sentence()
        if opens:
            sentence.opens = True
        elif line.startswith("# text = "):
            sentence.text = line.removeprefix("# text = ")
        elif line.strip() and not COMMENT.match(line):
            word, tag = _cells(line)
            if word is not None:
                sentence.words.append(word)
                sentence.tags.append(tag)


def _cells(line: str) -> tuple[str | None, str]:
    """The word and its tag; no word where a row is a range ("3-4") or an empty node ("3.1")."""
    cells = line.split("\t") if "\t" in line else line.split()
    if len(cells) > 2 and cells[0].replace("-", "").replace(".", "").isdigit():
        return (cells[1] if cells[0].isdigit() else None), cells[2]
    return cells[0], cells[-1]
