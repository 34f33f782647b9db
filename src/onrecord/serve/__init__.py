"""The pages from a server on this machine: `onrecord serve`. It reads the store, no more."""

from onrecord.serve.app import make_app

__all__ = ["make_app"]
