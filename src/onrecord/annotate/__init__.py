"""Article → spaCy `Doc`: the only room that runs the language model."""

from spacy.tokens import Doc

from onrecord.annotate.document import annotate_text, annotate_tokens
from onrecord.annotate.judge import ActJudge
from onrecord.annotate.layers import Antecedents, Attribution, Layers, layers_of
from onrecord.annotate.model import LanguageModel, load, load_vectors
from onrecord.annotate.vectors import Vectors
from onrecord.schema import Article

__all__ = [
    "ActJudge",
    "Antecedents",
    "Attribution",
    "LanguageModel",
    "Layers",
    "Vectors",
    "annotate",
    "annotate_text",
    "annotate_tokens",
    "layers_of",
    "load",
    "load_vectors",
]


def annotate(article: Article, *, model: LanguageModel) -> Doc:
    """Annotates an article's clean text, so that the `Doc` has the article's offsets."""
    breaks = (article.dateline[1],) if article.dateline else ()
    return annotate_text(article.text, model=model, breaks=breaks)
