"""One invented site: what it is called, how it writes days, what it names its elements."""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import dataclass, field

from train.furnished.tables import first_names, names, phrases, words

_VAGUE = "c1 blk css-1x2 row inner wrap box mod item col".split()
_EPOCH = datetime.date(1996, 1, 1)
_DAYS = 10500
_FORMS = (
    "%B {d}, %Y", "{d} %B %Y", "%b {d}, %Y", "{d} %b %Y", "%Y-%m-%d", "%d.%m.%Y",
    "%d/%m/%Y", "%b. {d}, %Y", "%m/%d/%y", "%b %d %Y",
)  # fmt: skip
_COUNTS = (2, 3, 4, 7, 12, 19, 36, 61, 117, 204, 418)
# So many names are of a list, all others are put together, so that none is learnt by heart.
_LISTED = 0.2
_INITIALED, _DOUBLE = 0.12, 0.04
# Phrases are made of phrases no deeper than this.
_DEEPEST = 5
_GAP = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class Site:
    """What one invented site is called, and how it writes days."""

    rng: random.Random
    place: str = ""
    name: str = ""
    style: int = 0
    day: datetime.date = _EPOCH
    classes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pick = self.rng.choice
        self.place = self.town()
        self.name = self._named()
        self.style = self.rng.randrange(len(_FORMS))
        self.day = _EPOCH + datetime.timedelta(self.rng.randrange(_DAYS))
        for slot, own in names().items():
            vague, name = self.rng.random(), pick(own)
            self.classes[slot] = name if vague < 0.6 else pick(_VAGUE) if vague < 0.75 else ""

    def _named(self) -> str:
        town, house = self.place.split()[0], self.rng.choice(words("house"))
        usual = self.rng.choice(["The ", "", ""]) + f"{town} {house}"
        others = (
            f"{house} {town}", f"Radio {town}", f"{town} News Agency", f"{town} News",
            f"The {house}", f"Le {house} de {town}", f"K{town[:3].upper()}",
            f"{town}{house.lower()}",
            f"{town} TV",
        )  # fmt: skip
        return usual if self.rng.random() < 0.6 else self.rng.choice(others)

    def date(self, day: datetime.date) -> str:
        """A day as the site writes it."""
        return day.strftime(_FORMS[self.style]).replace("{d}", str(day.day))

    def person(self) -> str:
        """Somebody's name."""
        first = self.rng.choice(words("first") if self.rng.random() < _LISTED else first_names())
        form = self.rng.random()
        if form < _INITIALED:
            middle = self.rng.choice("ABCDEFGHJKLMPRSTW")
            first = f"{first[0]}. {middle}." if form < _INITIALED / 3 else f"{first} {middle}."
        last = self._surname()
        return f"{first} {last}-{self._surname()}" if form > 1 - _DOUBLE else f"{first} {last}"

    def _surname(self) -> str:
        if self.rng.random() < _LISTED:
            return self.rng.choice(words("last"))
        return self.rng.choice(words("surfront")) + self.rng.choice(words("surback"))

    def town(self) -> str:
        """A place's name."""
        if self.rng.random() < _LISTED:
            return self.rng.choice(words("place"))
        names = [
            self.rng.choice(words("placefront")) + self.rng.choice(words("placeback"))
            for _ in range(2)
        ]
        return self.rng.choice(words("placeform")).format(*names)

    def clock(self) -> str:
        """A time of day."""
        hour, minute = self.rng.randrange(24), self.rng.randrange(60)
        half = hour % 12 + 1
        forms = (
            f"{hour:02}:{minute:02}", f"{half}:{minute:02} p.m.", f"{half}:{minute:02} AM",
            f"{hour:02}.{minute:02}", f"{hour:02}:{minute:02} GMT", f"{half}.{minute:02}am",
        )  # fmt: skip
        return self.rng.choice(forms)

    def fill(self, text: str, headline: str = "") -> str:
        """A line of furniture with its gaps filled, by phrases first and names last."""
        for _ in range(_DEEPEST):
            made = _GAP.sub(lambda m: self._phrase(m[1]) or m[0], text)
            if made == text:
                break
            text = made
        values = self._values(headline)
        return _GAP.sub(lambda m: values.get(m[1], m[1]), text)

    def _phrase(self, symbol: str) -> str | None:
        known = phrases().get(symbol)
        return self.rng.choice(known) if known else None

    def _values(self, headline: str) -> dict[str, str]:
        rng = self.rng
        later = self.day + datetime.timedelta(rng.randrange(1, 9))
        person, second, third = self.person(), self.person(), self.person()
        section, place = rng.choice(words("section")), self.town()
        agency = rng.choice(words("agency"))
        handle = re.sub(r"\W", "", self.name).lower()
        return {
            "site": self.name, "SITE": self.name.upper(), "place": self.place, "headline": headline,
            "PLACE": place.upper(), "place2": place, "name": person, "NAME": person.upper(),
            "LASTNAME": third.split()[-1].upper(),
            "name2": second, "NAME2": second.upper(), "name3": third,
            "first": rng.choice(first_names()), "role": rng.choice(words("role")),
            "agency": agency, "AGENCY": agency.upper(), "agency2": rng.choice(words("agency")),
            "section": section, "SECTION": section.upper(), "word": section.lower(),
            "WORD": section.upper(), "shorttitle": " ".join(headline.split()[:4]),
            "n": str(rng.choice(_COUNTS)), "brand": rng.choice(words("brand")),
            "year": str(self.day.year), "oldyear": str(rng.randrange(1840, 1996)),
            "date": self.date(self.day), "date2": self.date(later), "today": self.date(later),
            "shortdate": self.day.strftime("%d %b %y"), "weekday": self.day.strftime("%A"),
            "WEEKDAY": self.day.strftime("%A").upper(), "time": self.clock(), "handle": handle,
            "mail": f"{person.split()[0].lower()}@{handle}.example",
        }  # fmt: skip
