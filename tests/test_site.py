"""The documents build as a site, and no link of theirs leads nowhere."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).parents[1]


# Theirs: mkdocs reads dates of builds in a way that Python has given up.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def build_site(root: Path, to: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(to), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The documents, where a test may spoil them."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    return tmp_path


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_site_is_built_without_a_dead_link(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        build_site(ROOT, tmp_path / "site")
    assert [record.getMessage() for record in caplog.records] == []
    assert "Tutorial" in (tmp_path / "site" / "tutorial" / "index.html").read_text("utf-8")
    page = (tmp_path / "site" / "exports" / "index.html").read_text("utf-8")
    assert "fonts.googleapis" not in page


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("link", ["nowhere.md", "exports.md#nowhere"])
def test_a_dead_link_is_found(copied: Path, link: str) -> None:
    path = copied / "docs" / "tutorial.md"
    path.write_text(path.read_text("utf-8") + f"\n[there]({link})\n", "utf-8")
    with pytest.raises(Abort):
        build_site(copied, copied / "site")
