"""What becomes of a reference when a work may be the one it means."""

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from refkit.errors import EnrichmentError, RefkitWarning
from refkit.identification import identify_by_doi, versions_of
from refkit.model import Claim, Evidence, Field, Reference, plain
from refkit.pipeline import recover
from refkit.plugins import Answers, Work
from refkit.readers.identifiers import read_doi
from refkit.resolve import claims_of, read_claim, resolve

if TYPE_CHECKING:
    from refkit.enrichers.crossref_notices import Notice
    from refkit.matching.identity import Identification
    from refkit.readers.crossref_messages import DatePolicy

_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"”»]{1,300}", re.A)
_OF_DOIS: Final = frozenset({"", "doi", "https://doi.org", "https://dx.doi.org"})
"""What a string says beside its DOI if it says nothing else."""
_UNREAD: Final = 0.1
"""The trust in a string that cannot be read as its title."""
_FLAG: Final = 0.3
"""The trust in a flag as a keyword: it must never replace those that a page has."""


@frozen
class Enriched:
    """What became of one reference, and why."""

    before: Reference
    after: Reference
    identification: "Identification | None" = None
    """Which of ``works`` was taken for the one that is meant; None if there was none
    to choose from."""
    works: tuple[Work, ...] = ()
    """What the source offered, one for each verdict of ``identification``."""
    error: EnrichmentError | None = None
    """Why the source could not be asked; None if it was, or need not be."""
    text: str = ""
    """The reference as somebody typed it, where a string was given."""

    @property
    def meant(self) -> Reference | str:
        """What the works are compared with."""
        return self.text or self.before

    @property
    def doi(self) -> str | None:
        """The DOI that it can be looked up by, in lower case."""
        said = self.before.doi
        if not said and (match := _DOI.search(self.text)):
            said = match[0]
        try:
            return read_doi(said) if said else None
        except ValueError:
            return None

    @property
    def work(self) -> Work | None:
        """The work that the reference was completed from."""
        if self.identification is None or self.identification.accepted is None:
            return None
        return self.works[self.identification.accepted]

    @property
    def reason(self) -> str:
        """Why ``work`` is the one that is meant; empty if none was accepted."""
        if self.work is None or self.identification is None:
            return ""
        verdict = self.identification.verdicts[self.identification.accepted or 0]
        agreed = ", ".join(verdict.supports) or "the DOI, which says so"
        return f"{str(self.work.get('DOI')).lower()} agrees in {agreed}"

    @property
    def versions(self) -> Mapping[str, tuple[str, ...]]:
        """DOIs of the preprint or the published version of ``work``, by relation."""
        return versions_of(self.work) if self.work else {}

    @property
    def notices(self) -> "tuple[Notice, ...]":
        """Retractions and corrections of ``work``, or what it retracts or corrects."""
        from refkit.enrichers.crossref_notices import notices_of

        return notices_of(self.work) if self.work else ()


@frozen
class Joining:
    """Which claims of a work may join those of a reference."""

    fields: frozenset[Field]
    only_missing: bool
    dates: "DatePolicy"

    def chosen(self, reference: Reference, claims: Iterable[Claim]) -> list[Claim]:
        known = set(reference.known) if self.only_missing else set()
        known -= {f for f, sure in reference.confidence.items() if sure <= _UNREAD}
        if reference.type == "document":
            known.discard("type")
        return [c for c in claims if c.field in self.fields and c.field not in known]


def begun(meant: Reference | str) -> Enriched:
    """A reference that nobody has been asked about; a string as far as it can be read.

    >>> begun("Reeve A, Tan M. Salt in lakes. Wells Springs. 2004;7:101-19.").before.volume
    '7'
    """
    if isinstance(meant, Reference):
        return Enriched(meant, meant)
    text = plain(meant)
    read = recover(text)
    if len(read) != 1:
        # Nothing is lost of what cannot be read.
        said = Evidence("string", text, None, _UNREAD)
        read = [resolve([Claim("title", text, said)] if text else [])]
    if text and _DOI.sub("", text, count=1).strip(" .:/").lower() in _OF_DOIS:
        read, text = [Reference(doi=text)], ""
    return Enriched(read[0], read[0], text=text)


def recognised(outcome: Enriched, works: Answers) -> Enriched:
    """A reference with the work behind its DOI, if that has been found."""
    doi = outcome.doi
    work = works.get(doi) if doi else None
    if isinstance(work, EnrichmentError):
        return evolve(outcome, error=work)
    if doi is None or work is None:
        return outcome
    found = identify_by_doi(outcome.meant, doi, work)
    if found.accepted is None:
        found = evolve(found, wrong_doi=doi)
    return evolve(outcome, identification=found, works=(work,))


