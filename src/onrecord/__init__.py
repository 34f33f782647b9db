"""OnRecord reads news reports and writes who said what in them, every line tied to its words.

>>> import onrecord
>>> reading = onrecord.extract(text, published="2025-03-03")  # doctest: +SKIP
>>> onrecord.run("reports/", "out/")  # doctest: +SKIP
>>> for statement in onrecord.open("out/").statements:  # doctest: +SKIP
...     print(statement.speaker.name, statement.evidence[0].quote)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError
from onrecord.schema import Actor, Evidence, Reading, Statement

if TYPE_CHECKING:
    from onrecord.pipeline import extract, run
    from onrecord.record import Record, open

    __version__: str

__all__ = [
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


def __getattr__(name: str) -> Any:
    """The heavy names are imported when first used: `import onrecord` stays light."""
    if name in ("extract", "run"):
        from onrecord import pipeline

        return getattr(pipeline, name)
    if name in ("open", "Record"):
        from onrecord import record

        return getattr(record, name)
    if name == "__version__":
        from onrecord.provenance import version

        return version("onrecord")
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
