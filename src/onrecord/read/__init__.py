"""Files and folders in, reports out. Formats and encodings only: nothing here looks at language."""

from onrecord.read.files import read
from onrecord.read.source import MOST_BYTES
from onrecord.read.standard_input import STANDARD_INPUT, kept

__all__ = ["MOST_BYTES", "STANDARD_INPUT", "kept", "read"]
