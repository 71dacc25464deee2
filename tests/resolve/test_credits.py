"""Which outlets a text names, how, and whose it is where it carries no publisher."""

import pytest

from whence.extract import extract_statements
from whence.model import Document
from whence.resolve import Resolved, resolve
from whence.resolve.homes import way_named
from whence.resolve.outlets import outlet_id, same_outlets

PIER = "Orlo Lines sold the old pier"


def resolved(*documents: Document) -> Resolved:
    return resolve(extract_statements(documents), documents, question=f"{PIER}?")


def bare(id: str, text: str) -> Document:
    return Document(id=id, text=text, language="en")


@pytest.mark.parametrize(
    ("text", "name", "way"),
    [
        ("according to the Herald, it was sold", "Herald", "reported"),
        ("It was sold, the Herald reported on Monday", "Herald", "reported"),
        ("as first reported by the Herald", "Herald", "reported"),
        ("This article originally appeared on Tarn.example", "Tarn.example", "reported"),
        ("(via Harbour Post)", "Harbour Post", "reported"),
        ("Information from: The Tarn County Herald", "The Tarn County Herald", "reported"),
        ("a clerk told the Herald that it was sold", "Herald", "told"),
        ("a clerk told the local outlet The Herald", "Herald", "told"),
        ("Reached for comment by the Herald, she laughed", "Herald", "told"),
        ("The Herald has learned that it was sold", "Herald", "told"),
        ("Der Steg ist verkauft, laut Herald", "Herald", "reported"),
        ("la jetée est vendue, selon le Herald", "Herald", "reported"),
        ("по данным Herald, причал продан", "Herald", "reported"),
        ("قال موظف لوكالة «Herald» إن الرصيف بيع", "Herald", "reported"),
        ("el muelle está vendido, Herald informó ayer", "Herald", "reported"),
        ("Herald Photo/Ada Quill", "Herald", "picture"),
        ("[Image via Herald]", "Herald", "picture"),
        ("she reads the Herald at breakfast", "Herald", "named"),
    ],
)
def test_how_an_outlet_is_named(text: str, name: str, way: str) -> None:
    document = bare("d", text)
    start = text.index(name)
    assert way_named(text, document.span(start, start + len(name))) == way


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (["Quill", "Quill News", "Quill Online"], True),
        (["KTRN", "KTRN-TV", "KTRN 11 News"], True),
        (["Tarn Daily", "Tarn Daily News", "The Tarn County Daily News"], True),
        (["Associated Press", "AP"], True),
        (["Larmona Times", "Larmona Post"], False),
        (["Larmona", "Larmona Times", "Larmona Post"], False),  # of which would it be short?
        (["The Times", "Larmona Times"], False),
        (["Daily Mail", "Daily Mirror"], False),
    ],
)
def test_names_of_one_outlet(names: list[str], same: bool) -> None:
    stands = same_outlets(names)
    assert (len({stands[outlet_id(name)] for name in names}) == 1) is same


HOMES = [
    ("a dateline", f"LARMONA (AP) — {PIER}, a clerk said.", "associated-press"),
    ("a copyright line", f"{PIER}, Reuters reports.\n\nCopyright 2031 Reuters. All rights reserved.", "reuters"),
    ("spoken to, in its own words", f"TARN, Larmona — A clerk told Quill News that {PIER}. He urged this reporter to be quiet.", "quill-news"),
    ("spoken to, and said to report", f"A clerk told Quill News that {PIER}. Quill News reported it on Monday.", None),
    ("spoken to, from hearsay", f"It has been claimed that {PIER}. A clerk told Quill News so, the website said.", None),
    ("nothing", f"{PIER}.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outlet"), [row[1:] for row in HOMES], ids=[r[0] for r in HOMES])
def test_whose_text_it_is(text: str, outlet: str | None) -> None:
    other = bare(
        "other", f"{PIER}, according to Quill News and to AP and Reuters. Quill News said so."
    )
    found = resolved(bare("d", text), other)
    assert found.publishers["d"] == ((outlet,) if outlet else ())
    notices = [one for one in found.issues if one.document == "d"]
    assert bool(notices) is bool(outlet)
    for one in notices:
        assert one.start is not None
        assert one.end is not None
        assert text[one.start : one.end] in one.what


def test_what_a_document_carries_is_believed() -> None:
    page = Document(id="d", text=f"LARMONA (AP) — {PIER}, a clerk said.", publisher="The Mirror")
    found = resolved(page)
    assert found.publishers["d"] == ("mirror",)
    assert [one.of for one in found.credits["d"]] == ["associated-press"]


def test_a_short_name_is_the_long_one_before_it() -> None:
    text = f"The Larmona Post reports that {PIER}. The Post cites a clerk."
    other = bare("other", f"{PIER}, the Post reports.")
    found = resolved(bare("d", text), other)
    assert {one.of for one in found.credits["d"]} == {"larmona-post"}
    assert {one.of for one in found.credits["other"]} == {"post"}


def test_a_platform_is_no_outlet() -> None:
    page = Document(id="d", text="I saw it.", publisher="Twitter", author="Ada Quill")
    other = bare("other", f"{PIER}, Ada Quill wrote on Twitter.")
    found = resolved(page, other)
    assert found.publishers["d"] == ("ada-quill",)
    assert not found.credits["other"]


def test_every_credit_has_its_words() -> None:
    text = f"{PIER}, the Harbour Post reports. {PIER}, according to Reuters."
    document = bare("d", text)
    found = resolved(document)
    assert {one.of for one in found.credits["d"]} == {"harbour-post", "reuters"}
    for one in found.credits["d"]:
        document.check(one.span)
