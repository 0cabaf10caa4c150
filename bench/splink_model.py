"""Splink on DuckDB on one library: a model a careful user would write for references.

    python bench/splink_model.py LIBRARY.jsonl

Titles are compared without case and punctuation, authors by the first family name and
by all family names in one, journals also by the initials of their words, pages by the
first one. What two records may differ in by chance is estimated from random pairs, what
two copies differ in by expectation maximisation within blocks, as the tutorial of Splink
has it. Pairs that share a DOI, the start or the end of a title, author and year, or
volume and page are compared, and linked pairs form clusters at each of several thresholds.
Prints the number of the cluster of each record at each threshold, and the seconds, as
JSON.
"""

import json
import os
import sys
from time import perf_counter
from typing import Any, Final

THRESHOLDS: Final = (0.9, *(1 - 10.0**-nines for nines in range(3, 15)))

_COLUMNS: Final = """
    CREATE TABLE records AS
    SELECT
        id::BIGINT AS unique_id,
        nullif(regexp_replace(lower(title), '[^a-z0-9]+', ' ', 'g'), '') AS title,
        regexp_replace(lower(title), '[^a-z0-9]+', '', 'g')[:20] AS title_start,
        regexp_replace(lower(title), '[^a-z0-9]+', '', 'g')[-20:] AS title_end,
        nullif(lower(split_part(authors[1], ',', 1)), '') AS first_author,
        nullif(list_aggregate(
            list_transform(authors, lambda a: lower(split_part(a, ',', 1))),
            'string_agg', ' '), '') AS authors,
        year::INT AS year,
        nullif(regexp_replace(lower(journal), '[^a-z]+', ' ', 'g'), '') AS journal,
        list_aggregate(list_transform(
            list_filter(regexp_extract_all(lower(journal), '[a-z]+'),
                        lambda w: w NOT IN ('of', 'the', 'and', 'in', 'on')),
            lambda w: w[1]), 'string_agg', '') AS journal_initials,
        volume, issue,
        nullif(split_part(pages, '-', 1), '') AS first_page,
        lower(doi) AS doi
    FROM read_json(?, format = 'newline_delimited', columns = {
        id: 'VARCHAR', title: 'VARCHAR', authors: 'VARCHAR[]', year: 'INT',
        journal: 'VARCHAR', volume: 'VARCHAR', issue: 'VARCHAR', pages: 'VARCHAR',
        doi: 'VARCHAR'})
"""


def linker(path: str) -> Any:
    """A trained model over the records of a file."""
    import duckdb
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    connection = duckdb.connect()
    connection.execute(_COLUMNS, [path])
    journal = cl.CustomComparison(
        output_column_name="journal",
        comparison_levels=[
            cll.NullLevel("journal"),
            cll.ExactMatchLevel("journal"),
            cll.JaroWinklerLevel("journal", 0.92),
            cll.ExactMatchLevel("journal_initials"),
            cll.ElseLevel(),
        ],
    )
    year = cl.CustomComparison(
        output_column_name="year",
        comparison_levels=[
            cll.NullLevel("year"),
            cll.ExactMatchLevel("year"),
            cll.CustomLevel("abs(year_l - year_r) = 1", "a year apart"),
            cll.ElseLevel(),
        ],
    )
    rules: list[Any] = [
        block_on("doi"),
        block_on("title_start"),
        block_on("title_end"),
        block_on("first_author", "year"),
        block_on("volume", "first_page"),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("title", [0.98, 0.95, 0.9, 0.8]),
            cl.JaroWinklerAtThresholds("first_author", [0.9]),
            cl.JaroWinklerAtThresholds("authors", [0.98, 0.9, 0.8]),
            year,
            journal,
            cl.ExactMatch("volume"),
            cl.ExactMatch("issue"),
            cl.ExactMatch("first_page"),
            cl.ExactMatch("doi"),
        ],
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
    )
    table = DuckDBAPI(connection).register("records")
    model = Linker(table, settings, log_level=40)
    model.training.estimate_probability_two_random_records_match(
        [block_on("doi"), block_on("title", "year")], recall=0.8
    )
    model.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("title"), block_on("volume", "first_page")):
        model.training.estimate_parameters_using_expectation_maximisation(
            rule, record_sample_proportion=1.0
        )
    return model


def main() -> None:
    """Print what was found as JSON; clustering counts once, for the last threshold."""
    start, idle = perf_counter(), sum(os.times()[:2])
    model = linker(sys.argv[1])
    predicted = model.inference.predict(threshold_match_probability=THRESHOLDS[0])
    seconds, busy = perf_counter() - start, sum(os.times()[:2]) - idle
    clusters = {}
    for threshold in THRESHOLDS:
        before, before_busy = perf_counter(), sum(os.times()[:2])
        found = model.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=threshold
        )
        spent = perf_counter() - before
        spent_busy = sum(os.times()[:2]) - before_busy
        rows = found.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall()
        clusters[threshold] = [cluster for _, cluster in sorted(rows)]
    took = {"seconds": seconds + spent, "busy": busy + spent_busy}
    print(json.dumps({**took, "clusters": clusters}))


if __name__ == "__main__":
    main()
