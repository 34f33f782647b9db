"""JSON Schema of what is written as JSON lines, made from the tables that describe its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from onrecord.lexicon.codebook import Field, closed_lists, columns

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"^\d{4}(-(\d\d(-\d\d)?|W\d\d))?$"
PLAIN: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "pattern": DATE},
    "span": {
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "minItems": 2,
        "maxItems": 2,
    },
}


def of_file(name: str) -> dict[str, Any]:
    """The schema of a line of one of a run's JSONL files."""
    fields = [column for column in columns() if column.file == name]
    return schema(fields, title=f"{name}.jsonl", about=f"One line of OnRecord's {name}.jsonl.")


def schema(fields: Iterable[Field], *, title: str, about: str) -> dict[str, Any]:
    """The schema of an object.

    Args:
        fields: its fields, those of inner objects by their path ("speaker.name").
        title: its name.
        about: what it is.
    """
    given = list(fields)
    return {"$schema": DIALECT, "title": title, "description": about, **_object(given, "")}


def text(made: dict[str, Any]) -> str:
    """A schema as it is written."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _object(fields: list[Field], path: str) -> dict[str, Any]:
    inside = [f for f in fields if f.field.startswith(path) and "." not in f.field[len(path) :]]
    properties = {
        f.field[len(path) :]: {**_type(f.type, fields, f.field), "description": f.meaning}
        for f in inside
    }
    if not properties:  # a field for each of what differs from line to line
        return {"type": "object"}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(type_: str, fields: list[Field], path: str) -> dict[str, Any]:
    if type_.endswith(" or null"):
        return {"anyOf": [_type(type_.removesuffix(" or null"), fields, path), {"type": "null"}]}
    if type_.startswith("list of "):
        items = _type(type_.removeprefix("list of "), fields, path + "[]")
        return {"type": "array", "items": items}
    if type_.startswith("`"):
        codes = [code.code for code in closed_lists()[type_.strip("`")].codes]
        return {"enum": [int(code) if code.isdigit() else code for code in codes]}
    if type_ == "object":
        return _object(fields, path + ".")
    return PLAIN[type_]
