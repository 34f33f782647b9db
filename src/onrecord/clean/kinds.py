"""What a line is by its own words and look: a stamp, a byline, a caption, a menu, or unknown."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.clean import lexicon
from onrecord.clean.credits import EDGE, credit_of
from onrecord.clean.dates import written_dates
from onrecord.clean.line import Line
from onrecord.clean.people import byline_names, contributor_names, names_in, signature_names

# A paragraph of prose has at least this many words, or fewer and a sentence's end.
LONG_WORDS = 25
SENTENCE_WORDS = 8
# Patterns of leftovers are for lines; a longer paragraph is only tried for a copyright notice.
LONGEST_LEFTOVER = 300
# Corrections tell at length what was wrong.
LONGEST_CORRECTION = 700
LONGEST_CAPTION = 900
# The longest stamps give two dates with their times.
LONGEST_STAMP = 120
# A sentence's end, and "(Reuters)" or "[Ed.]" behind it.
ENDS = re.compile(r"[.!?…:;,][\"'”’)\]]*(?: ?[(\[][^()\[\]]{1,40}[)\]]\.?)?$")
_LEGAL = re.compile(
    r"(?:©|\(c\)|copyright\b|this (?:material|website)|we use cookies)", re.IGNORECASE
)
# What elements that the page names so hold, whatever the words; in this order.
_OF_REGION = {"credit": "credit", "caption": "caption", "bio": "about", "pull": "pull"}
# "mk/jlr/AFP", "(dt-cj)", "jt/rc (dpa, AFP)": who wrote and who edited, below a text.
_INITIALS = re.compile(
    r"\(?[a-z]{2,4}(?:[/.-](?:[a-z]{2,4}|[A-Z]{2,4})){1,4}\)?(?: \([A-Za-z ,]{2,30}\))?"
)
_FIELDS = re.compile(r"\s*[|•·]\s*")
_CLOSING = re.compile(r"(?:\(.{2,30}\)|[–—-]+ ?.{2,30}|/.{2,30}/)\.?")
_SOURCE = re.compile(r"(?:source|agency|via)\s*[:|]\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[^\w'’.-]+")
_CORRECTS = re.compile(
    r"\W{0,3}(?:(?:correction|clarification|amendment|erratum|corrected|editors?['’]?s?['’]? note)"
    r"s?"
    # "Correction, 2 p.m.:"
    r"(?:[ ,] ?[\w ,]{1,30}(?:[ap]\.m\.)?)?(?: ?\([\w., ]{3,30}\))?\s*[:–—-]"
    # "Update, 24 June 2018:", "[Edit 16 Feb:", "UPDATE (noon):"
    r"|(?:update|edit|amended|edited)d?(?:,? |,)\(?(?=[\w., :/]{0,24}(?:\d|noon\b|day\b|night\b))"
    r"[\w., :/]{2,30}\)?\s?: "
    r"|corrections? appended|this version corrects? "
    r"|eds: (?:corrects?|updates?|subs|adds|recasts)\b"
    # "An article on Tuesday about the dam misstated its height."
    r"|(?:an?|the) (?:article|story|report|item|headline|caption|graphic|map|column)\b.{0,200}?"
    r" (?:misstated|misidentified|misspelled|misspelt|misquoted|misattributed|mischaracterized"
    r"|(?:incorrectly|erroneously|wrongly|mistakenly) \w+|gave (?:the|an) (?:wrong|incorrect)) "
    r"|this (?:article|story|report|item|piece|post|page)(?:, .{1,60}?,)? (?:has been|was|is)"
    r" (?:amended|corrected|updated|revised|changed|edited) "
    # "In Tuesday's Herald the height of the dam was given wrongly."
    r"|in (?:\w+day|yesterday)['’]s \w.{0,200}? (?:was|were)"
    r" (?:(?:given|stated|spelled|quoted|named) (?:wrongly|incorrectly)"
    r"|(?:wrongly|incorrectly) \w+|misstated|misspelled)\b"
    r"|(?:in )?(?:an earlier|a previous|the (?:first|earlier|previous|original)) version"
    r" (?:of|said|stated|had|gave|misstated|incorrectly|we (?:wrote|said))\b"
    r"|we have corrected |\(?corrects |\(?refiles? |we are happy to clarify)",
    re.IGNORECASE,
)
# A notice's sentences, and what other sentences and pieces beside it lack.
_SENTENCES = re.compile(r"(?<=[a-z0-9]{5}[.!?]) (?=[A-Z©(])| [|·•] ")
_RIGHTS = re.compile(
    r"©|\(c\)|copyright|\brights\b|\blink\b|quoting|reproduc|trade ?mark|distributed by"
    r"|\bmay not be\b|permission|licen[cs]|redistribut|unauthori|republi|redissem|prohibit"
    r"|\bnot responsible for\b",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"\b[a-z]|\d")
_CAPTION_OPENS = re.compile(
    r"(?:(?:Image|Media|Video) caption[,:]?\s|\[(?:Image|Photo|Picture): |Stock (?:image|photo)\b"
    r"|PHOTOS?: (?=\S+ \S+ \S)|FILE ?(?:PHOTO)?\s?[-–—:]"
    r"|File (?:photo|picture|image)\s?[-–—:]|Caption:"
    r"|Pictured:?\s|In this (?:[A-Z][\w.]+ )?(?:\d{1,2}, )?(?:\d{4}[, ])?.{0,40}"
    r"(?:photo|picture|image)\b|(?:Photo|Image|Picture) shows\b)"
)
_GRAPHIC = re.compile(r"GRAPHICS?: \S+ \S+ \S+ \S")
# An advert's label that scraping left behind the paragraph above it.
_ADVERT_AT_END = re.compile(r"(?<=[.!?”\"])\s+(?:ADVERTISEMENT|Advertisement|SPONSORED)\.?$")
_STAMP_AT_END = re.compile(
    rf"[\s.|•·–—-]+(?:(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:?) ?"
    rf"{lexicon.DATE}.{{0,40}}$",
    re.IGNORECASE,
)
_STAMP_WORDS = re.compile(
    r"\b(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d{1,2}(?= ?[ap]\.?m\b)|[ap]\.?m\b\.?"
    r"|first|last|originally|published|posted|updated?|modified|created|added|issued|filed|uploaded|released|date|time|on"
    r"|at|gmt|utc|bst|ist|cet|cest|msk|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|z|local|source|admin"
    r"|by admin|(?:about )?\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:gmt|utc)?[+-]\d{1,4})\b|\+0\d:?\d\d",
    re.IGNORECASE,
)


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph and not like a title or a menu.

    >>> is_prose("He said on Monday that the talks would go on."), is_prose("Talks to go on")
    (True, False)
    """
    words = line.count(" ") + 1
    return (words >= SENTENCE_WORDS and bool(ENDS.search(line))) or words >= LONG_WORDS


