"""`onrecord verify`."""


def verify() -> None:
    """To come."""
