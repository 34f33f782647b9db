"""Scores of a model file on held-out data: `python -m train.report MODEL.onnx --data … [--vs …]`.

Runs the benches of parse, names and attribution with that file in place of the shipped one, adds
PolNeAR's token scores, and with `--vs` sets a second file (fp32, say) beside it.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path
from unittest.mock import patch

from bench.attribution.task import TASK as ATTRIBUTION
from bench.common import json_lines
from bench.ner.task import TASK as NER
from bench.parse.task import TASK as PARSE
from onrecord.annotate import LanguageModel, annotate_text, layers_of
from onrecord.find.statements.quotes import LEAST_WORDS, quotations

TOKENIZER = Path(str(files("onrecord") / "weights" / "tokenizer.json"))


def tokens(model: LanguageModel, cases: Path) -> dict[str, float]:
    """Token F1 of content, source and cue over PolNeAR's articles, words only, no links.

    Content is what the model links to a cue, and every quotation of four words or more, which
    the finder of statements leaves to none but somebody's words.
    """
    counts = {role: [0, 0, 0] for role in ("content", "source", "cue")}
    for d in json_lines(cases):
        doc = annotate_text(d["text"], model=model)
        words = {t.i for t in doc if any(c.isalnum() for c in t.text)}
        layers = layers_of(doc)
        quoted = {
            i
            for s, e in quotations(doc, layers.quoted)
            if sum(t.is_alpha for t in doc[s:e]) >= LEAST_WORDS
            for i in range(s, e)
        }
        for role, c in counts.items():
            spans = [s for a in d["attributions"] for s in a[role]]
            gold = {
                i
                for i in words
                if any(s < doc[i].idx + len(doc[i]) and doc[i].idx < e for s, e in spans)
            }
            made = {i for a in layers.attributions for i in getattr(a, role)}
            made = words & (made | quoted if role == "content" else made)
            c[0] += len(gold & made)
            c[1] += len(made)
            c[2] += len(gold)
    return {f"token_{r}": 2 * h / (m + g) if m + g else 0.0 for r, (h, m, g) in counts.items()}


def scores(path: Path, data: Path, *, which: str) -> dict[str, float]:
    """Everything that is measured of one model file."""
    model = LanguageModel(path, TOKENIZER)
    bank = data / "treebank"
    cases = {
        "ewt": (PARSE, bank / f"ewt-{which}.conllu.gz"),
        "gum": (PARSE, bank / f"gum-{which}.conllu.gz"),
        "uner": (NER, data / "ner/uner-ewt-test.iob2.gz"),
        "re3d": (NER, data / "ner/re3d-test.conll.gz"),
        "polnear": (ATTRIBUTION, data / "attribution/polnear_dev.jsonl.gz"),
    }
    out: dict[str, float] = {}
    with patch("bench.shipped.load_model", return_value=model):
        for name, (task, at) in cases.items():
            result = task.measure(at, None)
            out |= {f"{name}_{k}": v for k, v in result.metrics.items() if v is not None}
            for genre, values in result.details.get("genres", {}).items():
                out[f"{name}_{genre}_las_gold"] = values["las_gold"]
    out |= tokens(model, data / "attribution/polnear_dev.jsonl.gz")
    return {k: round(v, 4) for k, v in out.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--vs", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--which", default="test", choices=("dev", "test"))
    parser.add_argument("--out", type=Path, help="write the scores as JSON")
    args = parser.parse_args()
    mine = scores(args.model, args.data, which=args.which)
    other = scores(args.vs, args.data, which=args.which) if args.vs else {}
    for name, value in mine.items():
        beside = f"  {other[name]:.4f}  {value - other[name]:+.4f}" if other else ""
        print(f"{name:32s} {value:.4f}{beside}")
    if args.out:
        args.out.write_text(json.dumps(mine, indent=1))


if __name__ == "__main__":
    main()
