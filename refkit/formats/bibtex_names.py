"""Lists of names as BibTeX parses them.

A name is ``von Last, Jr, First`` or ``First von Last``, where ``von`` are the words
that begin in lower case; braces hold together what would be taken apart. Exact names
are written as biblatex has them: ``family={Berg}, given={Jan}, prefix={van der}``.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from refkit.formats.tex_reading import from_tex
from refkit.formats.tex_writing import name_to_tex, to_unicode_tex
from refkit.model import Name
from refkit.readers.patterns import lazy

_PARTS: Final = {
    "family": "family",
    "given": "given",
    "particle": "prefix",
    "suffix": "suffix",
}
_BRACE: Final = lazy(r"[{}]")
_AND: Final = "(?:^| )(?i:and)(?= |$)"
_SPACE: Final = "[ ~]+"
_LONE_AND: Final = lazy(r"(?:^| )and(?:$| )", re.I)
_EXTENDED: Final = lazy(r" ?(family|given|prefix|suffix) ?= ?(.*)", re.I | re.S)
_SPECIAL: Final = lazy(r"(?P<name>[A-Za-z]+)|.", re.DOTALL)
_LONGEST: Final = 1000


def split_at(tex: str, separator: str) -> list[str]:
    """Split a TeX text at what a pattern matches outside braces.

    >>> split_at("a, {b, c}", ",")
    ['a', '{b, c}']
    """
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


def names_to_tex(names: Iterable[Name]) -> str:
    """Write names in ASCII TeX, so that BibTeX takes them apart as they are.

    >>> names_to_tex([Name("Berg", "Jan", particle="van der"), Name(literal="WHO")])
    'van der Berg, Jan and {WHO}'
    """
    return " and ".join(map(_shown, names))


def exact_names_to_tex(names: Iterable[Name]) -> str:
    """Write names with every part labelled, in Unicode TeX."""
    return " and ".join(map(_labelled, names))


def names_from_tex(tex: str) -> tuple[Name, ...]:
    """Read a list of names; ``and others`` is nobody.

    >>> [name.inverted for name in names_from_tex("Jan van der Berg and King, Jr., M.")]
    ['van der Berg, Jan', 'King, M., Jr.']
    """
    parts = split_at(" ".join(tex.split()), _AND)
    return tuple(filter(None, (_name(part) for part in parts if part != "others")))


def _shown(name: Name) -> str:
    if name.literal:
        return _together(_part(name.literal) or "?")
    family, given, particle, suffix = (
        _part(re.sub("[,&]", "", getattr(name, part) or "")) for part in _PARTS
    )
    family = family or "?"
    given, particle, suffix = _held(given), _held(particle), _held(suffix)
    if suffix and not given:
        # BibTeX knows no "Jr" without a first name.
        family, suffix = f"{family} {suffix}", ""
    wanted = [from_tex(part) or None for part in (family, given, particle, suffix)]
    for last in (_held(family), _together(family)):
        head = f"{particle} {last}" if particle else last
        tex = ", ".join(filter(None, (head, suffix, given)))
        read = names_from_tex(tex)
        if len(read) == 1 and [getattr(read[0], part) for part in _PARTS] == wanted:
            break
    # To biber, written in Perl, a name that is "0" is none, and its entry void.
    return "{0}" if tex == "0" else tex


def _part(text: str) -> str:
    return " ".join(name_to_tex(text[:_LONGEST]).split())


def _held(tex: str) -> str:
    return _together(tex) if _LONE_AND.search(tex) else tex


def _together(tex: str) -> str:
    """Words held together as one.

    Styles like alpha take the first three characters for a label. Inside braces they
    count the letters of commands too: then only what follows can stand in braces, or
    the spaces.

    >>> _together("Doctors Without Borders"), _together(r"D{\\'e}partement de la Justice")
    ('{Doctors Without Borders}', "D{\\\\'e}partement{ de la Justice}")
    """
    if not re.search(r"[\\{]", tex[:3]):
        return f"{{{tex}}}"
    head, *rest = tex.replace(",", "").split(" ")
    if len(from_tex(head)) < 3:
        return "{ }".join((head, *rest)) if rest else f"{head}{{}}"
    return f"{head}{{{''.join(f' {word}' for word in rest)}}}"


def _labelled(name: Name) -> str:
    if name.literal:
        return f"{{{{}}{to_unicode_tex(name.literal)}}}"
    parts = ((label, getattr(name, part)) for part, label in _PARTS.items())
    return ", ".join(f"{key}={{{to_unicode_tex(text)}}}" for key, text in parts if text)


def _name(tex: str) -> Name | None:
    pieces = split_at(tex, ",")
    if _EXTENDED.match(tex):
        return _made(**_labels(pieces))
    if len(pieces) > 1:
        von, last = _von_and_last(split_at(pieces[0], _SPACE))
        *jr, first = (
            pieces[1:] if len(pieces) < 4 else (pieces[1], ", ".join(pieces[2:]))
        )
        return _made(family=last, given=first, particle=von, suffix=" ".join(jr))
    if _is_group(tex):
        return _made(literal=tex)
    words = split_at(tex, _SPACE)
    first_von = next(filter(lambda at: _is_lower(words[at]), range(len(words) - 1)), -1)
    if first_von < 0:
        return _made(family=words[-1], given=" ".join(words[:-1]))
    von, last = _von_and_last(words[first_von:])
    return _made(family=last, given=" ".join(words[:first_von]), particle=von)


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
    parts = {label: part for part, label in _PARTS.items()}
    labels = filter(None, map(_EXTENDED.match, pieces))
    return {parts[match[1].lower()]: match[2].strip('"') for match in labels}


def _von_and_last(words: Sequence[str]) -> tuple[str, str]:
    until = len(words) - 1
    while until > 0 and not _is_lower(words[until - 1]):
        until -= 1
    return " ".join(words[:until]), " ".join(words[until:])


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


def _is_lower(word: str) -> bool:
    """Whether BibTeX sees a word in lower case, and so as part of ``von``."""
    at = 0
    while at < len(word):
        if word[at] == "{":
            if word[at + 1 : at + 2] == "\\":
                return _is_special_lower(word[at + 2 :])
            at = _closing(word, at)
        elif word[at].isalpha():
            return word[at].islower()
        at += 1
    return False


def _is_special_lower(tex: str) -> bool:
    """The case of a special character: of a letter of its own, or the one accented."""
    match = _SPECIAL.match(tex)
    if match is None:
        return False
    if match["name"] in {"i", "j", "o", "l", "oe", "ae", "aa", "ss"}:
        return True
    if match["name"] in {"O", "L", "OE", "AE", "AA"}:
        return False
    letter = next(filter(str.isalpha, tex[match.end() :]), "")
    return letter.islower()
