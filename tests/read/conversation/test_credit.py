"""The words that name the outlet of a pasted text."""

import pytest

from whence.read.conversation.credit import credited


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A source told the Hürriyet Daily News on Nov. 17.", "Hürriyet Daily News"),
        ("A source told Reuters that", "Reuters"),
        ("he told the Daily Sabah that", "Daily Sabah"),
        ("DAMASCUS (Reuters) - The army", "Reuters"),
        ("RT: The army", "RT"),
        ("The army left.\n— The Guardian", "The Guardian"),
        ("The army left.\nSource: BBC News", "BBC News"),
        ("يؤكد المحامي لـ«الأخبار» أنّ", "«الأخبار»"),
        ("اطلع عليها مراسل وكالة الأناضول، “أحمل", "وكالة الأناضول"),
        ("sagte er gegenüber Reuters am Montag", "Reuters"),
        ("a-t-il déclaré à Reuters lundi", "Reuters"),
        ("сообщил Рейтер в понедельник", "Рейтер"),
        ("said in an interview with the German weekly Der Spiegel", None),
        ("wrote in The Guardian that", None),
        ("as The Guardian saw it", None),
        ("كتبه حسين في صحيفة «الحياة» بتاريخ", None),
        ("he told the Prime Minister of Novaria", None),
        ("told the minister that Reuters lied", None),
        ("", None),
    ],
)
def test_what_the_text_itself_says(text, name):
    found = credited(text, (0, len(text)), None)
    assert (text[slice(*found)] if found else None) == name


@pytest.mark.parametrize(
    ("introduction", "text", "name"),
    [
        ("according to the leading newspaper HR:", "The army left.", "HR"),
        ("according to HR:", "The army left.", None),
        ("Reuters on this:", "The army left, he told the BBC.", "Reuters"),
        ("in the newspaper HR:", "The army left, he told the BBC.", "BBC"),  # known before unknown
        ("جاء في صحيفة النهار:", "The army left.", "النهار"),
    ],
)
def test_what_the_commenter_says_of_it(introduction, text, name):
    whole = f"{introduction}\n{text}"
    start = len(introduction) + 1
    found = credited(whole, (start, len(whole)), (0, len(introduction)))
    assert (whole[slice(*found)] if found else None) == name


@pytest.mark.parametrize("piece", ["told the Daily News ", "Reuters ", "لـ«", "(", "told the "])
def test_hostile_texts_end(piece):
    text = piece * (100_000 // len(piece))
    found = credited(text, (0, len(text)), (0, len(text)))
    assert found is None or found[1] <= len(text)
