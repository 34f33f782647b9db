"""One ONNX file: `python -m train.export CHECKPOINT RELATION ACTS OUT.onnx --data … --base …`.

Weights become int8 (dynamic quantization, per channel); the file's metadata carries the labels.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.annotate.pieces import PieceMaker, quoted_tokens
from train.agreement import agreement
from train.batches import cut
from train.branch import Branch, load
from train.branches import guard
from train.corpora import polnear, treebank
from train.network import Network
from train.smooth import smooth

FORMAT = 4  # raised when the runtime must read the outputs in another way
# Left in fp32: both are small. int8 costs names half a point in the tag head, and the first
# layer's inputs of `down` have outliers that even smoothing leaves.
PLAIN = ("/tags/", "/encoder/layers.0/down/")
# Texts whose activations the smoothing looks at: treebank documents, and articles.
SEEN_TEXTS = (60, 10)
PIECES = ("ids", "shape", "gap", "quoted")
INPUTS = (*PIECES, "first")
MARKED = tuple(f"marked_{name}" for name in PIECES)
OUTPUTS = ("tags", "arc", "label_query", "label_head", "source", "content", "coref")
# The roles of pieces by which a call asks for a branch: those of the second follow the first's.
ROLES = {"relation": (1, 2), "acts": (3, 5)}


class Int8Rows(nn.Module):
    """An embedding in int8 with a scale for each row; onnxruntime's own has one for all rows."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.rows: Tensor
        self.scale: Tensor
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows: Tensor = self.rows[ids].float() * self.scale[ids]
        return rows


class Exported(nn.Module):
    """The network on one window, without padding, its tags joined in one output.

    The branches stand beside it in the same file and share its embeddings. They have inputs of
    their own, since what they are asked is known only after the window was read: pieces, and the
    roles of these. Whoever calls one part gives the other a window of one piece.
    """

    def __init__(self, net: Network, branches: dict[str, Branch]) -> None:
        super().__init__()
        self.net = net
        self.relation = branches["relation"]
        self.acts = branches["acts"]

    def forward(
        self,
        ids: Tensor,
        shape: Tensor,
        gap: Tensor,
        quoted: Tensor,
        first: Tensor,
        marked_ids: Tensor,
        marked_shape: Tensor,
        marked_gap: Tensor,
        marked_quoted: Tensor,
        roles: Tensor,
    ) -> tuple[Tensor, ...]:
        states = self.net.encode(ids, shape, gap, quoted, first)
        out = self.net.heads(states)
        out["tags"] = torch.cat([out[t] for t in self.net.tag_names], -1)
        embedded = self.net.encoder.embed(marked_ids, marked_shape, marked_gap, marked_quoted)
        out["relation"] = self.relation(embedded, roles.clamp(max=ROLES["relation"][1]))
        before = ROLES["acts"][0] - 1
        out["acts"] = self.acts(embedded, (roles - before).clamp(min=0))
        return tuple(out[k][0] for k in (*OUTPUTS, *ROLES))


def load_branch(net: Network, path: Path, roles: int) -> tuple[Branch, list[str]]:
    """A branch and the labels that it tells apart."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    branch = Branch(net.config, len(state["labels"]), roles)
    branch.load_state_dict(state["branch"])
    return branch.eval(), state["labels"]


def windows(data: Path, base: Path) -> Iterator[list[Tensor]]:
    """Inputs of the network for some training texts."""
    maker = PieceMaker(Tokenizer.from_file(str(base / "tokenizer.json")))
    silver = data / "ner/polnear-silver.jsonl.gz"
    texts = [
        *islice(treebank(data / "treebank/ewt-train.conllu.gz"), SEEN_TEXTS[0]),
        *islice(treebank(data / "treebank/gum-train.conllu.gz"), SEEN_TEXTS[1]),
        *islice(polnear(data / "attribution/polnear_train.jsonl.gz", silver), SEEN_TEXTS[1]),
    ]
    for text in texts:
        for w in islice(cut(text, maker.lengths(text.tokens), None), 2):
            tokens, gaps = text.tokens[w.start : w.end], text.gaps[w.start : w.end]
            x = maker.window(tokens, gaps, quoted_tokens(tokens, gaps))
            yield [torch.from_numpy(getattr(x, k))[None] for k in INPUTS]


def export(
    net: Network,
    branches: dict[str, tuple[Branch, list[str]]],
    agreeing: npt.NDArray[np.float64],
    path: Path,
    *,
    int8: bool = True,
) -> None:
    """Writes the network as ONNX, in int8 unless told otherwise.

    Args:
        net: the encoder and its heads.
        branches: by name, each with its labels.
        agreeing: from `train.agreement`.
        path: the file.
        int8: whether weights are quantized.
    """
    window = (*(torch.ones(1, 7, dtype=torch.int64) for _ in PIECES),)
    first, roles = torch.ones(1, 5, dtype=torch.int64), torch.tensor([[0, 1, 1, 0, 2, 0, 0]])
    example = (*window, first, *window, roles)
    names = [*INPUTS, *MARKED, "roles"]
    axes = {n: {1: "pieces"} for n in PIECES} | {"first": {1: "tokens"}}
    axes |= {n: {1: "marked"} for n in (*MARKED, "roles")}
    axes |= {o: {0: "tokens"} for o in OUTPUTS}
    for o in ("arc", "source", "content", "coref"):
        axes[o] = {0: "tokens", 1: "others"}
    if int8:
        net.encoder.words = Int8Rows(  # type: ignore[assignment]  # it is called alike
            net.encoder.words.weight.detach()
        )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(net, {name: b for name, (b, _) in branches.items()}),
            example,
            str(plain),
            input_names=names,
            output_names=[*OUTPUTS, *ROLES],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if int8:
            nodes = onnx.load(plain, load_external_data=False).graph.node
            quantize_dynamic(
                plain,
                path,
                nodes_to_exclude=[n.name for n in nodes if any(p in n.name for p in PLAIN)],
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gemm"],
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            path.write_bytes(plain.read_bytes())
    model = onnx.load(path)
    for name, roles_of in ROLES.items():
        guard(model, [name], switch="roles", on=roles_of)
    sizes = {t: len(net.labels[t]) for t in net.tag_names}
    onnx.helper.set_model_props(
        model,
        {
            "format": str(FORMAT),
            "labels": json.dumps(
                net.labels | {name: labels for name, (_, labels) in branches.items()}
            ),
            "tags": json.dumps(sizes),
            "agreement": json.dumps(agreeing.round(3).tolist()),
        },
    )
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("relation", type=Path, help="from python -m train.relation … --out")
    parser.add_argument("acts", type=Path, help="from python -m train.acts … --out")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true")
    args = parser.parse_args()
    net = load(args.checkpoint)
    if not args.fp32:
        smooth(net.encoder, (net.encode(*x) for x in windows(args.data, args.base)))
    branches = {
        name: load_branch(net, getattr(args, name), last - first + 1)
        for name, (first, last) in ROLES.items()
    }
    trees = (
        text
        for corpus in ("ewt", "gum")
        for text in treebank(args.data / f"treebank/{corpus}-train.conllu.gz")
    )
    agreeing = agreement(trees, net.labels["dep"], net.labels["upos"])
    export(net, branches, agreeing, args.out, int8=not args.fp32)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
