"""A reading of examples/02-dravec-herald.txt by hand, as the stages should give it."""

from __future__ import annotations

from pathlib import Path

from onrecord.find import times
from onrecord.schema import (
    Actor,
    Addressee,
    Article,
    Block,
    Candidate,
    Comparison,
    CopyLink,
    Credit,
    DateCandidate,
    Difference,
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Featured,
    Figure,
    Identity,
    Match,
    OffsetMap,
    Part,
    Party,
    Position,
    Published,
    Reading,
    Record,
    Relation,
    Report,
    SaidOn,
    Statement,
    Story,
    Stretch,
    Tie,
    Value,
    Venue,
    Voice,
    Words,
    finding_id,
    report_id,
)
from tests.factories import actor_id, make_actor, make_statement, words_at

PATH = Path(__file__).parents[1] / "examples" / "02-dravec-herald.txt"
HEADLINE = "President: 'Not a Single Gate' Will Open Under Threat"


def reading() -> Reading:
    """The report with its article, eleven statements and their speakers."""
    source = PATH.read_text("utf-8")
    report = Report(report_id(source.encode(), None), "examples/" + PATH.name, None, source, "text")
    article = _article(report)
    said = _statements(article)
    done = (_event(article),)
    return Reading(
        report,
        article,
        said,
        _actors(article),
        times.find(article),
        events=done,
        positions=(_position(article, done[0]),),
    )


def _article(report: Report) -> Article:
    """Headline, caption and body; menus and share links left out."""
    source, parts, kinds = report.source, [], []
    for words, kind in ((HEADLINE, "headline"), ("President Andrey Volchan addresses", "caption")):
        start = source.index(words)
        parts.append((start, source.index("\n", start)))
        kinds.append(kind)
    start = source.index("TORVAN, Monday")
    parts.append((start, source.index("\n\nMarek Tolan")))
    kinds.append("body")
    text = ""
    clean: list[int] = []
    at: list[int] = []
    blocks: list[Block] = []
    for (begin, end), kind in zip(parts, kinds, strict=True):
        if text:
            clean.append(len(text))
            at.append(begin)
            text += "\n\n"
        clean.append(len(text))
        at.append(begin)
        blocks.append(Block(kind, len(text), len(text) + end - begin))  # type: ignore[arg-type]
        text += source[begin:end]
    return Article(
        report.id,
        text,
        tuple(blocks),
        OffsetMap(tuple(clean), tuple(at), len(source)),
        "en",
        headline=HEADLINE,
        outlet="Dravec Herald",
        contributors=("Marek Tolan",),
        dateline_place="TORVAN",
        published=Published("2025-03-03", "day", "the line “March 3, 2025 | 8:14 p.m.”"),
        dates=(DateCandidate("2025-03-03", "day", "stamp", 0.8, clue="March 3, 2025 | 8:14 p.m."),),
        parts=(Part("headline", 0, len(HEADLINE), "stands above the text"),),
    )


