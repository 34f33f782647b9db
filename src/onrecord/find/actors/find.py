"""Actors of a report with their roles, and whom each mention stands for."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import layers_of
from onrecord.find.actors.cast import Bearer, Cast, Weighted, spans_of
from onrecord.find.actors.knowledge import known
from onrecord.find.actors.mentions import Description, descriptions, pronoun
from onrecord.find.actors.names import TITLES, Cluster, clusters
from onrecord.find.actors.resolve import Reader, Seen
from onrecord.find.actors.roles import RoleFound, roles_of
from onrecord.find.phrases import NAMING
from onrecord.lexicon.tables import roles
from onrecord.schema import Actor, Article, Mention, Role, finding_id

# A person named within this many sentences behind an unexplained description may be its bearer.
NAMED_LATER = 3
# Sentences of headline and lead, where "a former minister" is somebody whom the report then names.
LEAD = 3
NAMES_HIMSELF = frozenset("identify give introduce name call know".split())


def find(doc: Doc, article: Article) -> Cast:
    """Reads a report once, mention by mention, and gathers its cast.

    Args:
        doc: from `annotate`.
        article: the article that the `Doc` was made of.
    """
    layers = layers_of(doc)
    sources = {i for a in layers.attributions for i in a.source}
    reader = Reader(doc, layers.antecedents)
    reader.bearers = [_bearer(doc, c) for c in clusters(doc, article.dateline)]
    named = {i: b for b, x in enumerate(reader.bearers) for i in _tokens_of(doc, x)}
    resolved: dict[int, Weighted] = {}
    described = {d.head: d for d in descriptions(doc, set(named))}
    names = {s: b for b, x in enumerate(reader.bearers) for s, _, _ in x.at}
    for token in doc:
        i = token.i
        who: Weighted = ()
        agrees = pronoun(token)
        if i in names:
            who = ((names[i], 1.0),)
        elif i in described:
            who = resolved[i] = _describe(doc, described[i], reader)
        elif agrees:
            who = reader.pronoun(i, agrees)
            if who:
                resolved[i] = who
                _note(reader.bearers[who[0][0]], (i, i + 1, "pronoun"), agrees)
        if who:
            subject = token.dep_.startswith("nsubj") or _heads_subject(doc, i)
            quoted = bool(layers.quoted[i])
            source = i in sources and not quoted
            reader.seen.append(Seen(who[0][0], i, subject, source, quoted, i in names))
    _name_later(doc, reader, resolved, sources)
    bearers = tuple(reader.bearers)
    actors = tuple(_actor(doc, article, x) for x in bearers)
    return Cast(bearers, actors, named, resolved)


def _bearer(doc: Doc, c: Cluster) -> Bearer:
    found: list[RoleFound] = []
    if c.kind == "person":
        found = [r for m in c.mentions for r in roles_of(doc, m.start, m.end)]
        # "Foreign Minister Lavrov" says no more of what he is minister than was said before
        of = {r.role: r.of for r in found if r.of}
        found = [r if r.of else replace(r, of=of.get(r.role)) for r in found]
    gender = c.gender or next(
        (g for r in found if (n := roles().get(r.noun)) and (g := n.gender)), None
    )
    how = "metonym" if c.key.startswith(("capital:", "metonym:")) else "name"
    at = [(m.start, m.end, how) for m in c.mentions]
    return Bearer(c.name, c.kind, c, found, gender, at)


def _tokens_of(doc: Doc, bearer: Bearer) -> set[int]:
    """Tokens of a bearer's names, and of the titles and appositions beside them."""
    out = {i for s, e, _ in bearer.at for i in range(s, e)}
    for r in bearer.roles:
        out |= {i for i in range(*r.span) if doc[i].ent_type_ == "" or i == r.span[1] - 1}
    return out


def _heads_subject(doc: Doc, i: int) -> bool:
    """Whether a name's first token belongs to a subject: "Minister *Sergey* Lavrov said"."""
    at = doc[i]
    for _ in range(4):
        if at.dep_.startswith("nsubj"):
            return True
        if at.dep_ not in NAMING:
            return False
        at = at.head
    return False


