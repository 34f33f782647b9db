"""How far a record agrees with a hand coding of the same reports."""

from onrecord.evaluate.coded import Coded, read
from onrecord.evaluate.compare import Evaluation, evaluate

__all__ = ["Coded", "Evaluation", "evaluate", "read"]
