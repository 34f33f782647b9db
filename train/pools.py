"""What the lower layers of the acts' branch hold of a content, as an output of its graph.

`train/asides.py` adds it: the means of the first layers over the content's pieces, and over its
first pieces, in which mostly stands who does what. It has no weights.
"""

from __future__ import annotations

import numpy as np
from onnx import GraphProto, ModelProto, TensorProto, ValueInfoProto, helper, numpy_helper

from onrecord.annotate.model import BEFORE_ROLES

LAYERS = 3
"""How many layers are read; more of them told no more (cross-validated)."""
FIRST = 8
"""How many pieces are the first."""
CONTENT = 3 + BEFORE_ROLES["acts"]
OUTPUT = "pools"


def add_pools(model: ModelProto) -> None:
    """Lets a graph of the acts' branch also make `pools`, in place.

    Args:
        model: from `train.asides.aside`.
    """
    graph = model.graph
    node = next(n for n in graph.node if n.op_type == "If")
    branches = {a.name: a.g for a in node.attribute}
    _made(branches["then_branch"])
    none = f"{OUTPUT}_none"
    empty = helper.make_tensor(f"{none}_value", TensorProto.FLOAT, [0], [])
    branches["else_branch"].node.append(helper.make_node("Constant", [], [none], value=empty))
    branches["else_branch"].output.append(_floats(none))
    node.output.append(OUTPUT)
    graph.output.append(_floats(OUTPUT))


def _made(graph: GraphProto) -> None:
    """Adds the nodes, between the layers and the scores."""
    layers = [f"/acts/layers.{k}/norm2/LayerNormalization_output_0" for k in range(LAYERS)]
    for name, value in (
        ("role", np.int64(CONTENT)),
        ("first", np.float32(FIRST)),
        ("axis", np.int64(1)),
        ("axes", np.array([1], np.int64)),
        ("batch", np.array([0], np.int64)),
        ("one", np.float32(1)),
        ("flat", np.array([-1], np.int64)),
    ):
        graph.initializer.append(numpy_helper.from_array(np.asarray(value), f"{OUTPUT}_{name}"))
    steps = (
        ("Equal", ["roles", "_role"], "_is"),
        ("Cast", ["_is"], "_inside"),  # (1, pieces)
        ("CumSum", ["_inside", "_axis"], "_counted"),
        ("LessOrEqual", ["_counted", "_first"], "_early"),
        ("Cast", ["_early"], "_before"),
        ("Mul", ["_inside", "_before"], "_opening"),
        ("Concat", ["_inside", "_opening"], "_rows"),  # (2, pieces)
        ("ReduceSum", ["_rows", "_axes"], "_many"),
        ("Max", ["_many", "_one"], "_least"),
        ("Div", ["_rows", "_least"], "_shares"),
        ("Concat", layers, "_layers"),  # (1, pieces, layers * width)
        ("Squeeze", ["_layers", "_batch"], "_pieces"),
        ("MatMul", ["_shares", "_pieces"], "_means"),
        ("Reshape", ["_means", "_flat"], "_made"),
    )
    for kind, read, made in steps:
        options: dict[str, int] = {}
        if kind == "Cast":
            options = {"to": TensorProto.FLOAT}
        if kind == "Concat":
            options = {"axis": 0 if made == "_rows" else 2}
        names = [f"{OUTPUT}{r}" if r.startswith("_") else r for r in read]
        graph.node.append(helper.make_node(kind, names, [OUTPUT + made], **options))
    graph.output.append(_floats(f"{OUTPUT}_made"))


def _floats(name: str) -> ValueInfoProto:
    """A row of numbers, of any length."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [None])
