"""Does a page speak the language of scholarship, or that of news and shops?

A headline with a byline looks like a title with its authors; the words around them
tell the two apart.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from refkit.readers.months import fold
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_caseless


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


SCHOLARLY: Final = _words(
    # parts of papers
    "abstract introduction background methods method methodology results discussion"
    " conclusion conclusions objective objectives findings keywords bibliography appendix"
    " summary aim aims hypothesis supplementary figure table"
    " zusammenfassung hintergrund methode methoden methodik ergebnisse schlussfolgerung"
    " schlussfolgerungen schlüsselwörter einleitung fragestellung literatur"
    " résumé résumés introduction méthode méthodes résultats mots-clés bibliographie"
    " resumen introducción método métodos resultados conclusión conclusiones objetivo"
    " objetivos referencias bibliografía resumo introdução objetivo resultados conclusão"
    " métodos referências riassunto introduzione metodi risultati conclusioni obiettivo"
    " samenvatting doel methode resultaten conclusie trefwoorden sammanfattning bakgrund"
    " metod resultat slutsats sammendrag resumé tiivistelmä avainsanat johdanto"
    " streszczenie wprowadzenie metody wyniki wnioski bibliografia souhrn úvod výsledky"
    " závěr összefoglalás összefoglaló célkitűzés módszer eredmények következtetés"
    " kulcsszavak rezumat sažetak uvod rezultati zaključak povzetek özet öz giriş yöntem"
    " bulgular sonuç amaç abstrak pendahuluan hasil metode kesimpulan аннотация реферат"
    " резюме введение методы результаты заключение выводы анотація вступ результати"
    " висновки сажетак περίληψη εισαγωγή چکیده مقدمه نتایج الملخص النتائج תקציר"
    # how papers are counted and found
    " doi issn eissn isbn pmid pmcid arxiv vol volume issue pp pages orcid scopus pubmed"
    " crossref bibtex ris endnote mendeley zotero refworks medlars procite refman citation citations cite cited references peer-reviewed preprint"
    " manuscript received accepted revised corresponding eingereicht akzeptiert zitieren"
    " zitierweise quellenangabe seiten seite jahrgang heft ausgabe reçu accepté citer"
    " recibido aceptado citar recebido aceito página páginas volumen número ricevuto citeer"
    " gönderilme kabul поступила принята цитирования выпуск том страницы"
    # who writes and prints them
    " university universität université universidad universidade università universiteit"
    " universitet yliopisto uniwersytet univerzita univerzitet sveučilište egyetem"
    " üniversitesi üniversite universitas университет университета університет دانشگاه"
    " جامعة department dept institute institut instituto istituto faculty facultad faculdade"
    " fakultät faculté facoltà fakultet wydział laboratory departamento dipartimento"
    " abteilung klinik hospital professor affiliation кафедра институт институт кандидат"
    " journal journals zeitschrift revue revista rivista tijdschrift tidskrift czasopismo"
    " časopis folyóirat dergisi dergi jurnal журнал вестник мجله مجلة proceedings conference"
    " symposium elsevier springer wiley thesis dissertation dissertação tesis tese thèse"
    " tesi working paper papers article articles artikel artículo artigo articolo chapter"
    " monograph editors editor publisher verlag press review open-access dataset repository"
    # what they do
    " study studies studie étude estudio estudo studio исследование исследования analysis"
    " analyses analysed analyse análisis análise analisi анализ research forschung recherche"
    " investigación pesquisa ricerca model models theory theoretical empirical data patients"
    " patienten pacientes pazienti treatment therapie clinical klinische diagnosis cells"
    " protein experimental experiment evaluation assessment investigated proposed algorithm"
    " framework literature sample survey significant statistical outcomes prevalence risk"
    " synthesis characterization simulation measured observed"
)
"""Words that scholarly pages say more often than others, folded."""

POPULAR: Final = _words(
    "news newsletter blog menu shop cart checkout facebook twitter instagram youtube tiktok"
    " whatsapp pinterest linkedin telegram podcast video videos photo photos foto fotos"
    " comments comment kommentare kommentar kommentieren commentaires comentarios reply"
    " subscribe subscriber newsletter-anmeldung abonnieren abo abonnement sign login anmelden"
    " einloggen warenkorb versand mwst preis price prices sale euro dollar delivery shipping"
    " impressum datenschutz datenschutzerklärung privacy cookies kontakt werbung anzeige"
    " advertisement sponsored breaking latest trending popular headlines story stories"
    " editorial-team newsroom reporter journalist redaktion dpa reuters afp politics politik"
    " sport sports football fußball wetter weather entertainment lifestyle travel reise"
    " recipe rezept rezepte movie film tv radio music musik celebrity game games party"
    " election wahl police polizei president minister government regierung polizist"
    " teilen share tweet weiterlesen mehr related-posts uhr pm today yesterday gestern heute"
    " monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch"
    " donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
    " lunes martes miércoles jueves viernes sábado domingo poniedziałek piątek noticias"
    " noticia actualités actualité aktualności wiadomości nachrichten startseite accueil"
    " inicio homepage home you your ich wir du dein deine ihr unsere our my me we're i'm"
    " don't can't jobs stellenangebote karriere app download-app store hotel hotels"
    " restaurant apply admission enrol enroll tuition semester vorlesung sprechstunde"
    " login-bereich tickets ticket event events veranstaltung veranstaltungen booking"
)
"""Words that news, shops, blogs and home pages say more often, folded."""

INSTRUCTING: Final = _words(
    "template templates guidelines guideline instructions submission submissions submit submitting"
    " manuscripts deadline deadlines call formatting font bold italic roman spacing margins"
    " lastname firstname placeholder lorem ipsum style apa chicago mla programme keynote"
    " registration venue committee workshop board boards scope aims impact indexed indexing"
    " reviewers ethics plagiarism apc fee fees charges vorlage hinweise richtlinien"
    " einreichung einreichen manuskripte manuskript formatierung schriftart anmeldeschluss"
    " appel soumission propositions directives consignes plantilla normas directrices envío"
    " envíos convocatoria modelo submissão submissões chamada norme linee guida invio szablon"
    " wytyczne zgłoszenia pokyny šablona příspěvky şablon şablonu yazım kuralları gönderim"
    " шаблон требования правила оформления рукописи рукопись подача вимоги hướng dẫn thảo gửi"
    " pedoman naskah panduan راهنمای ارسال شرایط تعليمات شروط"
)
"""Words that pages say which tell authors what to do, or call them together, folded."""

REPORTING: Final = _words(
    "said says told credit team press release released media spokesperson announced according"
    " researchers scientists scientist professor discovered breakthrough lab explains explained"
    " sagt sagte forscher forscherinnen wissenschaftler pressemitteilung meldung chercheurs"
    " selon communiqué investigadores según científicos pesquisadores segundo ricercatori"
    " secondo course courses syllabus lecture lectures exam exams credits ects module semester"
    " students teaching office hours curriculum vitae cv profile staff member team vacancy"
    " salary apply position kurs prüfung modul lehrveranstaltung curso asignatura materia"
    " profil zespół pracownik профиль сотрудник преподаватель курс лекция"
)
"""Words of press releases, courses and people's own pages, folded."""

