"""How what was read is matched with what is marked, and a whole page made by hand."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from reading import main
from tally import Item, tally

A, B = Item(1, 0, 5, "x"), Item(1, 7, 9, "x")


@pytest.mark.parametrize(
    ("gold", "found", "counts"),
    [
        ([A, B], [B, A], (2, 2, 0, 0, 0, 0)),
        ([A], [Item(1, 0, 4, "x")], (1, 0, 1, 0, 0, 0)),
        ([A], [Item(1, 0, 5, "y")], (1, 0, 0, 1, 0, 0)),
        ([A], [Item(2, 0, 5, "x")], (1, 0, 0, 0, 1, 1)),
        ([A], [], (1, 0, 0, 0, 1, 0)),
        ([], [A], (0, 0, 0, 0, 0, 1)),
        ([A, A], [A], (2, 1, 0, 0, 1, 0)),
        ([Item(1, None, None, "x")], [Item(1, None, None, "y")], (1, 0, 0, 1, 0, 0)),
    ],
)
def test_items_are_matched_once(gold, found, counts):
    one = tally(gold, found)
    assert (one.gold, one.right, one.shifted, one.wrong, one.missing, one.extra) == counts
    assert len(one.misses) == one.shifted + one.wrong + one.missing + one.extra


PAGE = """The alliance that was not

By Jane Doe

The article has no date. It ends here.

Comments (2)

Sami said:

They have not agreed to anything at all.

November 14th, 2014, 3:56 pm

Anna said:

Sami #1, why not? Here is the link.

November 14th, 2014, 4:26 pm

Post a comment
"""


def place(words: str, **more: Any) -> dict[str, Any]:
    start = PAGE.index(words)
    return {"start": start, "end": start + len(words), "text": words} | more


def comment(number: int, author: str, time: str, body: str, **more: Any) -> dict[str, Any]:
    paragraph = place(body, lang="en")
    return {
        "n": number,
        "author": place(author),
        "time": {"iso": time},
        "body": place(body) | {"paragraphs": [paragraph]},
        "quoted_blocks": [],
        "refs": [],
        "lists": [],
        "damage": [],
    } | more


GOLD = {
    "source_file": "page.txt",
    "title": place("The alliance that was not"),
    "byline": {"author": place("Jane Doe")},
    "published": {"derived": "2014-11-14"},
    "body": place("The article has no date. It ends here.") | {"sections": []},
    "comments_heading": place("Comments (2)", stated_count=2),
    "comments": [
        comment(1, "Sami", "2014-11-14T15:56", "They have not agreed to anything at all."),
        comment(
            2,
            "Anna",
            "2014-11-14T16:26",
            "Sami #1, why not? Here is the link.",
            refs=[
                {"target": 1, "kind": "explicit_number", "span": place("Sami #1")},
                {"target": 0, "kind": "implicit", "span": place("why not?")},
            ],
            damage=[{"kind": "lost_embed", "span": place("Here is the link.")}],
        ),
    ],
    "author_resolution": {"by_handle": {"sami": [1], "anna": [2], "UNKNOWN": []}},
    "trailing_junk": [place("Post a comment", kind="comment_form_heading")],
    "nbsp_offsets": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    gold = GOLD | {"sha256": hashlib.sha256(PAGE.encode()).hexdigest()}
    (tmp_path / "page_gold.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def test_a_page_that_is_read_as_marked(folder, tmp_path, capsys):
    main([str(folder), "-o", str(tmp_path / "out" / "reading.json")])
    result = json.loads((tmp_path / "out" / "reading.json").read_text("utf-8"))
    (page,) = result["pages"].values()
    kinds = page["kinds"]
    assert {name: one["misses"] for name, one in kinds.items() if one["misses"]} == {}
    assert all(one["right"] == one["gold"] for one in kinds.values())
    assert (kinds["comments"]["gold"], kinds["replies"]["gold"]) == (2, 1)
    assert [call["what"] for call in page["judgement_calls"]] == [
        "date of the article",
        "comment 2 answers",
    ]
    assert "read against what is marked" in capsys.readouterr().out


def test_a_page_that_is_not(folder, tmp_path):
    gold = json.loads((folder / "page_gold.json").read_text("utf-8"))
    gold["comments"][1]["refs"][0]["target"] = 2
    gold["comments"][0]["body"]["end"] -= 1
    (folder / "page_gold.json").write_text(json.dumps(gold), "utf-8")
    main([str(folder), "-o", str(tmp_path / "reading.json")])
    (page,) = json.loads((tmp_path / "reading.json").read_text("utf-8"))["pages"].values()
    assert page["kinds"]["replies"]["wrong"] == 1
    assert page["kinds"]["comments"]["shifted"] == 1


def test_a_folder_without_marks_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "there is no page_gold.json in it" in capsys.readouterr().err
