"""A page becomes an article and its comments; what belongs to neither is listed."""

import pytest

from whence.model import Document, Interval, Issue
from whence.read.threads.page import split_page

PAGE = """The alliance that was not

By Aymenn Writer

The article has no date. It ends here.

Comments ({stated})

Sami said:

They have not agreed.

November 14th, 2014, 3:56 pm

Anna said:

Sami #1, why not?

November 14th, 2014, 4:26 pm

I have lost my author.

November 15th, 2014, 1:00 am

Post a comment

Instant prosperity with our trading app
"""


def sort(parts):
    documents = [part for part in parts if isinstance(part, Document)]
    return documents, [part for part in parts if isinstance(part, Issue)]


def split(text, **known):
    return sort(split_page(Document(id="page", text=text, path="page.txt", **known)))


def test_an_article_and_its_comments():
    (article, *comments), _ = split(PAGE.format(stated=3))
    assert article.id == "page"
    assert article.title == "The alliance that was not"
    assert article.author == "Aymenn Writer"
    assert article.text.endswith("It ends here.")
    assert [(one.id, one.author, one.position, one.kind) for one in comments] == [
        ("page#1", "Sami", 1, "comment"),
        ("page#2", "Anna", 2, "comment"),
        ("page#3", None, 3, "comment"),
    ]
    assert {one.parent for one in comments} == {"page"}
    assert [one.replies_to for one in comments] == [None, "page#1", None]


def test_an_undated_article_is_dated_by_its_first_comment():
    (article, first, *_), _ = split(PAGE.format(stated=3))
    assert article.published.low is None
    assert article.published.high == first.published.high
    assert "comment" in article.published.rule
    (dated, *_), _ = split(PAGE.format(stated=3), published=Interval.parse("2014-11-02"))
    assert str(dated.published) == "2014-11-02"


def test_texts_lie_where_their_offset_says():
    text = "x" * 7 + PAGE.format(stated=3)
    documents, issues = sort(split_page(Document(id="page", text=text[7:], offset=7)))
    for one in documents:
        assert text[one.offset : one.offset + one.characters] == one.text
    said = {issue.what: text[issue.start : issue.end] for issue in issues}
    assert "Comments (3)" in said.values()
    assert "Post a comment" in said.values()
    assert "Instant prosperity with our trading app" in said.values()


def levels(issues):
    return {issue.what: issue.level for issue in issues}


def test_furniture_and_foreign_text_are_kept_out_and_listed():
    documents, issues = split(PAGE.format(stated=3))
    assert not any("prosperity" in one.text or "Post a" in one.text for one in documents)
    kinds = [issue.what.split(",")[0] for issue in issues if "kept out" in issue.what]
    assert kinds == ["page furniture", "foreign text after the thread"]


@pytest.mark.parametrize(("stated", "level"), [(3, "info"), (17, "warning")])
def test_the_stated_number_of_comments_is_checked(stated, level):
    _, issues = split(PAGE.format(stated=stated))
    assert levels(issues)[f"the page states {stated} comments; 3 were found"] == level


def test_a_lost_author_is_said():
    _, issues = split(PAGE.format(stated=3))
    assert levels(issues)["comment 3 has lost its author, who stays unknown"] == "warning"


@pytest.mark.parametrize(
    ("head", "title", "author", "published"),
    [
        ("A title\n\nBy Jane Doe\n\n2 May 2014\n\nText.", "A title", "Jane Doe", "2014-05-02"),
        ("# A title\n\nText that is a sentence.", "A title", None, None),
        ("2014-05-02\n\nA title\n\nText.", "A title", None, "2014-05-02"),
        ("Von Hans Müller\n\nDer Text.", None, "Hans Müller", None),
        ("A whole sentence, no title.\n\nMore.", None, None, None),
        ("Two\nlines\n\nBy Jane Doe", None, None, None),
    ],
)
def test_title_byline_and_date_of_a_bare_text(head, title, author, published):
    (article,), _ = split(head)
    assert (article.title, article.author) == (title, author)
    assert (str(article.published) if article.published.low else None) == published


def test_what_is_known_is_not_overwritten():
    (article,), _ = split("A title\n\nBy Jane Doe\n\nText.", title="Known", author="Somebody")
    assert (article.title, article.author) == ("Known", "Somebody")


FURNISHED = """Body of the article.

2 comments
Sort by: newest

Sami said:
November 14th, 2014, 3:56 pm

They have not agreed.

Reply
Like · 3

Anna's avatar
Anna said:
November 14th, 2014, 4:26 pm

Sami, why not?

Reply

Leave a reply

Instant prosperity with our trading app
"""


def test_furniture_within_the_thread_is_taken_from_the_comments_and_listed():
    (_, *comments), issues = split(FURNISHED)
    assert [(one.author, one.text) for one in comments] == [
        ("Sami", "They have not agreed."),
        ("Anna", "Sami, why not?"),
    ]
    assert comments[1].replies_to == "page#1"
    listed = [issue.what for issue in issues if "kept out" in issue.what]
    assert listed == [
        "page furniture, kept out of the evidence: 'Sort by: newest'",
        "page furniture, kept out of the evidence: 'Reply', 2 times",
        "page furniture, kept out of the evidence: 'Like · 3'",
        'page furniture, kept out of the evidence: "Anna\'s avatar"',
        "page furniture, kept out of the evidence: 'Leave a reply'",
        "foreign text after the thread, kept out of the evidence: "
        "'Instant prosperity with our trading app'",
    ]


def test_furniture_before_an_author_line_does_not_lose_the_author():
    text = PAGE.format(stated=3).replace("Anna said:", "Reply\n\nAnna's avatar\nAnna said:")
    (_, *comments), issues = split(text)
    assert [one.author for one in comments] == ["Sami", "Anna", None]
    assert comments[1].text == "Sami #1, why not?"
    assert "page furniture, kept out of the evidence: 'Reply'" in levels(issues)


def test_lines_between_heading_and_comments_belong_to_none():
    text = PAGE.format(stated=3).replace("Sami said:", "The newest come first here.\n\nSami said:")
    (_, *comments), issues = split(text)
    assert [one.author for one in comments] == ["Sami", "Anna", None]
    what = (
        "text that belongs to no comment, kept out of the evidence: 'The newest come first here.'"
    )
    assert what in levels(issues)


def test_what_comments_hold_is_described():
    (_, first, second, third), _ = split(PAGE.format(stated=3))
    assert [(one.kind, one.to, one.span.quote) for one in second.replies] == [
        ("number", "page#1", "Sami #1")
    ]
    assert [one.kind for one in third.damage] == ["author_lost"]
    assert (first.language, first.replies) == (None, ())
