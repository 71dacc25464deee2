"""Text from elsewhere in a comment, and whose it is."""

import pytest

from whence.model import Document
from whence.read.conversation import describe

NEWS = (
    "The two shipping companies have agreed to share the port of Novaria from the spring, a senior "
    "port official told the Novaria Daily News on Nov. 17.\n"
    "“We will share the cranes and the pilots,” confirmed the official, who asked not to be named.\n"
    "The official did not give a date but said it would be announced within two weeks."
)
WIRE = (
    "PORT NOVARIA (Reuters) - Two shipping companies will share the port from the spring, officials "
    "said on Monday, after months of talks that had been broken off twice. The harbour master "
    "declined to comment. Shares in both of the companies rose by four per cent."
)
ARABIC = (
    "أعلنت شركتا الشحن أمس الاتفاق على تقاسم الميناء ابتداء من الربيع المقبل، بعد أشهر من المفاوضات "
    "التي توقفت مرتين خلال العام الماضي.\n"
    "وقال مسؤول كبير في الميناء إن الاتفاق سيعلن رسميا خلال أسبوعين، مضيفا أن الشركتين ستتقاسمان الرافعات."
)
FRENCH = (
    "Les deux compagnies ont accepté de partager le port à partir du printemps, a déclaré lundi un "
    "responsable. Selon lui, les négociations avaient été interrompues deux fois au cours de l'année "
    "dernière. Un porte-parole a confirmé cette information."
)
OPINION = (
    "A port with four owners is a port with none. The cranes rust, the pilots strike, the harbour "
    "silts up, and every spring another minister arrives with another plan. None has survived."
)


def pasted(text, author=None, others=()):
    comments = [
        Document(id=f"p#{n}", text="Well.", author=name, kind="comment", position=n)
        for n, name in enumerate(others, start=1)
    ]
    last = len(comments) + 1
    comments.append(
        Document(id=f"p#{last}", text=text, author=author, kind="comment", position=last)
    )
    article = Document(id="p", text="The port of Novaria has been closed for most of the winter.")
    return [
        (
            block.span.quote,
            block.attributed_to.quote if block.attributed_to else None,
            block.language,
        )
        for block in describe(article, comments)[-1].blocks
        if block.kind == "pasted"
    ]


@pytest.mark.parametrize(
    ("before", "text", "after", "by", "language"),
    [
        (
            "They fled the port, according to the leading newspaper ND:\n\n",
            NEWS,
            "",
            "Novaria Daily News",
            "en",
        ),
        ("", NEWS, "\n\nI told you so, and nobody listened to me.", "Novaria Daily News", "en"),
        (
            "As I said:\n",
            NEWS,
            "\n\ntranslation: we are all going to pay for it.",
            "Novaria Daily News",
            "en",
        ),
        ("", WIRE, "\n\nYou see?", "Reuters", "en"),
        ("I have always said that they would do it in the end:\n", ARABIC, "", None, "ar"),
        ("", ARABIC, "\n\nThat is what I have been saying for years, my friends.", None, "ar"),
        ("I think this is what it was all about from the beginning.\n\n", FRENCH, "", None, "fr"),
        ("Jane Maria Doe:\n", OPINION, "", "Jane Maria Doe:", "en"),
        (
            "I agree with her.\n\nJane Maria Doe:\n",
            OPINION,
            "\n\nI could not say it better.",
            "Jane Maria Doe:",
            "en",
        ),
        ("Here is the Reuters report:\n\n", NEWS, "", "Reuters", "en"),
        ("Look at this.\n\n> ", OPINION, "\n\nMy point exactly.", None, "en"),
        ("Somebody wrote:\n\n“", OPINION, "”\n\nMy point exactly.", None, "en"),
    ],
)
def test_what_is_pasted_and_by_whom_it_is(before, text, after, by, language):
    assert pasted(before + text + after) == [(text, by, language)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No.",
        "I read that the two companies have agreed, and a senior official told the Daily News so. "
        "He confirmed it twice, he said, and the minister denied it. We will see what comes of it.",
        "The official lies because he wants the port for himself. He was fed this by the owners. "
        "They exaggerate, as always, and the talks were only about cranes. " * 3,
        "You are lying shamelessly! The minister said so, the official told the Daily News so, he "
        "confirmed it, he declared it, “we will share the port,” he said. And you? " * 2,
        "The minister said no. The mayor said yes.",
        "They are all the same… companies… ports… ministers… they are all the same…",
        "The reasons are simple:\n1. hatred and greed have built a wall around the port.\n"
        "2. the welfare of the sailors was never of interest to the companies.",
        "يا أمة ضحكت من جهلها الامم\n\nThat is what I think of it, and you know that I am right.",
        "Breaking News:\nshort",
        "The plan:\n" + OPINION,
        "My Dear Friends:\nI do not agree with a word of this, and I shall tell you why that is so. "
        * 2,
    ],
)
def test_what_is_the_commenter_s_own(text):
    assert pasted(text) == []


def test_a_line_with_the_name_of_somebody_in_the_thread_speaks_to_him():
    text = "Jane Maria Doe:\n" + OPINION
    assert len(pasted(text)) == 1
    assert pasted(text, others=("jane maria doe",)) == []


def test_what_the_thread_already_holds_is_quoted_and_not_pasted():
    article = Document(id="p", text=NEWS)
    comment = Document(id="p#1", text=f"“{NEWS}”\n\nI do not believe it.", kind="comment")
    kinds = [(block.kind, block.of) for block in describe(article, [comment])[1].blocks]
    assert ("quotation", "p") in kinds
    assert "pasted" not in [kind for kind, _ in kinds]
