"""`onrecord show`."""


def show() -> None:
    """To come."""
