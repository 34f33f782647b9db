"""The ways by which an alert is told: a file, a program, an address."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from typing import Any, Protocol

from onrecord.alerts.rules import Rule
from onrecord.errors import AlertError
from onrecord.settings import Manners
from onrecord.watch.post import post

COMMAND_SECONDS = 20.0
WEBHOOK_SECONDS = 10.0
LONGEST_COMPLAINT = 200
"""Characters of what a program says of its failure."""

Message = Mapping[str, Any]


class Way(Protocol):
    """One of them."""

    def __call__(self, rule: Rule, message: Message, *, again: bool) -> None:
        """Tell.

        Args:
            rule: the alert.
            message: what is told.
            again: whether it was tried before, perhaps with success that nobody noted.

        Raises:
            OnRecordError, OSError: when it cannot be told; the text says why.
        """


def file(rule: Rule, message: Message, *, again: bool) -> None:
    """Add a line of JSON to a file; once, however often it is tried."""
    assert rule.file is not None
    line = _json(message) + b"\n"
    with rule.file.open("a+b") as lines:
        held = lines.tell()
        lines.seek(0 if again else max(0, held - 1))
        if again and line in lines:
            return
        lines.seek(max(0, held - 1))
        # A line that was cut short when a process died or a disk was full stays alone.
        lines.write(line if lines.read(1) in (b"", b"\n") else b"\n" + line)


def command(rule: Rule, message: Message, *, again: bool) -> None:
    """Run a program, without a shell, with the message as its standard input."""
    with tempfile.TemporaryFile() as complaint:
        process = subprocess.Popen(
            rule.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaint,
            start_new_session=True,
        )
        try:
            process.communicate(_json(message), timeout=COMMAND_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise AlertError(f"it took more than {COMMAND_SECONDS:g} seconds") from error
        except BaseException:
            _end(process)
            raise
        if process.returncode:
            complaint.seek(0)
            words = complaint.read(LONGEST_COMPLAINT).decode("utf-8", "replace").strip()
            raise AlertError(f"it exited with {process.returncode}{words and f': {words}'}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and whatever it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def webhook(rule: Rule, message: Message, *, again: bool) -> None:
    """Send the message to an address. Redirects are not followed."""
    assert rule.webhook is not None
    manners = Manners(
        connect=WEBHOOK_SECONDS,
        read=WEBHOOK_SECONDS,
        whole=WEBHOOK_SECONDS,
        allow_private=rule.private,
    )
    post(rule.webhook, _json(message), type="application/json", manners=manners)


def _json(message: Message) -> bytes:
    return json.dumps(dict(message), ensure_ascii=False).encode()


WAYS: Mapping[str, Way] = {"file": file, "command": command, "webhook": webhook}
