"""What repositories and publishers call kinds of works, and the CSL types for them."""

from collections.abc import Mapping
from typing import Final

from refkit.model import Type

# One row a type; the words of a kind are looked up folded to their letters alone.
_ROWS: Final[Mapping[Type, str]] = {
    "article-journal": (
        "article, articles, journal article, article journal, research article, research,"
        " original article, original research article, original research, original paper,"
        " review, review article, review paper, systematic review, case report,"
        " short communication, brief communication, letter to the editor, editorial,"
        " text.serial.journal, jour, published version, peer reviewed article, artigo,"
        " artigo de periódico, artículo, artículo de revista, article de revue,"
        " zeitschriftenartikel, wissenschaftlicher artikel, aufsatz"
    ),
    "paper-conference": (
        "conference paper, conference object, conference item, conference proceedings,"
        " conference proceeding, conference, proceeding, proceedings, proceedings paper,"
        " in proceedings, cpaper, conf, konferenzbeitrag, communication de congrès,"
        " conference contribution, trabalho apresentado em evento, ponencia"
    ),
    "chapter": (
        "book chapter, book part, book section, book item, bookitem, chapter, chap,"
        " in collection, in book, section, buchkapitel, chapitre d'ouvrage,"
        " chapter in book, capítulo de livro, capítulo de libro"
    ),
    "book": "book, monograph, edited book, buch, livro, libro, livre, ouvrage",
    "thesis": (
        "thesis, theses, dissertation, phd thesis, doctoral thesis, doctoral dissertation,"
        " phd dissertation, master thesis, masters thesis, master's thesis, bachelor thesis,"
        " bachelors thesis, bachelor's thesis, habilitation, electronic thesis or"
        " dissertation, text.thesis.doctoral, tese, tese de doutorado, dissertação,"
        " dissertação de mestrado, tesis, tesis doctoral, tesis de maestría, thèse,"
        " hochschulschrift, doktorarbeit, masterarbeit, bachelorarbeit, etd, diploma thesis"
    ),
    "report": (
        "report, technical report, working paper, discussion paper, research report, rprt,"
        " research paper, policy brief, tech report, bericht, arbeitspapier, relatório"
    ),
    "article": "preprint, pre-print, eprint, submitted version",
    "dataset": "dataset, data set, research data, forschungsdaten",
    "software": "software, computer program, source code",
    "patent": "patent",
    "speech": "lecture, presentation, conference poster, poster, vortrag",
    "review": "book review, rezension, reseña, compte rendu",
}


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.casefold()))


_KINDS: Final[Mapping[str, Type]] = {
    _letters(kind): type for type, row in _ROWS.items() for kind in row.split(",")
}


def kind_of(words: str) -> Type | None:
    """The CSL type of what somebody calls a kind of work; None if it tells nothing.

    >>> kind_of("info:eu-repo/semantics/doctoralThesis"), kind_of("PeerReviewed")
    ('thesis', None)
    """
    return _KINDS.get(_letters(words.rpartition("/")[2])) or _KINDS.get(_letters(words))
