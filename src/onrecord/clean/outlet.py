"""Who published a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.clean import lexicon
from onrecord.clean.page import Page
from onrecord.clean.people import name_case

_NAME = (
    r"(?:(?:The |the )?[A-Z][\w&.’'-]*"
    r"(?: (?:of|and|the|&|for|du|de|des|del|della|da|do|[A-Z][\w&.’'-]*)){0,5})"
)
_PAPER = (
    r"(?:Times|Post|Herald|Tribune|Standard|Gazette|Globe|Press|News|Journal|Courier|Chronicle|"
    r"Guardian|Telegraph|Independent|Observer|Mail|Mirror|Sun|Star|Express|Examiner|Inquirer|"
    r"Register|Record|Record-\w+|Sentinel|Bulletin|Dispatch|Ledger|Mercury|Argus|Echo|Advertiser|"
    r"Advocate|Citizen|Reporter|Review|Today|Daily|Weekly|Monitor|Planet|Banner|Leader|Voice|World|"
    r"Nation|Eagle|Republic|Republican|Democrat|Union|Item|Beacon|Messenger|Enterprise|Daily News|"
    r"Broadcasting|Radio|TV|Television|Online|Wire|Report|Insider|Magazine|Age|Digest|Bee)"
)
_SLOGAN_NAME = re.compile(
    rf"(?:connection|link|guide|gateway|source|window|subscri\w+|welcome|sign up|log in|read more)"
    rf"[^.]{{0,40}}?\b(?:to|from|of|on|at|in)\s+"
    rf"(?P<name>(?:[Tt]he )?(?:[A-Z][\w’'-]+ ){{0,4}}{_PAPER})\b"
)
_MASTHEAD = re.compile(rf"(?:[A-Z][\w&.’'-]* ){{0,5}}{_PAPER}(?: (?:Online|News|\.com))?", re.I)
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|Copyright)[\s,:]*(?:©|\([cC]\)|Copyright)?\s*"
    rf"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,.:]*)?"
    rf"(?P<name>{_NAME})"
)
_COMPANY = re.compile(
    r",? (?:Co|Company|Corp|Corporation|Inc|Ltd|Limited|LLC|LLP|PLC|plc|GmbH|AG|SA|Holdings"
    r"|Group(?: of (?:Newspapers|Companies|Publications|Papers))?"
    r"|Publishing(?: (?:House|Co|Company))?|Publications|Printing(?: Co)?|Newspapers?"
    r"|Media(?: Group)?"
    r"|Enterprises|Network|All [Rr]ights.*|Agency)\.?$"
)
# "The Harbour Messenger, Thursday, October 5, 1995, page 1"
_SOURCE_LINE = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'&-]* ){{0,4}}{_PAPER}), {lexicon.DATE}(?:, .{{1,40}})?"
)
_DAY = re.compile(lexicon.DATE)
_TITLE_SUFFIX = re.compile(r"\s+(?:[|–—»-]|::)\s+|\s*\|\s*")
LONGEST_NAME = 60
LONGEST_SLOGAN = 140
TOP_LINES = BOTTOM_LINES = 12
MOST_NAME_WORDS = 6
# At how many lines at either end a name must stand to be the paper's.
EDGE_LINES = 3
# A title's end that is a line of the page is the headline when it has so many words.
FEWEST_HEADLINE_WORDS = 3
# A host of fewer letters may stand in any line.
FEWEST_LETTERS = 6
# "Pawlet County Talk Vol. 112 No. 34"
_VOLUME = re.compile(r",? (?:[Vv]ol\.?|VOL\.?|Volume|Issue|No\.?) ?\d.*$")
_ONLINE = re.compile(r" (?:Online|Homepage|on the Web)$")
_PAPER_NAME = re.compile(rf"\b(?:[A-Z][\w’'-]+ ){{1,3}}{_PAPER}\b")
_ARTICLE = re.compile(r"^[Tt]he ")


def outlet_of_page(page: Page, url: str | None = None) -> str | None:
    """The outlet by what a page says of itself, else by its title, its footer or its address."""
    site = page.meta.get("og:site_name", "").strip()
    for item in page.data:
        for key in ("publisher", "isPartOf", "sourceOrganization", "provider"):
            part = item.get(key)
            part = part[0] if isinstance(part, list) and part else part
            name = part.get("name") if isinstance(part, dict) else None
            if isinstance(name, str) and name.strip():
                return site if site and _same(site, name) else name.strip()
    for key in ("og:site_name", "application-name", "publisher", "dc.publisher", "cre"):
        name = page.meta.get(key, "").strip()
        if name and not name.startswith(("http", "@")) and len(name) <= LONGEST_NAME:
            name = name.removeprefix("www.")
            spelt = _spelt(name, [line.text for line in page.lines]) if _is_host(name) else None
            return spelt or name
    address = url or page.canonical or page.meta.get("og:url")
    known = known_outlet(address) if address else None
    lines = [line.text for line in page.lines]
    found = known or _from_title(page) or outlet_of_text(lines)
    found = found or (outlet_at(address) if address else None)
    return (_spelt(found, lines) or found) if found and _is_host(found) else found


def known_outlet(address: str) -> str | None:
    """The outlet whose page an address is, where the table of outlets has it.

    >>> known_outlet("https://www.bbc.co.uk/news/world-1")
    'BBC News'
    """
    host = host_of(address)
    while host and host not in _outlets():
        host = host.partition(".")[2]
    return _outlets().get(host)


def outlet_at(address: str) -> str | None:
    """The outlet by an address: its name in the table of outlets, else what the host spells.

    >>> outlet_at("http://www.ilmar-valley-gazette.example/a"), outlet_at("https://news.zq.example")
    ('Ilmar Valley Gazette', 'news.zq.example')
    """
    host = host_of(address)
    if not host or "." not in host:
        return None
    words = host.split(".")[-2].split("-")
    spelt = " ".join(word.capitalize() for word in words) if len(words) > 1 else host
    return known_outlet(address) or spelt


def host_of(address: str) -> str:
    """The host in an address, without "www."; "" where there is none."""
    scheme, _, rest = address.lower().partition("://")
    return re.split(r"[/?#:]", rest)[0].removeprefix("www.") if scheme.startswith("http") else ""


def _is_host(name: str) -> bool:
    return "." in name.strip(".") and " " not in name


def _spelt(host: str, lines: Sequence[str]) -> str | None:
    """The name that a host spells, as the page writes it.

    >>> _spelt("thecoastpost.example", ["Menu", "Copyright 2009 The Coast Post"])
    'The Coast Post'
    """
    labels = host.lower().split(".")
    letters = [c for c in labels[max(0, len(labels) - 2)] if c.isalnum()]
    if len(letters) < FEWEST_LETTERS:
        return None
    spelt = re.compile(r"(?<!\w)" + "[ '’&-]{0,3}".join(letters) + r"(?![\w.])", re.IGNORECASE)
    found = [m[0] for line in lines for m in spelt.finditer(line)]
    return next((name for name in found if " " in name and name[0].isupper()), None)


@cache
def _outlets() -> dict[str, str]:
    return {h: row["name"] for row in lexicon.rows("outlets.csv") for h in row["hosts"].split("|")}


def is_rights(line: str) -> bool:
    """Whether a line is a copyright notice."""
    return len(line) < 400 and bool(_COPYRIGHT.search(line))


def outlet_of_text(lines: Sequence[str]) -> str | None:
    """The outlet by the slogans, masthead and copyright line of a scraped text.

    >>> outlet_of_text(["your connection to The Boston Globe"])
    'The Boston Globe'
    """
    notices = (_COPYRIGHT.search(line) for line in lines if is_rights(line))
    rights = [name for m in notices if m and len(name := _company(m["name"])) > 2]
    for line in lines[:4]:  # a masthead stands at the top and bears the name in the footer
        for name in rights:
            if _same(line, name) or _ends_with(line, name):
                return _cased(line)
    for line in [*lines[:TOP_LINES], *lines[-BOTTOM_LINES:]]:
        match = _SLOGAN_NAME.search(line) if len(line) <= LONGEST_SLOGAN else None
        if match:
            return match["name"]
    if lines and (volume := _VOLUME.search(lines[0])):
        name = lines[0][: volume.start()]
        if name.istitle() or name.isupper():
            return _cased(name)
    for line in lines[:3]:
        if lexicon.leftover_kind(line):
            continue
        if (
            _MASTHEAD.fullmatch(line.strip())
            and len(line.split()) <= 5
            and not line.islower()
            and (line.isupper() or line.istitle() or line.startswith("The "))
        ):
            return _ONLINE.sub("", _cased(line))
    sources = (m["name"] for line in lines[:TOP_LINES] if (m := _SOURCE_LINE.fullmatch(line)))
    return next(sources, None) or (
        next((name for name in rights if not lexicon.is_agency_form(name)), None)
        or _twice(lines)
        or (rights[0] if rights else None)
    )


def _ends_with(line: str, name: str) -> bool:
    """Whether a masthead is a name with its town before it: "The Port Vale Sun-Ledger"."""
    words = line.split()
    titled = all(word[0].isupper() or word in ("of", "and", "the", "&") for word in words)
    short = len(words) <= MOST_NAME_WORDS and titled and bool(re.search(_PAPER, name))
    return short and _plain(line).endswith(_plain(name))


def _twice(lines: Sequence[str]) -> str | None:
    """A paper's name that stands at the top of a text and again at its end."""
    edges = [lines[:EDGE_LINES], lines[max(EDGE_LINES, len(lines) - EDGE_LINES) :]]
    top, end = ([m[0] for n in edge for m in _PAPER_NAME.finditer(n)] for edge in edges)
    return next((name for other in end for name in top if _same(name, other)), None)


