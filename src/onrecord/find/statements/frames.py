"""Statements by lexicon and parse alone: a cue word, who speaks, and the phrase that is said.

These serve what the model was not trained to mark: statements within statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import is_passive
from onrecord.find.statements.asides import asides
from onrecord.find.statements.complements import of_noun, of_verb
from onrecord.find.statements.drafts import Draft, pieces
from onrecord.find.statements.openings import ASKED, CONDITIONS
from onrecord.find.statements.reach import Complement
from onrecord.find.statements.tellers import is_told, source_of, teller
from onrecord.lexicon.tables import CueWord, cues

# How surely a statement stands that grammar alone shows.
SCORE = 0.6
FACTUAL = frozenset(("know", "understand"))
LONGEST_CUE = 4
TAGS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
# What studies and letters "find" and "show" is told; what people find is seen, and what they
# think is told of only where somebody holds it.
FINDINGS = frozenset(("perception", "belief"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue word as it stands: its row of the lexicon and where its words end."""

    word: CueWord
    end: int


def readings(token: Token) -> Iterator[Reading]:
    """The cues that a token begins, the longest first: "agree to", then "agree"."""
    pos = TAGS.get(token.pos_)
    if pos is None or token.dep_ == "nmod:poss" or _is_name(token):
        return
    doc, lemma = token.doc, token.lemma_.lower()
    for size in range(min(LONGEST_CUE, len(doc) - token.i), 0, -1):
        rest = [t.lower_ for t in doc[token.i + 1 : token.i + size]]
        for word in cues().get(" ".join([lemma, *rest]), ()):
            if word.pos == pos:
                yield Reading(word, token.i + size)


def _is_name(token: Token) -> bool:
    """Whether a word is written as a name where no sentence begins: "Said Mlamali"."""
    return token.text.istitle() and not token.is_sent_start and token.nbor(-1).is_alpha


def within(
    doc: Doc, start: int, end: int, quoted: npt.NDArray[np.bool_], *, ahead: int | None = None
) -> Iterator[Draft]:
    """Statements that the words doc[start:end] tell of, by lexicon and parse.

    Args:
        doc: the report.
        start: the first of the words.
        end: the token behind them.
        quoted: for each token whether it stands in a quotation.
        ahead: an infinitive there that is yet to be said: "promised *to tell* them".
    """
    for token in doc[start:end]:
        for reading in readings(token):
            inside, is_quoted = range(start, end), bool(quoted[token.i])
            found = _draft(token, reading, inside, is_quoted, ahead=token.i == ahead)
            if found is not None:
                yield found
                break
    yield from asides(doc, start, end)


def _is_document(token: Token) -> bool:
    return any(w.kind == "document" for w in cues().get(token.lemma_.lower(), ()))


def _is_held(by: Token | None, word: CueWord, said: Complement) -> bool:
    """Whether a belief is told of as somebody's: "officials *think that* the road is mined".

    What one "knows" or "expects to do" is told of as no opinion; what "is believed" as nobody's.
    """
    if word.kind != "belief" or word.act != "believe" or by is None or word.pos != "verb":
        return False
    if word.lemma in FACTUAL:
        return False
    opens = by.doc[said.tokens.start].lower_
    return said.shape in ("clause", "infinitive") and opens not in ASKED | CONDITIONS


def _draft(
    cue: Token, reading: Reading, inside: range, quoted: bool, *, ahead: bool
) -> Draft | None:
    """The statement that a cue makes within some words; None when it makes none there."""
    word = reading.word
    if word.kind == "intention":
        return None
    limit = min(inside.stop, cue.sent.end)
    find = of_noun if cue.pos_ == "NOUN" else of_verb
    said = find(cue, word, reading.end, limit)
    if said is None or not (ahead or is_told(cue, said, word, quoted=quoted)):
        return None
    by = teller(cue)
    found = by is not None and _is_document(by)
    if word.kind in FINDINGS and not found and (quoted or not _is_held(by, word, said)):
        return None
    if by is None and cue.pos_ != "NOUN" and not is_passive(cue):
        return None
    source = source_of(by, cue, inside, said.tokens)
    apart = {*range(cue.i, reading.end), *source}
    content = pieces(cue.doc, set(said.tokens), apart, linked=False)
    return Draft((cue.i, reading.end), source, content, SCORE) if content else None
