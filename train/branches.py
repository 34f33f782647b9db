"""Parts of an ONNX graph that only run when they are asked for.

onnxruntime computes every node of a graph, whichever outputs a caller names. A branch that few
calls need is therefore moved into an `If`: with its input all zeros it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import onnx
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, ValueInfoProto, helper


def guard(model: ModelProto, outputs: Sequence[str], *, switch: str, on: tuple[int, int]) -> None:
    """Moves what only some outputs need into an `If`, in place.

    Args:
        model: the whole graph.
        outputs: what the branch makes; all are empty while it is off.
        switch: an integer input.
        on: the branch runs where the greatest element of the switch is one of these or between.
    """
    graph = model.graph
    nodes = list(graph.node)
    others = [o.name for o in graph.output if o.name not in outputs]
    mine = behind(nodes, outputs) - behind(nodes, others)
    inside = [n for k, n in enumerate(nodes) if k in mine]
    outside = [n for k, n in enumerate(nodes) if k not in mine]
    read_outside = {name for n in outside for name in _read(n)}
    weights = [w for w in graph.initializer if w.name not in read_outside]
    shared = [w for w in graph.initializer if w.name in read_outside]
    made = {o: f"{o}_made" for o in outputs}
    name = outputs[0]
    ranks = [_rank(graph, o) for o in outputs]
    run = helper.make_graph(
        [_renamed(n, made) for n in inside],
        f"{name}_on",
        [],
        _floats(made.values(), ranks),
        weights,
    )
    none = [f"{o}_none" for o in outputs]
    skip = helper.make_graph(
        [_empty(o, rank) for o, rank in zip(none, ranks, strict=True)],
        f"{name}_off",
        [],
        _floats(none, ranks),
    )
    asked = list(_within(switch, on, name))
    for output in graph.output:
        if output.name in made:  # its size is nothing while the branch is off
            output.CopyFrom(_floats([output.name], [_rank(graph, output.name)])[0])
    branch = helper.make_node(
        "If", [f"{name}_asked"], list(outputs), then_branch=run, else_branch=skip
    )
    del graph.node[:], graph.initializer[:]
    graph.node.extend([*asked, *outside, branch])
    graph.initializer.extend(shared)


def _within(switch: str, on: tuple[int, int], name: str) -> Iterable[NodeProto]:
    """Nodes that tell whether the greatest element lies in a range."""
    yield helper.make_node("ReduceMax", [switch], [f"{name}_most"], keepdims=0)
    for what, bound in zip(("least", "greatest"), on, strict=True):
        value = helper.make_tensor(f"{name}_{what}_value", TensorProto.INT64, [], [bound])
        yield helper.make_node("Constant", [], [f"{name}_{what}"], value=value)
    yield helper.make_node("GreaterOrEqual", [f"{name}_most", f"{name}_least"], [f"{name}_above"])
    yield helper.make_node("LessOrEqual", [f"{name}_most", f"{name}_greatest"], [f"{name}_below"])
    yield helper.make_node("And", [f"{name}_above", f"{name}_below"], [f"{name}_asked"])


def behind(nodes: Sequence[NodeProto], outputs: Iterable[str]) -> set[int]:
    """Which nodes some outputs need, by their place."""
    maker = {name: k for k, n in enumerate(nodes) for name in n.output}
    seen: set[int] = set()
    waiting = [maker[o] for o in outputs]
    while waiting:
        k = waiting.pop()
        if k not in seen:
            seen.add(k)
            waiting += [maker[name] for name in _read(nodes[k]) if name in maker]
    return seen


def _read(node: NodeProto) -> Iterable[str]:
    """What a node reads, an `If` also by the graphs inside it."""
    yield from node.input
    for attribute in node.attribute:
        for inner in attribute.g.node:
            yield from _read(inner)


def _renamed(node: NodeProto, names: Mapping[str, str]) -> NodeProto:
    out = onnx.NodeProto()
    out.CopyFrom(node)
    for part in (out.input, out.output):
        for k, name in enumerate(part):
            part[k] = names.get(name, name)
    return out


def _rank(graph: GraphProto, output: str) -> int:
    of = next(o for o in graph.output if o.name == output)
    return len(of.type.tensor_type.shape.dim)


def _empty(name: str, rank: int) -> NodeProto:
    value = helper.make_tensor(f"{name}_value", TensorProto.FLOAT, [0] * rank, [])
    return helper.make_node("Constant", [], [name], value=value)


def _floats(names: Iterable[str], ranks: Iterable[int]) -> list[ValueInfoProto]:
    """Tensors of any size."""
    return [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [f"{n}_{k}" for k in range(rank)])
        for n, rank in zip(names, ranks, strict=True)
    ]
