"""What PubMed puts around titles and names of journals, in whichever of its formats."""

from collections.abc import Mapping
from typing import Any, Final

from refkit.readers.patterns import lazy

_PLACE: Final = lazy(r"(.+?) \(([^()]{2,60}, [^()]{2,60})\)")


def unbracketed(title: str) -> str:
    """A title without the brackets that tell of a translation.

    >>> unbracketed("[On oaks]."), unbracketed("[On] oaks [and ashes]")
    ('On oaks.', '[On] oaks [and ashes]')
    """
    bare = title.removesuffix(".")
    if bare[:1] == "[" and bare[-1:] == "]" and bare.count("[") == 1:
        return f"{bare[1:-1]}{title[len(bare) :]}"
    return title


def placed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with a journal that lacks the place which a library knows it by.

    A preprint stands in no journal: the name is that of the server that keeps it.

    >>> placed({"type": "article-journal", "container_title": "Science (New York, N.Y.)"})
    {'type': 'article-journal', 'container_title': 'Science', 'publisher_place': 'New York, N.Y.'}
    """
    known = dict(values)
    journal = known.get("container_title") or ""
    if named := _PLACE.fullmatch(journal):
        known |= {"container_title": named[1], "publisher_place": named[2]}
    if known["type"] == "article" and journal:
        known["publisher"] = known.pop("container_title").replace(" : ", ": ")
        known.pop("container_title_short", None)
    return known
