"""The marked mentions of a report as the product compares them, read off the parse."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from onrecord.annotate.parsed import Doc, Token, parsed
from onrecord.merge.records.mentions import Mention
from onrecord.merge.records.weights import Weights
from onrecord.merge.records.words import stem, telling
from onrecord.merge.stories.words import rarity

NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
HEADS = frozenset(("VERB", "NOUN", "PROPN", "ADJ"))
TELLING = HEADS | NOMINAL
SEVERAL = frozenset(("NNS", "NNPS"))
# Verbs that share the subject of the one that they hang on.
SHARING = frozenset(("conj", "xcomp", "advcl"))
# A noun that depends so on a verb is told of with that verb's own sides.
UNDER = frozenset(("nsubj", "nsubj:pass", "obj", "obl"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of the cases: what is to be seen of it, and the event and story that it is of."""

    mention: Mention
    gold: str
    story: int


class Words:
    """How much each word tells in a story, by all sentences of its reports."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        counted: Counter[str] = Counter()
        self._reports: defaultdict[str, set[str]] = defaultdict(set)
        self.sentences = self._many = 0
        for record in records:
            self._many += 1
            by_sentence: defaultdict[int, list[str]] = defaultdict(list)
            for t in record["tokens"]:
                by_sentence[t["sent"]].append(t["text"])
            self.sentences += len(by_sentence)
            for words in by_sentence.values():
                for w in telling(" ".join(words)):
                    counted[w] += 1
                    self._reports[w].add(record["doc_id"])
        self.weights = Weights(counted, self.sentences)

    def tell(self, tokens: Iterable[Token]) -> dict[str, float]:
        """Some words as stems, and how much each tells."""
        out: dict[str, float] = {}
        for t in tokens:
            for s, rare in telling(t.text).items():
                out[s] = max(out.get(s, 0.0), self.weights(s, rare))
        return out

    def often(self, word: str) -> float:
        """The share of the sentences that have a stem."""
        return self.weights.counted.get(word, 1) / self.sentences

    def spread(self, word: str) -> float:
        """The share of the reports that have a stem."""
        return len(self._reports[word]) / self._many if word in self._reports else 0.0


def mentions(record: Mapping[str, Any], story: int, words: Words, *, model: Any) -> list[Marked]:
    """The validated mentions of events in a line of the cases; only their sentences are parsed."""
    from bench import shipped

    marked = [m for m in record["mentions"] if m["kind"] == "event" and m["validated"]]
    wanted = sorted({m["sent"] for m in marked})
    if not wanted:
        return []
    sentences = [[t for t in record["tokens"] if t["sent"] == n] for n in wanted]
    doc = parsed(
        shipped.parse_tokens(
            [[t["text"] for t in s] for s in sentences],
            [[a["end"] < b["start"] for a, b in pairwise(s)] + [False] for s in sentences],
            model=model,
        )
    )
    ids = [t["id"] for s in sentences for t in s]
    place = dict(zip(ids, (t.i for t in doc if not t.is_space), strict=True))
    return [
        Marked(_mention(doc, m, [place[i] for i in m["token_ids"]], record, words),
               m["coref"], story)
        for m in marked
    ]  # fmt: skip


def _mention(
    doc: Doc,
    marked: Mapping[str, Any],
    places: Sequence[int],
    record: Mapping[str, Any],
    words: Words,
) -> Mention:
    inside = frozenset(places)
    tops = [doc[i] for i in places if doc[i].head.i not in inside or doc[i].head.i == i]
    head = next((t for t in tops if t.pos_ in HEADS), (tops or [doc[places[0]]])[0])
    rest = [t for t in head.sent if t.i not in inside]
    lemma = head.lemma_.lower()
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for side, top in _sides(head, inside):
        found[side] += [t for t in top.subtree if t.pos_ in NOMINAL and t.i not in inside]
    return Mention(
        id=marked["id"],
        report=record["doc_id"],
        sentence=marked["sent"],
        words=" ".join(doc[i].text for i in places),
        lemma=lemma,
        verb=head.pos_ == "VERB",
        many=head.tag_ in SEVERAL,
        own=words.weights(stem(lemma), rarity(lemma)),
        often=words.often(stem(lemma)),
        spread=words.spread(stem(lemma)),
        beside=words.tell(t for t in rest if t.pos_ in TELLING),
        nouns=frozenset(stem(t.text) for t in rest if t.pos_ in NOMINAL),
        doers=words.tell(found["doers"]),
        ends=words.tell(found["ends"]),
        parts=words.tell(found["parts"]),
        governor=stem(head.head.lemma_) if head.head is not head else "",
    )


def _sides(head: Token, inside: frozenset[int]) -> Iterator[tuple[str, Token]]:
    """What takes part in what a word tells of, and on which side."""
    own = list(_own(head, inside, {head.i}))
    yield from own
    if head.pos_ == "VERB" and not any(side == "doers" for side, _ in own):
        yield from _shared(head)
    if head.dep_ in UNDER and head.head.pos_ == "VERB":
        others = (c for c in head.head.children if c is not head)
        yield from (("parts", c) for c in others if c.dep_ in UNDER - {"obl"})


def _own(head: Token, inside: frozenset[int], seen: set[int]) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.i in inside:
            if child.i not in seen:
                seen.add(child.i)
                yield from _own(child, inside, seen)
        elif side := _side(child):
            yield side, child


def _side(child: Token) -> str | None:
    cases = {c.lemma_.lower() for c in child.children if c.dep_ == "case"}
    kind = child.dep_.partition(":")[0]
    if child.dep_ == "nsubj" or ("by" in cases and kind in ("obl", "nmod")):
        return "doers"
    if child.dep_ in ("nsubj:pass", "nmod:poss") or kind in ("obj", "iobj"):
        return "ends"
    if kind == "nmod":
        return "ends" if "of" in cases else "parts"
    return "parts" if kind in ("obl", "compound", "amod", "nummod") else None


def _shared(head: Token) -> Iterator[tuple[str, Token]]:
    """The subject of the verb on which a verb without one hangs, or the noun that it describes."""
    at = head
    for _ in range(3):
        if at.dep_.startswith("acl"):
            yield ("ends" if head.tag_ == "VBN" else "doers"), at.head
            return
        if at.dep_ not in SHARING:
            return
        at = at.head
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubj:pass"):
                yield "doers" if child.dep_ == "nsubj" else "ends", child
                return
