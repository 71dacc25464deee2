"""How ratings are said: for and against apart, hearsay named, what rests on one source alone."""

import pytest

from whence.model import RatedOrigin, Rating, Rung, Span
from whence.report.ratings import ladder_words, origin_words, rating_words, sides

SPAN = Span(document="d", start=0, end=3, quote="yes")


def origin(stance="asserts", **more):
    fields = {
        "testimony": "t",
        "source": "s",
        "name": "Ada Berg",
        "letter": "F",
        "why": "nothing is known of it",
        "level": "told",
        "certainty": "certain",
        "relays": 0,
    }
    return RatedOrigin(stance=stance, **(fields | more))


def rating(**more):
    fields = {"claim": "c", "credibility": "4", "words": "doubtful", "why": "so", "hearsay": True}
    return Rating(**(fields | more))


def rung(name, level, *names):
    return Rung(
        ladder="alliance", rung=name, level=level, sources=names, names=names, spans=(SPAN,)
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "told by others"),
        ({"relays": 2, "certainty": "possible"}, "told by others, as possible, passed on twice"),
        ({"interest": "for"}, "told by others, would gain if it is believed"),
        ({"interest": "against"}, "told by others, would gain if it is disbelieved, so this is against its own interest"),
        ({"stance": "denies", "interest": "for"}, "told by others, would gain if it is believed, so this is against its own interest"),
        ({"stance": "denies", "interest": "against"}, "told by others, would gain if it is disbelieved"),
        ({"level": "unattributed", "others": ("a", "b")}, "a report’s own word, nobody named for it, with 2\u00a0others of the same origin"),
    ],
)  # fmt: skip
def test_an_origin_in_words(fields, said):
    assert origin_words(origin(**fields)) == said


def test_for_and_against_are_apart():
    found = sides(rating(origins=(origin(), origin("denies"), origin("doubts"))))
    assert [len(side.origins) for side in found] == [1, 2]
    assert len(sides(rating(origins=(origin("denies"),)))) == 1


def test_the_number_comes_with_its_term_and_reason():
    assert rating_words(rating()) == "4, doubtful: so"


def test_the_one_who_says_the_most_is_named_with_what_is_left_without_it():
    told = ladder_words(
        rating(
            rungs=(rung("talks", 2, "The Wire", "Ada Berg"), rung("merger", 7, "a banker")),
            sole="banker",
            without=0.12,
        )
    )
    assert told[:2] == ["Talks, asserted by The Wire and Ada Berg", "Merger, asserted by a banker"]
    assert "merger, is asserted by one source alone: a banker" in told[2]
    assert "“very unlikely”, 12\u00a0%" in told[2]
    assert ladder_words(rating()) == []
    assert ladder_words(rating(rungs=(rung("talks", 2, "The Wire"),))) == []


def test_several_of_one_origin_are_told_as_one_hand():
    told = ladder_words(
        rating(
            rungs=(rung("talks", 2, "Ada Berg"), rung("merger", 7, "a banker", "a clerk")), sole="x"
        )
    )
    assert "rests on one origin alone: a banker and a clerk go back to one hand" in told[2]
    assert "Others of its origin say less" in told[2]
