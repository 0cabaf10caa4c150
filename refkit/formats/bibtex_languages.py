"""Babel's names of languages, and the codes that CSL has."""

from collections.abc import Mapping
from typing import Final

_LANGUAGES: Final = """
english en  american en-US  usenglish en-US  british en-GB  ukenglish en-GB
canadian en-CA  australian en-AU  newzealand en-NZ
ngerman de-DE  german de-DE  austrian de-AT  naustrian de-AT  swissgerman de-CH
nswissgerman de-CH  french fr-FR  francais fr-FR  canadien fr-CA  acadian fr-CA
spanish es-ES  italian it-IT  portuguese pt-PT  portuges pt-PT  brazilian pt-BR
brazil pt-BR  dutch nl-NL  danish da-DK  swedish sv-SE  norsk nb-NO  nynorsk nn-NO
finnish fi-FI  icelandic is-IS  polish pl-PL  czech cs-CZ  slovak sk-SK
slovene sl-SI  slovenian sl-SI  croatian hr-HR  serbian sr-RS  hungarian hu-HU
magyar hu-HU  romanian ro-RO  bulgarian bg-BG  russian ru-RU  ukrainian uk-UA
greek el-GR  latin la  turkish tr-TR  hebrew he-IL  arabic ar  catalan ca-AD
basque eu  galician gl-ES  estonian et-EE  latvian lv-LV  lithuanian lt-LT
japanese ja-JP  chinese zh-CN  korean ko-KR  vietnamese vi-VN  welsh cy-GB
irish ga  persian fa  farsi fa  hindi hi
""".split()
LANGUAGES: Final[Mapping[str, str]] = dict(
    zip(_LANGUAGES[::2], _LANGUAGES[1::2], strict=True)
)
"""The code of each name; of several names of one language, the first is written."""
