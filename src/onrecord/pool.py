"""Reading many reports at once: one process a CPU, each with a model of its own.

A worker is a plain child process that answers one pickled report with one pickled reading over its
standard input and output. Against `multiprocessing` that buys three things: a worker that dies
takes only its own report with it, and we know which; one whose parent was killed sees the end of
its input and goes; and a caller's script needs no `if __name__ == "__main__"`.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO, Any

from onrecord.errors import ModelError, OnRecordError
from onrecord.garbage import seldom_collected
from onrecord.schema import Failure, Reading, Report

AHEAD = 4
"""Reports handed out ahead for each worker, so that one slow report does not stop the others."""

NICENESS = 5
"""A run and its workers give way to what people do meanwhile, such as looking at pages."""

GRACE_SECONDS = 5
"""How long a worker that closed its output may take to end, before it is ended."""

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""The libraries below must not start threads of their own: we are parallel by process."""


UNUSED = ("cupy", "torch", "tensorflow")
"""What spaCy imports wherever it is installed: no stage uses it, and it takes a second."""

COMMANDS = "spacy.cli.info"
"""spaCy's own commands, which it imports with all that they need: a quarter of its start."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does. Both must be importable by name, since they travel to it.

    Attributes:
        load: makes the model, once a worker.
        process: reads one report with the model; must not raise.
    """

    load: Callable[[], Any]
    process: Callable[[Report, Any], Reading]


class WorkerDiedError(Exception):
    """A worker ended without an answer; the text says how."""


def process_here(work: Work, reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports in this process, one after the other."""
    model = None
    for report in reports:
        if model is None:
            model = work.load()
        yield work.process(report, model)


def process_in_workers(
    work: Work, reports: Iterable[Report], *, workers: int
) -> Generator[tuple[Reading, bool], None, None]:
    """Read reports in worker processes; readings come in the order of the reports.

    A report whose worker dies is tried once more when all others are done, with no other running.

    Yields:
        The reading, and whether it is final: False where the worker died twice, so that a later
        run should try again.
    """
    died: list[Report] = []
    with Crew(work, workers) as crew:
        for report, answer in crew.answers(reports):
            if answer is None:
                died.append(report)
            else:
                yield answer, True
    for report in died:
        with Crew(work, 1) as alone:
            yield _retry(alone, report)


def _retry(crew: Crew, report: Report) -> tuple[Reading, bool]:
    try:
        return crew.ask(report), True
    except WorkerDiedError as error:
        return died_twice(report, str(error)), False


def died_twice(report: Report, how: str) -> Reading:
    """What is kept of a report whose worker died again."""
    reason = f"its process died twice ({how}); the report may need more memory than there is"
    return Reading(report, failure=Failure(report.id, report.path, reason, report.url))


class Crew:
    """Some workers, started when first needed, and a thread for each that talks to it."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._size = workers
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="onrecord")
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._all: list[_Worker] = []
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closed = True
        for worker in self._all:
            worker.stop()  # and so ends whatever a thread waits for
        self._threads.shutdown(wait=True)

    def answers(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading | None]]:
        """Each report with its reading, None where the worker died."""
        waiting: deque[tuple[Report, Future[Reading | None]]] = deque()
        for report in reports:
            waiting.append((report, self.submit(report)))
            while len(waiting) >= AHEAD * self._size or (waiting and waiting[0][1].done()):
                first, answer = waiting.popleft()
                yield first, answer.result()
        for first, answer in waiting:
            yield first, answer.result()

    def submit(self, report: Report) -> Future[Reading | None]:
        """A report's reading when it is made, None where the worker died."""
        return self._threads.submit(self._ask_or_none, report)

    def ask(self, report: Report) -> Reading:
        """One report's reading by an idle worker, or a new one."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = self._hire()
        answer = worker.ask(report)
        self._idle.put(worker)
        return answer

    def _hire(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise WorkerDiedError("the run was stopped")
            worker = _Worker()
            self._all.append(worker)
        worker.load(self._work)
        return worker

    def _ask_or_none(self, report: Report) -> Reading | None:
        try:
            return self.ask(report)
        except WorkerDiedError:
            return None


class _Worker:
    """A child process that reads reports."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from onrecord.pool import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": _python_path()},
        )

    def load(self, work: Work) -> None:
        error = self._exchange(work)
        if error is not None:
            raise error if isinstance(error, OnRecordError) else ModelError(str(error))

    def ask(self, report: Report) -> Reading:
        answer = self._exchange(report)
        assert isinstance(answer, Reading)
        return answer

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _exchange(self, message: object) -> object:
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        try:
            pickle.dump(message, process.stdin)
            process.stdin.flush()
            answer: object = pickle.load(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise WorkerDiedError(_how(process)) from error
        return answer


def _python_path() -> str:
    """Where we find modules, so that the child finds the same; an empty entry is this folder."""
    return os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)


def _how(process: subprocess.Popen[bytes]) -> str:
    """How a process ended: a signal's name or its exit code."""
    try:
        code = process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait()
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def give_way() -> None:
    """Let what people do with the machine meanwhile go before this process."""
    with contextlib.suppress(AttributeError, OSError):  # not everywhere
        os.nice(max(0, NICENESS - os.nice(0)))


def serve() -> None:
    """What a worker runs: load the model, then answer each report until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    give_way()
    for name in UNUSED:  # where it is installed, an import finds nothing
        sys.modules[name] = None  # type: ignore[assignment]
    commands = sys.modules[COMMANDS] = ModuleType(COMMANDS)
    commands.info = None  # type: ignore[attr-defined]
    questions, answers = sys.stdin.buffer, _own_output()
    work: Work = pickle.load(questions)
    try:
        model = work.load()
    except Exception as error:
        _send(answers, error if isinstance(error, OnRecordError) else ModelError(repr(error)))
        return
    _send(answers, None)
    with seldom_collected():
        while True:
            try:
                report: Report = pickle.load(questions)
            except EOFError:
                return
            _send(answers, work.process(report, model))


def _own_output() -> IO[bytes]:
    """Standard output for answers alone: what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _send(pipe: IO[bytes], message: object) -> None:
    pickle.dump(message, pipe)
    pipe.flush()
