"""The one place where benches call the shipped code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from onrecord import annotate, pipeline
from onrecord.annotate import LanguageModel
from onrecord.schema import Statement

COMMAND = (sys.executable, "-c", "import sys; from onrecord.cli import main; sys.exit(main())")
"""The command `onrecord` of the Python that runs the bench, wherever its script was put."""


def load_model() -> LanguageModel:
    """The language model that ships."""
    return annotate.load()


def read_text(text: str, *, model: LanguageModel) -> tuple[Statement, ...]:
    """The statements in a text that needs no cleaning."""
    return pipeline.process_text(text, model=model).statements


def parse_text(text: str, *, model: LanguageModel) -> Doc:
    """The annotation of a raw text."""
    return annotate.annotate_text(text, model=model)


def parse_tokens(
    sentences: list[list[str]], spaces: list[list[bool]], *, model: LanguageModel
) -> Doc:
    """The annotation of words and sentences that are given."""
    doc = annotate.annotate_tokens(sentences, spaces, model=model)
    given = sum(map(len, sentences))
    if len(doc) != given:
        raise ValueError(f"{given} words given, {len(doc)} annotated")
    return doc


def command_line(inputs: Sequence[Path], out: Path) -> list[str]:
    """The words of `onrecord run` over files and folders."""
    return [*COMMAND, "run", *map(str, inputs), "-o", str(out)]


def run_command(inputs: Sequence[Path], out: Path) -> None:
    """Runs `onrecord run` to its end.

    Raises:
        RuntimeError: when it fails, with the end of what it printed.
    """
    done = subprocess.run(command_line(inputs, out), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"onrecord run ended with {done.returncode}: {done.stderr[-2000:]}")
