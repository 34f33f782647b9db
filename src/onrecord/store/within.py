"""Whether a column holds a word, in small letters or capitals."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ColumnElement, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

ESCAPE = "/"


class _Holds(FunctionElement[bool]):
    """A column and a pattern."""

    type = Boolean()
    inherit_cache = True


@compiles(_Holds)
def _in_any(element: _Holds, compiler: SQLCompiler, **given: Any) -> str:
    column, pattern = element.clauses
    told = compiler.process(column, **given), compiler.process(pattern, **given)
    return f"(lower({told[0]}) LIKE lower({told[1]}) ESCAPE '{ESCAPE}')"


@compiles(_Holds, "sqlite")
def _in_sqlite(element: _Holds, compiler: SQLCompiler, **given: Any) -> str:
    # Its LIKE makes no difference of capitals; making small letters of all takes as long again.
    column, pattern = element.clauses
    told = compiler.process(column, **given), compiler.process(pattern, **given)
    return f"({told[0]} LIKE {told[1]} ESCAPE '{ESCAPE}')"


def holds_word(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """Whether a column's text holds a word or a part of one; capitals make no difference.

    >>> from sqlalchemy import column
    >>> from sqlalchemy.dialects import postgresql, sqlite
    >>> asked = holds_word(column("words"), "50%")
    >>> str(asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    "(words LIKE '%50/%%' ESCAPE '/')"
    >>> told = asked.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    >>> str(told)[:22]
    '(lower(words) LIKE low'
    """
    for special in (ESCAPE, "%", "_"):
        word = word.replace(special, ESCAPE + special)
    return _Holds(column, literal(f"%{word}%"))
