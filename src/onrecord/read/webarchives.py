"""WARC files: a report a page that a crawler fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import ReadError
from onrecord.read.decoding import decode, what_binary
from onrecord.read.fields import failure, plain
from onrecord.read.source import MOST_BYTES, Source, seekable
from onrecord.schema import Failure, Report, report_id

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def read_web_archive(source: Source) -> Iterator[Report | Failure]:
    """The pages of a WARC file, packed or not: HTTP responses of status 200 and type HTML.

    A report's address is the record's, without what a terminal would obey. The record's date says
    when the page was fetched, perhaps years after it was published, so it is not taken for the
    report's. Other records are passed over without a word; a page is numbered by its place among
    the responses.

    Raises:
        ReadError: when the file is broken, or holds no page.
    """
    anything = False
    with source.open() as stream, seekable(source, stream) as file:
        if not file.read(1):
            raise ReadError("the file is empty")
        file.seek(0)
        for number, record in enumerate(_records(file), 1):
            if not _is_page(record):
                continue
            anything = True
            where = f"{source.name}#{number}"
            url = plain(record.headers.get("WARC-Target-URI") or "") or None
            try:
                yield _report(where, url, record)
            except (ReadError, OSError) as error:
                yield failure(where, str(error))
    if not anything:
        raise ReadError("it contains no pages (HTTP responses with status 200 and type HTML)")


def _records(file: IO[bytes]) -> Iterator[WarcRecord]:
    """The responses; whatever befalls the parser is told as an error of ours."""
    try:
        yield from ArchiveIterator(
            cast(BinaryIO, file),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="all",
        )
    except OSError as error:
        raise ReadError(f"not a WARC file, or a broken one: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust raises is no Exception
            raise
        raise ReadError("not a WARC file, or a broken one") from error


def _is_page(record: WarcRecord) -> bool:
    if not record.is_http:
        return False
    return record.http_headers.status_code == 200 and record.http_content_type in PAGE_TYPES


def _report(where: str, url: str | None, record: WarcRecord) -> Report:
    encoded = {"content-encoding", "transfer-encoding"} & {
        name.lower() for name, _ in record.http_headers.items()
    }
    said = record.content_length
    data = record.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ReadError(f"too large for one report: the limit is {MOST_BYTES / 1e6:.0f} MB")
    if len(data) < said and not encoded:
        raise ReadError("the page is cut short")
    if not data.strip():
        raise ReadError("the page is empty")
    binary = what_binary(data)
    if binary:
        raise ReadError(f"not text but {binary}")
    text, encoding = decode(data)
    return Report(report_id(data, url), where, url, text, "html", encoding)
