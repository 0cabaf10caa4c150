"""The learned tables, in which words are looked up line by line."""

from itertools import pairwise

import pytest

from refkit.parsers.text.lexicon import DATA, is_journal, name_weight, row
from refkit.parsers.text.tagger import tag, tokens_of

TABLES = ("words.txt", "title_words.txt", "tagger.txt")


@pytest.mark.parametrize("table", TABLES)
def test_lines_are_in_the_order_in_which_they_are_looked_up(table: str) -> None:
    lines = (DATA / table).read_bytes().splitlines()
    assert all(one < other for one, other in pairwise(lines))


@pytest.mark.parametrize("table", TABLES)
def test_each_key_is_found_and_no_other(table: str) -> None:
    lines = (DATA / table).read_text("utf-8").splitlines()
    rows = dict(line.split("\t", 1) for line in lines)
    for key in list(rows)[::50]:
        for near in (key, key[:-1], f"{key}s"):
            assert row(table, near) == rows.get(near, "").encode()


def test_half_a_character_is_a_word_that_no_table_has() -> None:
    assert name_weight("\ud800") is None
    assert not is_journal("\ud800 Oaks of Kent")
    assert len(tag(tokens_of("\ud800 Smith J. Oaks. 2010;28(3):51-7."))) > 10
