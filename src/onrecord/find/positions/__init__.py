"""Who stands where on what, from the statements and events of a report and from its parse."""

from onrecord.find.positions.find import find, retold

__all__ = ["find", "retold"]
