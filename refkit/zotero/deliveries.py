"""What became of references that were sent."""

from attrs import frozen


@frozen
class Delivery:
    """What Zotero was given, by citation keys."""

    added: tuple[str, ...] = ()
    """Or what would be, when nothing is sent yet."""
    present: tuple[str, ...] = ()
    """What the library has already."""
    refused: tuple[tuple[str, str], ...] = ()
    """What Zotero did not take, and its reason."""
