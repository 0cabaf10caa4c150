"""BibTeX: what TeX gets to see, and what others write."""

import pytest

import refkit
from refkit.errors import RefkitWarning
from refkit.formats.keys import citation_keys
from refkit.model import Name, PartialDate, Reference


def field(text: str, name: str) -> str:
    """The value of a field of the first entry, in its braces."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"  {name} = ")]
    return line.removeprefix(f"  {name} = ").removesuffix(",")


# fmt: off
TITLES = [
    # plain text, what TeX gets
    ("A & B", r"{A \& B}"),
    ("100% of $5", r"{100\% of \$5}"),
    ("a_b #1", r"{a\_b \#1}"),
    ("Müller", r'{M{\"u}ller}'),
    ("García", r"{Garc{\'i}a}"),
    ("Straße", r"{Stra{\ss}e}"),
    ("1–2", "{1--2}"),
    ("The α helix", r"{The {$\alpha$} helix}"),
    ("Transfer of microRNAs", "{Transfer of {microRNAs}}"),
]
HOSTILE = [
    r"\input{/etc/passwd}", r"\write18{rm -rf /}", "unbalanced { brace", "unbalanced } brace",
    "a % comment", "ends with \\", "$x$ \\begin{document}", '"quoted" # concatenated', "^^M ^^41",
    "}, title = {other}, x = {", "@article{b, title={c}}",
]
# fmt: on


@pytest.mark.parametrize(("title", "tex"), TITLES)
def test_a_title_becomes_tex(title: str, tex: str) -> None:
    assert field(refkit.dumps([Reference(title=title)], "bibtex"), "title") == tex


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", ["title", "abstract", "container_title", "doi", "url"])
def test_no_words_become_a_command(words: str, name: str) -> None:
    ref = Reference(type="article-journal", citation_key="a", **{name: words})  # type: ignore[arg-type]
    text = refkit.dumps([ref], "bibtex")
    for command in (r"\input", r"\write", r"\begin"):
        assert command not in text
    assert sum(line.startswith("@") for line in text.splitlines()) == 1
    (back,) = refkit.loads(text, "bibtex")
    assert back == ref


def test_links_stay_as_they_are() -> None:
    url = "https://x.org/a_b?c=1&d=50%25#f~g"
    doi = "10.1002/(SICI)1099<1::AID>3.0;2-#"
    text = refkit.dumps([Reference(title="A", url=url, doi=doi)], "bibtex")
    assert field(text, "url") == f"{{{url}}}"
    assert field(text, "doi") == f"{{{doi}}}"


def test_a_script_that_tex_lacks_is_spelt_in_latin_and_kept_beside() -> None:
    ref = Reference(title="王小明的书", author=[Name("王", "小明")])
    text = refkit.dumps([ref], "bibtex")
    assert field(text, "title").isascii()
    assert refkit.loads(text, "bibtex")[0].title == "王小明的书"


def test_dates_and_pages() -> None:
    ref = Reference(title="A", issued=PartialDate(2015, 12, 1), page="1-5")
    text = refkit.dumps([ref], "bibtex")
    assert field(text, "month") == "dec"
    assert field(text, "pages") == "{1--5}"


# fmt: off
ENTRIES = [
    # what others write, title, first author
    ("@article{a, title={A {NATO} story}, author={Smith, Ann and Doe, Bo}, year=2000}", "A NATO story", "Smith, Ann"),
    ('@ARTICLE(a, title="Caf{\\\'e}", author="Jos{\\\'e} P\\\'erez")', "Café", "Pérez, José"),
    ("@string{j = {Journal}}\n@article{a, title = {A}, journal = j # { B}}", "A", None),
    ("@article{a,\n  title = {No comma}\n  year = 2000\n}", "No comma", None),
    ("@book{a, title={X}, author={Ludwig van Beethoven}}", "X", "van Beethoven, Ludwig"),
    ("@misc{a, title={{World} Report}, author={{World Health Organization}}}", "World Report", "World Health Organization"),
    ("@comment{x}\n@preamble{\"y\"}\n@article{a, title={A \\& B -- C~D}}", "A & B – C D", None),
]
# fmt: on


@pytest.mark.parametrize(("text", "title", "author"), ENTRIES)
def test_what_others_write_is_read(text: str, title: str, author: str | None) -> None:
    (ref,) = refkit.loads(text, "bibtex")
    assert ref.title == title
    assert (ref.author[0].inverted if ref.author else None) == author


def test_a_broken_entry_costs_no_other() -> None:
    text = "@article{a, title={A}}\n@article{b, title = = }\n@article{c, title={C}}\n"
    with pytest.warns(RefkitWarning, match="b"):
        refs = refkit.loads(text, "bibtex")
    assert {"A", "C"} <= {ref.title for ref in refs}


def test_deep_braces_are_read_without_recursion() -> None:
    depth = 20_000
    text = f"@article{{a, title={'{' * depth}x{'}' * depth}}}"
    assert [ref.title for ref in refkit.loads(text, "bibtex")] == ["x"]


def person(family: str) -> list[Name]:
    return [Name(family, "A.")]


# fmt: off
KEYS = [
    (Reference(title="Transfer of microRNAs", author=person("Zhang"), issued=PartialDate(2015)), "zhang2015transfer"),
    (Reference(title="The Book of Sand", author=person("Borges"), issued=PartialDate(1975)), "borges1975book"),
    (Reference(title="Der Prozess", author=person("Kafka")), "kafkaprozess"),
    (Reference(title="Schönes Öl", author=person("Müller"), issued=PartialDate(2001)), "muller2001schones"),
    (Reference(title="A", author=person("O'Brien"), issued=PartialDate(2001), citation_key="Kept:1"), "Kept:1"),
]
# fmt: on


@pytest.mark.parametrize(("ref", "key"), KEYS)
def test_a_key_says_who_when_and_what(ref: Reference, key: str) -> None:
    assert citation_keys([ref]) == [key]


def test_keys_are_unique_ignoring_case_and_never_taken_twice() -> None:
    ref = KEYS[0][0]
    kept = Reference(title="x", citation_key="ZHANG2015transfera")
    keys = citation_keys([ref, ref, kept, ref, Reference()])
    assert len({key.casefold() for key in keys}) == 5
    assert keys[2] == "ZHANG2015transfera"
    assert all(key and key.isascii() for key in keys)
    assert citation_keys([ref, ref, kept, ref, Reference()]) == keys
