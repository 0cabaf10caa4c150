"""Signs of a bibliography: which format a text shows itself to be in, if it is one.

A page may well contain a record, in a box that says how to cite it. So a text counts only
if it begins as the files of a format begin, and most of its lines look like theirs.
"""

import re
from typing import Final

from attrs import frozen

# Judged on the top of a text, so that one of any size costs a bounded time.
_TOP: Final = 65_536
_BOTTOM: Final = 1_024
_MOST_LINES: Final = 200


@frozen
class Sign:
    """What the texts of a format begin with."""

    format: str
    first: str
    """The characters that such a text may begin with; any, if empty."""
    word: str
    """What every such text holds; to look for that is cheap."""
    begins: str
    """The pattern of its beginning, behind white space."""
    holds: str | None = None
    """A pattern that is found somewhere below."""
    lines: str | None = None
    """The beginnings of most of its lines that are not blank."""
    ends: tuple[str, ...] | None = None
    """What it may end with, before white space and comments."""


# What services put before the first record: "Provider: …", "Content: text/plain", "1.".
_PREFACE: Final = (
    r"(?:(?:[A-Z][\w -]{1,30}:[^\n]{0,200}|\d{1,6}\.[ ]?|[ \t]{1,9})?\n){0,20}"
)
_REFER: Final = r"%[^\sa-z%](?:[ \t]|$)"
_ENTRY: Final = (
    r"^\W{0,9}@[A-Za-z]{1,30}\s{0,9}[{(]\s{0,99}(?:[^\s,{}()\"=@]{0,200}\s{0,99},\s{0,99})?"
    r"[\w:.+-]{1,60}\s{0,99}="
)
_CSL_TYPE: Final = (
    r"\"type\"\s*:\s*\"(?:article|bill|book|broadcast|chapter|classic|collection|dataset|document"
    r"|entry|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map"
    r"|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical"
    r"|personal_communication|post|regulation|report|review|software|song|speech|standard"
    r"|thesis|treaty|webpage)\b[\w-]*\""
)
_CSL_PART: Final = (
    r"\"(?:issued|accessed)\"\s*:\s*\{|\"(?:author|editor)\"\s*:\s*\[\s*\{\s*\"(?:family|given|literal)\""
    r"|\"(?:container-title|id|citation-key)\"\s*:\s*\""
)
_CROSSREF: Final = r"\"(?:reference-count|is-referenced-by-count|message-type)\"\s*:"
_PROLOG: Final = r"(?:\s|<[?!][^>]{0,2000}>){0,999}"
_ANSWER: Final = r"(?:\w{1,20}:)?(?:searchRetrieveResponse|OAI-PMH)"
"""What a library's records come in, when a program has asked for them."""

