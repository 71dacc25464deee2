import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.quotes import inside, quotations, read_quotations


def test_pairs_of_many_languages() -> None:
    text = '“one” „two“ «three» "four"'
    assert [text[s:e] for s, e in quotations(text)] == ["“one”", "„two“", "«three»", '"four"']


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "“lost\n\nbut “found” here"
    assert [text[s:e] for s, e in quotations(text)] == ["“found”"]


def test_ten_thousand_open_marks_quote_nothing() -> None:
    assert quotations("“" * 10_000) == []


def test_inside() -> None:
    spans = [(0, 4), (10, 12)]
    assert inside(spans, 3) == (0, 4)
    assert inside(spans, 4) is None
    assert inside(spans, 11) == (10, 12)


MARKS = [
    ("“We go.”", ["“We go.”"]),
    ("„Wir gehen.“", ["„Wir gehen.“"]),
    ("»Wir gehen.«", ["»Wir gehen.«"]),
    ("« Nous partons. »", ["« Nous partons. »"]),
    ("«\u00a0Nous partons.\u00a0»", ["«\u00a0Nous partons.\u00a0»"]),
    ("‹oui› et „ja“", ["‹oui›", "„ja“"]),
    ("彼は「行く」と言った。『本』", ["「行く」", "『本』"]),
    ("قال: «سنذهب» ثم “عاد”", ["«سنذهب»", "“عاد”"]),
    ("‘We go,’ she said. It’s the boys’ turn.", ["‘We go,’"]),
    ("‚Ja‘, sagte er.", ["‚Ja‘"]),
    ("it's 'fine' and don't ask", ["'fine'"]),
    ("the boys' house and the girls' house", []),
    ("“He said ‘no’ to me.”", ["“He said ‘no’ to me.”"]),
    ('He said "no" and "yes".', ['"no"', '"yes"']),
]


@pytest.mark.parametrize(("text", "expected"), MARKS, ids=[text for text, _ in MARKS])
def test_marks_of_many_languages(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected


def test_a_quotation_that_each_paragraph_opens_again() -> None:
    text = "“One paragraph.\n\n“Another.\n\n“The last.” He left."
    found = read_quotations(text)
    assert [(text[one.start : one.end], one.closed) for one in found] == [
        ("“One paragraph.", False),
        ("“Another.", False),
        ("“The last.”", True),
    ]


def test_a_quotation_in_a_quotation_lies_deeper() -> None:
    text = "“He said ‘no’ to “them”.”"
    assert [(text[one.start : one.end], one.level) for one in read_quotations(text)] == [
        (text, 0),
        ("‘no’", 1),
        ("“them”", 1),
    ]


DASHES = [
    ("ru", "— Мост пал, — сказала Анна. — Мы уходим.", ["Мост пал,", "Мы уходим."]),
    ("es", "—El puente cayó —dijo Ana—. Nos vamos.", ["El puente cayó", "Nos vamos."]),
    ("ru", "— Первый пункт списка\n— Второй пункт", []),
    ("en", "— The bridge fell, — said Ann. — Go.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), DASHES)
def test_speech_that_a_dash_opens(language: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text, language)] == expected


@given(st.text(alphabet="“”„«»‹›「」\"'‘’‚ a\n.—", max_size=200), st.sampled_from(["ru", "en"]))
@settings(max_examples=300, deadline=None)
def test_outermost_quotations_are_in_order_and_apart(text: str, language: str) -> None:
    found = quotations(text, language)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["“", "«", '"', "'", "‘a", "“a”", "“\n\n", "\n“", "— a, — ", "„“"]
)
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        begun = time.process_time()
        quotations(piece * times, "ru")
        return time.process_time() - begun

    small = max(cost(10_000), 0.02)
    assert cost(80_000) < 8 * 4 * small
