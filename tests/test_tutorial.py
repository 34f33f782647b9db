"""The tutorial runs as it stands, block after block."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TUTORIAL, re.DOTALL)


@pytest.mark.slow
def test_the_tutorial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Three reports tell enough for every block; the reader has all of them.
    (tmp_path / "examples").mkdir()
    for name in ("02-dravec-herald.txt", "03-littoral-press.txt", "07-pellworth-standard.html"):
        shutil.copy(ROOT / "examples" / name, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in BLOCKS:
        exec(compile(block, "docs/tutorial.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "3 reports read" in printed
    assert "Ana Belova" in printed
    assert len(BLOCKS) >= 9
