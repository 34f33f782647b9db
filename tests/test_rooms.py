"""Who may import whom: stages stand apart, and only the pipeline knows them all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "onrecord"

EVERYONE = {"errors", "schema"}
STAGES = {"read", "clean", "annotate", "find", "group"}

# What each room may import of ours, besides itself.
ALLOWED = {
    "errors": set[str](),
    "garbage": set[str](),
    "schema": {"errors"},
    "settings": set[str](),
    "provenance": {"errors"},
    "lexicon": EVERYONE,
    "read": EVERYONE,
    "clean": EVERYONE | {"lexicon"},
    # The one sibling a stage leans on is the room whose value it is given.
    "annotate": EVERYONE | {"lexicon", "clean"},
    "find": EVERYONE | {"lexicon", "annotate"},
    "group": EVERYONE | {"lexicon"},
    "merge": EVERYONE | {"lexicon"},
    "pool": EVERYONE | {"garbage"},
    "store": EVERYONE | {"provenance"},
    "across": EVERYONE | {"group", "merge", "store"},
    "watch": EVERYONE | {"pool", "provenance", "settings", "sink", "store"},
    "plan": EVERYONE | {"store"},
    "sink": EVERYONE | {"settings", "store"},
    "batch": EVERYONE
    | {"export", "garbage", "pages", "plan", "pool", "provenance", "settings", "sink", "store"},
    "record": EVERYONE | {"export", "pages", "store"},
    "verify": EVERYONE | {"store"},
    # Held against a hand coding is what is taken away: the flat tables.
    "evaluate": EVERYONE | {"export", "store"},
    # The lexicon says what columns and codes mean; nothing of it is worked out there.
    "export": EVERYONE | {"store", "lexicon"},
    "pages": EVERYONE | {"export", "provenance", "store"},
    # What dates mean is the pages' to know; addresses are asked with the care of the watch.
    "alerts": EVERYONE | {"pages", "settings", "store", "watch"},
    "serve": EVERYONE | {"pages", "provenance", "store"},
    "__main__": {"cli"},
    "cli": EVERYONE
    | {"pipeline", "pool", "batch", "record", "provenance", "settings", "store", "export", "verify"}
    | {"alerts", "evaluate", "lexicon", "pages", "serve", "watch"},
    "__init__": EVERYONE | {"pipeline", "record", "provenance"},
    "pipeline": EVERYONE
    | STAGES
    | {"across", "batch", "lexicon", "pool", "provenance", "record", "retelling", "settings"}
    | {"tables", "verify", "watch"},
    "retelling": EVERYONE | {"across", "find"},
    "tables": EVERYONE | {"clean", "lexicon", "settings"},
}


def rooms() -> dict[str, list[Path]]:
    """All rooms and their modules; a single module at the root is a room of its own."""
    found: dict[str, list[Path]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        inside = path.relative_to(ROOT)
        found.setdefault(inside.parts[0].removesuffix(".py"), []).append(path)
    return found


def imports(path: Path) -> Iterator[str]:
    """The rooms that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "onrecord":
                names = [f"onrecord.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("onrecord."))


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_imports_only_what_it_may(room: str) -> None:
    for path in rooms()[room]:
        found = set(imports(path)) - {room}
        assert found <= ALLOWED[room], f"{path.name} imports {sorted(found - ALLOWED[room])}"


def test_only_the_pipeline_may_import_all_stages() -> None:
    assert [room for room, may in ALLOWED.items() if may >= STAGES] == ["pipeline"]


@pytest.mark.parametrize("room", ["export", "pages", "serve", "store", "record"])
def test_what_reads_the_store_never_computes(room: str) -> None:
    assert not ALLOWED[room] & (STAGES | {"pipeline"})


# What opens connections to others, and the one room that may. `serve` only waits for them.
ASKS = {"ftplib", "http.client", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3",
        "urllib.request"}  # fmt: skip
MAY_ASK = {"watch": ASKS, "cli": {"socket"}}  # cli: `serve` looks whether its port is free


def modules(path: Path) -> set[str]:
    """What a module imports, by whole names."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("room", sorted(rooms()))
def test_only_the_watch_asks_the_network(room: str) -> None:
    for path in rooms()[room]:
        found = modules(path) & ASKS - MAY_ASK.get(room, set())
        assert not found, f"{path.name} imports {sorted(found)}"


def test_no_module_is_longer_than_it_should_be() -> None:
    lines = {p.name: len(p.read_text("utf-8").splitlines()) for p in ROOT.rglob("*.py")}
    assert {name: count for name, count in lines.items() if count > 500} == {}
