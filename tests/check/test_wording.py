"""Dates and lists in plain words; actors met by their whole names."""

import pytest

from whence.check.lexicon import load_lexicon
from whence.check.names import as_written, name_table
from whence.check.wording import (
    date_words,
    listed,
    sentence,
    shortened,
    since,
    span_words,
    when_words,
)
from whence.model import Actor, Claim, Interval, Name


@pytest.mark.parametrize(
    ("edtf", "bare", "adverb"),
    [
        ("2014-11-02", "2 November 2014", "on 2 November 2014"),
        ("2014-11", "November 2014", "in November 2014"),
        ("2014", "2014", "in 2014"),
        ("2014-03~", "about March 2014", "in about March 2014"),
        ("2014-11-13T16:00Z", "13 November 2014", "on 13 November 2014"),
        ("2014-10-26/2014-11-02", "26 October 2014 to 2 November 2014",
         "between 26 October 2014 and 2 November 2014"),
        ("2014-01-01/2014-01-31", "January 2014", "in January 2014"),
        ("2014-01-01/2014-12-31", "2014", "in 2014"),
        ("2014-03/2014-11", "March 2014 to November 2014", "between March 2014 and November 2014"),
        ("2014-03-04/..", "4 March 2014", "since 4 March 2014"),
        ("../2014-03-04", "4 March 2014", "up to 4 March 2014"),
    ],
)  # fmt: skip
def test_dates(edtf, bare, adverb):
    assert (date_words(Interval.parse(edtf)), when_words(Interval.parse(edtf))) == (bare, adverb)


def test_lists_and_sentences():
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert listed(["a"], last="or") == "a"
    assert listed([]) == ""
    assert shortened(list("abcdefgh")) == "a, b, c, d, e, f and 2 more"
    assert sentence(" he said “no.” ") == "He said “no.”"


def test_names_are_met_whole_and_acronyms_in_capitals():
    actors = (
        Actor(id="is", names=(Name(name="IS"), Name(name="ISIS"), Name(name="Islamic State"))),
        Actor(id="if", names=(Name(name="Islamic Front"),)),
        Actor(id="nusra", names=(Name(name="al-Nusra"), Name(name="جبهة النصرة"))),
    )
    table = name_table(actors, [Claim(id="c", text="", actors=("Pavo Group",))])
    cases = {
        "This is what they said": set(),
        "IS and the Islamic Front": {"is", "if"},
        "Isis men; the Islamic state of things": {"is"},
        "a senior al-Nusra figure, Al-Nusra's own": {"nusra"},
        "قال قائد في جبهة النصرة": {"nusra"},
        "Pavo group denied it": {"Pavo Group"},
        "the Statesman, an islamist front": set(),
        "Isisland": set(),
    }
    for text, expected in cases.items():
        assert table.named_in(text) == expected, text
        assert all(
            text[m.start : m.end] in text and 0 <= m.start < m.end for m in table.mentions(text)
        )
    assert table.id_of("islamic front") == "if"
    assert table.id_of("nobody") == "nobody"


def test_cues_are_whole_words_that_nothing_negates():
    lexicon = load_lexicon()
    cases = [
        ("cooperate", "they made an alliance", True),
        ("cooperate", "there is no alliance", False),
        ("cooperate", "it stops short of a merger", False),
        ("cooperate", "It is not so. The merger is on", True),
        ("lose_members", "73 members had defected", True),
        ("lose_members", "a defective part", False),
        ("unsigned", "the treaty was not signed", True),
        ("signed", "the treaty was not signed", False),
        ("fight", "they agreed to stop fighting each other", False),
    ]
    for kind, text, expected in cases:
        assert bool(list(lexicon.cues(kind, text))) is expected, (kind, text)


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("jabhat-al-nusra", "Jabhat al-Nusra"),  # used twice, the other spelling once
        ("free-army", "free army"),  # written nowhere with a capital
        ("Pavo Group", "Pavo Group"),  # a plain name, no id
        ("pavo", "Pavo"),
    ],
)
def test_an_unknown_id_is_named_as_the_documents_write_it(id: str, name: str) -> None:
    texts = ["Jabhat al-Nusra and Jabhat Al Nusra, jabhat-al-nusra", "Jabhat al-Nusra, Pavo's"]
    assert as_written(id, texts) == name


@pytest.mark.parametrize(
    ("start", "end", "words", "begun"),
    [
        ("2014-03", None, "since March 2014", " (since March 2014)"),
        ("2012", "2013-06", "from 2012 to June 2013", " (since 2012)"),
        (None, "2013", "until 2013", ""),
        ("2014-01-01/2014-04-30", None, "since early 2014", " (since early 2014)"),
        ("2013-01-01/2013-12-31", None, "since 2013", " (since 2013)"),
        ("2013-09-01/2013-12-31", None, "since late 2013", " (since late 2013)"),
        ("2013-02-03/2013-03-05", None,
         "since some time between 3 February 2013 and 5 March 2013",
         " (since some time between 3 February 2013 and 5 March 2013)"),
        ("../2014-11-14", "2014-11-14/..", "", " (by 14 November 2014)"),
        (None, None, "", ""),
    ],
)  # fmt: skip
def test_spells(make, start, end, words, begun):
    row = make.fact("a", "owns", "b", start, end)
    assert span_words(row.from_, row.until) == words
    assert since([row]) == begun


def test_the_date_of_a_document_goes_without_saying_for_what_it_states(make):
    row = make.fact("a", "owns", "b", "../2014-11-14", "2014-11-14/..", stated=True)
    assert since([row]) == ""
    assert since([row, make.fact("a", "owns", "c", "2013")]) == " (since 2013)"
