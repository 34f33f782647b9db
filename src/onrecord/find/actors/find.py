"""Actors of a report with their roles, and whom each mention stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from onrecord.annotate.parsed import Annotated, Doc, parsed
from onrecord.find.actors.ages import age_behind, age_in
from onrecord.find.actors.bodies import body_roles
from onrecord.find.actors.cast import NOBODY, Bearer, Cast, Weighted, spans_of
from onrecord.find.actors.knowledge import known
from onrecord.find.actors.names import Cluster, clusters
from onrecord.find.actors.offices import with_owners
from onrecord.find.actors.possessors import in_singular, of_whom
from onrecord.find.actors.reading import Reading
from onrecord.find.actors.role_phrases import RoleFound
from onrecord.find.actors.roles import roles_of
from onrecord.find.actors.terms import UNKNOWN, held, term_of
from onrecord.lexicon.own import Own
from onrecord.lexicon.tables import roles
from onrecord.schema import Actor, Article, Mention, Role, finding_id

# How likely a pronoun must stand for somebody to say whose a role is: likelier than all others.
LEAST_OWNER = 0.5


def find(
    doc: Annotated, article: Article, *, own: Own | None = None, reading: type[Reading] = Reading
) -> Cast:
    """Reads a report once, mention by mention, and gathers its cast.

    Args:
        doc: from `annotate`.
        article: the article that the `Doc` was made of.
        own: the user's table of actors, which goes before the lexicon.
        reading: how the report is read; another is used to watch the ranking.
    """
    doc = parsed(doc)
    day = article.published.value if article.published else None
    bearers = [_bearer(doc, c, day) for c in clusters(doc, article.dateline)]
    named = {i: b for b, x in enumerate(bearers) for i in _tokens_of(doc, x)}
    names = {s: (e, b) for b, x in enumerate(bearers) for s, e, _ in x.at}
    resolved = reading(doc, bearers, named, names).read(_headline_end(doc, article))
    told = _offices(doc, bearers, named, resolved)
    actors = []
    for b, x in enumerate(bearers):  # what stands further off says of what an office is, too
        owned = partial(
            with_owners, names=x.cluster.names if x.cluster else (), day=day, described=x.described
        )
        # whose somebody is, is told of the actor; whom he speaks for is another question
        name = partial(_name, bearers, named, resolved, b)
        whose = [of_whom(doc, r, name) if x.kind != "organization" else r for r in x.roles]
        x.roles = owned(x.roles)
        actors.append(_actor(doc, article, x, own or Own(), owned(whose), told.get(b, [])))
    return Cast(tuple(bearers), tuple(actors), named, names, resolved)


def _name(
    bearers: Sequence[Bearer],
    named: Mapping[int, int],
    resolved: Mapping[int, Weighted],
    itself: int,
    token: int,
) -> str | None:
    """The name of whom a token stands for, if that is likely, and not the one it is told of."""
    if token in named:  # of places and bodies the words there say enough
        b = named[token]
        return bearers[b].name if bearers[b].kind == "person" and b != itself else None
    likely = [(b, w) for b, w in resolved.get(token, ()) if b not in (NOBODY, itself)]
    if not likely or likely[0][1] < LEAST_OWNER or bearers[likely[0][0]].cluster is None:
        return None
    return bearers[likely[0][0]].name


def _offices(
    doc: Doc, bearers: Sequence[Bearer], named: Mapping[int, int], resolved: Mapping[int, Weighted]
) -> dict[int, list[Role]]:
    """Offices that verbs tell with their dates, by the bearer who held them."""

    def person(token: int) -> int | None:
        b = named.get(token, resolved.get(token, ((NOBODY, 1.0),))[0][0])
        return b if b != NOBODY and bearers[b].kind == "person" else None

    out: dict[int, list[Role]] = {}
    for one in held(doc, lambda i: person(i) is not None):
        b = person(one.who.i)
        if b is not None:
            out.setdefault(b, []).append(Role(one.role.role, one.role.of, *one.term))
    return out


def _headline_end(doc: Doc, article: Article) -> int:
    """The token behind the headline; 0 without one."""
    end = max((b.end for b in article.blocks if b.kind == "headline"), default=0)
    return next((t.i for t in doc if t.idx >= end), len(doc)) if end else 0


def _bearer(doc: Doc, c: Cluster, day: str | None) -> Bearer:
    found: list[RoleFound] = []
    age = None
    if c.kind == "person":
        found = [r for m in c.mentions for r in roles_of(doc, m.start, m.end)]
        # "Foreign Minister Lavrov" says no more of what he is minister than was said before
        of = {r.role: r.of for r in found if r.of}
        found = [r if r.of else replace(r, of=of.get(r.role)) for r in found]
        found = with_owners(found, c.names, day)
        ages = (age_behind(doc, m.end) for m in c.mentions)
        told = (age_in(doc, *r.span) for r in found)
        age = next((a for a in [*ages, *told] if a), None)
    elif c.kind == "organization" and not c.key:
        found = body_roles(doc, c)
    gender = c.gender or next(
        (g for r in found if (n := roles().get(r.noun)) and (g := n.gender)), None
    )
    how = "metonym" if c.key.startswith(("capital:", "metonym:")) else "name"
    at = [(m.start, m.end, how) for m in c.mentions]
    country = c.key.split(":")[1] if c.key else None
    return Bearer(c.name, c.kind, c, found, gender, age, at, country=country)


def _tokens_of(doc: Doc, bearer: Bearer) -> set[int]:
    """Tokens of a bearer's names, and of the titles and appositions beside them."""
    out = {i for s, e, _ in bearer.at for i in range(s, e)}
    for r in bearer.roles:  # "the group's leader": the group is another
        of = {t.i for c in doc[r.span[1] - 1].lefts if c.dep_ == "nmod:poss" for t in c.subtree}
        own = (i for i in range(*r.span) if i not in of)
        out |= {i for i in own if doc[i].ent_type_ == "" or i == r.span[1] - 1}
    return out


