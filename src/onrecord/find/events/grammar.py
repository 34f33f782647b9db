"""What the finder of events asks of the parse: voice, subjects, objects, prepositions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.find.phrases import NOMINAL
from onrecord.find.times.words import values
from onrecord.lexicon.event_tables import Governor, governors

POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
CLAUSAL = frozenset(("xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis", "csubj:pass"))
REACH = 8
# How a gerund that tells what is blamed, threatened or prevented is joined: "accused of lying".
OF_DEED = frozenset(("", "of", "for", "from", "with", "against", "about", "on", "to"))
PARTICLES = frozenset(("down", "off", "up", "back"))
_OPENED = frozenset(("obl", "nmod", "obl:agent", "advcl", "xcomp", "advmod", "ccomp"))
MONTHS = frozenset((*values("month"), *values("month_short")))
TIMES = frozenset((*values("weekday"), *values("unit"),
                   "morning", "evening", "afternoon", "night", "noon", "midnight", "dawn", "dusk",
                   "today", "yesterday", "tomorrow", "weekend", "time", "century", "decade",
                   "spring", "summer", "autumn", "winter"))  # fmt: skip


def case(token: Token) -> str:
    """The preposition before a phrase, "" for none; several words are joined by blanks."""
    first = next((c for c in token.lefts if c.dep_ == "case"), None)
    if first is None:
        return ""
    fixed = (c.lower_ for c in first.rights if c.dep_ == "fixed")
    return " ".join((first.lower_, *fixed))


def mark(verb: Token) -> str:
    """The word that opens a clause ("if", "to", "that"), "" for none."""
    for child in verb.lefts:
        if child.dep_ in ("mark", "case") or child.tag_ == "TO":
            return child.lower_
        if child.dep_ == "advmod" and child.tag_ == "WRB":
            return child.lower_
    return ""


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def auxiliaries(verb: Token) -> list[Token]:
    """A verb's helpers; those of the verb that it is joined to where it has none of its own."""
    at: Token = verb
    for _ in range(REACH):
        own = [c for c in at.lefts if c.dep_ in ("aux", "aux:pass", "cop")]
        if own or at.dep_ != "conj" or at.head.pos_ not in ("VERB", "AUX"):
            return own
        if at.tag_ in ("VBD", "VBZ", "VBP") or own_subject(at) is not None:
            return own
        at = at.head
    return []


def passive(verb: Token) -> bool:
    """Whether a verb's subject is done to: "was freed", "aid halted by", "to be freed"."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("nsubj:pass", "aux:pass", "obl:agent") for c in verb.children):
        return True
    if verb.tag_ == "VBD":
        return False
    helpers = {c.lemma_ for c in auxiliaries(verb)}
    if helpers & {"be", "get"}:
        return True
    return "have" not in helpers and verb.dep_ in ("acl", "acl:relcl", "advcl", "amod", "conj")


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb itself, or by mistake on the infinitive behind it."""
    for child in verb.children:
        if child.dep_.startswith(("nsubj", "csubj")):
            return child
    for child in verb.rights:
        if child.dep_ == "xcomp":
            for c in child.lefts:
                if c.dep_.startswith("nsubj") and c.i < verb.i:
                    return c
    return None


def grammatical_subject(verb: Token) -> Token | None:
    """A verb's subject, its own or the one that it shares with another verb or takes from it."""
    at: Token = verb
    for _ in range(REACH):
        own = own_subject(at)
        if own is not None:
            return own
        head = at.head
        if head.i == at.i:
            return None
        if at.dep_ in ("acl", "acl:relcl") and head.pos_ in NOMINAL:
            return _of_noun_clause(at, head)
        if at.dep_ in CLAUSAL:
            controlled = _controlled(at, head)
            if controlled is not None:
                return controlled
            if at.dep_ in ("ccomp", "csubj") and not has_to(at):
                return None
        elif at.dep_ == "obl" or (at.dep_ == "nmod" and at.tag_ == "VBG"):
            found = governor(head)
            if found is not None and found.kind == "matter" and found.control == "obj":
                return done_to(head) or _asked(head)
        elif at.dep_ != "conj" or head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        if at.dep_ == "conj" and head.pos_ == "VERB" and passive(at) != passive(head):
            # "was held and then left": what is subject of the one is subject of the other
            return grammatical_subject(head)
        at = head
    return None


