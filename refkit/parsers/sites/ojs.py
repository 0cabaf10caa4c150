"""Open Journal Systems: the headings that its themes put around title and authors.

OJS 3 shows authors below ``Authors`` or ``Main Article Content``, and the issue and a
citation in a box below; OJS 2 leads to the article by a path through the issue.
"""

from typing import Final

from refkit.parsers.sites.profile import Layout, SiteProfile, Step

_CONTENT: Final = (
    r"(?:Main Article Content|Contenido principal del artículo"
    r"|Conteúdo do artigo principal|Contenu principal de l['’]article"
    r"|Contenuto principale dell['’]articolo|Hauptsächlicher Artikelinhalt"
    r"|Isi Artikel Utama|Ana Makale İçeriği|Основной контент статьи"
    r"|Основное содержимое статьи|Основний зміст сторінки статті)"
)
_AUTHORS: Final = (
    r"(?:Authors?|Autores(?:/as)?|Autor/innen|Autor/in|Auteurs|Auteur-e-s|Autori"
    r"|Penulis|Yazarlar|Автори|Авторы|Tác giả|ผู้แต่ง)"
)
_LABEL: Final = (
    r"(?:Abstract|Abstrak|Resumen|Resumo|Résumé|Zusammenfassung|Riassunto|Öz|Özet"
    r"|Анотація|Аннотация|Tóm tắt|บทคัดย่อ"
    r"|(?:Keywords|Kata Kunci|Palabras clave|Palavras-chave|Mots-clés|Schlagworte"
    r"|Anahtar Kelimeler|Ключові слова|Ключевые слова|Từ khóa|คำสำคัญ|DOI):.{0,400})"
)
_NO_PLACE: Final = (
    r"(?!.*(?:[Uu]niver|[Ii]nstitu|[Dd]epart|[Ff]acul|[Cc]olleg|[Ss]chool|[Hh]ospital"
    r"|[Cc]ent(?:er|re)|[Aa]cadem|[Rr]esearch|[Ss]tudent|Affiliation|Scholar|มหาวิทยาลัย|โรงเรียน|คณะ))"
)
_NAME: Final = r"(?P<author>[^\W\d_]\S{0,25}(?: \S{1,25}){1,5}?)\*?"
_TITLE: Final = Step(r"(?P<title>[^•].{5,400})")
_CITE: Final = r"(?:How to Cite|Cómo citar|Como Citar|Comment citer|Zitationsvorschlag|Cara Mengutip)"
_NUMBERS: Final = (
    r"\D{1,12}(?P<volume>\d{1,4}),? \D{1,12}(?P<issue>[\w-]{1,8}) \((?P<issued>\d{4})\)"
)
_FACTS: Final = (
    (
        Step(
            r"Issue|Número|Ausgabe|Numéro|Fascicolo|Edição|Terbitan|Sayı|Номер|Số|ฉบับ"
        ),
        Step(_NUMBERS + r"(?::.{0,300})?"),
    ),
    (
        Step(_CITE),
        Step(
            r"[^()]{3,600} \((?P<issued>\d{4})\)\. (?P<title>.{5,400}?)\.{1,2} "
            r"(?P<container_title>[^.]{3,150}), (?P<volume>\d{1,4})"
            r"(?:\((?P<issue>[\w -]{1,12})\))?(?:, (?P<page>\w{1,8}(?:[–-]\w{1,8})?))?\."
            r"(?: https?://doi\.org/(?P<doi>10\.\S{4,80})| Retrieved from .{8,200})?"
        ),
    ),
)
_HOME: Final = (
    r"(?:Home|Inicio|Início|Accueil|Startseite|Beranda|Ana Sayfa|Главная|Головна)"
)

PROFILE: Final = SiteProfile(
    name="ojs",
    layouts=(
        Layout(
            (
                _TITLE,
                Step(_CONTENT),
                Step(_NO_PLACE + _NAME, most=40),
                Step(_LABEL),
            ),
            facts=_FACTS,
        ),
        Layout((_TITLE, Step(_CONTENT)), facts=_FACTS),
        Layout(
            (
                _TITLE,
                Step(_AUTHORS),
                Step(rf"•\s+{_NO_PLACE}{_NAME}|[^•\s].{{1,300}}", most=120),
                Step(_LABEL),
            ),
            facts=_FACTS,
        ),
        Layout(
            (
                Step(
                    rf"{_HOME} > (?:[^>]{{2,40}} > )?{_NUMBERS}(?::[^>]{{0,200}})? > .{{2,80}}"
                ),
                _TITLE,
                Step(r"(?P<author>[^:]{3,2000})"),
                Step(_LABEL),
            ),
        ),
    ),
)
