"""Three hundred references of every type, script and nasty character.

Each is told from the others by a word of its own, so that it can be found again in
whatever a program makes of the bibliography.
"""

import re
import unicodedata
from itertools import cycle, islice
from typing import Any, Final

from anyascii import anyascii

from refkit.model import TYPES, Name, PartialDate, Reference

COUNT: Final = 300

_TITLES: Final = (
    *("On the growth of oaks in Kent", "The NATO treaty and the BRCA1 gene"),
    *(
        "Costs & benefits: 50% of #1 at $5_000 ~ or ^ more",
        "A {braced} word and a } lone one",
    ),
    *(r"Back\slash and \input{/etc/passwd}", 'Of "double" and ‘single’ “quotes”'),
    *(
        "Is it so? Yes! It is: a subtitle",
        "Ends in full stops...",
        "[18F]FDG in brackets",
    ),
    *(
        "pH 7.4, 5′–3′ ends; −1 ± 2 × 10",
        "α-Synuclein and β-catenin",
        "H₂O, CO₂ and x² + y²",
    ),
    *("Über die Größe der Bäume", "L’œuvre d’un naïf à Nîmes", "¿Qué es el año?"),
    *(
        "Łódź i ąęćżź",
        "Příliš žluťoučký kůň",
        "Þórður og Æsa á Íslandi",
        "İstanbul ve ığdır",
    ),
    *(
        "Đặng và Nguyễn ở Huế",
        "Ștefan și Țepeș",
        "Об основаниях геометрии",
        "Περὶ φύσεως λόγος",
    ),
    *(
        "中文的标题",
        "日本語のタイトル",
        "한국어 제목",
        "عنوان عربي",
        "כותרת עברית",
        "हिन्दी शीर्षक",
    ),
    *("ภาษาไทย", "ქართული ენა", "Հայերեն լեզու", "Smileys 😀 and arrows → ⇒"),
    *(
        "<b>Tags</b> &amp; entities < 5 > 3",
        "Dashes - – — and --- more",
        "@article{x, and @ signs",
    ),
    *("Trailing comma, and = signs; or not", "A title % with a comment", "and others"),
)

_PEOPLE: Final = (
    (Name("Oak", "Ada"), Name("Elm", "Bertram C.")),
    (
        Name("Berg", "Jan", particle="van der"),
        Name("Cruz", "Ana María", particle="de la"),
    ),
    (Name("King", "Martin Luther", suffix="Jr."), Name("Smith-Jones", "A.-B.")),
    (Name(literal="World Health Organization"), Name("Ng", "Li")),
    (Name(literal="Barnes and Noble, Inc."),),
    (Name("Gödel", "Kurt"), Name("Erdős", "Pál"), Name("Łukasiewicz", "Jan")),
    (Name("O’Brien", "Seán"), Name("D'Arcy", "J")),
    (Name("Иванов", "Пётр"), Name("Παπαδόπουλος", "Νίκος")),
    (Name("王", "伟"), Name("山田", "太郎"), Name("김", "민수")),
    (Name("AT&T Labs_Group #1"), Name("Muñoz", "José")),
    (Name("García Márquez", "Gabriel"), Name("Aristotle")),
    (Name("Nguyễn", "Văn A"), Name("Șerban", "Ion")),
)


def word(number: int) -> str:
    """A word that stands in the title of one reference alone.

    >>> word(0), word(27)
    ('Qaax', 'Qbbx')
    """
    first, second = divmod(number, 26)
    return f"Q{chr(97 + first)}{chr(97 + second)}x"


def bibliography() -> list[Reference]:
    """The references, each with a title, authors and what goes with its type."""
    rows = zip(cycle(_TITLES), cycle(_PEOPLE), cycle(TYPES), strict=False)
    return [_reference(*row, n) for n, row in enumerate(islice(rows, COUNT))]


def _reference(text: str, people: tuple[Name, ...], type: Any, n: int) -> Reference:
    return Reference(
        type=type,
        title=f"{word(n)} {text}",
        author=people,
        container_title=f"Journal of {_TITLES[n * 7 % len(_TITLES)]}",
        publisher="Oak & Elm" if n % 3 else None,
        issued=PartialDate(1800 + n % 220, n % 12 + 1 if n % 2 else None),
        volume=str(n + 1),
        issue="2" if n % 4 else None,
        page=f"{n + 1}-{n + 9}" if n % 5 else f"e{n}",
        doi=f"10.1000/a_b({n})<x>%#" if n % 6 == 0 else f"10.1000/{n}",
        url=f"https://example.org/~a_b?c=d&e=%20{n}#f" if n % 3 == 0 else None,
        citation_key=f"ref{n}",
    )


def folded(text: str) -> str:
    """The letters and digits of a text, so that typography makes no difference.

    What stands between is left out, and so are tags, which some print and some obey.

    >>> folded("“Naïve” ﬁsh – 5%"), folded("Ло́г")
    ('naivefish5', 'log')
    """
    bare = re.sub("</?b>", "", text)
    plain = anyascii(unicodedata.normalize("NFKC", bare)).casefold()
    return "".join(char for char in plain if char.isalnum())


def missing(references: list[Reference], rendered: str) -> list[str]:
    """The titles and authors that cannot be found in a rendered bibliography."""
    found = folded(rendered)
    texts = [reference.title or "" for reference in references]
    texts += {name.family or str(name) for r in references for name in r.author}
    return [text for text in texts if folded(text) not in found]
