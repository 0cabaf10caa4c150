"""What a person said of pairs of references, kept in a file from run to run.

The file is JSON, and made to be edited by hand::

    {
      "refkit": "decisions",
      "decisions": [
        {
          "records": ["5d0f8a2b9c1e7f34", "a41c09de77b2f510"],
          "same": null,
          "titles": ["On Oaks", "On Oaks: Corrigendum"]
        }
      ]
    }

``same`` is true for one work, false for two, and null as long as nobody has said.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from refkit.decoding import decode
from refkit.deduplication import Pair, fingerprint
from refkit.errors import FormatError
from refkit.files import read_bytes, write_atomically
from refkit.model import Reference

_FORMAT: Final = "decisions"


@frozen
class _Entry:
    pair: Pair
    same: bool | None
    titles: Mapping[str, str]
    """The title of each fingerprint, as far as it is given."""


def read_judgements(path: str | os.PathLike[str]) -> dict[Pair, bool | None]:
    """Read what a person said of pairs of fingerprints; ``dedupe`` takes it as it is.

    None stands for a pair that waits to be judged. Raises ``SourceError`` for a file
    that cannot be read, ``FormatError`` for one that does not hold decisions.
    """
    found: dict[Pair, bool | None] = {}
    for number, entry in enumerate(_entries(Path(path)), 1):
        before = found.get(entry.pair)
        if None not in (before, entry.same) and before != entry.same:
            raise _error(path, "says yes and no of one pair", number)
        found[entry.pair] = before if entry.same is None else entry.same
    return found


def write_judgements(
    judgements: Mapping[Pair, bool | None],
    path: str | os.PathLike[str],
    references: Iterable[Reference] = (),
) -> None:
    """Write what a person said of pairs of fingerprints, whole or not at all.

    The titles, which only a human reader needs, are those of ``references``, or stay
    what they were in the file that is replaced.
    """
    titles = _titles_in(Path(path))
    for reference in references:
        titles[fingerprint(reference)] = reference.title or ""
    decisions = [
        {
            "records": list(names),
            "same": same,
            "titles": [titles.get(name, "") for name in names],
        }
        for names, same in ((_both(pair), same) for pair, same in judgements.items())
    ]
    content = {"refkit": _FORMAT, "decisions": decisions}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    write_atomically(Path(path), text)


def _both(pair: Pair) -> tuple[str, str]:
    """The two fingerprints, which are one for two records that say the same."""
    names = sorted(pair)
    return names[0], names[-1]


def _titles_in(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    return {name: title for e in _entries(path) for name, title in e.titles.items()}


def _entries(path: Path) -> Iterator[_Entry]:
    try:
        content = json.loads(decode(read_bytes(path)).removeprefix("\ufeff"))
    except RecursionError:
        raise _error(path, "nested too deeply") from None
    except ValueError as error:
        raise _error(path, f"not JSON: {error}") from None
    if not isinstance(content, dict) or content.get("refkit") != _FORMAT:
        raise _error(path, 'does not say "refkit": "decisions"')
    decisions = content.get("decisions")
    if not isinstance(decisions, list):
        raise _error(path, '"decisions" is not a list')
    for number, decision in enumerate(decisions, 1):
        yield _entry(path, decision, number)


def _entry(path: Path, decision: Any, number: int) -> _Entry:
    match decision:
        case {"records": [str(one), str(other)]} if one and other:
            pass
        case _:
            raise _error(path, '"records" is not two fingerprints', number)
    same = decision.get("same")
    if same is not None and not isinstance(same, bool):
        raise _error(path, '"same" is not true, false or null', number)
    match decision.get("titles"):
        case [str(first), str(second)]:
            titles = {one: first, other: second}
        case _:
            titles = {}
    return _Entry(frozenset((one, other)), same, titles)


def _error(
    path: str | os.PathLike[str], reason: str, number: int | None = None
) -> FormatError:
    where = os.fspath(path)
    if number is not None:
        where += f", decision {number}"
    return FormatError(_FORMAT, reason, record=where)
