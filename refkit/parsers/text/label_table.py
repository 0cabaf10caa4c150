"""What each label announces, in the languages scholarly pages are written in."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from refkit.model import Field
from refkit.parsers.text.lexicon import DATA
from refkit.readers.months import fold

Role = (
    Field
    | Literal[
        "citation", "volume_issue", "other_date", "other_name", "section", "ignored"
    ]
)
"""A field, or: a whole citation; the date or the person of something else than the
publication; the head of a section; a label whose value says nothing we ask for."""

_TABLE: Final[Mapping[Role, str]] = {
    "title": (
        "title|article title|paper title|document title|titel|titre|título|titulo|titolo"
        "|otsikko|nimeke|tytuł|název|názov|cím|titlu|naslov|başlık|judul|tiêu đề|nhan đề"
        "|название|заглавие|назва|τίτλος|题名|標題|标题|タイトル|제목|논문명|عنوان|العنوان|כותר"
        "|ชื่อเรื่อง|rubrik|tittel|pealkiri|nosaukums|pavadinimas"
    ),
    "author": (
        "author|authors|author(s)|by|main author|main authors|other authors|autor principal|autores principales|otros autores|autores secundarios|auteur principal|auteurs principaux|autres auteurs|weitere verfasser|autore principale|altri autori|written by|autor|autoren|autor*innen|verfasser"
        "|hauptverfasser|verfasst von|von|auteur|auteurs|auteur(s)|par|autores|autor/es"
        "|autor(es)|autora|por|autore|autori|di|door|författare|av|forfatter"
        "|forfattere|af|tekijä|tekijät|kirjoittaja|autorzy|autoři|szerző|szerzők|autori"
        "|avtor|avtorji|yazar|yazarlar|penulis|pengarang|tác giả|автор|авторы|автори|аутор"
        "|аутори|συγγραφέας|συγγραφείς|作者|著者|저자|저자명|نویسنده|نویسندگان|پدیدآور|المؤلف"
        "|المؤلفون|الباحث|מחבר|מחברים|ผู้แต่ง|ผู้เขียน|autorid|autors|autorius|creator"
        "|creators|contributor authors|principal authors|dc.contributor.author"
    ),
    "editor": (
        "editor|editors|editor(s)|edited by|herausgeber|hrsg|herausgegeben von|éditeur"
        " scientifique|sous la direction de|editado por|a cura di|curatore|redaktör"
        "|redakcja|editoři|szerkesztő|editör|редактор|编者|編者|편집자"
    ),
    "container_title": (
        "journal|journal title|journal name|source|publication|publication title|published"
        " in|publication name|appears in|magazine|periodical|zeitschrift|erschienen in"
        "|veröffentlicht in|quelle|in|revue|publié dans|revista|publicado en|publicado em"
        "|fuente|fonte|rivista|pubblicato in|tijdschrift|tidskrift|publicerad i|tidsskrift"
        "|julkaisu|lehti|czasopismo|opublikowano w|časopis|folyóirat|revistă|dergi|dergi"
        " adı|jurnal|tạp chí|журнал|источник|часопис|издание|περιοδικό|期刊|刊名|來源|来源|掲載誌"
        "|雑誌名|학술지|학술지명|간행물|مجله|نشریه|المجلة|المصدر|כתב עת|วารสาร|host publication"
        "|book title|conference|conference title|conference_titel|conference_title"
        "|proceedings|is part of|part of|veröffentlichung"
        "|academic journal|journal or publication title|ชื่อวารสาร|host title"
        "|from the edited volume|in book|host publication title|fachzeitschrift"
        "|source title|published in journal|serial title|název časopisu|tytuł czasopisma"
        "|nazwa czasopisma|간행물명|期刊名称|掲載誌名|掲載誌・巻号|수록지|수록지명|書誌名|dc.identifier.journal|dc.source"
        "|dc.relation.ispartof|dc.title.journal|journal name in source|publicación"
        "|titolo rivista|naziv časopisa|tên tạp chí|nama jurnal"
    ),
    "collection_title": "series|schriftenreihe|reihe|collection|colección|collana|série|серия",
    "volume": (
        "volume|vol|vol.|band|bd.|jahrgang|jg.|tome|volumen|tomo|jaargang|årgång|årgang"
        "|vuosikerta|tom|rocznik|ročník|svazek|évfolyam|kötet|volumul|cilt|том|卷|巻|권|جلد"
        "|دوره|المجلد|כרך|ปีที่|tập|god."
        "|dc.identifier.volume|dc.citation.volume|vol/bind|zväzok|deel"
    ),
    "issue": (
        "issue|issue number|no|no.|number|num|ausgabe|heft|heft nr|numéro|n°|nº|número|numero"
        "|fascículo|fascicolo|nummer|nr|nr.|häfte|hefte|numero|zeszyt|numer|číslo|szám|broj"
        "|sayı|nomor|выпуск|номер|№|випуск|期|号|號|호|شماره|العدد|גיליון|ฉบับที่|số"
        "|статья в выпуске|期号|стаття у випуску|dc.identifier.issue|dc.citation.issue|udgave nummer|ausgabenummer"
        "|nummer van het tijdschrift|tijdschriftnummer|número de publicación"
        "|numéro de publication|broj časopisa"
    ),
    "page": (
        "pages|page|pp|pp.|page range|page(s)|first page|startpage|seiten|seite|páginas"
        "|pagine|pagina's|paginas|sidor|sider|sivut|strony|strany|strana|oldal|oldalak"
        "|pagini|stranice|stranica|sayfa|sayfa aralığı|halaman|trang|страницы|стр|сторінки"
        "|σελίδες|页码|页|頁|ページ|페이지|수록면|صفحات|صفحه|الصفحات|עמודים|หน้า|pagination"
        "|article number|article no|article id|artikelnummer"
        "|pages (from-to)|seiten (von - bis)|seiten (von-bis)|páginas (desde-hasta)"
        "|pages (de - à)|sider (fra-til)|sidor (från-till)|pagina's (van-tot)"
        "|páginas (de-até)|ページ（範囲）|עמודים (מ-עד)|page no|page no.|page number|page numbers"
        "|dc.identifier.pgnos|dc.citation.pages|start page|article e-id|страницы (с-по)"
    ),
    "volume_issue": (
        "volume/issue|journal volume & issue|journal volume and issue|巻・号・頁|vol/issue|volume and issue|volume & issue|issue/volume|vol/no"
        "|volume(issue)|cilt / sayı|권호|권호사항|卷期|巻号"
    ),
    "issued": (
        "published|publication date|date published|published online|published on|first"
        " published|pub date|date of publication|issue date|publication year|year|date"
        "|year of publication|published date|available online|online date|release date"
        "|cover date|erschienen|erschienen am|publiziert|publiziert am|veröffentlicht"
        "|veröffentlicht am|online veröffentlicht|erscheinungsjahr|erscheinungsdatum|datum"
        "|jahr|date de publication|publié|publié le|mis en ligne le|paru le|parution|année"
        "|publicado|publicado el|fecha de publicación|fecha|año|publicação|data de"
        " publicação|publicado em|ano|data|data di pubblicazione|pubblicato|pubblicato il"
        "|anno|gepubliceerd|gepubliceerd op|publicatiedatum|jaar|publicerad|publiceringsdatum"
        "|år|publisert|publiceret|julkaistu|julkaisupäivä|julkaisuvuosi|opublikowano|data"
        " publikacji|rok|publikováno|vydáno|rok vydání|megjelent|megjelenés|publicat|anul"
        "|objavljeno|godina|datum objave|yayın tarihi|yayımlanma tarihi|yıl|diterbitkan"
        "|dipublikasikan|tanggal terbit|tahun|đã xuất bản|ngày xuất bản|năm|опубликовано"
        "|дата публикации|год|опубліковано|дата публікації|рік|публикувано|објављено"
        "|ημερομηνία δημοσίευσης|έτος|出版日期|发表时间|发布日期|刊出日期|年份|出版年|発行日|公開日|発行年"
        "|발행일|발행년도|출판일|تاریخ انتشار|سال انتشار|انتشار|تاريخ النشر|نشر|السنة|תאריך פרסום"
        "|שנה|เผยแพร่|วันที่เผยแพร่|dc.date.issued|issued|publication history"
        "|year of defence|出版年度|発行・発表の年月|the year of defence|defence date|thesis date|year published"
        "|dc.identifier.year|date of web publication|published online on|published on line"
        "|online publication date|print publication date|publication status"
        "|publikationsstatus|estado|ปี พ.ศ. ที่พิมพ์|ปีที่พิมพ์|발행일자|발행년|게재일|刊行年|発行年月日|出版年月"
        "|出版时间|发表日期|год издания|год публикации|год защиты|рік видання|rok vydania"
        "|rok wydania|data wydania|година на издаване"
    ),
    "other_date": (
        "received|received date|accepted|accepted date|revised|submitted|submission date"
        "|date submitted|date of submission|accessed|last modified|last updated|updated"
        "|date accepted|eingereicht|eingegangen|akzeptiert|angenommen|überarbeitet|reçu"
        "|accepté|soumis|recibido|aceptado|recebido|aceito|aprovado|ricevuto|accettato"
        "|ontvangen|geaccepteerd|mottagen|vastaanotettu|hyväksytty|otrzymano|przyjęto"
        "|přijato|doručeno|beérkezett|elfogadva|primit|acceptat|primljeno|prihvaćeno"
        "|gönderilme tarihi|kabul tarihi|diterima|disetujui|поступила|принята|получено"
        "|надійшла|прийнята|收稿日期|接受日期|修回日期|录用日期|受付日|受理日|접수일|심사일|채택일"
        "|تاریخ دریافت|تاریخ پذیرش|تاریخ بازنگری|تاريخ الاستلام|تاريخ القبول|upload date"
        "|date uploaded|hochgeladen|date deposited|erstellt|stand"
        "|ที่ได้ตอบรับ|article received|received on|accepted on|article received on"
        "|article accepted on|date received|date de soumission|date de réception"
    ),
    "other_name": (
        "advisor|supervisor|supervisors|advisors|betreuer|gutachter|directeur de thèse"
        "|director|directores|orientador|relatore|promotor|ohjaaja|vedoucí práce"
        "|научный руководитель|指导教师|导师|指導教員|지도교수|corresponding author"
        "|correspondence|correspondence to|korrespondenz|uploaded by|submitted by|posted by"
        "|translator|translated by|übersetzer|traducteur|traductor|reviewer|reviewed by"
        "|affiliation|affiliations|author_institution|institution|institutions|academic"
        " editor|handling editor|author affiliations|contact|kontakt"
        "|host institution"
    ),
    "publisher": (
        "publisher|published by|verlag|éditeur|editorial|editora|editore|uitgever|förlag"
        "|forlag|kustantaja|wydawca|wydawnictwo|vydavatel|nakladatel|kiadó|editura|izdavač"
        "|yayınevi|yayıncı|penerbit|nhà xuất bản|издательство|издатель|видавець|εκδότης"
        "|出版社|出版者|발행처|ناشر|الناشر|מוציא לאור"
        "|출판사|발행기관|publishing house|publisher name|издательский дом|主办单位|出版单位"
    ),
    "container_title_short": (
        "abbreviation|abbreviated title|iso abbreviation|journal acronym|journal abbreviation"
        "|abbreviated key title|abbrev"
    ),
    "doi": "doi|digital object identifier|doi link|identifier doi|دیجیتال (doi)",
    "pmid": "pmid|pubmed id|pubmed",
    "pmcid": "pmcid|pmc id|pubmed central id",
    "arxiv": "arxiv|arxiv id",
    "isbn": "isbn|isbn-13|isbn-10|print isbn|print_isbn|electronic_isbn|isbn (print)",
    "issn": (
        "issn|eissn|e-issn|p-issn|isbn/issn|issn/isbn|online issn|print issn|issn (online)|issn (print)|issn-l"
    ),
    "language": (
        "language|sprache|langue|idioma|lingua|taal|språk|kieli|język|jazyk|nyelv|dil|язык"
        "|мова|语种|言語|언어"
    ),
    "keyword": (
        "keywords|keyword|key words|index terms|schlüsselwörter|schlagwörter|schlagworte"
        "|stichworte|mots-clés|mots clés|palabras clave|palavras-chave|palavras chave"
        "|parole chiave|trefwoorden|nyckelord|nøkkelord|emneord|avainsanat|asiasanat|słowa"
        " kluczowe|klíčová slova|kľúčové slová|kulcsszavak|cuvinte cheie|ključne riječi"
        "|ključne besede|кључне речи|anahtar kelimeler|kata kunci|từ khóa|ключевые слова"
        "|ключові слова|ключови думи|λέξεις-κλειδιά|关键词|關鍵詞|キーワード|키워드|주제어|کلیدواژه‌ها"
        "|کلید واژه ها|واژه‌های کلیدی|الكلمات المفتاحية|מילות מפתח|คำสำคัญ"
    ),
    "abstract": (
        "abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto"
        "|samenvatting|sammanfattning|sammendrag|resumé|tiivistelmä|streszczenie|abstrakt"
        "|souhrn|összefoglaló|összefoglalás|absztrakt|rezumat|sažetak|povzetek|özet|öz"
        "|abstrak|abstrak indonesia|tóm tắt|аннотация|резюме|анотація|реферат|сажетак"
        "|περίληψη|摘要|内容提要|要旨|抄録|概要|초록|요약|چکیده|الملخص|ملخص|תקציר|บทคัดย่อ|sommario"
        "|abstract/description|description|kokkuvõte|kopsavilkums|santrauka"
    ),
    "citation": (
        "cite this article|how to cite|cite as|cite this|citation|to cite this article"
        "|recommended citation|suggested citation|please cite this article as|cite this"
        " article as|reference|zitieren|zitierweise|zitiervorschlag|diesen artikel zitieren"
        "|pour citer cet article|citer cet article|citation recommandée|référence"
        " électronique|pour citer ce document|cómo citar|citar como|para citar este artículo"
        "|como citar|come citare|citeer|citera|atıf|cara mengutip|trích dẫn|для цитирования"
        "|цитирование|библиографическая ссылка|цитування|引用本文|引用格式|引用|인용|ارجاع|استناد"
        "|published in final edited form as"
    ),
    "section": (
        "references|bibliography|literature cited|works cited|literatur|literaturverzeichnis"
        "|bibliographie|références|referencias|bibliografía|referências|bibliografia"
        "|riferimenti|literatuur|referenser|referanser|litteratur|lähteet|viitteet"
        "|literatura|irodalom|bibliografie|kaynaklar|kaynakça|daftar pustaka|tài liệu tham"
        " khảo|литература|список литературы|література|βιβλιογραφία|参考文献|引用文献|참고문헌"
        "|منابع|المراجع|related articles|related content|similar articles|related papers"
        "|recommended articles|recommended|you may also like|cited by|citing articles"
        "|related concepts|trending feeds|more from this author|most read|more like this"
        "|ähnliche artikel|weitere artikel|das könnte sie auch interessieren|neu im"
        " fachgebiet|articles similaires|artículos similares|artigos relacionados|articoli"
        " correlati|gerelateerde artikelen|see also|cited references|related documents"
        "|related publications|similar papers|other articles|comments|kommentare|latest"
        " articles|popular articles|most cited|похожие статьи|相关文章|関連記事|관련논문"
        "|related items|related topics|trending|unsere produktempfehlungen|similar documents"
        "|recommend documents|recommend stories|documents similaires|documentos similares"
        "|documenti analoghi|ähnliche dokumente|похожие документы|podobne dokumenty"
    ),
    "ignored": (
        "download|downloads|views|url|uri|link|license|licence|rights|copyright|funding"
        "|subject|subjects|tags|topics|categories|share|email|e-mail|phone|fax|tel|format"
        "|online-zugang|beschreibung|access|pdf|full text|section|type|document type|note"
        "|competing interests|conflict of interest|wichtige hinweise|background|methods"
        "|results|conclusion|conclusions|introduction|objective|objectives|purpose|aim"
        "|materials and methods|discussion|acknowledgements|hintergrund|methoden|ergebnisse"
        "|figures|tables|supplementary material|data availability|metrics|altmetric"
        "|related identifier|start year|published articles|impact factor|journal h-index"
        "|journal impact factor|journal citescore|institution degree|number of pages"
        "|the number of pages|no. of pages|number of pages in|page count|total pages"
        "|seitenzahl|antal sider|antal sidor|nombre de pages|número de páginas"
        "|numero di pagine|aantal pagina's|sivumäärä|liczba stron|количество страниц"
        "|מספר עמודים|umfang|extent|physical description|words|web address|research output"
        "|indexed in|keyword(s)|oecd field of science|journal rank|status"
        "|affiliated institution|price|stock no|edition"
    ),
}


def _learned() -> Iterable[tuple[str, Role]]:
    """The labels that scholarly software prints; see ``tools/learn_labels.py``."""
    text = (DATA / "labels.txt").read_text("utf-8")
    cells = text.replace("\n", "\t").split("\t")
    return zip(cells[1::2], cells[::2], strict=False)  # type: ignore[arg-type]


LABELS: Final[Mapping[str, Role]] = dict(_learned()) | {
    fold(label).strip(": "): role
    for role, labels in _TABLE.items()
    for label in labels.split("|")
}
"""What each label announces, by folded label: what was learned, and our own table
above it."""
