"""The bench of names over its own cases and a few of the test's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.common import main
from bench.names.task import TASK, measure

HEAD = "case_group,schema,name1,name2,is_match,quality,category,notes\n"


@pytest.mark.parametrize(
    ("rows", "person", "organization"),
    [
        ("t,Person,Lena Falk,Lena Falk,true,,,\nt,Person,Lena Falk,Tor Emm,false,,,\n", 1, None),
        ("t,Person,Lena Falk,Lena Falk,false,,,\n", 0, None),
        ("t,Company,OAO Siedmar,Siedmar JSC,true,,,\nt,Vessel,A,B,true,,,\n", None, 1),
        (
            "t,Organization,Siedmar,Siedmar AG,true,,,\nt,Organization,Siedmar,Ulm,true,,,\n",
            None,
            2 / 3,
        ),
    ],
)
def test_scores(
    rows: str, person: float | None, organization: float | None, tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(HEAD + rows, "utf-8")
    found = measure(path, None).metrics
    assert (found["person_f1"], found["organization_f1"]) == (person, organization)


def test_the_shipped_cases_hold_their_floors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(TASK, ["--floors"]) == 0
    assert "OnRecord" in capsys.readouterr().out
