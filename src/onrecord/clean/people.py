"""The people behind a report: bylines and "contributed to this report" lines."""

from __future__ import annotations

import re

from onrecord.clean import lexicon

_PARTICLES = frozenset(
    "de del della der den di da do dos du van von zu ter ten la le el al bin ibn ben abu af av y"
    " mac st".split()
)
_TOKEN = r"(?:[^\W\d_][\w'’.-]*)"
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|(?:Written|Reported|Posted|Story|Words|Text|Report) by"
    r"|(?P<label>(?i:byline|words|text|writer|author|reporter):)):? +"
    rf"(?P<who>{_TOKEN}.{{1,140}})"
)
# "Von Ann Lee und Bo Roe", "Par Ann Lee (avec AFP)": the names must fill the line.
_FOREIGN = re.compile(r"(?:Von|Par|Por|Di|Da|Door|Av) (?P<who>[^,;.]{5,80})")
_FOREIGN_AND = re.compile(r" (?:und|et|y|e|en|och|mit|avec|con|com|met) |\((?:avec|mit|con|com) ")
_FROM = re.compile(r"(?:From|FROM) (?P<who>[^,]{3,60}, [^,]{2,40})")
# What follows the names: a bar, a dash, a day.
_BEHIND = re.compile(rf"\s[|•·–—]\s.*|\s-\s.*|,?\s+(?:on\s+)?{lexicon.DATE}.*")
_SIGNED_PARTS = re.compile(r",\s+|\s[|•·–—-]\s")
# "Jane Doe, CTK | 10.04.2018 | 14:40"
_DAYS_BEHIND = re.compile(rf"(?:\s*[|•·]\s*(?:{lexicon.DATE}|\d{{1,2}}[:.]\d\d))+\W*$")
_WIRE_NAMES = re.compile(
    r"\b[Bb][Yy] (?P<who>[A-Z].{3,60}?)(?=$|\s*[|•(]|\s(?i:filed|posted|under|in|on|at|from)\b)"
)
_HONORIFICS = frozenset("dr mr mrs ms prof professor sir dame rev fr gen col capt".split())
_LONGEST_SIGNATURE = 100
_CONTRIBUTED = re.compile(
    r"(?P<who>.{3,160}?),? (?:also |all )?(?:have |has )?contributed(?: reporting| research)?"
    r"(?:,? (?:to|from|for|in) .{2,80}|,? reporting)?[.)]?"
    r"|(?:[(—–-]+ ?)?(?:with )?(?:additional |further |other )?"
    r"(?:reporting|research|writing|compiled|translated|contributions?|files|assistance|inputs?"
    r"|material)(?: and (?:writing|editing|research|reporting))? (?:by|from) (?P<who2>.{3,220})"
    r"|(?P<who3>[^.;:]{3,80}); additional (?:reporting|research) by (?P<who4>.{3,160})"
    r"|(?:written|compiled|prepared) by (?P<who5>.{3,80}?),? (?:based on|with|using) (?:reporting"
    r"|reports?|contributions?|materials?|information) (?:by|from) (?P<who6>.{2,120})"
    r"|material (?:from|by) (?P<who7>.{3,80}) was used in .{3,60}"
    r"|\(?this (?:article|story|report) was (?:written|reported|compiled) by (?P<who10>.{3,80}?)"
    r"(?:,? with (?:reports?|reporting|contributions?|help) (?:from|by) (?P<who11>.{3,160}?))?[.)]*"
    r"|\(?edited by (?P<who12>(?-i:(?:[A-Z][\w.'’-]* ){1,3}[A-Z][\w'’-]+))\)?"
    r"|(?P<who8>(?:(?!the |he |she |it |they )\S+ ){2,5})reported from (?P<who9>[^.;]{2,120})\.?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[;,&]|\band\b|\bwith\b|\||/)\s*")
