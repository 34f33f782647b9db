"""Trains all heads together: `python -m train.main --data ../shared/data`.

Resumable: a checkpoint is written every few minutes and after each epoch, and a second call
goes on from the newest. An exported ONNX file follows each epoch. Fixed seeds; the batches of
an epoch depend on its number alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.annotate.pieces import PieceMaker
from train.batches import Collator, Window, batched, cut
from train.corpora import Text, columns, polnear, treebank
from train.labels import inventories
from train.losses import WEIGHTS, losses
from train.network import Config, Network, bert_weights

PIECES_A_BATCH = 2048
ENCODER_RATE, HEADS_RATE = 2.5e-4, 1.2e-3
WARMUP = 0.06
# Exported weights are a running mean over the last few hundred steps.
AVERAGE, AVERAGE_EVERY = 0.99, 4


def training_texts(data: Path, *, second: bool = False, treebanks: int = 1) -> list[Text]:
    """Everything that the model is trained on; an epoch reads the treebanks so many times.

    In a later stage names are learned from people's marks rather than the silver ones.
    """
    bank, ner = data / "treebank", data / "ner"
    uner = list(columns(ner / "uner-ewt-dev.iob2.gz"))
    texts = [
        *treebanks * list(treebank(bank / "ewt-train.conllu.gz")),
        *treebanks * list(treebank(bank / "gum-train.conllu.gz", entities=True)),
        *columns(ner / "wikigold.conll.gz"),
        *columns(ner / "re3d-train.conll.gz", only_capitals=True),
        # a fifth of UNER's dev documents is kept to choose by; its test part is never seen
        *(t for i, t in enumerate(uner) if i % 5),
        *polnear(data / "attribution/polnear_train.jsonl.gz", ner / "polnear-silver.jsonl.gz"),
    ]
    for t in texts:
        if t.name.startswith("re3d"):
            t.names_weight = 0.5
        elif second and t.name.startswith("uner"):
            t.names_weight = 3.0
        elif second and t.attributions is not None:
            t.names_weight = 0.15
    return texts


def schedule(step: int, total: int) -> float:
    warm = WARMUP * total
    return min(1.0, (step + 1) / warm) * max(0.0, min(1.0, (total - step) / (total - warm)))


def epoch_batches(
    texts: list[Text], sizes: list[list[int]], epoch: int
) -> tuple[list[list[Window]], random.Random]:
    rng = random.Random(1000 + epoch)
    windows = [w for t, s in zip(texts, sizes, strict=True) for w in cut(t, s, rng)]
    return batched(windows, PIECES_A_BATCH, rng), rng


def train(args: argparse.Namespace) -> None:
    work: Path = args.work
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(20)
    torch.set_num_threads(args.threads)
    maker = PieceMaker(Tokenizer.from_file(str(args.base / "tokenizer.json")))
    texts = training_texts(args.data, second=bool(args.start), treebanks=args.treebanks)
    labels = inventories(texts)
    (work / "labels.json").write_text(json.dumps(labels))
    sizes = [maker.lengths(t.tokens) for t in texts]
    collate = Collator(maker, labels)
    net = Network(Config(), labels)
    if args.start:
        net.load_state_dict(torch.load(args.start, weights_only=True)["net"])
    else:
        net.encoder.load_state_dict(bert_weights(args.base / "model.safetensors"), strict=False)
    if args.keep_embeddings:  # what other branches of the file are trained over
        e = net.encoder
        for part in (e.words, e.positions, e.norm, e.shape, e.gap, e.quoted):
            part.requires_grad_(False)
    optimizer = torch.optim.AdamW(
        [
            {"params": net.encoder.parameters(), "lr": ENCODER_RATE, "base": ENCODER_RATE},
            {
                "params": [p for n, p in net.named_parameters() if not n.startswith("encoder")],
                "lr": HEADS_RATE,
                "base": HEADS_RATE,
            },
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    average = {k: v.clone() for k, v in net.state_dict().items()}
    first = 100 if args.start else 0
    plan = [epoch_batches(texts, sizes, first + e)[0] for e in range(args.epochs)]
    total = sum(len(p) for p in plan)
    step = 0
    newest = work / "newest.pt"
    if newest.exists():
        state = torch.load(newest, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        average, step = state["average"], state["step"]
        print(f"goes on at step {step}", flush=True)

    def save(path: Path) -> None:
        state = {
            "net": net.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average,
            "step": step,
        }
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    done, began, saved, pieces = step, time.time(), time.time(), 0
    running: dict[str, float] = {}
    at = 0
    for epoch, batches in enumerate(plan):
        for k, batch in enumerate(batches):
            at += 1
            if at <= step:
                continue
            torch.manual_seed(10_000 + step)
            net.train()
            inputs = collate(batch, random.Random(step))
            for group in optimizer.param_groups:
                group["lr"] = args.rate * group["base"] * schedule(step, total)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                out = net(
                    *(inputs[x] for x in ("ids", "shape", "gap", "quoted", "first")),
                    mask=inputs["keep"][:, None, None, :],
                )
            got = losses(out, inputs)
            loss = sum((WEIGHTS[h] * v for h, v in got.items()), torch.zeros(()))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                keep = min(AVERAGE, (step + 1) / (step + 40))
                with torch.no_grad():
                    torch._foreach_lerp_(
                        list(average.values()), list(net.state_dict().values()), 1 - keep
                    )
            pieces += inputs["ids"].numel()
            for h, v in got.items():
                running[h] = 0.98 * running.get(h, v.item()) + 0.02 * v.item()
            if step % 50 == 0:
                seconds = time.time() - began
                left = seconds / (step - done) * (total - step) / 60
                print(
                    f"epoch {epoch} step {step}/{total} {pieces / seconds:.0f} pieces/s "
                    f"{left:.0f} min left | "
                    + " ".join(f"{h} {v:.3f}" for h, v in sorted(running.items())),
                    flush=True,
                )
            if time.time() - saved > 420 or k + 1 == len(batches):
                save(newest)
                saved = time.time()
            if args.stop and step >= args.stop:
                return
        if at == step:
            torch.save({"net": average, "labels": labels}, work / f"epoch{epoch + 1}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of the MiniLM weights")
    parser.add_argument("--work", type=Path, default=Path("~/.cache/onrecord-train").expanduser())
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from: a second stage")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--treebanks", type=int, default=1, help="times an epoch reads them")
    parser.add_argument("--keep-embeddings", action="store_true", help="freeze the embeddings")
    parser.add_argument("--stop", type=int, default=0, help="stop after this many steps")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
