"""Works that nobody wrote: titles, people and journals for a library of any size.

Words and family names come from the tables of the text parser; how often each is used
follows Zipf's law. What likens works to one another without making them one is made on
purpose: parts, errata, replies, reprints, studies that differ by one word, columns.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Final

WORDS: Final = (
    Path(__file__).parents[1] / "refkit" / "parsers" / "text" / "data" / "words.txt"
)

Record = dict[str, Any]
"""The fields of the labelled libraries: title, authors, year, journal, volume …"""

_ADJECTIVES: Final = ("ic", "al", "ive", "ous", "ary", "able", "ar")
_NOUNS: Final = (
    "tion", "ity", "ment", "ism", "sis", "ance", "ence", "ure", "ing", "gy", "ness",
)  # fmt: skip
_GIVEN: Final = (
    "Anna Maria Peter Thomas Li Wei Yan Jun Hiroshi Kenji Carlos Ana Pedro Laura Giulia"
    " Marco Elena Ivan Olga Dmitri Fatima Omar Ali Sara Priya Rahul Anil Chen Min Jing"
    " Robert James John Mary Susan Karen David Michael Emma Lucas Hugo Nina Erik Lars"
    " Ingrid Bjorn Chloe Pierre Jean Claire Sofia Andreas Stefan Julia Katarzyna Piotr"
    " Zoltan Eva Tomas Jana Kofi Amara Ngozi Chidi Mehmet Ayse Yusuf Leila Reza Hana"
).split()
_SUBJECTS: Final = tuple(
    tuple(pair.split("/"))
    for pair in (
        "Cardiology/Cardiol.;Surgery/Surg.;Nephrology/Nephrol.;Hematology/Hematol."
        ";Oncology/Oncol.;Neurology/Neurol.;Psychiatry/Psychiatry;Radiology/Radiol."
        ";Dermatology/Dermatol.;Pediatrics/Pediatr.;Virology/Virol.;Genetics/Genet."
        ";Immunology/Immunol.;Endocrinology/Endocrinol.;Urology/Urol.;Toxicology/Toxicol."
        ";Pharmacology/Pharmacol.;Physiology/Physiol.;Microbiology/Microbiol."
        ";Biochemistry/Biochem.;Biophysics/Biophys.;Nutrition/Nutr.;Epidemiology/Epidemiol."
        ";Anesthesia/Anesth.;Orthopaedics/Orthop.;Rehabilitation/Rehabil.;Nursing/Nurs."
        ";Geology/Geol.;Hydrology/Hydrol.;Ecology/Ecol.;Botany/Bot.;Zoology/Zool."
        ";Agriculture/Agric.;Forestry/For.;Soil Science/Soil Sci.;Climatology/Climatol."
        ";Geophysics/Geophys.;Oceanography/Oceanogr.;Applied Physics/Appl. Phys."
        ";Optics/Opt.;Acoustics/Acoust.;Mechanics/Mech.;Thermodynamics/Thermodyn."
        ";Crystallography/Crystallogr.;Polymer Chemistry/Polym. Chem."
        ";Organic Chemistry/Org. Chem.;Electrochemistry/Electrochem.;Catalysis/Catal."
        ";Materials Research/Mater. Res.;Algebra/Algebra;Geometry/Geom.;Topology/Topol."
        ";Statistics/Stat.;Probability/Probab.;Number Theory/Number Theory"
        ";Software Engineering/Softw. Eng.;Computer Vision/Comput. Vis."
        ";Data Management/Data Manag.;Robotics/Robot.;Information Retrieval/Inf. Retr."
        ";Sociology/Sociol.;Economics/Econ.;Finance/Financ.;Education/Educ."
        ";Linguistics/Linguist.;Philosophy/Philos.;Archaeology/Archaeol.;History/Hist."
        ";Anthropology/Anthropol.;Geography/Geogr.;Psychology/Psychol.;Law/Law"
    ).split(";")
)
_JOURNALS: Final = tuple(
    tuple(pair.split("/"))
    for pair in (
        "Journal of {}/J. {};International Journal of {}/Int. J. {};{} Letters/{} Lett."
        ";Annals of {}/Ann. {};Archives of {}/Arch. {};European Journal of {}/Eur. J. {}"
        ";Scandinavian Journal of {}/Scand. J. {};Current Opinion in {}/Curr. Opin. {}"
        ";{} Research/{} Res.;Reviews in {}/Rev. {};Advances in {}/Adv. {}"
        ";Canadian Journal of {}/Can. J. {};Japanese Journal of {}/Jpn. J. {}"
        ";Journal of Clinical {}/J. Clin. {};Journal of Experimental {}/J. Exp. {}"
        ";Journal of Theoretical {}/J. Theor. {};Frontiers in {}/Front. {}"
        ";Trends in {}/Trends {};Nordic Journal of {}/Nord. J. {};{} Bulletin/{} Bull."
    ).split(";")
)
_MEETINGS: Final = (
    "Proceedings of the International Conference on {}",
    "Proceedings of the Annual Symposium on {}",
    "Workshop on {}",
)
_TITLES: Final = (
    "{A} {n} of {t} in {p}", "Effects of {t} on {a} {n} in {p}",
    "{N} and {n} of {a} {t}", "A {a} approach to {t} {n} and {n}",
    "The role of {t} in {a} {n}", "{A} {n} for {a} {n} of {t}",
    "{N} of {t}: {a} {n} and {n}", "Towards {a} {n} using {t} {n}",
    "{A} {n} in {p}: a {a} {n}", "{T} {n} under {a} {n}",
    "On the {n} of {a} {t} and its {n}", "{A} and {a} {n} of {t} {n}",
    "Is {t} {n} associated with {a} {n} in {p}?", "{T}, {t} and {a} {n}",
    "{A} {t}: {n} of {n} in {p}", "{N} {n} and {a} {n} after {t} {n}",
)  # fmt: skip
PEOPLE: Final = tuple(
    tuple(pair.split("/"))
    for pair in (
        "men/women;adults/children;male rats/female rats;younger patients/older patients"
        ";acute disease/chronic disease;mice/rats;boys/girls;in vitro models/in vivo models"
        ";northern regions/southern regions;mild cases/severe cases"
        ";primary schools/secondary schools;low temperatures/high temperatures"
    ).split(";")
)
"""Whom a study may be about; the two of a pair are two studies."""
COLUMNS: Final = (
    "Editorial", "Book review", "Letter to the editor", "In this issue", "Obituary",
    "News and notes", "Introduction", "Correspondence", "Reply", "Abstracts",
)  # fmt: skip


class Zipf:
    """Things that are drawn the oftener the earlier they stand."""

    def __init__(self, things: Sequence[str], offset: float) -> None:
        self.things = things
        shares = (1 / (rank + offset) for rank in range(len(things)))
        self.sums = list(accumulate(shares))

    def draw(self, random: Random) -> str:
        """Return one of the things."""
        return self.things[bisect(self.sums, random.random() * self.sums[-1])]


@cache
def vocabulary() -> dict[str, Zipf]:
    """Adjectives, nouns, terms and family names by how often they are used."""
    rows = [line.split("\t") for line in WORDS.read_text("utf-8").splitlines()]
    weights = {word: int(weight) for word, weight in rows}
    weights = dict(sorted(weights.items(), key=lambda item: (item[1], item[0])))
    plain = [word for word in weights if word.isascii() and word.isalpha()]
    said = [w for w in plain if weights[w] <= -1 and 5 <= len(w) <= 14]
    Random(7).shuffle(said)  # noqa: S311 - the order is that of weight and the ABC
    named = [w.title() for w in plain if weights[w] >= 3 and len(w) > 2]
    Random(7).shuffle(named)  # noqa: S311
    nouns = [w for w in said if w.endswith(_NOUNS)]
    adjectives = [w for w in said if w.endswith(_ADJECTIVES)]
    return {
        "n": Zipf(nouns, 12),
        "a": Zipf(adjectives, 12),
        "t": Zipf([w for w in said if not w.endswith(_NOUNS + _ADJECTIVES)], 60),
        "family": Zipf(named, 12),
    }


@cache
def journals() -> Zipf:
    """Journals, each as its full and its abbreviated title with a bar between."""
    pairs = [
        f"{full.format(subject)}|{short.format(brief)}"
        for full, short in _JOURNALS
        for subject, brief in _SUBJECTS
    ]
    pairs += [
        f"Journal of {one} and {other}|J. {a} {b}"
        for one, a in _SUBJECTS
        for other, b in _SUBJECTS[::3]
        if one != other
    ]
    Random(7).shuffle(pairs)  # noqa: S311
    return Zipf(pairs, 30)


def title(random: Random) -> str:
    """Make a title of 40 to 90 letters, most of the time."""
    words = vocabulary()
    while True:
        text = random.choice(_TITLES)
        for slot in "ANT":
            text = text.replace(f"{{{slot}}}", f"{{{slot.lower()}}}")
        pieces = text.split("{")
        made = [pieces[0]]
        for piece in pieces[1:]:
            slot, _, rest = piece.partition("}")
            pick = (
                random.choice(random.choice(PEOPLE))
                if slot == "p"
                else words[slot].draw(random)
            )
            made += (pick, rest)
        whole = "".join(made)
        if 40 <= len(whole) <= 90:
            return whole[0].upper() + whole[1:]


def authors(random: Random) -> list[tuple[str, str]]:
    """Make a list of family and given names; the given ones in full."""
    count = min(1 + int(random.expovariate(0.28)), 14)
    family = vocabulary()["family"]
    found = {}
    for _ in range(count):
        given = random.choice(_GIVEN)
        if random.random() < 0.35:
            given += " " + random.choice(_GIVEN)[0] + "."
        found[family.draw(random)] = given
    return list(found.items())


def work(random: Random) -> Record:
    """Make one work in full."""
    year = 2024 - min(int(random.expovariate(0.09)), 60)
    journal = journals().draw(random)
    first = random.randint(1, 2400)
    made: Record = {
        "title": title(random),
        "people": authors(random),
        "year": year,
        "journal": journal,
        "volume": str(max(1, year - 1990 + sum(map(ord, journal)) % 60)),
        "issue": str(random.randint(1, 12)),
        "pages": (first, first + random.randint(3, 14)),
        "doi": _doi(random, journal, year),
        "is_tricky": False,
    }
    if random.random() < 0.12:
        made["pages"] = f"e{random.randint(10000, 999999)}"
        made["issue"] = ""
    return made


def _doi(random: Random, journal: str, year: int) -> str:
    registrant = 1000 + sum(map(ord, journal)) % 180
    letters = "".join(word[0] for word in journal.partition("|")[0].split()).lower()
    return f"10.{registrant}/{letters}.{year}.{random.randint(10**5, 10**7)}"


def works(random: Random) -> Iterator[Record]:
    """Make a work, and at times others that are much like it and not the same."""
    one = work(random)
    kind = random.random()
    if kind < 0.012:
        yield from _columns(random, one)
    elif kind < 0.08:
        one["is_tricky"] = True
        yield one
        yield random.choice(_LIKENESSES)(random, one)
    else:
        yield one


def _columns(random: Random, one: Record) -> Iterator[Record]:
    """The same heading in one journal, issue after issue."""
    heading = random.choice(COLUMNS)
    people = one["people"][:1] if random.random() < 0.6 else []
    for later in range(random.randint(1, 6)):
        again = _elsewhere(random, one, random.randint(0, 4))
        if random.random() < 0.5:
            people = authors(random)[:2]
        again |= {"title": heading, "people": people, "is_tricky": True}
        again["volume"] = str(int(again["volume"]) + later)
        first = random.randint(1, 2400)
        again["pages"] = (first, first + random.randint(0, 2))
        yield again


def _elsewhere(random: Random, one: Record, years: int) -> Record:
    """Another work with the title and the authors of one, in the same journal."""
    other = {**one, "year": one["year"] - years, "is_tricky": True}
    other["volume"] = str(max(1, int(one["volume"]) - years))
    first = random.randint(1, 2400)
    other["pages"] = (first, first + random.randint(3, 14))
    other["doi"] = _doi(random, one["journal"], other["year"])
    return other


def _part(random: Random, one: Record) -> Record:
    """The second part; the first is renamed."""
    base = one["title"].rstrip("?").partition(":")[0]
    first, second = random.choice(
        (("Part I", "Part II"), ("part 1", "part 2"), ("I", "II"))
    )
    subtitle = f": {title(random).lower()[:40].rsplit(' ', 1)[0]}"
    subtitle = subtitle if random.random() < 0.3 else ""
    one["title"] = f"{base}. {first}{subtitle}"
    other = _elsewhere(random, one, -random.randint(0, 1))
    return other | {"title": f"{base}. {second}{subtitle}"}


def _notice(random: Random, one: Record) -> Record:
    prefix = random.choice(("Erratum: ", "Correction to: ", "Corrigendum to: "))
    other = _elsewhere(random, one, -random.randint(0, 1))
    first = other["pages"][0]
    return other | {"title": prefix + one["title"], "pages": (first, first)}


def _reply(random: Random, one: Record) -> Record:
    other = _elsewhere(random, one, -random.randint(0, 1))
    prefix = random.choice(("Comment on: ", "Reply to: ", "Re: "))
    other["people"] = authors(random)[:3]
    return other | {"title": prefix + one["title"]}


def _meeting(random: Random, one: Record) -> Record:
    """The conference paper of the same title, a year or two earlier."""
    other = _elsewhere(random, one, random.randint(1, 2))
    subject = random.choice(_SUBJECTS)[0]
    meeting = random.choice(_MEETINGS).format(subject)
    return other | {"journal": f"{meeting}|{meeting}", "volume": "", "issue": ""}


def _namesake(random: Random, one: Record) -> Record:
    """The same title by others, in another journal and year."""
    return work(random) | {"title": one["title"], "is_tricky": True}


def _twin(random: Random, one: Record) -> Record:
    """The same study of other people, or in another year."""
    here, there = random.choice(PEOPLE)
    base = one["title"].rstrip("?").partition(":")[0].partition(" in ")[0]
    one["title"] = f"{base} in {here}"
    return _elsewhere(random, one, -random.randint(0, 1)) | {
        "title": f"{base} in {there}"
    }


def _yearly(random: Random, one: Record) -> Record:
    """The report of another year."""
    base = one["title"].rstrip("?")
    one["title"] = f"{base}: annual report {one['year']}"
    other = _elsewhere(random, one, random.randint(1, 3))
    return other | {"title": f"{base}: annual report {other['year']}"}


_LIKENESSES: Final = (_part, _notice, _reply, _meeting, _namesake, _twin, _yearly)
