"""Article → spaCy `Doc`: tokens, sentences, tags, parse, names and attribution layers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from onrecord.annotate import names
from onrecord.annotate.grammar import OWNER, agreed, bound
from onrecord.annotate.layers import Antecedents, Attribution, Layers, attach
from onrecord.annotate.lemmas import lemma
from onrecord.annotate.links import attributions
from onrecord.annotate.model import LanguageModel, Scores
from onrecord.annotate.pieces import JOINED, PARAGRAPH, SPACED, WordsOf, quoted_tokens, shape_of
from onrecord.annotate.trees import decode
from onrecord.annotate.windows import cut

# How much a tag must agree with the relation beside it; chosen on EWT dev (raw text .9606 → .9618).
AGREEMENT_COUNTS = 0.1
SPACE_TAG, SPACE_POS = "_SP", "SPACE"


@dataclass
class Tokens:
    """The columns of a document while they are filled; indices are without whitespace tokens."""

    words: list[str]
    gaps: list[int]
    starts: list[bool] | None = None
    """Sentence starts, where they are given and not to be found."""
    breaks: frozenset[int] = frozenset()
    """Tokens at which a sentence starts whatever is found."""


def annotate_text(text: str, *, model: LanguageModel, breaks: Collection[int] = ()) -> Doc:
    """Annotates any English text; blank lines part paragraphs.

    Args:
        text: the text. Its characters and the `Doc`'s are the same.
        model: from `load()`.
        breaks: where something ends that is no part of the sentence behind it.
    """
    plain = model.nlp.make_doc(text)
    found = WordsOf.of(plain)
    keep = found.places
    opening = {next((k for k, i in enumerate(keep) if plain[i].idx >= b), 0) for b in breaks}
    return _fill(plain, keep, Tokens(found.words, found.gaps, breaks=frozenset(opening)), model)


def annotate_tokens(
    sentences: Sequence[Sequence[str]], spaces: Sequence[Sequence[bool]], *, model: LanguageModel
) -> Doc:
    """Annotates text whose sentences and tokens are given.

    Args:
        sentences: the tokens of each sentence.
        spaces: whether a space follows each token, same shape.
        model: from `load()`.
    """
    words = [w for s in sentences for w in s]
    after = [x for s in spaces for x in s]
    gaps = [PARAGRAPH, *(SPACED if x else JOINED for x in after[:-1])][: len(words)]
    starts = [i == 0 for s in sentences for i in range(len(s))]
    plain = Doc(model.nlp.vocab, words=words, spaces=after)
    return _fill(plain, list(range(len(words))), Tokens(words, gaps, starts), model)


def _fill(plain: Doc, keep: list[int], tokens: Tokens, model: LanguageModel) -> Doc:
    """A new `Doc` over the words of a plain one, with all that the model says of them."""
    words, gaps = tokens.words, tokens.gaps
    n = len(words)
    quoted = quoted_tokens(words, gaps)
    place = np.asarray(keep, np.int64)
    heads = np.arange(n)
    columns: dict[str, list[str]] = {"upos": [], "xpos": [], "dep": [], "names": []}
    starts = np.zeros(n, bool)
    found: list[Attribution] = []
    antecedents: list[Antecedents] = []
    for a, b in cut(words, gaps, model.pieces.lengths(words)):
        scores = model.scores(model.pieces.window(words[a:b], gaps[a:b], quoted[a:b]))
        columns["xpos"] += [model.labels["xpos"][i] for i in scores.tags["xpos"].argmax(1)]
        given = None if tokens.starts is None else tokens.starts[a:b]
        starts[a:b] = _sentence_starts(scores, gaps[a:b], given)
        starts[[i for i in tokens.breaks if a <= i < b]] = True
        columns["names"] += names.best_tags(
            scores.tags["names"], model.labels["names"], starts[a:b]
        )
        edges = [*np.flatnonzero(starts[a:b]), b - a]
        owners: list[int] = []
        for s, e in pairwise(edges):
            arcs, own = bound(scores.arc[s:e, s:e], columns["xpos"][a + s : a + e])
            heads[a + s : a + e] = a + s + decode(arcs)
            owners += [int(s) + k for k in own]
        local = heads[a:b] - a
        relations = _relations(scores, local, columns["xpos"][a:b], model.labels["dep"])
        heads[a:b] = local + a
        relations[owners] = model.labels["dep"].index(OWNER)
        columns["dep"] += [model.labels["dep"][i] for i in relations]
        columns["upos"] += _parts_of_speech(scores, relations, words[a:b], model)
        found += attributions(scores, model.labels, place[a:b])
        antecedents.append(Antecedents(place[a:b], scores.coref))
    doc = _assemble(plain, place, columns, heads, starts)
    mask = np.zeros(len(plain), bool)
    mask[place] = np.asarray(quoted, bool)
    attach(doc, Layers(tuple(found), tuple(antecedents), mask))
    return doc


def _sentence_starts(
    scores: Scores, gaps: list[int], given: list[bool] | None
) -> npt.NDArray[np.bool_]:
    """Where sentences start: as given, else where a paragraph does or the model says so."""
    if given is not None:
        starts = np.asarray(given, bool)
    else:
        inside, start = scores.tags["sentence"].T
        starts = (start > inside) | (np.asarray(gaps) == PARAGRAPH)
    starts[0] = True
    return starts


def _relations(
    scores: Scores, heads: npt.NDArray[np.int64], tags: Sequence[str], labels: list[str]
) -> npt.NDArray[np.int64]:
    """The best label of each token's arc; root belongs to roots and to them alone.

    Heads that grammar rules out are mended in place.
    """
    of_arc = np.einsum("nlk,nk->nl", scores.label_query, scores.label_head[heads])
    root = labels.index("root")
    of_arc[:, root] = -np.inf
    best = agreed(of_arc, heads, tags, labels)
    best[heads == np.arange(len(heads))] = root
    return best


def _parts_of_speech(
    scores: Scores, relations: npt.NDArray[np.int64], words: Sequence[str], model: LanguageModel
) -> list[str]:
    """The best tag of each token, with the relation that it has in view."""
    tags = scores.tags["upos"]
    shapes = [shape_of(w) for w in words]
    # differences alone matter, so the scores need not be normalised first
    both = tags + AGREEMENT_COUNTS * model.agreement[relations, shapes]
    labels = model.labels["upos"]
    return [labels[i] for i in both.argmax(1)]


def _assemble(
    plain: Doc,
    place: npt.NDArray[np.int64],
    columns: dict[str, list[str]],
    heads: npt.NDArray[np.int64],
    starts: npt.NDArray[np.bool_],
) -> Doc:
    """The finished `Doc`; whitespace tokens hang on the token before them."""
    total = len(plain)
    all_heads = [max(i - 1, 0) for i in range(total)]
    pos, tags, deps = [SPACE_POS] * total, [SPACE_TAG] * total, [""] * total
    lemmas = [t.text for t in plain]
    for k, i in enumerate(place.tolist()):
        pos[i], tags[i], deps[i] = columns["upos"][k], columns["xpos"][k], columns["dep"][k]
        all_heads[i] = int(place[heads[k]])
        lemmas[i] = lemma(plain[i].text, tags[i])
    if total and len(place) and place[0] > 0:  # whitespace before the first word
        for i in range(int(place[0])):
            all_heads[i] = int(place[0])
    doc = Doc(
        plain.vocab,
        words=[t.text for t in plain],
        spaces=[bool(t.whitespace_) for t in plain],
        pos=pos,
        tags=tags,
        deps=deps,
        heads=all_heads,
        lemmas=lemmas,
    )
    doc.ents = names.spans(doc, place, columns["names"])
    return doc
