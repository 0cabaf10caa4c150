"""Names in scripts without capitals, where only the words themselves can tell."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from refkit.readers.patterns import lazy
from refkit.readers.scripts import is_spaceless

_HAN_NAME: Final = lazy(r"[\u3400-\u9fff々·]{2,4}")
_HANGUL_NAME: Final = lazy(r"[\uac00-\ud7a3]{2,4}")
_JAPANESE_NAME: Final = lazy(
    r"[\u3400-\u9fff々]{5}|[\u3400-\u9fff々]{1,3}[\u3040-\u30ff]{1,5}|[\u30a0-\u30ff・]{4,12}"
)
_HAN_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘"
    "于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻阎段雷侯"
    "龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯"
    "岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳"
    "管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫"
    "宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池"
    "查麻苑迟遲邝鄺官封谈談匡鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲伊仝区區"
    "郜海阚闞花权權强強帅帥屠豆朴盖蓋练練廉禹井祖漆巴丰支卿国國狄平计計索宣晋晉相初门門云雲容敬来來扈晁芮都普阙浦戈"
)
_HANGUL_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지나엄채원천방공현함변염여추도"
    "소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부황가복태목형피두감음빈동온호범좌팽승간상갈"
)
# Words of pages in these scripts that no name has.
_NO_NAME: Final = lazy(
    r"(?<!\w)(?:علوم|پزشکی|دانشگاه|دانشکده|مقاله|مقالات|مجله|مطالعه|فایل|متن|دریافت|صفحه|صفحات|دوره|شماره"
    r"|چکیده|تعداد|نوع|سال|بررسی|پژوهشی|مروری|نشریه|نویسنده|نویسندگان|کلید|واژه|در|از|به|این|است"
    r"|مشاهده|تاریخ|اصل|موضوع|عنوان|استاد|گروه|مجلة|جامعة|كلية|العدد|المجلد|البحث|الملخص|المستخلص|دراسة"
    r"|في|من|على|إلى|عن|هذا|التي|قسم|كتاب|بحث|تحميل|الباحث|مقدمة|المقدمة)(?!\w)"
    r"|การ|ของ|ความ|และ|ที่|วารสาร|บทคัดย่อ|บทความ|มหาวิทยาลัย|คณะ|ปีที่|ฉบับ|โรงพยาบาล|เพื่อ"
    r"|की|का|के|में|और|है|शोध|विभाग|विश्वविद्यालय|(?<!\w)(?:של|על|את|עם|אוניברסיטת|מכון|תקציר|מאת)(?!\w)"
    r"|[年月日号號期卷第页頁版]|학회|학교|학술|연구|논문|저널|초록|한국|목적|분석|[권호쪽]$|の|は|を|に|が|と|た|て"
)
_DIGIT_INSIDE: Final = lazy(
    r"[\u3400-\u9fff\uac00-\ud7a3]\s?\d+[\u3400-\u9fff\uac00-\ud7a3]"
)


def may_be_names(text: str) -> bool:
    """A cheap look: whether no word of the line says that it is something else.

    >>> may_be_names("زهرا طاهری، مهین غفاری"), may_be_names("مجله علوم پزشکی")
    (True, False)
    """
    if _DIGIT_INSIDE.search(text):
        return False
    return not _NO_NAME.search(text) or _most_have_surnames(text)


def caseless_score(name: str, mean: Callable[[Sequence[str]], float]) -> float | None:
    """How likely a stretch is a name; ``mean`` weighs words of alphabetic scripts."""
    words = name.replace(",", " ").split()
    joined = "".join(words)
    if _HAN_NAME.fullmatch(joined):
        return 1.4 if joined[0] in _HAN_SURNAMES else 0.4
    if is_spaceless(joined):
        if _HANGUL_NAME.fullmatch(joined) and joined[0] in _HANGUL_SURNAMES:
            return 1.4
        return 0.5 if _JAPANESE_NAME.fullmatch(joined) else None
    if not 2 <= len(words) <= 5 or any(len(word) > 20 for word in words):
        return None
    return mean(words) + 0.2


def _most_have_surnames(text: str) -> bool:
    """Whether nearly all words of the line are of a name's length and open like one."""
    words = re.findall(r"[\u3400-\u9fff\uac00-\ud7a3]+", text)
    known = sum(
        2 <= len(word) <= 4 and word[0] in _HAN_SURNAMES | _HANGUL_SURNAMES
        for word in words
    )
    return known > 1 and known * 5 >= len(words) * 4
