"""Lists of names as BibTeX takes them apart.

A name is ``von Last, Jr, First`` or ``First von Last``, where ``von`` are the words
that begin in lower case; braces hold together what would be taken apart. Biblatex
knows labelled parts as well: ``family={Berg}, given={Jan}, prefix={van der}``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from refkit.formats.bibtex_values import BRACED
from refkit.formats.tex_reading import from_tex
from refkit.model import Name
from refkit.readers.name_words import PARTICLES
from refkit.readers.patterns import lazy

PARTS: Final = {
    "family": "family",
    "given": "given",
    "particle": "prefix",
    "suffix": "suffix",
}
"""The parts of a name, and what biblatex calls them."""
_BRACE: Final = lazy(r"[{}]")
_AND: Final = "(?:^| )(?i:and)(?= |$)"
_PLAIN_AND: Final = lazy(" (?i:and)(?= )")
_SPACE: Final = "[ ~]+"
_EXTENDED: Final = lazy(r" ?([a-z]{2,10}(?:-i)?) ?= ?(.*)", re.I | re.S)
_LABELS: Final = {label: part for part, label in PARTS.items()}
# Pybtex looks into braces by recursion.
_SHALLOW: Final = lazy(rf"[^{{}}]*+(?:{BRACED}[^{{}}]*+)*+")
_LONGEST: Final = 2000
_SUFFIX: Final = lazy(r"(?:Jr|Sr|Jnr|Snr)\.?|I{2,3}|IV|VI{0,3}")


def split_at(tex: str, separator: str) -> list[str]:
    """Split a TeX text at what a pattern matches outside braces.

    >>> split_at("a, {b, c}", ",")
    ['a', '{b, c}']
    """
    if "{" not in tex and "\\" not in tex:
        return [part.strip() for part in re.split(separator, tex)]
    parts, start, depth = [], 0, 0
    for match in re.finditer(rf"\\[^{{}}]|[{{}}]|{separator}", tex):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0 and match[0][0] != "\\":
            parts.append(tex[start : match.start()].strip())
            start = match.end()
    return [*parts, tex[start:].strip()]


def names_from_tex(tex: str) -> tuple[Name, ...]:
    """Read a list of names; ``and others`` is nobody.

    >>> [name.inverted for name in names_from_tex("Jan van der Berg and King, Jr., M.")]
    ['van der Berg, Jan', 'King, M., Jr.']
    """
    text = " ".join(tex.split())
    if "{" not in text and "\\" not in text and ";" not in text:
        pieces = [piece.lstrip() for piece in _PLAIN_AND.split(text)]
        if text[:4].lower() != "and " and text[-4:].lower() != " and":
            return tuple(filter(None, map(_name, pieces)))
    pieces = split_at(text, _AND)
    if ";" in text and len(pieces) == 1:
        pieces = split_at(text, ";")
    return tuple(filter(None, map(_name, pieces)))


def is_cut_short(tex: str) -> bool:
    """Whether a list ends in ``and others``.

    >>> is_cut_short("A and others"), is_cut_short("A and B")
    (True, False)
    """
    return "others" in tex[-9:] and " ".join(tex.split()).endswith(" and others")


@lru_cache(maxsize=65_536)
def _name(tex: str) -> Name | None:
    if tex == "others":
        return None
    pieces = split_at(tex, ",")
    if (label := _EXTENDED.match(tex)) and label[1].lower() in _LABELS:
        return _made(**_labels(pieces))
    if len(pieces) > 1:
        particle, family = _particle_and_family(pieces[0])
        *suffix, given = (
            pieces[1:] if len(pieces) < 4 else (pieces[1], ", ".join(pieces[2:]))
        )
        return _made(
            family=family, given=given, particle=particle, suffix=" ".join(suffix)
        )
    if _is_group(tex):
        return _made(literal=tex)
    words = split_at(tex, _SPACE)
    if all(word[:1].isupper() for word in words[:-1]):
        return _first_last(words)
    given, particle, family = _taken_apart(tex)
    if _is_no_particle(particle.split(" ")[0]):
        # "sudhin jacob", "Corporation for Digital Scholarship"
        return _first_last(words)
    return _made(family=family, given=given, particle=particle)


def _particle_and_family(tex: str) -> tuple[str, str]:
    """What stands before the comma: ``van der Berg``."""
    words = split_at(tex, _SPACE)
    if all(word[:1].isupper() for word in words[:-1]):
        return "", tex
    _, particle, family = _taken_apart(f"{tex}, X")
    return particle, family


def _taken_apart(tex: str) -> tuple[str, str, str]:
    """Given names, particle and family name, as pybtex finds them by their capitals."""
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    if len(tex) < _LONGEST and _SHALLOW.fullmatch(tex):
        try:
            person = Person(tex)
        except PybtexError:
            return "", "", tex
        given = (*person.first_names, *person.middle_names)
        parts = (given, person.prelast_names, person.last_names)
        first, von, last = map(" ".join, parts)
        return first, von, last
    return "", "", tex.removesuffix(", X")


def _is_no_particle(word: str) -> bool:
    """Whether a word in lower case begins no family name that anybody knows."""
    return word.isalpha() and word.lower() not in PARTICLES


def _first_last(words: Sequence[str]) -> Name | None:
    """A name of which no word is in lower case: ``Martin Luther King Jr.``."""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        given = " ".join(words[:-2])
        return _made(family=words[-2], given=given, suffix=words[-1])
    return _made(family=words[-1], given=" ".join(words[:-1]))


def _made(**parts: str) -> Name | None:
    texts = {part: from_tex(tex) for part, tex in parts.items()}
    family = texts.get("family") or texts.pop("literal", None)
    try:
        if texts.get("family"):
            return Name(**texts)
        return Name(literal=family or " ".join(filter(None, texts.values())))
    except ValueError:
        return None


def _labels(pieces: Iterable[str]) -> dict[str, str]:
    labels = filter(None, map(_EXTENDED.match, pieces))
    return {
        _LABELS[label[1].lower()]: label[2].strip('"')
        for label in labels
        if label[1].lower() in _LABELS
    }


def _is_group(tex: str) -> bool:
    """Whether a name stands in braces, wholly or after its first word."""
    if tex[:1] == "{" and tex[1:2] != "\\" and _closing(tex, 0) == len(tex) - 1:
        return True
    is_marked = tex.endswith("{}") or "{ " in tex
    return is_marked and len(split_at(tex, _SPACE)) == 1


def _closing(tex: str, start: int) -> int:
    """Where the group that opens at ``start`` closes; the last character if nowhere."""
    depth = 0
    for brace in _BRACE.finditer(tex, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return len(tex) - 1
