"""Which characters a page holds, and what it is written in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refkit.decoding import decode, to_scrape
from refkit.sniffing import media_type_of, sniff

TEXTS = {
    "Arabic": "دراسة في اللغة العربية خلال القرن العشرين\nمجلة اللغة، المجلد 3، العدد 2",
    "Chinese": "中国人口老龄化问题研究\n人口研究, 2010年, 第3期, 45-67页\n本文分析了现状和趋势",
    "Czech": "Příspěvek k poznání českých rašelinišť\nČasopis Národního muzea, číslo 3",
    "French": "L’évolution des espèces végétales\nRevue d’écologie, vol. 12\nRésumé : à voir",
    "German": "Müller und Schäfer: Über die Größe der Zellen\nZeitschrift für Physik",
    "Greek": "Μελέτη της ελληνικής γλώσσας στον εικοστό αιώνα\nΕλληνική Επιθεώρηση",
    "Hebrew": "מחקר על השפה העברית במאה העשרים\nכתב עת ללשון, כרך 3, עמ' 45-67",
    "Japanese": "日本における高齢化社会の研究\n人口学研究, 第3号, 45-67頁\n現状について分析する",
    "Korean": "한국 사회의 고령화에 관한 연구\n한국인구학, 제3권 제2호, 45-67쪽",
    "Polish": "Żółte ćmy w lasach Śląska: obserwacje i wnioski\nPrzegląd Zoologiczny, tom 12",
    "Portuguese": "Avaliação da qualidade da água na região amazônica\nRevista de Ciências",
    "Russian": "Исследование структуры белков\nЖурнал физической химии, 2005, том 79",
    "Spanish": "Análisis de la población española en el siglo XIX\nRevista de Historia, año 3",
    "Turkish": "Türkiye'de su kalitesi üzerine bir araştırma\nÇevre Bilimleri Dergisi, sayı 3",
}
DETECTED = [
    ("Arabic", "cp1256"),
    ("Chinese", "gb18030"),
    ("Czech", "cp1250"),
    ("French", "cp1252"),
    ("German", "cp1252"),
    ("Greek", "cp1253"),
    ("Hebrew", "cp1255"),
    ("Japanese", "cp932"),
    ("Japanese", "euc_jp"),
    ("Korean", "cp949"),
    ("Polish", "cp1250"),
    ("Portuguese", "cp1252"),
    ("Russian", "cp1251"),
    ("Russian", "koi8_r"),
    ("Spanish", "cp1252"),
    ("Turkish", "cp1254"),
]
UNICODE = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
]


@pytest.mark.parametrize("charset", UNICODE)
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_is_read_with_and_without_a_mark(language: str, charset: str) -> None:
    text = TEXTS[language]
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(("language", "charset"), DETECTED)
def test_the_charset_of_a_text_is_detected(language: str, charset: str) -> None:
    text = TEXTS[language]
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        ('<meta charset="windows-1251"><p>Журнал</p>', "cp1251"),
        ("<META HTTP-EQUIV=x CONTENT='text/html; charset=GB2312'>研究", "gb18030"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?><a>Żółw</a>', "iso8859-2"),
        ("<meta charset=iso-8859-1>“Quoted” – dash", "cp1252"),
        ("<meta charset=shift_jis>研究①", "cp932"),
        ("<meta charset=iso-2022-jp>日本の研究", "iso2022_jp"),
    ],
)
def test_a_declared_charset_is_believed(page: str, charset: str) -> None:
    assert decode(page.encode(charset)) == page


@pytest.mark.parametrize(
    ("page", "charset", "why"),
    [
        ("<meta charset=iso-8859-1>Müller", "utf-8", "saved anew as UTF-8"),
        ("<meta charset=utf-16>Müller", "utf-8", "nobody could have read it"),
        ("<meta charset=utf-8>Müller, Jürgen", "cp1252", "not what it says"),
        ("<meta charset=rot13>Müller, Jürgen", "cp1252", "no charset at all"),
        ("<meta charset=punycode>Müller, Jürgen", "cp1252", "never a page's charset"),
    ],
)
def test_a_wrong_declaration_is_passed_over(page: str, charset: str, why: str) -> None:
    assert decode(page.encode(charset)) == page, why


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param(
            "Größe".encode() * 9 + b"\xff", "Größe" * 9 + "\ufffd", id="damage"
        ),
        pytest.param("Größe ä".encode()[:-1], "Größe \ufffd", id="cut"),
        pytest.param(b"a\x00b" * 40, "a\x00b" * 40, id="NULs"),
        pytest.param(b"\xff\xfea\x00b\x00c", "ab\ufffd", id="odd UTF-16"),
    ],
)
def test_damage_costs_only_what_is_damaged(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Title", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\xff\xff", id="PNG"),
        pytest.param(
            b"\x1f\x8b\x08\x00\x99\x12\xf0\x5f\x02\xff\xcb\x48\x01", id="gzip"
        ),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00!\xdf\xa4\xd2\x6c", id="docx"),
        pytest.param(bytes(range(256)) * 20, id="every byte"),
    ],
)
def test_what_is_no_text_gives_nothing(data: bytes) -> None:
    assert to_scrape(data).text == ""


def test_what_the_server_said_counts() -> None:
    data = "Журнал физической химии".encode("koi8-r")
    page = to_scrape(data, media_type="text/html; charset=KOI8-R", url="https://x.org")
    assert page.text == "Журнал физической химии"
    assert page.media_type == "text/html"
    assert page.url == "https://x.org"


@pytest.mark.parametrize("text", ["\ufeffTitle", "a\x00\ud800b", " <p>x\r\n", ""])
def test_text_is_kept_as_it_is(text: str) -> None:
    assert to_scrape(text).text == text


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("", "text/plain"),
        ("A title\nAn Author", "text/plain"),
        ("p < 0.05, n > 3", "text/plain"),
        ("<0.05 was found", "text/plain"),
        ("< Back to issue\nA title", "text/plain"),
        ("<Previous Article | Next Article>\nA title", "text/plain"),
        ("<i>Drosophila</i> wings\nGenetics 12", "text/plain"),
        ("<https://doi.org/10.1000/1>\nA title", "text/plain"),
        ("A study of the <div> tag\n<b>We</b> say </div>", "text/plain"),
        ("A title\n<jats:p>Purpose</jats:p>\nAn Author\nA Journal", "text/plain"),
        ("<!doctype HTML><p>x", "text/html"),
        ("\ufeff \n<!-- saved --> <!----><html lang=en>", "text/html"),
        ("<!-- never closed <html>", "text/plain"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "text/html"),
        ('<?xml version="1.0"?><html xmlns="x">', "text/html"),
        ("<div class=a>x</div>", "text/html"),
        ("<DIV>x", "text/html"),
        ("<span>x</span></div>", "text/html"),
        ("HTTP/1.1 200 OK\nServer: x\n\n<html>\n<body>", "text/html"),
        ("x</p>\n<p>a\n<p>b\n<p>c\n<p>d", "text/html"),
        ('<?xml version="1.0"?><article/>', "application/xml"),
        ("<!DOCTYPE article PUBLIC 'x'><article>", "application/xml"),
        ('<article xmlns:xlink="x" article-type="review">', "application/xml"),
        ("<article><h1>x</h1></article>", "text/html"),
        (
            "<PubmedArticleSet>\n<PMID>1</PMID>\n</PubmedArticleSet>\n",
            "application/xml",
        ),
        ("<oai_dc:dc xmlns:dc='x'><dc:title/></oai_dc:dc>", "application/xml"),
    ],
)
def test_markup_is_told_by_how_a_page_begins(text: str, media_type: str) -> None:
    assert sniff(text) == media_type


@pytest.mark.parametrize(
    ("said", "media_type"),
    [
        (None, None),
        ("", None),
        ("TEXT/HTML;charset=x", "text/html"),
        ("application/xhtml+xml", "text/html"),
        ("application/rss+xml", "application/xml"),
        ("text/xml", "application/xml"),
        ("application/octet-stream", None),
        ("nonsense", None),
    ],
)
def test_media_types(said: str | None, media_type: str | None) -> None:
    assert media_type_of(said) == media_type


@given(st.binary(), st.text(max_size=30))
@example(b"\x00", "text/html; charset=\x00")
@example(b"<meta charset=undefined>\xff", "")
def test_any_bytes_are_read(data: bytes, media_type: str) -> None:
    page = to_scrape(data, media_type=media_type)
    assert to_scrape(page.text).text == page.text


@given(st.text(st.characters(codec="utf-8")))
def test_utf_8_is_read_to_the_letter(text: str) -> None:
    marked = "\ufeff" + text  # without the mark, "a\0" is UTF-16 as well
    assert decode(marked.encode()) == text
