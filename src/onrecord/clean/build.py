"""Blocks to one clean text with its way back into the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from onrecord.clean.line import Line
from onrecord.schema import Block, BlockKind, OffsetMap

SEPARATOR = "\n\n"


def assemble(
    parts: Sequence[tuple[str, Line]], length: int
) -> tuple[str, tuple[Block, ...], OffsetMap]:
    """The clean text of some lines, its blocks and its offset map.

    Args:
        parts: kind and line, in source order.
        length: length of the source.
    """
    text: list[str] = []
    blocks: list[Block] = []
    clean: list[int] = []
    source: list[int] = []
    at = 0
    for kind, line in parts:
        if blocks:
            # Both characters of the separator stand for the place where the block before ends.
            ended = min(source[-1] + at - clean[-1], length)
            clean += [at, at + 1]
            source += [ended, ended]
            text.append(SEPARATOR)
            at += len(SEPARATOR)
        clean += [at + start for start in line.starts]
        source += line.source
        blocks.append(Block(cast(BlockKind, kind), at, at + len(line.text)))
        text.append(line.text)
        at += len(line.text)
    return "".join(text), tuple(blocks), OffsetMap(tuple(clean), tuple(source), length)
