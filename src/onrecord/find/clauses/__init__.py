"""Doc → clauses: what each verb, deed and number of a report tells, to be compared with others."""

from onrecord.find.clauses.find import find, retold

__all__ = ["find", "retold"]
