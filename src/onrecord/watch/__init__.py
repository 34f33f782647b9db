"""Feeds and pages from the network, politely and with care: no other room asks it for anything."""

from onrecord.watch.addresses import Address, address, why_not
from onrecord.watch.fetch import FEEDS, PAGES, Answer, get
from onrecord.watch.manners import DEFAULTS, Manners
from onrecord.watch.robots import Robots

__all__ = [
    "DEFAULTS",
    "FEEDS",
    "PAGES",
    "Address",
    "Answer",
    "Manners",
    "Robots",
    "address",
    "get",
    "why_not",
]
