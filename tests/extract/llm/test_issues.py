"""What an analyst is told of a model's reading, and where."""

from whence.extract import extract_document, tag_by_rules
from whence.extract.llm import issues_of, read_with_model
from whence.extract.tagged import Nesting
from whence.model import Completion, Document

TEXT = "The mayor said that the bridge is closed. Ann denied it, Bo claimed."
DOCUMENT = Document(id="d", text=TEXT, offset=100)


def issues(reading):
    return [(one.level, one.what, one.start, one.end) for one in issues_of(DOCUMENT, reading)]


def test_full_agreement_is_one_line(read, item):
    local = tag_by_rules([TEXT])[0]
    items = [
        item(
            *(TEXT[slice(*part[0])] for part in (one.source, one.cue, one.content)),
            sentences=[1, 2],
        )
        for one in local
    ]
    found = issues(read(TEXT, *items, local=tag_by_rules))
    total = len(local)
    assert found == [
        (
            "info",
            f"language model and local tagger agree on {total} of {total} attributions",
            None,
            None,
        )
    ]


def test_a_dispute_is_told_with_both_sides_at_its_place(read, item):
    reading = read(
        TEXT, item("Ann", "said", "the bridge is closed", sentences=[1]), local=lambda _: [[]]
    )
    assert dict(reading.dropped) == {}
    found = issues(reading)
    words = (
        "the language model alone reads an attribution here: “Ann”, “said”, “the bridge is closed”"
    )
    assert ("info", words, 110, 145) in found


def test_another_source_is_told(read, item):
    reading = read(TEXT, item("", "said", "the bridge is closed"), local=tag_by_rules)
    told = [what for _, what, _, _ in issues(reading)]
    words = "another source of “said”: nobody named to the language model, “The mayor” to the local tagger"
    assert words in told


def test_what_was_dropped_is_counted(read, item):
    told = issues(read(TEXT, item("The queen", "said", "no"), {}))
    assert told == [
        (
            "info",
            "0 attributions of the language model are used, 2 were dropped: 1 not as asked for, "
            "1 with words that are not in the text",
            None,
            None,
        )
    ]


def test_a_failure_is_a_warning_at_its_place_and_no_dispute():
    gone = Completion(failure="no answer within 5 seconds", complete=False)
    reading = read_with_model(TEXT, lambda _prompt: gone, local=tag_by_rules)
    (found,) = issues(reading)
    assert found == (
        "warning",
        "the language model did not read a part of it (no answer within 5 seconds); "
        "the local tagger read it instead",
        100,
        100 + len(TEXT),
    )


def test_long_words_are_shortened(read, item):
    text = f"Ann said {'very ' * 200}little."
    reading = read(text, item("Ann", "said", text[9:]), local=lambda _: [[]])
    assert all(len(one.what) < 300 for one in issues_of(Document(id="d", text=text), reading))


def test_a_statement_that_the_model_takes_for_something_else_is_told(read, item):
    text = "Ann said that the bridge is closed. Bo said that it rained."
    document = Document(id="d", text=text)
    reading = read(
        text,
        item("Ann", "said", "the bridge is closed", stance="denies"),
        item("Bo", "said", "it rained", sentences=[2]),
        local=tag_by_rules,
    )
    statements = extract_document(document, Nesting(lambda _: [reading.tagged]))
    (told,) = (one for one in issues_of(document, reading, statements) if "takes" in one.what)
    assert told.what == (
        "the language model takes “said” here for a denial; whence takes it for an assertion"
    )
    assert text[told.start : told.end] == "Ann said that the bridge is closed"
