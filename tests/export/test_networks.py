"""Networks have the weights and norms that DNA gives, and graphs come back from their readers."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import igraph
import networkx
import pandas
import pytest

from onrecord.export import discourse, graphs, networks
from onrecord.export.networks import Kind, Stand
from onrecord.export.wanted import Wanted
from onrecord.store import Entry
from tests.export.full import ENTRIES

FULL = ENTRIES[0]
(POSITION,) = FULL.positions
# Actor, issue, for or against; repeated as often as it is told.
TOLD = """
A truce +, A truce +, A tax -
B truce +, B tax +
C truce -, C tax -, C tax -
D wall +
"""


def stands(text: str = TOLD) -> list[Stand]:
    lines = (line.split() for line in text.replace("\n", ",").split(",") if line.strip())
    return [Stand(actor, concept, sign == "+") for actor, concept, sign in lines]


def entry(*told: tuple[str, str, str]) -> Entry:
    """A report with some positions: actor, issue, stance."""
    made = [
        replace(POSITION, id=f"p{n}", actor=None, actor_name=a, issue=i, stance=s)  # type: ignore[arg-type]
        for n, (a, i, s) in enumerate(told)
    ]
    return replace(FULL, positions=tuple(made))


DEBATE = entry(
    ("Varna", "the truce", "supports"),
    ("Ostrava", "the truce", "demands"),
    ("Zoë & Sons", "the truce", "refuses"),
    ("Ostrava", "the tax", "undecided"),
)


@pytest.mark.parametrize(
    ("kind", "pair", "weight", "average", "jaccard", "dna_cosine"),
    [
        # A 2 truce+ 1 tax-, B 1 truce+ 1 tax+: both truce+ (2·1); alone A 1, B 1.
        ("congruence", "AB", 2, 2 / 2.5, 2 / (2 + 1 + 1), 2 / (3 * 2)),
        # A and C: both tax- (1·2); alone A 2 truce+, C 1 truce-.
        ("congruence", "AC", 2, 2 / 3, 2 / (2 + 2 + 1), 2 / (3 * 3)),
        # A tax- against B tax+ (1·1).
        ("conflict", "AB", 1, 1 / 2.5, 1 / (2 + 1 + 1), 1 / (3 * 2)),
        # A truce+ against C truce- (2·1).
        ("conflict", "AC", 2, 2 / 3, 2 / (2 + 2 + 1), 2 / (3 * 3)),
        # B truce+ tax+ against C truce- tax- twice (1·1 + 1·2); they share nothing.
        ("conflict", "BC", 3, 3 / 2.5, 3 / (2 + 3), 3 / (2 * 3)),
        ("subtract", "AB", 1, 1 / 2.5, 1 / 4, 1 / 6),
        ("subtract", "BC", -3, -3 / 2.5, -3 / 5, -3 / 6),
    ],
)
def test_actors(
    kind: Kind, pair: str, weight: int, average: float, jaccard: float, dna_cosine: float
) -> None:
    (edge,) = (e for e in networks.one_mode(stands(), kind) if e.first + e.second == pair)
    assert edge.weight == weight
    assert math.isclose(edge.average, average)
    assert math.isclose(edge.jaccard, jaccard)
    assert math.isclose(edge.dna_cosine, dna_cosine)


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [("congruence", "AB AC"), ("conflict", "AB AC BC"), ("subtract", "AB BC")],
)
def test_only_those_with_something_between_them_have_an_edge(kind: Kind, pairs: str) -> None:
    assert [e.first + e.second for e in networks.one_mode(stands(), kind)] == pairs.split()


@pytest.mark.parametrize(
    ("actor", "concept", "positive", "negative", "activity", "prominence"),
    [
        ("A", "truce", 2, 0, 2 / 3, 2 / 4),
        ("A", "tax", 0, 1, -1 / 3, -1 / 4),
        ("C", "tax", 0, 2, -2 / 3, -2 / 4),
        ("D", "wall", 1, 0, 1.0, 1.0),
    ],
)
def test_affiliation(
    actor: str, concept: str, positive: int, negative: int, activity: float, prominence: float
) -> None:
    (edge,) = (
        e for e in networks.affiliation(stands()) if (e.actor, e.concept) == (actor, concept)
    )
    assert (edge.positive, edge.negative, edge.weight) == (positive, negative, positive - negative)
    assert math.isclose(edge.activity, activity)
    assert math.isclose(edge.prominence, prominence)


def test_the_event_list_comes_back(tmp_path: Path) -> None:
    discourse.write([DEBATE, *ENTRIES], tmp_path, wanted=Wanted())
    read = pandas.read_csv(tmp_path / "eventlist.csv", sep=";")
    assert list(read.columns[:6]) == (
        "statement_id time person organization concept agreement".split()
    )
    assert read["organization"].tolist()[:3] == ["Varna", "Ostrava", "Zoë & Sons"]
    assert read["agreement"].tolist()[:3] == [1, 1, 0]
    assert math.isnan(read["agreement"][3])
    assert read["person"].tolist()[4] == "Kordavia"


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("affiliation", [1, 1, -1]),
        ("congruence", [1]),
        ("conflict", [1, 1]),
        ("subtract", [1, -1, -1]),
    ],
)
def test_edge_lists_come_back(tmp_path: Path, name: str, weights: list[int]) -> None:
    discourse.write([DEBATE], tmp_path, wanted=Wanted())
    assert pandas.read_csv(tmp_path / f"{name}.csv")["weight"].tolist() == weights


@pytest.mark.parametrize("ending", graphs.ENDINGS)
@pytest.mark.parametrize(
    ("name", "nodes", "edges"),
    [("affiliation", 4, 3), ("congruence", 3, 1), ("conflict", 3, 2), ("subtract", 3, 3)],
)
def test_graphs_come_back_in_networkx(
    tmp_path: Path, ending: str, name: str, nodes: int, edges: int
) -> None:
    graphs.write([DEBATE], tmp_path, wanted=Wanted())
    read = getattr(networkx, f"read_{ending}")(tmp_path / f"{name}.{ending}")
    assert (read.number_of_nodes(), read.number_of_edges()) == (nodes, edges)
    assert {data["weight"] for *_, data in read.edges(data=True)} == {1.0}
    assert "Zoë & Sons" in {data["label"] for _, data in read.nodes(data=True)}


def test_graphs_come_back_in_igraph(tmp_path: Path) -> None:
    graphs.write([DEBATE], tmp_path, wanted=Wanted())
    read = igraph.Graph.Read_GraphML(str(tmp_path / "subtract.graphml"))
    signs = {tuple(sorted(read.vs[edge.tuple]["label"])): edge["signed_weight"] for edge in read.es}
    assert signs == {
        ("Ostrava", "Varna"): 1,
        ("Ostrava", "Zoë & Sons"): -1,
        ("Varna", "Zoë & Sons"): -1,
    }
    assert set(read.vs["kind"]) == {"unknown"}
