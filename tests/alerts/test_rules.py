"""The file of alerts: what it may say, and what is said where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.alerts import Rule, read
from onrecord.errors import AlertError

GOOD = [
    ('actor = "Anna Dorn"', {"actor": "Anna Dorn"}),
    ('issue = "the gates"', {"issue": "the gates"}),
    ('stance = "changed"', {"changed": True}),
    ('stance = "opposes"', {"stances": ("opposes",)}),
    ('stance = ["supports", "commits"]', {"stances": ("supports", "commits")}),
    ('actor = "Anna"\nissue = "gates"', {"actor": "Anna", "issue": "gates"}),
    ('actor = "Anna"\npast = true', {"actor": "Anna", "past": True}),
    ('actor = "Anna"\ncommand = ["say", "-v"]', {"actor": "Anna", "command": ("say", "-v")}),
    ('actor = "Anna"\nwebhook = "http://10.1.2.3/x"\nprivate = true',
     {"actor": "Anna", "webhook": "http://10.1.2.3/x", "private": True}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), GOOD, ids=[g[0].replace("\n", "; ") for g in GOOD])
def test_an_alert(tmp_path: Path, text: str, fields: dict[str, object]) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(f'[[alert]]\nname = "A"\n{text}\n')
    assert read(path) == [Rule("A", **fields)]  # type: ignore[arg-type]


def test_a_file_stands_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text('[[alert]]\nname = "A"\nactor = "Anna"\nfile = "told.jsonl"\n')
    (rule,) = read(path)
    assert (rule.file, rule.ways) == (tmp_path / "told.jsonl", ("file",))


BAD = [
    ("", "it may only contain [[alert]] tables"),
    ("[alert]\nname = 'A'", "it may only contain [[alert]] tables"),
    ("[[alarm]]\nname = 'A'", "it may only contain [[alert]] tables"),
    ("[[alert]\n", "Expected"),
    ("[[alert]]\nactor = 'Anna'", "alert 1: it needs a name"),
    ("[[alert]]\nname = 'A'", "alert 1, “A”: it needs one of actor, issue, stance"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\n[[alert]]\nname = 'B'\nactr = 'Boris'",
     "alert 2, “B”: “actr” is not a known key; the keys are name, actor, issue"),
    ("[[alert]]\nname = 'A'\nactor = ['Anna']", "actor must be a string"),
    ("[[alert]]\nname = 'A'\nactor = ' '", "actor must be a string"),
    ("[[alert]]\nname = 'A'\nstance = 'likes'", "stance 'likes' is unknown; choose from supports"),
    ("[[alert]]\nname = 'A'\nstance = ['changed', 'opposes']", "or “changed” alone"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\npast = 'yes'", "past must be true or false"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\ncommand = 'say hello'", "it is run without a shell"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\ncommand = []", "it is run without a shell"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\nwebhook = 'ftp://a.example/'", "only http and https"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\nwebhook = 'https://u:p@a.example/'", "password"),
    ("[[alert]]\nname = 'A'\nactor = 'Anna'\n[[alert]]\nname = 'A'\nissue = 'x'",
     "two alerts are named “A”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BAD, ids=[b[1] for b in BAD])
def test_what_is_none_says_why(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "alerts.toml"
    path.write_text(text)
    with pytest.raises(AlertError) as caught:
        read(path)
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AlertError, match="No such file"):
        read(tmp_path / "alerts.toml")
