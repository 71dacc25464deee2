"""Which earlier comments a comment answers, and the words that say so."""

import pytest

from whence.model import Document, ReplyTo
from whence.read.conversation.quotations import Quotation
from whence.read.conversation.replies import Conversation, likeliest
from whence.read.conversation.stretches import Stretches

AUTHORS = ("Sami", "Anna", None, "Amir in Tel Aviv", "Sami", "Observer", "John", "سامي")


@pytest.fixture
def conversation():
    found = Conversation()
    for position, author in enumerate(AUTHORS, start=1):
        found.add(Document(id=str(position), text="x", author=author), position)
    return found


def read(conversation, text, quotations=(), **known):
    comment = Document(id="9", text=text, author="Quentin", parent="page", **known)
    return comment, conversation.replies(comment, quotations, Stretches([]))


def brief(replies):
    return [(one.kind, one.to, one.span.quote, one.doubtful) for one in replies]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sami #1,\n\nNo.", [("1", "Sami #1")]),
        ("#3 is right", [("3", "#3")]),
        ("In #1 you say", [("1", "#1")]),  # words before a number may be anything
        ("14, 2, 3\nno", [("2", "2"), ("3", "3")]),
        ("2, 3\n\nboth of you", [("2", "2"), ("3", "3")]),
        ("@1, 3 no", [("1", "@1"), ("3", "3")]),
        (">>4\nno", [("4", ">>4")]),
        ("Re: #4 and 5", [("4", "Re: #4"), ("5", "5")]),
        (
            "As comment 2 says, and comments 3, 4",
            [("2", "comment 2"), ("3", "comments 3"), ("4", "4")],
        ),
        ("Siehe Kommentar #2", [("2", "Kommentar #2")]),
        ("I like what Anna #2 says", [("2", "Anna #2")]),
        ("#9 is not there", []),
        ("#0", []),
        ("Anna #1 is Sami's", []),  # name and number name two people
        ("The #1 enemy", []),
        ("post 9/11", []),
        ("2014\nwas a year", []),
        ("3 of you", []),
        ("1.5 millions", []),
        ("4", []),  # a number alone may answer a question
        ("1. money\n2. power", []),
    ],
)
def test_numbers(conversation, text, found):
    _, replies = read(conversation, text)
    assert [(one.to, one.span.quote) for one in replies if one.kind == "number"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Anna\nno", [("2", "@Anna", False)]),
        ("  @Anna why", [("2", "@Anna", False)]),
        ("@Sami, no", [("5", "@Sami", True)]),  # the last of two
        ("@sami: no", [("5", "@sami", True)]),
        ("@Amir in Tel Aviv no catch at all", [("4", "@Amir in Tel Aviv", False)]),
        ("Amir, what?", [("4", "Amir", True)]),
        ("John: no", [("7", "John", False)]),
        ("Dear John\nno", [("7", "John", False)]),
        ("Yes John I do", [("7", "John", False)]),
        ("Thanks John for this", [("7", "John", False)]),
        ("Hi Anna and John, what", [("2", "Anna", False), ("7", "John", False)]),
        ("Anna, John: x", [("2", "Anna", False), ("7", "John", False)]),
        ("thanks @anna and @john", [("2", "@anna", False), ("7", "@john", False)]),
        ("No.\n\nAnna: you too\nJohn, no", [("2", "Anna", False), ("7", "John", False)]),
        ("يا سامي هذا غير صحيح", [("8", "سامي", False)]),
        ("@Nobody, no", []),
        ("Sami is wrong", []),
        ("Yes John is right", []),
        ("No John Kerry is", []),
        ("Observer's right", []),
        ("Sami-the-great wrote", []),
        ("I met him. John, he said", []),  # not at the beginning of a line
        ("mail foo@john.com", []),
        ("@", []),
        ("", []),
    ],
)
def test_names_that_are_spoken_to(conversation, text, found):
    _, replies = read(conversation, text)
    names = [one for one in replies if one.kind == "name"]
    assert [(one.to, one.span.quote, one.doubtful) for one in names] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As John said, yes. And so", [("7", "John said, yes")]),
        ("and Anna rightly wrote that", [("2", "Anna rightly wrote that")]),
        ("Well said. I agree with Anna on", [("2", "Anna")]),
        ("كما قال سامي نعم", [("8", "سامي")]),
        ("John Kerry said so", []),
        ("Elton John said so", []),
        ("the observer said", []),
        ("I met Anna", []),
    ],
)
def test_names_that_are_quoted(conversation, text, found):
    comment, replies = read(conversation, text)
    mentions = [one for one in replies if one.kind == "mention"]
    assert [(one.to, one.span.quote) for one in mentions] == found
    assert likeliest(comment, replies) is None


def test_a_number_or_a_quotation_tells_which_comment_a_name_means(conversation):
    _, replies = read(conversation, "Sami #1, no")
    assert brief(replies) == [("number", "1", "Sami #1", False)]
    quotation = Quotation(6, 14, "1", 0, marked=True)
    comment, replies = read(conversation, "Sami, agreed!", [Quotation(6, 12, "1", 0, marked=True)])
    assert quotation.of == "1"
    assert brief(replies) == [("name", "1", "Sami", False), ("quotation", "1", "agreed", False)]
    assert likeliest(comment, replies) == "1"


def test_nobody_answers_himself(conversation):
    comment = Document(id="9", text="Anna, no. “They agreed”", author="anna")
    quoted = [Quotation(11, 22, "2", 0, marked=True)]
    assert conversation.replies(comment, quoted, Stretches([])) == []


def test_names_and_numbers_in_borrowed_words_are_somebody_else_s(conversation):
    comment = Document(id="9", text="Anna, no.\n\nJohn, see comment 1. As Sami said", author="Q")
    found = conversation.replies(comment, [], Stretches([(11, 44)]))
    assert [(one.kind, one.to) for one in found] == [("name", "2")]


def test_what_markup_says_is_kept_and_goes_first(conversation):
    comment, replies = read(conversation, "#1: no", replies_to="2")
    assert [(one.kind, one.to) for one in replies] == [("nesting", "2"), ("number", "1")]
    assert likeliest(comment, replies) == "2"


def test_the_page_is_answered_only_where_no_comment_is(conversation):
    quoted = [Quotation(0, 5, "page", 0, marked=True), Quotation(8, 12, "2", 0, marked=True)]
    comment, replies = read(conversation, "words or more", quoted)
    assert likeliest(comment, replies) == "2"
    assert likeliest(comment, replies[:1]) == "page"


def test_of_two_who_are_spoken_to_the_first_is_answered(conversation):
    comment, replies = read(conversation, "Sami, Anna: no")
    assert [one.doubtful for one in replies] == [True, False]
    assert likeliest(comment, replies) == "5"


def test_mentions_answer_nobody():
    comment = Document(id="2", text="As Anna said")
    mention = ReplyTo(to="1", kind="mention")
    assert likeliest(comment, [mention]) is None


@pytest.mark.parametrize(
    "text",
    [
        *(" " * 100_000, "@" * 10_000, "@" + "a " * 100_000, "a" * 100_000 + "#1", "#1" * 50_000),
        *("1, " * 100_000, "comment " * 50_000 + "1", "Sami " * 50_000, "Sami, " * 30_000),
    ],
)
def test_long_comments_end(conversation, text):
    _, replies = read(conversation, text)
    assert len(replies) < 20
