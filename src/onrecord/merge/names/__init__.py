"""Whether two names, and the actors of two reports, are one."""

from onrecord.merge.names.alike import (
    ALIKE,
    Difference,
    Likeness,
    organization_likeness,
    person_likeness,
)
from onrecord.merge.names.identities import identities, identity_id
from onrecord.merge.names.link import link
from onrecord.merge.names.linked import Link, Linked, Reason

__all__ = [
    "ALIKE",
    "Difference",
    "Likeness",
    "Link",
    "Linked",
    "Reason",
    "identities",
    "identity_id",
    "link",
    "organization_likeness",
    "person_likeness",
]
