"""What a report's own words add about the bodies that people speak for."""

from __future__ import annotations

import re

from onrecord.lexicon.tables import country_words

# "the Dockers' Union": a name that goes on behind a plural's apostrophe.
_OWNED = r"[A-Z][\w-]*s['’]"
_NAME = r"[A-Z][\w'’-]*(?: (?:of (?:the )?|for (?:the )?)?[A-Z][\w'’-]*)*"
_LEADING = r"(?:leads|led|heads|headed|chairs|chaired|runs|commands|speaks for|founded)"
_OFFICIALS = re.compile(
    r"^(?:the |some |several |senior )*(?:officials|authorities|ministers) in (?P<place>[\w' ]+)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^(?:the )?(?P<whose>.+?)['’]s? (?:press )?office$|^office of (?:the )?(?P<of>.+)$"
)
OWN_OFFICE = re.compile(r"^(?:his|her|its|their) (?:press )?office$", re.IGNORECASE)
# Whose office it is where only the post is named: that of the state.
_POSTS = frozenset(
    ("president", "premier", "prime minister", "chancellor", "king", "queen", "emir", "sultan")
)


def whole(text: str, name: str) -> str:
    """A body's name with the parts that an apostrophe cut off, as the report first writes it.

    >>> whole("The Dockers' Union met. The union's leader …", "Dockers")
    "Dockers' Union"
    >>> whole("The Dockers' Union met. The union's leader …", "union")
    "Dockers' Union"
    >>> whole("Norway's Labour Party met.", "Norway")
    'Norway'
    """
    words = re.escape(name)
    behind = re.search(rf"\b({words}s?['’] [A-Z][\w-]+(?: [A-Z][\w-]+)*)", text)
    if behind is not None and name.endswith("s"):
        return behind[1]
    before = re.search(rf"\b({_OWNED} (?:[A-Z][\w-]+ )*{words})\b", text, re.IGNORECASE)
    if before is not None and before[1][0].isupper() and " " not in name:
        return before[1]
    if name.islower():
        named = re.search(rf"\b((?:[A-Z][\w-]+ )+{words.capitalize()})\b", text)
        return re.sub(r"^(?:The|A|Its|Their) ", "", named[1]) if named is not None else name
    return name


def led(text: str, name: str) -> str | None:
    """The body that the report says somebody leads or is of, behind the name.

    >>> led("Lena Falk, who leads the Liberal Party, spoke.", "Lena Falk")
    'Liberal Party'
    >>> led("Lena Falk of the Liberal Party spoke.", "Lena Falk")
    'Liberal Party'
    """
    found = re.search(
        rf"{re.escape(name)}(?:,? who {_LEADING}| of| from) the (?P<body>{_NAME})", text
    )
    return found["body"] if found is not None else None


def seat(name: str) -> str | None:
    """The state of officials who are known by where they sit.

    >>> seat("officials in Nairobi"), seat("officials in the port")
    ('Kenya', None)
    """
    found = _OFFICIALS.match(name)
    word = country_words().get(found["place"].lower()) if found is not None else None
    return word.country.name if word is not None else None


def office(name: str) -> str | None:
    """Whose office it is; empty where only the post is named, which is the state's.

    >>> office("Orr's office"), office("the president's office"), office("post office")
    ('Orr', '', None)
    """
    found = _OFFICE.match(name)
    if found is None:
        return None
    whose = found["whose"] or found["of"]
    return "" if whose.lower() in _POSTS else whose


def adjective(text: str, body: str) -> str | None:
    """The state of a body by the adjective before it: "the *Norwegian* government".

    >>> adjective("The Norwegian government's spokeswoman …", "government")
    'Norway'
    """
    for found in re.finditer(rf"\b([A-Z]\w+) {re.escape(body)}\b", text):
        word = country_words().get(found[1].lower())
        if word is not None and word.how in ("demonym", "name"):
            return word.country.name
    return None
