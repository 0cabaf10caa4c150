"""References as items of Zotero's."""

from typing import Any

import pytest

from refkit.model import (
    NAME_FIELDS,
    TEXT_FIELDS,
    TYPES,
    Name,
    PartialDate,
    Reference,
    Type,
)
from refkit.zotero.fields import EVERYWHERE, fields_of
from refkit.zotero.fields import TYPES as ITEM_TYPES
from refkit.zotero.items import item_of, items_of, signs, within

ITEMS = [
    (
        Reference(
            type="article-journal",
            title="On E. coli",
            markup={"title": "On <i>E. coli</i>"},
            author=[Name("Berg", "Jan", particle="van der"), Name(literal="WHO")],
            editor=[Name("King", "Martin", suffix="Jr.")],
            container_title="Journal of Trees",
            container_title_short="J. Trees",
            issued=PartialDate(2019, 3, 7),
            page="12-20",
            doi="10.1000/x",
            issn=["1234-5678", "8765-4321"],
            keyword=["oak", "elm"],
            arxiv="1901.00001",
            note="Read it.",
            citation_key="berg",
        ),
        {
            "itemType": "journalArticle",
            "title": "On <i>E. coli</i>",
            "publicationTitle": "Journal of Trees",
            "journalAbbreviation": "J. Trees",
            "date": "2019-03-07",
            "pages": "12-20",
            "DOI": "10.1000/x",
            "ISSN": "1234-5678 8765-4321",
            "citationKey": "berg",
            "creators": [
                {
                    "creatorType": "author",
                    "lastName": "van der Berg",
                    "firstName": "Jan",
                },
                {"creatorType": "author", "name": "WHO"},
                {
                    "creatorType": "editor",
                    "lastName": "King",
                    "firstName": "Martin, Jr.",
                },
            ],
            "tags": [{"tag": "oak"}, {"tag": "elm"}],
            "extra": "arXiv: 1901.00001\nRead it.",
        },
    ),
    (
        Reference(type="legal_case", title="Oak v. Elm", authority="High Court"),
        {
            "itemType": "case",
            "caseName": "Oak v. Elm",
            "court": "High Court",
            "creators": [],
            "tags": [],
        },
    ),
    (
        Reference(type="software", title="Trees", author=[Name("Wu")], version="2"),
        {
            "itemType": "computerProgram",
            "title": "Trees",
            "versionNumber": "2",
            "creators": [
                {"creatorType": "programmer", "lastName": "Wu", "firstName": ""}
            ],
            "tags": [],
        },
    ),
]


@pytest.mark.parametrize(("reference", "item"), ITEMS)
def test_item(reference: Reference, item: dict[str, object]) -> None:
    assert item_of(reference) == item


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_place_of_its_own_for_each_field(kind: Type) -> None:
    places = fields_of(ITEM_TYPES[kind])
    assert places.keys() >= EVERYWHERE.keys()
    assert len(set(places.values())) == len(places)
    said: dict[str, Any] = {name: name.upper() for name in TEXT_FIELDS}
    said |= {role: [Name(role)] for role in NAME_FIELDS}
    item = items_of([Reference(type=kind, **said)])[0]
    assert item[places["title"]] == "TITLE"
    assert {each["lastName"] for each in item["creators"]} == set(NAME_FIELDS)


def test_what_an_older_zotero_has_no_field_for_is_in_extra() -> None:
    item = {"title": "Trees", "DOI": "10.1/x", "citationKey": "wu", "extra": "Note."}
    found = within(item, {"title", "extra"})
    assert found == {
        "title": "Trees",
        "extra": "DOI: 10.1/x\nCitation Key: wu\nNote.",
    }
    assert signs(found) == signs(item)


def test_one_key_for_two_works_is_no_sign() -> None:
    one, other = ({"citationKey": "wu", "title": title} for title in ("Oaks", "Elms"))
    assert signs(one).isdisjoint(signs(other))
