"""What types, fields and people of a reference are called in Zotero.

https://github.com/zotero/zotero-schema (``schema.json``)
"""

from collections.abc import Mapping
from typing import Final

from refkit.model import Type

TYPES: Final[Mapping[Type, str]] = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "classic": "book",
    "collection": "document",
    "dataset": "dataset",
    "document": "document",
    "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "event": "document",
    "figure": "artwork",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "musical_score": "book",
    "pamphlet": "document",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "performance": "document",
    "periodical": "book",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "report": "report",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "statute",
    "webpage": "webpage",
}

EVERYWHERE: Final[Mapping[str, str]] = {
    "title": "title",
    "title_short": "shortTitle",
    "issued": "date",
    "abstract": "abstractNote",
    "language": "language",
    "doi": "DOI",
    "url": "url",
    "accessed": "accessDate",
    "access": "rights",
}

_SHELF: Final = "archive archive_location=archiveLocation call_number=callNumber"
_SERIES: Final = "collection_title=series collection_number=seriesNumber"
_PLACE: Final = "publisher publisher_place=place"
_BOOK: Final = (
    f"volume number_of_volumes=numberOfVolumes isbn=ISBN {_PLACE} {_SERIES} {_SHELF}"
)
_IN_BOOK: Final = f"{_BOOK} edition page=pages"
_IN_PAPER: Final = (
    f"container_title=publicationTitle volume issue page=pages issn=ISSN {_SHELF}"
)

_OWN: Final[Mapping[str, str]] = {
    "artwork": f"medium=artworkMedium {_SHELF}",
    "audioRecording": f"medium=audioRecordingFormat publisher=label"
    f" publisher_place=place collection_title=seriesTitle volume isbn=ISBN {_SHELF}",
    "bill": "number=billNumber container_title=code volume=codeVolume section"
    " page=codePages authority=legislativeBody chapter_number=session",
    "blogPost": "container_title=blogTitle genre=websiteType",
    "book": f"{_BOOK} edition number_of_pages=numPages issn=ISSN",
    "bookSection": f"{_IN_BOOK} container_title=bookTitle",
    "case": "title=caseName issued=dateDecided authority=court number=docketNumber"
    " container_title=reporter volume=reporterVolume page=firstPage",
    "computerProgram": "publisher=company publisher_place=place version=versionNumber"
    f" collection_title=seriesTitle isbn=ISBN {_SHELF}",
    "conferencePaper": f"{_BOOK} page=pages container_title=proceedingsTitle"
    " event_title=conferenceName issue",
    "dataset": "publisher=repository publisher_place=repositoryLocation genre=type"
    f" number=identifier version=versionNumber medium=format {_SHELF}",
    "dictionaryEntry": f"{_IN_BOOK} container_title=dictionaryTitle",
    "document": f"{_PLACE} genre=type {_SHELF}",
    "encyclopediaArticle": f"{_IN_BOOK} container_title=encyclopediaTitle",
    "film": "publisher=distributor genre medium=videoRecordingFormat"
    f" publisher_place=place {_SHELF}",
    "forumPost": "container_title=forumTitle genre=postType",
    "hearing": f"{_PLACE} section=committee number=documentNumber page=pages"
    " authority=legislativeBody chapter_number=session",
    "interview": f"medium=interviewMedium {_PLACE} {_SHELF}",
    "journalArticle": f"{_IN_PAPER} container_title_short=journalAbbreviation"
    f" collection_title=series {_PLACE} pmid=PMID pmcid=PMCID",
    "letter": f"genre=letterType {_SHELF}",
    "magazineArticle": f"{_IN_PAPER} {_PLACE}",
    "manuscript": "genre=manuscriptType publisher=institution publisher_place=place"
    f" number number_of_pages=numPages {_SHELF}",
    "map": f"genre=mapType edition {_PLACE} collection_title=seriesTitle isbn=ISBN"
    f" {_SHELF}",
    "newspaperArticle": f"{_IN_PAPER} {_PLACE} section edition",
    "patent": "publisher_place=place authority=issuingAuthority number=patentNumber"
    " submitted=filingDate page=pages issued=issueDate status=legalStatus",
    "preprint": "genre publisher=repository publisher_place=place arxiv=archiveID"
    f" {_SERIES} {_SHELF}",
    "presentation": "genre=presentationType event_title=meetingName"
    " publisher_place=place",
    "report": "number=reportNumber genre=reportType publisher=institution"
    " publisher_place=place collection_title=seriesTitle page=pages isbn=ISBN"
    f" {_SHELF}",
    "standard": f"authority=organization genre=type number version=versionNumber"
    f" edition status {_PLACE} isbn=ISBN number_of_pages=numPages {_SHELF}",
    "statute": "title=nameOfAct issued=dateEnacted container_title=code"
    " volume=codeNumber number=publicLawNumber page=pages section"
    " chapter_number=session",
    "thesis": "genre=thesisType publisher=university publisher_place=place"
    f" number_of_pages=numPages {_SERIES} isbn=ISBN {_SHELF}",
    "tvBroadcast": "container_title=programTitle number=episodeNumber"
    f" medium=videoRecordingFormat publisher=network publisher_place=place {_SHELF}",
    "webpage": "container_title=websiteTitle genre=websiteType",
}


