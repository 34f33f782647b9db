"""Ids that survive an upgrade: hashed from the source and places in it, never from a version."""

from __future__ import annotations

import hashlib

from onrecord.schema.evidence import Span


def report_id(data: bytes, url: str | None) -> str:
    """The id of a report, from its bytes and its URL."""
    return "r" + hashlib.sha256((url or "").encode() + b"\0" + data).hexdigest()[:16]


def finding_id(report: str, kind: str, source_span: Span, ordinal: int = 0) -> str:
    """The id of a finding.

    Args:
        report: the report's id, itself a hash of its source.
        kind: "statement", "actor" …
        source_span: the finding's place in the source, not in the clean text.
        ordinal: tells apart findings of a kind at one place.

    >>> finding_id("r0", "statement", (10, 14)) == finding_id("r0", "statement", (10, 14), 1)
    False
    """
    key = f"{report}|{kind}|{source_span[0]}-{source_span[1]}|{ordinal}"
    return kind[0] + hashlib.sha256(key.encode()).hexdigest()[:16]
