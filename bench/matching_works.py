"""Works to match reference strings against, as Crossref would tell them.

Nobody may pass on a whole index of Crossref's, so one is made of what there is:

- messages of Crossref's, as they are;
- the works that those messages cite, as far as their reference lists tell of them;
- records of other databases: the fields ``doi``, ``title``, ``authors``, ``journal``,
  ``year``, ``volume``, ``issue``, ``first``, ``last``;
- for a string with its work's DOI of which nothing else is known, what the labels of the
  string say (``atitle``, ``firstAuthor``, ``jtitle``, ``volume``, ``firstPage``), or what
  the engine reads in it. Such a record agrees with its string better than Crossref's
  would, so it is made worse as often as Crossref's own messages are.

Beside the works stand works made up to be taken for them: `look_alikes`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, Final

Message = dict[str, Any]

_YEAR: Final = re.compile(r"\b(1[89]\d\d|20[0-3]\d)[a-z]?\b")
_FAMILY: Final = re.compile(r"[^\W\d_]*[^\W\d_A-Z.][^\W\d_]{2,}(?:-[^\W\d_]+)?")
_PLACE: Final = re.compile(
    r"(?P<journal>[A-Z][^\d()\[\]:;]{2,60}?)[,\s]*(?:\d{4},\s*)?(?:vol\. ?)?"
    r"[A-Z]{0,2}-?(?P<volume>\d{1,4})[A-Z]?[,\s]*(?:\((?:\d{4}|(?P<issue>\d{1,3})[^)]{0,6})\)"
    r"|nos?\. ?\d+(?:[-–]\d+)?)?[,:\s]+(?:pp?\. ?)?(?P<page>[A-Z]?\d+)"
)


def message(
    doi: str,
    title: str | None,
    authors: Sequence[tuple[str, str]],
    journal: str | None = None,
    year: int | None = None,
    place: Mapping[str, str | None] | None = None,
    type: str = "journal-article",
) -> Message:
    """A work in the form of a message, without what is not known."""
    made: Message = {"DOI": doi.lower(), "type": type}
    if title:
        made["title"] = [title]
    if authors:
        made["author"] = [
            {"family": family, "given": given} if given else {"family": family}
            for family, given in authors
        ]
    if journal:
        made["container-title"] = [journal]
    if year:
        made["published-print"] = {"date-parts": [[year]]}
    for field in ("volume", "issue", "page"):
        if place and place.get(field):
            made[field] = str(place[field])
    return made


def cited(messages: Iterable[Mapping[str, Any]]) -> Iterator[Message]:
    """The works in the reference lists of messages, where these tell their fields."""
    for one in messages:
        for said in one.get("reference") or ():
            title = said.get("article-title") or said.get("volume-title")
            if said.get("DOI") and (title or said.get("first-page")):
                year = _YEAR.search(str(said.get("year", "")))
                yield message(
                    said["DOI"],
                    title,
                    _people(said.get("author", "")),
                    said.get("journal-title"),
                    int(year[1]) if year else None,
                    {
                        "volume": said.get("volume"),
                        "issue": said.get("issue"),
                        "page": said.get("first-page"),
                    },
                )


def recorded(records: Iterable[Mapping[str, Any]]) -> Iterator[Message]:
    """The works of another database's records."""
    for one in records:
        if one.get("doi"):
            pages = [str(p) for p in (one.get("first"), one.get("last")) if p]
            yield message(
                one["doi"],
                one.get("title"),
                [_western(name) for name in one.get("authors") or ()],
                one.get("journal"),
                one.get("year"),
                {
                    "volume": one.get("volume"),
                    "issue": one.get("issue"),
                    "page": "-".join(dict.fromkeys(pages)),
                },
            )


def labelled(string: Mapping[str, Any], names: Mapping[str, str]) -> Message:
    """The work of a string, from its labels; ``names`` writes out abbreviated journals."""
    text = string["reference"]
    random = Random(string["doi"])  # noqa: S311
    year = _YEAR.search(text)
    read = read_people(text, string.get("firstAuthor"))
    journal = string.get("jtitle")
    made = message(
        string["doi"],
        string.get("atitle"),
        read,
        names.get(_letters(journal or ""), journal),
        int(year[1]) if year else None,
        {"volume": string.get("volume"), "page": string.get("firstPage")},
    )
    return _worse(made, random)


def read_from(text: str, doi: str, names: Mapping[str, str]) -> Message:
    """The work of a string, from what can be read in it."""
    import refkit

    found = refkit.recover(text)
    random = Random(doi)  # noqa: S311
    year = _YEAR.search(text)
    if found and found[0].title and found[0].author:
        one = found[0]
        journal = one.container_title
        return _worse(
            message(
                doi,
                one.title,
                [(n.full_family, n.given or "") for n in one.author],
                names.get(_letters(journal or ""), journal),
                one.year,
                {"volume": one.volume, "issue": one.issue, "page": one.page},
                "journal-article" if one.volume else "book",
            ),
            random,
        )
    place = _PLACE.search(text)
    journal = place["journal"].strip(" ,.") if place else None
    people = read_people(text, None)[:1]
    if place:  # all who stand before the journal, and the pages to the end
        before = _FAMILY.findall(text[: place.start()])
        people += [(name, "") for name in before if name not in str(people)]
        if len(people) == 1 and re.search(r"\bet al\b|\band others\b", text):
            people.append(("Unsaid", ""))
    # Crossref has a title where the string has none.
    title = "Measured values of " + " ".join(random.choices(_SUBJECTS, k=5))
    return message(
        doi,
        title if place else text[:80],
        people,
        names.get(_letters(journal or ""), journal),
        int(year[1]) if year else None,
        {**place.groupdict(), "page": _ended(place["page"], random)} if place else None,
    )


