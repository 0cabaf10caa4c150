"""A few works as Crossref tells of them, and works that are easily taken for them."""

from collections.abc import Mapping
from typing import Any, Final


def _work(
    doi: str, title: str, authors: str, journal: str = "", year: int = 0, **more: Any
) -> Mapping[str, Any]:
    people = [name.split(", ") for name in authors.split("; ") if name]
    made: dict[str, Any] = {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [
            {"family": family, "given": " ".join(given)} for family, *given in people
        ],
        "container-title": [journal] if journal else [],
    }
    if year:
        made["published-print"] = {"date-parts": [[year]]}
    return {**made, **more}


WORKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "lowry": _work(
        "10.1016/s0021-9258(19)52451-6",
        "PROTEIN MEASUREMENT WITH THE FOLIN PHENOL REAGENT",
        "Lowry, Oliver H.; Rosebrough, Nira J.; Farr, A. Lewis; Randall, Rose J.",
        "Journal of Biological Chemistry", 1951, volume="193", issue="1", page="265-275",
    ),
    "car": _work(
        "10.1103/physrevlett.55.2471",
        "Unified Approach for Molecular Dynamics and Density-Functional Theory",
        "Car, R.; Parrinello, M.",
        "Physical Review Letters", 1985, volume="55", issue="22", page="2471-2474",
    ),
    "perdew": _work(
        "10.1103/physrevlett.77.3865",
        "Generalized Gradient Approximation Made Simple",
        "Perdew, John P.; Burke, Kieron; Ernzerhof, Matthias",
        "Physical Review Letters", 1996, volume="77", issue="18", page="3865-3868",
    ),
    "perdew erratum": _work(
        "10.1103/physrevlett.78.1396",
        "Generalized Gradient Approximation Made Simple [Phys. Rev. Lett. 77, 3865 (1996)]",
        "Perdew, John P.; Burke, Kieron; Ernzerhof, Matthias",
        "Physical Review Letters", 1997, volume="78", issue="7", page="1396-1396",
    ),
    "perdew comment": _work(
        "10.1103/physrevlett.80.890",
        "Comment on “Generalized Gradient Approximation Made Simple”",
        "Zhang, Yingkai; Yang, Weitao",
        "Physical Review Letters", 1998, volume="80", issue="4", page="890-890",
    ),
    "altschul 1990": _work(
        "10.1016/s0022-2836(05)80360-2", "Basic local alignment search tool",
        "Altschul, Stephen F.; Gish, Warren; Miller, Webb; Myers, Eugene W.; Lipman, David J.",
        "Journal of Molecular Biology", 1990, volume="215", issue="3", page="403-410",
    ),
    "altschul 1997": _work(
        "10.1093/nar/25.17.3389",
        "Gapped BLAST and PSI-BLAST: a new generation of protein database search programs",
        "Altschul, S.; Madden, T. L.; Schaffer, A. A.",
        "Nucleic Acids Research", 1997, volume="25", issue="17", page="3389-3402",
    ),
    "bishop": _work(
        "10.1007/978-0-387-45528-0", "Pattern Recognition and Machine Learning",
        "Bishop, Christopher M.", year=2006, type="book", publisher="Springer",
    ),
    "bishop review": _work(
        "10.1117/1.2819119", "Pattern Recognition and Machine Learning",
        "Neal, Radford M.",
        "Technometrics", 2007, volume="49", issue="3", page="366-366",
    ),
    "preprint": _work(
        "10.1101/2020.05.01.000001", "The heights of oaks in western Kent",
        "Okafor, Ada; Lindqvist, Per", year=2020, type="posted-content",
        relation={"is-preprint-of": [{"id-type": "doi", "id": "10.5555/OAKS.2021"}]},
    ),
    "article": _work(
        "10.5555/oaks.2021", "The heights of oaks in western Kent",
        "Okafor, Ada; Lindqvist, Per",
        "Journal of Trees", 2021, volume="12", issue="3", page="101-115",
        relation={"has-preprint": [{"id-type": "doi", "id": "10.1101/2020.05.01.000001"}]},
    ),
    "article again": _work(
        "10.5556/oaks.copy", "The heights of oaks in western Kent",
        "Okafor, A.; Lindqvist, P.",
        "J. Trees", 2021, volume="12", page="101",
    ),
    "second part": _work(
        "10.5555/oaks.2022", "The heights of oaks in western Kent. II. After the storm",
        "Okafor, Ada; Lindqvist, Per",
        "Journal of Trees", 2021, volume="12", issue="4", page="201-215",
    ),
    "next year": _work(
        "10.5555/oaks.2023", "The heights of elms in eastern Kent",
        "Okafor, Ada; Lindqvist, Per",
        "Journal of Trees", 2022, volume="13", issue="3", page="101-115",
    ),
    "meeting": _work(
        "10.5555/meeting.7", "The heights of oaks in western Kent",
        "Okafor, Ada; Lindqvist, Per",
        "Proceedings of the Meeting on Woods", 2020, type="proceedings-article",
        page="7-12",
    ),
    "component": _work(
        "10.5555/oaks.2021.g001", "The heights of oaks in western Kent",
        "Okafor, Ada; Lindqvist, Per",
        "Journal of Trees", 2021, type="component", volume="12", page="101",
    ),
    "without authors": _work(
        "10.5555/oaks.old", "The heights of oaks in western Kent", "",
        "Journal of Trees", 2021, volume="12", page="101-115",
    ),
}  # fmt: skip
