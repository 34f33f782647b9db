"""A branch as a graph of its own: `python -m train.asides MODEL.onnx`.

onnxruntime computes the encoder whatever output is asked, so a branch in the same graph pays for
one window more at each call. Beside the model stands therefore, for each branch, a graph that
holds no weights: its tensors are places in the model's file. It gives the same scores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import onnx
from onnx import AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto

from train.branches import behind

BRANCHES = ("relation", "acts")
# Tensors below this stand in the graph itself: shapes, axes, scales.
LEAST_BYTES = 1024


def aside(model: ModelProto, branch: str, weights: Path) -> ModelProto:
    """The graph of one branch, its weights in the model's file.

    Args:
        model: the whole model.
        branch: the output that the branch makes.
        weights: the model's file.

    Raises:
        ValueError: when a tensor does not stand in the file.
    """
    out = ModelProto()
    out.CopyFrom(model)
    graph = out.graph
    nodes = list(graph.node)
    kept = [nodes[k] for k in sorted(behind(nodes, [branch]))]
    read = {name for g in _graphs_of(kept) for n in g.node for name in n.input}
    read |= {name for n in kept for name in n.input}
    inputs = [i for i in graph.input if i.name in read]
    outputs = [o for o in graph.output if o.name == branch]
    initializers = [w for w in graph.initializer if w.name in read]
    for field in (graph.node, graph.input, graph.output, graph.initializer, graph.value_info):
        del field[:]
    graph.node.extend(kept)
    graph.input.extend(inputs)
    graph.output.extend(outputs)
    graph.initializer.extend(initializers)
    content = weights.read_bytes()
    del out.metadata_props[:]
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
    for branch in BRANCHES:
        graph = aside(model, branch, path)
        path.with_name(f"{path.stem}-{branch}.onnx").write_bytes(graph.SerializeToString())


if __name__ == "__main__":
    main()
