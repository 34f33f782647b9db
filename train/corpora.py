"""Readers of the training data: each yields texts of tokens with whatever labels the data has."""

from __future__ import annotations

import bisect
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.annotate.pieces import JOINED, PARAGRAPH, SPACED
from onrecord.annotate.tokens import make_tokenizer

UNLABELLED = "?"
TITLES = frozenset(
    "president mr. mrs. ms. mr mrs ms dr. dr sir lord lady sen. rep. gov. gen. prof. senator "
    "congressman governor king queen prince princess pope saint minister secretary justice "
    "judge captain general colonel professor".split()
)


@dataclass
class Text:
    """One document: tokens, where windows may be cut, and the labels that its corpus has.

    Attributes:
        units: (start, end) of sentences or paragraphs; a window is made of whole units.
        head: the index of each token's head in the document, the root's is its own.
        names: BIO tags over PER ORG LOC MISC; UNLABELLED where the corpus is silent.
        attributions: (cue, source, content) as lists of token indices.
        mentions: (head token, entity) for coreference.
    """

    name: str
    tokens: list[str]
    gaps: list[int]
    units: list[tuple[int, int]]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    head: list[int] | None = None
    dep: list[str] | None = None
    names: list[str] | None = None
    names_weight: float = 1.0
    attributions: list[tuple[list[int], list[int], list[int]]] | None = None
    mentions: list[tuple[int, str]] | None = None
    sent_ids: list[str] = field(default_factory=list)


def lines(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as fh:
        for line in fh:
            yield line.rstrip("\n")


def treebank(path: Path, *, entities: bool = False) -> Iterator[Text]:
    """CoNLL-U documents; with `entities`, GUM's mentions as coreference and names."""
    text: Text | None = None
    rows: list[list[str]] = []
    gap, ahead = PARAGRAPH, PARAGRAPH

    def close_sentence() -> None:
        nonlocal rows, gap, ahead
        if not rows or text is None:
            return
        base = len(text.tokens)
        inside: dict[int, bool] = {}
        for row in rows:
            if "-" in row[0]:
                a, b = map(int, row[0].split("-"))
                for i in range(a, b + 1):
                    # inside a multiword token nothing is spaced; its last part has the word's
                    inside[i] = i < b or "SpaceAfter=No" in row[9]
        gap = max(gap, ahead) if ahead == PARAGRAPH else gap
        for row in rows:
            if not row[0].isdigit():
                continue
            i = int(row[0])
            text.tokens.append(row[1].replace(" ", ""))
            text.gaps.append(gap)
            joined = inside.get(i, "SpaceAfter=No" in row[9])
            gap = JOINED if joined else SPACED
            for store, column in ((text.upos, 3), (text.xpos, 4), (text.dep, 7)):
                assert store is not None
                store.append(row[column])
            assert text.head is not None
            text.head.append(base + (int(row[6]) - 1 if int(row[6]) else i - 1))
        text.units.append((base, len(text.tokens)))
        if entities:
            _gum_entities(text, base, [r for r in rows if r[0].isdigit()])
        rows, ahead = [], SPACED

    for line in lines(path):
        if not line:
            close_sentence()
        elif line.startswith("# newdoc"):
            if text:
                yield text
            text = Text(line.split("=")[-1].strip(), [], [], [], [], [], [], [])
            if entities:
                text.mentions, text.names = [], []
            gap = ahead = PARAGRAPH
        elif line.startswith("# newpar id") or line.strip() == "# newpar":
            ahead = PARAGRAPH
        elif line.startswith("# sent_id"):
            assert text is not None
            text.sent_ids.append(line.split("=")[-1].strip())
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    close_sentence()
    if text:
        yield text


ENTITY = re.compile(r"\((\d+)-([^()]*)(\))?|(\d+)\)")
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def _gum_entities(text: Text, base: int, rows: list[list[str]]) -> None:
    """Adds one sentence's mentions and names, read from the MISC column's brackets."""
    assert text.head and text.xpos and text.mentions is not None and text.names is not None
    tags = [UNLABELLED if r[4] in ("NNP", "NNPS") else "O" for r in rows]
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[str, str, int, int]] = []
    for i, row in enumerate(rows):
        entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for m in ENTITY.finditer(entity):
            if m[1]:
                kind = m[2].split("-")[0]
                if m[3]:
                    spans.append((m[1], kind, i, i + 1))
                else:
                    opened.append((m[1], kind, i))
            else:
                at = next((k for k in reversed(range(len(opened))) if opened[k][0] == m[4]), None)
                if at is not None:
                    eid, kind, start = opened.pop(at)
                    spans.append((eid, kind, start, i + 1))
    for eid, kind, a, b in sorted(spans, key=lambda s: s[2] - s[3]):
        heads = [i for i in range(a, b) if not a <= text.head[base + i] - base < b]
        heads = heads or [i for i in range(a, b) if text.head[base + i] == base + i]
        if not heads:
            continue
        text.mentions.append((base + heads[0], eid))
        name = _name_around(rows, heads[0], a, b)
        if kind in GUM_TYPES and name:
            s, e = name
            tags[s:e] = ["B-" + GUM_TYPES[kind], *["I-" + GUM_TYPES[kind]] * (e - s - 1)]
    text.names.extend(tags)


