"""Invented pages: the stories of marked pages among furniture that other sites have.

A few dozen marked pages hold too few slogans, stamps and boxes to learn from. So their stories
are set again and again among the lines of `furniture.csv`, in the elements and under the names
that sites of several times give them. Nothing is copied from a page.
"""

# ruff: noqa: E501  # rows of invented words

from __future__ import annotations

import csv
import datetime
import html
import random
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bench.article.score import Block

_HERE = Path(__file__).parent
FIRST = "Ada Bo Carl Dana Eli Fay Gus Hana Ivo Jo Kim Lea Max Nia Oto Pia Ron Sue Tom Una Vic Amara Chidi Ngozi Priya Rahul Li Mei Ahmed Leila Omar Yusuf Ingrid Lars Petra Janez Marta Pedro Lucia Hye-jin Min-ho Siti Wanjiku Kofi".split()
LAST = "Abbot Brandt Cole Diallo Ekman Farrow Grubb Holm Iversen Jarvis Kerr Lund Marsh Novak O'Hara Pruett Quist Rusk Sato Tull Udall Voss Wirth Yates Zeller Okafor Mensah Rao Iyer Chen Wang Hassan Haddad Karimi Solberg Horvat Kovac Silva Moreno Park Rahman Kamau Boateng McKay Van-Dyk".split()
PLACES = "Marlow,Orsk Bay,Dunmore,Kestrel Point,Vellin,Port Ambo,Harrow Mills,San Telmo,Tarnok,Lindholm,Ebrach,Koro,New Arden,Zelengrad,Al Nahr,Bandar Seri,Quill Lake,Ostrava Nova,Mbeya North,Chandpur".split(
    ","
)
HOUSES = "Courier,Herald,Tribune,Post,Times,Echo,Gazette,Star,Observer,Monitor,Sentinel,Chronicle,Standard,Mirror,Dispatch,Ledger,Voice,Today,News,Record".split(
    ","
)
SECTIONS = "Politics,World,Business,Sports,Local,Crime,Health,Culture,Education,Environment,Opinion,Technology,National,Africa,Asia,Europe,Economy,Courts,Travel,Entertainment".split(
    ","
)
AGENCIES = "AP,Reuters,AFP,Associated Press,Agence France-Presse,Xinhua,PTI,ANI,dpa,UPI,EFE,Bloomberg,TASS,Interfax,Press Trust of India,The Canadian Press,PA Media,Kyodo".split(
    ","
)
ROLES = "Staff Writer,Staff Reporter,Political Editor,Senior Reporter,Crime Correspondent,Courier Staff,Foreign Correspondent,Chief Reporter,Business Editor,Health Reporter,Journalist,Photographer,Associated Press Writer,Special to the Herald,Digital Editor,Contributor".split(
    ","
)
BRANDS = "Alto,Brightway,Casa Nova,Delmar,Eastway,Fenwick & Sons,Grandview,Hillbank".split(",")
NAMES: dict[str, str] = {
    "slogan": "tagline slogan motto desc strap site-description tag claim",
    "sub": "btn subscribe cta app donate sub-btn button promo",
    "alert": "alert breaking alertbar live ticker",
    "ad": "ad advert ad-slot mid-ad adbox gpt-ad placeholder sponsored ad-label",
    "rel": "related most-read box-related rel trend sidebar widget more also mostpop recs rhs box",
    "inline": "also ref read-also inline-link rel more inl teaser link",
    "news": "nl newsletter signup promo follow prem paywall support tg box",
    "byline": "byline by author auth bywrap meta authors writer article-author",
    "stamp": "date dt time times stamp published pub meta posted lu dates timestamp",
    "share": "share tools shr social artTools sharebar views rate actions",
    "kicker": "cat kick section loc crumbs bc rub breadcrumb label",
    "tags": "tags topics tg filed keywords",
    "bio": "bio author-bio about media contact tips author-box",
    "comment": "comments dis responses hys comment-list",
    "foot": "foot ft footer fl btm links",
    "copyright": "copyright cp legal copy foot",
    "contributor": "contrib contributor tagline credits transl end note",
    "correction": "corr correction note update editor-note disc clarification",
    "credit": "credit ph photographer src photo-credit",
    "caption": "cap caption cut wp-caption-text t cutline desc",
    "pull": "pull quo pullquote quote callout",
    "nav": "nav menu links topnav mainnav lhs",
    "top": "top ticker wx topstrip cookie today hdr logo",
    "deck": "sub deck dek intro ingress standfirst summary syn subtitle",
    "headline": "ttl headline title tit hed entry-title",
    "body": "txt content entry article-body story con",
}
_VAGUE = "c1 blk css-1x2 row inner wrap box mod item col".split()
_INLINE_TAGS = ("span", "a", "small", "em", "b")
FACTS: list[tuple[str, tuple[str, ...]]] = [
    (
        "The injured",
        (
            "{name}, 41, of {place}: fair condition",
            "{name2}, 17: treated and released",
            "A police officer, lightly hurt",
        ),
    ),
    (
        "Timeline",
        ("2006: First talks begin", "2011: {name} is elected mayor", "{year}: The plant closes"),
    ),
    ("By the numbers", ("{n} homes without power", "3 bridges closed", "$4.2 million in damage")),
    (
        "Key points",
        (
            "The vote was put off until May",
            "{name} denies any wrongdoing",
            "Prices have doubled since spring",
        ),
    ),
    (
        "What happens next",
        (
            "The court will rule on Friday",
            "Both sides may appeal",
            "An inquiry is to report in autumn",
        ),
    ),
    ("At a glance", ("Opened: {oldyear}", "Staff: {n}", "Owner: {brand} Holdings")),
    ("Results", ("{place} 2, {place2} 1", "{name} 46.1 percent", "{name2} 41.9 percent")),
    (
        "Demands of the strikers",
        ("higher pay for night shifts;", "an end to dismissals;", "a new ferry before winter."),
    ),
    ("Who is who", ("{name}: mayor since {year}", "{name2}: leads the opposition")),
    (
        "How to help",
        ("Blankets are collected at the fire station.", "Donations of money go to the town hall."),
    ),
]
# Short bodies: questions and answers, subheads.
SHORT = (
    "A long wait",
    "Who pays?",
    "What is known so far",
    "'Nobody told us'",
    "Call for calm",
    "The bill",
    "Next steps",
    "Q. Will the school reopen?",
    "A. Not before autumn.",
    "Is it safe to drink the water?",
    "No, say officials.",
    "Shares fell 2 percent.",
    "No one was hurt.",
    "The trial continues.",
    "He was 91.",
    "It was not to be.",
    "Sentencing is set for May 2.",
    "The inquiry goes on.",
    "She did not reply to a request for comment.",
)
Line = tuple[str, str]  # slot, kind: of furniture


