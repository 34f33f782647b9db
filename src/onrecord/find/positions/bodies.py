"""What a report's own words add about the bodies that people speak for."""

from __future__ import annotations

import re

from onrecord.annotate.lemmas import lemma
from onrecord.find.events.people import PEOPLE
from onrecord.lexicon.event_tables import noun_classes
from onrecord.lexicon.tables import collectives, country_words, roles

# "the Dockers' Union": a name that goes on behind a plural's apostrophe.
_OWNED = r"[A-Z][\w-]*s['’]"
_NAME = r"[A-Z][\w'’-]*(?: (?:of (?:the )?|for (?:the )?)?[A-Z][\w'’-]*)*"
_LEADING = r"(?:leads|led|heads|headed|chairs|chaired|runs|commands|speaks for|founded)"
_PEOPLE = ("man", "men", "woman", "women", "wives", "people", "ers", "ists", "ians", "ors")
_OFFICIALS = re.compile(
    r"^(?:the |some |several |senior )*(?:officials|authorities|ministers) in (?P<place>[\w' ]+)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^(?:the )?(?P<whose>.+?)['’]s? (?:press )?office$|^office of (?:the )?(?P<of>.+)$"
)
# Nouns by which a report calls the one body whose name it has told.
_OWN = re.compile(
    r"(?:union|league|federation|front|party|movement|association|alliance|guild|chamber|"
    r"brotherhood|bloc|congress|council|commission|committee|society|syndicate)$"
)
_LEADS = "(?:leaders|leadership|board|management|executive|officials|negotiators|chiefs)"
_LEADERS = re.compile(
    rf"^(?:the )?(?P<whose>.+?)['’]s? {_LEADS}$|^{_LEADS} of (?:the )?(?P<of>.+)$"
)
# "the Norwegian government", "Norway's government", "the administration"
_GOVERNMENT = re.compile(
    r"^(?:[Tt]he )?(?:(?P<whose>[A-Z][\w.]*(?: [A-Z][\w.]*)*?)(?:['’]s?)? )?"
    r"(?:\w+ )?(?P<body>government|administration|authorities)$"
)
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


def fuller(text: str, name: str) -> str:
    """The name that stands beside a description, or that is made with it; else the description.

    >>> fuller("The mining company, Andina Cobre, called for calm.", "mining company")
    'Andina Cobre'
    >>> fuller("The Union of Dockers met. The union agreed.", "union")
    'Union of Dockers'
    >>> fuller("The army, which lost a tank, agreed.", "army")
    'army'
    """
    if name[:1].isupper():
        return name
    beside = re.search(rf"\b{re.escape(name)}, (?:the )?(?P<name>{_NAME})[,.]", text)
    if beside is not None and beside["name"].lower() not in country_words():
        return beside["name"]
    if " " in name:
        return name
    if not _OWN.match(name):
        return name
    body = name.capitalize()
    of = rf"\b{body} (?:of|for) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*"
    before = r"\b(?!(?:The|A|Its|Their) )(?:[A-Z][\w'’-]+ )+"
    made = set(re.findall(rf"{of}|{before}{body}\b", text))
    return made.pop() if len(made) == 1 else name


def is_somebody(name: str) -> bool:
    """Whether a name or description is one of people or a body of people.

    >>> is_somebody("Eva Lund"), is_somebody("reindeer herders"), is_somebody("sack of flour")
    (True, True, False)
    """
    if any(c.isupper() for c in name):
        return True
    head = re.split(r" (?:of|in|at|for|from|with|to|on|against|led|who|selling)\b", name)[0].split()
    word = re.sub(r"['’]s?$", "", head[-1]) if head else ""
    single = lemma(word, "NNS")
    known = word in collectives() or {word, single} & roles().keys()
    many = word.endswith(_PEOPLE) or bool(noun_classes().get(single, frozenset()) & PEOPLE)
    return bool(known) or many


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
    if found is not None:
        return found["body"]
    noun = re.search(rf"{re.escape(name)},? who {_LEADING} (?:the|its) (?P<body>[a-z]+)\b", text)
    return fuller(text, noun["body"]) if noun is not None else None


def leaders_of(name: str) -> str | None:
    """Whose leaders they are who are called so.

    >>> leaders_of("union's leaders"), leaders_of("leadership of the League"), leaders_of("rebels")
    ('union', 'League', None)
    """
    found = _LEADERS.match(name)
    return (found["whose"] or found["of"]) if found is not None else None


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


def governed(text: str, words: str) -> str | None:
    """Who is meant by words for a government that name it, or that its report has named.

    >>> governed("", "the Norwegian government"), governed("", "Norway's government")
    ('Norway', 'Norway')
    >>> governed("The Lund administration met.", "the administration")
    'Lund administration'
    >>> governed("", "the government") is None, governed("", "the Labour government") is None
    (True, True)
    """
    found = _GOVERNMENT.match(words)
    if found is None:
        return None
    state = country_words().get((found["whose"] or "").lower())
    if state is not None:
        return state.country.name
    if found["body"] != "administration":
        return None
    named = re.search(r"\b(?:[A-Z][\w'’-]+ )?[A-Z][\w'’-]+ administration\b", text)
    name = re.sub(r"^(?:The|A|Its|Their) ", "", named[0]) if named is not None else None
    return name if name is None or not name.startswith("administration") else None


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
