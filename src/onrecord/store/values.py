"""Values of the schema as JSON, and back by their types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


def plain(value: Any) -> Any:
    """A value as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value


def back(kind: type[Made], found: Mapping[str, Any]) -> Made:
    """The value that `plain` was given.

    >>> from onrecord.schema import Value
    >>> back(Value, plain(Value("3", ("e1",)))).by
    ('e1',)
    """
    readers = _readers(kind)  # type: ignore[arg-type]
    return kind(
        **{
            name: reader(value) if (reader := readers[name]) else value
            for name, value in found.items()
        }
    )


Reader = Callable[[Any], Any]


@cache
def _readers(kind: Any) -> dict[str, Reader | None]:
    """What reads each field of a type back; None where JSON holds it as it is."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Reader | None:
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(back, hint)
    if get_origin(hint) is not tuple:
        return None
    kinds = get_args(hint)
    if kinds[-1] is ...:
        inner = _reader(kinds[0])
        return partial(_all, inner) if inner else tuple
    return partial(_each, tuple(map(_reader, kinds)))


def _all(inner: Reader, values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([inner(value) for value in values])


def _each(inner: Sequence[Reader | None], values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([r(v) if r else v for r, v in zip(inner, values, strict=True)])


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
