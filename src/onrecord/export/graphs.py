"""Discourse networks as GraphML and GEXF, in plain dialects that Gephi, networkx, igraph read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
ENDINGS = ("graphml", "gexf")


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write each network in both formats, and say which files.

    Args:
        entries: the reports.
        to: the folder.
        wanted: nothing here hangs on it.

    Raises:
        ExportError: when networkx is not installed.
    """
    networkx = load("networkx")
    written = []
    for name, graph in graphs(list(told(entries))).items():
        for ending in ENDINGS:
            with replacing_path(to / f"{name}.{ending}") as part:
                getattr(networkx, f"write_{ending}")(graph, part, encoding="utf-8")
            written.append(f"{name}.{ending}")
    return written


def graphs(found: list[Told]) -> dict[str, Any]:
    """The affiliation network and those of actors, as networkx has graphs."""
    made = stands(found)
    kinds = {item.position.actor_name: item.kind or UNKNOWN for item in found}
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
    """An edge's values; Gephi leaves out edges that are not positive, so it gets their size."""
    return values | {"weight": float(abs(values["weight"])), "signed_weight": values["weight"]}
