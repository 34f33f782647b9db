"""Graph files are such as Gephi opens: none of what its users' files were refused for."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from onrecord.export import graphs
from onrecord.export.wanted import Wanted
from tests.export.full import ENTRIES
from tests.export.gephi import refused
from tests.export.test_networks import DEBATE, entry

HARD = entry(
    ("Varna", "the truce", "supports"),
    ("Varna", "the truce", "opposes"),  # as often for as against: a weight of nought
    ("Ostrava", "the truce", "refuses"),
    ("a <b> & “c” \x0b\x01\ufffe🜁", "the\x08 tax ]]>", "demands"),
    ("the truce", "Varna", "supports"),  # an actor named as an issue, and the reverse
    ("Lida", "the tax", "undecided"),
)
NAMES = ("affiliation", "congruence", "conflict", "subtract")


@pytest.mark.parametrize("ending", graphs.ENDINGS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("told", [(), (DEBATE,), (HARD,), ENTRIES], ids=["none", "a", "hard", "b"])
def test_nothing_is_refused(tmp_path: Path, told: tuple, name: str, ending: str) -> None:  # type: ignore[type-arg]
    graphs.write(told, tmp_path, wanted=Wanted())
    assert refused(tmp_path / f"{name}.{ending}") == []


def test_who_is_for_and_against_keeps_an_edge(tmp_path: Path) -> None:
    graphs.write([HARD], tmp_path, wanted=Wanted())
    read = networkx.read_gexf(tmp_path / "affiliation.gexf")
    edge = read.edges["a:Varna", "c:the truce"]
    assert (edge["weight"], edge["signed_weight"], edge["sign"]) == (1.0, 0, "mixed")
    assert read.nodes["a:a <b> & “c” 🜁"]["label"] == "a <b> & “c” 🜁"


@pytest.mark.parametrize("ending", graphs.ENDINGS)
def test_equal_input_gives_equal_bytes(tmp_path: Path, ending: str) -> None:
    graphs.write([HARD], tmp_path, wanted=Wanted())
    written = (tmp_path / f"affiliation.{ending}").read_text("utf-8")
    assert "lastmodified" not in written
    graphs.write([HARD], tmp_path, wanted=Wanted())
    assert (tmp_path / f"affiliation.{ending}").read_text("utf-8") == written


@pytest.mark.parametrize(
    ("ending", "was", "spoilt", "word"),
    [
        ("gexf", 'version="1.2"', 'version="1.1"', "version 1.1"),
        ("gexf", 'id="a:Varna"', 'id=""', "a node without id"),
        ("gexf", 'id="a:Varna"', 'id="a:Ostrava"', "two nodes a:Ostrava"),
        ("gexf", 'target="c:the truce" id="1"', 'target="c:the truce" id="0"', "two edges 0"),
        ("gexf", 'source="a:Varna"', 'source="a:Nobody"', "an edge to nothing"),
        ("gexf", 'weight="1.0"', 'weight="0"', "weight 0"),
        ("gexf", 'weight="1.0"', 'weight="-1"', "weight -1"),
        ("gexf", 'title="kind"', 'title="Mode"', "two columns mode"),
        ("gexf", 'type="long"', 'type="date"', "a value of type date"),
        ("gexf", 'type="long"', 'type="liststring"', "a value of type liststring"),
        ("gexf", '<attvalue for="0"', '<attvalue for="99"', "a value of type None"),
        ("gexf", 'value="actor"', "", "attvalue lacks value"),
        ("gexf", 'mode="static">', 'mode="dynamic">', "mode dynamic"),
        ("gexf", 'label="Varna"', 'label="Varna" start="2025-03-03"', "node has start"),
        ("gexf", 'label="Varna"', 'label="Varna\x01"', "not XML"),
        ("gexf", "<meta>", "<meta><day/>", "no element day"),
        ("graphml", 'key id="label"', 'key id="d3"', "the key d3"),
        ("graphml", ' for="node"', "", "a key for None"),
        ("graphml", 'attr.type="long"', 'attr.type="date"', "a value of type date"),
        ("graphml", '<data key="count">1', '<data key="count">one', "one is no long"),
        ("graphml", '<data key="weight">1.0', '<data key="weight">0.0', "weight 0.0"),
        ("graphml", 'target="c:the truce"', 'target="c:nothing"', "an edge to nothing"),
    ],
)
def test_what_is_refused_is_noticed(
    tmp_path: Path, ending: str, was: str, spoilt: str, word: str
) -> None:
    graphs.write([DEBATE], tmp_path, wanted=Wanted())
    path = tmp_path / f"affiliation.{ending}"
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, spoilt), "utf-8")
    assert any(word in found for found in refused(path))