def _roles(
    doc: Doc, x: Bearer, whose: Sequence[RoleFound], told: Sequence[Role], day: str | None
) -> list[Role]:
    """What somebody is, each once, with the dates that the report or the lexicon tells of it."""
    if x.kind == "organization" and x.cluster is not None:
        return [Role(r.role, r.of) for r in whose]
    if x.kind not in ("person", "role"):
        return []
    names = x.cluster.names if x.cluster else ()
    one = x.kind == "person"
    found = [
        Role(in_singular(doc, r) if one else r.role, r.of, *term_of(doc, r, names, day))
        for r in whose
    ]
    out: dict[tuple[str, str | None], Role] = {}
    for role in (*found, *told):
        first = out.setdefault((role.role, role.of), role)
        if (first.since, first.until) == UNKNOWN:
            out[role.role, role.of] = role
    return list(out.values())


def _actor(
    doc: Doc,
    article: Article,
    x: Bearer,
    own: Own,
    whose: Sequence[RoleFound],
    told: Sequence[Role],
) -> Actor:
    places = spans_of(doc, x)
    first = places[0][0] if places else (0, 1)
    # several that speak together are named nowhere as one: their name tells them apart
    kind = "actor" if places else f"actor {x.name}"
    aliases = sorted({n for n in x.cluster.names if n != x.name}) if x.cluster else []
    code = x.cluster.code if x.cluster else None
    day = article.published.value if article.published else None
    entries = own.of((x.name, *aliases), day) if x.cluster else ()
    said = _roles(doc, x, whose, told, day)
    for entry in entries:
        if entry.role and all((entry.role, entry.of) != (r.role, r.of) for r in said):
            said.append(Role(entry.role, entry.of, entry.since, entry.until))
    facts = known(x.name, x.kind, names=aliases, roles=said, code=code, day=day)
    return Actor(
        id=finding_id(article.report, kind, article.offsets.to_source(*first), len(x.name)),
        name=x.name,
        kind=x.kind,
        aliases=tuple(aliases),
        roles=tuple(said),
        code=next((e.code for e in entries if e.code), facts.code),
        sector=next((e.sector for e in entries if e.sector), facts.sector),
        reports=(article.report,),
        mentions=tuple(
            Mention(article.report, article.text[s:e], (s, e), how)  # type: ignore[arg-type]
            for (s, e), how in places
        ),
    )
