"""What the analyst reads stands at its words, or the case says where it does not."""

from typing import Any

import pytest

from whence.gather import gather
from whence.model import CaseError
from whence.pipeline import assess
from whence.store.case import open_case

HEAD = "title: x\nclaims:\n  - {id: gone, text: The Guard has sold the boats.}\n"
POST = """---
publisher: Post
published: 2031-05-12
---
The Guard has sold the boats, a clerk told the Post. The Guard has sold the boats, said the mayor.
"""
CLERK = "The Guard has sold the boats, a clerk told the Post"


def written(tmp_path: Any, yaml: str) -> Any:
    (tmp_path / "documents").mkdir(exist_ok=True)
    (tmp_path / "documents" / "post.txt").write_text(POST)
    (tmp_path / "case.yaml").write_text(HEAD + yaml)
    return tmp_path


def entry(**keys: Any) -> str:
    given = {"document": "post", "quote": CLERK, "claim": "gone", "stance": "denies"} | keys
    inside = ", ".join(f"{key}: {value!r}" for key, value in given.items())
    return f"statements:\n  - {{{inside}}}\n"


def on_claim(folder: Any) -> list[Any]:
    found = gather(open_case(folder)).found.statements
    return [one for one in found if one.claim == "gone"]


def test_a_reading_takes_the_place_of_what_is_read_there(tmp_path):
    before = on_claim(written(tmp_path, ""))
    assert [one.stance for one in before] == ["asserts", "asserts"]
    keys = {"source": "a clerk", "kind": "anonymous", "directness": "documented"}
    after = on_claim(
        written(tmp_path, entry(**keys, why="he laughed", who="me", when="2031-05-13"))
    )
    first, second = after
    assert (first.stance, first.text, first.coded) == ("denies", CLERK, True)
    last = first.chain[-1]
    assert (last.name, last.kind, last.named, last.directness) == (
        "a clerk",
        "anonymous",
        False,
        "documented",
    )
    assert first.chain[0].name == "Post"
    assert (first.why, first.coded_by, str(first.coded_on)) == ("he laughed", "me", "2031-05-13")
    assert second == before[1]


def test_none_takes_it_away_and_says_so(tmp_path):
    found = gather(open_case(written(tmp_path, entry(stance="none", why="a joke"))))
    kept = [one for one in found.found.statements if one.claim == "gone"]
    assert [one.chain[-1].name for one in kept] == ["mayor"]
    (taken,) = (one for one in found.found.statements if one.coded)
    assert (taken.claim, taken.why) == (None, "a joke")


def test_none_where_nothing_is_read_is_told(tmp_path):
    folder = written(tmp_path, entry(stance="none", quote="told the Post", claim="gone"))
    (folder / "documents" / "other.txt").write_text("Rain is near.")
    (folder / "case.yaml").write_text(HEAD + entry(document="other", quote="Rain", stance="none"))
    issues = gather(open_case(folder)).issues
    assert any("case.yaml:5: nothing is read there on gone" in one.what for one in issues)


def test_without_a_source_it_is_the_documents_own_voice(tmp_path):
    first = on_claim(written(tmp_path, entry()))[0]
    assert [hop.name for hop in first.chain] == ["Post"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"document": "pots"}, "unknown document 'pots'; did you mean 'post'?"),
        ({"quote": "The Guard has sold the boat, a clerk"}, "the nearest is “The Guard has sold"),
        ({"quote": "Something else entirely 999"}, "nothing there is like"),
        ({"quote": "The Guard has sold the boats"}, "stands 2 times in post; add `start`"),
        ({"start": 4}, "not at 4 of post; it stands at 0"),
        ({"quote": " "}, "must not be empty"),
        ({"start": -1}, "must be 0 or more"),
        ({"claim": "gon"}, "unknown claim 'gon'; did you mean 'gone'?"),
        ({"stance": "denied"}, "did you mean 'denies'?"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, keys, told):
    with pytest.raises(CaseError) as raised:
        gather(open_case(written(tmp_path, entry(**keys))))
    assert told in str(raised.value)
    assert raised.value.line == 5


def test_the_same_words_read_twice(tmp_path):
    twice = entry() + entry(stance="asserts").removeprefix("statements:\n")
    with pytest.raises(CaseError, match="at line 5; keep one"):
        open_case(written(tmp_path, twice))


def test_start_says_which_of_two(tmp_path):
    at = POST.split("---\n")[2].rindex("The Guard has sold the boats")
    folder = written(tmp_path, entry(quote="The Guard has sold the boats", start=at))
    assert [(one.start, one.coded) for one in on_claim(folder)] == [(0, False), (at, True)]


def test_notes_are_in_the_assessment_and_change_nothing(tmp_path):
    note = "notes:\n  - {document: post, quote: said the mayor, text: Ask him., who: me}\n"
    plain = assess(written(tmp_path, ""))
    noted = assess(written(tmp_path, note))
    (one,) = noted.notes
    assert (one.span.quote, one.text, one.who) == ("said the mayor", "Ask him.", "me")
    assert noted.claims == plain.claims
