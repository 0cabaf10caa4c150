"""Month names, full and short, in the languages scholarly pages are written in."""

import unicodedata
from collections.abc import Mapping
from typing import Final

# One row a month: English, German, French, Spanish, Portuguese, Catalan, Italian,
# Romanian, Dutch, Swedish, Danish/Norwegian, Finnish, Estonian, Hungarian, Polish,
# Czech, Slovak, Croatian/Slovene/Serbian, Latvian, Lithuanian, Turkish, Indonesian,
# Russian, Ukrainian, Bulgarian, Greek, Arabic, Persian (Gregorian months), Hebrew.
# Forms in dates (genitive) stand where they differ. "listopad" is October in
# Croatian and November in Polish and Czech, so it is no month here, in no case of it; "lipnja" and
# "lipca", "srpnja" and "srpna" are told apart by their endings.
_ROWS: Final = (
    "january jan januar jänner janvier janv enero ene janeiro gener gennaio gen ianuarie"
    " ian januari tammikuuta tammikuu jaanuar január stycznia styczeń leden ledna januára"
    " siječanj siječnja janvāris sausio sausis ocak oca январь января янв січень січня"
    " януари ιανουαρίου ιανουάριος يناير ژانویه ינואר",
    "february feb februar feber février févr fév febrero fevereiro fev febrer febbraio"
    " februarie februari helmikuuta helmikuu veebruar február lutego luty únor února"
    " februára veljača veljače februāris vasario vasaris şubat şub pebruari peb февраль"
    " февраля фев лютий лютого февруари φεβρουαρίου φεβρουάριος فبراير فوریه פברואר",
    "march mar märz mrz mars marzo março març martie maart mrt marts maaliskuuta"
    " maaliskuu märts március márc marca marzec březen března marec ožujak ožujka"
    " martā kovo kovas mart maret март марта мар березень березня μαρτίου μάρτιος"
    " مارس מרץ",
    "april apr avril avr abril abr aprile aprilie huhtikuuta huhtikuu aprill április"
    " ápr kwietnia kwiecień duben dubna apríl apríla travanj travnja aprīlis balandžio"
    " balandis nisan nis апрель апреля апр квітень квітня април απριλίου απρίλιος"
    " أبريل ابريل آوریل אפריל",
    "may mai mayo maio maig maggio mag mei maj toukokuuta toukokuu május máj maja"
    " květen května mája svibanj svibnja maijs gegužės gegužė mayıs май мая травень"
    " травня μαΐου μάιος مايو مه מאי",
    "june jun juni juin junio junho juny giugno giu iunie iun kesäkuuta kesäkuu juuni"
    " június jún czerwca czerwiec červen června júna lipanj lipnja jūnijs birželio"
    " birželis haziran haz июнь июня июн червень червня юни ιουνίου ιούνιος يونيو ژوئن"
    " יוני",
    "july jul juli juillet juil julio julho juliol luglio lug iulie iul heinäkuuta"
    " heinäkuu juuli július júl lipca lipiec červenec července júla srpanj srpnja jūlijs"
    " liepos liepa temmuz tem июль июля июл липень липня юли ιουλίου ιούλιος يوليو"
    " ژوئیه יולי",
    "august aug août agosto ago agost augustus augusti elokuuta elokuu augusztus"
    " sierpnia sierpień srpen srpna augusta kolovoz kolovoza augusts rugpjūčio rugpjūtis"
    " ağustos ağu agustus agt август августа авг серпень серпня αυγούστου αύγουστος"
    " أغسطس اوت אוגוסט",
    "september sep sept septembre septiembre setiembre setembro set setembre settembre"
    " septembrie syyskuuta syyskuu szeptember szept września wrzesień září septembra"
    " rujan rujna septembris rugsėjo rugsėjis eylül eyl сентябрь сентября сен сент"
    " вересень вересня септември σεπτεμβρίου σεπτέμβριος سبتمبر سپتامبر ספטמבר",
    "october oct oktober okt octobre octubre outubro out ottobre ott octombrie lokakuuta"
    " lokakuu oktoober október października październik říjen října októbra"
    " oktobris spalio spalis ekim eki октябрь октября окт жовтень жовтня октомври"
    " οκτωβρίου οκτώβριος أكتوبر اكتوبر اکتبر אוקטובר",
    "november nov novembre noviembre novembro noiembrie noi marraskuuta marraskuu"
    " novembra studeni studenoga novembris lapkričio lapkritis kasım kas"
    " ноябрь ноября ноя листопад листопада ноември νοεμβρίου νοέμβριος نوفمبر نوامبر"
    " נובמבר",
    "december dec dezember dez décembre déc diciembre dic dezembro desembre dicembre"
    " decembrie joulukuuta joulukuu detsember december grudnia grudzień prosinec"
    " prosince decembra prosinac prosinca decembris gruodžio gruodis aralık ara desember"
    " des декабрь декабря дек грудень грудня декември δεκεμβρίου δεκέμβριος ديسمبر"
    " دسامبر דצמבר",
)


def fold(word: str) -> str:
    """Fold case and accents away, so that one spelling stands for all.

    >>> fold("Février")
    'fevrier'
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


# The months of the Iranian calendar, from its new year in March.
_IRANIAN: Final = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"


MONTHS: Final[Mapping[str, int]] = {
    fold(word): number
    for number, row in enumerate(_ROWS, start=1)
    for word in row.split()
} | {fold(word): number for number, word in enumerate(_IRANIAN.split(), start=1)}
"""Month numbers by folded name."""

SEASONS: Final[Mapping[str, int]] = {
    fold(season): number
    for number, row in enumerate(
        (
            "spring spr frühjahr frühling printemps primavera",
            "summer sum sommer été verano estate",
            "autumn fall fal herbst automne otoño autunno",
            "winter win hiver invierno inverno",
        ),
        start=1,
    )
    for season in row.split()
}
"""Numbers of seasons, from spring, by folded name."""