def without_outlet(title: str, outlet: str | None) -> str:
    """A page's title without the site's name at its end.

    >>> without_outlet("Talks fail - The Daily Planet", None)
    'Talks fail'
    """
    parts = list(re.finditer(r"\s+[|–—»-]\s+|\s*\|\s*|\s*»\s*|\s+::?\s+", title))
    for match in parts:
        rest = title[match.end() :]
        known = outlet is not None and _same(rest.split(" | ")[-1], outlet)
        if known or (match is parts[-1] and len(rest.split()) < MOST_NAME_WORDS):
            head = title[: match.start()].strip()
            if len(head.split()) >= 2:
                return head
    return title.strip()


def _from_title(page: Page) -> str | None:
    """The site's name by its place in the title: behind or before the headline, or alone."""
    if page.title is None:
        return None
    title = page.title.text
    beside = _beside_headline(page, title)
    if beside:
        return beside
    pieces = [piece.strip() for piece in _TITLE_SUFFIX.split(title) if piece.strip()]
    while len(pieces) > 1 and lexicon.leftover_kind(pieces[-1]) == "menu":
        pieces = pieces[:-1]  # "Hill Echo Online - News"
    while len(pieces) > 1 and _DAY.fullmatch(pieces[-1]):
        pieces = pieces[:-1]
    if len(pieces) == 1 and pieces[0] != title.strip() and _MASTHEAD.fullmatch(pieces[0]):
        return _ONLINE.sub("", pieces[0])
    if len(pieces) > 1 and len(pieces[-1].split()) <= MOST_NAME_WORDS:
        return pieces[-1]
    rights = " ".join(_company(m["name"]) for n in page.lines if (m := _COPYRIGHT.search(n.text)))
    borne = [rights, *page.alts]
    if len(title.split()) <= MOST_NAME_WORDS and any(_plain(title) in _plain(b) for b in borne):
        return title
    return None


def _beside_headline(page: Page, title: str) -> str | None:
    """What stands before the headline in the title: "Coast Daily - Talks fail"."""
    for line in page.lines:
        headline = line.text
        if len(headline.split()) < FEWEST_HEADLINE_WORDS or not title.endswith(headline):
            continue
        name = title.removesuffix(headline).rstrip()
        if name and name[-1] in ":-–—|»" and len(name.split()) <= MOST_NAME_WORDS:
            return _ONLINE.sub("", name.rstrip(" :-–—|»")) or None
    return None


def _company(name: str) -> str:
    before, name = None, re.split(r"(?<=\w\w)\. ", name)[0]
    while before != name:
        before, name = name, _COMPANY.sub("", name).strip(" .,")
    return name


def _plain(name: str) -> str:
    return "".join(c for c in _ARTICLE.sub("", name.strip()).casefold() if c.isalnum())


def _same(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    return bool(a) and (a == b or (len(a) > 5 and b.startswith(a)))


def _cased(line: str) -> str:
    line = line.strip(" .|·")
    return " ".join(map(name_case, line.split())) if line.isupper() else line
