"""`onrecord info`."""


def info() -> None:
    """To come."""
