"""Where a trigger's sides stand."""

from __future__ import annotations

from onrecord.annotate.parsed import Token
from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import doer, done_to, grammatical_subject, passive
from onrecord.find.events.nouns import classes, counted, hyphened, noun_lemma, verb_lemma
from onrecord.find.events.parties import Parties
from onrecord.find.events.people import Side, acts, first_of_two, is_demonym, is_place
from onrecord.find.events.standing import (
    carried_by,
    complement,
    engaged,
    hitting,
    left,
    members,
    reciprocal,
    slot_of,
)
from onrecord.find.events.words import antecedent, company
from onrecord.schema import Sector

# Prepositions under which a noun is what its verb's subject is engaged in.
BESIDE = frozenset("on against to for from with into at of over".split())
TO_PLACES = ("to", "in", "into", "for", "at", "towards", "toward")
ANYBODY = frozenset("nobody anybody everybody anyone everyone someone somebody none those".split())
POINTING = frozenset("it them they these those this".split())
# Tokens before a pronoun among which its noun stands.
POINTING_WITHIN = 40
# Classes of nouns to which somebody of a sector belongs as well.
SECTORS: dict[str, frozenset[Sector | None]] = {
    "forces": frozenset(("MIL", "REB", "PRM", "UAF")),
    "armed": frozenset(("MIL", "REB", "PRM", "UAF")),
    "police": frozenset(("COP",)),
    "court": frozenset(("JUD",)),
    "labour": frozenset(("LAB",)),
    "state": frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY")),
}
# Who is of none of these classes and of these sectors at most may be one of a crowd.
UNCIVIL = frozenset("armed forces police official dignitary envoys court lawmen".split())
CIVIL: frozenset[Sector | None] = frozenset((None, "AGR", "CVL", "EDU", "LAB", "MED", "REF", "SOC"))
POS = {"VERB": "verb", "ADJ": "adj"}


