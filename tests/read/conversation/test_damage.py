"""What is broken or lost in a comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Document
from whence.read.conversation import describe
from whence.read.conversation.damage import Vocabulary, misread

ARTICLE = Document(
    id="p",
    text="They speak against the plan of the likeliest government. Nobody is against it, they said.",
)
NEWS = (
    "The two shipping companies have agreed to share the port of Novaria, a senior port official "
    "told the Daily News.\n“We will share the cranes,” confirmed the official, who asked not to be "
    "named.\nThe official said that nobody in the harbour was "
)
OWN = (
    "I have said so from the very beginning of it. Nobody would listen to me, as nobody ever does. You know "
    "what came of it in the end. They were all of them "
)


def damage(text):
    comment = Document(id="p#1", text=text, kind="comment")
    found = describe(ARTICLE, [comment])[1].damage
    return [(one.kind, one.span.quote) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NEWS + "agai", [("cut_off", "agai")]),
        (NEWS + "agai\n\nI told you so.", [("cut_off", "agai")]),
        (NEWS + "against it", []),
        (NEWS + "the", [("cut_off", "the")]),
        (OWN + "agai", [("cut_off", "agai")]),
        (OWN + "like", []),  # “likeliest” only inflects it
        (OWN + "and", [("cut_off", "and")]),
        ("I said so. Nobody listened. agai", []),  # too short to know how somebody writes
        ("they were agai", []),  # people who use no full stop at all
        ("I said so. Nobody listened. I bought it at www.port.agai", []),
        ("I said so… Weiterlesen", [("cut_off", "… Weiterlesen")]),
        ("They are ” all the same” and “not”", [("wrong_quote_mark", "”")]),
        ("” brothers” fighting", []),  # no mark of this text says that there are opening ones
    ],
)
def test_what_was_cut_off_or_set_wrong(text, found):
    assert damage(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Here is RT report for your contemplation.\n\nGood night.",
            "Here is RT report for your contemplation.",
        ),
        ("I wonder. Here is the link.", "Here is the link."),
        ("see this video:", "see this video:"),
        ("So please watch this video", None),  # an invitation without a colon, in mid-sentence
        ("Watch this video", "Watch this video"),
        ("Voici la vidéo :", "Voici la vidéo :"),
        ("Hier ist der Bericht.", "Hier ist der Bericht."),
        ("شاهد هذا الفيديو:", "شاهد هذا الفيديو:"),
        ("Вот ссылка.\n\nИ что?", "Вот ссылка."),
        ("Here is the link: https://example.org/a", None),
        ("Here is the link.\n\nhttps://example.org/a", None),
        ("Here is the report:\n\n" + NEWS + "there.", None),
        ("see this video:\n\nIt is about the port.", None),
        ("I read the report. Here we go.", None),
        ("Here is my opinion: the report lies.", None),
    ],
)
def test_what_is_pointed_at_and_not_there(text, found):
    assert [quote for kind, quote in damage(text) if kind == "lost_embed"] == (
        [found] if found else []
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It’s a café", None),
        ("cafÃ© and more", "Ã©"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "ÐŸÑ€Ð¸Ð²ÐµÑ‚"),
        ("donâ€™t", "â€™"),
        ("lost \ufffd\ufffd and \ufffd", "\ufffd\ufffd"),
        ("CAFÉ’ and NÃO, AÇÃO", None),
        ("naïve façade Ångström Ärzte “Ä” Øresund", None),
    ],
)
def test_wrong_encodings(text, quote):
    found = [one.span.quote for one in misread(Document(id="x", text=text))]
    assert found == ([quote] if quote else [])


@given(st.text("abcéüößñçøåłșğžжшדعت’“”—…", min_size=1, max_size=20))
def test_text_read_in_a_wrong_encoding_is_seen_and_good_text_is_not(text):
    assert list(misread(Document(id="x", text=text))) == []
    octets = text.encode()
    wrong = "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in octets)
    found = list(misread(Document(id="x", text=wrong)))
    assert bool(found) == (not text.isascii() and _begins_as_known(text))


def _begins_as_known(text):
    """Say whether a character is of those whose first byte is looked for."""
    return any(chr(one.encode()[0]) in "ÂÃÄÅâÐÑØÙÚÛ×" for one in text if not one.isascii())


def test_fragments():
    words = Vocabulary.of([("against", "agai", "like", "likely", "sha", "sha", "shall")])
    assert words.is_fragment("agai")
    assert not words.is_fragment("like")
    assert not words.is_fragment("sha")  # a word: it occurs twice
    assert not words.is_fragment("zzz")
