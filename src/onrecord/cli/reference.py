"""The commands as a document, made from what each says of itself."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

import typer
from typer.models import ArgumentInfo

HEAD = """\
# Commands

<!-- Made by `onrecord codebook --commands > docs/commands.md`. -->

Every command with its arguments and options, as `--help` prints them. The exit status is 0 on
success, 1 on an error (with a line that says what is wrong), and 2 for wrong usage.
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or an option of a command.

    Attributes:
        shown: as it is typed.
        help: what it does.
        default: what holds without it, empty where nothing does.
        argument: whether it is an argument.
        required: whether it must be there.
    """

    shown: str
    help: str
    default: str
    argument: bool
    required: bool


def markdown() -> str:
    """All commands."""
    from onrecord.cli.app import app

    return "\n".join((HEAD, *_app(app, "onrecord")))


def commands(app: typer.Typer, path: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command below an app, with its whole name."""
    for command in app.registered_commands:
        if command.callback:
            name = command.name or command.callback.__name__.replace("_", "-")
            yield f"{path} {name}", command.callback
    for group in app.registered_groups:
        if group.typer_instance:
            yield from commands(group.typer_instance, f"{path} {group.name}")


def parameters(callback: Callable[..., Any]) -> list[Parameter]:
    """What a command takes."""
    hints = typing.get_type_hints(callback, include_extras=True)
    given = inspect.signature(callback).parameters
    return [_parameter(name, hints[name], found.default) for name, found in given.items()]


def _app(app: typer.Typer, path: str) -> Iterator[str]:
    escaped = "\\|"
    for name, callback in commands(app, path):
        taken = parameters(callback)
        arguments = [p.shown if p.required else f"[{p.shown}]" for p in taken if p.argument]
        yield f"## {name}\n"
        yield f"```text\n{' '.join((name, *arguments, '[OPTIONS]'))}\n```\n"
        yield f"{inspect.getdoc(callback)}\n"
        yield "| | | default |"
        yield "|---|---|---|"
        for p in taken:
            cells = (f"`{p.shown}`", p.help, p.default)
            yield f"| {' | '.join(cell.replace('|', escaped) for cell in cells)} |"
        yield ""


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    type_, info = typing.get_args(hint)[:2]
    argument = isinstance(info, ArgumentInfo)
    required = default is inspect.Parameter.empty
    choices = _choices(type_)
    value = (info.metavar or "").strip("[]") or ("" if type_ is bool else name.upper())
    # With `Annotated` the first name of an option stands where its default would.
    decls = [str(d) for d in (info.default, *(info.param_decls or ())) if str(d).startswith("-")]
    shown = value if argument else ", ".join(decls or [f"--{name}"])
    words = info.help or ""
    if choices:
        words += f" One of {', '.join(choices)}."
    elif not argument and value:
        shown += f" {value}"
    told = "" if required or default in (None, False) else getattr(default, "value", default)
    return Parameter(shown, words, str(told), argument, required)


def _choices(type_: Any) -> list[str]:
    """The values of an enumeration, be it optional or several."""
    if isinstance(type_, type) and issubclass(type_, Enum):
        return [str(member.value) for member in type_]
    if isinstance(type_, types.UnionType) or typing.get_origin(type_):
        return next((found for part in typing.get_args(type_) if (found := _choices(part))), [])
    return []
