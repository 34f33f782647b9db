"""Tables: a report a row, whatever program wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.read import MOST_BYTES, read
from onrecord.schema import Failure, Known, Report

ROW = ("https://a.example/1", "Talks fail", "2007-02-27", "The Planet", "“No,” said Kolé.")
READ = [
    ("commas", "url,title,date,outlet,text\n{}\n", ",", "utf-8"),
    ("semicolons", "url;title;date;outlet;text\n{}\n", ";", "utf-8"),
    ("tabs", "url\ttitle\tdate\toutlet\ttext\n{}\n", "\t", "utf-8"),
    ("a byte order mark", "url,title,date,outlet,text\r\n{}\r\n", ",", "utf-8-sig"),
    ("two bytes a letter", "url\ttitle\tdate\toutlet\ttext\r\n{}", "\t", "utf-16"),
    ("an older encoding", "url;title;date;outlet;text\r\n{}\r\n", ";", "cp1252"),
    ("other columns, capitals", "URL, Title,DATE,Outlet,Text,more\n{},x\n", ",", "utf-8"),
]


def table(tmp_path: Path, content: bytes, name: str = "t.csv") -> list[Report | Failure]:
    """What a table of these bytes gives."""
    (tmp_path / name).write_bytes(content)
    return list(read([tmp_path / name]))


@pytest.mark.parametrize(
    ("form", "delimiter", "encoding"), [row[1:] for row in READ], ids=[row[0] for row in READ]
)
def test_a_row_is_a_report(tmp_path: Path, form: str, delimiter: str, encoding: str):
    cells = delimiter.join(f'"{cell}"' for cell in ROW)
    (report,) = table(tmp_path, form.format(cells).encode(encoding))
    assert isinstance(report, Report)
    assert report.path == f"{tmp_path / 't.csv'}#2"
    assert (report.url, report.source, report.format) == (ROW[0], ROW[4], "text")
    assert report.known == Known(*ROW[1:4])


def test_cells_may_have_lines_and_pages(tmp_path: Path):
    page = "<p>" + "Talks failed. " * 20_000 + "</p>"
    items = table(tmp_path, f'html\n"{page}"\n\n"<p>He said:\n""No"".</p>"\n'.encode(), "t.tsv")
    sources = [item.source for item in items if isinstance(item, Report)]
    assert sources == [page, '<p>He said:\n"No".</p>']
    assert [item.path.rpartition("#")[2] for item in items] == ["2", "4"]


# What others' exports call the same; the first that holds words counts.
SPELT = [
    ("a crawler's", "date_publish,maintext,source_domain,title,url",
     "2007-02-27,Talks failed.,a.example,Talks,https://a.example/1"),
    ("an archive's", "Headline,Newspaper,Publication Date,Body,Link",
     "Talks,The Planet,2007-02-27,Talks failed.,https://a.example/1"),
    ("a monitor's", "media_name,publish_date,title,url,content",
     "The Planet,2007-02-27,Talks,https://a.example/1,Talks failed."),
    ("an address as source", "title,published_at,source,body,url",
     "Talks,2007-02-27,https://a.example/,Talks failed.,https://a.example/1"),
    ("our own before others'", "text,body,title,date,url",
     "Talks failed.,Otherwise.,Talks,2007-02-27,https://a.example/1"),
    ("an empty one passed over", "text,body,title,date,url",
     ",Talks failed.,Talks,2007-02-27,https://a.example/1"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "row"), [r[1:] for r in SPELT], ids=[r[0] for r in SPELT])
def test_columns_by_other_names(tmp_path: Path, header: str, row: str):
    (report,) = table(tmp_path, f"{header}\n{row}\n".encode())
    assert isinstance(report, Report)
    assert (report.source, report.format, report.url) == (
        "Talks failed.", "text", "https://a.example/1",
    )  # fmt: skip
    outlet = "The Planet" if "The Planet" in row else None
    assert report.known == Known("Talks", "2007-02-27", outlet)


def test_a_body_may_be_marked_up(tmp_path: Path):
    page = "<p>Talks failed.</p><p>He left.</p><p>She stayed.</p>"
    formats = [
        report.format
        for name in ("body", "text")
        for report in table(tmp_path, f"{name}\n{page}\n".encode())
        if isinstance(report, Report)
    ]
    assert formats == ["html", "text"]
    (report,) = table(tmp_path, f"text,body\n,{page}\n".encode())
    assert isinstance(report, Report)
    assert report.format == "html"


MANY = b"word " * (MOST_BYTES // 5 + 1)
REFUSED = [
    ("no such column", b"note,link\nNo.,x\n", "no column “text” or “html”, only note, link"),
    ("empty", b"\n", "the file is empty"),
    ("a row without words", b"text,url\n,https://a.example\n", "the row has no text"),
    ("a line without an end", b"text\n" + MANY, "a line is too long"),
    ("a quotation mark never closed", b'text\n"' + MANY.replace(b" ", b"\n"), "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, reason: str):
    failure = table(tmp_path, content)[0]
    assert isinstance(failure, Failure)
    assert failure.path.startswith(str(tmp_path / "t.csv"))
    assert reason in failure.reason


def test_a_bad_row_does_not_stop_the_table(tmp_path: Path):
    items = table(tmp_path, b"text,title\n,none\nTalks failed.,T\n")
    assert [type(item) for item in items] == [Failure, Report]


def test_a_title_tells_a_terminal_nothing(tmp_path: Path):
    (report,) = table(tmp_path, b'title,text\n"Talks \x1b]0;x\x07fail",Talks failed.\n')
    assert isinstance(report, Report)
    assert report.known.title == "Talks  ]0;x fail"
