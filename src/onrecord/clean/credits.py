"""Whose picture it is: credits alone, and at the end of a caption."""

from __future__ import annotations

import re

from onrecord.clean.line import Line

# Marks that sites set around a line.
EDGE = " .•·|–—-*>»:›…\t"
LONGEST_CREDIT = 120
_NAME = r"[A-Z][\w.'’-]*"
_CREDIT = re.compile(
    # "(AP Photo/ Pool)"
    r"\s*\((?=[A-Z]|(?:photo|picture|image|file|courtesy|credit|via)\b)"
    r"(?!(?:file|archive) (?:photo|picture|image)\))"  # says when, not whose
    r"(?=[^()]{0,90}(?:[Pp]hoto|PHOTO|[Ii]mages?\b|[Pp]icture|[Cc]redit|[Cc]ourtesy|Getty"
    r"|(?:/|via) ?(?:AP|AFP|Reuters|REUTERS|EPA|Pool|POOL)\b|EPA[-/]|REUTERS/|AFP/|AP/))"
    r"[^()]{2,90}\)\.?$"
    # "(Jane Doe/Hill Chronicle)", "(Source: Jane Doe)", "(Hill News: Jane Doe)"
    rf"|\s*\((?:{_NAME} ){{1,3}}?{_NAME}/(?:{_NAME} ?){{1,4}}\)$"
    rf"|\s*\((?:Source|Supplied|Foto|Provided|Contributed): ?[^()]{{3,60}}\)$"
    rf"|\s*\((?:{_NAME} ?){{1,4}}: (?:{_NAME} ?){{2,4}}\)$"
    # "on Monday. (Jane Doe)", "[Image: A loom] [Jane Doe]"
    rf"|(?<=[.!?”\"])\s+\({_NAME} (?:[A-Z]\. )?{_NAME}\)$"
    rf"|(?<=\])\s+\[{_NAME} (?:[A-Z]\. )?{_NAME}\]$"
    # "(Supplied)", "SUN-LEDGER FILE PHOTO"
    r"|(?<=[.!?”\"])\s+\((?:Supplied|Provided|Contributed|Submitted)\)$"
    r"|(?<=[.!?”\"])\s+[A-Z][A-Z '/-]{2,40} PHOTOS?$"
    # "[Jane Doe/Planet]"
    r"|\s*\[[A-Z][\w.'’-]+ [^\[\]/,;]{2,40}/[^\[\]/,;]{2,40}\]$"
    r"|\s*\[(?:File|Courtesy|Getty)[^\[\]]{0,30}\]$"
    # "Photograph: Jane Doe/Reuters", "Photo by Jane Doe"
    r"|\s+(?:\| ?)?(?:[Pp]hoto(?:graph)?s?|PHOTO|[Pp]ictures?|[Ii]mages?|[Cc]redit|Fotos?|Crédit)"
    rf"(?: (?:by|credit|courtesy(?: of)?))?(?: ?[:…/]|\.{{3}}| by )\s?{_NAME}"
    r"(?:(?:[ ,/|&]+| for | via )(?:[A-Z(][\w.'’)-]*|dpa|epa|ap)){0,6}$"
    # "in Rome. Jane Doe / Ledger", "in Rome Jane Doe/AFP"
    rf"|(?<=[.!?”\"])\s+{_NAME}(?: {_NAME}){{0,3}} ?/ ?[A-Z][\w ]{{1,30}}$"
    # "in Rome. AFP", "in Rome. (File)"
    r"|(?<=[.!?”\"])\s+(?:AP|AFP|Reuters|REUTERS|EPA|EFE|Xinhua|TASS|dpa|UPI|Getty Images"
    r"|\((?:File|FILE|Handout|Courtesy|Supplied|Screenshot|[Ff]ile [Pp]ictures?)\))$"
    rf"|\s+(?:{_NAME} ){{1,3}}(?:/|via )\s?(?:AP|Reuters|REUTERS|AFP|Getty(?: Images)?|EPA|Pool)"
    r"(?:[/ ]\w+)*$"
)
# One of these every credit has.
_CREDIT_HINTS = (
    "(", "[", "/", "hoto", "Foto", "rédit", "HOTO", "icture", "mage", "redit", "via ", "AP",
    "AFP", "EPA", "EFE", "Reuters", "REUTERS", "Xinhua", "TASS", "dpa", "UPI", "Getty",
)  # fmt: skip
# What stands behind a caption is a credit in looser forms than elsewhere.
_CAPTIONS_CREDIT = re.compile(
    r"\s*[|•·—–]?\s*(?:© ?[^.]{2,60}"
    r"|\[[^\[\]]{0,50}(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?[^\[\]]{0,30}\]"
    r"|\b(?:Photo|PHOTO|Video|VIDEO|Image|Illustration|Graphic|Picture|Pic)s?"
    r"(?: [Bb]y|(?: [Cc]redit)?:| ?[|/]) ?(?:[^.:]|(?<=\b[A-Z])\.){2,50}"
    # "in the hall. Jane Doe", "in the hall - Jane Doe/Planet", "in the hall | COURTESY"
    rf"|(?<=[a-z0-9)][.!?”\"])\s+{_NAME}(?: {_NAME}){{1,3}}(?: ?/ ?[A-Z][\w &]{{1,30}})?"
    rf"| [-–—|] {_NAME}(?: {_NAME}){{0,3}} ?/ ?[A-Z][\w &]{{1,30}}"
    rf"| \| {_NAME}(?: {_NAME}){{0,3}}"
    # "(Submitted by Jane Doe)", "(By Jane Doe -- Planet)", "(Xinhua/Jane Doe)", "(PTI)"
    rf"|\((?:(?:[Ss]ubmitted|[Tt]aken|[Pp]rovided|[Cc]ontributed) by|[Bb]y) {_NAME}[^()]{{0,60}}\)"
    rf"|\((?:{_NAME} ){{0,2}}{_NAME} ?(?:/|--|—) ?{_NAME}(?: {_NAME}){{0,3}}\)"
    r"|\((?:AP|AFP|PTI|ANI|EPA|EFE|Reuters|REUTERS|Xinhua|TASS|Kyodo)\))$"
)
_NAME_AND_HOUSE = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}} ?[|/] ?{_NAME}(?: {_NAME}){{0,4}}")
_CAPTION_PREFIX = re.compile(r"(?:Image|Media|Video) caption[,:]? |GRAPHIC: (?=PHOTOS?: )")


