"""What Gephi refuses, loses or takes for something else in a graph file, as facts to test against.

The rules are those of GEXF's published schemas (1.2 and 1.3) and of Gephi's two importers; the
number behind a rule is that of the public issue, in gephi/gephi where nothing else is said, in
which somebody's file met it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

Element = Any
Names = frozenset[str] | set[str]

NOTHING: Names = frozenset()
# Of each element of GEXF: what it must have, and what it may have besides. What tells of times
# (start, end, timestamp, spells) is left out: our files have no course in time (666, 964, 1366).
GEXF: dict[str, tuple[Names, Names]] = {
    "gexf": ({"version"}, {"variant"}),
    "meta": (NOTHING, {"lastmodifieddate"}),
    "creator": (NOTHING, NOTHING),
    "graph": (NOTHING, {"defaultedgetype", "idtype", "mode"}),
    "attributes": ({"class"}, {"mode"}),
    "attribute": ({"id", "title", "type"}, NOTHING),
    "nodes": (NOTHING, {"count"}),
    "node": ({"id"}, {"label"}),
    "edges": (NOTHING, {"count"}),
    "edge": ({"id", "source", "target"}, {"type", "label", "weight"}),
    "attvalues": (NOTHING, NOTHING),
    "attvalue": ({"for", "value"}, NOTHING),
}
CHOICES = {
    ("graph", "defaultedgetype"): {"directed", "undirected"},
    ("graph", "mode"): {"static"},
    ("attributes", "mode"): {"static"},
    ("attributes", "class"): {"node", "edge"},
    ("edge", "type"): {"directed", "undirected"},
}
PARSERS = {"integer": int, "int": int, "long": int, "float": float, "double": float, "string": str}
"""Types that both schemas and both importers know, and how a value of each is read."""
LABELS = frozenset({"d3", "d7"})
"""Keys of GraphML that Gephi takes for a node's and an edge's label, as yEd writes it (1840)."""


def refused(path: Path) -> list[str]:
    """What Gephi would not take from a file as it is meant."""
    try:
        root = etree.parse(path).getroot()
    except etree.XMLSyntaxError as error:  # control characters (1164), bare < (aut#172)
        return [f"not XML: {error.msg}"]
    found = _gexf(root) if path.suffix == ".gexf" else _graphml(root)
    return [*found, *_ends(root)]


def _all(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{{*}}{name}"))


def _ends(root: Element) -> Iterator[str]:
    ids = [node.get("id", "") for node in _all(root, "node")]
    yield from (f"a node without id ({n})" for n in ids if not n)  # 425
    yield from (f"two nodes {n}" for n, times in Counter(ids).items() if times > 1)
    edges = Counter(edge.get("id") for edge in _all(root, "edge") if edge.get("id"))
    yield from (f"two edges {n}" for n, times in edges.items() if times > 1)  # 681
    for edge in _all(root, "edge"):  # gephi-lite#115
        ends = {edge.get("source", ""), edge.get("target", "")}
        yield from (f"an edge to nothing ({n})" for n in ends - set(ids))


def _gexf(root: Element) -> Iterator[str]:
    if root.get("version") not in ("1.2", "1.3"):
        yield f"version {root.get('version')}"
    for element in root.iter(etree.Element):
        yield from _by_schema(element)
    for kind in ("node", "edge"):
        columns = root.xpath(f"//*[local-name()='attributes'][@class='{kind}']/*")
        types = {column.get("id"): column.get("type") for column in columns}
        titles = Counter(column.get("title", "").casefold() for column in columns)  # 818
        yield from (f"two columns {title}" for title, times in titles.items() if times > 1)
        for value in root.xpath(f"//*[local-name()='{kind}']//*[local-name()='attvalue']"):
            yield from _value(types.get(value.get("for")), value.get("value", ""))
    for edge in _all(root, "edge"):
        yield from _weight(edge.get("weight", "1"))


def _by_schema(element: Element) -> Iterator[str]:
    name = etree.QName(element).localname
    if name not in GEXF:
        yield f"no element {name}"
        return
    must, may = GEXF[name]
    has = {str(key) for key in element.attrib if not str(key).startswith("{")}
    yield from (f"{name} lacks {key}" for key in must - has)
    yield from (f"{name} has {key}" for key in has - must - may)
    for key in has:
        allowed = CHOICES.get((name, key))
        if allowed and element.get(key) not in allowed:
            yield f"{name} has {key} {element.get(key)}"


def _graphml(root: Element) -> Iterator[str]:
    types = {}
    for key in _all(root, "key"):
        if key.get("for") not in ("node", "edge"):  # 1084
            yield f"a key for {key.get('for')}"
        if key.get("id") in LABELS:
            yield f"the key {key.get('id')}"
        if key.get("attr.name") == "label" and key.get("id") != "label":
            yield "a label under another key"
        types[key.get("for"), key.get("id")] = key.get("attr.type")
    for kind in ("node", "edge"):
        for element in _all(root, kind):
            for data in _all(element, "data"):
                yield from _value(types.get((kind, data.get("key"))), data.text or "")
                if kind == "edge" and data.get("key") == "weight":
                    yield from _weight(data.text or "")


def _value(type_: str | None, value: str) -> Iterator[str]:
    if type_ not in PARSERS:  # undeclared: gephi-lite#69
        yield f"a value of type {type_}"
        return
    try:  # two types in one column: networkx#8527
        PARSERS[type_](value)
    except ValueError:
        yield f"{value} is no {type_}"


def _weight(value: str) -> Iterator[str]:
    if not float(value) > 0:  # 1945, 269
        yield f"weight {value}"
