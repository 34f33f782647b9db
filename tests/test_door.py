"""The public door: few names, light to open."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord

HEAVY = ("spacy", "onnxruntime", "numpy", "trafilatura", "sqlalchemy", "jinja2", "rich", "typer")


def test_exactly_these_names_are_public() -> None:
    assert sorted(onrecord.__all__) == [
        "Actor",
        "Evidence",
        "OnRecordError",
        "Reading",
        "Record",
        "Statement",
        "__version__",
        "extract",
        "open",
        "run",
    ]


@pytest.mark.parametrize("name", onrecord.__all__)
def test_each_name_is_there(name: str) -> None:
    assert getattr(onrecord, name)


def test_the_command_is_also_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("onrecord ")


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="process"):
        _ = onrecord.process


def test_import_is_light() -> None:
    code = f"import sys, onrecord; print([m for m in {HEAVY!r} if m in sys.modules])"
    environment = {"PYTHONPATH": str(Path(onrecord.__file__).parents[1])}
    seconds = []
    for _ in range(3):
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        seconds.append(time.perf_counter() - begun)
        assert done.stdout.strip() == "[]"
    assert min(seconds) < 0.3
