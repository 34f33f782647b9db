"""Finders are tested through the shipped model: text in, a readable line a statement out."""

import pytest

from onrecord import annotate, pipeline
from onrecord.find import actors
from onrecord.schema import Article, Block, OffsetMap, Published, Reading, Report


@pytest.fixture(scope="session")
def model():
    return annotate.load()


@pytest.fixture(scope="session")
def read(model):
    """Reads a text as an article, published on a given day."""

    def reading(text: str, published: str = "2024-05-16") -> Reading:
        report = Report("r0", "", None, text, "text")
        article = Article(
            report="r0",
            text=text,
            blocks=(Block("body", 0, len(text)),),
            offsets=OffsetMap((0,), (0,), len(text)),
            language="en",
            published=Published(published, "day", "given"),
        )
        return pipeline.find_all(report, article, model=model)

    return reading


@pytest.fixture(scope="session")
def cast_of(model):
    """The cast of a text."""

    def cast(text: str):
        article = Article("r0", text, (), OffsetMap((0,), (0,), len(text)), "en")
        return actors.find(annotate.annotate_text(text, model=model), article)

    return cast
