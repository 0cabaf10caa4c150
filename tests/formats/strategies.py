"""Any reference the model can hold, with a liking for what breaks formats."""

from typing import Any

from hypothesis import strategies as st

from refkit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    OPEN,
    RICH_FIELDS,
    TEXT_FIELDS,
    TYPES,
    Name,
    PartialDate,
    Reference,
    marked,
    plain,
    unmarked,
)

# Few pieces, many breaks: markup of every format, words the formats themselves use,
# scripts, marks without a letter, signs that no font has.
_PIECES = (
    *"\\{}$&#_^~%@\"',=;:.`-+<>()[]|/!?*",
    *("a", "B", "e", " ", "\n", "\r", "\x00", "\u2028", "\x85", "1", "15"),
    *(
        " and ",
        "others",
        "van",
        "De",
        "Jr",
        "NATO",
        "mRNA",
        "family",
        "xdata",
        "refkit",
    ),
    *("--", "---", "''", "``", "\\input{x}", "\\'", "{\\i}", "^^M", "$x$", "%0A"),
    *(
        "TY  - ",
        "ER  - ",
        "AU - ",
        "@book{",
        "csl-title",
        "</i>",
        "<jats:p>",
        "&amp;",
        "https://x",
    ),
    *("é", "Ü", "ß", "ł", "ı", "ą", "ð", "ế", "ḥ", "Ḥ", "ș", "ĳ", "α", "Δ", "λόγος"),
    *("“", "”", "‘", "’", "«", "„", "–", "—", "−", "…", "′", "²", "₂", "µ", "€", "→"),
    *(
        "中文",
        "王",
        "Тест",
        "שלום",
        "العربية",
        "한국",
        "😀",
        "👩\u200d🔬",
        "x\u0302",
        "\u0301",
    ),
    *("\u202e", "\ufeff", "\ue000", "\U0001d518", "\u0378", "\u00a0", "\ud800"),
)

raw_texts = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)
texts = raw_texts | st.text(max_size=12)
_words = texts.filter(lambda text: bool(plain(text)))
optional_texts = st.none() | texts

persons = st.builds(
    Name, _words, optional_texts, particle=optional_texts, suffix=optional_texts
)
groups = st.builds(Name, literal=_words)
names = persons | groups


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.integers(1, 9999) | st.integers(1900, 2030))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return PartialDate(year, month, day)


@st.composite
def odd_dates(draw: st.DrawFn) -> PartialDate:
    if draw(st.integers(0, 3)) == 0:
        parts = draw(st.just(()) | dates().map(lambda date: date.parts))
        return PartialDate(*parts, literal=draw(_words))
    start, end = draw(dates()), draw(st.none() | dates() | st.just(OPEN))
    season = draw(st.none() | st.integers(1, 4)) if start.month is None else None
    assert start.year is not None
    year = draw(st.sampled_from([start.year, -start.year]))
    day = start.day if year > 0 else None
    return PartialDate(
        year, start.month, day, season=season, circa=draw(st.booleans()), end=end
    )


_TAGS = (
    *("<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "<sc>"),
    *("</sc>", '<span class="nocase">', "</span>", "<span>", "<", ">"),
    '<span style="font-variant: small-caps;">',
)


@st.composite
def rich_texts(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.sampled_from(_TAGS) | texts, max_size=6))
    start, end = draw(st.sampled_from([("<i>", "</i>"), ("<sc>", "</sc>"), ("", "")]))
    return "".join((draw(texts), start, *pieces, end, draw(texts)))


_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(TEXT_FIELDS, optional_texts),
    "type": st.sampled_from(TYPES),
    **dict.fromkeys(sorted(NAME_FIELDS), st.lists(names, max_size=2)),
    **dict.fromkeys(sorted(DATE_FIELDS), st.none() | dates() | odd_dates()),
    "author": st.lists(names, max_size=3),
    "isbn": st.lists(texts | st.just("978-3-8329-2430-0"), max_size=2),
    "issn": st.lists(texts | st.just("1756-8722"), max_size=2),
    "keyword": st.lists(texts, max_size=3),
    "page": optional_texts
    | st.sampled_from(["1-5", "e12", "S1-S9", "5-5", "1-2, 4-5"]),
    "doi": optional_texts | st.just("10.1002/(SICI)1099<1::AID>3.0;2-#"),
    "url": optional_texts | st.just("https://x.org/a_b?c=1&d=50%25#f~g"),
    "pmid": optional_texts | st.just("19577567"),
    "pmcid": optional_texts | st.just("PMC2759771"),
    "number": optional_texts | st.just("arXiv:1706.03762 [cs.CL]"),
    "arxiv": optional_texts | st.just("1706.03762"),
    "genre": optional_texts | st.sampled_from(["Review", "Master's thesis"]),
    "citation_key": optional_texts | st.sampled_from(["smith2000", "Smith2000", "a"]),
}

_COMMON = (
    *("type", "title", "author", "editor", "container_title", "issued", "volume"),
    *("issue", "page", "doi", "url", "isbn", "issn", "citation_key"),
)


@st.composite
def _references(draw: st.DrawFn) -> Reference:
    """A reference of common fields and some others, some of them in rich text."""
    names = draw(st.sets(st.sampled_from(_COMMON) | st.sampled_from(sorted(_FIELDS))))
    given = {name: draw(_FIELDS[name]) for name in sorted(names)}
    rich = draw(st.sets(st.sampled_from(sorted(RICH_FIELDS)), max_size=2))
    markup = {name: draw(rich_texts()) for name in sorted(rich)}
    given |= {name: plain(unmarked(marked(plain(t)))) for name, t in markup.items()}
    if draw(st.integers(0, 3)) == 0:
        # What looks like tags, and is no more than text.
        given |= {str(name): text for name, text in markup.items()}
    return Reference(**given, markup=markup)


references = _references()
