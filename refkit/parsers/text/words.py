"""Words that tell what a line is."""

import re
from typing import Final

from refkit.readers.patterns import lazy

CHROME: Final = frozenset(
    "skip main content log login logout sign register registration search menu home about"
    " contact subscribe subscription newsletter download downloads pdf html epub xml view"
    " views share tweet facebook twitter linkedin print save export open free articles"
    " cookies cookie privacy policy terms conditions copyright reserved figures metrics"
    " next previous back top submit submission continue reading read account cart checkout"
    " navigation toggle loading javascript browser password username forgot help faq"
    " sitemap archive archives browse advanced settings alerts alert rss feed feeds follow"
    " button click here permissions reprints altmetric citations bookmark purchase buy"
    " trending concepts icon logo image video podcast webinar jobs careers advertisement"
    " sponsored upload preview powered website site map language english deutsch français"
    " español einloggen anmelden suche startseite kontakt impressum datenschutz warenkorb"
    " hinweise newsletter connexion rechercher accueil iniciar sesión buscar inicio entrar"
    " pesquisar cerca accedi zoeken inloggen sök logga войти поиск главная поделиться"
    " full-text fulltext abstract article issue volume journal review authors author"
    " references doi issn isbn pmid keywords received accepted published online"
    " supplementary related similar recommended".split()
)
"""Words of menus, buttons and headings. No title and no name is made of them."""

JOURNAL_WORDS: Final = frozenset(
    "journal journals j acta annals annales annali archives archiv archivos arquivos"
    " archivum bulletin boletin bollettino letters lett proceedings proc transactions trans"
    " reviews rev revista revue rivista revija zeitschrift jahrbuch jahrbücher blätter"
    " wochenschrift wochenschr magazine quarterly advances progress frontiers studies"
    " studien studia cahiers cuadernos cadernos quaderni anales anais anuario tijdschrift"
    " tidsskrift tidskrift časopis dergisi jurnal majalah вестник журнал известия труды"
    " успехи записки вісник наук часопис gazette chronicle yearbook herald international"
    " european american british perspectives reports communications notes newsletter"
    " medicine medicina sciences science wissenschaft 学报 學報 杂志 雜誌 学会誌 학회지 논문지"
    " مجله مجلة ann arch bull int clin".split()
)
"""Words that many journal titles have, folded to lower case."""

CONFERENCE: Final = lazy(
    r"\b(?:proceedings|conference|symposium|workshop|congress|tagung|konferenz|colloque"
    r"|congreso|congrès|congresso|konferencija|конференци\w*|学会大会|회의)\b",
    re.I,
)
GENRES: Final = frozenset(
    "review|review article|reviews|original article|original research|original paper"
    "|original contribution|research article|research paper|research|article|paper"
    "|case report|case study|editorial|letter|letter to the editor|commentary|comment"
    "|short communication|brief report|brief communication|rapid communication|perspective"
    "|opinion|viewpoint|meta-analysis|systematic review|mini review|minireview|protocol"
    "|methods|correspondence|erratum|correction|retraction|book review|technical note"
    "|übersicht|übersichten|übersichtsarbeit|originalarbeit|originalie|originalien|leitthema"
    "|kasuistik|fortbildung|cme|buchbesprechung|article original|artículo original"
    "|artículo de revisión|artigo original|artigo de revisão|articolo originale"
    "|оригинальная статья|обзор|research-article|journal article|έρευνα|ερευνα|ανασκόπηση"
    "|оригинални научни рад|прегледни рад|izvorni znanstveni rad|pregledni rad|praca oryginalna"
    "|artykuł oryginalny|araştırma makalesi|derleme".split("|")
)
"""What pages call the kind of an article, folded."""

ACCESS: Final = lazy(r"\bopen[\s-]access\b|\bfree access\b|\blibre accès\b", re.I)

SENTENCE: Final = frozenset(
    "is are was were has have had been will would can could we our this these that which"
    " wir ist sind wird werden wurde nous est sont une ein eine es son las los una".split()
)
"""Words that run through sentences and seldom through titles or names."""

WORK_WORDS: Final = frozenset(
    "article thesis dissertation preprint chapter monograph review paper report dataset"
    " proceedings conference editorial artikel aufsatz beitrag dissertation habilitation"
    " masterarbeit bachelorarbeit these memoire articulo tesis trabajo artigo tese"
    " dissertacao articolo tesi artykul clanek clanok tanulmany makale makalesi tezi skripsi"
    " artikkel artikkeli vaitoskirja vaitos avhandling statia стаття статья диссертация"
    " автореферат монография 论文 論文 学位論文 논문 مقاله مقالة پایان‌نامه רשימה บทความ"
    " วิทยานิพนธ์ luận".split()
)
"""Words that say what kind of work a page shows, folded."""

KIND_WORDS: Final = WORK_WORDS | frozenset(
    "original research scientific scholarly journal peer reviewed refereed open access data"
    " description full length short brief communication letter invited regular special issue"
    " technical note conference academic type document publication published version author"
    " manuscript student doctoral master masters master's degree a1 original praktijk klinische"
    " onderzoek investigacion revision arastirma bilimsel wissenschaftlicher wissenschaftliche"
    " znanstveni izvorni pregledni rad naucni originalni recherche scientifique original"
    " vetenskaplig artikel case series study of the in a an and for to part contribution"
    " научная оригинальная исследование обзорная download view metadata citation similar"
    " papers at core details item record".split()
)
"""Words that lines are made of which say what kind of work a page shows, folded."""
