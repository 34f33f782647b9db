"""Words for offices, for bodies of state, and for speakers whose views are nobody's position."""

from __future__ import annotations

import re

from onrecord.schema import Sector

SPEAKING = ("spokes", "leader", "chief", "head", "chair", "secretary", "negotiator", "envoy",
            "president", "commander", "representative", "ambassador", "minister", "premier",
            "chancellor", "counterpart", "director", "captain", "speaker", "convener",
            "convenor", "manager", "founder", "commissioner")  # fmt: skip
FORMER = ("former", "ex-", "late ", "retired", "outgoing", "one-time")
# Offices that are a state's where nothing says of what they are.
OF_STATE = re.compile(
    r"\w minister$|^(?:premier|chancellor|president|vice president|vice-president)$|"
    r"^(?:foreign|defen[cs]e|home) secretary$|^secretary of (?:state|defen[cs]e)$"
)
# Those of them who speak for a state to others, whatever else a report tells of.
OUTWARD = re.compile(r"foreign|defen[cs]e|secretary of state")
# Who holds one of these speaks for himself, not for the place that it is of.
LOCAL = re.compile(r"mayor|teacher|governor|bishop|judge|priest|imam|rabbi|councillor")
# Who holds one of these in a place holds it in a firm or a team there, and not for the state.
OF_FIRMS = re.compile(r"manager|director|founder|captain|owner")
# What is called a body by its capitals, and is a text.
PAPER = re.compile(r"\b(?:Act|Bill|Law|Code|Treaty|Accord|Pact|Plan|Agreement|Charter)$")
# Words for what belongs to somebody: "its members".
OWNED = re.compile(r"(?:his|her|its|their|whose) ", re.IGNORECASE)
# Bodies that are a state's where nothing says of which.
BODIES = re.compile(
    r"^(?:(?:the|its|his|her|their|our|my|central|national|federal) )*"
    r"(?:government|authorities|cabinet|administration|"
    r"(?:foreign|defen[cs]e|interior|finance|justice|health|energy) ministry)(?: in [\w' ]+)?$",
    re.IGNORECASE,
)
# Those whose views are an onlooker's.
ONLOOKING: frozenset[Sector | None] = frozenset(("EDU", "JRN"))
ONLOOKERS = re.compile(
    r"\b(?:analyst|expert|observer|historian|critic|reporter|witness|economist|scholar|professor|"
    r"commentator|columnist|pollster|voter|reader)"
)
# Words for a speaker that are nobody's name.
NO_NAME = re.compile(
    r"^(?:\d|(?:you|who|which|what|that|this|these|those|it|there|one|over|in|of|both|two|either|neither|each|"
    r"(?:the|these|those) (?:two|three|four|other)|all (?:sides|parties))\b)",
    re.IGNORECASE,
)
# "its foreign affairs spokesman, Eva Lund": between the pronoun and the name stand the role and
# so many characters at most.
BESIDE_ROLE = 4


# A subject has so many words at most.
LONGEST_SUBJECT = 5
PRIVATE: frozenset[Sector | None] = frozenset((None, "BUS", "CRM"))
# What somebody can do for himself alone, whatever body he speaks for.
PERSONAL = re.compile(
    r"(?:resign|step(?:ping)? (?:down|aside)|stand(?:ing)? down|quit|pardon)", re.IGNORECASE
)
# Words for the speaker's own side.
OWN_SIDE = re.compile(
    r"^(?:its|his|her|our|my|their) (?:own )?(?:side|country|nation|party|union|movement|group|"
    r"members|people|men|government|office|organi[sz]ation|federation|league|alliance|coalition|bloc|"
    r"firm|company|ministry|army|council|club|association|campaign)$",
    re.IGNORECASE,
)
# Bodies that a spokesman calls so when speaking of the own one.
OWN_BODY = re.compile(
    r"^(?:the )?(?:group|party|movement|organi[sz]ation|union|company|council|club|firm|agency|"
    r"commission|association|federation|league|alliance|board|bank|trust|charity)$",
    re.IGNORECASE,
)
MEDIATING = re.compile(r"envoy|mediator|rapporteur|representative")
# Somebody of whom no more is told: "a guard".
ANYBODY = re.compile(r"^(?:an?|one|another) ", re.IGNORECASE)
# A body's name stands so many characters at most before its unnamed leader: two sentences.
NEAR = 200
PARTY_ROLES = ("leader", "chair", "spokes", "head", "president", "secretary-general")