_SIGNS: Final = (
    Sign(
        "ris",
        "",
        "TY ",
        rf"{_PREFACE}TY {{1,2}}- ?[A-Z]",
        holds=r"^(?:T[I1]|AU|A1|ER) {1,2}-",
        lines=r"[A-Z][A-Z0-9] {1,2}-(?: |$)",
    ),
    Sign(
        "medline",
        "P",
        "PMID-",
        r"PMID- ?\d",
        lines=r"[A-Z][A-Z0-9]{1,3} {0,2}-(?: |$)|      \S",
    ),
    Sign(
        "medline",
        "",
        "\nPMID-",
        r"[A-Z]{2,4} {0,2}- \S",
        holds=r"^PMID- ?\d",
        lines=r"[A-Z][A-Z0-9]{1,3} {0,2}-(?: |$)|      \S",
    ),
    Sign(
        "medline",
        "O",
        "OWN -",
        r"OWN - \S",
        lines=r"[A-Z][A-Z0-9]{1,3} {0,2}-(?: |$)|      \S",
    ),
    Sign("web-of-science", "F", "PT ", r"FN [^\n]{1,80}\nVR \d", holds=r"^PT [A-Z]\b"),
    Sign(
        "web-of-science",
        "P",
        "PT ",
        r"PT [A-Z](?: [^\n]{1,30})?\n[A-Z][A-Z0-9] \S",
        holds=r"^(?:SO|UT|ER)\b",
        lines=r"[A-Z][A-Z0-9](?: |$)|   \S",
    ),
    Sign("refworks", "R", "ed Format", r"Ref[Ww]orks Export Tagged Format"),
    Sign(
        "refworks",
        "R",
        "RT ",
        r"RT {1,4}[A-Z][a-z][^\n]{1,60}\n",
        holds=r"^(?:A1|T1|YR) ",
        lines=r"[A-Z][A-Z0-9]\d? ",
    ),
    Sign("endnote", "%", "%0", r"%0[ \t]\S", holds=r"^%[ATBD][ \t]"),
    Sign(
        "endnote",
        "%",
        "%T",
        r"%[A-Z][ \t]\S[^\n]{0,400}\n%[^\sa-z%][ \t]",
        holds=r"^%T[ \t]",
        lines=_REFER,
    ),
    Sign("ovid", "<", ". >", r"<\d{1,7}\. ?> {0,9}\n ?[A-Z]{2} {1,2}- "),
    Sign("biblioscape", "-", "--RT--", r"--[A-Z][A-Z0-9]-- ", holds=r"^--RT-- "),
    Sign(
        "copac",
        "T",
        "AU- ",
        r"TI- \S",
        holds=r"^(?:PU|HL)- ",
        lines=r"[A-Z]{2}- |    \S",
    ),
    Sign(
        "repec-nep",
        "nF",
        "nep.repec.org",
        r"(?:From \w{1,30} at )?nep\.repec\.org\b",
        holds=r"^URL:\s",
    ),
    Sign(
        "bibtex",
        "@%/ET",
        "@",
        r"(?:(?:%|//|Encoding:|This file was created)[^\n]*\n\s*)*+@[A-Za-z]{1,30}\s{0,9}[{(]",
        holds=_ENTRY,
        ends=("}", ")", '"'),
    ),
    Sign("crossref-json", "[{", '-count"', r"[\[{]\s*[\"{]", holds=_CROSSREF),
    Sign("crossref-json", "{", '"message-type"', r"\{\s*\"", holds=_CROSSREF),
    Sign(
        "csl-jsonl",
        "{",
        '"type"',
        rf"\{{(?=[^\n]{{0,8000}}{_CSL_TYPE})[^\n]{{0,16000}}\}}[ ]?\n\{{\s?\"",
    ),
    Sign(
        "csl-json",
        "[{",
        '"type"',
        rf"(?:\[\s*)?\{{\s*\"(?=(?:.|\n){{0,4000}}{_CSL_TYPE})",
        holds=_CSL_PART,
    ),
    Sign(
        "csl-yaml",
        "-#nr",
        "references:",
        r"(?:---[ ]?\n)?(?:(?:#|nocite:|[ ])[^\n]{0,200}\n){0,20}references:[ ]?\n\s{0,9}-[ ]",
    ),
    Sign(
        "csl-yaml",
        "-#",
        "type:",
        r"(?:---[ ]?\n)?-[ ]{1,3}(?:id|type|author|title|citation-key):",
        holds=r"^\s{1,9}(?:title|issued|author):",
        lines=r"\s{0,20}(?:-[ ]|[\w-]{1,40}:)",
    ),
    Sign(
        "pubmed-xml", "<", "<Pubmed", rf"{_PROLOG}<Pubmed(?:Book)?Article(?:Set)?[\s>]"
    ),
    Sign("pubmed-xml", "<", "<Medline", rf"{_PROLOG}<MedlineCitation(?:Set)?[\s>]"),
    Sign("endnote-xml", "<", "<ref-type", rf"{_PROLOG}<(?:xml|records?)[\s>]"),
    Sign(
        "mods",
        "<",
        "loc.gov/mods",
        rf"{_PROLOG}<(?:\w{{1,20}}:)?mods(?:Collection)?[\s>]",
    ),
    Sign(
        "mods", "<", "titleInfo", rf"{_PROLOG}<(?:mods(?:Collection)?|{_ANSWER})[\s>]"
    ),
    Sign(
        "jats",
        "<",
        "<article-meta",
        rf"{_PROLOG}<(?:article|pmc-articleset)[\s>]",
    ),
    Sign(
        "crossref-xml",
        "<",
        "<doi_record",
        rf"{_PROLOG}<(?:crossref_result|doi_records?)[\s>]",
    ),
    Sign("crossref-xml", "<", "<doi_batch", rf"{_PROLOG}<doi_batch[\s>]"),
    Sign("msbib", "<", "2006/bibliography", rf"{_PROLOG}<(?:\w{{1,20}}:)?Sources[\s>]"),
    Sign(
        "marcxml",
        "<",
        "datafield ",
        rf"{_PROLOG}<(?:(?:\w{{1,20}}:)?(?:collection|record)|{_ANSWER})[\s>]",
    ),
)


def format_shown(text: str) -> str | None:
    """The format whose files begin as this text does; None for any other text.

    >>> format_shown("TY  - JOUR\\nTI  - On Trees\\nER  - \\n"), format_shown("@misc{li, title = 1}")
    ('ris', 'bibtex')
    >>> format_shown("On Trees\\n\\nHow to cite\\n\\nTY  - JOUR\\nTI  - On Trees\\nER  -\\n")
    """
    top = text[:_TOP].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \t\n")
    bottom = _without_comments(text[-_BOTTOM:])
    shown = (sign.format for sign in _SIGNS if _is_shown(sign, top, bottom))
    return next(shown, None)


def _is_shown(sign: Sign, top: str, bottom: str) -> bool:
    return (
        (not sign.first or top[:1] in sign.first)
        and sign.word in top
        and re.match(sign.begins, top, re.M) is not None
        and (sign.holds is None or re.search(sign.holds, top, re.M) is not None)
        and (sign.lines is None or _most_lines(sign.lines, top))
        and (sign.ends is None or bottom.endswith(sign.ends))
    )


def _without_comments(bottom: str) -> str:
    """The end of a text, without lines behind ``%``."""
    lines = bottom.rstrip().splitlines()
    while len(lines) > 1 and (
        not lines[-1].strip() or lines[-1].lstrip().startswith("%")
    ):
        lines.pop()
    return lines[-1].rstrip() if lines else ""


def _most_lines(beginning: str, top: str) -> bool:
    lines = [line for line in top.split("\n")[:_MOST_LINES] if line.strip()]
    pattern = re.compile(beginning)
    return 2 * sum(pattern.match(line) is not None for line in lines) >= len(lines)
