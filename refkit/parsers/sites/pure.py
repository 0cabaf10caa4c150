"""Pure, the portal of many universities: a line for the kind, a table of glued labels.

The labels are in the language of the portal; the kind line begins with what the portal
calls a piece of research.
"""

from typing import Final

from refkit.model import Type
from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_OUTPUT: Final = (
    r"(?:Research output|Student thesis|Publikation|Forskningsoutput|Tuotos|Julkaisu|Onderzoeksoutput"
    r"|Résultats? de recherche|Producción científica|Resultado de la investigación"
    r"|Resultado de pesquisa|Forschungsleistung|פרסום מחקרי|研究成果|연구 산출물|نتاج البحث)"
    r"(?:\s\(.{2,40}\))?: ?"
)
_KINDS: Final[tuple[tuple[str, Type | None], ...]] = (
    (
        r"(?:Contribution to (?:journal|specialist publication)|Beitrag in Fachzeitschrift"
        r"|Bidrag til tidsskrift|Tidskriftsbidrag|Artikkeli|Bijdrage aan tijdschrift"
        r"|Contribution à un journal|Contribución a una revista"
        r"|פרסום בכתב עת|المساهمة في مجلة).{0,120}",
        "article-journal",
    ),
    (r"(?:Doctoral |Master's |Bachelor's )?Thesis.{0,120}", "thesis"),
    (r".{3,60}[Cc]onference.{0,120}", "paper-conference"),
    (r"Chapter in .{3,60}(?:Chapter|Entry).{0,60}", "chapter"),
    (r"Book/Report.{0,20}Book.{0,60}", "book"),
    (r".{3,160}", None),
)
_NAME: Final = r"[^\W\d_][\w.’'-]{0,40}(?: [^\W\d_][\w.’'-]{0,40}){1,4}"
_TITLE: Final = (
    Step(r"(?P<title>(?!:|Skip |Jump |Search |Home\b|Log |Menu\b).{5,400})"),
    Step(rf"(?P<author>{_NAME}(?:, {_NAME}){{0,80}})", optional=True),
)


def _labelled(labels: str, value: str) -> tuple[Step]:
    """A row of the table, whose label and value no space need part."""
    return (Step(rf"(?:{labels})[\s:|]{{0,4}}{value}"),)


_FACTS: Final = (
    _labelled(
        "Journal|Fachzeitschrift|Tidsskrift|Tidskrift|Tijdschrift|journal|Publicación"
        "|Lehti|כתב עת",
        r"(?P<container_title>[^\W\d].{2,200})",
    ),
    _labelled(
        "Volume|Jahrgang|Vol/bind|Volym|Volumen|Vuosikerta|כרך",
        r"(?P<volume>\d[\w-]{0,8})",
    ),
    _labelled(
        r"Issue number|Issue|Ausgabenummer|Udgave nummer|Tidsskriftets nummer|Utgåva"
        r"|Nummer van het tijdschrift|Numéro de publication|N\.º|Numero|מספר גיליון",
        r"(?P<issue>[\w–-]{1,12})",
    ),
    _labelled(
        r"Pages \(from-to\)|Pages|Seiten \(von - bis\)|Sider \(fra-til\)|Sider"
        r"|Sidor \(från-till\)|Pagina's \(van-tot\)|Pages \(de - à\)"
        r"|Páginas \(desde-hasta\)|Sivut|עמודים \(מ-עד\)",
        r"(?P<page>\w{1,8}[–-]\w{1,8})",
    ),
    _labelled("Article number|Artikelnummer", r"(?P<page>[\w.-]{2,15})"),
    _labelled(
        "Publication status|Publikationsstatus|Status|Estado|état|Julkaisun tila"
        "|סטטוס פרסום",
        r"(?:Published|Veröffentlicht|Udgivet|Publicerad|Gepubliceerd|Publicada|Publié"
        r"|Julkaistu|פורסם) [-–] (?P<issued>(?:[\w. ]{1,20} )?\d{4})",
    ),
    (
        Step(r"DOIs?"),
        Step(r"(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S{3,80})"),
    ),
    _labelled(
        "DOIs?", r"(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S{3,80})"
    ),
)

PROFILE: Final = SiteProfile(
    name="pure",
    layouts=[
        Layout((*above, Step(_OUTPUT + kind)), type=type, facts=_FACTS)
        for kind, type in _KINDS
        for above in (_TITLE, ())
    ],
)
