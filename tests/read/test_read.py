"""Files, folders and JSONL lines in; reports and failures out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from onrecord.read import MOST_BYTES, decoding, read
from onrecord.schema import Failure, Known, Report, report_id

TEXT = "Talks fail\n\nThe talks failed on Monday, “both” sides said."
PAGE = "<!doctype html><html><body><p>Talks failed.</p></body></html>"


def one(path: Path) -> Report | Failure:
    """What reading one path gives."""
    (item,) = read([path])
    return item


def test_a_file_is_read_as_it_is_decoded(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    report = one(file)
    assert report == Report(
        report_id(TEXT.encode(), None), str(file), None, TEXT, "text", "utf-8", Known()
    )


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("page.html", PAGE, "html"),
        ("page.HTM", PAGE, "html"),
        ("named-text-but-a-page.txt", PAGE, "html"),
        ("no-suffix-page", PAGE, "html"),
        ("plain.txt", TEXT, "text"),
        ("no-suffix-text", TEXT, "text"),
        ("text-with-angles.txt", "a < b and <c>, he said", "text"),
    ],
)
def test_what_is_a_page_and_what_is_text(tmp_path: Path, name: str, content: str, format_: str):
    (tmp_path / name).write_text(content, "utf-8")
    report = one(tmp_path / name)
    assert isinstance(report, Report)
    assert report.format == format_


ACCENTS = "Le Caire. “It’s naïve,” Hélène Dvořák said – and left."
WESTERN = "“It’s naïve,” Hélène Müller said – and left the room at once."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ACCENTS.encode(), ACCENTS),
        (b"\xef\xbb\xbf" + ACCENTS.encode(), ACCENTS),
        (ACCENTS.encode("utf-16"), ACCENTS),
        (WESTERN.encode("utf-16-le"), WESTERN),
        (WESTERN.encode("utf-16-be"), WESTERN),
        (ACCENTS.encode("utf-32"), ACCENTS),
        (WESTERN.encode("cp1252"), WESTERN),
        (WESTERN.encode("mac_roman"), WESTERN),
        (b"<meta charset=iso-8859-2><p>" + "Dvořák, Łódź".encode("iso-8859-2"), "Dvořák, Łódź"),
        (b"<meta charset=iso-8859-1><p>" + WESTERN.encode("cp1252"), WESTERN),
        (b"<meta charset=utf-8><p>" + WESTERN.encode("cp1252"), WESTERN),
        (b"<meta charset=iso-8859-1><p>" + ACCENTS.encode(), ACCENTS),
        (b"<meta charset=utf-16><p>" + ACCENTS.encode(), ACCENTS),
        (b"<meta charset=no-such-code><p>" + WESTERN.encode("cp1252"), WESTERN),
        *((f"<meta charset={name}><p>".encode() + r"Müller \ud800".encode("cp1252"),
           r"Müller \ud800")
          for name in ("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape")),
        ("Президент сказал в понедельник, что переговоры продолжатся.".encode("cp1251"),
         "Президент сказал в понедельник, что переговоры продолжатся."),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value[:28]),
)  # fmt: skip
def test_any_encoding(tmp_path: Path, data: bytes, expected: str):
    (tmp_path / "x.txt").write_bytes(data)
    report = one(tmp_path / "x.txt")
    assert isinstance(report, Report)
    assert report.source.endswith(expected)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\r\n ", "the file is empty"),
        ("empty.jsonl", b"\n\n", "the file is empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "not text but a PDF"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0", "not text but a picture"),
        ("noise.txt", bytes(range(256)) * 40, "not text but a binary file"),
        ("paper.docx", b"PK\x03\x04", ".docx files are not read"),
        ("book.txt", b"word " * (MOST_BYTES // 5 + 1), "too large for one report: 10.0 MB"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, words: str):
    file = tmp_path / name
    file.write_bytes(data)
    failure = one(file)
    assert isinstance(failure, Failure)
    assert failure.path == str(file)
    assert words in failure.reason


def test_a_missing_path(tmp_path: Path):
    failure = one(tmp_path / "gone.txt")
    assert isinstance(failure, Failure)
    assert failure.reason == "no such file or folder"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "secret.txt"
    file.write_text(TEXT, "utf-8")

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    failure = one(file)
    assert isinstance(failure, Failure)
    assert failure.reason == "there is no permission to read it"


def test_a_folder_is_searched_and_other_files_passed_over(tmp_path: Path):
    for name in ("b.txt", "sub/a.html", "sub/deep/c.jsonl", ".hidden.txt", ".git/d.txt", "e.pdf",
                 "f.png", "README"):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"text": f"In {name} talks failed."}), "utf-8")
    (tmp_path / "program").write_bytes(b"\x7fELF\0\0")
    found = [Path(item.path).relative_to(tmp_path).as_posix() for item in read([tmp_path])]
    assert found == ["README", "b.txt", "sub/a.html", "sub/deep/c.jsonl#1"]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path):
    for name in ("c.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name} says that talks failed.", "utf-8")
    paths = sorted(tmp_path.iterdir())
    orders = (paths, paths[::-1], [tmp_path], [tmp_path, *paths[::-1]])
    first, *rest = [[item.path for item in read(order)] for order in orders]
    assert first == [str(path) for path in paths]
    assert all(other == first for other in rest)


def test_the_same_bytes_are_one_report(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert [item.path for item in read([tmp_path])] == [str(tmp_path / "a.txt")]


def test_reading_is_lazy(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT + " More.", "utf-8")
    items = read([tmp_path])
    next(items)
    os.remove(tmp_path / "b.txt")  # noqa: PTH107
    assert isinstance(next(items), Failure)


def jsonl(tmp_path: Path, *lines: str) -> list[Report | Failure]:
    """What a JSONL file of these lines gives."""
    (tmp_path / "file.jsonl").write_text("\n".join(lines), "utf-8")
    return list(read([tmp_path / "file.jsonl"]))


def test_an_outlet_may_be_named_within_a_field(tmp_path: Path):
    line = {"source": {"id": 3, "name": "The Planet"}, "publishedAt": "2007-02-27", "body": TEXT}
    (report,) = jsonl(tmp_path, json.dumps(line))
    assert isinstance(report, Report)
    assert report.known == Known(None, "2007-02-27", "The Planet")


def test_a_line_with_all_fields(tmp_path: Path):
    line = {"text": TEXT, "url": "https://a.example/1", "title": "Talks fail",
            "date": "2007-02-27", "outlet": "The Planet", "fetched": 3}  # fmt: skip
    (report,) = jsonl(tmp_path, json.dumps(line))
    assert isinstance(report, Report)
    assert report.path == f"{tmp_path / 'file.jsonl'}#1"
    assert (report.source, report.url) == (TEXT, "https://a.example/1")
    assert report.known == Known("Talks fail", "2007-02-27", "The Planet")


def test_a_line_may_hold_html(tmp_path: Path):
    (report,) = jsonl(tmp_path, json.dumps({"html": PAGE}))
    assert isinstance(report, Report)
    assert (report.format, report.source) == ("html", PAGE)


def test_a_line_is_the_same_report_however_it_is_spelt(tmp_path: Path):
    one_, two = {"text": "Né à Kyiv.", "title": "T"}, {"title": "T", "text": "Né à Kyiv."}
    assert len(jsonl(tmp_path, json.dumps(one_), json.dumps(two, ensure_ascii=False))) == 1


def test_the_url_tells_reports_apart(tmp_path: Path):
    lines = [json.dumps({"text": TEXT, "url": f"https://{host}.example"}) for host in "ab"]
    assert len(jsonl(tmp_path, *lines)) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{not json", "the line is not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ('{"title": "no text"}', "the line has no text"),
        ('{"text": ""}', "the line has no text"),
        ('{"text": 7}', "the line has no text"),
        ("[" * 100_000, "the line is not JSON"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_others_are_read(tmp_path: Path, line: str, words: str):
    good = json.dumps({"text": TEXT})
    failure, report = jsonl(tmp_path, line, "", good)
    assert isinstance(failure, Failure)
    assert failure.path.endswith("file.jsonl#1")
    assert words in failure.reason
    assert report.path.endswith("file.jsonl#3")


def test_a_lone_surrogate_becomes_a_replacement_character(tmp_path: Path):
    (report,) = jsonl(tmp_path, '{"text": "It \\ud800 failed."}')
    assert isinstance(report, Report)
    assert report.source == "It \ufffd failed."


def test_a_jsonl_file_in_utf_16(tmp_path: Path):
    (tmp_path / "w.jsonl").write_bytes((json.dumps({"text": TEXT}) + "\n").encode("utf-16"))
    (report,) = read([tmp_path / "w.jsonl"])
    assert isinstance(report, Report)
    assert report.source == TEXT


def test_what_is_valid_utf_8_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch):
    """Guessing takes five times as long as all else that reading does."""

    def guess(data: bytes) -> str:
        raise AssertionError("it was asked")

    monkeypatch.setattr(decoding, "_guess", guess)
    assert decoding.decode("<p>“Né.”</p>".encode()) == ("<p>“Né.”</p>", "utf-8")
    assert decoding.decode("<p>Łódź</p>".encode("cp1250"), said="cp1250")[1] == "cp1250"