_STEMS: Final = frozenset(
    fold(word)[:6]
    for word in (
        "university universität univerzita universidad universitas fakulta faculty dissertation"
        " disertačná doktorská doctoral magisterská bachelor bakalářská diplomová diplomski"
        " akademia academic institute inštitút literature literatura bibliography konference"
        " conference proceedings zborník sborník zbornik časopis czasopismo folyóirat revista"
        " revue journal abstract abstrakt streszczenie souhrn anotace keywords klíčová kľúčové"
        " vědecký naukowe naučni naukovi scientific wissenschaft científica scientifique"
        " vetenskaplig videnskab tieteellinen tudományos bilimsel ilmiah penelitian jurnal"
        " skripsi repository repozitorij repositorio archive publikace publikacja publication"
        " research investigación pesquisa ricerca forschung výzkum badania kutatás araştırma"
        " nghiên analysis análisis analyse анализ исследование дослідження изследване научный"
        " наукова научен университет університет институт інститут кафедра факультет журнал"
        " сборник конференция диссертация автореферат кандидат доктор библиография реферат"
        " аннотация сведения издательство πανεπιστήμιο επιστημονική περιοδικό διατριβή έρευνα"
        " μελέτη مجلة جامعة كلية بحث دراسة الباحث پژوهش دانشگاه دانشکده مقاله فصلنامه پایان"
        " पत्रिका विश्वविद्यालय शोध अध्ययन אוניברסיטת מחקר מאמר כתב วารสาร มหาวิทยาลัย การวิจัย"
        " ngữ tạp đại thesis theses memoir memorial historiography philosophy linguistics"
    ).split()
)
"""How scholarly words begin in languages that bend and join them: six letters."""

