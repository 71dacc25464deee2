"""Who the sources are."""

from whence.extract import extract_statements
from whence.model import CodedSource, Document, Source
from whence.resolve import resolve
from whence.resolve.outlets import outlet_id, outlet_ids


def sources(*pages: Document, coded: tuple[CodedSource, ...] = ()) -> dict[str, Source]:
    found = resolve(extract_statements(pages), pages, coded=coded)
    return {one.id: one for one in found.sources}


def page(id: str, text: str, publisher: str | None = "The Paper") -> Document:
    return Document(id=id, text=text, publisher=publisher, language="en")


def test_unnamed_sources_of_two_outlets_are_two() -> None:
    text = "A senior banker said that the firm was sold."
    found = sources(page("a", text), page("b", text, "The Mirror"))
    assert {"senior-banker@paper", "senior-banker@mirror"} <= set(found)


def test_several_unnamed_sources_of_one_report_are_kept_apart() -> None:
    text = "A senior banker said that the firm was sold. A young docker said that it was not."
    assert {"senior-banker@paper", "young-docker@paper"} <= set(sources(page("a", text)))


def test_a_coded_source_is_known_by_its_words() -> None:
    coded = (
        CodedSource(
            id="exiles", names=("opposition official",), kind="anonymous", affiliation=("exile",)
        ),
    )
    found = sources(
        page("a", "A high-level opposition official said that they had met."), coded=coded
    )
    assert "high-level-opposition-official@paper" not in found
    assert found["exiles"].coded


def test_a_surname_is_the_full_name_of_the_same_document() -> None:
    text = "Tomas Erle said that it rained. Erle added that it was cold."
    assert [id for id in sources(page("a", text)) if "erle" in id] == ["tomas-erle"]


def test_a_surname_of_two_is_nobodys() -> None:
    both = "Anna Erle met Tomas Erle. Mr Erle said that it rained."
    assert "erle" in sources(page("a", both))
    office = "Anna Erle met President Erle. Mr Erle said that it rained."
    assert "anna-erle" not in sources(page("a", office))
    one = "And Tomas Erle came. President Tomas Erle slept. President Erle left. Erle said that it rained."
    assert "tomas-erle" in sources(page("a", one))


def test_an_office_before_a_full_name_makes_nobody_new() -> None:
    text = "Our Tomas Erle said that it rained. Minister Tomas Erle said that it was cold."
    assert [id for id in sources(page("a", text)) if "erle" in id] == ["tomas-erle"]


def test_a_surname_may_leave_its_article_out():
    text = "Hassan al-Tarli said that it rained. Tarli added that it was cold."
    assert [id for id in sources(page("a", text)) if "tarli" in id] == ["hassan-al-tarli"]


def test_who_is_called_by_an_actors_name_is_that_actor():
    text = "The Free Tarn Army (FTA) came. FTA said that it rained."
    assert "free-tarn-army" in sources(page("a", text))


def test_what_is_described_first_and_named_later_is_one() -> None:
    text = "A human rights group says many died. The Harbour Observatory for Human Rights reported that ten died."
    assert [id for id in sources(page("a", text)) if "human" in id] == [
        "harbour-observatory-for-human-rights"
    ]


def test_outlets_under_many_names() -> None:
    names = (
        "AP",
        "Associated Press",
        "The Associated Press",
        "Associated Press, first version",
        "أسوشييتد برس",
    )
    assert {outlet_id(name) for name in names} == {"associated-press"}
    assert outlet_ids("Newsday / Slate") == ("newsday", "slate")
    assert outlet_id("White House briefing") == outlet_id("White House, address") == "white-house"
