"""Values of the model as the TeX of one field or several, and whether that is faithful.

A writer says yes only where what it wrote surely reads back as the value: where every
character is of those that the tests of reading and writing TeX go through.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from refkit.formats.bibtex_dates import issued
from refkit.formats.bibtex_fields import GENRES, MONTHS, STATES
from refkit.formats.bibtex_identifiers import listed, page
from refkit.formats.bibtex_languages import LANGUAGES
from refkit.formats.bibtex_name_writing import names_written
from refkit.formats.tex_reading import from_tex, rich_from_tex
from refkit.formats.tex_rich import (
    is_english,
    protected_tex,
    rich_to_tex,
    without_no_case,
)
from refkit.formats.tex_writing import (
    is_printable,
    name_to_tex,
    name_to_unicode_tex,
    to_tex,
    to_unicode_tex,
    transliterated,
)
from refkit.model import PartialDate
from refkit.model.date import SEASON_NAMES
from refkit.readers.patterns import lazy

Written = tuple[str | list[tuple[str, str]], bool]
"""The TeX of a field, or of several with their names; and whether it is faithful."""
Values = Mapping[str, Any]
Writer = Callable[[Any, Values], Written]

# Biber needs minutes for much more in one field.
_LONGEST: Final = 20_000
_LONGEST_URL: Final = 2_000
# Characters that print as they are in a verbatim field, whatever macro it ends up
# in. A percent sign in a DOI stops plainurl; one in an address does no harm.
_PLAIN_DOI: Final = lazy(r"[A-Za-z0-9!#$&'()*+,./:;<=>?@\[\]_~-]+")
_URL_SAFE: Final = "!#$%&'()*+,-./:;=?@[]_~"
_PLAIN_URL: Final = lazy(r"[A-Za-z0-9!#%&'()*+,\-./:;=?@\[\]_~]+")
_PLAIN_PAGES: Final = lazy(
    r"[A-Za-z0-9](?:[A-Za-z0-9.,: ]*[A-Za-z0-9])?(?:-[A-Za-z0-9](?:[A-Za-z0-9.,: ]*[A-Za-z0-9])?)*"
)
_PLAIN_WORD: Final = lazy(r"[A-Za-z0-9](?:[A-Za-z0-9.:()/+=*]++|[- ](?![- ]))*+(?<! )")
_ARTICLE_NUMBER: Final = lazy(r"(?=.*\d)[A-Za-z][A-Za-z0-9.]*|\d{5,}", re.A)
_CODES: Final = {code: name for name, code in reversed(tuple(LANGUAGES.items()))}
_KINDS: Final = {text: word for word, text in GENRES.items()}
_STAGES: Final = {text: word for word, text in STATES.items()}
_ARXIV: Final = lazy(r"[A-Za-z0-9][A-Za-z0-9./-]*")
_LANGUAGE: Final = lazy("[A-Za-z0-9()-]+")
_NO_CASE: Final = 'class="nocase"'
_SIMPLE_RICH: Final = lazy(
    r'(?:[A-Za-z0-9 .:;()/+=*!?]++|[-,](?![-,])|<span class="nocase">(?=[^<]*[A-Za-z])'
    r"(?:[A-Za-z0-9 .:;()/+=*!?]|[-,](?![-,]))++</span>)*+"
)


@cache
def value_writers(*, is_biblatex: bool) -> Mapping[str, Writer]:
    """The writer of each field of the model that is more than a text, and of ``text``."""
    text = _unicode_text if is_biblatex else _text
    encode = to_unicode_tex if is_biblatex else to_tex
    part = name_to_unicode_tex if is_biblatex else name_to_tex
    rich = {name: _rich(name, text, encode) for name in RICH}
    return {
        **rich,
        **dict.fromkeys(("author", "editor", "translator"), names_written(part)),
        "container_author": names_written(part),
        **dict.fromkeys(("isbn", "issn", "keyword"), _listed(encode)),
        **dict.fromkeys(("accessed", "event_date", "original_date"), _date(encode)),
        "text": text,
        "title": _title(text, encode, is_biblatex=is_biblatex),
        "organization": _organization(part),
        "genre": _coded(rich["genre"], GENRES, _KINDS if is_biblatex else {}),
        "status": _coded(text, STATES, _STAGES if is_biblatex else {}),
        "medium": _medium(text),
        "language": _biblatex_language if is_biblatex else _language,
        "page": _page(text, is_biblatex=is_biblatex),
        "issued": _biblatex_issued if is_biblatex else _issued,
        "doi": _doi,
        "arxiv": _arxiv,
        "url": _url,
    }


RICH: Final = (
    *("title_short", "container_title", "container_title_short", "collection_title"),
    *(
        "original_title",
        "event_title",
        "publisher",
        "genre",
        "abstract",
        "note",
        "annote",
    ),
)


def _text(value: str, _: object) -> Written:
    if len(value) > _LONGEST:
        return _shown(to_tex(value[:_LONGEST])), False
    tex = to_tex(value)
    if tex is value:
        return value, True
    return _shown(tex), is_printable(value)


def _unicode_text(value: str, _: object) -> Written:
    return _shown(to_unicode_tex(value[:_LONGEST])), len(value) <= _LONGEST


def _shown(tex: str) -> str:
    return " ".join(tex.split()) or "?"


def _rich(name: str, text: Writer, encode: Callable[[str], str]) -> Writer:
    """A text that may have markup."""

    def write(value: str, values: Values) -> Written:
        markup = values.get("markup")
        if not markup or name not in markup:
            return text(value, values)
        return _from_rich(value, markup[name], encode)

    return write


def _from_rich(value: str, rich: str, encode: Callable[[str], str]) -> Written:
    if len(rich) > _LONGEST:
        return _shown(encode(value[:_LONGEST])), False
    if _SIMPLE_RICH.fullmatch(rich):
        return rich.replace('<span class="nocase">', "{").replace("</span>", "}"), True
    tex = _shown(rich_to_tex(rich, encode))
    return tex, rich_from_tex(tex) == (value, rich)


def _title(text: Writer, encode: Callable[[str], str], *, is_biblatex: bool) -> Writer:
    """A title, with braces around what styles must not put in small letters.

    Whoever marked capitals to be kept has said which; otherwise it is for us to say.
    BibTeX makes small letters in every language, biblatex in English alone.
    """

    def write(value: str, values: Values) -> Written:
        rich = (values.get("markup") or {}).get("title")
        if len(value) > _LONGEST:
            return _shown(encode(value[:_LONGEST])), False
        if rich and _NO_CASE in rich:
            return _from_rich(value, rich, encode)
        if not is_english(values.get("language")):
            tex, is_sure = (
                _from_rich(value, rich, encode) if rich else text(value, values)
            )
            # Braces around it all would be taken for those of the field by some.
            return (tex if is_biblatex else f"{{{tex}}}"), is_sure
        if rich:
            return _protected_rich(value, rich, encode)
        tex = protected_tex(value, encode)
        return _shown(tex), is_biblatex or tex == value or is_printable(value)

    return write


def _protected_rich(value: str, rich: str, encode: Callable[[str], str]) -> Written:
    tex = _shown(rich_to_tex(rich, lambda piece: protected_tex(piece, encode)))
    text, read = rich_from_tex(tex)
    return tex, text == value and without_no_case(read or text) == rich


def _organization(part: Callable[[str], str]) -> Writer:
    """Who publishes; where there is no author, styles make labels of it."""

    def write(value: str, values: Values) -> Written:
        tex = _shown(part(value[:_LONGEST]))
        is_rich = "publisher" in (values.get("markup") or {})
        return tex, not is_rich and from_tex(tex) == value

    return write


def _coded(text: Writer, codes: Mapping[str, str], words: Mapping[str, str]) -> Writer:
    """A text for which there may be a word that styles translate."""

    def write(value: str, values: Values) -> Written:
        if value in words:
            return words[value], True
        tex, is_sure = text(value, values)
        return tex, is_sure and value not in codes

    return write


def _medium(text: Writer) -> Writer:
    def write(value: str, values: Values) -> Written:
        tex, is_sure = text(value, values)
        return tex, is_sure and "http" not in value

    return write


def _listed(encode: Callable[[str], str]) -> Writer:
    def write(values: tuple[str, ...], _: object) -> Written:
        if all(map(_PLAIN_WORD.fullmatch, values)):
            return ", ".join(values), True
        tex = ", ".join(map(_one, values))
        return tex, listed(tex) == values

    def _one(value: str) -> str:
        tex = _shown(encode(value[:_LONGEST]))
        return f"{{{tex}}}" if re.search("[,;]", tex) else tex

    return write


def _date(encode: Callable[[str], str]) -> Writer:
    def write(date: PartialDate, _: object) -> Written:
        if date.literal:
            return _shown(encode(date.literal[:_LONGEST])), False
        return str(date), True

    return write


def _issued(date: PartialDate, _: object) -> Written:
    if not date.year:
        return _year_in_words(to_tex, date)
    if date.year < 0:
        return [("year", f"{-date.year} BC")], date == PartialDate(date.year)
    fields = [("year", str(date.year))]
    if date.month:
        fields.append(("month", MONTHS[date.month - 1]))
    elif date.season:
        fields.append(("month", f"{{{SEASON_NAMES[date.season - 1]}}}"))
    if date.day:
        fields.append(("day", str(date.day)))
    return fields, not (date.circa or date.end or date.literal)


def _year_in_words(encode: Callable[[str], str], date: PartialDate) -> Written:
    tex = _shown(encode((date.literal or "")[:_LONGEST]))
    return [("year", tex)], issued("", tex, "", "") == date


def _biblatex_issued(date: PartialDate, _: object) -> Written:
    if date.literal:
        return _year_in_words(to_unicode_tex, date)
    return [("date", str(date))], True


def _page(text: Writer, *, is_biblatex: bool) -> Writer:
    def write(value: str, values: Values) -> Written:
        if is_biblatex and _ARTICLE_NUMBER.fullmatch(value):
            return [("eid", value)], True
        if _PLAIN_PAGES.fullmatch(value):
            return value.replace("-", "--"), True
        parts = (text(part, values)[0] if part else "" for part in value.split("-"))
        tex = "--".join(map(str, parts))
        return tex, page(tex) == value

    return write


def _language(value: str, _: object) -> Written:
    """Biblatex looks languages up by name, so there can be no command in them.

    It takes the field for a list besides, and "and others" for its end.
    """
    found = _LANGUAGE.findall(transliterated(value))
    words = [word for word in found if word.lower() not in {"and", "others"}]
    tex = " ".join(words)
    return tex, tex == value


def _biblatex_language(value: str, values: Values) -> Written:
    if value in _CODES:
        return [("langid", _CODES[value])], True
    tex, is_sure = _language(value, values)
    return [("language", str(tex))] if tex else [], is_sure


def _doi(value: str, _: object) -> Written:
    if not _PLAIN_DOI.fullmatch(value):
        return "", False
    return value, value.startswith("10.") and "$" not in value


def _arxiv(value: str, _: object) -> Written:
    if not _PLAIN_DOI.fullmatch(value):
        return "", False
    fields = [("eprint", value), ("eprinttype", "arxiv"), ("archiveprefix", "arXiv")]
    return fields, bool(_ARXIV.fullmatch(value))


def _url(value: str, _: object) -> Written:
    if len(value) > _LONGEST_URL:
        return "", False
    if _PLAIN_URL.fullmatch(value):
        return value, True
    url = quote(value, safe=_URL_SAFE)
    return url if len(url) <= _LONGEST_URL else "", False
