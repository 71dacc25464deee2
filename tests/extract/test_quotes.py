from whence.extract.quotes import inside, quotations


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
