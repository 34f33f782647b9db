"""The parts of a model as graphs of their own: `python -m train.asides MODEL.onnx`.

onnxruntime computes the encoder whatever output is asked, and keeps the branches' weights in
memory whether they run or not. Beside the model stand therefore a graph of the encoder with its
heads and one for each branch. They hold no weights: their tensors are places in the model's file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import onnx
from onnx import AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto

from train.branches import behind
from train.pools import add_pools

PARTS = {
    "main": ("tags", "arc", "label_query", "label_head", "source", "content", "coref"),
    "relation": ("relation",),
    "acts": ("acts",),
}
# Tensors below this stand in the graph itself: shapes, axes, scales.
LEAST_BYTES = 1024


def aside(model: ModelProto, outputs: Sequence[str], weights: Path) -> ModelProto:
    """The graph of one part, its weights in the model's file.

    Args:
        model: the whole model.
        outputs: what the part makes.
        weights: the model's file.

    Raises:
        ValueError: when a tensor does not stand in the file.
    """
    out = ModelProto()
    out.CopyFrom(model)
    graph = out.graph
    nodes = list(graph.node)
    kept = [nodes[k] for k in sorted(behind(nodes, outputs))]
    read = {name for g in _graphs_of(kept) for n in g.node for name in n.input}
    read |= {name for n in kept for name in n.input}
    inputs = [i for i in graph.input if i.name in read]
    made = [o for o in graph.output if o.name in outputs]
    initializers = [w for w in graph.initializer if w.name in read]
    for field in (graph.node, graph.input, graph.output, graph.initializer, graph.value_info):
        del field[:]
    graph.node.extend(kept)
    graph.input.extend(inputs)
    graph.output.extend(made)
    graph.initializer.extend(initializers)
    content = weights.read_bytes()
    out.metadata_props.add(key="bytes", value=str(len(content)))
    for g in (graph, *_graphs_of(graph.node)):  # the copies, not what was kept
        for tensor in g.initializer:
            if len(tensor.raw_data) >= LEAST_BYTES:
                _point(tensor, content, weights.name)
    return out


def _graphs_of(nodes: Iterable[NodeProto]) -> Iterator[GraphProto]:
    """The graphs inside some nodes."""
    for node in nodes:
        for attribute in node.attribute:
            if attribute.type == AttributeProto.GRAPH:
                yield attribute.g


def _point(tensor: TensorProto, content: bytes, name: str) -> None:
    """Replaces a tensor's bytes by their place in a file."""
    at = content.find(tensor.raw_data)
    if at < 0:
        raise ValueError(f"{tensor.name}: not in {name}")
    length = len(tensor.raw_data)
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", name), ("offset", at), ("length", length)):
        tensor.external_data.add(key=key, value=str(value))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    path: Path = parser.parse_args().model
    model = onnx.load(path)
    for name, outputs in PARTS.items():
        graph = aside(model, outputs, path)
        if name != "main":  # labels and counts stand with the encoder
            del graph.metadata_props[:-1]
        if name == "acts":
            add_pools(graph)
        path.with_name(f"{path.stem}-{name}.onnx").write_bytes(graph.SerializeToString())


if __name__ == "__main__":
    main()
