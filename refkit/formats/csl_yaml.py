"""CSL-YAML: the items of CSL-JSON as pandoc has them in YAML, with rich text in Markdown.

https://pandoc.org/MANUAL.html#specifying-bibliographic-data
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from refkit.errors import FormatError
from refkit.formats.csl_items import item_of
from refkit.formats.csl_json import listed, references_in
from refkit.formats.csl_markdown import from_markdown, to_markdown
from refkit.formats.csl_variables import OTHER_SPELLINGS, VARIABLES
from refkit.formats.csl_yaml_documents import documents
from refkit.formats.keys import citation_keys
from refkit.model import RICH_FIELDS, Reference
from refkit.plugins import Format

_NAME: Final = "csl-yaml"
_RICH: Final = (
    *(VARIABLES[name] for name in RICH_FIELDS),
    *(variable for variable, name in OTHER_SPELLINGS.items() if name in RICH_FIELDS),
)
_FAR: Final = 1_000_000
"""A width that no line reaches, so that a text stays on one."""


def write(references: Iterable[Reference]) -> str:
    """Write references as YAML under ``references``, as pandoc reads them.

    >>> print(write([Reference(type="book", title="Ethics", citation_key="spinoza1677")]))
    references:
    - id: spinoza1677
      type: book
      title: Ethics
    <BLANKLINE>
    """
    references = tuple(references)
    items = [
        _for_pandoc(item_of(reference, key))
        for reference, key in zip(references, citation_keys(references), strict=True)
    ]
    return _yaml({"references": items})


def _for_pandoc(item: dict[str, Any]) -> dict[str, Any]:
    rich = {name: to_markdown(item[name]) for name in _RICH if name in item}
    return {**item, **rich} if rich else item


def _yaml(data: Any) -> str:
    import yaml

    text: str = yaml.dump(
        data,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        sort_keys=False,
        width=_FAR,
    )
    return text


def read(text: str) -> Iterator[Reference]:
    """Read a list of items or what stands under ``references``, in any document.

    Every scalar is read as the text it is: ``no`` is Norwegian, and 1.10 a volume.
    """
    return references_in([_as_csl(item) for item in _items(text)], _NAME)


def _as_csl(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    if isinstance(base := item.get("<<"), dict):
        item = {**base, **item}
        del item["<<"]
    rich = {
        name: from_markdown(item[name])
        for name in _RICH
        if isinstance(item.get(name), str)
    }
    return {**item, **rich}


def _items(text: str) -> list[Any]:
    import yaml

    found: list[Any] = []
    is_csl = False
    try:
        for document in documents(text):
            if (items := listed(document)) is not None:
                found += items
                is_csl = True
    except yaml.YAMLError as error:
        # What follows pandoc's metadata is no YAML.
        if not is_csl:
            reason = " ".join(str(error).split())
            raise FormatError(_NAME, f"not YAML: {reason}") from None
    if not is_csl and text.strip("\ufeff \t\r\n"):
        raise FormatError(_NAME, "no list of items, under references or alone")
    return found


CSL_YAML: Final = Format(_NAME, ".yaml", write, read)