def _statements(article: Article) -> tuple[Statement, ...]:
    text = article.text
    monday = SaidOn("2025-03-03", "day")
    volchan, drozdik = "Andrey Volchan", "Pavel Drozdik"
    body = text.index("TORVAN, Monday")
    first = make_statement(
        article,
        speaker="President Andrey Volchan",
        name=volchan,
        cue="said",
        role="president",
        of="Kordavia",
        act="refuse",
        form="mixed",
        said_on=monday,
        after=body,
        content=[
            'Kordavia would not reopen "a single gate" of the Torvan dam under the threat of'
            " a rail blockade"
        ],
    )
    warned = make_statement(
        article,
        speaker="President Andrey Volchan",
        name=volchan,
        cue="warned",
        role="president",
        of="Kordavia",
        act="threaten",
        after=body,
        ordinal=1,
        said_on=monday,
        addressee=Addressee("Selmeria"),
        content=["a closed railway would be met in kind"],
        condition=words_at(text, "a closed railway", body),
    )
    gates = make_statement(
        article,
        speaker="the president",
        name=volchan,
        cue="told",
        role="president",
        of="Kordavia",
        act="threaten",
        form="direct",
        said_on=monday,
        addressee=Addressee("a cheering crowd of shift workers"),
        content=["If the railway is closed,", "Tarnesh will learn how many gates a dam has."],
        condition=words_at(text, "If the railway is closed"),
    )
    pelcaru = make_statement(
        article,
        speaker="Selmerian prime minister, Ioana Pelcaru",
        name="Ioana Pelcaru",
        after=text.index("He was speaking"),
        cue="said",
        role="prime minister",
        of="Selmeria",
        act="threaten",
        content=[
            "her government would bar Kordavian freight from the port of Almare at noon on"
            " Wednesday unless the flow of the Ilmar was restored"
        ],
        condition=words_at(text, "unless the flow of the Ilmar was restored"),
        confidence=0.81,
    )
    karsky = make_statement(
        article,
        speaker="Deputy Prime Minister Emil Karsky",
        name="Emil Karsky",
        cue="told",
        role="deputy prime minister",
        of="Kordavia",
        form="direct",
        act="promise",
        addressee=Addressee("lawmakers in Dravec"),
        venue=Venue("in Dravec", words_at(text, "in Dravec", body).span, None, "Dravec"),
        after=text.index("Deputy Prime"),
        content=[
            "The gates that are closed stay closed until the reservoir is full, and that"
            " means June,"
        ],
    )
    no = make_statement(
        article,
        speaker="he",
        name=None,
        cue="replied",
        form="direct",
        act="refuse",
        content=["No."],
        after=text.index("he replied"),
        confidence=0.41,
        candidates=(
            Candidate(actor_id(article, "Emil Karsky"), "Emil Karsky", 0.58),
            Candidate("", "a member of the agrarian bloc", 0.31),
        ),
    )
    ministry = make_statement(
        article,
        speaker="the ministry",
        name="Foreign Ministry",
        cue="According to",
        act="say",
        of="Kordavia",
        after=text.index("According to"),
        content=[
            "Foreign Minister Milena Storz spoke by telephone with her Aurennais counterpart,"
            " Helene Daubray"
        ],
    )
    storz = make_statement(
        article,
        speaker="the ministry",
        name="Foreign Ministry",
        cue="said",
        of="Kordavia",
        after=text.index("Daubray, the ministry"),
        content=[
            "told her that Aurenne had been given assurances in Tarnesh that Selmeria would"
            " do nothing to interrupt transit before the Ilmar Basin Commission had met"
        ],
    )
    told = make_statement(
        article,
        speaker="Daubray",
        name="Helene Daubray",
        cue="told",
        role="foreign minister",
        of="Aurenne",
        act="claim",
        addressee=Addressee("her", actor_id(article, "Milena Storz")),
        within=storz.id,
        after=text.index("Daubray, the ministry"),
        content=[
            "Aurenne had been given assurances in Tarnesh that Selmeria would do nothing to"
            " interrupt transit before the Ilmar Basin Commission had met"
        ],
    )
    assured = make_statement(
        article,
        speaker="Tarnesh",
        cue="assurances",
        act="promise",
        within=told.id,
        after=text.index("Aurenne had been"),
        of="Selmeria",
        content=[
            "Selmeria would do nothing to interrupt transit before the Ilmar Basin Commission"
            " had met"
        ],
    )
    ultimatum = make_statement(
        article,
        speaker="he",
        name=drozdik,
        cue="told",
        role="spokesman",
        of="Foreign Ministry",
        form="direct",
        act="reject",
        addressee=Addressee("reporters"),
        after=text.index("he told reporters"),
        content=["Ultimatums are addressed to the defeated,", "We are a neighbor."],
        before=True,
    )
    polite = make_statement(
        article,
        speaker="Lazny",
        name="Teodor Lazny",
        cue="said",
        role="deputy head",
        of="State Border Service",
        form="direct",
        after=text.index('"Our people'),
        content=["Our people have been told to be polite and to be firm,"],
    )
    return (
        first,
        warned,
        gates,
        pelcaru,
        karsky,
        no,
        ministry,
        storz,
        told,
        assured,
        ultimatum,
        polite,
    )


