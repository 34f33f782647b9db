"""Windows: whole paragraphs, no token lost, a quotation kept with its cue."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.pieces import PARAGRAPH, SPACED
from onrecord.annotate.windows import MOST_PIECES, cut

PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["word", ".", '"', "said"]), min_size=1, max_size=400), max_size=12
)


@given(PARAGRAPHS, st.integers(1, 8))
def test_windows_cover_all_tokens_in_order_and_fit(paragraphs, pieces):
    tokens = [t for p in paragraphs for t in p]
    gaps = [SPACED if i else PARAGRAPH for p in paragraphs for i in range(len(p))]
    lengths = [pieces] * len(tokens)
    windows = cut(tokens, gaps, lengths)
    assert [i for s, e in windows for i in range(s, e)] == list(range(len(tokens)))
    assert all((e - s) * pieces + 2 <= MOST_PIECES for s, e in windows)


def test_cuts_before_a_plain_paragraph_rather_than_a_quotation():
    paragraphs = [["word"] * 90, ["word"] * 90, ['"', *["word"] * 80], ["word"] * 90]
    tokens = [t for p in paragraphs for t in p]
    gaps = [SPACED if i else PARAGRAPH for p in paragraphs for i in range(len(p))]
    # 90 + 90 fit, the quotation does not; it takes the paragraph before it along
    first = cut(tokens, gaps, [1] * len(tokens))[0]
    assert first == (0, 180)
    paragraphs[2] = paragraphs[2][:60]
    tokens = [t for p in paragraphs for t in p]
    gaps = [SPACED if i else PARAGRAPH for p in paragraphs for i in range(len(p))]
    assert cut(tokens, gaps, [1] * len(tokens))[0] == (0, 240)


def test_a_long_paragraph_is_cut_behind_a_sentence():
    tokens = ([*["word"] * 99, "."]) * 5
    gaps = [PARAGRAPH, *[SPACED] * (len(tokens) - 1)]
    assert cut(tokens, gaps, [1] * len(tokens))[0] == (0, 200)
