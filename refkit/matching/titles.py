"""Titles made comparable, and how two of them relate."""

import re
from typing import Final

from attrs import define

from refkit.matching.folding import fold, words
from refkit.readers.patterns import lazy

_BRACKETED: Final = lazy(r"\s*[\[(]([^\[\]()]{3,})[\])][\s.]*$")
_LANGUAGES: Final = lazy(
    r"(?:article|text|in|author s transl|authors transl|and|\s)*"
    r"(?:afrikaans|arabic|bulgarian|chinese|croatian|czech|danish|dutch|english|finnish"
    r"|french|german|greek|hebrew|hungarian|italian|japanese|korean|norwegian|persian"
    r"|polish|portuguese|romanian|russian|serbian|slovak|slovene|spanish|swedish"
    r"|turkish|ukrainian|\s|and)+"
)
_PREFIX: Final = lazy(
    r"open access\s+(?=\S{4})|(?:(?:original |research |review |full |short )(?:article|paper|communication)s?"
    r"|(?:this article has been )?retracted(?: article| paper)?|withdrawn|reprint of"
    r"|rapid communication|research|full text|abstract|pdf|article|paper|open access)\s*[:.\]|-]+\s+(?=\S)"
)
_DATED: Final = lazy(
    r"^(?:[^\W\d][\w.&-]*,? ){0,3}\((?:19|20)\d\d[a-z]?\)[.,:;]?\s+(?=\S{3})"
)
"""The end of the authors and the year, where a citation was cut in the wrong place."""
_REMARK: Final = lazy(
    r"[.\s]*\[(?:(?:erratum|corrected|correction|retraction|comment|commentary|summary|update)"
    r"s? (?:appears?|published|for|in|of|and)\b|see comment|comment\b|corrected\b"
    r"|republished|reprint|did you know|plus commentary|abstract\b|miscellaneous"
    r"|original report|published erratum).*$",
    re.S,
)
"""What a database adds in brackets about other works, cut short at times."""
_NOTICE: Final = lazy(
    r"^(?:(?:authors? |publishers? )?(?:correction|erratum|errata|corrigend(?:um|a)|addendum)"
    r"(?: (?:to|for))?|retraction(?: notice| note)?(?: (?:to|of|for))?"
    r"|(?:the )?(?:authors? )?(?:repl(?:y|ies)|responses?) to|comments? on|re)"
    r"\s*[:.,\u2013-]?\s*(?=\S.{14})"
)
"""What stands before the title of the work that a notice is about."""
_ABOUT: Final = lazy(
    r"\((?:vol(?:ume)?\.? ?[a-z]?\d+|[^()]*\(\d{4}\)[^()]*(?:\([^()]*\)[^()]*)?\)?[\s.]*$"
    r"|[^()]*\d{4}[;,:] ?\d+|[^()]{10,}\((?:[a-z]+ )?(?:\d\d?,? )?\d{4}\) \d+)"
)
"""The place of another work, at the end of the title of a notice about it."""
_ABOUT_CUT: Final = lazy(r"\([^()]{10,}\([^()]*$")
_SUBTITLE: Final = lazy(r"[:?!;]\s|\.\s+(?=\S)|\s[-\u2010-\u2015]+\s|[\u2013-\u2015]")
_ROMAN: Final = {
    roman: str(number)
    for number, roman in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(),
        start=1,
    )
}
_SPELT: Final = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight".split(), 1)
}
_COUNTED: Final = frozenset(
    "part parts chapter volume vol section no number phase type stage grade class group"
    " study experiment case report lecture session day book paper episode lesson".split()
)
_MARKERS: Final = (
    ("correction", r"^(?:erratum|errata|corrigend\w+|corrections?|addend\w+|erratum\w*)\b"
     r"|\b(?:erratum|corrigendum|correction)\W*$|^author corrections?\b|^publishers? (?:note|correction)\b"),
    ("retraction", r"^(?:partial )?retraction\b|\bretraction(?: notice| note)?\W*$"
     r"|^expressions? of concern\b|^notice of retraction\b|^withdrawal\b"),
    ("reply", r"^(?:(?:the )?authors?s? )?(?:repl(?:y|ies)|responses?|rejoinder)\b(?!\s*(?:rates?|surface|times?|of|in|assessment|evaluation|inhibition))"
     r"|\b(?:(?:the )?authors?s? (?:reply|response)|reply|rejoinder|in response)\W*$"
     r"|\breply (?:to|from|by)\b"),
    ("comment", r"^(?:(?:a )?comment(?:s|ary)?|discussion|remarks|letter|re|regarding|invited commentary|editorial comment)\b\s*(?:on|to|:|of|regarding|by)"
     r"|\b(?:a )?comment(?:s|ary)?\W*$|\bdiscussion\W*$|\bletters?(?: to the editor)?\W*$"),
    ("protocol", r"\bprotocol\b"),
    ("companion", r"\b(?:executive summary|supplement(?:ary|al) (?:materials?|data|information)"
     r"|abridged version|solutions? manual|(?:teachers?|instructors?) (?:manual|guide)|workbook"
     r"|(?:data ?set|data) (?:from|for|of)|plain language summary|visual abstract)\b"),
    ("review of", r"^(?:book |a )?reviews? of\b|^book reviews?\b|\bbook review\W*$"),
)  # fmt: skip
_MARKER: Final = tuple((name, lazy(pattern)) for name, pattern in _MARKERS)
_MARKED: Final = lazy(
    r"errat|corrig|correct|addend|publisher|retract|concern|withdraw|repl(?:y|ies)|respons"
    r"|rejoinder|comment|discussion|remark|letter|^re\b|regarding|protocol|review"
    r"|\bvol|\d{4} \d|summary|supplement|abridged|manual|guide|workbook|data|abstract"
)
"""What a title must hold, or none of the markers is there."""


