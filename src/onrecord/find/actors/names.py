"""Names of a report: mended, typed by their words, and gathered into clusters of one bearer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.kinds import BEARING, NameMention, gender_of, kinds_of
from onrecord.find.actors.short import abbreviations
from onrecord.find.actors.titled import cut_in_titles
from onrecord.lexicon.tables import CountryWord, country_words, roles
from onrecord.schema import ActorKind

TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. mx dr dr. sir lord lady dame sen. rep. gov. gen. col. lt. capt. maj. "
    "sgt. prof. rev. st. justice sheikh ayatollah imam president senator professor judge".split()
)
# Bodies that are called by who leads them: "the Bush *administration*" is not Bush.
_LED = frozenset(
    "administration cabinet camp campaign coalition government junta presidency regime team".split()
)
# Words that stand before a surname alone, though the lexicon knows no sector for them.
_OFFICES = frozenset("coach captain chief director chairman chairwoman manager skipper sir".split())


@dataclass(slots=True)
class Cluster:
    """All mentions of one bearer of a name, while they are gathered."""

    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    mentions: list[NameMention] = field(default_factory=list)
    code: str | None = None
    gender: str | None = None
    key: str = ""
    """What a word for a country says, so that "EU" and "European Union" are one."""

    @property
    def name(self) -> str:
        """The fullest name: most words, then most used, then first."""
        return max(self.names, key=lambda n: (len(n.split()), self.names[n], len(n)))


def clusters(doc: Doc, dateline: tuple[int, int] | None = None) -> list[Cluster]:
    """The bearers of names in a report, in order of first mention.

    Args:
        doc: from `annotate`.
        dateline: where "MOSCOW (AP) --" stands, whose place acts nowhere.
    """
    start, end = dateline or (0, 0)
    mentions = [m for m in _mended(doc) if not start <= doc[m.start].idx < end]
    kinds = kinds_of(doc, mentions)
    short = abbreviations(doc, mentions)
    out: list[Cluster] = []
    # Full names first, so that a surname in the headline finds its bearer further down.
    order = sorted(mentions, key=lambda m: (-len(_bare(m.text)), m.start))
    for m in order:
        kind = kinds[m.text.lower()]
        word = country_words().get(m.text.lower())
        if kind == "MISC" or (kind == "LOC" and not _acts(doc, m.text, mentions, word)):
            continue
        full = short.get(m.text)
        joined = _named_so(full, out) or _bearer(m, kind, word, out)
        joined.names[_tidy(m.text)] += 1
        joined.mentions.append(m)
        joined.gender = joined.gender or gender_of(doc, m, kind)
    for c in out:
        c.mentions.sort(key=lambda m: m.start)
    return sorted(out, key=lambda c: c.mentions[0].start)


def _acts(doc: Doc, text: str, all_: list[NameMention], word: CountryWord | None) -> bool:
    """Whether a place is an actor: a country is, another place only where it is a subject."""
    if word is not None and word.how == "name":
        return True
    return any(
        doc.span(m.start, m.end).root.dep_.startswith("nsubj") for m in all_ if m.text == text
    )


def _mended(doc: Doc) -> list[NameMention]:
    """The tagger's names, neighbours that are one name joined, titles cut off."""
    spans: list[tuple[int, int, str]] = []
    found = [(e.start, e.end, e.label_) for e in doc.ents]
    for start, end, kind in sorted([*found, *_flat_names(doc)]):
        if spans and spans[-1][1] == start and _joins(doc, spans[-1], kind):
            start = spans.pop()[0]
        if kind == "PERSON":  # "Foreign Minister Lena Falk" bears two words of it
            title = (i + 1 for i in range(start, end - 1) if _is_title(doc, i, end))
            start = max(title, default=start)
        while start < end and doc[end - 1].tag_ in ("POS", ",", "."):
            end -= 1
        while end < len(doc) and _goes_on(doc, start, end):
            end += 1
        if _led(doc, start, end, kind):
            end, kind = end + 1, "ORG"
        told = any(c.isalnum() for c in doc.span(start, end).text)
        if end > start and told and not _in_office(doc, start, end):
            spans.append((start, end, kind))
    spans = sorted([*spans, *_surnames(doc, spans)])
    return cut_in_titles(doc, [NameMention(s, e, k, doc.span(s, e).text) for s, e, k in spans])


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the proper noun behind a name belongs to it: "Wexcombe *Rides*"."""
    token, last = doc[end], doc[end - 1]
    if token.ent_type_ or token.tag_ not in ("NNP", "NNPS") or last.tag_ not in ("NNP", "NNPS"):
        return False
    inside = range(start, end)
    joined = token.dep_ == "flat" and token.head.i in inside
    return joined or (
        last.dep_ == "compound" and last.head.i == end and token.lower_ not in roles()
    )


def _led(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether a person's name names the body behind it: "the *Orr campaign*"."""
    if not start < end < len(doc) or doc[end].lower_ not in _LED:
        return False
    surname = end - start == 1 and doc[start].text.istitle()  # which the tagger may take for a body
    joined = doc[end - 1].head.i == end and doc[end - 1].dep_ in ("compound", "flat")
    told = doc.span(start, end).text.lower() in country_words()
    return joined and not told and (kind == "PERSON" or (kind == "ORG" and surname))


def _is_title(doc: Doc, i: int, end: int) -> bool:
    """Whether a word before a name is its bearer's office, and not "Hunter" of "Hunter Lee"."""
    word = doc[i].lower_
    if word in TITLES or doc.span(max(0, i - 2), i + 1).text.lower() in roles():
        return True  # "Secretary of *State* Rex Orr"
    noun = roles().get(word)
    return noun is not None and (noun.sector is not None or i + 2 < end or word in _OFFICES)


