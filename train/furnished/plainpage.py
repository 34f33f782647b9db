"""An invented page as scraped text, or a text out of an archive or a mailbox."""

from __future__ import annotations

import random
import textwrap

from train.furnished.maker import Maker, Story
from train.furnished.tables import facts

# How the comments of a page are scraped: who, when, what.
_COMMENTS = (
    ("{nick}", "{date} {time}", "{comment}"),
    ("{nick} says:", "{date} at {time}", "{comment}"),
    ("{nick} wrote:", "{comment}"),
    ("{comment}", "Posted by {nick} on {date} {time}"),
    ("{nick} | {date}", "{comment}", "Reply"),
    ("{n}. {nick}, {place}", "{comment} {comment}"),
)


class PlainPage(Maker):
    """Writes text."""

    def __init__(self, rng: random.Random, story: Story) -> None:
        super().__init__(rng, story, web=False)
        # Some scrapers part all lines alike, some none.
        self.blank = rng.choice([0.0, 0.0, 0.25, 0.25, 1.0])
        self.width = 0  # of a text that is wrapped

    def page(self) -> str:
        """The whole text."""
        archive = self.chance(0.3)
        if self.chance(0.5 if archive else 0.15):
            self.width = self.rng.choice([60, 66, 70, 76, 80])
        if archive:
            self._archive_head()
        else:
            self._scraped_head()
        body = list(self.story.body)
        if not archive and self.chance(0.2) and len(body) > 4:
            self.put("body", body.pop(1))
            self.raw("\n\n")
        elif not archive and self.chance(0.2):
            self.put("body", self.phrase("deck"))
            self.raw(self._gap())
        self._text(body)
        self._archive_tail() if archive else self._scraped_tail()
        return self.out

    def put(self, kind: str, text: str) -> None:
        """Write the words of a block, wrapped where the text is."""
        super().put(kind, textwrap.fill(text, self.width) if self.width else text)

    def _text(self, body: list[str]) -> None:
        wide = "\n\n" if self.chance(0.85 if self.width else 0.6) else "\n"
        for number, paragraph in enumerate(body):
            if number == 0 and self.story.dateline:
                self.put("dateline", self.story.dateline)
                self.raw(" ")
            self.put("body", paragraph)
            self.raw(wide)
            if number < len(body) - 1:
                self._between(wide)

    def _between(self, wide: str) -> None:
        for turn in self.turns():
            self.put("body", turn)
            self.raw(wide)
        for slot, share in (
            ("ad", 0.06), ("inline", 0.06), ("news", 0.03), ("share", 0.02), ("caption", 0.025),
            ("credit", 0.02), ("stamp", 0.01), ("correction", 0.01), ("pull", 0.01),
        ):  # fmt: skip
            if self.chance(share):
                self.put(*self.line(slot))
                self.raw(wide)
        if self.chance(0.03):
            self._related()
        if self.chance(0.05):
            self.put("body", self.phrase("subhead"))
            self.raw(wide)
        if self.chance(0.05):
            head, items = self.rng.choice(facts())
            mark = self.pick("", "- ", "* ", "• ")
            for text in (head, *items):
                self.put("body", (mark if text is not head else "") + self.site.fill(text))
                self.raw(self.pick("\n", wide))

    def _say(self, slot: str, share: float = 1.0) -> None:
        """Perhaps a line of a slot."""
        if self.chance(share):
            self.put(*self.line(slot))
            self.raw(self._gap())

    def _gap(self) -> str:
        """What parts two lines."""
        return "\n\n" if self.chance(self.blank) else "\n"

    def _related(self) -> None:
        """Other stories, perhaps with their days or houses."""
        self._say("relhead")
        told = self.chance(0.25)
        slot = self.pick("relitem", "relitem", "relitem", "ad")
        for _ in range(self.rng.randrange(1, 6)):
            self._say(slot)
            self._say("relmeta", 0.8 if told else 0.0)

    def _comments(self) -> None:
        """What readers wrote: names, times, words."""
        self._say("share", 0.7)
        threaded = self.chance(0.6)
        form = self.rng.choice(_COMMENTS)
        for _ in range(self.rng.randrange(1, 7)):
            if not threaded:
                self._say("comment")
                continue
            for text in form:
                self.put("other", self.site.fill(text))
                self.raw(self._gap())

    def _scraped_head(self) -> None:
        """Menus and the like above the text."""
        for slot, share in (
            ("top", 0.5), ("top", 0.25), ("slogan", 0.3), ("sub", 0.3), ("alert", 0.12),
            ("news", 0.06),
        ):  # fmt: skip
            self._say(slot, share)
        if self.chance(0.6):
            for _ in range(self.rng.randrange(2, 9)):
                self._say("nav")
        for slot, share in (("ad", 0.2), ("kicker", 0.4), ("stamp", 0.1)):
            self._say(slot, share)
        if self.chance(0.05):
            self._say("byline")
        self.put("headline", self.story.headline)
        self.raw(self._gap())
        early = self.chance(0.15)
        if early:
            self.put("body", self.phrase("deck"))
            self.raw(self._gap())
        self._signed()
        if self.chance(0.4):
            self._pictures()
        if self.chance(0.08):
            self.put("body", self.pick("IN SUMMARY", "Key points", "Highlights"))
            self.raw(self._gap())
            for _ in range(self.rng.randrange(2, 4)):
                self.put("body", self.pick("•", "", "* ") + self.phrase("key"))
                self.raw(self._gap())
        self.raw("\n")

    def _signed(self) -> None:
        shares = (
            ("byline", 0.8), ("byline", 0.12), ("stamp", 0.8), ("stamp", 0.2), ("share", 0.5),
            ("share", 0.3), ("share", 0.2), ("bio", 0.05),
        )  # fmt: skip
        slots = [slot for slot, share in shares if self.chance(share)]
        self.rng.shuffle(slots)
        for slot in slots:
            self._say(slot)

    def _pictures(self) -> None:
        for _ in range(self.rng.choice([1, 1, 1, 2])):
            own = self.story.captions and self.chance(0.3)
            caption = self.rng.choice(self.story.captions) if own else self.line("caption")[1]
            self.put("caption", caption)
            self.raw(self.pick("\n", " "))
            self._say("credit", 0.5)

    def _scraped_tail(self) -> None:
        """What a scraped page has below the text."""
        slots = (
            ("contributor", 0.35), ("correction", 0.25), ("credit", 0.05), ("bio", 0.35),
            ("stamp", 0.12), ("inline", 0.25), ("share", 0.4), ("tags", 0.3), ("news", 0.35),
            ("news", 0.2), ("byline", 0.15), ("ad", 0.1), ("copyright", 0.15),
        )  # fmt: skip
        chosen = [slot for slot, share in slots if self.chance(share)]
        self.rng.shuffle(chosen)
        for slot in chosen:
            self._say(slot)
        if self.chance(0.5):
            self._related()
        if self.chance(0.35):
            self._comments()
        if self.chance(0.35):
            self._related()
        for _ in range(self.rng.choice([0, 0, 1, 2, 4])):
            self._say("foot")
        self._say("copyright", 0.8)
        self._say("foot", 0.25)

    def _archive_head(self) -> None:
        """The head of a text in an archive or of a message."""
        if self.chance(0.3):
            for _ in range(self.rng.randrange(1, 4)):
                self._say("mailhead")
        self._say("lexis", 0.5)
        self._say("top", 0.4)
        for _ in range(self.rng.randrange(1, 3)):
            self._say("lexstamp")
        self._say("lexis", 0.3)
        late = self.chance(0.4)
        if late:
            self._say("lexstamp", 0.5)
            self._say("lexbyline", 0.5)
        self.put("headline", self.story.headline)
        self.raw(self.pick("\n", "\n\n"))
        if self.chance(0.3):
            self.put("body", self.phrase("ended"))
            self.raw("\n\n")
        if not late:
            self._say("lexbyline", 0.8)
            self._say("lexstamp", 0.5)
        self._say("correction", 0.12)
        for _ in range(self.rng.randrange(3)):
            self._say("lexis")
        self.raw("\n")

    def _archive_tail(self) -> None:
        """The end of a text in an archive."""
        self._say("contributor", 0.3)
        self._say("caption", 0.15)
        self._say("byline", 0.15)
        for _ in range(self.rng.randrange(3)):
            self._say("lexstamp", 0.5)
        for _ in range(self.rng.randrange(4)):
            self._say("lexis")
        self._say("lexcopy", 0.8)
        self._say("lexcopy", 0.15)
