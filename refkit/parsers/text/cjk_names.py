"""Which pieces of a line are names in Chinese, Japanese or Korean script."""

import re
from collections.abc import Sequence
from typing import Final

from refkit.model import Span
from refkit.readers.name_words import HAN_SURNAMES, HANGUL_SURNAMES, KANJI_SURNAMES
from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

_HAN: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁"
    "潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛"
    "闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温康施牛樊葛邢安齐齊易乔喬伍庞龐颜顏"
    "倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲"
    "翁冉骆駱蓝藍路游靳辛欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆"
)
_HANGUL: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉피"
)
_NUMBERED: Final = lazy(r"\d{4}|[第年月卷期号號巻]\s?\d|\d\s?[年月卷期号號巻권호]")
_NAME: Final = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]{1,8}")
_KANJI: Final = lazy(r"[\u3400-\u9fff々]{2,3}")


def cjk_names(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """Those pieces of a line, if most of them are shaped like names; else none.

    >>> line = "李文博, 赵晓燕"
    >>> cjk_names(line, [Span(0, 3), Span(5, 8)])
    [Span(start=0, end=3), Span(start=5, end=8)]
    >>> cjk_names("摘要 (98)", [Span(0, 2)])
    []
    """
    if _NUMBERED.search(text):
        return []
    pieces = [re.sub(r"\([^()]*\)|[\d*,\s]+$", "", text[a:b]).strip() for a, b in spans]
    if any(is_spaceless(piece) and not _is_word(piece) for piece in pieces):
        return []
    if len(pieces) == 2 and _is_one(pieces, text[spans[0].end : spans[1].start]):
        return [Span(spans[0].start, spans[1].end)]
    sure = sum(_is_sure(piece) for piece in pieces)
    spaced = len(pieces) > 1 and not re.search(r"[,;;,、・·/|]", text)
    return list(spans) if sure * (1 if spaced else 2) >= len(pieces) else []


def _is_word(piece: str) -> bool:
    parts = piece.split()
    return len(parts) <= 2 and all(map(_NAME.fullmatch, parts))


def _is_one(pieces: Sequence[str], between: str) -> bool:
    """Whether two words are the family and given name of one Japanese person."""
    first, second = pieces
    if between.strip() or not (_KANJI.fullmatch(first) and is_spaceless(second)):
        return False
    return first in KANJI_SURNAMES or not (_is_sure(first) and _is_sure(second))


def _is_sure(piece: str) -> bool:
    if not is_spaceless(piece):
        return True
    parts = piece.split()
    if len(parts) == 2:
        return all(len(part) <= 4 for part in parts)
    first = piece[:1]
    if piece[:2] in HAN_SURNAMES | HANGUL_SURNAMES:
        return 3 <= len(piece) <= 4
    if first in _HANGUL:
        return len(piece) in {3, 4} or (len(piece) == 2 and piece[0] in "김이박최정")
    if first in _HAN:
        return 2 <= len(piece) <= 3
    return piece[:2] in KANJI_SURNAMES and 3 <= len(piece) <= 5