def _ended(page: str, random: Random) -> str:
    """Pages as 94 of 100 messages tell them: to the last; not numbers of articles."""
    if len(page) > 4 or not page.isdecimal() or random.random() < 0.06:
        return page
    return f"{page}-{int(page) + random.randrange(3, 12)}"


def read_people(text: str, first: str | None) -> list[tuple[str, str]]:
    """The authors of a string where they are plainly read, or its first."""
    import refkit

    found = refkit.recover(" ".join(text.split()))
    if found and found[0].author:
        people = [(n.full_family, n.given or "") for n in found[0].author]
        if first is None or people[0][0].casefold() == first.casefold():
            return people
    if first:
        return [(first, "")]
    word = re.search(
        r"(?:(?:van|von|de|den|der|la|di)\s+)*[^\W\d_]{2,}(?:-[^\W\d_]+)?", text, re.I
    )
    return [(word[0], "")] if word else []


def journal_names(table: Iterable[str]) -> dict[str, str]:
    """Full titles of journals by abbreviated ones, from lines of the two with a tab."""
    found: dict[str, str] = {}
    for line in table:
        full, _, short = line.rstrip("\n").partition("\t")
        key = _letters(short)
        found[key] = "" if key in found else full
    return {short: full for short, full in found.items() if full}


def look_alikes(
    one: Message, others: Sequence[Message], random: Random
) -> Iterator[Message]:
    """Works that are not this one and that could be taken for it."""
    title = (one.get("title") or [""])[0]
    if not title:
        return
    other = random.choice(others)
    theirs = (other.get("title") or ["Notes"])[0]
    yield _like(one, 1, title=[f"Erratum: {title}"], page=_moved(one, random))
    yield _like(one, 2, title=[f"{title}. II. {theirs[:40]}"], page=_moved(one, random))
    yield _like(
        one, 3, title=[f"Reply to: {title}"], author=other.get("author"),
        page=_moved(one, random),
    )  # fmt: skip
    words = title.split()
    for at in range(len(words) // 3 or 1):
        words[(3 * at + 1) % len(words)] = random.choice(theirs.split() or ["novel"])
    yield _like(
        one, 4, 1, title=[" ".join(words)], page=_moved(one, random),
        volume=_next(one.get("volume")),
    )  # fmt: skip
    yield _like(one, 5, title=[theirs], page=_moved(one, random))
    yield _like(one, 6, title=[theirs], author=other.get("author"))
    bare = {k: v for k, v in one.items() if k not in _OF_JOURNALS}
    yield {
        **_like(bare, 7, -1, type="proceedings-article", volume=None, issue=None),
        "container-title": ["Proceedings of the Annual Meeting on the Subject"],
        "page": str(random.randrange(1, 400)),
    }
    yield {
        **_like(bare, 8, -1, type="posted-content", volume=None, issue=None, page=None),
        "container-title": [],
    }


_OF_JOURNALS: Final = frozenset({"article-number", "short-container-title", "ISSN"})


def _like(one: Message, number: int, years: int = 0, **changes: Any) -> Message:
    made = {**one, "DOI": f"{one['DOI']}#{number}", **changes}
    date = (one.get("published-print") or {}).get("date-parts")
    if date and years:
        made["published-print"] = {"date-parts": [[date[0][0] + years]]}
    for key in ("published-online", "article-number" if "page" in changes else ""):
        made.pop(key, None)
    return {key: value for key, value in made.items() if value is not None}


def _moved(one: Message, random: Random) -> str | None:
    found = re.search(r"\d+", str(one.get("page") or one.get("article-number") or ""))
    return str(int(found[0]) + random.randrange(3, 90)) if found else None


def _next(volume: str | None) -> str | None:
    return str(int(volume) + 1) if volume and volume.isdecimal() else volume


_SUBJECTS: Final = (
    "spectra scattering crystals plasma amplitude lattice fermions vortices transport"
    " kinetics catalysis solvents ions radicals isotopes gauge fields cosmic clusters"
).split()


def _worse(made: Message, random: Random) -> Message:
    """As often without a field, or with another date, as messages of Crossref's are."""
    if random.random() < 0.04:
        made.pop("author", None)
    for field in ("volume", "page"):
        if random.random() < 0.02:
            made.pop(field, None)
    date = made.get("published-print")
    if date and random.random() < 0.2:
        online = {"date-parts": [[date["date-parts"][0][0] - 1]]}
        made["published-online"] = online
        if random.random() < 0.2:
            made.pop("published-print")
    title = (made.get("title") or [""])[0]
    if title and random.random() < 0.024:
        made["title"] = [title.upper()]
    if ": " in title and random.random() < 0.05:
        made["title"], made["subtitle"] = ([part] for part in title.split(": ", 1))
    if ": " in title and random.random() < 0.03:
        made["title"] = [title.split(": ")[0]]
        made.pop("subtitle", None)
    people = made.get("author") or []
    if len(people) > 1 and random.random() < 0.08:
        made["author"] = people[:1]
    return made


def _people(said: str) -> list[tuple[str, str]]:
    """The authors of an entry: ``Gallucci``, ``J-B Wang``, ``Chung, H.M.; Kluge, R.``."""
    found = []
    for one in said.split(";"):
        family, comma, given = one.strip().partition(",")
        if comma:
            found.append((family.strip(), given.strip()))
        elif family:
            found.append(_western(family))
    return [name for name in found if name[0]]


def _western(name: str) -> tuple[str, str]:
    given, _, family = name.strip().rpartition(" ")
    if re.fullmatch(r"[A-Z]{1,3}", family) and given:
        return given, family
    return family, given


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
