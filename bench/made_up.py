"""Pages of made-up news, as many as are asked for: short reports in the markup of a site."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

FIRST = "Anna Boris Celia Dario Edda Falk Greta Hamid Ilse Jonas Katia Lorenz Mira Nadim".split()
LAST = "Abendroth Belova Castellan Demirel Ekman Faroux Gallego Hartung Ivanka Korda".split()
ROLES = ("foreign minister", "president", "opposition leader", "army spokesman", "envoy")
STATES = "Kordavia Selmeria Ostrania Veldland Tarsenia Norvia Lusenia Brandia".split()
TOWNS = "Lenk Talvik Brezhin Arvala Corvo Dunmore Esterhal Fjellby Gorsk Halmar".split()
MATTERS = ("the water of the river", "the fishing grounds", "the prisoners", "the border posts",
           "the grain shipments", "the ceasefire", "the new tariffs", "the election")  # fmt: skip
SAID = ("said", "told reporters", "announced", "warned")
BEGAN = date(2025, 3, 1)
A_STORY = 12
"""So many reports tell of one affair, on average."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report.

    Attributes:
        number: its own.
        headline: its headline.
        sentences: its text.
        day: when it came out.
    """

    number: int
    headline: str
    sentences: tuple[str, ...]
    day: date


def made(number: int, *, seed: int = 0) -> Made:
    """One report, the same for the same numbers.

    >>> made(7) == made(7) != made(8)
    True
    """
    affair = random.Random(f"{seed} affair {number // A_STORY}")
    one, other = affair.sample(STATES, 2)
    matter, town = affair.choice(MATTERS), affair.choice(TOWNS)
    names = [f"{affair.choice(FIRST)} {affair.choice(LAST)}" for _ in range(3)]
    roles = affair.sample(ROLES, 3)
    r = random.Random(f"{seed} report {number}")
    who = r.randrange(3)
    day = BEGAN + timedelta(days=affair.randrange(300) + r.randrange(4))
    sentences = (
        f"{one} and {other} will meet in {town} to talk about {matter}, {one}'s {roles[who]} "
        f"{names[who]} {r.choice(SAID)} on {day:%A}.",
        f"“We have waited for {r.randrange(3, 400)} days, and we shall not wait any longer,” "
        f"{names[who].split()[1]} said.",
        f"The {roles[who - 1]}, {names[who - 1]}, rejected {other}'s offer and accused it of "
        f"having moved {r.randrange(2, 90)} guards to the road near {r.choice(TOWNS)}.",
        f"{names[who - 2]}, who led the talks in {r.randrange(2001, 2024)}, told a newspaper that "
        f"both sides had promised to free {r.randrange(2, 60)} people before the end of the month.",
    )
    return Made(number, f"{one}, {other} to Meet in {town} Over {matter.title()}", sentences, day)


def page(report: Made, *, size: int = 0) -> str:
    """A report as a page of a site, filled up with a site's own lines to so many bytes."""
    body = "".join(f"<p>{escape(sentence)}</p>\n" for sentence in report.sentences)
    head = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(report.headline)}</title>"
        f"<meta property='article:published_time' content='{report.day}T08:00:00Z'></head><body>\n"
    )
    article = f"<article><h1>{escape(report.headline)}</h1>\n{body}</article>\n"
    room = max(0, size - len((head + article).encode()))
    link = "<li><a href='/section/{0}'>Section {0} of the Herald</a></li>\n"
    menu = "".join(link.format(k) for k in range(min(40, room // 60)))
    script = "<script>" + "var a=[0,1,2];" * (max(0, room - len(menu)) // 14) + "</script>"
    return f"{head}<nav><ul>{menu}</ul></nav>\n{article}<footer>{script}</footer></body></html>"
