"""Readers for locust: each asks for a page every two seconds, and some judge."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from locust import FastHttpUser, constant_pacing, task

PACE = 2  # seconds
ADDRESSES = Path(os.environ["ONRECORD_BENCH_ADDRESSES"]).read_text("utf-8").splitlines()
LUCK = Random(7)


class Reader(FastHttpUser):
    """Somebody who looks through the record."""

    wait_time = constant_pacing(PACE)

    @task
    def read(self) -> None:
        """Ask for one of the pages."""
        address = LUCK.choice(ADDRESSES)
        with self.client.get(address, name="page", catch_response=True) as answer:
            if answer.status_code != 200 or b"</html>" not in (answer.content or b""):
                answer.failure(f"{address}: {answer.status_code}")
