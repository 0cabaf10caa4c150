"""Dialnet: the page of a record, and the page of its abstracts."""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

PROFILE: Final = SiteProfile(
    name="dialnet",
    hosts={"unirioja.es"},
    layouts=(
        Layout(
            (
                Step(r"(?P<title>.{3,400})"),
                Step(r"(?:•\s+)?Autor(?:es|as|a)?: ?(?P<author>.{3,2000})"),
                Step(
                    r"(?:•\s+)?Localización: ?(?P<container_title>[^:]{2,150}?)"
                    r"(?:: .{2,150}?)?, ISSN(?:-e)? (?P<issn>\d{4}-\d{3}[\dX])"
                    r"(?:, ISSN(?:-e)? .{9})?"
                    r"(?:, (?:Vol\.|Año|Tomo) (?P<volume>[\w-]{1,12}))?"
                    r"(?:, (?:Nº\.?|Fasc\.) (?P<issue>[\w-]{1,12}))?"
                    r", (?P<issued>\d{4})(?: ?\(.{3,300}\))?"
                    r"(?:, págs?\. (?P<page>\d{1,5}(?:-\d{1,5})?))?"
                ),
            ),
            facts=((Step(r"(?:•\s+)?DOI: ?(?P<doi>10\.\S{5,80})"),),),
        ),
        Layout(
            (
                Step(r"Resumen de (?P<title>.{3,400})"),
                Step(r"(?P<author>[^•\d:][^\d:]{2,2000})"),
                Step(
                    r"•\s+(?:español|English|català|galego|português|français|italiano)"
                ),
            ),
        ),
    ),
)
