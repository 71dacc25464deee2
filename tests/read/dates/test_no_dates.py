"""What looks like a time and is none."""

import pytest

from whence.model import Interval
from whence.read.dates import find_dates

WRITTEN = Interval.parse("2014-11-14")

ENGLISH = """
You may march to the sun, a second later, as they sat
May I ask whether they may go
MAY WE ASK
Theresa May said, and a report by May
the March on Washington
a march of 12 people
an august body of men, 12 march in step
JAN and ISIS, from JAN to IS
1,000 in 2014 bullets were sold
1 in 2014 people
a total of 2014 people
in 2000 cases
between 1500 to 2000 people
rose by 2000
$2014 or 2014 dollars, £1999, #2014, @2014
call 555-1234, 020 7946 0958 or +44 20 7946 0958
ISBN 978-3-16-148410-0
version 2.0.14, v2014.1, 2014.1.2.3
open 24/7
won 3-2 on aggregate, 10-12, and 3/4 of them
room 2014
http://site.example/2014/11/14/slug?date=2014-11-14
file_2014-11-02.txt and 2014-11-02-1234
192.168.20.14
31 February 2014 and 2014-02-30, 99/99/2014
the last year of the war
his last week in office
every Friday, each Monday, on a Sunday
Monday to Friday, Tuesday - Saturday
Black Friday and Bloody Sunday
the Sunday Times, the Mail on Sunday
USA Today reported; Russia Today said
on the last day
to this day
for two years, 10 years old, a 3-day truce
the first day of school
100% in 5 days
the next door, the last man standing
the late night show
the Arab Spring and summer camp
at 3:56 pm
Rajab Safar and Shaban
the second May
two years later
the week ago
Page 28. September came
"""


@pytest.mark.parametrize("text", ENGLISH.strip().splitlines())
def test_english(text):
    found = find_dates(text, WRITTEN, "en")
    assert [text[one.start : one.end] for one in found] == []


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "de",
            "Guten Morgen|am Morgen|vor dem Haus|vor der Woche|der Mai|jeden Freitag|Montag bis Freitag|so am Ende",
        ),
        ("fr", "mars attaque|l'eau de mars|sept hommes|la voiture|il y a deux hommes|chaque lundi"),
        (
            "es",
            "por la mañana|en el mar abierto|la segunda vez|hace frío|para que|cada lunes|hoy en día|un domingo",
        ),
        ("ru", "среда обитания|в конце|два дома|назад|каждый понедельник"),
        ("tr", "ocak başı|pazar yeri|son iki adam|cuma namazı|geçen adam"),
        ("ar", "مارس الضغط|الأب|قبل أسبوع من الانتخابات|كل يوم|الاثنين معا|صفر كبير|في ذلك اليوم"),
    ],
)
def test_other_languages(language, texts):
    for text in texts.split("|"):
        found = find_dates(text, WRITTEN, language)
        assert [text[one.start : one.end] for one in found] == [], text
