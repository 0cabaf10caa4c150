"""Render bibliographic records as pages of rare kinds, with labels.

    python tools/render_pages.py DATA_DIR OUT_DIR [COUNT]

DATA_DIR is that of ``train_tagger.py``. Few labelled pages are of these kinds: a citation
alone, with or without the abstract below it, a head that runs on in one line, and the rows
of a catalogue, each value behind its label. Written are pairs ``NAME.txt`` and ``NAME.json`` for ``train_ranker.py``.
"""

import json
import random
import sys
from collections.abc import Mapping
from pathlib import Path

from page_heads import Marked, page_head
from train_tagger import SEED, cited, prose_of, records_of, values_of


def main(folder: Path, out: Path, count: int) -> None:
    """Write ``count`` pages of each of the three kinds."""
    rng = random.Random(SEED + 1)  # noqa: S311 - renders texts, guards nothing
    records = [
        r for r in records_of(folder) if r.get("title") and any(r.get("raw") or ())
    ]
    prose = [text for text in prose_of(folder) if len(text) > 200]
    out.mkdir(parents=True, exist_ok=True)
    for number in range(3 * count):
        record = rng.choice(records)
        names = [name for name in record["raw"] if name and len(name) < 60]
        if not names:
            continue
        values = values_of(record, names, rng)
        line = (
            cited(values, rng) if number % 2 else page_head(record, values, prose, rng)
        )
        below = rng.choice(("", "\n\n", "\n\nAbstract\n")) + rng.choice(prose)
        text = _text(line) + (below if rng.random() < 0.6 else "")
        title = " ".join(
            "".join(text for text, label in line if label == "title").split()
        )
        _write(out / f"{number:04}", text, title)


def _text(marked: Marked) -> str:
    return " ".join("".join(text for text, _ in marked).split())


def _rows(
    values: Mapping[str, str | None], prose: str, rng: random.Random
) -> tuple[str, str]:
    """The rows of a catalogue, and the title in them."""
    labels = dict(zip(_ROWS, rng.choice(_LABELS).split("|"), strict=True))
    shown = [key for key in _ROWS if key == "title" or rng.random() < 0.7]
    if rng.random() < 0.3:
        rng.shuffle(shown)
    joint = rng.choice((": ", "\n", ":\n", " :\n", "\t"))
    given: dict[str, str | None] = {
        **values,
        "people": values["inverted"],
        "prose": prose,
    }
    rows = [
        f"{labels[key]}{joint}{value}" for key in shown if (value := given.get(key))
    ]
    between = rng.choice(("\n", "\n", "\n\n"))
    title = " ".join((values["title"] or "").split())
    return rng.choice(_ABOVE) + between.join(rows), title


_ABOVE = ("", "", "Home\nSearch\nLog in\n", "Library catalogue\n\n", "Item details\n")
_ROWS = (
    "title",
    "people",
    "journal",
    "volume",
    "issue",
    "pages",
    "date",
    "doi",
    "prose",
)
_LABELS = (
    "Title|Authors|Journal|Volume|Issue|Pages|Publication date|DOI|Abstract",
    "Title|Author|Source|Volume|Number|Page range|Date|DOI|Summary",
    "dc.title|dc.contributor.author|Journal|Volume|Issue|Pages|dc.date.issued|DOI|Abstract",
    "Titel|Autoren|Zeitschrift|Band|Heft|Seiten|Erschienen|DOI|Zusammenfassung",
    "Titre|Auteurs|Revue|Volume|Numéro|Pages|Date de publication|DOI|Résumé",
    "Título|Autores|Revista|Volumen|Número|Páginas|Fecha de publicación|DOI|Resumen",
    "Título|Autores|Revista|Volume|Número|Páginas|Data de publicação|DOI|Resumo",
    "Titolo|Autori|Rivista|Volume|Fascicolo|Pagine|Data di pubblicazione|DOI|Riassunto",
    "Tytuł|Autorzy|Czasopismo|Tom|Numer|Strony|Data publikacji|DOI|Streszczenie",
    "Название|Авторы|Журнал|Том|Номер|Страницы|Дата публикации|DOI|Аннотация",
    "Başlık|Yazarlar|Dergi|Cilt|Sayı|Sayfa|Yayın tarihi|DOI|Özet",
    "Judul|Penulis|Jurnal|Volume|Nomor|Halaman|Tanggal terbit|DOI|Abstrak",
    "标题|作者|期刊|卷|期|页码|出版日期|DOI|摘要",
    "タイトル|著者|雑誌名|巻|号|ページ|発行日|DOI|抄録",
)


def _write(path: Path, text: str, title: str) -> None:
    label = {
        "id": path.name, "host": f"rendered-{path.name}", "page": "article",
        "rendered": True, "gold": {"title": title}, "also_ok": {"title": [title.rstrip(".?!")]},
    }  # fmt: skip
    path.with_suffix(".txt").write_text(text + "\n", "utf-8")
    path.with_suffix(".json").write_text(
        json.dumps(label, ensure_ascii=False) + "\n", "utf-8"
    )


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    main(Path(sys.argv[1]), Path(sys.argv[2]), int((*sys.argv[3:], "80")[0]))
