"""Labels that run into their values: ``Volume61``, ``JournalActa Botanica``, ``Pages95-110``.

A page whose table lost its cells has every label so. One line alone may be anything, so
several different ones have to stand on a page before any is believed.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Final

from refkit.parsers.page import Page
from refkit.parsers.text.label_table import LABELS, Role
from refkit.readers.months import fold
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless

# Where a small letter or a bracket meets a capital or a digit,
_JOINT: Final = lazy(
    r"(?<=[^\W\d_A-ZÀ-ÞА-Я])(?=[A-ZÀ-ÞА-Я\d„“\"])|(?<=[)）])(?=[^\W_])"
    r"|(?<=[A-Z])(?=\d)|(?<=DOI)(?=https?:)"
)
# or one script another.
_JOINT_OF_SCRIPTS: Final = lazy(
    rf"{_JOINT.pattern}|(?<=[a-z])"
    r"(?=[\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])"
)
_REACH: Final = 40
_LONGEST: Final = 500
_MOST_LINES: Final = 400
_MOST_JOINTS: Final = 4
_FEW: Final = 3


def glued_labels(page: Page) -> Mapping[int, tuple[Role, int]]:
    """The lines that begin with a glued label: its role, and where the value begins.

    >>> from refkit.model import Scrape
    >>> from refkit.parsers.page import page_of
    >>> page = page_of(Scrape("Pages95-110\\nVolume32\\nIssue number2\\nJournalActa Botanica"))
    >>> {page[at].text[start:]: role for at, (role, start) in glued_labels(page).items()}
    {'95-110': 'page', '32': 'volume', '2': 'issue', 'Acta Botanica': 'container_title'}
    """
    found: dict[int, tuple[Role, int]] = {}
    for number, line in enumerate(page[:_MOST_LINES]):
        if 4 < len(line.text) <= _LONGEST:
            label = _glued(line.text)
            if label is not None:
                found[number] = label
    return found if len({role for role, _ in found.values()}) >= _FEW else {}


def _glued(text: str) -> tuple[Role, int] | None:
    pattern = _JOINT_OF_SCRIPTS if is_caseless(text) else _JOINT
    for joint in islice(pattern.finditer(text, 0, _REACH), _MOST_JOINTS):
        role = LABELS.get(fold(text[: joint.start()].strip()))
        if role is not None and joint.start() > 2:
            return role, joint.start()
    return None
