"""Names whose parts a record tells apart."""

from refkit.model import Name, plain
from refkit.readers.name_words import SUFFIXES
from refkit.readers.names import read_name


def person(family: str, given: str = "", suffix: str = "") -> Name | None:
    """The name that these parts make; None if there are none.

    >>> person("van der Berg", "Jan").inverted, person("", "Plato").inverted
    ('van der Berg, Jan', 'Plato')
    """
    family, given = plain(family).strip(" ,"), plain(given).strip(" ,")
    words = (family or given).split()
    if not words:
        return None
    start = 0
    while start < len(words) - 1 and words[start][:1].islower():
        start += 1
    return Name(
        family=" ".join(words[start:]),
        given=given if family else None,
        particle=" ".join(words[:start]),
        suffix=suffix,
    )


def group(text: str) -> Name | None:
    """The name of a group; None if it has no letter."""
    text = plain(text)
    return Name(literal=text) if any(map(str.isalnum, text)) else None


def inverted(text: str) -> Name | None:
    """A name in one piece, the family name before a comma if there is one.

    A comma at the end marks a group, as in EndNote.

    >>> inverted("King, Martin Luther, Jr.").suffix, inverted("King, Martin Jr.").given
    ('Jr.', 'Martin')
    >>> inverted("World Health Organization,").literal
    'World Health Organization'
    """
    text = plain(text)
    family, comma, rest = (part.strip() for part in text.partition(","))
    if not comma or not rest:
        return _in_one_piece(family, comma)
    given, _, suffix = (part.strip(" ,") for part in rest.partition(","))
    if suffix and given.lower() in SUFFIXES:
        given, suffix = suffix, given
    *others, last = given.split() or [""]
    if others and not suffix and last.lower() in SUFFIXES:
        given, suffix = " ".join(others), last
    return person(family, given, suffix)


def _in_one_piece(text: str, comma: str) -> Name | None:
    if comma:
        return group(text)
    try:
        return read_name(text) if " " in text else person(text)
    except ValueError:
        return group(text)
