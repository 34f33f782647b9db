"""Whatever lies in a file, reading gives reports or failures and never raises."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read import read
from onrecord.schema import Failure, Report
from tests.clean.strategies import FILES, PAGES, TEXTS

SAME = settings(derandomize=True, deadline=None, max_examples=120, database=None)
HANGS_AFTER_SECONDS = 5
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, PAGES),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner)),
    max_leaves=4,
)
FIELDS = st.sampled_from(["text", "html", "url", "title", "date", "outlet", "x"])


def assert_read(name: str, data: bytes):
    """All that holds for what is read from a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        start = time.process_time()
        found = list(read([path]))
        assert time.process_time() - start < HANGS_AFTER_SECONDS
        assert found == list(read([path]))
    assert found
    assert len({item.id for item in found}) == len(found)
    for item in found:
        if isinstance(item, Failure):
            assert item.reason
        else:
            assert isinstance(item, Report)
            assert item.source.strip()
            item.source.encode()  # no lone surrogate, which no file could hold


@SAME
@given(st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a.rss", "a"]), FILES)
def test_any_file(name: str, data: bytes):
    assert_read(name, data)


@SAME
@given(
    st.lists(st.dictionaries(FIELDS, VALUES), max_size=4), st.sampled_from(["\n", "\r\n", "\n\n"])
)
def test_any_lines(lines: list[dict[str, object]], end: str):
    assert_read("a.jsonl", end.join(json.dumps(line) for line in lines).encode())
