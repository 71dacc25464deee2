"""Words for times in other languages, in a text written on Friday 14 November 2014."""

import pytest

from whence.model import Interval
from whence.read.dates import find_dates

WRITTEN = Interval.parse("2014-11-14")

GERMAN = [
    ("gestern", "gestern", "2014-11-13"),
    ("vorgestern", "vorgestern", "2014-11-12"),
    ("heute", "heute", "2014-11-14"),
    ("letzten Freitag", "letzten Freitag", "2014-11-07"),
    ("am Montag", "Montag", "2014-11-10"),
    ("letzte Woche", "letzte Woche", "2014-11-02/2014-11-09"),
    ("im vergangenen Jahr", "vergangenen Jahr", "2013"),
    ("vor zwei Wochen", "vor zwei Wochen", "2014-10-28/2014-11-03"),
    ("vor mehr als zwei Jahren", "vor mehr als zwei Jahren", "../2012-11-14"),
    ("in den letzten zwei Wochen", "letzten zwei Wochen", "2014-10-31/2014-11-14"),
    ("Anfang 2014", "Anfang 2014", "2014-01-01/2014-04-30"),
    ("Mitte März 2014", "Mitte März 2014", "2014-03-11/2014-03-20"),
    ("Ende letzten Monats", "Ende letzten Monats", "2014-10-21/2014-10-31"),
    ("zu Beginn dieses Jahres", "Beginn dieses Jahres", "2014-01-01/2014-04-30"),
    ("am 28. September", "28. September", "2014-09-28"),
    ("seit dem 29. Juni", "29. Juni", "2014-06-29"),
    ("3. Mai 2014", "3. Mai 2014", "2014-05-03"),
    ("zwischen dem 3. und 5. Mai", "zwischen dem 3. und 5. Mai", "2014-05-03/2014-05-05"),
    ("vom 3. bis 5. Mai 2014", "3. bis 5. Mai 2014", "2014-05-03/2014-05-05"),
    ("von Januar bis März 2014", "von Januar bis März 2014", "2014-01-01/2014-03-31"),
    ("erste Hälfte November", "erste Hälfte November", "2014-11-01/2014-11-15"),
    ("im Januar", "Januar", "2014-01"),
    ("im Juni dieses Jahres", "Juni dieses Jahres", "2014-06"),
    ("bis Mai", "Mai", "2014-05"),
    ("im Jahr 2014", "Jahr 2014", "2014"),
    ("im Sommer 2013", "Sommer 2013", "2013-06-01/2013-08-31"),
    ("im 19. Jahrhundert", "19. Jahrhundert", "1801-01-01/1900-12-31"),
    ("wird am 3. Dezember stattfinden", "3. Dezember", "2014-12-03"),
    ("die für Montag geplante Reise", "Montag", "2014-11-17"),
]
FRENCH = [
    ("hier", "hier", "2014-11-13"),
    ("avant-hier", "avant-hier", "2014-11-12"),
    ("aujourd’hui", "aujourd’hui", "2014-11-14"),
    ("la semaine dernière", "la semaine dernière", "2014-11-02/2014-11-09"),
    ("lundi dernier", "lundi dernier", "2014-11-10"),
    ("l’an dernier", "l’an dernier", "2013"),
    ("le mois dernier", "mois dernier", "2014-10"),
    ("il y a deux ans", "il y a deux ans", "2012-05-15/2013-05-16"),
    ("les deux dernières semaines", "les deux dernières semaines", "2014-10-31/2014-11-14"),
    ("début 2014", "début 2014", "2014-01-01/2014-04-30"),
    ("mi-mai", "mi-mai", "2014-05-11/2014-05-20"),
    ("fin mai 2013", "fin mai 2013", "2013-05-21/2013-05-31"),
    ("au début de l’année", "début de l’année", "2014-01-01/2014-04-30"),
    ("le 28 septembre", "28 septembre", "2014-09-28"),
    ("le 1er mai", "1er mai", "2014-05-01"),
    ("depuis le 29 juin", "29 juin", "2014-06-29"),
    ("jusqu'en mai", "mai", "2014-05"),
    ("entre le 3 et le 5 mai", "entre le 3 et le 5 mai", "2014-05-03/2014-05-05"),
    ("du 3 au 5 mai 2014", "du 3 au 5 mai 2014", "2014-05-03/2014-05-05"),
    ("de janvier à mars 2014", "de janvier à mars 2014", "2014-01-01/2014-03-31"),
    ("vendredi 14 novembre 2014", "vendredi 14 novembre 2014", "2014-11-14"),
    ("l’été dernier", "l’été dernier", "2014-06-01/2014-08-31"),
    ("en 2014", "2014", "2014"),
    ("dans les années 1990", "années 1990", "1990-01-01/1999-12-31"),
    ("la première quinzaine de mai", "la première quinzaine de mai", "2014-05-01/2014-05-15"),
]
SPANISH = [
    ("ayer", "ayer", "2014-11-13"),
    ("anteayer", "anteayer", "2014-11-12"),
    ("mañana", "mañana", "2014-11-15"),
    ("la semana pasada", "la semana pasada", "2014-11-02/2014-11-09"),
    ("el lunes pasado", "lunes pasado", "2014-11-10"),
    ("el pasado lunes", "pasado lunes", "2014-11-10"),
    ("el año pasado", "año pasado", "2013"),
    ("este año", "este año", "2014"),
    ("hace dos semanas", "hace dos semanas", "2014-10-28/2014-11-03"),
    ("en las últimas dos semanas", "las últimas dos semanas", "2014-10-31/2014-11-14"),
    ("a principios de 2014", "principios de 2014", "2014-01-01/2014-04-30"),
    ("a mediados de mayo", "mediados de mayo", "2014-05-11/2014-05-20"),
    ("a finales de mayo de 2013", "finales de mayo de 2013", "2013-05-21/2013-05-31"),
    ("el 28 de septiembre", "28 de septiembre", "2014-09-28"),
    ("28 de septiembre de 2014", "28 de septiembre de 2014", "2014-09-28"),
    ("el primero de mayo", "primero de mayo", "2014-05-01"),
    ("desde el 29 de junio", "29 de junio", "2014-06-29"),
    ("hasta mayo", "mayo", "2014-05"),
    ("en enero", "enero", "2014-01"),
    ("entre el 3 y el 5 de mayo", "entre el 3 y el 5 de mayo", "2014-05-03/2014-05-05"),
    ("del 3 al 5 de mayo de 2014", "del 3 al 5 de mayo de 2014", "2014-05-03/2014-05-05"),
    ("de enero a marzo de 2014", "de enero a marzo de 2014", "2014-01-01/2014-03-31"),
    ("el verano pasado", "verano pasado", "2014-06-01/2014-08-31"),
    ("el próximo martes", "próximo martes", "2014-11-18"),
]
RUSSIAN = [
    ("вчера", "вчера", "2014-11-13"),
    ("позавчера", "позавчера", "2014-11-12"),
    ("на прошлой неделе", "прошлой неделе", "2014-11-02/2014-11-09"),
    ("в прошлом году", "прошлом году", "2013"),
    ("в прошлом месяце", "прошлом месяце", "2014-10"),
    ("в этом году", "этом году", "2014"),
    ("две недели назад", "две недели назад", "2014-10-28/2014-11-03"),
    ("неделю назад", "неделю назад", "2014-11-04/2014-11-10"),
    ("за последние две недели", "последние две недели", "2014-10-31/2014-11-14"),
    ("в начале 2014 года", "начале 2014", "2014-01-01/2014-04-30"),
    ("в конце мая 2013 года", "конце мая 2013", "2013-05-21/2013-05-31"),
    ("28 сентября", "28 сентября", "2014-09-28"),
    ("28 сентября 2014 года", "28 сентября 2014", "2014-09-28"),
    ("с 29 июня", "29 июня", "2014-06-29"),
    ("до мая", "мая", "2014-05"),
    ("в январе", "январе", "2014-01"),
    ("с 3 по 5 мая 2014 года", "с 3 по 5 мая 2014", "2014-05-03/2014-05-05"),
    ("с января по март 2014 года", "с января по март 2014", "2014-01-01/2014-03-31"),
    ("в понедельник", "понедельник", "2014-11-10"),
    ("в среду", "среду", "2014-11-12"),
    ("в прошлую пятницу", "прошлую пятницу", "2014-11-07"),
    ("прошлым летом", "прошлым летом", "2014-06-01/2014-08-31"),
    ("в 2014 году", "2014", "2014"),
]
TURKISH = [
    ("dün", "dün", "2014-11-13"),
    ("geçen hafta", "geçen hafta", "2014-11-02/2014-11-09"),
    ("geçen yıl", "geçen yıl", "2013"),
    ("iki hafta önce", "iki hafta önce", "2014-10-28/2014-11-03"),
    ("son iki hafta", "son iki hafta", "2014-10-31/2014-11-14"),
    ("28 Eylül'de", "28 Eylül", "2014-09-28"),
    ("14 Kasım 2014", "14 Kasım 2014", "2014-11-14"),
    ("3-5 Mayıs 2014", "3-5 Mayıs 2014", "2014-05-03/2014-05-05"),
    ("Ocak ayında", "Ocak ayında", "2014-01"),
    ("2014 başında", "2014 başında", "2014-01-01/2014-04-30"),
    ("2014'ün başında", "2014'ün başında", "2014-01-01/2014-04-30"),
    ("mayıs sonunda", "mayıs sonunda", "2014-05-21/2014-05-31"),
    ("2014 yılında", "2014 yılında", "2014"),
    ("2013 yazında", "2013 yazında", "2013-06-01/2013-08-31"),
    ("geçen cuma", "geçen cuma", "2014-11-07"),
    ("gelecek hafta", "gelecek hafta", "2014-11-16/2014-11-23"),
]
ARABIC = [
    ("أمس", "أمس", "2014-11-13"),
    ("أول من أمس", "أول من أمس", "2014-11-12"),
    ("اليوم", "اليوم", "2014-11-14"),
    ("غداً", "غداً", "2014-11-15"),
    ("يوم الجمعة", "يوم الجمعة", "2014-11-14"),
    ("الجمعة الماضية", "الجمعة الماضية", "2014-11-07"),
    ("الأسبوع الماضي", "الأسبوع الماضي", "2014-11-02/2014-11-09"),
    ("العام الماضي", "العام الماضي", "2013"),
    ("هذا العام", "هذا العام", "2014"),
    ("العام الجاري", "العام الجاري", "2014"),
    ("الأسبوع المقبل", "الأسبوع المقبل", "2014-11-16/2014-11-23"),
    ("قبل نحو أسبوعين", "قبل نحو أسبوعين", "2014-10-25/2014-11-06"),
    ("قبل ثلاثة أيام", "قبل ثلاثة أيام", "2014-11-11"),
    ("قبل أيام", "قبل أيام", "2014-11-07/2014-11-12"),
    ("قبل عام", "قبل عام", "2013-05-15/2014-05-16"),
    ("منذ أكثر من سنتين", "منذ أكثر من سنتين", "../2012-11-14"),
    ("خلال السنوات الأربع الماضية", "السنوات الأربع الماضية", "2010-11-14/2014-11-14"),
    ("24 حزيران الماضي", "24 حزيران الماضي", "2014-06-24"),
    ("24 يونيو/حزيران الماضي", "24 يونيو/حزيران الماضي", "2014-06-24"),
    ("بتاريخ 7 تموز", "7 تموز", "2014-07-07"),
    ("في الثاني من تشرين الثاني", "الثاني من تشرين الثاني", "2014-11-02"),
    ("في الخامس والعشرين من يناير 2011", "الخامس والعشرين من يناير 2011", "2011-01-25"),
    ("٢٨ أيلول ٢٠١٤", "٢٨ أيلول ٢٠١٤", "2014-09-28"),
    ("۲۸ أيلول ۲۰۱۴", "۲۸ أيلول ۲۰۱۴", "2014-09-28"),
    ("28 أيلول 2014م", "28 أيلول 2014م", "2014-09-28"),
    ("كانون الثاني 2014", "كانون الثاني 2014", "2014-01"),
    ("في كانون الثاني", "كانون الثاني", "2014-01"),
    ("في آب", "آب", "2014-08"),
    ("غشت 2014", "غشت 2014", "2014-08"),
    ("3 جويلية", "3 جويلية", "2014-07-03"),
    ("يونيو من العام الماضي", "يونيو من العام الماضي", "2013-06"),
    ("في 24 من الشهر الماضي", "24 من الشهر الماضي", "2014-10-24"),
    ("بين 3 و5 أيار", "بين 3 و5 أيار", "2014-05-03/2014-05-05"),
    ("من 3 إلى 5 أيار 2014", "من 3 إلى 5 أيار 2014", "2014-05-03/2014-05-05"),
    ("مطلع الشهر الحالي", "مطلع الشهر الحالي", "2014-11-01/2014-11-10"),
    ("أواخر العام الماضي", "أواخر العام الماضي", "2013-09-01/2013-12-31"),
    ("النصف الأول من تشرين الثاني", "النصف الأول من تشرين الثاني", "2014-11-01/2014-11-15"),
    ("عام 2014", "عام 2014", "2014"),
    ("منذ عام 2011", "عام 2011", "2011"),
    ("صيف 2013", "صيف 2013", "2013-06-01/2013-08-31"),
    ("١٥ محرم ١٤٣٦", "١٥ محرم ١٤٣٦", "2014-11-06/2014-11-10"),
    ("15 محرم 1436هـ", "15 محرم 1436هـ", "2014-11-06/2014-11-10"),
    ("في سنة 1436 هـ", "سنة 1436 هـ", "2014-10-23/2015-10-16"),
    ("في شهر رمضان", "شهر رمضان", "2014-06-27/2014-07-30"),
    ("سيعقد في 3 كانون الأول", "3 كانون الأول", "2014-12-03"),
]
TABLE = [
    (language, *case)
    for language, cases in {
        "de": GERMAN,
        "fr": FRENCH,
        "es": SPANISH,
        "ru": RUSSIAN,
        "tr": TURKISH,
        "ar": ARABIC,
    }.items()
    for case in cases
]


