"""What is told once all reports are read: dates and versions, then stories and who is one.

All of it is worked out anew from what each report tells by itself, over the whole database. So
the outcome hangs neither on the order of the reports nor on what earlier runs had made of fewer.
"""

from onrecord.across.dates import Retell
from onrecord.across.settle import settle

__all__ = ["Retell", "settle"]
