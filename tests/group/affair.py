"""Invented reports of one affair and of others, for the tests of what reports tell together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.find import times
from onrecord.group import Clues, Dating, date_each_other
from onrecord.merge.stories import gather, nearest, sketch_text
from onrecord.schema import DateCandidate, Published
from tests.factories import make_article, make_report

MEETING = (
    "Ferry envoy meets pilots\n\nSUNDPORT -- The Talvik envoy, Ana Belova, met the leader of the"
    " Sundport pilots, Jon Halvorsen, on Tuesday and said that the Kestrel line would open again."
    " The pilots of the Harbour Guild had kept the Kestrel ferries in port since March over pay."
    " Halvorsen told reporters that the Guild was ready to sail once Talvik paid its share."
    " Belova called the talks useful. The ministers of the Northern League meet in Ostvik."
)
BEFORE = (
    "Pilots' leader arrives\n\nThe leader of the Harbour Guild, Jon Halvorsen, came to Talvik on"
    " Monday to end the quarrel over the Kestrel ferries. Halvorsen, whose Sundport pilots have not"
    " sailed the Kestrel line for weeks, will meet the envoy Ana Belova on Tuesday, her office said"
    " Monday. Talvik wants the Northern League to pay. The League meets in Ostvik on March 13."
)
UNDATED = (
    "Kestrel quarrel goes on\n\nThe quarrel of Talvik with the Harbour Guild over the Kestrel"
    " ferries goes on. Ana Belova and Jon Halvorsen do not agree on what Talvik and the Northern"
    " League should pay the Sundport pilots, and Ostvik is silent."
)
LITTLE_ALIKE = (
    "Ferries idle\n\nThe pilots of the Harbour Guild kept the Kestrel ferries in port on Monday."
    " Their leader, Jon Halvorsen, blamed a broken winch at Lomvik, where two cranes stood still"
    " and the fish market closed early."
)
STORM = (
    "Storm takes roofs\n\nA storm took forty roofs in Vestmark on Tuesday, and the mayor Ida Roen"
    " asked the county of Lomsdal for tents. Two bridges over the Aker are shut; schools in"
    " Vestmark stay closed until Friday, and the railway to Brandal runs every second hour."
)


def clues(
    text: str,
    key: str,
    published: str | None = None,
    *dates: DateCandidate,
) -> Clues:
    """What dating asks of a report."""
    article = make_article(make_report(text))
    own = Published(published, "day", "told so") if published else None
    return Clues(
        id=key,
        title=article.headline or "",
        text=text,
        published=own,
        dates=dates,
        times=times.find(article),
    )


def dates_of(reports: Sequence[Clues]) -> dict[str, Dating]:
    """The dates that reports give each other, grouped as a run groups them."""
    sketches = {
        r.id: sketch_text(r.id, r.text, day=r.firm.toordinal() if r.firm else None) for r in reports
    }
    near = nearest([r.id for r in reports], gather(sketches.values()), sketches)
    return date_each_other(reports, near=near)


def weekday(value: str) -> int:
    """The weekday of a date, 0 for Monday."""
    return date.fromisoformat(value).weekday()
