"""Words of MARC records without what cataloguers put around them.

https://www.loc.gov/marc/bibliographic/
"""

from typing import Final

PUNCTUATION: Final = " \t,:;/=|+·"
"""The marks that cataloguers put between the parts of a field."""


def without_punctuation(words: str) -> str:
    """Words without the marks that cataloguers put between the parts of a field.

    >>> [without_punctuation(w) for w in ("Trees :", "Li, Yu,", "Li, Y.", "Timber.")]
    ['Trees', 'Li, Yu', 'Li, Y.', 'Timber']
    """
    words = words.strip().rstrip(PUNCTUATION).removesuffix("[u.a.]").rstrip()
    last = words.rpartition(" ")[2]
    # A short last word with a dot is an abbreviation: "Inc.", "Y."
    ends = words.endswith(".") and len(last) > 4 and "." not in last[:-1]
    return words[:-1] if ends else words