# "Ann Lee contributed reporting from Rome, and Bo Roe from Oslo."
_AND_ANOTHER = re.compile(
    r"(?:, and|,|;| and) (?P<who>(?:[A-Z][\w.'’-]* ){2,4})(?:from|in) [A-Z][^,;]{2,40}"
)
_HOUSE = re.compile(r".*['’]s$")
_ALSO = re.compile(r"[;,.]? \(?(?:additional |further )?(?:reporting|research) by ", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|from|for|of|near|reports?|reporting)\s.*$")
_LATER = re.compile(
    r"\b(?:editing|edited|writing|photograph\w*|graphics?|video|illustrations?) by\b.*$",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 150
_LONGEST_CONTRIBUTORS = 320
# One of these every such line has and hardly any other; a quotation mark rules one out.
_HINTS = (
    "contribut", "reporting", "reported from", "writing by", "research by", "written by",
    "prepared by", "compiled by", "translated by", "edited by", "reported by", "files ", "input",
    "material ", "assistance ",
)  # fmt: skip
_MOST_NAME_WORDS = 5


def byline_names(line: str) -> tuple[str, ...] | None:
    """The names in a line "By X and Y, Staff Writers"; None when the line is no byline.

    A byline may name nobody ("By HERALD STAFF").

    >>> byline_names("By JANE DOE, Associated Press Writer | March 3, 2007")
    ('Jane Doe',)
    >>> byline_names("By Tuesday evening the river had risen.") is None
    True
    """
    if len(line) > _LONGEST_BYLINE:
        return None
    match = _BYLINE.fullmatch(line.strip()) or _FROM.fullmatch(line.strip())
    if match is None:
        return _foreign_names(line.strip())
    who = _BEHIND.sub("", match["who"])
    names = names_in(who)
    if match.re is _FROM and not is_title(who.partition(", ")[2].partition(", ")[0]):
        return None
    if names or match.groupdict().get("label"):
        return names or None
    words = {word.strip(".,").casefold() for word in who.split()}
    unsigned = bool(words & lexicon.byline_words()) or lexicon.is_agency_form(who)
    return () if unsigned and len(words) <= 8 and not line.endswith(".") else None


def _foreign_names(line: str) -> tuple[str, ...] | None:
    """The names in a byline of an English edition whose site says "by" in its own language."""
    match = _FOREIGN.fullmatch(line)
    parts = _FOREIGN_AND.split(match["who"]) if match else []
    parts = [part.strip(" ()") for part in parts]
    people = [part for part in parts if not lexicon.is_agency_form(part)]
    names = tuple(name for part in people for name in names_in(part))
    filled = len(names) == len(people) and list(names) == people
    return names if filled and names and names[0][0].isupper() else None


def signature_names(line: str) -> tuple[str, ...]:
    """The names in a line "JANE DOE, Associated Press Writer"; none when it is no signature.

    >>> signature_names("Jane Doe and John Roe, Globe Staff")
    ('Jane Doe', 'John Roe')
    >>> signature_names("Jane Doe, who was reelected, resigns")
    ()
    """
    parts = _SIGNED_PARTS.split(_DAYS_BEHIND.sub("", line.strip()))
    if len(line) > _LONGEST_SIGNATURE or len(parts) < 2:
        return ()
    alone = [n for n, part in enumerate(parts) if names_in(part) and _all_names(part)]
    titles = [part for n, part in enumerate(parts) if n not in alone]
    if not alone or alone[0] != 0 or not titles or not all(map(is_title, titles)):
        return ()
    return names_in(", ".join(parts[n] for n in alone))


def wire_names(line: str) -> tuple[str, ...]:
    """The names behind "By" at the end of a slug or stamp.

    >>> wire_names("BC-Cambodia-Hostage, UR By DON PATHAN")
    ('Don Pathan',)
    """
    match = _WIRE_NAMES.search(line)
    return names_in(_BEHIND.sub("", match["who"])) if match else ()


def _all_names(part: str) -> bool:
    """Whether a piece holds names and nothing else."""
    words = re.sub(r",| and|&", "", part).split()
    return [w.casefold() for w in words] == " ".join(names_in(part)).casefold().split()


def is_title(part: str) -> bool:
    """Whether a piece says what somebody is or for whom they write."""
    words = [word.strip(".,").casefold() for word in part.split()]
    known = lexicon.byline_words()
    return len(words) <= 6 and (any(w in known for w in words) or lexicon.is_agency_form(part))


def contributor_names(line: str) -> tuple[str, ...] | None:
    """The names in a line about who else reported; None when the line is none.

    >>> contributor_names("Reporting by Jane Doe in Paris; editing by John Roe")
    ('Jane Doe',)
    """
    small = line.casefold() if len(line) <= _LONGEST_CONTRIBUTORS else '"'
    if '"' in small or "“" in small or not any(hint in small for hint in _HINTS):
        return None
    match = _CONTRIBUTED.fullmatch(line.strip())
    if match is None:
        return None
    others = [m["who"].strip() for m in _AND_ANOTHER.finditer(line, match.end("who"))]
    who = "; ".join([*(part for part in match.groups() if part), *others])
    names = names_in(_LATER.sub("", who.rstrip(".)")))
    if match["who8"] and not names:
        return None
    if names or lexicon.agency_in(who) or re.search(r"\b(?:staff|agenc|wire|report)", who.lower()):
        return names
    return None


def names_in(words: str) -> tuple[str, ...]:
    """The names of people in a list of names, titles and places.

    >>> names_in("Associated Press writers Ann O'BRIEN in Rome, Li Wei and the bureau")
    ("Ann O'Brien", 'Li Wei')
    """
    found: list[str] = []
    pieces = re.split(rf"({_PARTS.pattern})", _ALSO.sub("; ", words))
    for number in range(0, len(pieces), 2):
        # Behind a comma stands what somebody is: "Jane Doe, Planet Education Correspondent".
        apart = number == 0 or "," not in pieces[number - 1] or not found
        name = _name(pieces[number], titled=apart)
        found += [name] if name else []
    return tuple(dict.fromkeys(found))


def _name(part: str, *, titled: bool) -> str | None:
    """One person's name out of a piece of a list, titles before it left off.

    Args:
        part: the piece.
        titled: whether what the person is may follow the name.
    """
    tokens = _PLACE.sub("", part.strip(" .()-–—_:*")).split()
    other = lexicon.byline_words()
    while tokens and (
        (_HOUSE.match(tokens[0]) and len(tokens) > 2)
        or tokens[0].casefold().strip(".") in other
        or tokens[0].casefold().strip(".") in _HONORIFICS
        or tokens[0] in ("AP", "AFP", "Associated", "Reuters", "PA", "UPI", "The")
        or (tokens[0].islower() and tokens[0] not in _PARTICLES)
    ):
        tokens = tokens[1:]
    # "Jane Doe Foreign Correspondent": what she is follows her name.
    known = (n for n, token in enumerate(tokens) if n > 1 and token.casefold().strip(".,") in other)
    tokens = tokens[: next(known, len(tokens))] if titled else tokens
    if not 2 <= len(tokens) <= _MOST_NAME_WORDS:
        return None
    if any(token.casefold().strip(".,") in other for token in tokens):
        return None
    if not all(re.fullmatch(_TOKEN, token) for token in tokens):
        return None
    capital = sum(token[0].isupper() for token in tokens)
    small = all(token[0].isupper() or token in _PARTICLES for token in tokens)
    if capital < 2 or not small or lexicon.agency_in(" ".join(tokens)):
        return None
    return (
        " ".join(map(name_case, tokens))
        if any(t.isupper() and len(t) > 2 for t in tokens)
        else " ".join(tokens)
    )


def name_case(word: str) -> str:
    """A word of a name that may be in capitals.

    >>> [name_case(w) for w in ("O'BRIEN", "McDONALD", "SMITH-JONES", "J.R.", "Anna")]
    ["O'Brien", 'McDonald', 'Smith-Jones', 'J.R.', 'Anna']
    """
    if "." in word[:-1] or not sum(c.isupper() for c in word) > 1 or len(word) < 3:
        return word
    if not word.isupper() and not word.startswith(("Mc", "Mac")):
        return word
    cased = "".join(
        part.capitalize() if part.isupper() else part for part in re.split(r"([-'’])", word)
    )
    return "Mc" + word[2:].capitalize() if word.startswith("Mc") else cased
