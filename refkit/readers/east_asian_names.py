"""Names in Han characters, kana or Hangul, where the family name leads."""

from typing import Final

from refkit.model import Name
from refkit.readers.name_words import (
    HAN_SURNAMES,
    HANGUL_SURNAMES,
    KANJI_SURNAMES,
)
from refkit.readers.patterns import lazy
from refkit.readers.scripts import may_be_east_asian

_HAN: Final = lazy(r"[\u3400-\u9fff\uf900-\ufaff々]+")
_KANA: Final = lazy(r"[\u3040-\u30ff]")
_HANGUL: Final = lazy(r"[\uac00-\ud7a3]+")
_EAST_ASIAN: Final = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々\uac00-\ud7a3·]+")


def is_east_asian(text: str) -> bool:
    """Whether a name is written in Han characters, kana or Hangul.

    >>> is_east_asian("山田 太郎"), is_east_asian("Yamada Taro")
    (True, False)
    """
    bare = text.replace(" ", "").replace(",", "")
    return may_be_east_asian(bare) and _EAST_ASIAN.fullmatch(bare) is not None


def east_asian_name(text: str) -> Name:
    """Take a name apart where its blank, or the length of its family name, shows.

    >>> east_asian_name("欧阳修远").inverted, east_asian_name("고은경").inverted
    ('欧阳, 修远', '고, 은경')
    """
    words = text.replace(",", " ").split()
    if len(words) > 1:
        return Name(
            words[0], "".join(words[1:]) if _HAN.search(text) else " ".join(words[1:])
        )
    word = words[0]
    if "·" in word or (_KANA.search(word) and not _HAN.search(word)) or len(word) == 1:
        return Name(word)
    count = 1
    if _HANGUL.fullmatch(word):
        count = 2 if len(word) > 3 and word[:2] in HANGUL_SURNAMES else 1
    else:
        for length in (3, 2):
            if word[:length] in KANJI_SURNAMES or word[:length] in HAN_SURNAMES:
                count = length
                break
        else:
            # Four or more characters with no Chinese double surname are Japanese.
            count = 2 if len(word) >= 4 else 1
    if count >= len(word):
        return Name(word)
    return Name(word[:count], word[count:])
