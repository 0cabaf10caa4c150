"""Titles and other texts."""

from refkit.model import TYPES, Type, Value, plain


def read_text(value: Value) -> str:
    """Read any text, folded to one line of plain Unicode.

    >>> read_text(" Acta  Pharmaceutica ")
    'Acta Pharmaceutica'
    """
    text = plain(value) if isinstance(value, str) else ""
    if not text:
        raise ValueError(f"no text: {value!r:.80}")
    return text


def read_title(value: Value) -> str:
    """Read a title, without the full stop that some pages end it with.

    A dot that belongs to the title stays: an abbreviation, an ellipsis.

    >>> read_title("Exosomes: Nanovesicles made by cancer cells.")
    'Exosomes: Nanovesicles made by cancer cells'
    >>> read_title("One must ask . . .")
    'One must ask . . .'
    """
    text = read_text(value)
    head = text.removesuffix(".")
    if head == text or head[-1:] in {"", ".", " ", "…"}:
        return text
    last = head.rpartition(" ")[2]
    # "et al.", "Jr.", "U.S.": a short or dotted last word keeps its dot.
    return text if "." in last or (len(last) < 4 and last.isalpha()) else head


def read_type(value: Value) -> Type:
    """Read a CSL type."""
    if value in TYPES:
        return value
    raise ValueError(f"not a CSL type: {value!r}")
