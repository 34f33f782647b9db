"""Lines of furniture as elements of a page: alone, in rows, in lists."""

from __future__ import annotations

import html
import random

from bench.article.score import Block
from train.furnished.maker import Maker, Story

_AROUND = {
    "ul": ("<li>", "</li>"), "a": ("<a>", "</a> "), "span": ("<span>", "</span> "),
    "div": ("<div>", "</div>"), "br": ("<a>", "</a><br>"), "tr": ("<tr><td>", "</td></tr>"),
}  # fmt: skip


# What sites set lines of a slot apart by, besides none.
_PLAIN = ("", "", "", "", "", "span", "a", "b", "i")
_INNER = {
    **dict.fromkeys(("correction", "contributor", "bio"), ("", "", "i", "em", "em", "small")),
    **dict.fromkeys(("caption", "credit"), ("", "", "span", "i", "em", "small", "font")),
    **dict.fromkeys(("inline", "relhead", "kicker", "body"), ("", "", "", "b", "strong", "em")),
    **dict.fromkeys(("relitem", "sub", "share", "tags"), ("", "a", "a", "span")),
    "stamp": ("", "", "span", "time", "small", "em"), "byline": ("", "span", "a", "b", "address"),
    "copyright": ("", "", "small", "font"), "headline": ("", "", "", "b", "span"),
}  # fmt: skip


class Web(Maker):
    """Writes HTML."""

    def __init__(self, rng: random.Random, story: Story) -> None:
        super().__init__(rng, story, web=True)

    def attr(self, slot: str) -> str:
        """The names of an element of a slot."""
        name = self.site.classes.get(slot, "")
        return self.pick(f' class="{name}"', f' class="{name}"', f' id="{name}"') if name else ""

    def element(self, slot: str, kind: str, text: str, tag: str = "") -> None:
        """A line in an element of its own."""
        choices = ["div", "div", "p", "div"] if self.era != "old" else ["p", "td", "font"]
        tag = tag or self.rng.choice(choices)
        inner = self.pick(*_INNER.get(slot, _PLAIN))
        if tag == "td":
            self.raw(f"<tr><td{self.attr(slot)}>")
        elif tag == "font":
            self.raw("<P><FONT SIZE=1>")
        else:
            self.raw(f"<{tag}{self.attr(slot)}>")
        self.raw(f"<{inner}>" if inner else "")
        self.put(kind, text)
        self.raw(f"</{inner}>" if inner else "")
        self.raw({"td": "</td></tr>", "font": "</FONT>\n"}.get(tag, f"</{tag}>\n"))

    def some(self, slot: str, share: float = 1.0, names: str = "") -> None:
        """Perhaps a line of a slot."""
        if self.chance(share):
            self.element(names or slot, *self.line(slot))

    def row(self, slot: str, count: int, names: str = "", tag: str = "") -> None:
        """Some lines of a slot in a list, in links side by side or in rows."""
        form = tag or self.pick("ul", "a", "span", "div", "br" if self.era == "old" else "ul")
        box = {"ul": "ul", "tr": "table"}.get(form, "div")
        self.raw(f"<{box}{self.attr(names or slot)}>")
        for number in range(count):
            kind, text = self.line(slot)
            before, after = _AROUND[form]
            if form == "ul" and self.chance(0.5):
                before, after = "<li><a href='/x'>", "</a></li>"
            self.raw(before)
            if slot == "relitem" and self.chance(0.06):
                text += "\0" + self.site.fill("{shortdate} | {section}")
            if form in ("a", "span") and kind == "other" and number and self.chance(0.2):
                self.raw("| ")
            self.put(kind, text)
            self.raw(after)
        self.raw(f"</{box}>\n")

    def image(self, share: float) -> None:
        """Perhaps a picture."""
        if self.chance(share):
            alone, boxed = "<img src='b.jpg'>", "<div><img src=b.gif></div>\n"
            self.raw(self.pick(alone, boxed, "<a><img></a> "))

    def broken(self) -> None:
        """A short appeal over two rows, as in old side columns."""
        self.raw("<P><B>")
        kind, text = self.line(self.pick("sub", "news"))
        words = text.split()
        half = max(1, len(words) // 2)
        start = len(self.out)
        self.raw(html.escape(" ".join(words[:half]), quote=False) + "<BR>")
        self.raw(html.escape(" ".join(words[half:]), quote=False))
        self.blocks.append(Block(kind, start, len(self.out)))
        self.raw("</B>\n")