_SPACELESS: Final = lazy(
    r"论文|論文|大学|大學|学报|學報|研究|摘要|关键词|關鍵詞|期刊|学会|學會|抄録|要旨|紀要|収録|논문|학회|대학교"
    r"|연구|초록|학술|바이오|학위|วารสาร|มหาวิทยาลัย|บทคัดย่อ|วิจัย|วิทยานิพนธ์"
)
_SECTIONS: Final = frozenset(
    map(
        fold,
        "abstract|introduction|results|results and discussion|discussion|methods|method|background"
        "|materials and methods|conclusions|conclusion|references|acknowledgements|acknowledgments"
        "|funding|author contributions|authors’ contributions|conflicts of interest|appendix"
        "|conflict of interest|data availability statement|data availability|keywords|literature"
        "|competing interests|ethics statement|supplementary materials|limitations|related work"
        "|institutional review board statement|informed consent statement|case report|highlights"
        "|introducción|resultados|discusión|métodos|material y métodos|conclusiones|referencias"
        "|introdução|discussão|conclusão|conclusões|referências|palabras clave|palavras-chave"
        "|résumé|résultats|méthodes|bibliographie|plan|notes|mots-clés|texte intégral"
        "|einleitung|ergebnisse|diskussion|methoden|methodik|fazit|literatur|zusammenfassung"
        "|schlüsselwörter|material und methoden|interessenkonflikt|introduzione|risultati"
        "|discussione|metodi|conclusioni|riassunto|inleiding|resultaten|discussie|samenvatting"
        "|doel|opzet|methode|beschouwing|conclusie|inledning|resultat|metod|sammanfattning"
        "|bakgrunn|materiale og metode|materiale og metoder|tiivistelmä|johdanto|tulokset"
        "|wstęp|wyniki|dyskusja|metody|wnioski|streszczenie|bibliografia|úvod|výsledky|diskuse"
        "|diskusia|závěr|souhrn|literatúra|literatura|bevezetés|eredmények|összefoglalás"
        "|uvod|rezultati|rasprava|zaključak|sažetak|giriş|bulgular|tartışma|yöntem|sonuç|özet"
        "|kaynaklar|anahtar kelimeler|pendahuluan|hasil|pembahasan|metode|kesimpulan|abstrak"
        "|daftar pustaka|введение|результаты|обсуждение|методы|заключение|выводы|литература"
        "|аннотация|ключевые слова|вступ|висновки|анотація|引言|结果|讨论|方法|结论|参考文献|摘要"
        "|はじめに|結果|考察|結論|要旨|抄録|서론|결과|고찰|방법|결론|참고문헌|초록|مقدمه|نتایج|بحث|چکیده"
        "|روش کار|نتیجه گیری|منابع|المقدمة|النتائج|الملخص|المراجع".split("|"),
    )
)
"""The headings of the parts of papers, folded."""

_NUMBERED: Final = lazy(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}\b)?[\W]*")
_IDENTIFIER: Final = lazy(
    r"\barxiv:?\s?\d{4}\.\d|\b(?:pmid|pmcid)\b|\bhdl\.handle\.net|/handle/\d|\burn:nbn|\bissn\b",
    re.I,
)
_IDENTIFIER_HINTS: Final = ("arxiv", "pm", "handle", "urn:nbn", "issn")
_IN_TEXT: Final = lazy(
    # a note's number behind a word: "was thought of before3,4."
    r"[^\W\d_]{4}\d{1,2}(?:[,–-]\d{1,2})*(?=[\s.,;:)])|"
    r"\bet al\b|\((?:[^\W\d_][^()\d]{2,40},? )?(?:19|20)\d\d[a-z]?\)|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]"
)
_MOST: Final = 20_000


def scholarly(words: Collection[str]) -> float:
    """How many scholarly words a page uses, from 0 to 1; twenty are as good as all.

    >>> scholarly({"abstract", "journal", "of", "methods"})
    0.15
    """
    met = sum([word in SCHOLARLY or word[:6] in _STEMS for word in words])
    return min(20, met) / 20


def scholarly_signs(text: str) -> float:
    """The same for scripts that do not part their words; six signs are as good as all.

    >>> scholarly_signs("関連論文 紀要 東京大学")
    0.5
    """
    if not is_caseless(text[:_MOST]):
        return 0.0
    return min(6, len(set(_SPACELESS.findall(text[:_MOST])))) / 6


def popular(words: Collection[str]) -> float:
    """How many words of news, shops and menus a page uses, from 0 to 1.

    >>> popular({"newsletter", "facebook", "the"})
    0.1
    """
    return min(20, len(POPULAR.intersection(words))) / 20


def sections(lines: Iterable[str]) -> float:
    """How many parts of a paper have headings on the page, from 0 to 1.

    >>> sections(["1. Introduction", "Materials and Methods", "About us"])
    0.4
    """
    found = {
        heading
        for line in lines
        if len(line) < 45
        and (heading := fold(_NUMBERED.sub("", line).strip(" :.|"))) in _SECTIONS
    }
    return min(5, len(found)) / 5


def has_identifier(text: str) -> bool:
    """Whether a text shows a number that works or journals are known by.

    >>> has_identifier("arXiv: 2604.03503"), has_identifier("call 0711-4488")
    (True, False)
    """
    hinted = any(map(text[:_MOST].lower().__contains__, _IDENTIFIER_HINTS))
    return hinted and _IDENTIFIER.search(text[:_MOST]) is not None


def instructing(words: Collection[str]) -> float:
    """How many words to authors a page uses, from 0 to 1; eight are as good as all.

    >>> instructing({"template", "font", "and"})
    0.25
    """
    return min(8, len(INSTRUCTING.intersection(words))) / 8


def reporting(words: Collection[str]) -> float:
    """How many words of news, courses and profiles a page uses, from 0 to 1.

    >>> reporting({"researchers", "said", "the"})
    0.25
    """
    return min(8, len(REPORTING.intersection(words))) / 8


def cites_in_text(text: str) -> float:
    """How often a text points at other works, from 0 to 1: ``(2015)``, ``[12]``, et al.

    >>> cites_in_text("as Vaswani et al. (2017) and others [3, 4] say")
    0.75
    """
    found = _IN_TEXT.finditer(text[:_MOST])
    return min(4, sum(1 for _ in zip(range(4), found, strict=False))) / 4
