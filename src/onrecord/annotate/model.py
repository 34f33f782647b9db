"""The language model: one file of weights, run one window at a time on one thread.

Its parts are graphs beside the file, for the encoder and for each branch, that hold no weights but
the places of them in the file (`train/asides.py`): what is not asked takes no time or memory.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from spacy.language import Language
from tokenizers import Tokenizer

from onrecord.annotate.pieces import PieceMaker, Pieces
from onrecord.annotate.reading import second_reading
from onrecord.annotate.tokens import make_tokenizer
from onrecord.annotate.vectors import Vectors
from onrecord.errors import ModelError

FORMAT = "4"
Floats = npt.NDArray[np.float32]


# What onnxruntime must leave as it was exported: it takes this for a faster sum of nearly the same
# value, and int8 makes more of the difference.
AS_WRITTEN = ("GeluFusionL2",)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of one window of n tokens, all before softmax.

    Attributes:
        tags: for each of upos, xpos, sentence, names, cue, kind: (n, labels).
        arc: (n, n), dependent by head, the diagonal for the root.
        label_query: (n, labels, k), to be multiplied with `label_head` (n, k) of the head.
        source: (n, n), how surely a token belongs to the source of the cue that begins there.
        content: (n, n), likewise for content.
        coref: (n, n), later mention's head by earlier one's, the diagonal for none.
    """

    tags: dict[str, Floats]
    arc: Floats
    label_query: Floats
    label_head: Floats
    source: Floats
    content: Floats
    coref: Floats


OUTPUTS = ("tags", "arc", "label_query", "label_head", "source", "content", "coref")
PIECES = ("ids", "shape", "gap", "quoted")
# Roles of pieces by which a call asks for a branch: the second's follow those of the first.
BEFORE_ROLES = {"relation": 0, "acts": 2}


class LanguageModel:
    """Tokenizer, word pieces and network. Load once a process; safe to keep, costly to make.

    Args:
        path: the ONNX file.
        tokenizer: the word pieces' JSON file.

    Raises:
        ModelError: when a file is missing, damaged or of another format.
    """

    def __init__(self, path: Path, tokenizer: Path) -> None:
        self.path = path
        self._sessions: dict[str, ort.InferenceSession] = {}
        meta = self._session("main").get_modelmeta().custom_metadata_map
        if meta.get("format") != FORMAT:
            raise ModelError(
                f"{path.name}: format {meta.get('format')}, this version reads {FORMAT}"
            )
        try:
            self.pieces = PieceMaker(Tokenizer.from_file(str(tokenizer)))
        except Exception as error:  # tokenizers raises types of its own
            raise ModelError(f"{tokenizer.name}: cannot be read: {error}") from error
        self.labels: dict[str, list[str]] = json.loads(meta["labels"])
        # log probabilities of parts of speech, (relations, shapes, tags)
        self.agreement = np.asarray(json.loads(meta["agreement"]), np.float32)
        self._sizes: dict[str, int] = json.loads(meta["tags"])
        self.nlp: Language = make_tokenizer()

    @cached_property
    def sha256(self) -> str:
        """The hash of the ONNX file, which names the model in a run."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @property
    def version(self) -> str:
        """The model's short name: its file and the start of its hash."""
        return f"{self.path.stem}-{self.sha256[:12]}"

    @property
    def card(self) -> dict[str, Any]:
        """Data, licences and scores of the weights, as the card beside them says."""
        card = self.path.with_suffix(".json")
        return dict(json.loads(card.read_text("utf-8"))) if card.exists() else {}

    def scores(self, window: Pieces) -> Scores:
        """Runs the network over one window alone: its result depends on no neighbour."""
        feed = {name: getattr(window, name)[None] for name in (*PIECES, "first")}
        out = dict(zip(OUTPUTS, self._session("main").run(list(OUTPUTS), feed), strict=True))
        joined = out.pop("tags")
        edges = np.cumsum([0, *self._sizes.values()])
        tags = {name: joined[:, edges[i] : edges[i + 1]] for i, name in enumerate(self._sizes)}
        return Scores(tags=tags, **out)

    def relation(self, sentence: Pieces, roles: Sequence[int]) -> dict[str, float]:
        """The PLOVER root of what one marked phrase does to another, as probabilities.

        Args:
            sentence: the word pieces of a sentence of n tokens.
            roles: for each of its tokens 1 in the source's phrase, 2 in the target's, else 0.
        """
        (scores,) = self._branch("relation", ("relation",), sentence, roles)
        return self._chances("relation", scores)

    def acts(self, statement: Pieces, roles: Sequence[int]) -> dict[str, float]:
        """What a statement does, as probabilities of the acts.

        Args:
            statement: the word pieces of n of its tokens, from `onrecord.annotate.marked`.
            roles: for each token 1 in the source, 2 in the cue, 3 in the content, else 0.
        """
        scores, pools = self.act_scores(statement, roles)
        return self._chances("acts", second_reading(self.labels["acts"]).with_it(scores, pools))

    def act_scores(self, statement: Pieces, roles: Sequence[int]) -> tuple[Floats, Floats]:
        """The branch's scores of the acts, and the means of its lower layers (`train/pools.py`)."""
        scores, pools = self._branch("acts", ("acts", "pools"), statement, roles)
        return scores, pools

    def _branch(
        self, name: str, outputs: Sequence[str], pieces: Pieces, roles: Sequence[int]
    ) -> list[Floats]:
        marks = np.asarray(roles, np.int64)
        marks = marks + BEFORE_ROLES[name] * (marks > 0)
        # a token's pieces run to the next token's first; one mark opens and one closes the window
        lengths = np.diff([*pieces.first, len(pieces.ids) - 1])
        feed = {f"marked_{k}": getattr(pieces, k)[None] for k in PIECES}
        feed["roles"] = np.zeros((1, len(pieces.ids)), np.int64)
        feed["roles"][0, 1:-1] = np.repeat(marks, lengths)
        return cast(list[Floats], self._session(name).run(list(outputs), feed))

    def _chances(self, name: str, scores: Floats) -> dict[str, float]:
        chances = np.exp(scores - scores.max())
        return dict(zip(self.labels[name], map(float, chances / chances.sum()), strict=True))

    def _session(self, name: str) -> ort.InferenceSession:
        """The graph of one part, loaded when it is first asked."""
        if name not in self._sessions:
            path = self.path.with_name(f"{self.path.stem}-{name}.onnx")
            session = _session(path)
            of = session.get_modelmeta().custom_metadata_map.get("bytes")
            if of != str(self.path.stat().st_size):
                raise ModelError(f"{path.name}: does not belong to the weights {self.path.name}")
            self._sessions[name] = session
        return self._sessions[name]


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    # One thread a process: runs are parallel by process, and sums keep their order.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(AS_WRITTEN),
        )
    except Exception as error:  # onnxruntime raises types of its own
        raise ModelError(f"{path.name}: the language model cannot be loaded: {error}") from error


def load(path: Path | None = None) -> LanguageModel:
    """The language model that ships with the package, or another file of the same format."""
    weights = Path(str(files("onrecord") / "weights"))
    return LanguageModel(path or weights / "onrecord-en.onnx", weights / "tokenizer.json")


def load_vectors(model: LanguageModel, path: Path | None = None) -> Vectors:
    """The static vectors that ship with the package, over the model's word pieces."""
    weights = Path(str(files("onrecord") / "weights"))
    return Vectors(path or weights / "onrecord-en-vectors.npz", model.pieces)
