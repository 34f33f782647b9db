"""An invented page of HTML: head, text and what stands among it, tail, foot."""

from __future__ import annotations

import html
from collections.abc import Callable

from bench.article.score import Block
from train.furnished import boxes
from train.furnished.tables import words
from train.furnished.web import Web

# A page that breaks off shows this many paragraphs at least.
_SHOWN = 3


class WebPage(Web):
    """Writes a whole page."""

    def page(self) -> str:
        """The whole page."""
        title = html.escape(self._title(), quote=False)
        self.raw(f"<html><head><title>{title}</title></head><body>\n")
        self._head()
        self.raw({"new": "<main><article>", "old": "<table><tr><td>"}.get(self.era, "<div>"))
        self._text()
        inside = self.chance(0.5)
        if inside:
            self._tail()
        self.raw({"new": "</article></main>", "old": "</td></tr></table>"}.get(self.era, "</div>"))
        if not inside:
            self._tail()
        self._foot()
        self.raw("</body></html>")
        return self.out

    def _title(self) -> str:
        own, site = self.story.headline, self.site.name
        section = self.rng.choice(words("section"))
        return self.pick(
            own, f"{own} - {site}", f"{own} | {site}", f"{own} | {section} | {site}", site,
            f"{site} :: {own}", f"{site} | {section} | {own}", f"{site}: {section}",
            f"{' '.join(own.split()[:6])} - {site}", f"{own} « {site}", f"{site}: {own}",
        )  # fmt: skip

    def _head(self) -> None:
        new = self.era == "new"
        self.raw("<header>" if new else f"<div{self.attr('top')}>")
        self.image(0.4)
        for slot, share in (
            ("top", 0.4), ("top", 0.25), ("top", 0.15), ("slogan", 0.35), ("sub", 0.35),
            ("news", 0.08), ("alert", 0.15),
        ):  # fmt: skip
            if self.chance(share):
                tag = self.pick("span", "div", "p", "a", "h1" if slot == "top" else "div")
                self.element(slot, *self.line(slot), tag=tag)
        self.raw("<nav>" if new else "")
        self.row("nav", self.rng.randrange(4, 11))
        self.raw("</nav></header>\n" if new else "</div>\n")
        self.image(0.1)
        self.some("ad", 0.25)
        self.some("sub", 0.12)
        self.some("stamp", 0.06)
        if self.chance(0.06):
            boxes.related(self, 2)
        if self.era == "old" and self.chance(0.3):
            self.broken()

    def _signed(self) -> None:
        """Byline and stamps."""
        parts: list[Callable[[], None]] = []
        if self.chance(0.85):
            parts.append(self._writers)
        if self.chance(0.85):
            parts.append(self._stamps)
        if self.chance(0.5):
            parts.append(lambda: self.row("share", self.rng.randrange(1, 5), "share"))
        if self.chance(0.25):
            parts.append(lambda: self.some("share"))
        if self.chance(0.12):
            parts.append(lambda: self.some("bio"))
        self.rng.shuffle(parts)
        for part in parts:
            part()

    def _stamps(self) -> None:
        if self.chance(0.35):
            self.row("stamp", 2, "stamp", tag=self.pick("span", "div", "ul"))
        else:
            self.element("stamp", *self.line("stamp"))

    def _writers(self) -> None:
        """The byline, what the writer is below it, or how to reach them."""
        self.image(0.12)
        form = self.rng.randrange(12)
        if form < 7:
            self.element("byline", *self.line("byline"))
            return
        if form > 9:
            self._written_and_stamped()
            return
        self.raw(f"<div{self.attr('byline')}>")
        start = len(self.out)
        by = self.pick("", "By ", "by ") + self.site.person()
        tag = "b" if form == 7 else "span"
        self.raw(f"<{tag}>{html.escape(by)}</{tag}>")
        if form == 7:
            self.blocks.append(Block("byline", start + 3, len(self.out) - 4))
            self.raw(self.pick("<br>", " "))
            self.put("other", self.site.fill("{mail}"))
        else:
            self.raw(self.pick("<br>", " ", "<br/>") + "<i>")
            roles = [*words("role"), f"{self.site.name}, {self.site.place}"]
            self.raw(html.escape(self.rng.choice(roles)))
            self.blocks.append(Block("byline", start + 6, len(self.out)))
            self.raw("</i>")
        self.raw("</div>\n")

    def _written_and_stamped(self) -> None:
        """Byline and stamp side by side, each in its own element."""
        tag = self.pick("span", "div", "a", "li")
        self.raw(f"<div{self.attr('byline')}>")
        for slot in self.rng.sample(["byline", "stamp", "share"], 3)[: self.rng.choice([2, 3])]:
            self.raw(f"<{tag}>")
            self.put(*self.line(slot))
            self.raw(f"</{tag}>")
        self.raw("</div>\n")

    def _text(self) -> None:
        """Headline, text and what stands among it."""
        self.some("kicker", 0.45)
        self.some("stamp", 0.12)
        early = self.chance(0.12)
        if early:
            self._signed()
        tag = self.pick("h1", "h1", "h1", "h2", "div", "span", "h3")
        self.element("headline", "headline", self.story.headline, tag=tag)
        body = list(self.story.body)
        if self.chance(0.12):
            body.append(self.phrase("subhead"))
        if self.chance(0.35) and len(body) > 4:
            self.element("deck", "body", body.pop(1), tag=self.pick("p", "h2", "div", "div"))
        elif self.chance(0.2):
            self.element("deck", "body", self.phrase("deck"), tag=self.pick("p", "h2", "h3", "div"))
        if not early:
            self._signed()
        boxed: tuple[tuple[float, Callable[[Web], None]], ...] = (
            (0.5, boxes.picture), (0.1, boxes.letter), (0.08, lambda page: boxes.related(page, 2)),
            (0.12, boxes.summary), (0.06, boxes.video),
        )  # fmt: skip
        for share, box in boxed:
            if self.chance(share):
                box(self)
        self.raw(f"<div{self.attr('body')}>" if self.chance(0.6) else "")
        self._paragraphs(body)
        self.raw("</div>\n")

    def _paragraphs(self, body: list[str]) -> None:
        mode = self.pick("p", "p", "p", "br" if self.era == "old" else "p")
        live = self.chance(0.06)
        cut = self.chance(0.06) and len(body) > _SHOWN
        shown = body[: self.rng.randrange(_SHOWN, len(body))] if cut else body
        for number, paragraph in enumerate(shown):
            self.image(0.03)  # a picture of which nothing is said
            if live and self.chance(0.4):
                self._post()
            self.raw("<p>" if mode == "p" else "")
            if number == 0 and self.story.dateline:
                self.put("dateline", self.story.dateline)
                self.raw(" ")
            self.put("body", paragraph)
            self.raw("</p>\n" if mode == "p" else "<br><br>\n")
            if number < len(shown) - 1:
                self._between()
        if cut:
            boxes.letter(self)

    def _post(self) -> None:
        """The head of an entry of a live page."""
        tag = self.pick("time", "span", "div")
        self.element("stamp", "stamp", self.site.fill("{time}"), tag=tag)
        if self.chance(0.6):
            self.element("sub", "body", self.phrase("subhead"), tag=self.pick("h2", "h3"))

    def _between(self) -> None:
        """What may stand between two paragraphs."""
        for turn in self.turns():
            self.raw("<p>")
            self.put("body", turn)
            self.raw("</p>\n")
        may: tuple[tuple[float, Callable[[], object]], ...] = (
            (0.07, lambda: self.some("ad")), (0.07, lambda: self.some("inline")),
            (0.03, lambda: self.some("pull")), (0.03, lambda: boxes.letter(self)),
            (0.03, lambda: boxes.picture(self)), (0.02, lambda: boxes.related(self, 2)),
            (0.02, lambda: self.some("share")), (0.04, lambda: boxes.facts(self)),
            (0.05, self._subhead), (0.01, lambda: self.some("correction")),
            (0.01, lambda: self.some("stamp")), (0.01, lambda: boxes.video(self)),
        )  # fmt: skip
        for share, act in may:
            if self.chance(share):
                act()

    def _subhead(self) -> None:
        tag = self.pick("p", "p", "h2", "h3", "b", "strong")
        self.element("body", "body", self.phrase("subhead"), tag=tag)

    def _tail(self) -> None:
        """What stands below the text."""
        acts: list[Callable[[], object]] = []
        for slot, share in (
            ("contributor", 0.4), ("correction", 0.3), ("bio", 0.35), ("bio", 0.2), ("stamp", 0.15),
            ("tags", 0.3), ("share", 0.35), ("inline", 0.2), ("byline", 0.12), ("ad", 0.15),
            ("copyright", 0.1), ("news", 0.1),
        ):  # fmt: skip
            if self.chance(share):
                acts.append(lambda slot=slot: self.some(slot))  # type: ignore[misc]
        count = self.rng.randrange
        may: tuple[tuple[float, Callable[[], object]], ...] = (
            (0.12, lambda: boxes.steps(self)), (0.35, lambda: boxes.letter(self)),
            (0.6, lambda: boxes.related(self, count(1, 5))),
            (0.3, lambda: boxes.related(self, count(1, 4))),
            (0.15, lambda: self.row("comment", count(2, 7), "comment", tag="div")),
            (0.25, lambda: boxes.comments(self, count(1, 6))),
            (0.2, lambda: self.row("tags", 3, "tags")),
            (0.2, lambda: self.row("share", 3, "share")),
            (0.05, lambda: boxes.post_footer(self)),
        )  # fmt: skip
        for share, act in may:
            if self.chance(share):
                acts.append(act)
        self.rng.shuffle(acts)
        for act in acts:
            act()

    def _foot(self) -> None:
        """The foot of the page."""
        new = self.era == "new"
        if self.chance(0.4):
            self.raw(f"<aside{self.attr('rel')}>" if new else f"<div{self.attr('rel')}>")
            for _ in range(self.rng.randrange(1, 3)):
                if self.chance(0.6):
                    boxes.related(self, self.rng.randrange(1, 5))
                elif self.chance(0.6):
                    boxes.letter(self)
                else:
                    self.row("foot", self.rng.randrange(2, 5))
            self.raw("</aside>" if new else "</div>")
        self.raw("<footer>" if new else f"<div{self.attr('foot')}>")
        if self.chance(0.7):
            self.row("foot", self.rng.randrange(1, 6))
        if self.chance(0.85):
            self._rights()
        self.some("foot", 0.3)
        self.raw("</footer>" if new else "</div>")

    def _rights(self) -> None:
        tag = self.pick("p", "div", "span", "small", "p")
        self.raw(f"<{tag}>")
        if self.chance(0.15):
            self.put(*self.line("foot"))
            self.raw("<br>")
        self.put(*self.line("copyright"))
        if self.chance(0.15):
            self.raw(" <br>")
            self.put(*self.line(self.pick("foot", "foot", "news")))
        self.raw(f"</{tag}>")
