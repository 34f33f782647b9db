"""Reads CoNLL-U into documents, and joins a document's words to raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word.

    Attributes:
        form: as written; part of a token such as "don't" has its own form ("n't").
        upos: universal part of speech.
        head: position of the head in the sentence, from 0; -1 of the root.
        deprel: relation to the head.
        shared: number of the multiword token it is part of; None for most words.
    """

    form: str
    upos: str
    head: int
    deprel: str
    shared: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """What is written together: one word, or the words of a multiword token."""

    form: str
    words: int
    space_after: bool


@dataclass(slots=True)
class Sentence:
    """A sentence and whether it opens a paragraph."""

    words: list[Word] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    opens: bool = False


@dataclass(slots=True)
class Document:
    """A document of a treebank."""

    id: str
    sentences: list[Sentence] = field(default_factory=list)


def genre(document_id: str) -> str:
    """The genre that a document's id tells, in GUM's way or EWT's.

    >>> genre("GUM_news_nasa"), genre("weblog-blogspot.com_x"), genre("")
    ('news', 'weblog', 'other')
    """
    if document_id.startswith("GUM_"):
        return document_id.split("_")[1]
    prefix, dash, _ = document_id.partition("-")
    return prefix if dash else "other"


def read(lines: Iterable[str]) -> Iterator[Document]:
    """The documents of a file; all of it is one where nothing parts them."""
    document = Document("")
    opens = True
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        if blank:
            continue
        rows = []
        for line in group:
            if line.startswith("#"):
                if new := re.match(r"#\s*newdoc(?:\s+id\s*=\s*(\S+))?", line):
                    if document.sentences:
                        yield document
                    document, opens = Document(new[1] or ""), True
                elif re.match(r"#\s*newpar(?:\s+id\s*=|\s*$)", line):
                    opens = True
            else:
                rows.append(line.split("\t"))
        if rows:
            document.sentences.append(_sentence(rows, opens=opens))
            opens = False
    if document.sentences:
        yield document


def _sentence(rows: list[list[str]], *, opens: bool) -> Sentence:
    """A sentence from its rows; empty nodes ("5.1") are left out."""
    sentence = Sentence(opens=opens)
    last = 0  # the last word of the multiword token that was opened
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            sentence.tokens.append(Token(row[1], last - first + 1, spaced))
        elif row[0].isdigit():
            within = int(row[0]) <= last
            shared = len(sentence.tokens) - 1 if within else None
            if not within:
                sentence.tokens.append(Token(row[1], 1, spaced))
            sentence.words.append(Word(row[1], row[3], int(row[6]) - 1, row[7], shared))
    return sentence


def raw_text(document: Document) -> str:
    """The text as it stood: spaces by SpaceAfter, a blank line before each paragraph but the first.

    >>> raw_text(Document("", [Sentence([], [Token("Go", 1, False), Token("!", 1, True)], True),
    ...                        Sentence([], [Token("Now", 1, True)], True)]))
    'Go!\\n\\nNow'
    """
    parts: list[str] = []
    for sentence in document.sentences:
        if sentence.opens and parts:
            parts[-1] = parts[-1].rstrip(" ")
            parts.append(PARAGRAPH)
        parts.extend(t.form + " " * t.space_after for t in sentence.tokens)
    return "".join(parts).rstrip(" ")


def spaces(sentence: Sentence) -> list[bool]:
    """For each word whether a space follows; inside a multiword token none does."""
    return [
        token.space_after and i == token.words - 1
        for token in sentence.tokens
        for i in range(token.words)
    ]
