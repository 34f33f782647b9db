"""Statements: who said, promised, demanded, denied what."""

from onrecord.find.statements.find import find

__all__ = ["find"]
