"""Bytes to text, whatever encoding they are in and whatever they say they are in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
# Where a browser looks for the declaration is the first 1,024 bytes; some pages have it later.
META_WITHIN = 8_192
# Browsers read these as Windows-1252, and pages that declare them mean it.
_AS_CP1252 = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
# Python knows these by name, but no text is in them; what they give may not even be characters.
_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
# In text of a Latin alphabet fewer of the bytes beyond ASCII than this stand three in a row.
MOST_IN_ROWS = 0.3
_ROW = re.compile(rb"[\x80-\xff]{3,}")
# Quotation marks and dashes in Windows-1252, and in Mac Roman with its é, where Windows has
# capitals that English hardly needs.
_CP1252_MARKS = tuple(bytes([byte]) for byte in b"\x91\x92\x93\x94\x96\x97\xe9")
_MAC_MARKS = tuple(bytes([byte]) for byte in b"\xd0\xd1\xd2\xd3\xd4\xd5\x8e")
# Control characters in a text: none, or the odd one a conversion left. Binary has them throughout.
MOST_CONTROLS = 0.01
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_HIGH = bytes(range(128, 256))


def what_binary(data: bytes) -> str | None:
    """What the bytes are if they are no text, in words; else None.

    >>> what_binary(b"%PDF-1.7"), what_binary(b"Plain words.")
    ('a PDF', None)
    """
    for mark, words in MAGIC:
        if data.startswith(mark):
            return words
    if _wide(data):
        return None
    head = data[:200_000]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "a binary file" if controls > MOST_CONTROLS * len(head) else None


def decode(data: bytes, *, said: str | None = None) -> tuple[str, str]:
    """The text, and the encoding it was read in. Bytes that no encoding explains become U+FFFD.

    A byte order mark is believed first, then valid UTF-8 (other encodings hardly ever pass for
    it), then what the server said or the page declares, then what the bytes look like.

    Args:
        data: the bytes.
        said: the encoding that came with them.

    >>> decode("“Ja”".encode("cp1252"))
    ('“Ja”', 'cp1252')
    """
    encoding = _wide(data)
    if encoding:
        return data.decode(encoding, "replace").lstrip("\ufeff"), encoding
    for candidate in _candidates(data, said):
        text = _try(data, candidate)
        if text is not None and candidate is not None:
            return text, candidate
    return data.decode("cp1252", "replace"), "cp1252"


def _candidates(data: bytes, said: str | None) -> Iterator[str | None]:
    """Encodings, the likeliest first; one by one, for the last takes long to tell."""
    yield "utf-8"
    yield _meant(said or "")
    yield _declared(data)
    yield _guess(data)


def _wide(data: bytes) -> str | None:
    """The encoding that a mark, or the zeros of two-byte ASCII, give away."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding
    head = data[:2_000]
    half = len(head) // 2
    if half >= 8:
        if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.1 * half:
            return "utf-16-le"
        if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
            return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _META.search(data[:META_WITHIN])
    return _meant(found[1].decode("ascii")) if found else None


def _meant(declared: str) -> str | None:
    """The encoding that a declaration tells, if it tells one."""
    name = declared.lower()
    if name in _AS_CP1252:
        return None  # says no more than "something Western": look at the bytes
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return None
    # A page that can be searched for its charset as ASCII is in no two-byte encoding.
    return None if name in _NO_ENCODINGS or name.startswith(("utf-16", "utf-32")) else name


def _guess(data: bytes) -> str | None:
    """The encoding that bytes beyond ASCII look like.

    English text in any Latin encoding has them one by one: an accent, a quotation mark. Where they
    come in rows the text is in another script.
    """
    in_rows = sum(len(row) for row in _ROW.findall(data))
    if in_rows <= MOST_IN_ROWS * (len(data) - len(data.translate(None, _HIGH))):
        marks = [sum(data.count(byte) for byte in kind) for kind in (_CP1252_MARKS, _MAC_MARKS)]
        return "mac_roman" if marks[1] > marks[0] else "cp1252"
    best = from_bytes(data, cp_exclusion=["utf_16", "utf_16_be", "utf_16_le", "utf_32"]).best()
    return best.encoding if best else None


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
