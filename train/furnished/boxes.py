"""Boxes that stand beside or within a report: other stories, appeals, pictures, comments."""

from __future__ import annotations

from train.furnished.tables import facts as _facts
from train.furnished.web import Web


def facts(page: Web) -> None:
    """A list or table of facts in the text."""
    head, items = page.rng.choice(_facts())
    table = page.chance(0.3)
    page.raw(f"<div{page.pick('', ' class=factbox', ' class=facts', ' class=box')}>")
    if page.chance(0.7):
        tag = page.pick("h3", "h4", "p", "b", "div")
        page.element("facts", "body", page.site.fill(head), tag=tag)
    page.raw("<table>" if table else "<ul>")
    for item in items:
        page.raw("<tr><td>" if table else "<li>")
        page.put("body", page.site.fill(item))
        page.raw("</td></tr>" if table else "</li>")
    page.raw("</table></div>\n" if table else "</ul></div>\n")


def summary(page: Web) -> None:
    """What a report says in short, as a list above its text."""
    page.raw(f"<div{page.pick('', ' class=summary', ' class=highlights', ' class=keypoints')}>")
    if page.chance(0.7):
        heads = ("In Summary", "STORY HIGHLIGHTS", "Highlights", "Key points:", "At a glance")
        page.element("facts", "body", page.pick(*heads), tag=page.pick("h5", "h3", "div", "b"))
    page.raw("<ul>")
    for _ in range(page.rng.randrange(2, 5)):
        page.raw("<li>")
        page.put("body", page.phrase("key"))
        page.raw("</li>")
    page.raw("</ul></div>\n")


def steps(page: Web) -> None:
    """The stories before and behind this one."""
    names = ("", " class=navigation", " class=nav-links", " class=pager", " class=post-nav")
    page.raw(f"<div{page.pick(*names)}>")
    form = page.rng.randrange(4)
    tag = page.pick("div", "span", "a")
    for number in range(2):
        title = page.phrase("title")
        page.raw(f"<{tag}>")
        if form == 0:
            page.put("promotion", f"« {title}" if number == 0 else f"{title} »")
        elif form == 1:
            page.put("promotion", ("Previous: " if number == 0 else "Next: ") + title)
        elif form == 2:
            page.put("promotion", ("Newer Post", "Older Post")[number])
        else:
            page.put("promotion", "Previous article" if number == 0 else "Next article")
            page.raw(f"</{tag}><{tag}>")
            page.put("promotion", title)
        page.raw(f"</{tag}> ")
    page.raw("</div>\n")


def related(page: Web, count: int) -> None:
    """A box of other stories, perhaps with their days or houses."""
    outer = page.pick("div", "section", "aside", "div")
    page.raw(f"<{outer}{page.attr('rel')}>")
    page.element("rel", *page.line("relhead"), tag=page.pick("h2", "h3", "h4", "p", "div", "span"))
    if page.chance(0.3):
        cards(page, count)
    else:
        table = "tr" if page.era == "old" else "div"
        page.row("relitem", count, "rel", tag=page.pick("ul", "ul", "a", table))
    page.raw(f"</{outer}>\n")


def cards(page: Web, count: int) -> None:
    """Other stories, each with what is told of it: day, section, teaser, who paid for it."""
    slot = page.pick("relitem", "relitem", "ad")
    tag = page.pick("div", "li", "article", "div")
    parts = page.rng.sample(["meta", "title"], 2) if page.chance(0.4) else ["title", "meta"]
    inner = page.pick("span", "div", "p", "small")
    pictured = page.chance(0.4)
    for _ in range(count):
        page.raw(f"<{tag}>")
        page.image(float(pictured))
        for part in parts:
            kind, text = page.line(slot if part == "title" else "relmeta")
            mark = page.pick("a", "h3", "h4") if part == "title" else inner
            page.raw(f"<{mark}>")
            page.put(kind if part == "meta" else "promotion", text)
            page.raw(f"</{mark}> ")
        page.raw(f"</{tag}>\n")