def _name_around(rows: list[list[str]], head: int, a: int, b: int) -> tuple[int, int] | None:
    """The proper name within rows[a:b] that holds the head: (start, end)."""
    proper = [r[4] in ("NNP", "NNPS") for r in rows]
    if not proper[head]:
        return None
    s, e = head, head + 1
    while s > a and (proper[s - 1] or (rows[s - 1][4] == "HYPH" and s - 1 > a and proper[s - 2])):
        s -= 1
    while e < b:
        if proper[e]:
            e += 1
        elif e + 1 < b and rows[e][1].lower() in ("of", "-", "&", "for") and proper[e + 1]:
            e += 2
        elif (
            e + 2 < b
            and rows[e][1].lower() == "of"
            and rows[e + 1][1].lower() == "the"
            and proper[e + 2]
        ):
            e += 3
        else:
            break
    while s < e - 1 and rows[s][1].lower() in TITLES:
        s += 1
    return (s, e)


CONLL_TYPES = {
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "MISC",
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "MISC": "MISC",
    "OTH": "MISC",
}
NO_SPACE_BEFORE = frozenset(", . ; : ? ! ) ] } % 's n't 'm 're 've 'll 'd '' ”".split())
NO_SPACE_AFTER = frozenset("( [ { $ `` “".split())


def columns(path: Path, *, tag_column: int = -1, only_capitals: bool = False) -> Iterator[Text]:
    """Names in CoNLL columns, IOB1 or IOB2, joined to documents of some twelve sentences.

    With `only_capitals` (re3d marks descriptions and pronouns too) an entity counts as a name
    when its first and last words are capitalised; the others are left unlabelled.
    """
    text = Text(path.name, [], [], [], names=[])
    words: list[tuple[str, str]] = []

    def close() -> None:
        nonlocal words
        assert text.names is not None
        base, before = len(text.tokens), ""
        for word, _ in words:
            joined = word in NO_SPACE_BEFORE or before in NO_SPACE_AFTER
            first = PARAGRAPH if not base else SPACED
            text.gaps.append(first if not before else JOINED if joined else SPACED)
            text.tokens.append(word)
            before = word
        text.names.extend(_iob2([w[1] for w in words], [w[0] for w in words], only_capitals))
        if words:
            text.units.append((base, len(text.tokens)))
        words = []

    for line in lines(path):
        if line.startswith("# "):
            if line.startswith("# newdoc") and text.tokens:
                yield text
                text = Text(path.name, [], [], [], names=[])
            continue
        parts = line.split("\t" if "\t" in line else None)
        if len(parts) < 2:
            close()
            if len(text.units) >= 12:
                yield text
                text = Text(path.name, [], [], [], names=[])
        elif parts[0].isdigit() and len(parts) > 3:
            words.append((parts[1], parts[2]))
        else:
            words.append((parts[0], parts[tag_column]))
    close()
    if text.tokens:
        yield text


def _iob2(tags: list[str], words: list[str], only_capitals: bool) -> list[str]:
    out, i = ["O"] * len(tags), 0
    while i < len(tags):
        if tags[i] == "O":
            i += 1
            continue
        kind, j = tags[i][2:], i + 1
        while j < len(tags) and tags[j] == "I-" + kind:
            j += 1
        s = i + (words[i].lower() == "the" and j - i > 1)
        label = CONLL_TYPES.get(kind)
        if only_capitals and not (words[s][:1].isupper() and words[j - 1][:1].isupper()):
            label = None
        if label is None:
            proper = any(w[:1].isupper() for w in words[i:j])
            out[i:j] = [UNLABELLED if proper else "O"] * (j - i)
        else:
            out[s:j] = ["B-" + label, *["I-" + label] * (j - s - 1)]
        i = j
    return out


SILVER_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}


def polnear(path: Path, silver: Path | None = None) -> Iterator[Text]:
    """PolNeAR articles with their attributions, and the silver names where there are any."""
    names = {}
    if silver:
        names = {d["doc_id"]: d["names"] for d in map(json.loads, lines(silver))}
    nlp = make_tokenizer()
    for d in map(json.loads, lines(path)):
        text = Text(d["doc_id"], [], [], [], attributions=[])
        starts: list[int] = []
        gap, unit = PARAGRAPH, 0
        for token in nlp.make_doc(d["text"]):
            if token.is_space:
                gap = PARAGRAPH if "\n" in token.text else max(gap, SPACED)
                continue
            if gap == PARAGRAPH and len(text.tokens) > unit:
                text.units.append((unit, len(text.tokens)))
                unit = len(text.tokens)
            text.tokens.append(token.text)
            text.gaps.append(gap)
            starts.append(token.idx)
            gap = SPACED if token.whitespace_ else JOINED
        text.units.append((unit, len(text.tokens)))

        def within(
            spans: list[list[int]], starts: list[int] = starts, tokens: list[str] = text.tokens
        ) -> list[int]:
            got = []
            for s, e in spans:
                i = max(bisect.bisect_right(starts, s) - 1, 0)
                while i < len(starts) and starts[i] < e:
                    if starts[i] + len(tokens[i]) > s:
                        got.append(i)
                    i += 1
            return got

        for a in d["attributions"]:
            parts = [within(a[k]) for k in ("cue", "source", "content")]
            if parts[0] and parts[2]:
                text.attributions.append((parts[0], parts[1], parts[2]))  # type: ignore[union-attr]
        if d["doc_id"] in names:
            text.names, text.names_weight = ["O"] * len(text.tokens), 0.4
            for s, e, kind in names[d["doc_id"]]:
                at = within([[s, e]])
                if at and kind in SILVER_TYPES:
                    k = SILVER_TYPES[kind]
                    text.names[at[0] : at[-1] + 1] = [
                        "B-" + k,
                        *["I-" + k] * (at[-1] - at[0]),
                    ]
        yield text
