"""Works that tags describe, many on one page."""

import json

import pytest

import refkit

COINS = '<p>{0}<span class="Z3988" title="rft.atitle={0}&amp;rft.jtitle=Oak+Letters&amp;rft.volume={1}"></span></p>'
PROSE = "<p>" + "Trees are read about more than they are looked at. " * 30 + "</p>"


def linked(*titles: str) -> str:
    """A list of articles in JSON-LD."""
    works = [
        {
            "@type": "ListItem",
            "item": {
                "@type": "ScholarlyArticle",
                "name": title,
                "author": {"@type": "Person", "name": "Ada Lee"},
            },
        }
        for title in titles
    ]
    data = {"@type": "ItemList", "itemListElement": works}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def coins(*titles: str) -> str:
    """Entries with a COinS each."""
    return "".join(COINS.format(title, at) for at, title in enumerate(titles, 1))


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        (coins("Elms", "Ashes", "Oaks"), ["Elms", "Ashes", "Oaks"]),
        (coins("Elms", "Ashes", "Elms"), ["Elms", "Ashes"]),
        (linked("Of Elms", "Of Ashes"), ["Of Elms", "Of Ashes"]),
        # a text cites works, and is none of them
        (PROSE + coins("Elms", "Ashes", "Oaks"), []),
        # a page about one work cites others
        (
            '<meta name="citation_title" content="On Trees"><meta name="citation_author"'
            ' content="Li, Yu">' + coins("Elms", "Ashes"),
            ["On Trees"],
        ),
    ],
)
def test_many_described_works_are_a_list(page: str, titles: list[str]) -> None:
    found = refkit.recover(f"<html><body>{page}</body></html>")
    assert [reference.title for reference in found] == titles


def test_each_work_has_its_own_numbers() -> None:
    found = refkit.recover(f"<html>{coins('Elms', 'Ashes')}</html>")
    assert [reference.volume for reference in found] == ["1", "2"]
