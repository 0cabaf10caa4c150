"""What the people in a library's record did, in the fields of the model.

https://www.loc.gov/marc/relators/
"""

from collections.abc import Iterable, Mapping
from typing import Final

# The codes, and the words that records have for them.
_ROWS: Final[Mapping[str, str]] = {
    "author": (
        "aut, author, cre, creator, dis, dissertant, verfasser, verfasserin, auteur, autor,"
        " art, artist, pht, photographer, ctg, cartographer, prg, programmer, inv, inventor,"
        " spk, speaker, scr, scribe, ivs"
    ),
    "editor": "edt, editor, ed, ed., com, compiler, herausgeber, herausgeberin, hrsg, pbd",
    "translator": "trl, translator, übersetzer, übersetzerin, traducteur",
    "director": "drt, fmd, director, film director, regisseur",
    "composer": "cmp, composer, komponist, komponistin",
    "performer": "prf, performer, sng, singer, mus, musician, act, actor",
    "interviewer": "ivr, interviewer",
    "recipient": "rcp, addressee, recipient, adressat, adressatin",
    "contributor": "ctb, contributor, ths, thesis advisor, degree supervisor, dgs",
}
_ROLES: Final[Mapping[str, str]] = {
    said: role for role, row in _ROWS.items() for said in row.split(", ")
}
_NO_PART: Final = frozenset(
    "pbl publisher dst distributor isb fnd funder spn sponsor own owner"
    " hst host dgg prv provider rps repository grantor oth sonstige".split()
)
"""Words of roles that have no part in the work itself."""


def role_of(said: Iterable[str]) -> str | None:
    """The field for some roles in small letters; None for those with no part in a work.

    >>> role_of(["trl"]), role_of(["bookbinder"]), role_of(["pbl"])
    ('translator', 'contributor', None)
    """
    said = list(said)
    known = next((_ROLES[role] for role in said if role in _ROLES), None)
    if known or not _NO_PART.isdisjoint(said):
        return known
    return "contributor"
