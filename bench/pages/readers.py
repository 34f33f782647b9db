"""Readers for locust: each asks for a page every two seconds, none in step with another."""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

from locust import FastHttpUser, task

PACE = 2  # seconds
ADDRESSES = Path(os.environ["ONRECORD_BENCH_ADDRESSES"]).read_text("utf-8").splitlines()
LUCK = Random(7)


class Reader(FastHttpUser):
    """Somebody who looks through the record."""

    def on_start(self) -> None:
        """Begin at some time in the first two seconds, as people do."""
        # Locust starts all at one moment, and its own pacing would keep them there.
        self.next = time.monotonic() + LUCK.uniform(0, PACE)
        time.sleep(self.next - time.monotonic())

    def wait_time(self) -> float:
        """How long until this reader's next page is due."""
        self.next += PACE
        return max(0.0, self.next - time.monotonic())

    @task
    def read(self) -> None:
        """Ask for one of the pages."""
        address = LUCK.choice(ADDRESSES)
        with self.client.get(address, name="page", catch_response=True) as answer:
            if answer.status_code != 200 or b"</html>" not in (answer.content or b""):
                answer.failure(f"{address}: {answer.status_code}")
