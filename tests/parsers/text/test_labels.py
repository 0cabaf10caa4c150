"""What labels announce, on their line or the next."""

import pytest

from refkit.model import Scrape
from refkit.parsers.page import page_of
from refkit.parsers.text.labels import LABELS, Role, labelled

# fmt: off
ROWS: list[tuple[str, Role, str]] = [
    ("Journal: Cells", "container_title", "Cells"),
    ("Erschienen in: Der Nervenarzt", "container_title", "Der Nervenarzt"),
    ("verfasst von: Ada Example", "author", "Ada Example"),
    ("By Li Zhang", "author", "Li Zhang"),
    ("Author :\nExample, Ada ; Sample, Bo", "author", "Example, Ada ; Sample, Bo"),
    ("Volume\n26", "volume", "26"),
    ("Hauptverfasser: | Ada Example", "author", "Ada Example"),
    ("作者：陈启东", "author", "陈启东"),
    ("저자\n고은경", "author", "고은경"),
    ("نویسندگان: فرزاد قادری", "author", "فرزاد قادری"),
    ("Дата публикации: 12 мая 2016", "issued", "12 мая 2016"),
    ("Received: 2 June 2004", "other_date", "2 June 2004"),
    ("Uploaded by: Bo Sample", "other_name", "Bo Sample"),
    ("References", "section", ""),
    ("Weitere Artikel:", "section", ""),
]
# fmt: on


@pytest.mark.parametrize(("text", "role", "value"), ROWS)
def test_a_label_announces_its_value(text: str, role: Role, value: str) -> None:
    page = page_of(Scrape(text))
    (found,) = labelled(page)
    assert found.role == role
    assert page[found.line].text[found.start : found.end] == value


def test_a_label_without_a_colon_runs_into_prose_only_where_it_may() -> None:
    page = page_of(Scrape("Volume of the vesicles was measured\nIn this article we"))
    assert not list(labelled(page))


def test_labels_are_known_in_many_languages() -> None:
    authors = [label for label, role in LABELS.items() if role == "author"]
    assert len(authors) > 40
