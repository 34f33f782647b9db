"""One ONNX file: `python -m train.export CHECKPOINT RELATION OUT.onnx --data … --base …`.

Weights become int8 (dynamic quantization, per channel); the file's metadata carries the labels.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.annotate.pieces import PieceMaker, quoted_tokens
from train.batches import cut
from train.corpora import polnear, treebank
from train.network import Network
from train.relation import Relation, load
from train.smooth import smooth

FORMAT = 3  # raised when the runtime must read the outputs in another way
# Left in fp32: both are small. int8 costs names half a point in the tag head, and the first
# layer's inputs of `down` have outliers that even smoothing leaves.
PLAIN = ("/tags/", "/encoder/layers.0/down/")
# Texts whose activations the smoothing looks at: treebank documents, and articles.
SEEN_TEXTS = (60, 10)
INPUTS = ("ids", "shape", "gap", "quoted", "first")
OUTPUTS = (
    "tags",
    "arc",
    "label_query",
    "label_head",
    "source",
    "content",
    "coref",
    "states",
    "relation",
)


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

    The relation branch stands beside it in the same file with one more input, the `roles` of the
    pieces (0 none, 1 source, 2 target), since a pair of actors is known only after the window was
    read. A run that does not ask for its output does not compute it.
    """

    def __init__(self, net: Network, relation: Relation) -> None:
        super().__init__()
        self.net = net
        self.relation = relation

    def forward(
        self,
        ids: Tensor,
        shape: Tensor,
        gap: Tensor,
        quoted: Tensor,
        first: Tensor,
        roles: Tensor,
    ) -> tuple[Tensor, ...]:
        states = self.net.encode(ids, shape, gap, quoted, first)
        out = self.net.heads(states)
        out["tags"] = torch.cat([out[t] for t in self.net.tag_names], -1)
        out["states"] = states
        embedded = self.net.encoder.embed(ids, shape, gap, quoted)
        out["relation"] = self.relation(embedded, roles)
        return tuple(out[k][0] for k in OUTPUTS)


def load_relation(net: Network, path: Path) -> tuple[Relation, list[str]]:
    """The relation branch and the roots that it tells apart."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    relation = Relation(net.config, len(state["roots"]))
    relation.load_state_dict(state["relation"])
    return relation.eval(), state["roots"]


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
    net: Network, relation: Relation, roots: list[str], path: Path, *, int8: bool = True
) -> None:
    """Writes the network as ONNX, in int8 unless told otherwise."""
    example = (
        *(torch.ones(1, n, dtype=torch.int64) for n in (7, 7, 7, 7, 5)),
        torch.tensor([[0, 1, 1, 0, 2, 0, 0]]),
    )
    names = [*INPUTS, "roles"]
    axes = {n: {1: "pieces"} for n in names[:4]} | {"first": {1: "tokens"}}
    axes |= {"roles": {1: "pieces"}}
    axes |= {o: {0: "tokens"} for o in OUTPUTS if o != "relation"}
    for o in ("arc", "source", "content", "coref"):
        axes[o] = {0: "tokens", 1: "others"}
    if int8:
        net.encoder.words = Int8Rows(  # type: ignore[assignment]  # it is called alike
            net.encoder.words.weight.detach()
        )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(net, relation),
            example,
            str(plain),
            input_names=names,
            output_names=list(OUTPUTS),
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
    sizes = {t: len(net.labels[t]) for t in net.tag_names}
    onnx.helper.set_model_props(
        model,
        {
            "format": str(FORMAT),
            "labels": json.dumps(net.labels | {"relation": roots}),
            "tags": json.dumps(sizes),
        },
    )
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("relation", type=Path, help="from python -m train.relation … --out")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true")
    args = parser.parse_args()
    net = load(args.checkpoint)
    if not args.fp32:
        smooth(net.encoder, (net.encode(*x) for x in windows(args.data, args.base)))
    export(net, *load_relation(net, args.relation), args.out, int8=not args.fp32)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