@dataclass(frozen=True, slots=True)
class Story:
    """What a marked page tells, apart from its furniture."""

    headline: str
    dateline: str
    body: tuple[str, ...]
    captions: tuple[str, ...]


@cache
def furniture() -> dict[str, list[tuple[str, str]]]:
    """Kind and words of the lines of each slot."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    text = (_HERE / "furniture.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="|", quoting=csv.QUOTE_NONE):
        rest = "|".join([row["text"], *(row.get(None) or [])])  # type: ignore[call-overload]
        found[row["slot"]].append((row["kind"], rest))
    return dict(found)


@cache
def titles() -> list[str]:
    """Titles of other stories."""
    return (_HERE / "titles.txt").read_text("utf-8").splitlines()


@dataclass(slots=True)
class Site:
    """What one invented site is called, and how it writes days."""

    rng: random.Random
    place: str = ""
    name: str = ""
    style: int = 0
    day: datetime.date = field(default_factory=lambda: datetime.date(2000, 1, 1))
    classes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pick = self.rng.choice
        self.place = pick(PLACES)
        town = self.place.split()[0]
        self.name = pick(["The ", "", ""]) + town + " " + pick(HOUSES)
        self.style = self.rng.randrange(9)
        self.day = datetime.date(1996, 1, 1) + datetime.timedelta(self.rng.randrange(10500))
        for slot, names in NAMES.items():
            vague = self.rng.random()
            own = pick(names.split())
            self.classes[slot] = own if vague < 0.6 else pick(_VAGUE) if vague < 0.75 else ""

    def date(self, day: datetime.date, style: int | None = None) -> str:
        """A day as the site writes it."""
        n = self.style if style is None else style
        forms = (
            "%B {d}, %Y", "{d} %B %Y", "%b {d}, %Y", "{d} %b %Y", "%Y-%m-%d", "%d.%m.%Y",
            "%d/%m/%Y", "%b. {d}, %Y", "%m/%d/%y",
        )  # fmt: skip
        return day.strftime(forms[n]).replace("{d}", str(day.day))

    def person(self) -> str:
        """Somebody's name."""
        return f"{self.rng.choice(FIRST)} {self.rng.choice(LAST)}"

    def fill(self, text: str, headline: str = "") -> str:
        """A line of furniture with its gaps filled."""
        rng = self.rng
        later = self.day + datetime.timedelta(rng.randrange(1, 9))
        hour, minute = rng.randrange(24), rng.randrange(60)
        clock = rng.choice(
            [f"{hour:02}:{minute:02}", f"{hour % 12 + 1}:{minute:02} p.m.",
             f"{hour % 12 + 1}:{minute:02} AM", f"{hour:02}.{minute:02}", f"{hour:02}:{minute:02} GMT"]
        )  # fmt: skip
        title = rng.choice(titles())
        person = self.person()
        agency = rng.choice(AGENCIES)
        section = rng.choice(SECTIONS)
        values = {
            "site": self.name, "SITE": self.name.upper(), "place": self.place,
            "place2": rng.choice(PLACES), "name": person, "NAME": person.upper(),
            "name2": self.person(), "NAME2": self.person().upper(), "name3": self.person(),
            "first": rng.choice(FIRST), "role": rng.choice(ROLES), "agency": agency,
            "AGENCY": agency.upper(), "section": section, "SECTION": section.upper(),
            "title": title, "shorttitle": " ".join(headline.split()[:4]),
            "n": str(rng.choice([2, 3, 4, 7, 12, 19, 36, 61, 117, 204, 418])),
            "brand": rng.choice(BRANDS), "year": str(self.day.year),
            "oldyear": str(rng.randrange(1840, 1996)), "date": self.date(self.day),
            "date2": self.date(later), "today": self.date(later),
            "shortdate": self.day.strftime("%d %b %y"), "weekday": self.day.strftime("%A"),
            "WEEKDAY": self.day.strftime("%A").upper(), "time": clock,
            "mail": f"{person.split()[0].lower()}@{self.name.split()[-1].lower()}.example",
            "handle": self.name.replace(" ", "").lower(), "word": section.lower(),
            "WORD": section.upper(), "quote": rng.choice(titles()) + ", and that is all",
        }  # fmt: skip
        return re.sub(r"\{(\w+)\}", lambda m: values[m[1]], text)