def fields_of(item_type: str) -> Mapping[str, str]:
    """What each field of a reference is called in an item of a type.

    >>> fields_of("case")["title"], fields_of("thesis")["publisher"]
    ('caseName', 'university')
    """
    own = (pair.partition("=") for pair in _OWN[item_type].split())
    return {**EVERYWHERE, **{name: theirs or name for name, _, theirs in own}}


AUTHORS: Final[Mapping[str, str]] = {
    "artwork": "artist",
    "audioRecording": "performer",
    "bill": "sponsor",
    "computerProgram": "programmer",
    "film": "scriptwriter",
    "hearing": "contributor",
    "interview": "interviewee",
    "map": "cartographer",
    "patent": "inventor",
    "presentation": "presenter",
    "tvBroadcast": "scriptwriter",
}
"""What an author is in an item of a type, if not an ``author``."""

_BOOKS: Final = {
    "editor": "editor",
    "translator": "translator",
    "collection_editor": "seriesEditor",
}
_FILM: Final = {
    "director": "director",
    "performer": "castMember",
    "translator": "translator",
}
_ROLES: Final[Mapping[str, Mapping[str, str]]] = {
    "audioRecording": {"composer": "composer", "performer": "performer"},
    "blogPost": {"translator": "translator"},
    "book": _BOOKS,
    "bookSection": {**_BOOKS, "container_author": "bookAuthor"},
    "conferencePaper": _BOOKS,
    "dictionaryEntry": _BOOKS,
    "document": {"editor": "editor", "translator": "translator"},
    "encyclopediaArticle": _BOOKS,
    "film": _FILM,
    "interview": {"interviewer": "interviewer", "translator": "translator"},
    "journalArticle": {
        "editor": "editor",
        "translator": "translator",
        "reviewed_author": "reviewedAuthor",
    },
    "letter": {"recipient": "recipient", "translator": "translator"},
    "map": {"collection_editor": "seriesEditor"},
    "preprint": {"editor": "editor", "translator": "translator"},
    "report": {"translator": "translator", "collection_editor": "seriesEditor"},
    "tvBroadcast": _FILM,
    "webpage": {"translator": "translator"},
}


def role_of(role: str, item_type: str) -> str:
    """What a person who had a part in a work is in an item of a type."""
    if role == "author":
        return AUTHORS.get(item_type, "author")
    return _ROLES.get(item_type, {}).get(role, "contributor")


IN_EXTRA: Final[Mapping[str, str]] = {
    "citationKey": "Citation Key",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
}
"""What stands in Extra as a line, and is read from there, in an item without the field."""
