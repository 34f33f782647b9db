"""Runs the shipped language model over a treebank, from raw text and from its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from bench.common import Result, Table, Task, lines, watched
from bench.parse import conllu
from bench.parse.score import Parse, Placed, bare, count, metrics, place

METRICS = ("las", "uas", "upos", "word_f1", "sentence_f1", "las_gold", "upos_gold")


def from_doc(doc: Doc) -> Parse:
    """The words of a spaCy document, placed; tokens of white space are none.

    >>> import spacy
    >>> doc = spacy.blank("en")("Go now")
    >>> [w.span for w in from_doc(Doc(doc.vocab, ["Go", "now"], sent_starts=[True, False])).words]
    [(0, 2), (2, 5)]
    """
    number = {t.i: n for n, t in enumerate(t for t in doc if not t.is_space)}
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for i in number:
        size = len(bare(doc[i].text))
        spans[i] = (at, at + size)
        at += size
    words = tuple(
        Placed(
            doc[i].text,
            spans[i],
            multiword=False,
            upos=doc[i].pos_,
            head=None if doc[i].head.i == i else number.get(doc[i].head.i, -1),
            deprel=doc[i].dep_,
        )
        for i in number
    )
    sentences = [[t.i for t in s if t.i in number] for s in doc.sents]
    places = tuple((spans[s[0]][0], spans[s[-1]][1]) for s in sentences if s)
    return Parse(words, places, bare(doc.text))


def with_words_of(gold: Parse, made: Parse) -> Parse:
    """A parse of given words, laid on the gold's words one by one.

    The parts of a multiword token need not add up to its characters, so places are taken over.
    """
    words = tuple(
        Placed(g.form, g.span, g.multiword, m.upos, m.head, m.deprel)
        for g, m in zip(gold.words, made.words, strict=True)
    )
    return Parse(words, gold.sentences, gold.characters)


def measure(cases: Path, limit: int | None) -> Result:
    """Scores each document both ways, and by genre."""
    from bench import shipped

    model = shipped.load_model()
    raw: dict[str, Counter[str]] = defaultdict(Counter)
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for document in watched(list(islice(conllu.read(lines(cases)), limit)), "documents"):
        gold, kind = place(document), conllu.genre(document.id)
        raw[kind] += count(
            gold, from_doc(shipped.parse_text(conllu.raw_text(document), model=model))
        )
        words = [[w.form for w in s.words] for s in document.sentences]
        spaces = [conllu.spaces(s) for s in document.sentences]
        made = from_doc(shipped.parse_tokens(words, spaces, model=model))
        given[kind] += count(gold, with_words_of(gold, made))
    genres = {kind: metrics(raw[kind], given[kind]) for kind in sorted(raw)}
    return Result(
        metrics=metrics(sum(raw.values(), Counter()), sum(given.values(), Counter())),
        tables=(
            Table(
                "by genre",
                ("genre", "words", *METRICS),
                tuple(
                    (kind, raw[kind]["words_gold"], *(m[name] for name in METRICS))
                    for kind, m in genres.items()
                ),
            ),
        ),
        details={
            "genres": {
                kind: {k: None if v is None else round(v, 4) for k, v in m.items()}
                for kind, m in genres.items()
            }
        },
    )


TASK = Task(
    name="parse",
    about="Words, sentences, parts of speech and dependencies against a treebank.",
    metrics=METRICS,
    measure=measure,
)
