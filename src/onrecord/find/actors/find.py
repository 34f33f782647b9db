"""Actors of a report with their roles, and whom each mention stands for."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import layers_of
from onrecord.find.actors.cast import Bearer, Cast, Weighted, spans_of
from onrecord.find.actors.mentions import Description, descriptions, pronoun
from onrecord.find.actors.names import Cluster, clusters
from onrecord.find.actors.resolve import Reader, Seen
from onrecord.find.actors.roles import RoleFound, roles_of
from onrecord.find.phrases import NAMING
from onrecord.lexicon.tables import roles
from onrecord.schema import Actor, Article, Mention, Role, finding_id

# A person named within this many sentences behind an unexplained description may be its bearer.
NAMED_LATER = 3


def find(doc: Doc, article: Article) -> Cast:
    """Reads a report once, mention by mention, and gathers its cast.

    Args:
        doc: from `annotate`.
        article: the article that the `Doc` was made of.
    """
    layers = layers_of(doc)
    sources = {i for a in layers.attributions for i in a.source}
    reader = Reader(doc, layers.antecedents)
    reader.bearers = [_bearer(doc, c) for c in clusters(doc)]
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
            reader.seen.append(Seen(who[0][0], i, subject, i in sources and not quoted, quoted))
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
    """Gives a described speaker the name that follows ("the commissioner said … Ferrero said").

    Only a person who first speaks within NAMED_LATER sentences and of whom the report says
    nothing else is taken, and only for a definite description that itself is a source.
    """
    for token, who in list(resolved.items()):
        bearer = reader.bearers[who[0][0]]
        if bearer.kind != "role" or token not in sources or bearer.name[:2].lower() == "a ":
            continue
        here = reader.sentence(token)
        for k, x in enumerate(reader.bearers):
            if x.kind != "person" or x.roles or not x.at or " " not in x.name:
                continue
            first = min(x.at)
            later = reader.sentence(first[0]) - here
            agree = bearer.gender in (None, x.gender) or x.gender is None
            if 0 < later <= NAMED_LATER and first[0] in sources and agree:
                resolved[token] = ((k, 0.7), (who[0][0], 0.3))
                x.roles.append(bearer.roles[0])
                x.at += bearer.at
                bearer.at = []
                break


def _actor(doc: Doc, article: Article, x: Bearer) -> Actor:
    places = spans_of(doc, x)
    first = places[0][0] if places else (0, 1)
    aliases = sorted({n for n in x.cluster.names if n != x.name}) if x.cluster else []
    said: list[Role] = []
    for r in x.roles:
        role = Role(r.role, r.of)
        if role not in said and x.kind in ("person", "role"):
            said.append(role)
    return Actor(
        id=finding_id(article.report, "actor", article.offsets.to_source(*first), len(x.name)),
        name=x.name,
        kind=x.kind,
        aliases=tuple(aliases),
        roles=tuple(said),
        code=x.cluster.code if x.cluster else None,
        reports=(article.report,),
        mentions=tuple(
            Mention(article.report, article.text[s:e], (s, e), how)  # type: ignore[arg-type]
            for (s, e), how in places
        ),
    )
