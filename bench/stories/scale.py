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
from datetime import date

from bench.clusters import b_cubed
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


def measure(count: int) -> tuple[float, float, int, float]:
    """Seconds for copies and for stories, how many stories, and how right they are."""
    articles, gold = zip(*made(count), strict=True)
    start = time.process_time()
    copies(articles)
    middle = time.process_time()
    groups = gather(sketch(a) for a in articles)
    seconds = time.process_time() - middle
    found = {report: k for k, group in enumerate(groups) for report in group}
    right = b_cubed(dict(zip((a.report for a in articles), gold, strict=True)), found).f1
    return middle - start, seconds, len(groups), right


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each size, and the slope of log time to log reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args(arguments).reports
    print("reports   copies s  stories s  stories  B³ F1  peak MB")
    taken = []
    for count in sizes:
        copying, grouping, stories, right = measure(count)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        taken.append(copying + grouping)
        print(f"{count:7}  {copying:9.1f}  {grouping:9.1f}  {stories:7}  {right:5.3f}  {peak:7.0f}")
    if len(sizes) > 1:
        slope = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
        print(f"slope of log time to log reports: {slope:.2f}")


if __name__ == "__main__":
    main()
