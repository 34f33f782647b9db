"""What the tags of HTML do to the text that stands in them."""

from __future__ import annotations

# Their content is no text to be read, up to the end tag and whatever stands in between.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
SKIPPED = frozenset(
    "script style noscript template svg canvas object select form audio video math "
    "textarea iframe head map dialog".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr img picture source".split()
)
CLOSES_P = frozenset(
    "address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main nav ol p pre section table ul td th tr li".split()
)
# Neighbours of these tags with nothing but a space between them are pieces of their own.
SEAMED = frozenset({"span", "a", "small", "time", "strong", "em", "b", "i", "cite"})
# What sets words apart from those around them, by what it is for.
MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "small": "small",
    "font": "small", "time": "time", "cite": "cite", "blockquote": "quote", "address": "address",
}  # fmt: skip
# What shows something; the words behind it may say what.
PICTURES = frozenset("img amp-img iframe amp-iframe video amp-video object embed picture".split())
# A line's end in one of these parts nothing.
TITLES = frozenset({"h1", "h2"})
