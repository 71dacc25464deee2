"""What sentences state, part by part: dates, aspects, standing, spans, attempts."""

from collections.abc import Callable

import pytest

from whence.extract import extract_statements
from whence.extract.relations import extract_relations
from whence.model import Document, Interval, StatedAttempt, StatedRelation
from whence.read.dates import date_expressions

Read = Callable[[str], list[StatedRelation]]

# What is said of when, and how the words bind it.
TIMES = [
    ("Pavo acquired Orion in March 2029.", "began", [("at", "2029-03")]),
    ("In March 2029, Pavo acquired Orion.", "began", [("at", "2029-03")]),
    ("Lake Guard has been based in Halden since March 2029.", "now", [("since", "2029-03")]),
    ("Lake Guard controlled Dorn until May 2030.", "ended", [("until", "2030-05")]),
    ("The Dorn plant did not open until June 2031.", "began", [("until", "2031-06")]),
    ("Norland was a member of the Coastal League in 2029.", "then", [("at", "2029")]),
    ("Pavo no longer owns Orion.", "ended", []),
    ("Norland left the Coastal League and on 2 May 2031 joined the Northern Union.", "ended", []),
]


@pytest.mark.parametrize(("text", "aspect", "times"), TIMES)
def test_times(text: str, aspect: str, times: list[tuple[str, str]], stated: Read) -> None:
    first = next(one for one in stated(text) if one.is_fact)
    assert first.aspect == aspect
    assert [(one.how, str(one.date.when)) for one in first.times] == times


# Read all the same, but not as facts: somebody may ask what was said, denied or planned.
STANDING = [
    ("Pavo would own Orion under the plan.", "hedged"),
    ("Pavo reportedly owns Orion.", "hedged"),
    ("Pavo will acquire Orion in 2033.", "planned"),
    ("Pavo does not own Orion.", "denied"),
    ("Lake Guard controlled Dorn.", "past"),
    ("If Pavo owns Orion, the deal is void.", "conditional"),
]


@pytest.mark.parametrize(("text", "standing"), STANDING)
def test_standing(text: str, standing: str, stated: Read) -> None:
    assert {one.standing for one in stated(text)} == {standing}


def test_others_words_are_kept_as_theirs(stated: Read) -> None:
    (one,) = stated("According to Carl Voss, Pavo owns Orion.")
    assert (one.standing, one.own, one.is_fact) == ("asserted", False, False)


def test_every_span_quotes_its_text_and_lies_in_its_words(stated: Read) -> None:
    text = (
        "The local group that controls Dorn- Lake Guard- is affiliated with the Sea Front, of which "
        "Red Lake is still a part. The Sea Front needs to take Dorn to reach Halden."
    )
    found = stated(text)
    assert len(found) == 4
    for one in found:
        for span in (one.subject, one.object, one.cue, one.words, one.sentence):
            assert span is None or text[span.start : span.end] == span.quote
        for span in (one.subject, one.object, one.cue):
            assert span is None or one.words.start <= span.start <= span.end <= one.words.end


def test_a_place_meant_by_its_noun(stated: Read) -> None:
    text = "Nothing happened in Dorn, as Lake Guard withdrew from the town in May 2031."
    first = next(one for one in stated(text) if one.relation == "absent_from")
    assert first.object is not None
    assert (first.object.quote, first.object_noun) == ("Dorn", "town")
    assert first.words.quote == "Dorn, as Lake Guard withdrew from the town"


def test_absences_of_a_topic(stated: Read) -> None:
    text = (
        "As for the other areas where there is a Norland military presence- Dorn and Halden- there "
        "is no Lake Guard presence, having vanished from Dorn last year, and having vanished from "
        "Halden in March 2031."
    )
    found = {
        (one.subject.quote, one.relation, one.object.quote, one.aspect)
        for one in stated(text)
        if one.object
    }
    assert found == {
        ("Norland", "present_in", "Dorn", "now"),
        ("Norland", "present_in", "Halden", "now"),
        ("Lake Guard", "absent_from", "Dorn", "now"),
        ("Lake Guard", "absent_from", "Halden", "now"),
        ("Lake Guard", "absent_from", "Dorn", "began"),
        ("Lake Guard", "present_in", "Dorn", "ended"),
        ("Lake Guard", "absent_from", "Halden", "began"),
        ("Lake Guard", "present_in", "Halden", "ended"),
    }