def _event(article: Article) -> Event:
    """The president's refusal, with everything that an event may tell."""
    text = article.text
    trigger = words_at(text, "would not reopen")
    span = words_at(text, "Andrey Volchan", text.index("TORVAN, Monday")).span
    gate = words_at(text, "a single gate")
    return Event(
        id=finding_id(article.report, "event", trigger.span),
        report=article.report,
        type="REJECT",
        mode="yield",
        contexts=("diplomatic",),
        quad=3,
        actors=(
            Party(
                actor_id(article, "Andrey Volchan"), "Andrey Volchan", "president", "Kordavia", span
            ),
        ),
        recipients=(Party(None, "Selmeria", span=words_at(text, "Selmeria").span),),
        trigger=trigger,
        status="happened",
        evidence=(Evidence.of(article.report, text, trigger.span[0], gate.span[1]),),
        confidence=0.7,
        when=EventTime("2025-03-03", "day", "words", words_at(text, "Monday").span, past=True),
        where=EventPlace("TORVAN", None, "report", words_at(text, "TORVAN").span),
        matters=(Words(f'"{gate.text}"', (gate.span[0] - 1, gate.span[1] + 1)),),
        figures=(Figure("other", 1, 1, 1, "gate", gate.span),),
    )


def _position(article: Article, event: Event) -> Position:
    return Position(
        id=finding_id(article.report, "position", event.trigger.span),
        report=article.report,
        actor=event.actors[0].actor,
        actor_name="Kordavia",
        issue="reopening the gates of the Torvan dam",
        stance="refuses",
        evidence=event.evidence,
        condition="under the threat of a rail blockade",
        as_told_by="Andrey Volchan",
        date="2025-03-03",
        via=(event.id,),
    )


def _actors(article: Article) -> tuple[Actor, ...]:
    names = (
        "Andrey Volchan",
        "Ioana Pelcaru",
        "Emil Karsky",
        "Helene Daubray",
        "Milena Storz",
        "Pavel Drozdik",
        "Teodor Lazny",
    )
    return tuple(make_actor(article, name) for name in names)


def _link(relation: Relation) -> CopyLink:
    here = Evidence("r1", 0, 4, "Ana ")
    return CopyLink("r1", "r2", relation, 0.9, (here, Evidence("r2", 0, 4, "Ana ")))


STORY = Story(
    id="s1",
    title="Ferry Talks Fail",
    reports=("r1", "r2"),
    voices=(
        Voice(
            ("r1", "r2"),
            "Harbour Press",
            (_link("same"),),
            (Credit("r2", "Harbour Press", "credit"),),
            (_link("draws"),),
        ),
    ),
    copies=(("r1", "r2"),),
    first="2025-03-03",
    last="2025-03-04",
    phases=(Stretch("2025-03-03", "2025-03-04", ("r1", "r2")),),
    actors=(Featured("i1", "Ana Belova", "person", 2),),
    issues=("the ferry",),
    compare=(Comparison("s1", "s2", "Ana Belova", ("ferry",), "refuse, then promise"),),
)
RECORD = Record(
    id="k1",
    story="s1",
    kind="event",
    members=("e1", "e2"),
    agreed=(("type", "ASSAULT"),),
    voices=2,
    differs=(
        Difference(
            "killed",
            (
                Value("3", ("e1",), (Evidence("r1", 0, 4, "Ana "),), 3, 3),
                Value("at least 5", ("e2",), (Evidence("r2", 0, 4, "Ana "),), 5, None),
            ),
            "superseded",
        ),
    ),
    matches=(Match("e1", "e2", ("type: ASSAULT",)),),
)
TIE = Tie("a1", "a2", 0.95, ("spelling: ana, anna",), ("role: envoy",), ("both in r1",))
IDENTITY = Identity("i1", "Ana Belova", "person", None, ("a1", "a2"), ("r1", "r2"), (TIE,), (TIE,))
"""What reports make together, every part filled; it is not told of the report above."""
