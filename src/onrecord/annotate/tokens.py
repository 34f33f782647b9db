"""The treebank's tokens, from raw text: spaCy's English rules brought to those of UD English.

The English Web Treebank splits fewer hyphens (prefixes stay), keeps runs of one mark together,
splits slashes between words and knows more abbreviations than spaCy's rules do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.lang.en import English, EnglishDefaults
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc, Token

# Word-forming prefixes that UD English never splits off (its guidelines list them so).
PREFIXES = (
    "a anti ante arch be bi co contra counter cross cyber de demi dis e eco ex extra euro fore "
    "hemi hyper hypo inter intra ir mega meta micro mid mini mis mono multi narco neo non "
    "omni out over paleo pan para per peri post pre pro proto pseudo psycho quasi re semi socio "
    "sub super supra sur tele tran trans tri u ultra un uni"
).split()
# Runs of one mark, and of question and exclamation marks, are one token.
RUNS = [
    r"[!?]{2,}",
    r"(?:[.!?…]+[!?]+|[!?]+\.+)",
    r"\.{2,}",
    r"(?:<?-{2,}>?|<-+|-+>)",
    r"={2,}>?",
    r",{2,}",
    r"\+{2,}",
    r"_{2,}",
    r"\*{2,}",
    r"~{2,}",
    r"#{2,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
    r"(?:``|‘‘|’’)",  # quotation marks of old wires, and of two single ones
    r"(?:-+=|=+-)[-=]*",
    r"(?<!\.)[.:,]\?",
]
ABBREVIATIONS = (
    "Attn. ext. "
    "etc. No. Nos. Ft. Lt. Sgt. Capt. Col. Maj. Cmdr. Adm. Brig. al. vs. approx. ca. div. Sen. "
    "Sens. Rep. Reps. Gov. Govs. Gen. Gens. Pres. Sec. Prof. Hon. Rev. Fr. Sr. Jr. Mr. Mrs. Ms. "
    "Messrs. Mx. Dr. St. Mt. Ave. Blvd. Rd. Inc. Co. Cos. Corp. Ltd. Bros. Dept. Dist. Assn. "
    "Univ. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Tues. Wed. "
    "Thu. Thur. Thurs. Fri. Sat. Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. "
    "Kan. Ky. La. Md. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. "
    "Wash. Wis. Wyo. U.S. U.K. U.N. E.U. D.C. N.Y. N.J. N.H. N.M. N.C. S.C. N.D. S.D. W.Va. "
    "R.I. p.m. a.m. i.e. e.g. cf. fig. Fig. pp. vol. ed. est."
).split()
# Written as one word, two words in the treebank.
TWO_WORDS = {
    "wanna": 3,
    "Wanna": 3,
    "gonna": 3,
    "gotta": 3,
    "lemme": 3,
    "dunno": 2,
    "cannot": 3,
    "alot": 1,
}

# "its" before one of these is no possessive but "it's" without its apostrophe.
AFTER_IT_IS = frozenset(
    "a an the not in for from between like nothing anyone been getting going gonna your my this "
    "that so too because".split()
)
AFTER_YOU_ARE = frozenset({"a", "an", "the", "not", "gonna", "going"})
# What the next word shows to be one token or two: "No. 7", but "No." he said.
MAYBE_TWO = frozenset({"its", "your", "no.", "etc."})

_KEEP = re.compile(
    rf"(?:(?:{'|'.join(PREFIXES)})-[^\W\d_]+"  # non-lethal
    r"|(?:mid|pre|post)-\d+s?"  # mid-1980s
    r"|[^\W\d_]+-(?:esque|wise)"
    r"|\d-\d{4}|(?:\d{3}[-/])?\d{3}-\d{4}|(?:\d-)?\d{3}-\d{3}-\d{4}"  # telephone numbers
    r"|\d{5}-\d{4}"  # and those of American post offices
    r"|\d+0['’]s"  # the 1960's
    r"|\d{1,2}-\d{1,2}-(?:\d{2}|\d{4})"  # dates
    r"|[\w#][\w#.-]*\.(?:docx?|xlsx?|pptx?|pdf|zip|jpe?g|png|gif|html?)"  # files
    r"|b/c|w/o|w/out|[^\W\d_]/[^\W\d_]"
    r"|[!?]{2,}|\.{2,}|-{2,}|={2,}|_{2,}|\*{2,}|~{2,}|#{2,}"
    r"|\#[^\W\d]\w*|@[^\W\d]\w*)$",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d_]"


def make_tokenizer() -> Language:
    """A blank English pipeline whose tokenizer splits as UD English does.

    >>> [t.text for t in make_tokenizer()("The anti-war e-mail and/or call: don't!!")]
    ['The', 'anti-war', 'e-mail', 'and', '/', 'or', 'call', ':', 'do', "n't", '!!']
    >>> [t.text for t in make_tokenizer()('"No." He is No. 7, etc. The end')]
    ['"', 'No', '.', '"', 'He', 'is', 'No.', '7', ',', 'etc', '.', 'The', 'end']
    >>> [t.text for t in make_tokenizer()("Its a U.S.-led plan; its in-house lawyers")]
    ['It', 's', 'a', 'U.S.', '-', 'led', 'plan', ';', 'its', 'in', '-', 'house', 'lawyers']
    >>> [t.text for t in make_tokenizer()("``No,'' he said. ‘‘Never.’’")]
    ['``', 'No', ',', "''", 'he', 'said', '.', '‘‘', 'Never', '.', '’’']
    """
    nlp = _TreebankEnglish()
    nlp.tokenizer = _InContext(nlp.tokenizer)
    return nlp


def _matched(text: str) -> re.Match[str] | None:
    """What no rule splits."""
    match: Callable[[str], re.Match[str] | None] | None = EnglishDefaults.token_match
    return _KEEP.match(text) or (match(text) if match else None)


def _special() -> dict[str, list[dict[int, str]]]:
    """What is split otherwise than its marks say."""
    usual = EnglishDefaults.tokenizer_exceptions or {}
    out: dict[str, list[Any]] = {k: v for k, v in usual.items() if "/" not in k and k != "):"}
    out |= {word: [{ORTH: word}] for word in ABBREVIATIONS}
    out |= {word: [{ORTH: word[:at]}, {ORTH: word[at:]}] for word, at in TWO_WORDS.items()}
    for word, parts in list(out.items()):  # DON'T and CANT, in headlines
        if len(parts) == 2 and parts[1][ORTH] in ("n't", "n’t", "nt") and word.islower():
            out[word.upper()] = [{ORTH: part[ORTH].upper()} for part in parts]
    return out


class _TreebankDefaults(EnglishDefaults):
    """The rules, given all at once: spaCy reads every special case again whenever one changes."""

    prefixes = [  # noqa: RUF012 – as spaCy has it
        *RUNS,
        *(EnglishDefaults.prefixes or ()),
        r"/(?=[A-Z])",
        r"@(?=\d)",
        r"-(?=[A-Za-z])",
    ]
    suffixes = [  # noqa: RUF012 – as spaCy has it
        *RUNS,
        *(EnglishDefaults.suffixes or ()),
        r"(?<=\d)(?:[AaPp]\.?[Mm]\.?|[kK]|bn|mn)",
        r"(?<=[a-z]{4})-",
        r"(?<=[a-z])`s",
        r"(?<=^[A-F])\+",
    ]
    infixes = [  # noqa: RUF012 – as spaCy has it
        *RUNS,
        rf"(?<={_LETTER})/(?={_LETTER})",
        rf"(?<={_LETTER})\)(?=:)",
        r"(?<=\w)-(?=\d)|(?<=\d)-(?=\w)|(?<=[A-Za-z]\.)-(?=\w)",  # F - 16, U.S. - led
        r"(?<=\w)[()\[\]](?=\w)|(?<=[A-Za-z]);(?=[A-Za-z])|(?<=\w):(?=<)",
        r"\)(?=\()|(?<=\))\((?=\w)|(?<=\w)[\])](?=[–—-])|(?<=[–—-])[\[(](?=\w)",  # pages 3)-(5
        r"[\"”](?=<)|(?<=[\"”])<(?=\w)",  # "A. Writer"<writer@…
        r"(?<=\d)[–—](?=\d)",
        # where a space was forgotten
        rf"(?<={_LETTER}{_LETTER})[?!](?={_LETTER})|(?<={_LETTER})[,:](?=\d)",
        r"(?<=[a-z]{2})\.(?=i(?![^\W_]))",  # "won.i then"; longer words look like addresses
        rf"(?<={_LETTER})[\"”](?={_LETTER})",
        r"(?<=\d)'(?=\d)",  # 5'11
        *(EnglishDefaults.infixes or ()),
    ]
    token_match = staticmethod(_matched)
    tokenizer_exceptions = _special()


class _TreebankEnglish(English):  # type: ignore[no-untyped-call]
    Defaults = _TreebankDefaults


class _InContext:
    """Splits what only the next word shows to be two words."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        doc = self._tokenizer(text)
        cuts = {t.i: at for t in doc if t.lower_ in MAYBE_TWO and (at := _cut(t))}
        if not cuts:
            return doc
        words, spaces = [], []
        for t in doc:
            at = cuts.get(t.i)
            parts = [t.text[:at], t.text[at:]] if at else [t.text]
            words += parts
            spaces += [*[False] * (len(parts) - 1), bool(t.whitespace_)]
        return Doc(doc.vocab, words=words, spaces=spaces)


def _cut(token: Token) -> int | None:
    """Where one of `MAYBE_TWO` is to be cut, if at all."""
    rest = token.doc[token.i + 1 : token.i + 3]
    after = rest[0] if len(rest) else None
    ends = after is None or after.is_space
    if token.lower_ == "your":
        return 3 if after and after.lower_ in AFTER_YOU_ARE else None
    if token.lower_ == "its":
        # "its in-house lawyers" is a possessive all the same
        joined = len(rest) == 2 and rest[1].text == "-" and not rest[0].whitespace_
        return 2 if after and after.lower_ in AFTER_IT_IS and not joined else None
    if token.lower_ == "no.":
        return None if after and (after.is_digit or after.text == "#") else 2
    return 3 if ends or (after and after.is_title) else None  # etc.
