import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.csl_json import CSL_JSON
from refkit.formats.csl_markdown import from_markdown, to_markdown
from refkit.formats.csl_yaml import CSL_YAML
from refkit.formats.csl_yaml_documents import documents
from refkit.model import Name, PartialDate, Reference, marked, plain

from .strategies import raw_texts, rich_texts, texts


def _read(text: str) -> Reference:
    (reference,) = CSL_YAML.read(text)
    return reference


_PANDOC = """\
---
title: An essay
references:
- id: garaud
  author:
    - family: Garaud
      given: Marcel
  container-title: "Bulletin: de l’Ouest"
  collection-title: 4
  issued:
    - year: 1967
  language: no
  page: 11-27
  title: Les défrichements aux XI^e^ siècles, *in vivo*, par [NATO]{.nocase}
  type: article-journal
  volume: 1.10
  publisher: ~
...

And then the essay: it is no YAML at all.
"""


def test_the_metadata_of_a_markdown_file_is_read() -> None:
    assert _read(_PANDOC) == Reference(
        type="article-journal",
        title="Les défrichements aux XIe siècles, in vivo, par NATO",
        author=[Name("Garaud", "Marcel")],
        container_title="Bulletin: de l’Ouest",
        collection_title="4",
        issued=PartialDate(1967),
        language="no",
        page="11-27",
        volume="1.10",
        citation_key="garaud",
        markup={
            "title": "Les défrichements aux XI<sup>e</sup> siècles, <i>in vivo</i>,"
            ' par <span class="nocase">NATO</span>'
        },
    )


@pytest.mark.parametrize(
    "text",
    [
        "- type: book\n- type: thesis",
        "references: [{type: book}, {type: thesis}]",
        "---\ntitle: x\n---\nitems:\n- type: book\n- type: thesis\n",
        "---\n- type: book\n---\n- type: thesis\n",
        "\ufeff- type: book\n- type: thesis\n",
        "- &a {type: book}\n- {<<: *a, type: thesis}",
        "x: &a {type: book}\nreferences:\n- {<<: *a}\n- {type: thesis}",
    ],
)
def test_items_are_found_where_they_stand(text: str) -> None:
    assert [found.type for found in CSL_YAML.read(text)] == ["book", "thesis"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2019-03-07", PartialDate(2019, 3, 7)),
        ("2019", PartialDate(2019)),
        ("2019-03/2019-04", PartialDate(2019, 3, end=PartialDate(2019, 4))),
        ("2019~", PartialDate(2019, circa=True)),
        ("in press", PartialDate(literal="in press")),
        (
            "[{year: 2019, month: 3}, {year: 2020}]",
            PartialDate(2019, 3, end=PartialDate(2020)),
        ),
        ("{year: 2019, month: 3, day: 7}", PartialDate(2019, 3, 7)),
        ("[{year: 2019, season: 1}]", PartialDate(2019, season=1)),
        ("{date-parts: [[2019, 3]], circa: true}", PartialDate(2019, 3, circa=True)),
        ("[]", None),
        ("[x]", None),
        ("", None),
    ],
)
def test_dates(said: str, read: PartialDate | None) -> None:
    assert _read(f"- type: book\n  issued: {said}").issued == read


@pytest.mark.parametrize(
    ("markdown", "rich"),
    [
        ("*a* _b_ **c**", "<i>a</i> <i>b</i> <b>c</b>"),
        ("H~2~O, XI^e^", "H<sub>2</sub>O, XI<sup>e</sup>"),
        ("[a *b*]{.nocase}", '<span class="nocase">a <i>b</i></span>'),
        ("[a]{.smallcaps}", '<span style="font-variant:small-caps;">a</span>'),
        ("snake_case_name", "snake_case_name"),
        ("C* and W*-algebras", "C* and W*-algebras"),
        ("~5 and ~6", "~5 and ~6"),
        ("[Letter]", "[Letter]"),
        (r"a\*b\*", "a*b*"),
        ("<i>a</i>", "<i>a</i>"),
    ],
)
def test_markdown_is_rich_text(markdown: str, rich: str) -> None:
    assert from_markdown(markdown) == rich


@pytest.mark.parametrize(
    ("rich", "markdown"),
    [
        ("<i>E. coli</i> and H<sub>2</sub>O", "*E. coli* and H~2~O"),
        ("<b><i>a</i></b>", "**_a_**"),
        ("<i>a</i><i>b</i>", "<i>a</i><i>b</i>"),
        ('<span class="nocase">a <sc>b</sc></span>', "[a [b]{.smallcaps}]{.nocase}"),
        ("a*b* c_d, $5, @doe, 2^3", r"a\*b\* c\_d, \$5, \@doe, 2\^3"),
        ("[x](y) and [Letter]", r"\[x\](y) and \[Letter]"),
        ("p <0.05 & <x> &amp; AT&T", r"p <0.05 & \<x> \&amp; AT&T"),
        ("> a -- b - c...", r"\> a \-- b - c\..."),
        ("C:\\x", r"C:\\x"),
    ],
)
def test_rich_text_becomes_markdown(rich: str, markdown: str) -> None:
    assert to_markdown(marked(rich)) == markdown


@given(rich_texts() | raw_texts | st.text("*_^~[]{.nocase}\\ a", max_size=20))
def test_rich_text_comes_back_from_markdown(text: str) -> None:
    rich = marked(plain(text))
    assert from_markdown(to_markdown(rich)) == rich


@pytest.mark.parametrize(
    "text",
    [
        *("x", "5", "a: b", "- x: [", "type: [", "--- !!python/name:os.system x"),
        *("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: &a [*a, *a]"),
        "references: none",
        "\n".join(
            ["a0: &a0 [x]"]
            + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
        ),
    ],
)
def test_what_is_no_csl_yaml_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="csl-yaml"):
        list(CSL_YAML.read(text))


def test_one_bad_item_does_not_cost_the_others() -> None:
    with pytest.warns(RefkitWarning, match="csl-yaml: item 2 left out"):
        read = list(CSL_YAML.read("- type: book\n- 5\n- type: thesis\n"))
    assert [reference.type for reference in read] == ["book", "thesis"]


_VALUES = st.recursive(
    texts.map(plain),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts.map(plain), inner)
    ),
    max_leaves=8,
)


@given(_VALUES)
def test_json_is_yaml(value: Any) -> None:
    assert list(documents(json.dumps(value, ensure_ascii=False))) == [value]


def test_the_items_are_those_of_csl_json() -> None:
    item = {
        "id": "a",
        "type": "map",
        "author": [{"family": "王", "static-ordering": True}],
        "scale": "1:500",
        "custom": {"mine": "x"},
    }
    (reference,) = CSL_JSON.read(json.dumps([item]))
    again = _read(CSL_YAML.written([reference]))
    assert again == reference
    assert dict(again.carried["csl-json"])["scale"] == "1:500"