def _in_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is but words of an office: "*Prime* Minister", "*Foreign Minister*"."""
    return any(
        doc.span(a, b).text.lower() in roles()
        for a in range(max(0, end - 3), start + 1)
        for b in range(max(end, a + 2), min(a + 3, len(doc)) + 1)
    )


def _flat_names(doc: Doc) -> list[tuple[int, int, str]]:
    """Names that the tagger missed: proper nouns that the parse joins as one, or to a body."""
    out = []
    for token in doc:
        if token.pos_ != "PROPN" or token.ent_type_ or token.lower_ in roles():
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].dep_ == "flat" and doc[end].head.i == token.i:
            end += 1
        if end < len(doc) and doc[end].lower_ in BEARING and token.head.i == end:
            out.append((token.i, end, "ORG"))  # "*Kurier* newspaper"
            continue
        words = doc[token.i : end]
        if len(words) > 1 and all(t.tag_ == "NNP" and not t.ent_type_ for t in words):
            out.append((token.i, end, "PERSON"))
    return out


def _surnames(doc: Doc, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Surnames of the report's people where the tagger missed them: "*Marsh* said it was late"."""
    known = {doc[e - 1].text for s, e, kind in spans if kind == "PERSON" and e - s > 1}
    taken = {i for s, e, _ in spans for i in range(s, e)}
    out = []
    for token in doc:
        if token.text not in known or token.i in taken or token.tag_ != "NNP":
            continue
        beside = [t for t in doc[max(token.i - 1, 0) : token.i + 2] if t.i != token.i]
        alone = not any(t.tag_ in ("NNP", "NNPS") and not _titles(t) for t in beside)
        if alone and token.dep_ not in ("flat", "compound"):
            out.append((token.i, token.i + 1, "PERSON"))
    return out


def _titles(token: Token) -> bool:
    return token.lower_ in TITLES or token.lower_ in roles()


def _joins(doc: Doc, before: tuple[int, int, str], kind: str) -> bool:
    """Whether two touching names are one: "European" and "Union"."""
    if kind == "PERSON" or before[2] == "PERSON":
        return kind == before[2]
    return kind == "ORG" and doc[before[1] - 1].tag_.startswith(("NNP", "JJ"))


def _bare(text: str) -> list[str]:
    """The words of a name that tell, lower-case: no articles, titles, initials or suffixes."""
    words = [w for w in re.findall(r"[\w'’.-]+", text.lower()) if w not in TITLES]
    skip = {"the", "a", "an", "jr.", "jr", "sr.", "sr", "ii", "iii"}
    return [w for w in words if w not in skip and not re.fullmatch(r"\w\.", w)] or words


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"^[Tt]he (?=\S)", "", text)


def _bearer(m: NameMention, kind: str, word: CountryWord | None, known: list[Cluster]) -> Cluster:
    """The cluster that a name belongs to, a new one if none."""
    words = _bare(m.text)
    if kind == "PERSON":
        fits = [c for c in known if c.kind == "person" and _same_person(words, c)]
        # of several bearers of a surname, the one mentioned last before it
        if len(fits) > 1:
            before = [c for c in fits if min(x.start for x in c.mentions) <= m.start]
            fits = sorted(
                before or fits,
                key=lambda c: max((x.start for x in c.mentions if x.start <= m.start), default=-1),
            )[-1:]
    elif word:
        # a capital or a palace may stand for a country, but it is no name of it
        key = f"{word.how}:{word.country.name}:{'' if word.how == 'name' else m.text.lower()}"
        fits = [c for c in known if c.key == key]
        if not fits:
            kind_of_word: ActorKind = "country" if word.how == "name" else "organization"
            known.append(Cluster(kind_of_word, code=word.country.code, key=key))
            return known[-1]
    else:
        fits = [c for c in known if c.kind == "organization" and _same_body(m.text, words, c)]
        if kind == "LOC":
            fits = [c for c in known if m.text.lower() in {n.lower() for n in c.names}]
    if fits:
        return fits[0]
    new = Cluster("person" if kind == "PERSON" else "organization")
    if kind == "LOC":
        new.kind = "country"
    known.append(new)
    return new


def _named_so(full: str | None, known: list[Cluster]) -> Cluster | None:
    """The bearer of a name that the report shortens: "Football Federation (*FF*)"."""
    return next((c for c in known if full is not None and full in c.names), None)


def _same_person(words: list[str], c: Cluster) -> bool:
    for name in c.names:
        full = _bare(name)
        if words == full:
            return True
        if len(words) == 1 and len(full) > 1 and words[0] in (full[-1], full[0]):
            return True
        # "Mohammad Zarif" of "Mohammad Javad Zarif"
        if len(words) > 1 and words[-1] == full[-1] and words[0] == full[0]:
            return True
        if 1 < len(words) < len(full) and words == full[-len(words) :]:
            return True
    return False


def _same_body(text: str, words: list[str], c: Cluster) -> bool:
    for name in c.names:
        full = _bare(name)
        if words == full:
            return True
        initials = "".join(w[0] for w in full if w not in ("of", "and", "for", "in"))
        if text.isupper() and len(text) > 1 and text.lower().replace(".", "") == initials:
            return True
        # "the Foreign Ministry" of "the Russian Foreign Ministry", "Fatah" of "Fatah movement"
        if len(words) < len(full) and (
            words == full[: len(words)] or (len(words) > 1 and words == full[-len(words) :])
        ):
            return True
    return False
