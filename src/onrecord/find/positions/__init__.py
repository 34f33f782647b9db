"""Who stands where on what, from the statements and events of a report."""

from onrecord.find.positions.find import find

__all__ = ["find"]