class Told(NamedTuple):
    """What a line is by itself, and by what that was told."""

    kind: str
    reason: str


def told(line: Line, *, head: bool = True) -> Told | None:
    """What a line is by its own words and look, None when they do not tell.

    Args:
        line: the line.
        head: whether it stands above the article, where more is furniture than below.

    >>> from onrecord.clean.plain import text_lines
    >>> told(text_lines("By Jane Doe")[0])
    Told(kind='byline', reason='reads like a byline')
    """
    text, regions = line.text, line.look.regions
    bare = text.strip(EDGE)
    if not bare or not any(char.isalnum() for char in bare):
        return Told("end", "holds no word")
    marked = next((region for region in _OF_REGION if region in regions), None)
    if marked and (marked != "credit" or regions & {"figure", "caption"}):
        return Told(_OF_REGION[marked], f"the page marks it as {marked}")
    if contributor_names(bare) is not None:
        return Told("contributor", "says who else worked on the report")
    if byline_names(bare) is not None or (head and signature_names(bare)):
        return Told("byline", "reads like a byline")
    if len(bare) <= LONGEST_CORRECTION and _CORRECTS.match(bare):
        return Told("correction", "tells of an error or a change")
    if is_stamp(text):
        return Told("stamp", "holds a date and words of a stamp, and nothing else")
    if _GRAPHIC.match(text):
        return Told("caption", "an archive's text of a picture")
    return _leftover(line, bare, head=head) or _by_look(line)


def _leftover(line: Line, bare: str, *, head: bool) -> Told | None:
    if len(bare) <= LONGEST_LEFTOVER:
        if head and lexicon.is_agency_form(_SOURCE.sub("", bare)):
            # "AFP" alone above an article signs it; below, it credits a picture
            return Told("byline", "names an agency and nothing else")
        if head and _signs_first(bare):
            return Told("byline", "names an agency, and then a date or an editor")
        kind = lexicon.leftover_kind(bare, head=head)
        if kind:
            return Told(kind, f"has the form of a site's leftovers: {kind}")
    elif _LEGAL.match(bare):
        return Told("copyright", "opens like a legal notice")
    if not head and _CLOSING.fullmatch(line.text) and _is_agency(line.text):
        return Told("byline", "an agency in brackets or behind a dash closes the text")
    if not head and _INITIALS.fullmatch(line.text):
        return Told("byline", "initials of writers and editors close the text")
    if bare.isdigit():
        return Told("count", "a number alone")
    return None


