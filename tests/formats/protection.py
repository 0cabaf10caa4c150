"""Capitals that a writer of BibTeX protects of its own accord, and how to look past them."""

from attrs import evolve

from refkit.formats.tex_rich import without_no_case
from refkit.model import Reference


def as_meant(read: Reference, written: Reference) -> Reference:
    """What was read, without the protection that nobody but the writer asked for."""
    markup = {
        name: text
        if "nocase" in written.markup.get(name, "")
        else without_no_case(text)
        for name, text in read.markup.items()
    }
    return evolve(read, markup=markup)
