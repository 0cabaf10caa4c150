"""What the fields of a reference rest on, as data that a file can hold."""

from typing import Any

from refkit.formats.exact import to_json
from refkit.model import Claim, Reference


def provenance(reference: Reference) -> dict[str, Any]:
    """Tell where a reference is from, and by field how sure it is and who said what.

    A field without confidence was given; one without claims rests on nothing else.

    >>> from refkit.model import Evidence
    >>> claim = Claim("volume", "8", Evidence("highwire", "8", None, 0.9))
    >>> told = provenance(Reference(volume="8", claims=[claim], confidence={"volume": 0.9}))
    >>> told["fields"]["volume"]
    {'confidence': 0.9, 'claims': [{'value': '8', 'by': 'highwire', 'quote': '8', 'confidence': 0.9}]}
    """
    fields: dict[str, dict[str, Any]] = {}
    for name in dict.fromkeys((*reference.known, *(c.field for c in reference.claims))):
        about: dict[str, Any] = {}
        if (sure := reference.confidence.get(name)) is not None:
            about["confidence"] = sure
        if claims := reference.why(name):
            about["claims"] = list(map(_told, claims))
        if about:
            fields[name] = about
    source = {"source": reference.source} if reference.source else {}
    return {**source, "fields": fields} if fields else source


def _told(claim: Claim) -> dict[str, Any]:
    evidence = claim.evidence
    told = {
        **to_json({"value": claim.value}),
        "by": evidence.by,
        "quote": evidence.quote,
        "confidence": evidence.confidence,
    }
    return told if evidence.span is None else {**told, "span": list(evidence.span)}
