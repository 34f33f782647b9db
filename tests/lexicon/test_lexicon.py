"""The lexicons keep their schema, and their examples hold the entries they stand for."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest

from onrecord.annotate.lemmas import lemma

Row = dict[str, str]

ACTS = frozenset(
    "say claim promise threaten demand offer agree accept refuse reject deny confirm accuse "
    "criticise praise warn predict ask announce advise believe".split()
)
KINDS = frozenset("speech belief intention perception document".split())
FRAMES = frozenset("that to obj_to np for of against with at over as quote wh".split())
CUE_POS = frozenset("verb noun adjective preposition".split())
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC".split()
)
COLUMNS = {
    "cues": "lemma pos kind act frame negative example1 example2 example3".split(),
    "countries": "code name aliases demonyms capital metonyms".split(),
    "roles": "noun sector gender general example".split(),
    "collectives": "noun plural kind".split(),
    "firstnames": "name gender".split(),
}
KEYS = {
    "cues": ("lemma", "pos"),
    "countries": ("name",),
    "roles": ("noun",),
    "collectives": ("noun",),
    "firstnames": ("name",),
}
LEAST_ROWS = {"cues": 330, "countries": 199, "roles": 350, "collectives": 80, "firstnames": 1100}
VERB_TAGS = ("VB", "VBZ", "VBD", "VBN", "VBG", "NNS")
# Forms too rare for the lemmatizer's own table.
IRREGULAR = {
    "besought": "beseech",
    "dwelt": "dwell",
    "foretold": "foretell",
    "gainsaid": "gainsay",
    "swore": "swear",
}
# An object may stand between the words of an entry ("ruled the plan out").
MOST_WORDS_BETWEEN = 5


def rows(name: str) -> list[Row]:
    table = files("onrecord") / "lexicon" / f"{name}.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-.'’]\w+)*", text.lower())


def regular_forms(of: str) -> set[str]:
    """Every form that a regular word may have; too many are no harm here."""
    stems = {of, of + of[-1:], of.removesuffix("e")}
    if of.endswith("y"):
        stems.add(of[:-1] + "i")
    return {stem + end for stem in stems for end in ("s", "es", "ed", "ing")}


def is_form(word: str, of: str) -> bool:
    base = re.sub(r"['’]s?$", "", word)
    if of in (word, base) or IRREGULAR.get(base) == of or base in regular_forms(of):
        return True
    return any(lemma(base, tag) == of for tag in VERB_TAGS)


def contains(example: str, entry: str) -> bool:
    """Whether the words of an entry stand in an example, in order and in any inflection."""
    text, wanted = words(example), words(entry)
    for start in range(len(text)):
        at, found = start, 0
        while at < len(text) and found < len(wanted):
            if is_form(text[at], wanted[found]):
                found, at = found + 1, at + 1
            elif found and at - start - found < MOST_WORDS_BETWEEN:
                at += 1
            else:
                break
        if found == len(wanted):
            return True
    return False


def parts(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def examples(row: Row) -> Iterator[str]:
    yield from (row[c] for c in ("example1", "example2", "example3") if row[c])


@pytest.mark.parametrize("name", COLUMNS)
def test_has_its_columns_and_enough_rows(name: str) -> None:
    table = rows(name)
    assert list(table[0]) == COLUMNS[name]
    assert all(None not in row and None not in row.values() for row in table)
    assert len(table) >= LEAST_ROWS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_no_entry_twice_and_no_cell_padded(name: str) -> None:
    table = rows(name)
    keys = Counter(tuple(row[k] for k in KEYS[name]) for row in table)
    assert [k for k, n in keys.items() if n > 1] == []
    assert [row for row in table for v in row.values() if v != v.strip()] == []
    assert [row for row in table for v in row.values() if "" in v.split(";") and v] == []


@pytest.mark.parametrize("row", rows("cues"), ids=lambda r: f"{r['lemma']}-{r['pos']}")
def test_cue(row: Row) -> None:
    assert row["pos"] in CUE_POS
    assert row["kind"] in KINDS
    assert row["act"] in ACTS
    assert row["negative"] in ("", "yes")
    frame = parts(row["frame"])
    assert frame
    assert set(frame) <= FRAMES
    assert len(set(frame)) == len(frame)
    found = list(examples(row))
    assert len(set(found)) >= 2
    assert [e for e in found if not contains(e, row["lemma"])] == []


@pytest.mark.parametrize(
    ("lemma_", "pos", "kind", "act", "negative"),
    [
        ("say", "verb", "speech", "say", ""),
        ("deny", "verb", "speech", "deny", "yes"),
        ("rule out", "verb", "speech", "reject", "yes"),
        ("call for", "verb", "speech", "demand", ""),
        ("urge", "verb", "speech", "demand", ""),
        ("accuse", "verb", "speech", "accuse", ""),
        ("criticise", "verb", "speech", "criticise", ""),
        ("criticize", "verb", "speech", "criticise", ""),
        ("hope", "verb", "belief", "believe", ""),
        ("tweet", "verb", "document", "say", ""),
        ("assurance", "noun", "speech", "promise", ""),
        ("refusal", "noun", "speech", "refuse", "yes"),
        ("willing", "adjective", "intention", "offer", ""),
        ("according to", "preposition", "speech", "say", ""),
    ],
)
def test_cues_that_users_meet_most(
    lemma_: str, pos: str, kind: str, act: str, negative: str
) -> None:
    by_key = {(r["lemma"], r["pos"]): r for r in rows("cues")}
    row = by_key[lemma_, pos]
    assert (row["kind"], row["act"], row["negative"]) == (kind, act, negative)


@pytest.mark.parametrize(
    ("example", "entry", "found"),
    [
        ("The coach criticised the referee.", "criticise", True),
        ("She ruled the plan out.", "rule out", True),
        ("She went out to rule.", "rule out", False),
        ("The mayor spoke at noon.", "criticise", False),
    ],
)
def test_what_an_example_contains(example: str, entry: str, found: bool) -> None:
    assert contains(example, entry) is found


@pytest.mark.parametrize("row", rows("roles"), ids=lambda r: r["noun"])
def test_role(row: Row) -> None:
    nouns = {r["noun"] for r in rows("roles")}
    assert row["noun"] == row["noun"].lower()
    assert row["sector"] == "" or row["sector"] in SECTORS
    assert row["gender"] in ("", "f", "m")
    assert contains(row["example"], row["noun"])
    stands_for = parts(row["general"])
    assert set(stands_for) <= nouns - {row["noun"]}
    assert len(set(stands_for)) == len(stands_for)


@pytest.mark.parametrize(
    ("general", "specific"),
    [
        ("diplomat", "ambassador"),
        ("diplomat", "foreign minister"),
        ("lawmaker", "senator"),
        ("minister", "defence minister"),
        ("cleric", "ayatollah"),
        ("lawyer", "barrister"),
    ],
)
def test_general_noun_may_stand_for_the_specific(general: str, specific: str) -> None:
    by_noun = {r["noun"]: r for r in rows("roles")}
    assert specific in parts(by_noun[general]["general"])
    assert general not in parts(by_noun[specific]["general"])


@pytest.mark.parametrize(
    ("noun", "gender"),
    [("spokeswoman", "f"), ("king", "m"), ("chairman", ""), ("spokesman", ""), ("bishop", "")],
)
def test_gender_only_where_the_noun_tells(noun: str, gender: str) -> None:
    assert {r["noun"]: r["gender"] for r in rows("roles")}[noun] == gender


@pytest.mark.parametrize("row", rows("collectives"), ids=lambda r: r["noun"])
def test_collective(row: Row) -> None:
    assert row["kind"] in ("group", "organization")
    assert row["plural"]
    assert row["noun"] == row["noun"].lower()


def test_country_codes_are_unique_and_well_formed() -> None:
    codes = [r["code"] for r in rows("countries")]
    assert [r["name"] for r in rows("countries") if not r["code"]] == ["European Union"]
    assert all(re.fullmatch(r"[A-Z]{3}", c) for c in codes if c)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("column", ["aliases", "metonyms", "demonyms"])
def test_a_word_leads_to_one_country(column: str) -> None:
    shared = {"Congolese"}  # the two Congos: the report must tell
    owners = Counter(word for r in rows("countries") for word in set(parts(r[column])))
    assert {word for word, n in owners.items() if n > 1} <= shared


@pytest.mark.parametrize(
    ("word", "column", "code"),
    [
        ("Kremlin", "metonyms", "RUS"),
        ("White House", "metonyms", "USA"),
        ("Downing Street", "metonyms", "GBR"),
        ("Élysée", "metonyms", "FRA"),
        ("Blue House", "metonyms", "KOR"),
        ("U.S.", "aliases", "USA"),
        ("Holland", "aliases", "NLD"),
        ("Dutch", "demonyms", "NLD"),
    ],
)
def test_word_for_country(word: str, column: str, code: str) -> None:
    assert [r["code"] for r in rows("countries") if word in parts(r[column])] == [code]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela", "f"),
        ("Sergei", "m"),
        ("Khaled", "m"),
        ("Ngozi", "f"),
        ("Narendra", "m"),
        ("Andrea", None),  # a man in Italy, a woman elsewhere
        ("Robin", None),
    ],
)
def test_gender_of_first_name(name: str, gender: str | None) -> None:
    assert {r["name"]: r["gender"] for r in rows("firstnames")}.get(name) == gender


def test_first_names_have_a_gender() -> None:
    assert {r["gender"] for r in rows("firstnames")} == {"f", "m"}
