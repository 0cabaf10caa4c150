"""Any reference the model can hold, with a liking for what breaks formats."""

from typing import Any

from hypothesis import strategies as st

from refkit.model import TYPES, Name, PartialDate, Reference, plain

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
    *("TY  - ", "ER  - ", "AU - ", "@book{", "csl-title", "</i>", "&amp;", "https://x"),
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


_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(TYPES),
    "author": st.lists(names, max_size=3),
    "editor": st.lists(names, max_size=2),
    "issued": st.none() | dates(),
    "isbn": st.lists(texts | st.just("978-3-8329-2430-0"), max_size=2),
    "issn": st.lists(texts | st.just("1756-8722"), max_size=2),
    "keyword": st.lists(texts, max_size=3),
    "page": optional_texts
    | st.sampled_from(["1-5", "e12", "S1-S9", "5-5", "1-2, 4-5"]),
    "doi": optional_texts | st.just("10.1002/(SICI)1099<1::AID>3.0;2-#"),
    "url": optional_texts | st.just("https://x.org/a_b?c=1&d=50%25#f~g"),
    "pmid": optional_texts | st.just("19577567"),
    "pmcid": optional_texts | st.just("PMC2759771"),
    "arxiv": optional_texts | st.just("1706.03762"),
    "genre": optional_texts | st.sampled_from(["Review", "Master's thesis"]),
    **dict.fromkeys(
        (
            *("title", "container_title", "container_title_short", "volume", "issue"),
            *("collection_title", "publisher", "publisher_place", "number", "edition"),
            *("language", "abstract", "access"),
        ),
        optional_texts,
    ),
    "citation_key": optional_texts | st.sampled_from(["smith2000", "Smith2000", "a"]),
}

references = st.fixed_dictionaries({}, optional=_FIELDS).map(
    lambda fields: Reference(**fields)
)
