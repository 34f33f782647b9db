"""The project's own files: dependencies, what is shipped, what the documents promise."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from onrecord.export.optional import EXTRAS

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def plain(name: str) -> str:
    """A distribution's name in its normal form, without version and extras."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ \[;]", name)[0]).lower()


def imported(folder: Path) -> set[str]:
    """Top-level packages that the modules under a folder import when they run."""
    out = set()
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in list(ast.walk(tree)):
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                node.body = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                out |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                out.add(node.module.split(".")[0])
    return out - set(sys.stdlib_module_names) - {"onrecord"}


DECLARED = {plain(d) for d in PROJECT["project"]["dependencies"]}


def test_what_the_package_imports_is_declared() -> None:
    distributions = packages_distributions()
    found = {
        module: {plain(d) for d in distributions.get(module, [module])}
        for module in imported(ROOT / "src")
    }
    assert {m: d for m, d in found.items() if not d & DECLARED} == {}


def test_every_optional_package_stands_in_its_extra() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    for package, extra in EXTRAS.items():
        assert package in {plain(d) for d in extras[extra]}
        assert package not in DECLARED


def test_optional_packages_are_asked_for_by_name() -> None:
    asked = {
        name.split(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r'\bload\("([\w.]+)"\)', path.read_text("utf-8"))
    }
    assert asked <= EXTRAS.keys()
    assert not imported(ROOT / "src") & EXTRAS.keys()


@pytest.mark.parametrize("package", ["torch", "transformers", "sentence-transformers"])
def test_training_is_not_needed_to_run(package: str) -> None:
    assert package not in DECLARED
    assert package not in imported(ROOT / "src")


def test_the_version_is_one() -> None:
    version = PROJECT["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documents_link_to_what_is_there(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / document).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_make_targets_named_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        text = (ROOT / document).read_text("utf-8")
        named = set(re.findall(r"^\s*make ([a-z]+)|`make ([a-z]+)`", text, re.MULTILINE))
        assert {a or b for a, b in named} <= targets, document
