"""What has become of a work since: it was retracted, corrected, or is such a notice itself.

https://www.crossref.org/documentation/crossmark/participating-in-crossmark/
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from refkit.model import PartialDate
from refkit.plugins import Work
from refkit.readers.crossref_dates import read_parts
from refkit.readers.flags import FLAGS


@frozen
class Notice:
    """A notice about a work, or what a work is a notice about."""

    flag: str
    """``Retracted``, ``Corrected`` … of a work, ``Retraction notice`` … of a notice."""
    doi: str
    """The DOI of the other: of the notice, or of the work that the notice is about."""
    date: PartialDate | None = None


def notices_of(message: Work) -> tuple[Notice, ...]:
    """The notices about a work, then what it is a notice about itself.

    >>> notices_of({"updated-by": [{"type": "retraction", "DOI": "10.5555/R"}]})
    (Notice(flag='Retracted', doi='10.5555/r', date=None),)
    """
    found = (*_read(message, "updated-by", 0), *_read(message, "update-to", 1))
    return tuple(dict.fromkeys(found))


def _read(message: Work, key: str, side: int) -> Iterator[Notice]:
    said = message.get(key)
    own = str(message.get("DOI")).lower()
    for update in said if isinstance(said, list) else ():
        if not isinstance(update, dict):
            continue
        flags, doi = FLAGS.get(_kind(update)), update.get("DOI")
        if flags and isinstance(doi, str) and doi.lower() != own:
            yield Notice(flags[side], doi.lower(), read_parts(update.get("updated")))


def _kind(update: Mapping[str, Any]) -> str:
    return str(update.get("type")).lower().replace("-", "_").replace(" ", "_")
