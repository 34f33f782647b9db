"""Values of the schema as JSON, and back by their types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

Made = TypeVar("Made")


def plain(value: Any) -> Any:
    """A value as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(inner) for name, inner in asdict(value).items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value


def back(kind: type[Made], found: Mapping[str, Any]) -> Made:
    """The value that `plain` was given.

    >>> from onrecord.schema import Value
    >>> back(Value, plain(Value("3", ("e1",)))).by
    ('e1',)
    """
    hints: dict[str, Any] = _hints(kind)  # type: ignore[arg-type]
    return kind(**{name: _inner(hints[name], value) for name, value in found.items()})


def _inner(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        kinds = [k for k in get_args(hint) if k is not ...]
        more = kinds * len(value) if len(kinds) == 1 else kinds
        return tuple(_inner(k, v) for k, v in zip(more, value, strict=True))
    if isinstance(value, dict):
        return back(hint, value)
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
