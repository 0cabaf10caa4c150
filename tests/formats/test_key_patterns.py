import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import RefkitError
from refkit.formats.key_patterns import with_keys
from refkit.formats.keys import citation_keys
from refkit.model import Name, PartialDate, Reference

from .strategies import references

_PAPER = Reference(
    author=[Name("Müller", "A."), Name("Berg", "J.", particle="van der"), Name("Li")],
    title="On the Growth of Small Crystals",
    container_title="Journal of Crystal Growth",
    issued=PartialDate(2015, 3),
    volume="12",
    page="101-115",
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("{auth}{year}{title1}", "muller2015growth"),
        ("{Auth}{year}", "Muller2015"),
        ("{auth:upper}-{shortyear}", "MULLER-15"),
        ("{auth:3}{title2:4:cap}", "mulGrowSmal"),
        ("{authors2}:{year}", "mullerberg:2015"),
        ("{authEtAl}_{page}", "mulleretal_101"),
        ("{shorttitle:cap}", "GrowthSmallCrystals"),
        ("{journalinitials:upper}{volume}", "JCG12"),
        ("{journal}", "journalofcrystalgrowth"),
        ("x", "x"),
        ("{issue}", "anon"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    (made,) = with_keys([_PAPER], pattern)
    assert made.citation_key == key


@pytest.mark.parametrize("pattern", ["{author}", "{auth", "}", "{auth:big}"])
def test_a_pattern_that_cannot_be_read_is_told(pattern: str) -> None:
    with pytest.raises(RefkitError, match=r"no key pattern: .* at \d+ in "):
        with_keys([_PAPER], pattern)


def test_a_key_that_was_given_is_kept() -> None:
    given_, made = with_keys([Reference(citation_key="Own"), _PAPER], "own")
    assert (given_.citation_key, made.citation_key) == ("Own", "owna")


@given(st.lists(references, max_size=5))
def test_the_common_pattern_makes_the_common_keys(library: list[Reference]) -> None:
    keyed = with_keys(library, "{auth}{year}{title1}")
    assert len({(ref.citation_key or "").lower() for ref in keyed}) == len(library)
    assert citation_keys(keyed) == [ref.citation_key for ref in keyed]
