"""The words that govern a deed: those that hold it, want it, refuse it, end it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.parsed import Token
from onrecord.find.events.words import case, cases, company, has_to, is_time, mark
from onrecord.lexicon.event_tables import Governor, governors

POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
CLAUSAL = frozenset(("xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis", "csubj:pass"))
# Prepositions by which a noun is what another word wants, refuses or plans.
OF_MATTER = frozenset(("for", "to", "of", "on", "out", "from", "with", "about"))
# How a gerund that tells what is blamed, threatened or prevented is joined: "accused of lying".
OF_DEED = frozenset(("", "of", "for", "from", "with", "against", "about", "on", "to"))
# Of these an infinitive tells what is asked, however far off it stands.
ASKING = frozenset(
    "urge ask beg implore exhort beseech entreat persuade call appeal plead press invite encourage "
    "order instruct command".split()
)
PARTICLES = frozenset(("down", "off", "up", "back"))
# With these verbs other prepositions are particles as well: "handed *over* the captives".
CLOSER = frozenset(("over", "out"))
CLOSE = frozenset("hand take turn give carry pull throw bring let sign lock".split())


def governor(token: Token) -> Governor | None:
    """What a word does to the deed that it governs, in its first sense; None for other words."""
    return next(_senses(token), None)


def _senses(token: Token) -> Iterator[Governor]:
    """All senses in which a word governs, those of more words first."""
    pos = POS.get(token.pos_)
    around: set[str] | None = None
    for others, found in governors().get(token.lemma_.lower(), ()):
        if found.pos != pos:
            continue
        if others and around is None:
            around = company(token)
        if set(others) <= (around or set()):
            yield found


def governor_of(token: Token) -> tuple[Token, Governor] | None:
    """The word that governs a deed and what it does to it."""
    first = _first(token)
    head = first.head
    if head.i == first.i:
        return None
    fits = _governs_noun if first.pos_ in ("NOUN", "PROPN") else _governs_clause
    found = next((sense for sense in _senses(head) if fits(first, head, sense.kind)), None)
    return (head, found) if found is not None else None


def _governs_noun(noun: Token, head: Token, kind: str) -> bool:
    """Whether a noun stands where a kind of governor has its deed."""
    role = noun.dep_
    subject, done = role.startswith("nsubj"), role in ("obj", "nsubj:pass")
    if role == "obl" and behind_particle(noun, head):
        done = True
    if kind == "matter":
        of = role in ("obl", "nmod") and bool(cases(noun) & OF_MATTER)
        return done or of or role in ("nmod:poss", "acl") or (subject and head.pos_ == "ADJ")
    if kind == "support":
        return done or (role == "obl" and case(noun) == "in")
    if kind == "occur":
        return subject
    if kind == "reverse":
        return role in ("obj", "obl")
    return done or (kind == "end" and subject)


def _governs_clause(verb: Token, head: Token, kind: str) -> bool:
    """Whether a clause stands where a governor has its deed."""
    if kind not in ("matter", "through", "end"):
        return False
    role = verb.dep_
    if role == "advcl":
        of = verb.tag_ == "VBG" and mark(verb) in OF_DEED
        asked = head.pos_ == "ADJ" or (head.lemma_ in ASKING and head.i < verb.i)
        return kind == "matter" and (of or (has_to(verb) and asked))
    if role in ("acl", "acl:relcl"):
        return head.pos_ == "NOUN" and (has_to(verb) or verb.tag_ == "VBG" or bool(mark(verb)))
    return role in CLAUSAL or (role in ("obl", "nmod") and verb.tag_ == "VBG")


def _first(token: Token) -> Token:
    """The first member of a list of deeds: "called for a truce *and for lifting* the siege"."""
    at = token
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    return at


def behind_particle(token: Token, verb: Token) -> bool:
    """Whether a phrase is a verb's object behind a particle: "voted *down* the budget".

    The parse takes the particle for a preposition, or the object for a phrase without one.
    """
    first = next((c for c in token.lefts if c.dep_ == "case"), None)
    if first is None:
        particle = any(c.dep_ == "compound:prt" for c in verb.rights)
        return particle and not is_time(token)
    alone = sum(c.dep_ == "case" for c in token.lefts) == 1
    particle = first.lower_ in PARTICLES or (first.lower_ in CLOSER and verb.lemma_ in CLOSE)
    return particle and first.i == verb.i + 1 and alone
