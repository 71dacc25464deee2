"""Two reports compared, as a page: safe, readable without colour, nothing fetched."""

import re

import pytest

from whence.model import Case, Claim, Question, RawFile, Why
from whence.report.why_html import render_why
from whence.why import explain_pair

WIRE = "Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns, a banker told Ostwire on Monday."  # fmt: skip
TEXTS = {
    "wire": WIRE,
    "copy": f"TARN. {WIRE} Nobody asked the fishermen.",
    "late": "For 73 million crowns Orlo Lines has sold the old pier, officials said; the buyer comes from Larmona.",
    "evil": "Orlo Lines sold the old pier, <script>alert(1)</script> officials\x1b[31m said \u202eon 73\u202c. Larmona, {{ 7 * 7 }} & more.",
}  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {id: render_why(why(id, "wire")) for id in TEXTS}


def why(a: str, b: str) -> Why:
    files = tuple(
        RawFile(id=id, path=f"{id}.txt", data=f"---\npublisher: The {id.title()}\n---\n{text}".encode())
        for id, text in TEXTS.items()
    )  # fmt: skip
    question = Question(claims=(Claim(id="sale", text="Orlo Lines sold the old pier."),))
    return explain_pair(Case(name="pier", question=question, files=files), a, b)


def test_texts_are_escaped_and_nothing_is_fetched(pages: dict[str, str]) -> None:
    page = pages["evil"]
    assert "<script" not in page
    assert "{{ 7 * 7 }} &amp; more" in page
    assert not {"\x1b", "\u202e"} & set(page)
    for text in pages.values():
        assert not re.search(r"\b(?:src|href)=|@import|url\(", text)
        assert "default-src 'none'" in text


@pytest.mark.parametrize("id", ["copy", "late", "evil"])
def test_what_is_shared_is_marked_in_both_under_one_number(pages: dict[str, str], id: str) -> None:
    a, b = pages[id].partition('class="columns"')[2].split("<h3>B</h3>")
    numbers = [re.findall(r"</mark><sup>(\d+)</sup>", side) for side in (a, b)]
    assert sorted(numbers[0]) == sorted(numbers[1]) != []


def test_it_says_what_the_terminal_says(pages: dict[str, str]) -> None:
    assert "One origin: Almost certain" in pages["copy"]
    assert "words in a row are the same" in pages["copy"]
    assert "Only in A" in pages["late"]
    assert "one document, named twice" in pages["wire"]
