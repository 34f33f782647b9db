"""Whether a value is of a type as the lexicon's tables of columns name it."""

from __future__ import annotations

import re
from typing import Any

from onrecord.lexicon.codebook import closed_lists


def is_of(value: Any, type_: str) -> bool:
    """Whether a value is of a type."""
    if type_.endswith(" or null"):
        return value is None or is_of(value, type_.removesuffix(" or null"))
    if type_.startswith("list of "):
        inner = type_.removeprefix("list of ")
        return isinstance(value, list) and all(is_of(v, inner) for v in value)
    if type_.startswith("`"):
        return str(value) in {code.code for code in closed_lists()[type_.strip("`")].codes}
    if type_ == "date":
        return isinstance(value, str) and bool(
            re.fullmatch(r"\d{4}(-(\d\d(-\d\d)?|W\d\d))?", value)
        )
    if type_ == "span":
        return isinstance(value, list) and len(value) == 2 and value[0] < value[1]
    python: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "object": dict,
    }
    return isinstance(value, python[type_])