def _of_noun_clause(verb: Token, noun: Token) -> Token | None:
    """The subject of a clause on a noun: the noun, or of "his threat to leave" who threatens."""
    if has_to(verb) and governor(noun) is not None:
        return holder(noun)
    if verb.tag_ in ("VBG", "VBN") or verb.dep_ == "acl:relcl":
        return noun
    return holder(noun) if has_to(verb) else noun


def holder(noun: Token) -> Token | None:
    """Whose deed or plan a noun is: possessor, "of" or "by", or the subject of its verb."""
    for child in noun.lefts:
        if child.dep_ == "nmod:poss":
            return child
    for wanted in ("by", "of", "from"):
        for child in noun.rights:
            if child.dep_ == "nmod" and case(child) == wanted and wanted != "from":
                return child
    if noun.dep_ in ("obj", "obl", "xcomp") and noun.head.pos_ == "VERB":
        return doer(noun.head)
    return None


def _controlled(verb: Token, head: Token) -> Token | None:
    """Whose deed an infinitive or participle is, by the word that governs it."""
    found = governor(head)
    if found is not None and found.control == "obj" and (has_to(verb) or verb.tag_ == "VBG"):
        asked = done_to(head) or _asked(head)
        return asked if asked is not None and asked.i != verb.i else None
    if head.pos_ == "VERB" and has_to(verb) and verb.dep_ in ("xcomp", "ccomp"):
        obj = next((c for c in head.rights if c.dep_ == "obj" and c.i < verb.i), None)
        if obj is not None and (found is None or found.kind == "through"):
            return obj
    if head.pos_ == "ADJ" or head.pos_ == "NOUN":
        return own_subject(head)
    return None


def _asked(verb: Token) -> Token | None:
    """Who is asked by a preposition: "called *on Kenya* to leave"."""
    for child in verb.rights:
        if child.dep_ in ("obl", "iobj") and case(child) in ("on", "upon", "to", "with"):
            return child
    return None


def doer(verb: Token) -> Token | None:
    """Who does what a verb tells: the agent of a passive, else the subject."""
    if passive(verb):
        agent = next((c for c in verb.rights if c.dep_ == "obl:agent"), None)
        if agent is None:
            agent = next((c for c in verb.rights if c.dep_ == "obl" and case(c) == "by"), None)
        return agent
    return grammatical_subject(verb)


def done_to(verb: Token) -> Token | None:
    """To what it is done: the subject of a passive, else the object."""
    if passive(verb):
        if verb.dep_ in ("acl", "amod") and own_subject(verb) is None:
            return verb.head
        return grammatical_subject(verb)
    objects = [c for c in verb.children if c.dep_ == "obj"]
    if objects:  # of two, the first is whom it is given
        return objects[-1]
    given = next((c for c in verb.children if c.dep_ == "iobj"), None)
    if given is not None:
        return given
    return next((c for c in verb.rights if c.dep_ == "obl" and _behind_particle(c, verb)), None)


def _behind_particle(token: Token, verb: Token) -> bool:
    """Whether a phrase is a verb's object behind a particle: "voted *down* the budget".

    The parse takes the particle for a preposition, or the object for a phrase without one.
    """
    first = next((c for c in token.lefts if c.dep_ == "case"), None)
    if first is None:
        particle = any(c.dep_ == "compound:prt" for c in verb.rights)
        return particle and not is_time(token)
    alone = sum(c.dep_ == "case" for c in token.lefts) == 1
    return first.lower_ in PARTICLES and first.i == verb.i + 1 and alone


def cases(token: Token) -> set[str]:
    """The prepositions before a phrase, each by itself and all as one: "out of"."""
    found = [c.lower_ for c in token.lefts if c.dep_ == "case"]
    return {*found, " ".join(found), case(token)}


