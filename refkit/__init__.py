"""refkit recovers bibliographic references from raw scrapes of scholarly pages.

    refs = refkit.read("seeds/")
    refkit.write(refs, "refs.bib")

Every name below is loaded when it is first used, so that importing refkit is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refkit.bulk import Bulk, dedupe_files
    from refkit.completion import Enriched
    from refkit.converting import Converted, convert_files
    from refkit.deduplication import dedupe, fingerprint
    from refkit.enrichers.crossref import crossref
    from refkit.enrichment import enrich, iter_enrich
    from refkit.errors import (
        EnrichmentError,
        EnrichmentWarning,
        FormatError,
        OfflineError,
        RefkitError,
        RefkitWarning,
        SourceError,
        UnknownNameError,
        ZoteroError,
    )
    from refkit.index.building import build_index
    from refkit.index.local import local_index
    from refkit.index.store import IndexFacts, index_facts
    from refkit.judgements import read_judgements, write_judgements
    from refkit.lost import Loss, losses
    from refkit.matching.results import Cluster, Decision, Deduplicated, Ground
    from refkit.model import Claim, Evidence, Name, PartialDate, Reference, Scrape, Span
    from refkit.pipeline import (
        dumps,
        format_names,
        format_of,
        grounds,
        loads,
        parser_names,
        recover,
        trusted,
        write,
    )
    from refkit.plugins import Enricher, Format, Parser
    from refkit.reading import Reading, iter_read, read, read_lines
    from refkit.reports.dedupe_page import dedupe_report
    from refkit.sources import in_turn
    from refkit.zotero.connector import to_zotero
    from refkit.zotero.deliveries import Delivery
    from refkit.zotero.library import to_zotero_library

__version__ = "0.1.0"

__all__ = [
    "Bulk",
    "Claim",
    "Cluster",
    "Converted",
    "Decision",
    "Deduplicated",
    "Delivery",
    "Enriched",
    "Enricher",
    "EnrichmentError",
    "EnrichmentWarning",
    "Evidence",
    "Format",
    "FormatError",
    "Ground",
    "IndexFacts",
    "Loss",
    "Name",
    "OfflineError",
    "Parser",
    "PartialDate",
    "Reading",
    "Reference",
    "RefkitError",
    "RefkitWarning",
    "Scrape",
    "SourceError",
    "Span",
    "UnknownNameError",
    "ZoteroError",
    "build_index",
    "convert_files",
    "crossref",
    "dedupe",
    "dedupe_files",
    "dedupe_report",
    "dumps",
    "enrich",
    "fingerprint",
    "format_names",
    "format_of",
    "grounds",
    "in_turn",
    "index_facts",
    "iter_enrich",
    "iter_read",
    "loads",
    "local_index",
    "losses",
    "parser_names",
    "read",
    "read_judgements",
    "read_lines",
    "recover",
    "to_zotero",
    "to_zotero_library",
    "trusted",
    "write",
    "write_judgements",
]

_HOMES = {
    name: home
    for home, names in {
        "refkit.bulk": "Bulk dedupe_files",
        "refkit.completion": "Enriched",
        "refkit.converting": "Converted convert_files",
        "refkit.deduplication": "dedupe fingerprint",
        "refkit.enrichers.crossref": "crossref",
        "refkit.enrichment": "enrich iter_enrich",
        "refkit.errors": (
            "EnrichmentError EnrichmentWarning FormatError OfflineError RefkitError RefkitWarning"
            " SourceError UnknownNameError ZoteroError"
        ),
        "refkit.index.building": "build_index",
        "refkit.index.local": "local_index",
        "refkit.index.store": "IndexFacts index_facts",
        "refkit.judgements": "read_judgements write_judgements",
        "refkit.lost": "Loss losses",
        "refkit.matching.results": "Cluster Decision Deduplicated Ground",
        "refkit.model": "Claim Evidence Name PartialDate Reference Scrape Span",
        "refkit.pipeline": (
            "dumps format_names format_of grounds loads parser_names recover"
            " trusted write"
        ),
        "refkit.plugins": "Enricher Format Parser",
        "refkit.reading": "Reading iter_read read read_lines",
        "refkit.reports.dedupe_page": "dedupe_report",
        "refkit.sources": "in_turn",
        "refkit.zotero.connector": "to_zotero",
        "refkit.zotero.deliveries": "Delivery",
        "refkit.zotero.library": "to_zotero_library",
    }.items()
    for name in names.split()
}


if not TYPE_CHECKING:  # else every misspelt name would pass for one of ours

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'refkit' has no attribute {name!r}")
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
