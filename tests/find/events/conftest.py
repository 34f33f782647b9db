"""Events are tested through the shipped model: text in, the events of it out."""

import pytest


@pytest.fixture(scope="session")
def told(read):
    """The events of a text, published on 12 March 2025, a Wednesday."""

    def events(text: str, published: str = "2025-03-12"):
        return read(text, published).events

    return events


@pytest.fixture(scope="session")
def event(told):
    """The event of a type in a text, which must be the only one of it."""

    def one(text: str, type_: str):
        (found,) = (e for e in told(text) if e.type == type_)
        return found

    return one