def letter(page: Web) -> None:
    """A box that asks for something."""
    page.image(0.1)
    page.raw(f"<div{page.attr('news')}>")
    for number in range(page.rng.choice([1, 1, 2, 3])):
        tag = "h4" if number == 0 and page.chance(0.4) else ""
        page.element("news", *page.line(page.pick("news", "news", "sub")), tag=tag)
    page.raw("</div>\n")


def picture(page: Web) -> None:
    """A picture with caption, credit or both."""
    figure = page.pick("figure", "div", "div", "p", "table" if page.era == "old" else "div")
    table = "<table align=right><tr><td>"
    opening = {"figure": "<figure>", "table": table, "p": "<p align=center>"}
    ending = {"figure": "</figcaption></figure>", "table": "</td></tr></table>", "p": "</p>"}
    name = page.pick("", " class=photo", " class=media", " class=lead-img", " class=picBox")
    page.raw(opening.get(figure, f"<div{name}>"))
    page.raw("<img src='a.jpg'>" + ("<figcaption>" if figure == "figure" else ""))
    _kind, caption = page.line("caption")
    if page.story.captions and page.chance(0.4):
        caption = page.rng.choice(page.story.captions)
    page.rng.choice(_CAPTIONED)(page, caption)
    page.raw(ending.get(figure, "</div>") + "\n")


def _two_lines(page: Web, caption: str) -> None:
    page.element("caption", "caption", caption, tag=page.pick("span", "div", "p", "small"))
    page.raw(" ")
    page.element("credit", *page.line("credit"), tag=page.pick("span", "div", "cite", "small"))


def _credit_first(page: Web, caption: str) -> None:
    page.element("credit", *page.line("credit"), tag="div")
    page.element("caption", "caption", caption, tag="div")


def _one_line(page: Web, caption: str) -> None:
    page.put("caption", caption)
    page.raw(page.pick("<br>", " <i>", "<br/>", " <span>"))
    page.put(*page.line("credit"))


def _caption_alone(page: Web, caption: str) -> None:
    page.element("caption", "caption", caption, tag=page.pick("span", "div", "p"))


def _credit_alone(page: Web, caption: str) -> None:
    page.element("credit", *page.line("credit"), tag=page.pick("span", "div", "p"))


_CAPTIONED = (_one_line, _two_lines, _credit_first, _caption_alone, _credit_alone)


def video(page: Web) -> None:
    """A film: its clock, its title, what is to be seen."""
    page.raw(page.pick("<iframe></iframe>", "<video></video>", "<img>", ""))
    page.raw(f"<div{page.pick('', ' class=player', ' class=video', ' class=media')}>")
    for text in page.rng.sample(["Playing", "0:00/1:42", "Duration 1:07", "1 day ago", "Video"], 2):
        page.element("vid", "other", text, tag=page.pick("span", "div"))
    page.element("vid", "caption", page.phrase("caption"), tag=page.pick("div", "p"))
    page.raw("</div>\n")


def comments(page: Web, count: int) -> None:
    """What readers wrote: names, times, words."""
    page.raw(f"<div{page.attr('comment')}>")
    if page.chance(0.7):
        page.some("comment")
    inner = page.pick("div", "p", "span", "dd")
    for _ in range(count):
        page.raw(page.pick("<li>", "<div>", "<div class=c>"))
        for text in ("{nick}", "{date} {time}", "{comment}", "Reply"):
            if text == "{comment}" or page.chance(0.6):
                page.raw(f"<{inner}>" if text != "{comment}" else "<p>")
                page.put("other", page.site.fill(text))
                page.raw(f"</{inner}>" if text != "{comment}" else "</p>")
        page.raw("</div>\n")
    page.raw("</div>\n")


def post_footer(page: Web) -> None:
    """The line below the text of a blog."""
    page.raw("<div class=post-footer><span>")
    page.put("byline", page.site.fill("Posted by {name} at {time}"))
    page.raw("</span> <span>")
    page.put("other", page.site.fill("{n} comments:"))
    page.raw("</span> <span>")
    page.put("other", page.site.fill("Labels: {word}, {place}"))
    page.raw("</span></div>\n")
