"""Actors of a report: names, roles, and whom pronouns and descriptions stand for."""

from onrecord.find.actors.cast import Cast
from onrecord.find.actors.find import find

__all__ = ["Cast", "find"]