def test_an_alliance_in_one_place_keeps_it(stated: Read) -> None:
    text = "There is nothing beyond the local alliance between Lake Guard and Red Lake in Dorn."
    (one,) = stated(text)
    assert one.relation == "allied_with"
    assert one.place
    assert one.place.quote == "Dorn"


# Attempts: kind, outcome, name, parties, date.
ATTEMPTS = [
    ("The talks between Orion and Pavo in 2027 collapsed.",
     ("negotiation", "failed", "talks", ["Orion", "Pavo"], "2027")),
    ("A ceasefire brokered in May held for two days.",
     ("ceasefire", "failed", "ceasefire", [], "2031-05")),
    ("Carl Voss's failed ‘Harbour Initiative’ in January 2030 is forgotten.",
     ("mediation", "failed", "Harbour Initiative", ["Carl Voss"], "2030-01")),
    ("Merger talks between Orion and Pavo broke down in March 2030.",
     ("merger", "failed", "Merger talks", ["Orion", "Pavo"], "2030-03")),
    ("The 2029 agreement between Norland and Zeeland succeeded.",
     ("agreement", "succeeded", "2029 agreement", ["Norland", "Zeeland"], "2029")),
]  # fmt: skip


def _attempts(text: str) -> list[StatedAttempt]:
    blank = Document(id="d", text=text, language="en", published=Interval.parse("2031-08-01"))
    document = date_expressions(blank)
    return extract_relations([document], extract_statements([document]))[1]


@pytest.mark.parametrize(("text", "wanted"), ATTEMPTS)
def test_attempts(text: str, wanted: tuple[str, str, str, list[str], str]) -> None:
    (one,) = _attempts(text)
    parties = [span.quote for span in one.actors]
    dates = [str(time.date.when) for time in one.times]
    assert (one.kind, one.outcome, one.name.quote, parties) == wanted[:4]
    assert dates == [wanted[4]]
    assert text[one.words.start : one.words.end] == one.words.quote


@pytest.mark.parametrize(
    "text",
    [
        "If the talks between Orion and Pavo collapse, a strike follows.",
        "Did the talks between Orion and Pavo collapse?",
        "The talks between Orion and Pavo did not collapse.",
        "The talks between Orion and Pavo could fail.",
        "Talks that failed to mention Dorn ended.",
        "The talks between Orion and Pavo are going on.",
    ],
)
def test_no_attempt(text: str) -> None:
    assert not [one for one in _attempts(text) if one.own]


POINTING = [
    ("Keel Lines carries grain. It is owned by Orion.", ("Orion", "owns", "Keel Lines")),
    ("Keel Lines has ships in Dorn. The company is based in Halden.",
     ("Keel Lines", "present_in", "Halden")),
    ("Lake Guard lost men. The group controls Dorn.", ("Lake Guard", "controls", "Dorn")),
    ("Anna Berg lives in Halden. She resigned as head of Pavo in March 2031.",
     ("Anna Berg", "speaks_for", "Pavo")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), POINTING)
def test_subjects_named_before(text: str, wanted: tuple[str, str, str], stated: Read) -> None:
    (one,) = stated(text)
    assert (one.subject.quote, one.relation, one.object and one.object.quote) == wanted
    assert text[one.words.start : one.words.end] == one.words.quote


@pytest.mark.parametrize(
    "text",
    [
        "Keel Lines met Tarn Air. It is owned by Orion.",  # which of the two?
        "Keel Lines carries grain.\n\nIt is owned by Orion.",
        "It is owned by Orion.",
        "The Keel Company carries grain. She resigned as head of Pavo in March 2031.",
        "Does Keel Lines carry grain? It is owned by Orion.",
    ],
)
def test_nobody_plainly_named_before(text: str, stated: Read) -> None:
    assert not stated(text)
