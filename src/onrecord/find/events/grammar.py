"""What the finder of events asks of the parse: voice, subjects, objects, prepositions."""

from __future__ import annotations

from onrecord.annotate.parsed import Token
from onrecord.find.events.governing import CLAUSAL, behind_particle, governor
from onrecord.find.events.people import is_people
from onrecord.find.events.words import REACH, case, has_to, is_time
from onrecord.find.phrases import NOMINAL

FUTURE = frozenset("will 'll ’ll wo shall would 'd ’d".split())
FINITE = frozenset(("VBD", "VBN", "VBZ", "VBP"))
RELATIVE = frozenset(("WP", "WDT", "WP$", "IN"))
# Who wants another to do something: "wants *the mayor* to resign".
WANTING = frozenset(("want", "wish", "like"))
# These look alike in the past: "sent troops and *put* the fleet on alert".
ALIKE = frozenset("put cut set hit let quit shut spread beat hurt cast split shed".split())
AGENTS = frozenset(("obl:agent", "obl", "nmod", "nsubj:pass", "nsubj", "appos"))
REFLEXIVE = frozenset("himself herself itself themselves myself ourselves yourself".split())


def partner(verb: Token) -> Token:
    """The verb that a second verb is joined to; of a bare form the last infinitive before it.

    The parse may join it to a finite verb: "was due *to lay* flowers and *meet* the king".
    """
    if verb.tag_ != "VB" or verb.head.tag_ == "VB" or verb.lower_ in ALIKE:
        return verb.head
    if any(c.dep_ == "aux" for c in verb.lefts):
        return verb.head
    before = verb.doc[verb.sent.start : verb.i]
    return next((t for t in reversed(before) if t.tag_ == "VB" and t.pos_ == "VERB"), verb.head)


def auxiliaries(verb: Token) -> list[Token]:
    """A verb's helpers; those of the verb that it is joined to where it has none of its own."""
    at: Token = verb
    for _ in range(REACH):
        own = [c for c in at.lefts if c.dep_ in ("aux", "aux:pass", "cop")]
        if own or at.dep_ != "conj" or at.head.pos_ not in ("VERB", "AUX"):
            return own
        if at.tag_ in ("VBD", "VBZ", "VBP") or own_subject(at) is not None:
            return own
        at = partner(at)
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
    if _second_active(verb):
        return False
    if helpers & {"be", "get"}:
        return True
    return "have" not in helpers and verb.dep_ in ("acl", "acl:relcl", "advcl", "amod", "conj")


def _second_active(verb: Token) -> bool:
    """Whether a second verb in the past is taken for a participle: "killed two and *hurt* six".

    It has an object and no helper, and the verb that it is joined to is active.
    """
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or passive(verb.head):
        return False
    own = any(c.dep_.startswith("aux") for c in verb.lefts)
    return not own and any(c.dep_ == "obj" for c in verb.rights)


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb itself, or by mistake on the infinitive behind it."""
    found = [c for c in verb.children if c.dep_.startswith(("nsubj", "csubj"))]
    if len(found) > 1 and found[1].left_edge.i == found[0].right_edge.i + 1:
        return found[1]  # "*masked* *youths* attacked"
    if found:
        return found[0]
    if verb.tag_ in FINITE and any(c.dep_ == "obj" for c in verb.rights):
        for child in verb.lefts:  # "*the army* detained nine men", taken for an object
            if child.dep_ == "obj" and child.tag_ not in RELATIVE:
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
        at = partner(at) if at.dep_ == "conj" else head
    return None


def _of_noun_clause(verb: Token, noun: Token) -> Token | None:
    """The subject of a clause on a noun: the noun, or of "his threat to leave" who threatens."""
    if has_to(verb) and governor(noun) is not None:
        return holder(noun)
    if has_to(verb) and noun.dep_ == "obj" and is_people(noun):
        return noun  # "wants *the minister* to resign"
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
        obj = next((c for c in head.rights if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        moved = found is None or found.kind == "through" or head.lemma_ in WANTING
        if obj is not None and moved:
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
    return _agent(verb) if passive(verb) else grammatical_subject(verb)


def _agent(verb: Token) -> Token | None:
    """Who a passive says did it: "by …", whatever the parse takes the phrase for."""
    for child in verb.rights:
        if child.dep_ == "obl:agent" and case(child) in ("by", ""):
            return child
    after = [*verb.rights]
    if verb.dep_ == "acl":  # "the accord signed *by both ministers*", put on the noun
        after += [c for c in verb.head.rights if c.i > verb.i]
    # "imposed on *Kenya* by Norway", "met on *arriving* by Orr": names and asides have no agent
    deep = [t for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1] if _is_aside(t.head, verb)]
    by = (c for c in (*after, *deep) if case(c) == "by" and c.dep_ in AGENTS and not is_time(c))
    return next(by, None)


def _is_aside(token: Token, verb: Token) -> bool:
    """Whether a word behind a verb is a name, or what happens meanwhile."""
    return token.i > verb.i and (
        bool(token.ent_type_) or (token.tag_ == "VBG" and token.dep_ == "advcl")
    )


def _is_noun_clause(child: Token) -> bool:
    """Whether an object was taken for a clause: "condemned *the decision* to freeze loans"."""
    return (
        child.dep_ in ("ccomp", "xcomp")
        and child.pos_ == "NOUN"
        and any(c.dep_ in ("det", "nmod:poss") for c in child.lefts)
        and not any(c.dep_ == "cop" or c.dep_.startswith("nsubj") for c in child.children)
    )


def done_to(verb: Token) -> Token | None:
    """To what it is done: the subject of a passive, else the object."""
    if passive(verb):
        if verb.dep_ in ("acl", "amod") and own_subject(verb) is None:
            return verb.head
        return grammatical_subject(verb)
    objects = [c for c in verb.children if c.dep_ == "obj"]
    clause = next((c.i for c in verb.rights if c.dep_ == "advcl"), None)
    if clause is not None:  # "would strike *Kenya* unless it gave inspectors access"
        objects = [c for c in objects if c.i < clause] or objects
    objects = objects or [c for c in verb.rights if _is_noun_clause(c)]
    if objects:  # of two, the first is whom it is given
        return objects[-1]
    subject = own_subject(verb)
    for child in verb.rights:
        if subject is not None and subject.i < verb.i and child.dep_ == "nsubj":
            return child  # "extradited *Jan Moor*", taken for a second subject
        if child.dep_ == "obl" and child.i == verb.i + 1 and child.ent_type_ and not is_time(child):
            return child
    if verb.dep_ in ("acl", "acl:relcl") and subject is not None:
        asked = subject.tag_ in ("WP", "WDT") or subject.lower_ == "that"
        # "signals *that it wants to leave*" has all that it needs
        whole = any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights) or is_time(verb.head)
        if not (asked or whole) and verb.head.pos_ in NOMINAL and not has_to(verb):
            return verb.head  # "the soldiers *that it posted*"
    if verb.tag_ == "VBN" and verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        return done_to(verb.head)  # "kept *the town* sealed off"
    given = next((c for c in verb.children if c.dep_ == "iobj"), None)
    if given is not None:
        return given
    return next((c for c in verb.rights if c.dep_ == "obl" and behind_particle(c, verb)), None)
