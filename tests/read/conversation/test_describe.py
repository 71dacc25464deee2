"""Laws of everything that is found out about a thread."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Block, Damage, Document
from whence.read.conversation import describe

ARTICLE = Document(
    id="page",
    text="The two groups have agreed to merge, an official said. Nobody else would confirm it.",
)
AUTHORS = ("Sami", "Anna Maria", None, "mjabali", "سامي")
PIECES = (
    *("Sami #1, ", "@Anna Maria ", "Anna, ", "2, 4\n", "As mjabali said, ", "يا سامي ", "#2 "),
    *(
        "“have agreed to merge, an official said”",
        "> they never said so in here at all\n",
        "”",
        '"',
    ),
    *("they never said so in here at all", "\n", "\n\n", " ", "1. one\n2. two\n", "- a\n- b\n"),
    *(
        "Jane Mary Doe:\n",
        "Here is the report.",
        "The minister told the Daily News that ",
        "\ufffd",
    ),
    "“We will,” confirmed the official, who asked not to be named. The source said it was so. ",
    "نبّه معاذ الخطيب، رئيس الائتلاف السوري المعارض الأسبق، وقال إن ذلك صحيح. ",
    "Je suis d'accord avec vous, mais les deux groupes ont refusé de fusionner hier soir. ",
    "I do not believe this. ",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=12).map(
    "".join
)


def thread(texts, authors=AUTHORS):
    return [
        Document(
            id=f"page#{position}",
            text=text,
            author=authors[position % len(authors)],
            kind="comment",
            parent="page",
            position=position,
        )
        for position, text in enumerate(texts, start=1)
    ]


THREADS = st.lists(TEXTS, min_size=1, max_size=6).map(thread)


def check(described):
    earlier: set[str] = set()
    for one in described:
        spans = [part.span for part in (*one.blocks, *one.damage, *one.replies)]
        spans += [block.attributed_to for block in one.blocks]
        for span in spans:
            if span is not None:
                one.check(span)
        for kind in ("pasted", "quotation", "list", "foreign"):
            places = sorted((b.span.start, b.span.end) for b in one.blocks if b.kind == kind)
            assert all(a[1] <= b[0] for a, b in pairwise(places))
        for reply in one.replies:
            assert reply.to in earlier
        for block in one.blocks:
            assert block.of is None or block.of in earlier
            assert (block.distance is None) == (block.of is None)
        answered = {reply.to for reply in one.replies if reply.kind != "mention"}
        assert one.replies_to in answered if answered else one.replies_to is None
        earlier.add(one.id)


@settings(max_examples=60, deadline=None)
@given(THREADS)
def test_spans_quote_blocks_lie_apart_and_replies_look_back(comments):
    check(describe(ARTICLE, comments))


@settings(max_examples=40, deadline=None)
@given(THREADS)
def test_nothing_but_what_is_found_changes_and_describing_twice_changes_nothing(comments):
    once = describe(ARTICLE, comments)
    assert describe(once[0], once[1:]) == once
    for before, after in zip([ARTICLE, *comments], once, strict=True):
        plain = {"blocks": (), "damage": (), "replies": (), "replies_to": None, "language": None}
        assert replace(after, **plain) == before


RENAMED = {"Sami": "Lina", "Anna Maria": "Otto Kubis", "mjabali": "kfedora", "سامي": "لينا"}


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_other_names_change_nothing_else(texts):
    """Languages apart: a text of hardly more than names has none that could be told."""

    def rename(text):
        for old, new in RENAMED.items():
            text = text.replace(old, new)
        return text.replace("Anna,", "Otto,")

    def facts(described):
        return [
            (
                [(b.kind, b.of, b.distance) for b in one.blocks if b.kind != "foreign"],
                [(r.kind, r.to, r.doubtful) for r in one.replies],
                [d.kind for d in one.damage],
                one.replies_to,
            )
            for one in described
        ]

    others = tuple(name and RENAMED[name] for name in AUTHORS)
    first = describe(ARTICLE, thread(texts))
    second = describe(ARTICLE, thread([rename(text) for text in texts], others))
    assert facts(first) == facts(second)


def test_a_thread_without_an_article():
    described = describe(None, thread(["They agreed.", "Anna, no.", "@Anna Maria, why?"]))
    assert [one.id for one in described] == ["page#1", "page#2", "page#3"]
    assert described[2].replies_to == "page#1"


def test_what_the_reader_of_a_page_knows_is_kept():
    lost = Damage(kind="author_lost", what="no author line")
    first, second = thread(["They agreed to nothing.", "Words that were set off. No."])
    set_off = Block(kind="quotation", span=second.span(0, 24))
    second = replace(second, replies_to="page#1", damage=(lost,), blocks=(set_off,), language="fr")
    _, _, found = describe(ARTICLE, [first, second])
    assert found.damage == (lost,)
    assert found.blocks == (set_off,)
    assert found.language == "fr"
    assert [(one.kind, one.to) for one in found.replies] == [("nesting", "page#1")]
    assert found.replies_to == "page#1"


def test_quotations_that_markup_sets_off_are_looked_up():
    (comment,) = thread(["agreed to merge, an official said. No."])
    block = Block(kind="quotation", span=comment.span(0, 34))
    _, found = describe(ARTICLE, [replace(comment, blocks=(block,))])
    assert [(one.kind, one.of, one.distance) for one in found.blocks] == [("quotation", "page", 0)]
    assert found.replies_to == "page"


def test_the_language_is_that_of_the_writer_s_own_words():
    arabic = "وقال المسؤول إن المجموعتين اتفقتا على الاندماج بعد أشهر من المفاوضات الطويلة. " * 4
    _, found = describe(ARTICLE, thread([f"I told you so, my dear friends.\n\n{arabic.strip()}"]))
    assert found.language == "en"
    assert {(one.kind, one.language) for one in found.blocks} == {
        ("pasted", "ar"),
        ("foreign", "ar"),
    }


HOSTILE = (
    ["They have agreed to nothing at all, whatever the officials may say to us."] * 500,
    ["They agreed.", "“a b c d e f g” " * 8_000],
    ['"' * 100_000] * 2,
    ["@" * 10_000] * 5,
    ["a\n" * 50_000],
    ["> a b c\n\n" * 10_000],
    ["Jane Mary Doe:\n" * 8_000],
    ["1. a b\n2. c d\n" * 8_000],
    ["a" + " " * 100_000 + "b", "a" + "\n" * 100_000 + "b"],
    ["Here is the report.\n" * 5_000],
    ['said, "' * 15_000, "." * 100_000, "Ã©" * 50_000],
    [", ".join(f"@user{n}" for n in range(10_000))] * 2,
)


@pytest.mark.parametrize("texts", HOSTILE)
def test_hostile_threads_end(texts):
    check(describe(ARTICLE, thread(texts)))