def is_time(token: Token) -> bool:
    """Whether a phrase names a time: "on Monday", "in May", "for two days"."""
    low = token.lower_.rstrip(".")
    if low in MONTHS:
        return token.pos_ == "PROPN"
    return low in TIMES or token.lemma_.lower() in TIMES or (low.isdigit() and len(low) == 4)


def with_preposition(head: Token, *words: str) -> Iterator[Token]:
    """The phrases on a verb or noun that one of some prepositions opens, times left out."""
    for child in head.children:
        opened = child.dep_ in ("obl", "nmod", "obl:agent", "advcl", "iobj")
        if opened and cases(child) & set(words) and not is_time(child):
            yield child


def company(head: Token) -> set[str]:
    """The words that stand with a head: particles, prepositions, objects, modifiers."""
    out: set[str] = set()
    for child in head.children:
        if child.is_punct or child.dep_.startswith(("nsubj", "conj", "ccomp", "parataxis")):
            continue
        out |= {child.lower_, child.lemma_.lower()}
        if child.i > head.i and child.dep_ in _OPENED and not is_time(child):
            out |= {c.lower_ for c in child.lefts if c.dep_ in ("case", "mark")}
            out |= set(case(child).split())
        if child.dep_ == "obj":
            out |= {w for c in child.rights if c.dep_ == "nmod" for w in cases(c)}
        if child.dep_ in ("obj", "obl") and not is_time(child):
            out |= {c.lower_ for c in child.children if c.dep_ in ("case", "compound", "amod")}
    return out


def antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    at = relative
    for _ in range(REACH):
        if at.dep_ == "acl:relcl":
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def governor(token: Token) -> Governor | None:
    """What a word does to the deed that it governs, if anything."""
    pos = POS.get(token.pos_)
    senses = governors().get(token.lemma_.lower())
    if pos is None or not senses:
        return None
    around: set[str] | None = None
    for others, found in senses:
        if found.pos != pos:
            continue
        if others and around is None:
            around = company(token)
        if not others or set(others) <= (around or set()):
            return found
    return None


def _first(token: Token) -> Token:
    """The first member of a list of deeds: "called for a truce *and for lifting* the siege"."""
    at = token
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    return at


def governor_of(token: Token) -> tuple[Token, Governor] | None:
    """The word that governs a deed and what it does to it, past words that pass it through.

    A noun is governed as object, subject or under "of", "to", "for" of a governing noun.
    """
    token = _first(token)
    head = token.head
    if head.i == token.i:
        return None
    found = governor(head)
    if found is None:
        return None
    nominal = token.pos_ in ("NOUN", "PROPN")
    role = token.dep_
    if nominal:
        fits = {
            "support": role in ("obj", "nsubj:pass") or (role == "obl" and case(token) == "in"),
            "occur": role.startswith("nsubj"),
            "reverse": role in ("obj", "obl"),
            "matter": role in ("obj", "nsubj:pass", "obl", "nmod", "nmod:poss", "acl"),
            "end": role in ("obj", "nsubj:pass", "nsubj"),
            "through": role in ("obj",),
        }[found.kind]
        if role == "obl" and _behind_particle(token, head):
            fits = True
        elif role in ("obl", "nmod") and found.kind == "matter":
            fits = case(token) in ("for", "to", "of", "on", "out", "from", "with", "about")
        if role in ("nsubj", "nsubj:pass") and found.kind == "matter":
            fits = role == "nsubj:pass" or token.head.pos_ == "ADJ"
    else:
        fits = role in CLAUSAL or (role in ("obl", "nmod") and token.tag_ == "VBG")
        if role == "advcl":
            of = token.tag_ == "VBG" and mark(token) in OF_DEED
            fits = found.kind == "matter" and (of or (has_to(token) and head.pos_ == "ADJ"))
        if role in ("acl", "acl:relcl"):
            fits = head.pos_ == "NOUN" and (
                has_to(token) or token.tag_ == "VBG" or bool(mark(token))
            )
        fits = fits and found.kind in ("matter", "through", "end")
    return (head, found) if fits else None
