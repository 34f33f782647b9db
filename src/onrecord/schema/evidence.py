"""Spans and the evidence that every finding carries."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import EvidenceError

Span = tuple[int, int]
"""Start and end, code points into a report's clean text, end exclusive."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a report and where they stand.

    Attributes:
        text: the exact words.
        span: their place in the clean text.
    """

    text: str
    span: Span

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Words:
        """The words of `text` between two offsets.

        >>> Words.at("He said no.", 3, 7)
        Words(text='said', span=(3, 7))
        """
        return cls(text[start:end], (start, end))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one report that support a finding. Make it with `Evidence.of`, which checks.

    Attributes:
        report: the report's id.
        start: offset of the first character in the report's clean text.
        end: offset behind the last one.
        quote: the exact words.
    """

    report: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, report: str, text: str, start: int, end: int, quote: str | None = None) -> Evidence:
        """Evidence at a place of a report's clean text.

        Args:
            report: the report's id.
            text: the report's whole clean text.
            start: offset of the first character.
            end: offset behind the last one.
            quote: the words that must stand there; by default whatever stands there.

        Raises:
            EvidenceError: when the span is empty or outside, or other words stand there.

        >>> Evidence.of("r1", "He said no.", 3, 7).quote
        'said'
        """
        if not 0 <= start < end <= len(text):
            raise EvidenceError(f"report {report}: no words at {start}-{end} of {len(text)}")
        found = text[start:end]
        if quote is not None and quote != found:
            raise EvidenceError(f"report {report}: {quote!r} does not stand at {start}-{end}")
        return cls(report, start, end, found)
