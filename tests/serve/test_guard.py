"""Who is answered: pages of other sites, other names and other machines are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.serve import make_app

TOKEN = "t" * 32


def asked(out: Path, **fields: object) -> TestClient:
    return TestClient(
        make_app(out, **fields),  # type: ignore[arg-type]
        base_url="http://127.0.0.1:8465",
        follow_redirects=False,
    )


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8465", 200),
        ("localhost", 200),
        ("[::1]:8465", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(out: Path, host: str, status: int) -> None:
    assert asked(out).get("/", headers={"host": host}).status_code == status


FORMS = [
    ("from these pages", {"origin": "http://127.0.0.1:8465"}, 303),
    ("said twice", {"origin": "http://127.0.0.1:8465", "sec-fetch-site": "same-origin"}, 303),
    ("from another site", {"origin": "http://evil.example"}, 403),
    ("from another port", {"origin": "http://127.0.0.1:9999"}, 403),
    ("from a sandbox", {"origin": "null"}, 403),
    ("from nowhere", {}, 403),
    (
        "cross-site, origin forged",
        {"origin": "http://127.0.0.1:8465", "sec-fetch-site": "cross-site"},
        403,
    ),
]


@pytest.mark.parametrize(("headers", "status"), [f[1:] for f in FORMS], ids=[f[0] for f in FORMS])
def test_forms_of_other_sites_are_not_taken(
    out: Path, headers: dict[str, str], status: int
) -> None:
    answer = asked(out).post("/name", data={"person": "Eve"}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize("address", ["/", "/statements.csv", "/keys.js", "/report/r9"])
def test_every_answer_is_sealed(out: Path, address: str) -> None:
    headers = asked(out).get(address).headers
    policy = headers["content-security-policy"]
    for words in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
        assert words in policy
    assert (headers["x-frame-options"], headers["x-content-type-options"]) == ("DENY", "nosniff")


def test_others_need_the_token(out: Path) -> None:
    client = asked(out, token=TOKEN, hosts=())
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.post("/judge", headers={"origin": "http://127.0.0.1:8465"}).status_code == 401
    entered = client.get(f"/statements?token={TOKEN}")
    assert (entered.status_code, entered.headers["location"]) == (303, "/statements")
    elsewhere = client.get(f"//evil.example/x?token={TOKEN}")
    assert elsewhere.headers.get("location", "/").startswith("//") is False
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/", headers={"host": "anything.example"}).status_code == 200


@pytest.mark.parametrize("cookie", ["", "x", "é", TOKEN[:-1], TOKEN + "t"])
def test_a_wrong_cookie_is_no_token(out: Path, cookie: str) -> None:
    headers = {"cookie": f"onrecord={cookie}".encode()}
    client = asked(out, token=TOKEN, hosts=())
    assert client.get("/", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_cookies_of_others_are_passed_over(out: Path) -> None:
    headers = {"cookie": f"a(b=1; onrecord={TOKEN}"}
    assert asked(out, token=TOKEN, hosts=()).get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_a_form_sends_nobody_elsewhere(out: Path, back: str) -> None:
    headers = {"origin": "http://127.0.0.1:8465"}
    answer = asked(out).post("/name", data={"person": "Ada", "back": back}, headers=headers)
    assert answer.headers["location"] == "/review"
