"""Discourse networks as GraphML and GEXF, in plain dialects that Gephi, networkx, igraph read.

What Gephi's importers take otherwise than the formats say is kept out of the files: see `_weighed`,
`_graphml`, `_gexf` and `_legal`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.export import networks
from onrecord.export.discourse import Told, stands, told
from onrecord.export.files import replacing_path
from onrecord.export.networks import Stand
from onrecord.export.optional import load
from onrecord.export.wanted import Wanted
from onrecord.store import Entry

UNKNOWN = "unknown"
"""The kind of an actor whom the report's cast does not have: these formats know no null."""
ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to hold: a file with one of them is opened by nobody."""


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write each network in both formats, and say which files.

    Args:
        entries: the reports.
        to: the folder.
        wanted: nothing here hangs on it.

    Raises:
        ExportError: when networkx is not installed.
    """
    written = []
    for name, graph in graphs(list(told(entries))).items():
        for ending, save in ENDINGS.items():
            with replacing_path(to / f"{name}.{ending}") as part:
                save(graph, part)
            written.append(f"{name}.{ending}")
    return written


def _graphml(graph: Any, path: Path) -> None:
    # Keys by their names: Gephi takes whatever key is called d3 for a node's label (gephi#1840).
    load("networkx").write_graphml(graph, path, named_key_ids=True)


def _gexf(graph: Any, path: Path) -> None:
    writer = load("networkx.readwrite.gexf").GEXFWriter()
    writer.add_graph(graph)
    # The day, by which equal input would give other bytes; a name that GEXF's schema has not.
    writer.xml.find("meta").attrib.clear()
    del writer.xml.find("graph").attrib["name"]
    writer.write(path)


ENDINGS: dict[str, Callable[[Any, Path], None]] = {"graphml": _graphml, "gexf": _gexf}


def graphs(found: list[Told]) -> dict[str, Any]:
    """The affiliation network and those of actors, as networkx has graphs."""
    made = [
        Stand(_legal(stand.actor), _legal(stand.concept), stand.agreement)
        for stand in stands(found)
    ]
    kinds = {_legal(item.position.actor_name): item.kind or UNKNOWN for item in found}
    return {"affiliation": _two_mode(made, kinds)} | {
        kind: _one_mode(made, kinds, kind) for kind in networks.KINDS
    }


def _two_mode(made: list[Stand], kinds: dict[str, Any]) -> Any:
    graph = _with_actors(made, kinds)
    for concept, count in sorted(Counter(stand.concept for stand in made).items()):
        graph.add_node(f"c:{concept}", label=concept, mode="concept", kind="issue", count=count)
    for edge in networks.affiliation(made):
        sign = "positive" if edge.weight > 0 else "negative" if edge.weight else "mixed"
        values = {key: v for key, v in asdict(edge).items() if key not in ("actor", "concept")}
        graph.add_edge(f"a:{edge.actor}", f"c:{edge.concept}", **_weighed(values), sign=sign)
    return graph


def _one_mode(made: list[Stand], kinds: dict[str, Any], kind: networks.Kind) -> Any:
    graph = _with_actors(made, kinds)
    for edge in networks.one_mode(made, kind):
        values = {key: v for key, v in asdict(edge).items() if key not in ("first", "second")}
        negative = kind == "conflict" or edge.weight < 0
        sign = "negative" if negative else "positive"
        graph.add_edge(f"a:{edge.first}", f"a:{edge.second}", **_weighed(values), sign=sign)
    return graph


def _with_actors(made: list[Stand], kinds: dict[str, Any]) -> Any:
    graph = load("networkx").Graph()
    for actor, count in sorted(Counter(stand.actor for stand in made).items()):
        graph.add_node(f"a:{actor}", label=actor, mode="actor", kind=kinds[actor], count=count)
    return graph


def _weighed(values: dict[str, Any]) -> dict[str, Any]:
    """An edge's values, its weight as Gephi can take it.

    Gephi draws no edge whose weight is below nought, and stops at one of nought (gephi#1945): so
    it gets the weight's size, and 1 for who is as often for as against.
    """
    size = float(abs(values["weight"]))
    return values | {"weight": size or 1.0, "signed_weight": values["weight"]}


def _legal(words: str) -> str:
    return ILLEGAL.sub("", words)