class Maker:
    """Writes one page and notes its blocks."""

    def __init__(self, rng: random.Random, story: Story, *, web: bool) -> None:
        self.rng, self.story, self.web = rng, story, web
        self.site = Site(rng)
        self.out = ""
        self.blocks: list[Block] = []
        self.era = rng.choice(["old", "div", "div", "new", "new"])

    def raw(self, text: str) -> None:
        """Write what belongs to no block."""
        self.out += text

    def put(self, kind: str, text: str) -> None:
        """Write the words of a block."""
        start = len(self.out)
        self.out += html.escape(text, quote=False).replace("\0", "<br>") if self.web else text
        if kind != "other":
            self.blocks.append(Block(kind, start, len(self.out)))

    def line(self, slot: str) -> tuple[str, str]:
        """The kind and words of a line of a slot."""
        kind, text = self.rng.choice(furniture()[slot])
        words = self.site.fill(text, self.story.headline)
        if slot in ("relhead", "sub", "kicker", "ad") and self.rng.random() < 0.12:
            words = words.upper()
        return kind, words

    def chance(self, share: float) -> bool:
        """Whether something with this chance happens."""
        return self.rng.random() < share

    def attr(self, slot: str) -> str:
        """The names of an element of a slot."""
        name = self.site.classes.get(slot, "")
        if not name:
            return ""
        return self.rng.choice([f' class="{name}"', f' class="{name}"', f' id="{name}"'])