@define(eq=False)
class Title:
    """A title in comparable form."""

    text: str
    """Its words, folded."""
    squeezed: str
    """The same without spaces."""
    main: int
    """How many letters of ``squeezed`` stand before the subtitle; 0 without one."""
    numbers: tuple[str, ...]
    """The whole numbers in it, Roman and spelt ones as digits."""
    markers: tuple[str, ...]
    """What kind of notice it names itself: ``correction``, ``reply`` …"""
    other: str
    """The squeezed title in another language that stood beside it."""


NO_TITLE: Final = Title("", "", 0, (), (), "")


def title_of(text: str | None) -> Title:
    """Return the comparable form of a title.

    >>> title_of("[Was ist Licht? Part II] [German]").squeezed
    'wasistlichtpartii'
    >>> title_of("Erratum: Light. Part II").numbers, title_of("Erratum: Light").markers
    (('2',), ('correction',))
    """
    if not text:
        return NO_TITLE
    folded = fold(text[:2000]).strip()
    other = ""
    if "[" in folded:
        folded = _REMARK.sub("", folded)
    if folded[-1:] in "]).":
        folded, other = _apart(folded)
    folded = folded.strip("[] ")
    if "(" in folded[:60]:
        folded = _DATED.sub("", folded)
    withdrawn = False
    if found := _PREFIX.match(folded):
        withdrawn = "retract" in found[0] or "withdraw" in found[0]
        folded = folded[found.end() :]
    markers, folded = _markers(folded)
    said = words(folded)
    squeezed = "".join(said)
    cut = _SUBTITLE.search(folded, 8)
    main = len("".join(words(folded[: cut.start()]))) if cut else 0
    text = " ".join(said)
    numbers = _numbers(said)
    if withdrawn:
        markers = (*markers, "withdrawn")
    return Title(
        text, squeezed, main if main < len(squeezed) else 0, numbers, markers, other
    )


def _markers(folded: str) -> tuple[tuple[str, ...], str]:
    """What kinds of notice a title names itself, and what the notice is about."""
    plain = " ".join(words(folded))
    if not _MARKED.search(plain):
        return (), folded
    markers = tuple(name for name, marker in _MARKER if marker.search(plain))
    about = _ABOUT.search(folded) if "(" in folded else None
    if not about and "correction" in markers:
        about = _ABOUT_CUT.search(folded)
    if about:
        markers = tuple(sorted({"correction", *markers}))
        if about.start() > 15:
            folded = folded[: about.start()]
    return markers, _NOTICE.sub("", folded) if markers else folded


def _apart(folded: str) -> tuple[str, str]:
    """A title without the language or the translation that follows it in brackets."""
    found = _BRACKETED.search(folded)
    if not found or found.start() < 3:
        return folded, ""
    inside = found[1]
    if _LANGUAGES.fullmatch(" ".join(words(inside))):
        return folded[: found.start()], ""
    if folded[found.start() :].lstrip().startswith("[") and len(inside) > 15:
        return folded[: found.start()], "".join(words(inside))
    return folded, ""


def _numbers(said: list[str]) -> tuple[str, ...]:
    found = []
    before = ""
    for word in said:
        if word.isdecimal():
            found.append(word.lstrip("0") or "0")
        elif word in _ROMAN:
            if len(word) > 1 or before in _COUNTED or word is said[-1]:
                found.append(_ROMAN[word])
        elif word in _SPELT and before in _COUNTED:
            found.append(_SPELT[word])
        before = word
    return tuple(found)
