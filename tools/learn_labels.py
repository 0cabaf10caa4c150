"""Gather the labels that scholarly software prints, in every language it speaks.

    python tools/learn_labels.py ZOTERO_SCHEMA PKP_LOCALES DSPACE_I18N

ZOTERO_SCHEMA is ``schema.json`` of zotero-schema, PKP_LOCALES the folder ``locale`` of
pkp-lib (which prints the pages of Open Journal Systems), DSPACE_I18N the folder
``src/assets/i18n`` of dspace-angular. What comes out, ``labels.txt`` beside the text
parser, has one row for each label: the role, a tab, the label folded.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from refkit.parsers.text.lexicon import DATA
from refkit.readers.months import fold

_ZOTERO = {
    "title": "title", "publicationTitle": "container_title", "bookTitle": "container_title",
    "proceedingsTitle": "container_title", "date": "issued", "volume": "volume",
    "issue": "issue", "pages": "page", "publisher": "publisher", "series": "collection_title",
    "seriesTitle": "collection_title", "abstractNote": "abstract", "language": "language",
    "conferenceName": "container_title", "accessDate": "other_date", "rights": "ignored",
    "url": "ignored", "place": "ignored", "numPages": "ignored",
}  # fmt: skip
_ZOTERO_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "other_name",
    "contributor": "other_name",
}
_PKP = {
    "submission.authors": "author", "metadata.property.displayName.author": "author",
    "metadata.property.displayName.editor": "editor", "common.abstract": "abstract",
    "submission.citations": "section", "submission.howToCite": "citation",
    "submission.status.published": "issued", "common.keywords": "keyword",
    "common.language": "language", "common.publisher": "publisher", "common.title": "title",
    "metadata.property.displayName.issue": "issue", "submission.license": "ignored",
    "submission.downloads": "ignored", "submission.copyright": "ignored",
    "common.pages": "page", "metadata.property.displayName.datePublished": "issued",
}  # fmt: skip
_DSPACE = {
    "item.page.author": "author", "item.page.authors": "author", "item.page.date": "issued",
    "item.page.abstract": "abstract", "item.page.citation": "citation",
    "item.page.publisher": "publisher", "item.page.subject": "keyword",
    "item.page.journal": "container_title", "item.page.uri": "ignored",
    "item.page.files": "ignored", "item.page.collections": "ignored",
    "item.preview.dc.contributor.author": "author", "item.preview.dc.date.issued": "issued",
    "item.preview.dc.title": "title", "item.preview.dc.language.iso": "language",
    "item.preview.oaire.citation.issue": "issue", "item.preview.oaire.citation.volume": "volume",
    "item.preview.dc.relation.ispartof": "container_title",
    "journalissue.page.issuedate": "issued", "journalissue.page.number": "issue",
    "journalvolume.page.volume": "volume", "publication.page.journal-title": "container_title",
}  # fmt: skip
_LONGEST = 40


def main(schema: Path, pkp: Path, dspace: Path) -> None:
    """Write the labels, each with the role that most sources give it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for role, label in (*_zotero(schema), *_pkp(pkp), *_dspace(dspace)):
        folded = fold(" ".join(label.split())).strip(" :：.")
        if 1 < len(folded) <= _LONGEST and not re.search(r"[{}$<>()/]", folded):
            votes[folded][role] += 1
    rows = sorted((count.most_common(1)[0][0], label) for label, count in votes.items())
    text = "".join(f"{role}\t{label}\n" for role, label in rows)
    (DATA / "labels.txt").write_text(text, "utf-8")
    sys.stdout.write(f"{len(rows)} labels\n")


def _zotero(schema: Path) -> Iterator[tuple[str, str]]:
    for locale in json.loads(schema.read_text("utf-8"))["locales"].values():
        for key, role in _ZOTERO.items():
            yield role, locale["fields"].get(key, "")
        for key, role in _ZOTERO_PEOPLE.items():
            yield role, locale["creatorTypes"].get(key, "")


def _pkp(folder: Path) -> Iterator[tuple[str, str]]:
    entry = re.compile(r'^msgid "([^"]+)"\nmsgstr "([^"]+)"', re.M)
    for path in sorted(folder.rglob("*.po")):
        for key, label in entry.findall(path.read_text("utf-8")):
            if key in _PKP:
                yield _PKP[key], label


def _dspace(folder: Path) -> Iterator[tuple[str, str]]:
    entry = re.compile(r'^\s*"([\w.-]+)": "([^"]+)"', re.M)
    for path in sorted(folder.glob("*.json5")):
        for key, label in entry.findall(path.read_text("utf-8")):
            if key in _DSPACE:
                yield _DSPACE[key], label


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(
            "usage: python tools/learn_labels.py ZOTERO_SCHEMA PKP_LOCALES DSPACE_I18N"
        )
    main(*map(Path, sys.argv[1:]))
