"""Lines that hold a work in one piece, taken apart by the tagger."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import field, frozen

from refkit.model import Span
from refkit.parsers.text.tagger import Label, tag, tokens_of
from refkit.readers.patterns import lazy

_SHORTEST, _LONGEST = 30, 1_000
_HINT: Final = lazy(
    r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\b10\.\d{4,9}/|[“”\"]\s|et al\b|\[[JCMD]\]|[^\W\d_]\d[, ]|[†‡*•·]"
    # a name with its mark, and the next; an initial before a name
    r"|[^\W\d_]\s\d{1,2},\s[^\W\d_]"
    r"|(?<![^\W\d_])[^\W\d_]\.\s?[^\W\d_][^\W\d_]{2}"
)
_EDGES: Final = " \t\xa0.,;:()[]\"“”'«»|/-–—"


@frozen
class Tagged:
    """The parts of one line: for each label its stretches, in order."""

    parts: Mapping[Label, Sequence[Span]] = field(repr=False)

    def first(self, label: Label) -> Span | None:
        """The first stretch with this label."""
        return next(iter(self.parts.get(label, ())), None)

    def whole(self, label: Label) -> Span | None:
        """From the first to the last stretch with this label, if little lies between."""
        spans = self.parts.get(label, ())
        if not spans:
            return None
        gap = sum(b.start - a.end for a, b in pairwise(spans))
        return Span(spans[0].start, spans[-1].end) if gap <= 6 else spans[0]


def may_be_tagged(text: str) -> bool:
    """A cheap look: whether a line could hold a citation, or a title with authors."""
    return len(text) >= _SHORTEST and _HINT.search(text, 0, _LONGEST) is not None


def tagged(text: str) -> Tagged:
    """Take a line apart.

    >>> line = "Smith J, Doe B. Invented pages in use. J Invent. 2010;28(3):51-7."
    >>> found = tagged(line)
    >>> [line[a:b] for a, b in found.parts["title"]], found.first("volume")
    (['Invented pages in use'], Span(start=54, end=56))
    """
    tokens = tokens_of(text[:_LONGEST])
    parts: dict[Label, list[Span]] = {}
    last: Label = "other"
    for token, label in zip(tokens, tag(tokens), strict=True):
        if label != "other":
            if label == last:
                parts[label][-1] = Span(parts[label][-1].start, token.span.end)
            else:
                parts.setdefault(label, []).append(token.span)
        last = label
    return Tagged({label: _trimmed(text, spans) for label, spans in parts.items()})


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    trimmed = (_trim(text, span) for span in spans)
    return [span for span in trimmed if span.start < span.end]


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        # A closing bracket that was opened inside belongs to the words.
        opened, closed = text.count("(", start, end), text.count(")", start, end)
        if text[end - 1] == ")" and opened >= closed:
            break
        end -= 1
    return Span(start, end)
