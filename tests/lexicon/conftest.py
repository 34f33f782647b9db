"""The shipped model, for the tests that read a text."""

import pytest

from onrecord import annotate


@pytest.fixture(scope="session")
def model():
    return annotate.load()