def is_credit(text: str) -> bool:
    """Whether a line beside a picture is a name and a house: "Jane Doe | The Planet".

    >>> is_credit("Jane Doe/Planet"), is_credit("Jane Doe, the minister")
    (True, False)
    """
    return bool(_NAME_AND_HOUSE.fullmatch(text))


def credit_of(text: str) -> re.Match[str] | None:
    """The photo credit at a text's end."""
    end = text[-LONGEST_CREDIT:]
    if not any(hint in end for hint in _CREDIT_HINTS):
        return None
    return _CREDIT.search(text, max(0, len(text) - LONGEST_CREDIT))


def without_credit(line: Line) -> tuple[Line, Line | None]:
    """A caption without the photo credit at its end, and the credit."""
    prefix = _CAPTION_PREFIX.match(line.text)
    if prefix is not None:
        line = line.cut(prefix.end(), len(line.text))
    found = [m for m in (credit_of(line.text), _CAPTIONS_CREDIT.search(line.text)) if m]
    match = min(found, key=lambda m: m.start(), default=None)
    if match is None or not line.text[: match.start()].strip():
        return line, None
    start = match.end() - len(match[0].lstrip(EDGE))
    owned = line.text[: match.start()].rstrip()
    if owned.endswith("©"):  # "© JANE DOE / AFP"
        start = len(owned) - 1
    end = min(start, match.start())
    return (line.cut(0, end) if line.text[:end].strip() else line), line.cut(start, len(line.text))
