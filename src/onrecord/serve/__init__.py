"""The pages from a server on this machine: `onrecord serve`. It reads the store, no more."""

from onrecord.serve.app import make_app
from onrecord.serve.live import Server

__all__ = ["Server", "make_app"]