def without_doi(meant: Reference | str) -> Reference | str:
    """What else is known of a work whose DOI is another's."""
    if isinstance(meant, str):
        return _DOI.sub(" ", meant)
    return evolve(meant, doi=None, claims=())


def refused_before(
    refused: "Identification", found: "Identification"
) -> "Identification":
    """One account of a DOI that was wrong and of the search that followed."""
    before = len(refused.verdicts)
    return evolve(
        found,
        accepted=None if found.accepted is None else found.accepted + before,
        verdicts=(*refused.verdicts, *found.verdicts),
        wrong_doi=refused.wrong_doi,
        copies=tuple(at + before for at in found.copies),
    )


def with_whole(outcome: Enriched, work: Work | EnrichmentError | None) -> Enriched:
    """What was found by a search, with the whole of the work that was accepted."""
    if work is None:
        work = EnrichmentError("what a search found is not known by its DOI")
    if isinstance(work, EnrichmentError):
        return evolve(outcome, error=work)
    at = outcome.identification.accepted if outcome.identification else None
    works = (work if place == at else w for place, w in enumerate(outcome.works))
    return evolve(outcome, works=tuple(works))


def joined(outcome: Enriched, joining: Joining) -> Enriched:
    """Complete a reference from the work that was accepted; tell of a wrong DOI."""
    from refkit.readers import crossref_messages

    found = outcome.identification
    wrong = found.wrong_doi if found else ""
    work = None if outcome.error else outcome.work
    if found and wrong:
        _tell_of_wrong_doi(outcome, found, work)
    if work is None:
        return outcome
    claims = joining.chosen(
        outcome.before, crossref_messages.claims_of(work, joining.dates)
    )
    claims = [_for(claim, outcome.reason) for claim in claims]
    is_replaced = wrong and any(claim.field == "doi" for claim in claims)
    after = with_claims(outcome.before, claims, wrong if is_replaced else "")
    if "keyword" in joining.fields:
        after = _flagged(after, outcome.notices)
    return evolve(outcome, after=after)


def _for(claim: Claim, reason: str) -> Claim:
    said = claim.evidence
    evidence = Evidence(said.by, said.quote, said.span, said.confidence, reason)
    return Claim(claim.field, claim.value, evidence)


def _flagged(reference: Reference, notices: "Iterable[Notice]") -> Reference:
    """Say among the keywords, which every format has, that a work is retracted."""
    known = {keyword.casefold() for keyword in reference.keyword}
    flags = [
        Claim("keyword", notice.flag, Evidence("crossref", notice.doi, None, _FLAG))
        for notice in notices
        if notice.flag.casefold() not in known
    ]
    if not flags:
        return reference
    return evolve(
        reference,
        keyword=(*reference.keyword, *(str(claim.value) for claim in flags)),
        claims=(*claims_of(reference), *flags),
    )


def _tell_of_wrong_doi(
    outcome: Enriched, found: "Identification", instead: Work | None
) -> None:
    from refkit.readers.crossref_messages import titles_of

    doi, verdict = found.wrong_doi, found.verdicts[0]
    is_ = next(iter(titles_of(outcome.works[0])), "without a title")
    title = outcome.text or outcome.before.title
    meant = f", not «{title}»" if title else ""
    use = (
        f"{str(instead.get('DOI')).lower()} is used instead" if instead else "not used"
    )
    what = f"{doi} is «{is_}»{meant} ({verdict.objection}); {use}"
    warnings.warn(what, RefkitWarning, stacklevel=3)


def with_claims(
    reference: Reference, found: Sequence[Claim], wrong_doi: str = ""
) -> Reference:
    if not found:
        return reference
    known = claims_of(reference)
    if wrong_doi:
        known = tuple(_doubted(claim, wrong_doi) for claim in known)
    pooled = resolve((*known, *found), source=reference.source)
    return evolve(
        pooled,
        citation_key=reference.citation_key,
        markup=reference.markup,
        carried=reference.carried,
    )


def _doubted(claim: Claim, wrong_doi: str) -> Claim:
    """A claim, without any trust in it if it is that of the wrong DOI."""
    if claim.field != "doi" or str(read_claim(claim)).lower() != wrong_doi:
        return claim
    return evolve(claim, evidence=evolve(claim.evidence, confidence=0.0))