def _signs_first(text: str) -> bool:
    """Whether a line opens with an agency's name and goes on with a date, in fields."""
    first, *rest = _FIELDS.split(text)
    named = rest and lexicon.is_agency_form(_SOURCE.sub("", first))
    return bool(named) and any(is_stamp(part) for part in rest)


def _by_look(line: Line) -> Told | None:
    text, regions = line.text, line.look.regions
    columns = line.look.fields >= 3 and len(text) < 40 * line.look.fields
    if columns and not ENDS.search(text) and not any(date.year for date in written_dates(text)):
        return Told("menu", f"is parted into {line.look.fields} columns")
    if "byline" in regions and len(text) <= LONGEST_STAMP and _only_names(text):
        return Told("byline", "the page marks it as byline, and it holds names")
    return Told("caption", "has the form of a caption") if _is_caption(text) else None


def _is_agency(text: str) -> bool:
    return lexicon.is_agency_form(text.strip(" ()–—-./"))


def _only_names(text: str) -> bool:
    """Whether most words of a line are names of people."""
    words = _PLAIN.sub(" ", text).split()
    named = sum(len(name.split()) for name in names_in(text))
    return named > 0 and named >= len(words) / 2


def own_kind(line: Line, *, head: bool = True) -> str | None:
    """The kind that `told` tells."""
    found = told(line, head=head)
    return found.kind if found else None


def is_stamp(text: str) -> bool:
    """Whether a line says when the page was published or changed, and nothing else.

    >>> is_stamp("22:41, 14 Nov 2016 | UPDATED 08:10"), is_stamp("On May 3, 2016 he left")
    (True, False)
    """
    if len(text) > LONGEST_STAMP or not any(char.isdigit() for char in text):
        return False
    dates = [date for date in written_dates(text) if date.year]
    rest = text
    for date in reversed(dates):
        rest = rest[: date.span[0]] + " " + rest[date.span[1] :]
    words = [word for word in _STAMP_WORDS.sub(" ", rest).split() if any(map(str.isalnum, word))]
    return bool(dates) and all(lexicon.is_agency_form(word) for word in words)


def _is_caption(text: str) -> bool:
    if _CAPTION_OPENS.match(text):
        return True
    credit = credit_of(text)
    return bool(credit and len(text) < LONGEST_CAPTION and text[: credit.start()].count(" ") >= 2)


def rights_alone(line: Line) -> tuple[Line | None, Line, Line | None]:
    """A copyright notice, and what stands before and behind it in its line.

    >>> from onrecord.clean.plain import text_lines
    >>> both = rights_alone(text_lines("© 2011 The Echo. All rights reserved. Powered by Press")[0])
    >>> both[1].text, both[2].text
    ('© 2011 The Echo. All rights reserved.', 'Powered by Press')
    """
    edges = [(m.start(), m.end()) for m in _SENTENCES.finditer(line.text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(line.text)]
    held = [n for n in range(len(starts)) if _RIGHTS.search(line.text, starts[n], ends[n])]
    if not held or len(held) == len(starts):
        return None, line, None
    first, last = starts[held[0]], ends[held[-1]]
    if not _SAYS_MORE.search(line.text, last):  # the owner's name
        last = ends[-1]
    before = line.cut(0, first) if first else None
    return (
        before,
        line.cut(first, last),
        line.cut(last, len(line.text)) if last < ends[-1] else None,
    )


def without_advert(line: Line) -> tuple[Line, Line | None]:
    """A paragraph without the label of an advert that stands behind it, and the label.

    >>> from onrecord.clean.plain import text_lines
    >>> line, label = without_advert(text_lines("He would not leave. ADVERTISEMENT")[0])
    >>> line.text, label.text
    ('He would not leave.', 'ADVERTISEMENT')
    """
    match = _ADVERT_AT_END.search(line.text)
    if match is None:
        return line, None
    return line.cut(0, match.start()), line.cut(match.start(), len(line.text))


def without_stamp(line: Line) -> tuple[Line, Line | None]:
    """A headline without the stamp that some sites glue to it, and the stamp.

    >>> from onrecord.clean.plain import text_lines
    >>> line, stamp = without_stamp(text_lines("Talks fail. Last Updated: 07/27/2016")[0])
    >>> line.text, stamp.text
    ('Talks fail', 'Last Updated: 07/27/2016')
    """
    match = _STAMP_AT_END.search(line.text) if len(line.text) <= LONGEST_LEFTOVER else None
    if match is None or not line.text[: match.start()].strip(EDGE):
        return line, None
    stamp = match.start() + len(match[0]) - len(match[0].lstrip(EDGE + "."))
    return line.cut(0, match.start()), line.cut(stamp, len(line.text))
