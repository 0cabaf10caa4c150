"""The expectations of JabRef's importers, as BibTeX has what JabRef has words of its own for."""

import re


def mended(bib: str) -> str:
    r"""What a file expects, said so that any reader of BibTeX finds it.

    An importer of JabRef's leaves a list of authors as it is, keeps groups apart from
    them, and calls the title of a chapter ``article``, that of its book ``title``. One
    file lacks the brace behind the type of its entry.

    >>> mended("@misc{,\n  author = {Li, A.; Oak, B.},\n}")
    '@misc{,\n  author = {Li, A. and Oak, B.},\n}'
    >>> mended("@article{,\n  author = {Li, A.},\n  corporate = {Oaks},\n}")
    '@article{,\n  author = {Li, A. and {Oaks}},\n}'
    >>> mended("@article{,\n  article = {Oaks},\n  title = {Trees},\n}")
    '@article{,\n  title = {Oaks},\n  booktitle = {Trees},\n}'
    """
    bib = re.sub(r"^(@\w+),$", r"\1{,", bib, flags=re.M)
    entries = re.split(r"(?m)^(?=@)", bib)
    return "".join(_with_title(_with_groups(entry)) for entry in entries)


def _with_groups(entry: str) -> str:
    entry = re.sub(
        r"(?<=\bauthor = ).*", lambda said: said[0].replace(";", " and"), entry
    )
    group = re.search(r"^\s*corporate = \{(.+)\},\n", entry, re.M)
    if group is None:
        return entry
    entry = entry.replace(group[0], "")
    return re.sub(r"(\bauthor = \{.*)(?=\},)", rf"\1 and {{{group[1]}}}", entry)


def _with_title(entry: str) -> str:
    if not re.search(r"^\s*article = ", entry, re.M):
        return entry
    entry = re.sub(r"(?m)^(\s*)title = ", r"\1booktitle = ", entry)
    return re.sub(r"(?m)^(\s*)article = ", r"\1title = ", entry)
