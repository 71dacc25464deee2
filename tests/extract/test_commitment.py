"""What cues do: a table of verb groups, as a tagger hands them on, that a reader can extend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.commitment import kind_of

# cue | first words of the content | kind, stance, reporter
CASES = [
    # put forward, reported
    ("said", "", "report asserts neutral"),
    ("has told", "", "report asserts neutral"),
    ("went on to say", "", "report asserts neutral"),
    ("said in a statement", "", "report asserts neutral"),
    ("according to", "the mayor", "report asserts neutral"),
    (":", "We have left", "report asserts neutral"),
    ("not only said", "", "report asserts neutral"),
    ("made it clear", "", "report asserts neutral"),
    ("insists", "", "assert asserts neutral"),
    ("accused", "the firm of theft", "assert asserts neutral"),
    ("tried to explain", "", "report asserts neutral"),
    ("heard", "", "report asserts neutral"),
    # the reporter vouches
    ("confirmed", "", "assert asserts endorses"),
    ("has now been verified", "", "assert asserts endorses"),
    ("revealed", "", "report asserts endorses"),
    ("admits", "", "report asserts endorses"),
    ("show", "a crater", "assert asserts endorses"),
    ("found", "that the fund was empty", "assert asserts endorses"),
    ("rightly noted", "", "report asserts endorses"),
    ("was able to confirm", "", "assert asserts endorses"),
    # ... or keeps clear
    ("claimed", "", "assert asserts distances"),
    ("alleges", "", "assert asserts distances"),
    ("purported", "", "assert asserts distances"),
    ("repeated the claim", "", "assert asserts distances"),
    ("falsely stated", "", "report asserts distances"),
    ("wrongly accused", "", "assert asserts distances"),
    # denial, coded
    ("denied", "", "assert denies neutral"),
    ("has repeatedly denied", "", "assert denies neutral"),
    ("continues to deny", "", "assert denies neutral"),
    ("rejected", "the charge", "assert denies neutral"),
    ("ruled out", "a deal", "assert denies neutral"),
    ("issued a denial", "", "assert denies neutral"),
    ("dismissed", "talk of a split", "assert denies neutral"),
    ("seemed to contradict", "", "assert denies neutral"),
    ("denied having said", "", "assert denies neutral"),
    # negations of other verbs
    ("did not say", "", "report discusses neutral"),
    ("never said", "", "report discusses neutral"),
    ("failed to mention", "", "report discusses neutral"),
    ("stopped short of saying", "", "report discusses neutral"),
    ("did not deny", "", "assert discusses neutral"),
    ("refused to rule out", "", "assert discusses neutral"),
    ("has not ruled out", "", "assert discusses neutral"),
    ("could not confirm", "", "assert doubts endorses"),
    ("was unable to verify", "", "assert doubts endorses"),
    ("has yet to confirm", "", "assert doubts endorses"),
    ("did not see", "the bomb", "perception doubts endorses"),
    ("no longer believes", "", "belief denies neutral"),
    ("does not think", "", "belief denies neutral"),
    ("refuses to believe", "", "belief denies neutral"),
    ("is not expected", "to run", "belief denies neutral"),
    ("does not doubt", "", "belief asserts neutral"),
    ("has no doubt", "that it fell", "belief asserts neutral"),
    # refusing to comment
    ("declined to comment", "", "refuse_comment discusses neutral"),
    ("declined", "to comment on the sale", "refuse_comment discusses neutral"),
    ("declined", "to be identified", "refuse_comment discusses neutral"),
    ("refused", "to publicly discuss the case", "refuse_comment discusses neutral"),
    ("would not say", "whether it paid", "refuse_comment discusses neutral"),
    ("won't comment", "", "refuse_comment discusses neutral"),
    ("would not confirm or deny", "", "refuse_comment discusses endorses"),
    ("could neither confirm nor deny", "", None),
    ("did not immediately respond to", "questions", "refuse_comment discusses neutral"),
    # beliefs and doubts
    ("believes", "", "belief asserts neutral"),
    ("is thought", "", "belief asserts neutral"),
    ("feared", "", "belief asserts neutral"),
    ("expects", "", "belief asserts neutral"),
    ("knew", "", "belief asserts endorses"),
    ("hopes", "to win", "belief discusses neutral"),
    ("speculated", "", "belief discusses neutral"),
    ("doubts", "", "belief doubts neutral"),
    ("expressed scepticism", "", "belief doubts neutral"),
    ("cast doubt on", "", "belief doubts neutral"),
    ("questioned", "the figures", "assert doubts neutral"),
    ("raised questions about", "", "assert doubts neutral"),
    # intentions
    ("plans", "to attack", "intention discusses neutral"),
    ("had threatened", "to leave", "intention discusses neutral"),
    ("would like", "to sell", "intention discusses neutral"),
    ("has no plans", "to leave", "intention denies neutral"),
    ("refused", "to leave", "intention denies neutral"),
    ("is not willing", "to leave", "intention denies neutral"),
    # demands and questions
    ("called for", "an inquiry", "demand discusses neutral"),
    ("urged", "the firm to pay", "demand discusses neutral"),
    ("asked", "the men to leave", "demand discusses neutral"),
    ("told", "to leave at once", "demand discusses neutral"),
    ("asked", "whether they had left", "question discusses neutral"),
    ("was asked about", "the sale", "question discusses neutral"),
    ("wondered", "if it was safe", "question discusses neutral"),
    ("wants to know", "why it fell", "question discusses neutral"),
    # perceptions
    ("saw", "two lorries", "perception asserts endorses"),
    ("had noticed", "", "perception asserts endorses"),
    ("appeared", "", "perception asserts neutral"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cue", "content", "expected"), CASES, ids=[f"{a} {b}" for a, b, _ in CASES]
)
def test_kind_stance_and_reporter(cue: str, content: str, expected: str | None) -> None:
    found = kind_of(cue, content)
    if expected is None:  # neither side may be taken
        assert found.polarity == "?"
        return
    assert f"{found.kind} {found.stance} {found.reporter}" == expected


SURE = [
    ("said", "certain", "act"),
    ("may have said", "possible", "possibility"),
    ("might tell", "possible", "possibility"),
    ("believes", "probable", "act"),
    ("seemed to confirm", "probable", "act"),
    ("suggested", "possible", "act"),
    ("will announce", "certain", "future"),
    ("is expected to announce", "certain", "future"),
    ("wanted to say", "certain", "intention"),
    ("sought to portray", "certain", "attempt"),
    ("could not confirm", "certain", "act"),
]


@pytest.mark.parametrize(("cue", "certainty", "mode"), SURE)
def test_certainty_and_mode_of_the_saying(cue: str, certainty: str, mode: str) -> None:
    found = kind_of(cue)
    assert (found.certainty, found.mode) == (certainty, mode)


@pytest.mark.parametrize("cue", ["will announce", "plans to announce", "wants to tell"])
def test_what_is_yet_to_be_said_is_not_asserted(cue: str) -> None:
    assert kind_of(cue).stance == "discusses"


@pytest.mark.parametrize(
    "cue", ["did not say", "failed to mention", "would not say", "did not deny"]
)
def test_what_is_not_said_is_marked(cue: str) -> None:
    assert kind_of(cue).unsaid


def test_the_head_is_a_word_of_the_cue() -> None:
    cue = "has repeatedly and loudly denied"
    found = kind_of(cue)
    assert found.head
    assert cue[slice(*found.head)] == "denied"
    assert found.lemma == "deny"


def test_an_unknown_cue_is_a_plain_report() -> None:
    found = kind_of("blorped")
    assert (found.kind, found.stance, found.lemma, found.head) == ("report", "asserts", "", None)


VERBS = ["said", "confirmed", "claimed", "saw", "knew", "revealed", "stated", "argued"]


@given(st.sampled_from(VERBS), st.sampled_from(["did not {}", "has never {}", "no longer {}"]))
def test_a_negation_never_leaves_an_assertion(verb: str, frame: str) -> None:
    assert kind_of(verb).polarity == "+"
    assert kind_of(frame.format(verb)).polarity != "+"


@given(st.sampled_from(VERBS), st.sampled_from(["clearly", "later", "also", "on Friday"]))
def test_an_adverb_changes_no_side(verb: str, adverb: str) -> None:
    plain, more = kind_of(verb), kind_of(f"{adverb} {verb}")
    assert (plain.kind, plain.stance, plain.reporter) == (more.kind, more.stance, more.reporter)


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_is_read(cue: str, content: str) -> None:
    found = kind_of(cue, content)
    if found.head:
        assert 0 <= found.head[0] < found.head[1] <= len(cue)
