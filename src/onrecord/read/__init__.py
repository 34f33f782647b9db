"""Files and folders in, reports out. Formats and encodings only: nothing here looks at language."""

from onrecord.read.files import read
from onrecord.read.source import MOST_BYTES

__all__ = ["MOST_BYTES", "read"]