class Frame:
    """One trigger word with its surroundings.

    Args:
        head: the trigger's token.
        parties: tells the parties of the report.
    """

    def __init__(self, head: Token, parties: Parties) -> None:
        self.head, self.parties = head, parties
        self.pos = POS.get(head.pos_, "noun")
        self.noun = self.pos == "noun"
        self._around: set[str] | None = None
        self.lemma = noun_lemma(head) if self.noun else hyphened(head, verb_lemma(head))

    def around(self) -> set[str]:
        """The words that stand with the trigger."""
        if self._around is None:
            self._around = company(self.head)
        return self._around

    def is_(self, token: Token, name: str, *, pointing: bool = True) -> bool:
        """Whether a noun is of a class, or passes one of the tests of sides.

        Args:
            token: its head.
            name: the class or test.
            pointing: whether a pronoun passes for a noun of the class before it.
        """
        meant = antecedent(token) if token.tag_ in ("WP", "WDT") or token.lower_ == "that" else None
        token = meant if meant is not None else token
        if name in ("party", "person") and token.lower_ in ANYBODY:
            return True
        if name == "party":
            return self.parties.is_party(token) or reciprocal(token)
        if name == "person":
            heads = (token.i, counted(token).i)
            return any(
                s.kind in ("person", "group", "role") and s.head in heads
                for s in self.parties.of(token)
            )
        if name == "individual":
            return any(s.kind == "person" and s.head == token.i for s in self.parties.of(token))
        if name == "nationals" and is_demonym(token):
            return True
        if name == "crowd" and self._is_civil(token):
            return True
        if name in SECTORS and self.parties.sectors(token) & SECTORS[name]:
            return True
        if name == "agent":
            return self.parties.is_party(token) or "armed" in classes(token)
        if name == "place" and token.ent_type_ == "LOC":
            return True
        if any(name in classes(counted(t)) for t in (token, *members(token))):
            return True
        return pointing and token.lower_ in POINTING and _points_to(token, name)

    def _is_civil(self, token: Token) -> bool:
        """Whether a plural is for people of no office and no arms: "the drivers", "the widows"."""
        if token.tag_ != "NNS" or classes(token) & UNCIVIL:
            return False
        sectors = self.parties.sectors(token)
        return bool(sectors) and sectors <= CIVIL and self.parties.is_party(token)

    def tokens(self, slot: str) -> list[Token]:
        """The heads of the phrases that stand in a slot; "of.to" is the "to" of the "of"."""
        if "." in slot:
            first, _, second = slot.partition(".")
            return [t for f in self.tokens(first) for t in slot_of(f, second)]
        if slot == "light":
            return _one(engaged(self.head))
        if slot == "left":
            return _one(left(self.head))
        if slot == "given":
            found = governor_of(self.head)
            return slot_of(found[0], "iobj") if found is not None else []
        if slot == "receiver":
            return _one(self._receiver())
        if slot == "what":
            return [c for c in self.head.rights if c.dep_ in ("obj", "xcomp")]
        if slot == "comp":
            return [complement(self.head)] if complement(self.head) is not None else []  # type: ignore[list-item]
        if self.noun:
            return slot_of(self.head, slot) or self._beside(slot) or self._deeper(slot)
        if slot == "subj":
            who = doer(self.head)
            return _one(hitting(self.head, who) or who)
        if slot == "obj":
            return _one(done_to(self.head))
        return self._around_verb(slot)

    def _beside(self, slot: str) -> list[Token]:
        """Phrases that the parse puts on the verb of a noun: "carried out a raid *on the camp*"."""
        found = governor_of(self.head)
        if found is None or found[1].kind not in ("support", "reverse"):
            return [t for verb in carried_by(self.head) for t in slot_of(verb, slot)]
        if slot not in BESIDE and (slot != "by" or passive(found[0])):
            return []
        return [t for t in slot_of(found[0], slot) if t.i > self.head.i]

    def _deeper(self, slot: str) -> list[Token]:
        """An agent that the parse puts on what it is done to: "the recall of the consul *by …*"."""
        if slot != "by":
            return []
        return [t for of in slot_of(self.head, "of") for t in slot_of(of, "by")]

    def _around_verb(self, slot: str) -> list[Token]:
        """Phrases on a verb, or on its object: "halted aid *to the island*"."""
        found = slot_of(self.head, slot)
        obj = done_to(self.head)
        if not found and obj is not None and slot not in ("iobj", "by"):
            found = slot_of(obj, slot)
            found = found or [t for v in carried_by(obj) for t in slot_of(v, slot)]
        return found

    def _receiver(self) -> Token | None:
        found = governor_of(self.head)
        if found is None or found[1].kind != "reverse":
            return None
        return grammatical_subject(found[0])

    def sides(self, slots: tuple[str, ...], *, every: bool = False) -> tuple[Side, ...]:
        """The parties in the first of some slots that has any, or in every slot."""
        out: list[Side] = []
        for slot in slots:
            out += self._sides(slot)
            if out and not every:
                break
        return tuple({side.key: side for side in out}.values())

    def _sides(self, slot: str) -> list[Side]:
        name, _, class_ = slot.partition(":")
        if name == "host":
            return self._host()
        if name == "comp":
            return [s for verb in self.tokens("comp") for s in self._of(doer(verb))]
        if name in ("amod", "adj"):
            return self._adjectives(places=name == "amod")
        if name == "moved":  # "Kenyan ships have been sent": whose they are
            moved = self._of(done_to(self.head)) if passive(self.head) else []
            return [s for s in moved if s.kind in ("country", "organization")]
        if name in ("owner", "obj"):
            found = done_to(self.head)
            return self._of(found)
        tokens = self.tokens(name)
        if class_:
            tokens = [t for t in tokens if self.is_(t, class_)]
        return [s for t in tokens for s in self._of(t)]

    def _of(self, token: Token | None) -> list[Side]:
        if token is None:
            return []
        return [s for s in self.parties.of(token) if s.kind != "place"]

    def _host(self) -> list[Side]:
        """The country or the body that is visited."""
        places = [*self.tokens("obj")] if not self.noun else []
        places += [t for slot in (*TO_PLACES, "of") for t in self.tokens(slot)]
        for token in places:
            found = self._of(token) or [s for s in self.parties.place(token) if s.kind == "country"]
            if found:
                return found
        return []

    def _adjectives(self, *, places: bool) -> list[Side]:
        """Those who do it by the word before it: "the *Russian* embargo", "a *rebel* attack".

        Args:
            places: whether a state's name tells who does it; of "the Kenya bombing" it tells where.
        """
        out: list[Side] = []
        for child in self.head.lefts:
            if child.dep_ not in ("amod", "compound", "nmod:desc"):
                continue
            for word in (*first_of_two(child), child, *members(child)):
                if not places and is_place(word):
                    continue
                side = self.parties.country(word.text, word)
                out += [side] if side is not None else []
            named = child.pos_ == "PROPN" or acts(child)
            if not out and named and child.dep_ != "amod" and (places or not is_place(child)):
                out += [s for s in self.parties.of(child) if s.kind != "place"]
        return out


def _points_to(pronoun: Token, name: str) -> bool:
    """Whether a noun of a class stands before a pronoun, near enough to be meant by it."""
    before = pronoun.doc[max(0, pronoun.i - POINTING_WITHIN) : pronoun.i]
    return any(t.pos_ in ("NOUN", "PROPN") and name in classes(t) for t in before)


def _one(token: Token | None) -> list[Token]:
    return [] if token is None else [token]
