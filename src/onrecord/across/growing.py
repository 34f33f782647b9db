"""Stories as they grow: reports are grouped one by one as they come, and their stories told anew.

Which reports are of one story is decided when each comes, so it hangs on their order; what is told
of a story is worked out from its reports as ever. Who is one over all reports, and the dates that
reports give each other, are asked of the whole record: they are told by `tell`, now and then.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from onrecord.across.dates import Retell
from onrecord.across.settle import settle
from onrecord.across.stories import tell_stories
from onrecord.merge.stories import Merged, Parted, Sketch, Stream, sketch
from onrecord.store import affairs, together

LARGE = 60
"""A story of more reports is told anew with all others only: each of them would be read again for
every report that joins."""


class Growing:
    """The stories of a database, kept in mind while reports come.

    What is in mind is made from the database when it is first asked for, and again when the
    database has other reports in its stories: another run wrote, or a transaction was undone.

    Args:
        retell: what tells times again.
    """

    def __init__(self, retell: Retell) -> None:
        self._retell = retell
        self._stream = Stream()

    def take(self, connection: Connection, reports: Sequence[str]) -> None:
        """Take new reports into stories, and write the stories that changed.

        Args:
            connection: inside the transaction that wrote the reports.
            reports: their ids, as they came; those that could not be read are passed over.
        """
        self._remember(connection)
        came = {article.report: sketch(article) for article in together.texts(connection, reports)}
        self._add(connection, [came[report] for report in reports if report in came])

    def tell(self, connection: Connection) -> None:
        """Tell dates, who is one, and all stories anew, as they are grouped.

        Args:
            connection: inside a transaction.
        """
        self._remember(connection)
        settle(connection, retell=self._retell, stories=self._stream.stories)

    def _add(self, connection: Connection, sketches: Sequence[Sketch]) -> None:
        changed = set[str]()
        for one in sketches:
            for change in self._stream.add(one):
                changed.add(change.story)
                if isinstance(change, Merged):
                    changed.add(change.gone)
                elif isinstance(change, Parted):
                    changed.add(change.left)
        stories = self._stream.stories
        affairs.forget_stories(connection, sorted(changed - stories.keys()))
        here = sorted(changed & stories.keys())
        large = {key: stories[key] for key in here if len(stories[key]) > LARGE}
        grown = affairs.grow(connection, large)
        tell_stories(connection, {key: stories[key] for key in here if key not in grown})

    def _remember(self, connection: Connection) -> None:
        """Make sure that what is in mind is what the database has."""
        members = affairs.members(connection)
        stories = self._stream.stories
        if {key: sorted(reports) for key, reports in stories.items()} == members:
            return
        known = {r for reports in members.values() for r in reports}
        sketches = {a.report: sketch(a) for a in together.texts(connection)}
        self._stream = Stream()
        self._stream.restore({k: [sketches[r] for r in rs] for k, rs in members.items()})
        self._add(connection, [sketches[report] for report in sorted(sketches.keys() - known)])
