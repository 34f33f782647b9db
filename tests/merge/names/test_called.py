"""By which of its names somebody is called over all reports."""

from __future__ import annotations

import pytest

from onrecord.merge.names import identities
from onrecord.schema import Actor, ActorKind


@pytest.mark.parametrize(
    ("kind", "names", "called"),
    [
        ("person", "Lena Falk | Lena Falk | Lena Maria Falk", "Lena Falk"),
        ("person", "LENA FALK | Lena Falk", "Lena Falk"),
        ("person", "Falk | Falk | Lena Falk", "Lena Falk"),
        ("organization", "Harbour Union | Harbour Union | Free Harbour Union", "Harbour Union"),
        ("organization", "the Harbour Union | Harbour Union", "Harbour Union"),
        ("country", "Norway | Norway | Kingdom of Norway", "Norway"),
    ],
)
def test_the_name_that_most_reports_use(kind: ActorKind, names: str, called: str) -> None:
    code = "NOR" if kind == "country" else None
    some = [
        Actor(f"a{k}", name, kind, code=code, reports=(f"r{k}",))
        for k, name in enumerate(names.split(" | "))
    ]
    reports = [r for a in some for r in a.reports]
    company = [Actor(f"b{k}", "Orla Venn", "person", reports=(r,)) for k, r in enumerate(reports)]
    company += [Actor(f"c{k}", "Ivo Brandt", "person", reports=(r,)) for k, r in enumerate(reports)]
    made = identities(
        [*some, *company],
        stories=dict.fromkeys(reports, "s1"),
        order={r: k for k, r in enumerate(reports)},
    )
    (found,) = (one for one in made if "a0" in one.members)
    assert set(found.members) == {a.id for a in some}
    assert found.name == called
