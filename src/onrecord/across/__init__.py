"""What is told once all reports are read: dates and versions, then stories and who is one.

All of it is worked out anew from what each report tells by itself, over the whole database. So
the outcome hangs neither on the order of the reports nor on what earlier runs had made of fewer.
Only where reports are followed as they come (`Growing`) are stories those that grew.
"""

from onrecord.across.dates import Retell
from onrecord.across.growing import Growing
from onrecord.across.settle import settle

__all__ = ["Growing", "Retell", "settle"]
