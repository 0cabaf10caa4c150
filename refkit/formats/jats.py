"""JATS: the front matter of articles as publishers and PubMed Central have it. Read only.

https://jats.nlm.nih.gov/publishing/tag-library/1.3/
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from refkit.formats.identifiers import bare_doi
from refkit.formats.xml_values import (
    Values,
    all_words,
    date_in,
    first_words,
    made,
    marked,
    pages,
    texts,
)
from refkit.model import Name, PartialDate, Reference, Type
from refkit.plugins import Format
from refkit.readers.jats_words import IDENTIFIERS, ROLES, SHORT_TITLES
from refkit.readers.kinds import kind_of
from refkit.readers.name_parts import group, inverted, person
from refkit.readers.rich_text import rich, words
from refkit.readers.xml_records import record_ends, xml_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_JOURNAL: Final[Mapping[str, str]] = {
    "publisher": "publisher/publisher-name",
    "publisher_place": "publisher/publisher-loc",
}
_ARTICLE: Final[Mapping[str, str]] = {
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "event_title": "conference/conf-name",
    "event_place": "conference/conf-loc",
    "number_of_pages": "counts/page-count",
}
_ROLES: Final[Mapping[str, str]] = {
    **ROLES,
    "translator": "translator",
    "trans": "translator",
}
_TYPES: Final[Mapping[str, Type]] = {
    "abstract": "paper-conference",
    "book-review": "review-book",
    "dissertation": "thesis",
    "meeting-report": "article-journal",
    "news": "article-journal",
    "preprint": "article",
    "product-review": "review",
}
_USUAL: Final = frozenset({"", "research-article", "other", "article"})
# The dates of an article, the one that it is cited by first.
_DATES: Final = (
    *("ppub", "epub-ppub", "collection", "print", "", "pub", "epub", "electronic"),
    *("epreprint", "preprint", "pub-electronic"),
)
_HEADINGS: Final = frozenset({"abstract", "summary", "zusammenfassung", "résumé"})


def read(text: str) -> Iterator[Reference]:
    """Read an article, or each of a set; what follows the front matter is not looked at."""
    sets = ("pmc-articleset", "articles", "front")
    for article in xml_records("jats", text, ("article",), sets, head="front"):
        front = article.find("front")
        reference = made(_values(article, front)) if front is not None else None
        if reference is not None:
            yield reference


def _values(article: "Element", front: "Element") -> Values:
    journal, meta = front.find("journal-meta"), front.find("article-meta")
    values: Values = _journal(journal) if journal is not None else {}
    if meta is None:
        return values
    kind = article.get("article-type", "").lower()
    values |= {
        "type": _type(kind, meta),
        "genre": None if kind in _USUAL else kind.replace("-", " "),
        "language": article.get("lang"),
        **texts(meta, _ARTICLE),
        **_title(meta),
        **_people(meta),
        "issued": _date(meta),
        "page": _pages(meta),
        "abstract": _abstract(meta),
        "keyword": _keywords(meta),
        "isbn": list(all_words(meta, "isbn")),
    }
    for identifier in meta.iterfind("article-id"):
        name = IDENTIFIERS.get(identifier.get("pub-id-type", ""))
        if name:
            values.setdefault(name, _identifier(name, words(identifier)))
    if values["type"] == "article":
        # A preprint stands in no journal: the name is that of the server that keeps it.
        server = values.pop("container_title", None)
        values["publisher"] = server or values.get("publisher")
    return values


def _journal(journal: "Element") -> Values:
    title = journal.find("journal-title-group/journal-title")
    if title is None:
        title = journal.find("journal-title")
    return {
        **texts(journal, _JOURNAL),
        "container_title": words(title),
        "container_title_short": _short_title(journal),
        "issn": list(all_words(journal, "issn")),
    }


def _short_title(journal: "Element") -> str | None:
    """The abbreviation that is most like one: PubMed's, before a publisher's code."""
    titles = [each for path in SHORT_TITLES for each in journal.iterfind(path)]
    known = [each for each in titles if each.get("abbrev-type") != "publisher"]
    return next((words(each) for each in known or titles), None)


def _type(kind: str, meta: "Element") -> Type:
    if meta.find("conference") is not None and "proceeding" in kind:
        return "paper-conference"
    return _TYPES.get(kind) or kind_of(kind.replace("-", " ")) or "article-journal"


def _title(meta: "Element") -> Values:
    title = meta.find("title-group/article-title")
    under = meta.find("title-group/subtitle")
    values = marked("title", title)
    if not values or under is None:
        return values
    plain, markup = rich(under)
    said = values["title"]
    joint = " " if said[-1] in ":;?!–—" else ": "
    before = values.get("markup", {}).get("title", said)
    both = {"title": f"{before}{joint}{markup or plain}"}
    return {"title": f"{said}{joint}{plain}", "markup": both} if plain else values


def _people(meta: "Element") -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for each in meta.iterfind("contrib-group/contrib"):
        role = _ROLES.get(each.get("contrib-type", ""))
        name = _name(each) if role else None
        if role and name:
            found.setdefault(role, []).append(name)
    return found


def _name(contrib: "Element") -> Name | None:
    for child in contrib:
        if child.tag in {"name-alternatives", "collab-alternatives"} and len(child):
            child = child[0]  # noqa: PLW2901
        if child.tag in {"name", "string-name"} and child.find("surname") is not None:
            return person(
                *(
                    first_words(child, part)
                    for part in ("surname", "given-names", "suffix")
                )
            )
        if child.tag in {"string-name", "name"}:
            return inverted(words(child))
        if child.tag in {"collab", "on-behalf-of"}:
            return _group(child)
    return None


def _group(collab: "Element") -> Name | None:
    """A group under its name; its members and their places may follow inside."""
    named = first_words(collab, "institution", "named-content")
    if (
        not named
        and len(collab)
        and collab[0].tag in {"contrib-group", "aff", "address"}
    ):
        named = collab.text or ""
    return group(named or words(collab))


def _date(meta: "Element") -> PartialDate | None:
    """The date that the article is cited by, with what another says more of it."""
    dates: dict[str, PartialDate] = {}
    for each in meta.iterfind("pub-date"):
        kind = each.get("pub-type") or each.get("date-type") or ""
        if kind == "pub":
            kind = each.get("publication-format", "pub")
        told = date_in(each)
        if told is not None:
            dates.setdefault(kind, told)
    known = [dates[kind] for kind in _DATES if kind in dates]
    if not known:
        return None
    parts = known[0].parts
    agreeing = [date for date in known if date.parts[: len(parts)] == parts]
    return max(agreeing, key=lambda date: len(date.parts))


def _pages(meta: "Element") -> str | None:
    ends = first_words(meta, "fpage"), first_words(meta, "lpage")
    said = "-".join(filter(None, dict.fromkeys(ends)))
    return pages(said or first_words(meta, "elocation-id", "page-range"))


def _abstract(meta: "Element") -> str:
    for abstract in meta.iterfind("abstract"):
        if not abstract.get("abstract-type"):
            title = abstract.find("title")
            if title is not None and words(title).casefold() in _HEADINGS:
                abstract.remove(title)
            return words(abstract)
    return ""


def _keywords(meta: "Element") -> list[str]:
    groups = [
        each for each in meta.iterfind("kwd-group") if each.find("kwd") is not None
    ]
    return list(all_words(groups[0], "kwd")) if groups else []


def _identifier(name: str, said: str) -> str:
    if name == "doi":
        return bare_doi(said)
    return f"PMC{said}" if name == "pmcid" and said.isdecimal() else said


JATS: Final = Format("jats", ".xml", None, read, end=record_ends("article"))