def _describe(doc: Doc, d: Description, reader: Reader) -> Weighted:
    """Whom a description stands for: somebody who is there, else somebody new."""
    who = reader.description(d) if d.definite else reader.same_words(d)
    if not who:
        kind = {"person": "role", "group": "group", "body": "organization"}[d.number]
        noun = roles().get(d.role.noun)
        reader.bearers.append(
            Bearer(
                doc[d.start : d.end].text,
                kind,  # type: ignore[arg-type]
                None,
                [d.role],
                noun.gender if noun else None,
            )
        )
        who = ((len(reader.bearers) - 1, 1.0),)
    reader.bearers[who[0][0]].at.append((d.start, d.end, "description"))
    return who


def _note(bearer: Bearer, mention: tuple[int, int, str], agrees: str) -> None:
    bearer.at.append(mention)
    if agrees in ("m", "f") and bearer.gender is None and bearer.kind in ("person", "role"):
        bearer.gender = agrees


def _name_later(doc: Doc, reader: Reader, resolved: dict[int, Weighted], sources: set[int]) -> None:
    """Gives those who were only described the name that follows.

    "The commissioner said …" is the one who is named within NAMED_LATER sentences and of whom
    the report says nothing else, or the same; "a man who identified himself as …" says it.
    """
    named: dict[int, int] = {}
    people = [k for k, x in enumerate(reader.bearers) if x.kind == "person" and x.at]
    for token, who in resolved.items():
        b = who[0][0]
        bearer = reader.bearers[b]
        if bearer.kind != "role" or b in named:
            continue
        called = next((k for k in people if _calls(doc, token, min(reader.bearers[k].at))), None)
        if called is not None:
            named[b] = called
        elif token in sources and bearer.at:
            fits = (k for k in people if _follows(reader, token, b, k, sources))
            found = next(fits, None)
            if found is not None:
                named[b] = found
    for b, k in named.items():
        reader.bearers[k].roles += reader.bearers[b].roles
        reader.bearers[k].at += reader.bearers[b].at
        reader.bearers[b].at = []
    for token, who in list(resolved.items()):
        if any(b in named for b, _ in who):
            weights: dict[int, float] = {}
            for b, w in who:
                weights[named.get(b, b)] = weights.get(named.get(b, b), 0) + w
            resolved[token] = tuple(sorted(weights.items(), key=lambda x: -x[1]))


def _calls(doc: Doc, token: int, name: tuple[int, int, str]) -> bool:
    """Whether a relative clause on a noun gives its name: "who identified himself as …"."""
    start = name[0]
    while start > token and doc[start - 1].lower_ in TITLES:
        start -= 1
    if not token < start <= token + 12 or doc[start - 1].lower_ not in ("as", "named", "called"):
        return False
    return any(t.lemma_ in NAMES_HIMSELF for t in doc[token + 1 : start])


def _follows(reader: Reader, token: int, b: int, k: int, sources: set[int]) -> bool:
    """Whether a person is first named soon behind a description, as its bearer would be."""
    described, person = reader.bearers[b], reader.bearers[k]
    first = min(person.at)
    later = reader.sentence(first[0]) - reader.sentence(token)
    if not 0 < later <= NAMED_LATER or " " not in person.name:
        return False
    if described.gender and person.gender and described.gender != person.gender:
        return False
    nouns = {r.noun.split()[-1] for r in described.roles}
    same = any(r.noun.split()[-1] in nouns for r in person.roles)
    lead = reader.sentence(token) <= LEAD
    definite = not described.name.lower().startswith(("a ", "an "))
    return same or (not person.roles and first[0] in sources and (definite or lead))


def _actor(doc: Doc, article: Article, x: Bearer) -> Actor:
    places = spans_of(doc, x)
    first = places[0][0] if places else (0, 1)
    aliases = sorted({n for n in x.cluster.names if n != x.name}) if x.cluster else []
    said: list[Role] = []
    for r in x.roles:
        role = Role(r.role, r.of)
        if role not in said and x.kind in ("person", "role"):
            said.append(role)
    code = x.cluster.code if x.cluster else None
    day = article.published.value if article.published else None
    facts = known(x.name, x.kind, names=aliases, roles=said, code=code, day=day)
    return Actor(
        id=finding_id(article.report, "actor", article.offsets.to_source(*first), len(x.name)),
        name=x.name,
        kind=x.kind,
        aliases=tuple(aliases),
        roles=tuple(said),
        code=facts.code,
        sector=facts.sector,
        reports=(article.report,),
        mentions=tuple(
            Mention(article.report, article.text[s:e], (s, e), how)  # type: ignore[arg-type]
            for (s, e), how in places
        ),
    )
