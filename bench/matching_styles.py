"""Reference strings made from messages, in the styles of five kinds of journals."""

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any, Final


def styled(
    messages: Sequence[Mapping[str, Any]], random: Random
) -> Iterator[tuple[str, str, str]]:
    """Reference strings made from messages: the style, the string, the DOI.

    Those of chemists and physicists have no title.
    """
    for one in messages:
        people = [p for p in one.get("author") or () if p.get("family")]
        date = next(
            iter(((one.get("issued") or {}).get("date-parts") or [[]])[0]), None
        )
        if not (people and date and one.get("title") and one.get("container-title")):
            continue
        style = random.choice(tuple(_STYLES))
        journal = random.choice(
            [
                one["container-title"][0],
                *(one.get("short-container-title") or one["container-title"])[:1],
            ]
        )
        page = str(one.get("page") or one.get("article-number") or "")
        if not page or not one.get("volume"):
            continue
        shown = people[: 1 if random.random() < 0.3 else 6]
        others = " et al." if len(shown) < len(people) else ""
        yield (
            f"made in style {style}",
            _STYLES[style].format(
                western=", ".join(f"{_initials(p)} {p['family']}" for p in shown) + others,
                eastern=", ".join(f"{p['family']}, {_initials(p)}" for p in shown) + others,
                bare=", ".join(
                    f"{p['family']} {_initials(p).replace('.', '').replace(' ', '')}"
                    for p in shown
                ) + others,
                title=re.sub("<[^>]+>", "", one["title"][0]),
                journal=journal, year=date, volume=one["volume"], page=page,
                first=page.split("-", maxsplit=1)[0], issue=one.get("issue") or "1",
            ),
            one["DOI"].lower(),
        )  # fmt: skip


def _initials(person: Mapping[str, Any]) -> str:
    return " ".join(f"{part[0]}." for part in str(person.get("given") or "").split())


_STYLES: Final = {
    "APA": "{eastern} ({year}). {title}. {journal}, {volume}({issue}), {page}.",
    "Vancouver": "{bare}. {title}. {journal}. {year};{volume}:{page}.",
    "ACS": "{eastern} {journal} {year}, {volume}, {first}.",
    "Phys Rev": "{western}, {journal} {volume}, {first} ({year}).",
    "Springer": "{bare} ({year}) {journal} {volume}:{page}",
}
