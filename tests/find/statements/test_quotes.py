"""To which statement a quotation belongs."""

from onrecord import annotate
from onrecord.annotate.parsed import parsed
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.quotes import owned


def test_a_quotation_is_of_the_statement_in_its_paragraph(model):
    text = (
        'According to Eva Lund, the dam is safe.\n\n"The water is far too high now," said Omar Ba.'
    )
    doc = parsed(annotate.annotate_text(text, model=model))
    words = [t.text for t in doc]
    start, end = words.index('"'), words.index("said") - 1
    told = (words.index("the"), words.index("safe") + 1)
    far = Draft((0, 2), (2, 3), (told, (start + 1, end - 3)), 0.9)
    near = Draft((end + 1, end + 2), (end + 2, end + 3), ((end - 4, end),), 0.9)
    first, second = owned(doc, [far, near], [(start, end + 1)])
    assert first.content == (told,)
    assert "water" in [t.text for s, e in second.content for t in doc[s:e]]
