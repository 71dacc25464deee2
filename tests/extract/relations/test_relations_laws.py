"""Laws: spans quote, questions and quotations state nothing, names do not matter, cost stays in bounds."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.lexicons import read_yaml
from whence.extract import extract_statements
from whence.extract.relations import extract_relations
from whence.model import Document, Interval, StatedRelation

EXAMPLES = [
    row["example"]
    for part in ("verbs", "states", "roles")
    for row in read_yaml("relations.yaml")[part]
]
WORDS = [
    *sorted({word for sentence, _, _ in EXAMPLES for word in sentence.split()}),
    "and", ",", "-", "which", "that", "who", "of", "by", "no", "not", "failed", "talks", "it", "having",
    "As for", "there is", "presence", "ex-Orion", "grouping", "needs to take", "to get there", "collapsed",
    "former", "local", "alliance between", "refuses to recognise", "withdrawal", "’", "“", "”", "(", ")",
]  # fmt: skip
_names = st.text(string.ascii_lowercase, min_size=4, max_size=8).map(
    lambda word: "Q" + word + "o"  # no word of ours begins so
)


def _read(text: str, id: str = "d") -> list[StatedRelation]:
    document = Document(id=id, text=text, language="en", published=Interval.parse("2031-08-01"))
    return extract_relations([document], extract_statements([document]))[0]


def _facts(text: str) -> list[tuple[str, str, str | None, str]]:
    return [
        (one.subject.quote, one.relation, one.object and one.object.quote, one.aspect)
        for one in _read(text)
        if one.is_fact
    ]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4), st.text(max_size=40))
def test_spans_quote_whatever_stands_around(examples: list[list[str]], noise: str) -> None:
    text = noise + "\n\n" + " ".join(example[0] for example in examples)
    for one in _read(text):
        for span in (one.subject, one.object, one.cue, one.words, one.sentence, one.place):
            assert span is None or text[span.start : span.end] == span.quote


@settings(max_examples=60)
@given(st.sampled_from(EXAMPLES), _names)
def test_renaming_a_subject_renames_its_facts(example: list[str], name: str) -> None:
    sentence, subject, _ = example
    if subject not in sentence or " " in subject:
        return
    renamed = [
        tuple(name if part == subject else part for part in fact) for fact in _facts(sentence)
    ]
    assert _facts(sentence.replace(subject, name)) == renamed


@settings(max_examples=40)
@given(st.permutations(EXAMPLES[:8]))
def test_the_order_of_documents_changes_nothing(examples: list[list[str]]) -> None:
    documents = [
        Document(id=example[0][:20], text=example[0], language="en") for example in examples
    ]
    found, _ = extract_relations(documents, extract_statements(documents))
    alone = [one for each in documents for one in extract_relations([each])[0]]
    assert set(found) == set(alone)


@settings(max_examples=40)
@given(st.text("Pavo owns Orion, which is held by Dorn- 'and“”().? \n", max_size=300))
def test_anything_is_read(text: str) -> None:
    for one in _read(text):
        assert one.words.quote


def test_sentences_cut_off_anywhere_are_read() -> None:
    for sentence, _, _ in EXAMPLES:
        words = sentence.rstrip(".").split()
        for end in range(1, len(words)):
            _read(" ".join(words[:end]))
            _read(" ".join(words[end:]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_words_in_any_order_are_read(words: list[str]) -> None:
    for one in _read(" ".join(words)):
        assert one.words.quote


def test_long_and_hostile_texts_are_read() -> None:
    for piece in ("Pavo owns Orion, which owns ", "the head of ", "“Pavo ", "there is no X presence ",
                  "withdrew from the town ", "failed talks between A and B "):  # fmt: skip
        _read(piece * 3_000)