def read(text, language):
    found = find_dates(text, WRITTEN, language)
    return [(text[one.start : one.end], str(one.when)) for one in found]


@pytest.mark.parametrize(("language", "text", "quote", "when"), TABLE)
def test_one_expression(language, text, quote, when):
    assert read(text, language) == [(quote, when)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "14 de novembro de 2014"),
        ("it", "14 novembre 2014"),
        ("nl", "14 november 2014"),
        ("uk", "14 листопада 2014 року"),
        ("pl", "14 listopada 2014"),
        ("hr", "14. studenoga 2014."),
        ("cs", "14. listopadu 2014"),
        ("ro", "14 noiembrie 2014"),
        ("fi", "14. marraskuuta 2014"),
        ("el", "14 Νοεμβρίου 2014"),
        ("id", "14 November 2014"),
        ("fa", "۱۴ نوامبر ۲۰۱۴"),
        ("de", "le 14 novembre 2014"),
        ("en", "14 ноября 2014 года"),
        (None, "14 de noviembre de 2014"),
    ],
)
def test_a_full_date_in_any_language(language, text):
    assert [when for _, when in read(text, language)] == ["2014-11-14"]


def test_listopada_is_november_in_polish_and_october_in_croatian():
    assert read("14 listopada 2014", "pl") == [("14 listopada 2014", "2014-11-14")]
    assert read("14 listopada 2014", "hr") == [("14 listopada 2014", "2014-10-14")]
    assert read("14 listopada 2014", None) == []


def test_a_second_script_is_read_by_its_own_table():
    text = "He left two weeks ago: قبل نحو أسبوعين, на прошлой неделе"
    assert [quote for quote, _ in read(text, "en")] == [
        "two weeks ago",
        "قبل نحو أسبوعين",
        "прошлой неделе",
    ]
    assert read("قال (on 28 September)", "ar") == [("28 September", "2014-09-28")]


@pytest.mark.parametrize("language", ["en-GB", "EN", None, "xx", "", "a" * 1000])
def test_any_code_of_a_language_is_taken(language):
    assert read("14 November 2014", language) == [("14 November 2014", "2014-11-14")]