class WebPage(Maker):
    """Writes HTML."""

    def element(self, slot: str, kind: str, text: str, tag: str = "") -> None:
        """A line in an element of its own."""
        choices = ["div", "div", "p", "div"] if self.era != "old" else ["p", "td", "font"]
        tag = tag or self.rng.choice(choices)
        inner = self.rng.choice(["", "", "", "b", "a", "i", "span"])
        if tag == "td":
            self.raw(f"<tr><td{self.attr(slot)}>")
        elif tag == "font":
            self.raw("<P><FONT SIZE=1>")
        else:
            self.raw(f"<{tag}{self.attr(slot)}>")
        self.raw(f"<{inner}>" if inner else "")
        self.put(kind, text)
        self.raw(f"</{inner}>" if inner else "")
        self.raw({"td": "</td></tr>", "font": "</FONT>\n"}.get(tag, f"</{tag}>\n"))

    def broken(self) -> None:
        """A short appeal over two rows, as in old side columns."""
        self.raw("<P><B>")
        kind, text = self.line(self.rng.choice(["sub", "news"]))
        words = text.split()
        half = max(1, len(words) // 2)
        start = len(self.out)
        self.raw(html.escape(" ".join(words[:half]), quote=False) + "<BR>")
        self.raw(html.escape(" ".join(words[half:]), quote=False))
        self.blocks.append(Block(kind, start, len(self.out)))
        self.raw("</B>\n")

    def facts(self) -> None:
        """A list or table of facts in the text."""
        head, items = self.rng.choice(FACTS)
        table = self.chance(0.3)
        self.raw(f"<div{self.rng.choice(['', ' class=factbox', ' class=facts', ' class=box'])}>")
        if self.chance(0.7):
            self.element("facts", "body", head, tag=self.rng.choice(["h3", "h4", "p", "b", "div"]))
        self.raw("<table>" if table else "<ul>")
        for item in items:
            self.raw("<tr><td>" if table else "<li>")
            self.put("body", self.site.fill(item))
            self.raw("</td></tr>" if table else "</li>")
        self.raw("</table></div>\n" if table else "</ul></div>\n")

    def steps(self) -> None:
        """The stories before and behind this one."""
        self.raw(
            f"<div{self.rng.choice([' class=navigation', ' class=nav-links', ' class=pager', ' class=post-nav', ''])}>"
        )
        form = self.rng.randrange(3)
        tag = self.rng.choice(["div", "span", "a"])
        for number in range(2):
            title = self.rng.choice(titles())
            self.raw(f"<{tag}>")
            if form == 0:
                self.put("promotion", f"« {title}" if number == 0 else f"{title} »")
            elif form == 1:
                self.put("promotion", ("Previous: " if number == 0 else "Next: ") + title)
            else:
                self.put("promotion", "Previous article" if number == 0 else "Next article")
                self.raw(f"</{tag}><{tag}>")
                self.put("promotion", title)
            self.raw(f"</{tag}> ")
        self.raw("</div>\n")

    def some(self, slot: str, share: float, names: str = "") -> None:
        """Perhaps a line of a slot."""
        if self.chance(share):
            kind, text = self.line(slot)
            self.element(names or slot, kind, text)

    def row(self, slot: str, count: int, names: str = "", tag: str = "") -> None:
        """Some lines of a slot in a list, in links side by side or in rows."""
        form = tag or self.rng.choice(
            ["ul", "a", "span", "div", "br" if self.era == "old" else "ul"]
        )
        self.raw(
            f"<div{self.attr(names or slot)}>"
            if form != "ul"
            else f"<ul{self.attr(names or slot)}>"
        )
        for number in range(count):
            kind, text = self.line(slot)
            before, after = {
                "ul": ("<li>", "</li>"), "a": ("<a>", "</a> "), "span": ("<span>", "</span> "),
                "div": ("<div>", "</div>"), "br": ("<a>", "</a><br>"),
            }[form]  # fmt: skip
            if form == "ul" and self.chance(0.5):
                before, after = "<li><a href='/x'>", "</a></li>"
            self.raw(before)
            if slot == "relitem" and self.chance(0.06):
                text += "\0" + self.site.fill("{shortdate} | {section}")
            if form in ("a", "span") and kind == "other" and number and self.chance(0.2):
                self.raw("| ")
            self.put(kind, text)
            self.raw(after)
        self.raw("</div>\n" if form != "ul" else "</ul>\n")

    def related(self, count: int) -> None:
        """A box of other stories."""
        outer = self.rng.choice(["div", "section", "aside", "div"])
        self.raw(f"<{outer}{self.attr('rel')}>")
        self.element(
            "rel",
            *self.line("relhead"),
            tag=self.rng.choice(["h2", "h3", "h4", "p", "div", "span"]),
        )
        self.row("relitem", count, "rel", tag=self.rng.choice(["ul", "ul", "a", "div"]))
        self.raw(f"</{outer}>\n")

    def letter(self) -> None:
        """A box that asks for something."""
        self.raw(f"<div{self.attr('news')}>")
        for number in range(self.rng.choice([1, 1, 2, 3])):
            tag = "h4" if number == 0 and self.chance(0.4) else ""
            self.element("news", *self.line(self.rng.choice(["news", "news", "sub"])), tag=tag)
        self.raw("</div>\n")

    def picture(self) -> None:
        """A picture with caption, credit or both."""
        figure = self.rng.choice(["figure", "div", "div", "table" if self.era == "old" else "div"])
        opening = {"figure": "<figure>", "table": "<table align=right><tr><td>"}
        ending = {"figure": "</figcaption></figure>", "table": "</td></tr></table>"}
        self.raw(
            opening.get(
                figure,
                f"<div{self.rng.choice(['', ' class=photo', ' class=media', ' class=lead-img'])}>",
            )
        )
        self.raw("<img src='a.jpg'>" + ("<figcaption>" if figure == "figure" else ""))
        _kind, caption = self.line("caption")
        if self.story.captions and self.chance(0.5):
            caption = self.rng.choice(self.story.captions)
        form = self.rng.randrange(6)
        if form < 2:
            self.element(
                "caption", "caption", caption, tag=self.rng.choice(["span", "div", "p", "small"])
            )
            self.raw(" ")
            self.element(
                "credit",
                *self.line("credit"),
                tag=self.rng.choice(["span", "div", "cite", "small"]),
            )
        elif form == 2:
            self.element("credit", *self.line("credit"), tag="div")
            self.element("caption", "caption", caption, tag="div")
        elif form == 3:
            self.put("caption", caption)
            self.raw(self.rng.choice(["<br>", " <i>", "<br/>"]))
            self.put(*self.line("credit"))
        elif form == 4:
            self.element("caption", "caption", caption, tag=self.rng.choice(["span", "div", "p"]))
        else:
            self.element("credit", *self.line("credit"), tag=self.rng.choice(["span", "div", "p"]))
        self.raw(ending.get(figure, "</div>") + "\n")

    def signed(self) -> None:
        """Byline and stamps."""
        parts: list[Callable[[], None]] = []
        if self.chance(0.85):
            parts.append(self.writers)
        if self.chance(0.85):
            parts.append(
                lambda: (
                    self.row("stamp", 2, "stamp", tag=self.rng.choice(["span", "div", "ul"]))
                    if self.chance(0.3)
                    else self.element("stamp", *self.line("stamp"))
                )
            )
        if self.chance(0.5):
            parts.append(lambda: self.row("share", self.rng.randrange(1, 5), "share"))
        if self.chance(0.25):
            parts.append(lambda: self.some("share", 1.0))
        if self.chance(0.12):
            parts.append(lambda: self.some("bio", 1.0))
        self.rng.shuffle(parts)
        for part in parts:
            part()

    def writers(self) -> None:
        """The byline, what the writer is below it, or how to reach them."""
        form = self.rng.randrange(10)
        if form < 7:
            self.element("byline", *self.line("byline"))
            return
        self.raw(f"<div{self.attr('byline')}>")
        start = len(self.out)
        by = self.rng.choice(["", "By ", "by "]) + self.site.person()
        self.raw(
            f"<{'b' if form == 7 else 'span'}>{html.escape(by)}</{'b' if form == 7 else 'span'}>"
        )
        if form == 7:
            self.blocks.append(Block("byline", start + 3, len(self.out) - 4))
            self.raw(self.rng.choice(["<br>", " "]))
            self.put("other", self.site.fill("{mail}"))
        else:
            self.raw(self.rng.choice(["<br>", " ", "<br/>"]) + "<i>")
            self.raw(
                html.escape(self.rng.choice([*ROLES, self.site.name + ", " + self.site.place]))
            )
            self.blocks.append(Block("byline", start + 6, len(self.out)))
            self.raw("</i>")
        self.raw("</div>\n")

    def head(self) -> None:
        """What stands above the headline."""
        self.raw("<header>" if self.era == "new" else f"<div{self.attr('top')}>")
        for slot, share in (
            ("top", 0.4),
            ("top", 0.25),
            ("slogan", 0.35),
            ("sub", 0.35),
            ("alert", 0.12),
        ):
            if self.chance(share):
                self.element(
                    slot,
                    *self.line(slot),
                    tag=self.rng.choice(
                        ["span", "div", "p", "a", "h1" if slot == "top" else "div"]
                    ),
                )
        self.raw("<nav>" if self.era == "new" else "")
        self.row("nav", self.rng.randrange(4, 11))
        self.raw("</nav></header>\n" if self.era == "new" else "</div>\n")
        self.some("ad", 0.25)
        self.some("sub", 0.12)
        self.some("stamp", 0.06)
        if self.era == "old" and self.chance(0.3):
            self.broken()

    def text(self) -> None:
        """Headline, text and what stands among it."""
        story, rng = self.story, self.rng
        self.some("kicker", 0.45)
        self.some("stamp", 0.12)
        early = self.chance(0.12)
        if early:
            self.signed()
        self.element(
            "headline",
            "headline",
            story.headline,
            tag=rng.choice(["h1", "h1", "h1", "h2", "div", "span"]),
        )
        body = list(story.body)
        if self.chance(0.12):
            body.append(self.rng.choice(SHORT))
        if self.chance(0.35) and len(body) > 4:
            self.element("deck", "body", body.pop(1), tag=rng.choice(["p", "h2", "div", "div"]))
        if not early:
            self.signed()
        for share, act in (
            (0.5, self.picture),
            (0.1, self.letter),
            (0.08, lambda: self.related(2)),
        ):
            if self.chance(share):
                act()
        self.raw(f"<div{self.attr('body')}>" if self.chance(0.6) else "")
        mode = rng.choice(["p", "p", "p", "br" if self.era == "old" else "p"])
        for number, paragraph in enumerate(body):
            self.raw("<p>" if mode == "p" else "")
            if number == 0 and story.dateline:
                self.put("dateline", story.dateline)
                self.raw(" ")
            self.put("body", paragraph)
            self.raw("</p>\n" if mode == "p" else "<br><br>\n")
            if number < len(body) - 1:
                self.between()
        self.raw("</div>\n")

    def between(self) -> None:
        """What may stand between two paragraphs."""
        for share, act in (
            (0.07, lambda: self.some("ad", 1.0)), (0.07, lambda: self.some("inline", 1.0)),
            (0.04, lambda: self.some("pull", 1.0)), (0.03, self.letter), (0.03, self.picture),
            (0.02, lambda: self.related(2)), (0.02, lambda: self.some("share", 1.0)),
            (0.02, self.facts), (0.04, lambda: self.element("body", "body", self.rng.choice(SHORT), tag=self.rng.choice(["p", "p", "h2", "h3", "b"]))),
            (0.01, lambda: self.some("correction", 1.0)), (0.01, lambda: self.some("stamp", 1.0)),
        ):  # fmt: skip
            if self.chance(share):
                act()

    def tail(self) -> None:
        """What stands below the text."""
        acts: list[Callable[[], None]] = []
        for slot, share in (
            ("contributor", 0.4), ("correction", 0.3), ("bio", 0.35), ("bio", 0.2), ("stamp", 0.12),
            ("tags", 0.3), ("share", 0.35), ("inline", 0.2), ("byline", 0.04), ("ad", 0.15),
        ):  # fmt: skip
            if self.chance(share):
                acts.append(lambda slot=slot: self.some(slot, 1.0))  # type: ignore[misc]
        for share, act in (
            (0.15, self.steps), (0.35, self.letter), (0.6, lambda: self.related(self.rng.randrange(1, 5))),
            (0.3, lambda: self.related(self.rng.randrange(1, 4))),
            (0.3, lambda: self.row("comment", self.rng.randrange(2, 7), "comment", tag="div")),
            (0.2, lambda: self.row("tags", 3, "tags")), (0.2, lambda: self.row("share", 3, "share")),
        ):  # fmt: skip
            if self.chance(share):
                acts.append(act)
        self.rng.shuffle(acts)
        for act in acts:
            act()

    def foot(self) -> None:
        """The foot of the page."""
        new = self.era == "new"
        if self.chance(0.4):
            self.raw(f"<aside{self.attr('rel')}>" if new else f"<div{self.attr('rel')}>")
            for _ in range(self.rng.randrange(1, 3)):
                self.related(self.rng.randrange(1, 5)) if self.chance(0.7) else self.letter()
            self.raw("</aside>" if new else "</div>")
        self.raw("<footer>" if new else f"<div{self.attr('foot')}>")
        if self.chance(0.7):
            self.row("foot", self.rng.randrange(1, 6))
        if self.chance(0.85):
            tag = self.rng.choice(["p", "div", "span", "small", "p"])
            self.raw(f"<{tag}>")
            if self.chance(0.15):
                self.put(*self.line("foot"))
                self.raw("<br>")
            self.put(*self.line("copyright"))
            if self.chance(0.15):
                self.raw(" <br>")
                self.put(*self.line(self.rng.choice(["foot", "foot", "news"])))
            self.raw(f"</{tag}>")
        self.some("foot", 0.25)
        self.raw("</footer>" if new else "</div>")

    def title(self) -> str:
        """What the page calls itself."""
        own, site = self.story.headline, self.site.name
        section = self.rng.choice(SECTIONS)
        return self.rng.choice([
            own, f"{own} - {site}", f"{own} | {site}", f"{own} | {section} | {site}", site,
            f"{site} :: {own}", f"{site} | {section} | {own}", f"{site}: {section}",
            f"{' '.join(own.split()[:6])} - {site}", f"{own} « {site}",
        ])  # fmt: skip

    def page(self) -> str:
        """The whole page."""
        title = html.escape(self.title(), quote=False)
        self.raw(f"<html><head><title>{title}</title></head><body>\n")
        self.head()
        self.raw({"new": "<main><article>", "old": "<table><tr><td>"}.get(self.era, "<div>"))
        self.text()
        inside = self.chance(0.5)
        if inside:
            self.tail()
        self.raw({"new": "</article></main>", "old": "</td></tr></table>"}.get(self.era, "</div>"))
        if not inside:
            self.tail()
        self.foot()
        self.raw("</body></html>")
        return self.out


class PlainPage(Maker):
    """Writes scraped text, or a text out of an archive."""

    def say(self, slot: str, share: float = 1.0) -> None:
        """Perhaps a line of a slot."""
        if self.chance(share):
            self.put(*self.line(slot))
            self.raw(self.gap())

    def gap(self) -> str:
        """What parts two lines."""
        return "\n\n" if self.chance(0.25) else "\n"

    def related(self) -> None:
        """Other stories."""
        self.say("relhead")
        for _ in range(self.rng.randrange(1, 5)):
            self.say("relitem")

    def page(self) -> str:
        """The whole text."""
        archive = self.chance(0.35)
        if archive:
            self.archive_head()
        else:
            self.scraped_head()
        body = list(self.story.body)
        if not archive and self.chance(0.2) and len(body) > 4:
            self.put("body", body.pop(1))
            self.raw("\n\n")
        wide = "\n\n" if self.chance(0.6) else "\n"
        width = self.rng.choice([60, 66, 70, 76, 80])
        wrapped = self.chance(0.5 if archive else 0.1)
        if wrapped:
            body = [textwrap.fill(paragraph, width) for paragraph in body]
            wide = "\n\n"
        for number, paragraph in enumerate(body):
            if number == 0 and self.story.dateline:
                self.put("dateline", self.story.dateline)
                self.raw(" ")
            self.put("body", paragraph)
            self.raw(wide)
            if number == len(body) - 1:
                break
            for slot, share in (
                ("ad", 0.06), ("inline", 0.06), ("news", 0.03), ("share", 0.02), ("caption", 0.02),
                ("credit", 0.02), ("stamp", 0.01), ("correction", 0.01), ("pull", 0.01),
            ):  # fmt: skip
                if self.chance(share):
                    self.put(*self.line(slot))
                    self.raw(wide)
            if self.chance(0.03):
                self.related()
            if self.chance(0.04):
                self.put("body", self.rng.choice(SHORT))
                self.raw(wide)
            if self.chance(0.03):
                head, items = self.rng.choice(FACTS)
                mark = self.rng.choice(["", "- ", "* ", "• "])
                for text in (head, *items):
                    self.put("body", (mark if text is not head else "") + self.site.fill(text))
                    self.raw(self.rng.choice(["\n", wide]))
        self.archive_tail() if archive else self.scraped_tail()
        return self.out

    def scraped_head(self) -> None:
        """Menus and the like above the text."""
        for slot, share in (("top", 0.5), ("slogan", 0.3), ("sub", 0.3), ("alert", 0.1)):
            self.say(slot, share)
        if self.chance(0.6):
            for _ in range(self.rng.randrange(2, 9)):
                self.say("nav")
        for slot, share in (("ad", 0.2), ("kicker", 0.4), ("stamp", 0.1)):
            self.say(slot, share)
        self.put("headline", self.story.headline)
        self.raw(self.gap())
        slots = [
            s
            for s, share in (("byline", 0.8), ("stamp", 0.8), ("share", 0.5), ("share", 0.3))
            if self.chance(share)
        ]
        self.rng.shuffle(slots)
        for slot in slots:
            self.say(slot)
        if self.chance(0.35):
            caption = (
                self.rng.choice(self.story.captions)
                if self.story.captions and self.chance(0.4)
                else self.line("caption")[1]
            )
            self.put("caption", caption)
            self.raw(self.rng.choice(["\n", " "]))
            self.say("credit", 0.6)
        self.raw("\n")

    def scraped_tail(self) -> None:
        """What a scraped page has below the text."""
        slots = (
            ("contributor", 0.35), ("correction", 0.25), ("credit", 0.05), ("bio", 0.35),
            ("stamp", 0.08), ("inline", 0.25), ("share", 0.4), ("tags", 0.3), ("news", 0.35),
            ("news", 0.2), ("byline", 0.04), ("ad", 0.1),
        )  # fmt: skip
        chosen = [slot for slot, share in slots if self.chance(share)]
        self.rng.shuffle(chosen)
        for slot in chosen:
            self.say(slot)
        if self.chance(0.5):
            self.related()
        if self.chance(0.35):
            self.say("share", 0.7)
            for _ in range(self.rng.randrange(1, 7)):
                self.say("comment")
        if self.chance(0.3):
            self.related()
        for _ in range(self.rng.choice([0, 0, 1, 2, 4])):
            self.say("foot")
        self.say("copyright", 0.8)
        self.say("foot", 0.2)

    def archive_head(self) -> None:
        """The head of a text in an archive or of a message."""
        self.say("lexis", 0.5)
        self.say("top", 0.4)
        for _ in range(self.rng.randrange(1, 3)):
            self.say("lexstamp")
        self.say("lexis", 0.3)
        late = self.chance(0.4)
        if late:
            self.say("lexstamp", 0.5)
            self.say("lexbyline", 0.5)
        self.put("headline", self.story.headline)
        self.raw("\n\n")
        if not late:
            self.say("lexbyline", 0.8)
            self.say("lexstamp", 0.5)
        self.say("correction", 0.12)
        for _ in range(self.rng.randrange(3)):
            self.say("lexis")
        self.raw("\n")

    def archive_tail(self) -> None:
        """The end of a text in an archive."""
        self.say("contributor", 0.3)
        self.say("caption", 0.15)
        self.say("byline", 0.1)
        for _ in range(self.rng.randrange(3)):
            self.say("lexstamp", 0.5)
        for _ in range(self.rng.randrange(4)):
            self.say("lexis")
        self.say("lexcopy", 0.8)
        self.say("lexcopy", 0.15)


def furnished(story: Story, seed: int) -> tuple[str, tuple[Block, ...], bool]:
    """A page that tells a story: its source, its blocks, and whether it is HTML."""
    rng = random.Random(seed)
    web = rng.random() < 0.65
    maker = (WebPage if web else PlainPage)(rng, story, web=web)
    source = maker.page()
    return source, tuple(maker.blocks), web


def stories(pages: Sequence[tuple[str, Sequence[Block], bool]]) -> list[Story]:
    """The stories of marked pages: source, blocks, whether it is HTML."""
    found = []
    for source, blocks, web in pages:
        words = [(b.kind, _words(source[b.start : b.end], web=web)) for b in blocks]
        of: dict[str, list[str]] = defaultdict(list)
        for kind, text in words:
            of[kind].append(text)
        if of["headline"] and len(of["body"]) > 2:
            dateline = (of["dateline"] or [""])[0]
            found.append(
                Story(of["headline"][0], dateline, tuple(of["body"]), tuple(of["caption"]))
            )
    return found


def _words(source: str, *, web: bool) -> str:
    text = html.unescape(re.sub(r"<[^>]*>", " ", source)) if web else source
    return " ".join(text.split())
