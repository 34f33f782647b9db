"""`python -m bench`: every bench's floors on the small cases that the repository ships."""

from __future__ import annotations

import sys

from bench.article.task import TASK as ARTICLE
from bench.attribution.task import TASK as ATTRIBUTION
from bench.common import run_all
from bench.copies.task import TASK as COPIES
from bench.differences.task import TASK as DIFFERENCES
from bench.events.task import TASK as EVENTS
from bench.exports.task import TASK as EXPORTS
from bench.names.task import TASK as NAMES
from bench.ner.task import TASK as NER
from bench.pages.task import TASK as PAGES
from bench.parse.task import TASK as PARSE
from bench.relation.task import TASK as RELATION
from bench.speed.task import TASK as SPEED
from bench.statements.task import TASK as STATEMENTS
from bench.stories.task import TASK as STORIES
from bench.time.task import TASK as TIME

if __name__ == "__main__":
    sys.exit(
        run_all(
            (
                ARTICLE,
                ATTRIBUTION,
                STATEMENTS,
                PARSE,
                NER,
                RELATION,
                TIME,
                SPEED,
                COPIES,
                STORIES,
                NAMES,
                EVENTS,
                DIFFERENCES,
                EXPORTS,
                PAGES,
            )
        )
    )
