"""Parts of an ONNX graph that only run when they are asked for.

onnxruntime computes every node of a graph, whichever outputs a caller names. A branch that few
calls need is therefore moved into an `If`: with its input all zeros it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import onnx
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper


def guard(model: ModelProto, output: str, *, switch: str) -> None:
    """Moves what only `output` needs into an `If`, in place.

    Args:
        model: the whole graph.
        output: the output that the branch makes, of one axis; empty while the branch is off.
        switch: an integer input; the branch is on where one of its elements is above zero.
    """
    graph = model.graph
    nodes = list(graph.node)
    mine = _behind(nodes, [output])
    mine -= _behind(nodes, [o.name for o in graph.output if o.name != output])
    inside = [n for k, n in enumerate(nodes) if k in mine]
    outside = [n for k, n in enumerate(nodes) if k not in mine]
    read_outside = {name for n in outside for name in n.input}
    weights = [w for w in graph.initializer if w.name not in read_outside]
    shared = [w for w in graph.initializer if w.name in read_outside]
    on = helper.make_graph(
        [_renamed(n, output, f"{output}_made") for n in inside],
        f"{output}_on",
        [],
        [_vector(f"{output}_made")],
        weights,
    )
    empty = helper.make_tensor(f"{output}_nothing", TensorProto.FLOAT, [0], [])
    off = helper.make_graph(
        [helper.make_node("Constant", [], [f"{output}_none"], value=empty)],
        f"{output}_off",
        [],
        [_vector(f"{output}_none")],
    )
    asked = [
        helper.make_node("ReduceMax", [switch], [f"{output}_most"], keepdims=0),
        helper.make_node("Cast", [f"{output}_most"], [f"{output}_asked"], to=TensorProto.BOOL),
        helper.make_node("If", [f"{output}_asked"], [output], then_branch=on, else_branch=off),
    ]
    del graph.node[:], graph.initializer[:]
    graph.node.extend([*outside, *asked])
    graph.initializer.extend(shared)


def _behind(nodes: Sequence[NodeProto], outputs: Iterable[str]) -> set[int]:
    """Which nodes some outputs need, by their place."""
    maker = {name: k for k, n in enumerate(nodes) for name in n.output}
    seen: set[int] = set()
    waiting = [maker[o] for o in outputs]
    while waiting:
        k = waiting.pop()
        if k not in seen:
            seen.add(k)
            waiting += [maker[name] for name in nodes[k].input if name in maker]
    return seen


def _renamed(node: NodeProto, old: str, new: str) -> NodeProto:
    out = onnx.NodeProto()
    out.CopyFrom(node)
    for k, name in enumerate(out.output):
        if name == old:
            out.output[k] = new
    return out


def _vector(name: str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [None])
