"""The file that says what somebody wants to be told of, and how.

It is named on the command line by whoever runs the check, and is no part of the record: a record
that is handed on brings no command that would be run, and no address with a secret in it.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from onrecord.errors import AlertError, FetchError
from onrecord.schema import Stance
from onrecord.watch.addresses import address

CHANGED = "changed"
"""Instead of a stance: one that differs from the one before."""
STANCES = get_args(Stance)
LONGEST_NAME = 100

CONDITIONS = ("actor", "issue", "stance")
WAYS = ("file", "command", "webhook")
KNOWN = ("name", *CONDITIONS, *WAYS, "private", "past")


@dataclass(frozen=True, slots=True)
class Rule:
    """One alert.

    Attributes:
        name: by which it is known; one that is renamed is another.
        actor: whose statements, events or positions, by any name that they go by.
        issue: words that an issue must have.
        stances: stances of which it must be one; empty for any.
        changed: whether it must differ from the actor's stance before.
        file: to which a line of JSON is added.
        command: a program and its arguments, to which JSON is given.
        webhook: an address to which JSON is sent.
        private: whether that address may be one of this machine or of a private network.
        past: whether what the record held before the alert was set counts as well.
    """

    name: str
    actor: str | None = None
    issue: str | None = None
    stances: tuple[Stance, ...] = ()
    changed: bool = False
    file: Path | None = None
    command: tuple[str, ...] = ()
    webhook: str | None = None
    private: bool = False
    past: bool = False

    @property
    def of_positions(self) -> bool:
        """Whether positions are looked for, not what an actor says and does."""
        return bool(self.issue or self.stances or self.changed)

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways by which it is told, besides the page."""
        return tuple(way for way in WAYS if getattr(self, way))

    @property
    def digest(self) -> str:
        """A hash of what is looked for: when that changes, the alert is set anew."""
        wanted = [self.actor, self.issue, self.stances, self.changed, self.past]
        return hashlib.sha256(json.dumps(wanted).encode()).hexdigest()[:16]


def read(path: Path) -> list[Rule]:
    """The alerts of a file.

    Args:
        path: a TOML file with a table `[[alert]]` for each.

    Raises:
        AlertError: when it cannot be read, or an alert in it is not one; the text says which.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise AlertError(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AlertError(f"{path}: not a TOML file: {error}") from error
    tables = given.pop("alert", None)
    if given or not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise AlertError(f"{path}: it may only contain [[alert]] tables")
    made = []
    for number, table in enumerate(tables, 1):
        try:
            made.append(_rule(table, path.parent))
        except (AlertError, FetchError) as error:
            name = table.get("name")
            which = f"alert {number}" + (f", “{name}”" if isinstance(name, str) else "")
            raise AlertError(f"{path}: {which}: {error}") from error
    twice = [name for name, count in Counter(rule.name for rule in made).items() if count > 1]
    if twice:
        raise AlertError(f"{path}: two alerts are named “{twice[0]}”")
    return made


def _rule(table: Mapping[str, Any], folder: Path) -> Rule:
    unknown = [key for key in table if key not in KNOWN]
    if unknown:
        raise AlertError(f"“{unknown[0]}” is not a known key; the keys are {', '.join(KNOWN)}")
    name, actor, issue = (_words(table, key) for key in ("name", "actor", "issue"))
    if name is None or len(name) > LONGEST_NAME:
        raise AlertError(f"it needs a name of at most {LONGEST_NAME} characters")
    stances, changed = _stances(table.get("stance"))
    if not (actor or issue or stances or changed):
        raise AlertError(f"it needs one of {', '.join(CONDITIONS)}")
    file, webhook = _words(table, "file"), _words(table, "webhook")
    if webhook is not None:
        address(webhook)
    return Rule(
        name=name,
        actor=actor,
        issue=issue,
        stances=stances,
        changed=changed,
        file=folder / file if file else None,
        command=_command(table.get("command")),
        webhook=webhook,
        private=_yes(table, "private"),
        past=_yes(table, "past"),
    )


def _words(table: Mapping[str, Any], key: str) -> str | None:
    given = table.get(key)
    if given is None:
        return None
    if not isinstance(given, str) or not given.strip():
        raise AlertError(f"{key} must be a string, in quotation marks")
    return given.strip()


def _yes(table: Mapping[str, Any], key: str) -> bool:
    given = table.get(key, False)
    if not isinstance(given, bool):
        raise AlertError(f"{key} must be true or false")
    return given


def _stances(given: object) -> tuple[tuple[Stance, ...], bool]:
    """The stances that are wanted, and whether a change is.

    >>> _stances(["supports", "commits"]), _stances("changed")
    ((('supports', 'commits'), False), ((), True))
    """
    if given is None or given == CHANGED:
        return (), given == CHANGED
    wanted = given if isinstance(given, list) else [given]
    wrong = [stance for stance in wanted if stance not in STANCES]
    if wrong or not wanted:
        known = ", ".join((*STANCES, f"or “{CHANGED}” alone"))
        raise AlertError(f"stance {wrong[0]!r} is unknown; choose from {known}" if wrong else known)
    return tuple(cast(Stance, stance) for stance in wanted), False


def _command(given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    fine = isinstance(given, list) and given and all(isinstance(g, str) for g in given)
    if not fine or not cast(list[str], given)[0]:
        raise AlertError(
            "command should be a list, the program and then each argument: it is run without a"
            ' shell, as in ["notify-send", "OnRecord"]'
        )
    return tuple(cast(list[str], given))
