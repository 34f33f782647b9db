"""Files and folders in, reports out. Formats and encodings only: nothing here looks at language."""

from onrecord.read.files import MOST_BYTES, read

__all__ = ["MOST_BYTES", "read"]
