"""`python -m bench.stories.scale`: time and memory of grouping against the number of reports.

The reports are made up of syllables: each story has names and words of its own, each report some
of them among words that all share. One in ten prints the text of another.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.clusters import b_cubed
from bench.stories.plot import plot
from onrecord.merge.copies import copies
from onrecord.merge.stories import gather, sketch
from onrecord.schema import Article, OffsetMap, Published

SIZES = (1_000, 10_000, 100_000)
# So many reports a story, on average: 100,000 tell 3,000 stories.
A_STORY = 33
COPIED = 0.1
SYLLABLES = "ba de ki lo mu na pe ri so tu va ze gor lin mar tes".split()


def word(random_: random.Random, length: int) -> str:
    return "".join(random_.choices(SYLLABLES, k=length))


def made(count: int, seed: int = 0) -> Iterator[tuple[Article, int]]:
    """Reports and the story of each."""
    r = random.Random(seed)
    common = [word(r, 3) for _ in range(3_000)]
    weights = [1 / (k + 5) for k in range(len(common))]
    stories = max(1, count // A_STORY)
    names = [[word(r, 4).title() for _ in range(5)] for _ in range(stories)]
    own = [[word(r, 3) for _ in range(25)] for _ in range(stories)]
    began = [r.randrange(700_000, 700_720) for _ in range(stories)]
    last: dict[int, str] = {}
    for k in range(count):
        story = r.randrange(stories)
        if story not in last or r.random() > COPIED:
            words = r.choices(common, weights, k=55) + r.choices(own[story], k=20)
            words += r.choices(names[story], k=6)
            r.shuffle(words)
            last[story] = "The " + " ".join(words) + "."
        day = date_of(began[story] + r.randrange(6))
        text = last[story]
        yield (
            Article(
                f"r{k:07}", text, (), OffsetMap((0,), (0,), len(text)), "en",
                outlet=f"outlet {r.randrange(200)}", published=Published(day, "day", "made"),
            ),
            story,
        )  # fmt: skip


def date_of(day: int) -> str:
    return date.fromordinal(day).isoformat()


@dataclass(frozen=True, slots=True)
class Taken:
    """What grouping so many reports took: seconds of one busy core, and memory.

    Attributes:
        reports: how many.
        copying: seconds for the copies.
        grouping: seconds for the stories.
        stories: how many were made.
        right: B³ F1.
        peak: the most memory that the process has held so far, in MB.
    """

    reports: int
    copying: float
    grouping: float
    stories: int
    right: float
    peak: float

    @property
    def seconds(self) -> float:
        """Both together."""
        return self.copying + self.grouping


def measure(count: int) -> Taken:
    """Groups so many made-up reports."""
    articles, gold = zip(*made(count), strict=True)
    start = time.process_time()
    copies(articles)
    middle = time.process_time()
    groups = gather(sketch(a) for a in articles)
    seconds = time.process_time() - middle
    found = {report: k for k, group in enumerate(groups) for report in group}
    right = b_cubed(dict(zip((a.report for a in articles), gold, strict=True)), found).f1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Taken(count, middle - start, seconds, len(groups), right, peak)


def slope(taken: Sequence[Taken]) -> float:
    """How log time grows with log reports, from the first to the last; 1 is in step."""
    first, last = taken[0], taken[-1]
    return math.log(last.seconds / first.seconds) / math.log(last.reports / first.reports)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each size, and the slope; draws them where it is told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    parser.add_argument("--plot", type=Path, metavar="SVG", help="draw time against reports")
    asked = parser.parse_args(arguments)
    print("reports   copies s  stories s  stories  B³ F1  peak MB")
    taken = []
    for count in asked.reports:
        one = measure(count)
        taken.append(one)
        print(f"{count:7}  {one.copying:9.1f}  {one.grouping:9.1f}  {one.stories:7}"
              f"  {one.right:5.3f}  {one.peak:7.0f}", flush=True)  # fmt: skip
    if len(taken) > 1:
        print(f"slope of log time to log reports: {slope(taken):.2f}")
        if asked.plot:
            asked.plot.write_text(plot(taken), "utf-8")


if __name__ == "__main__":
    main()
