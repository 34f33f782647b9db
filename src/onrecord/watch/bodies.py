"""The body of an answer, unpacked, with limits on what comes in and on what comes out."""

from __future__ import annotations

import http.client
import zlib

from onrecord.errors import FetchError

_PIECE = 1 << 16
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""By the name of a packing zlib's number for it."""


def body(response: http.client.HTTPResponse, *, most: int) -> bytes:
    """All of an answer's body.

    Raises:
        FetchError: when it is longer than `most`, packed or unpacked, cut short, broken, or
            packed in a way that is not known.
        OSError: when the connection breaks.
    """
    said = response.length
    if said is not None and said > most:
        large = f"too large: {said / 1e6:.1f} MB, the limit is {most / 1e6:g} MB"
        raise FetchError(large, option="most_bytes")
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in (*_PACKED, "identity"):
        raise FetchError(f"compressed in an unexpected way: {packing[:40]}")
    raw = _all(response, most)
    return raw if packing == "identity" or not raw else _unpacked(raw, packing, most)


def _all(response: http.client.HTTPResponse, most: int) -> bytes:
    got = bytearray()
    while piece := response.read1(_PIECE):
        got += piece
        if len(got) > most:
            large = f"too large: more than {most / 1e6:g} MB"
            raise FetchError(large, option="most_bytes")
    if response.length:
        raise FetchError("the answer is cut short", again=True)
    return bytes(got)


def _unpacked(raw: bytes, packing: str, most: int) -> bytes:
    wanted = _PACKED[packing]
    if packing == "deflate" and raw[:1] != b"\x78":
        wanted = -15  # some servers leave its head out
    machine = zlib.decompressobj(wanted)
    try:
        data = machine.decompress(raw, most + 1)
    except zlib.error as error:
        raise FetchError(f"the compressed answer is broken: {error}") from error
    if len(data) > most:
        raise FetchError(f"it unpacks to more than {most / 1e6:g} MB", option="most_bytes")
    if not machine.eof:
        raise FetchError("the compressed answer is cut short", again=True)
    return data
