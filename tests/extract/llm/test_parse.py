"""Answers as models write them, and as they break them."""

import json

import pytest

from whence.extract.llm.parse import parse, usable

ONE = {"id": 1, "source": "Ann", "cue": "said", "content": ["yes"], "sentences": [1], "parent": None, "stance": "denies", "certainty": "possible", "directness": "told"}  # fmt: skip
WHOLE = json.dumps({"attributions": [ONE, ONE | {"id": 2}]})


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here you are:\n\n{WHOLE}\n\nIs there anything else?",
        f'<think>{{"attributions": [1, 2, 3]}} Hm.</think>{WHOLE}',
        json.dumps(json.loads(WHOLE), indent=4),
    ],
)
def test_json_is_found_in_what_stands_around_it(text):
    answer = parse(text)
    assert [one.id for one in answer.items] == [1, 2]
    assert (answer.malformed, answer.broken_off, answer.readable) == (0, False, True)
    assert (answer.items[0].stance, answer.items[0].certainty) == ("denies", "possible")
    assert usable(text)


@pytest.mark.parametrize("text", ["", "No.", "[]", "{}", '{"attributions": {}}', '{"attributions"'])
def test_what_has_no_list_is_unreadable(text):
    assert not parse(text).readable
    assert not usable(text)


@pytest.mark.parametrize("end", range(WHOLE.index("[") + 1, len(WHOLE) - 1, 7))
def test_of_an_answer_that_breaks_off_the_whole_items_are_kept(end):
    answer = parse(WHOLE[:end])
    assert answer.broken_off
    assert answer.malformed == 0
    assert len(answer.items) == int(end > WHOLE.index("}"))
    assert not usable(WHOLE[:end])


@pytest.mark.parametrize(
    "bad",
    [
        None,
        1,
        "Ann said yes",
        [],
        {},
        ONE | {"content": "yes"},
        ONE | {"content": [1]},
        ONE | {"cue": None},
        ONE | {"sentences": ["one"]},
        ONE | {"source": ["Ann"]},
    ],
)
def test_a_malformed_item_loses_no_other(bad):
    answer = parse(json.dumps({"attributions": [bad, ONE]}))
    assert (len(answer.items), answer.malformed) == (1, 1)


def test_words_of_its_own_for_a_stance_are_let_go():
    answer = parse(json.dumps({"attributions": [ONE | {"stance": "neutral", "certainty": 3}]}))
    (one,) = answer.items
    assert (one.stance, one.certainty, one.directness) == (None, None, "told")


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 200_000,
        '{"a":' * 200_000,
        "9" * 200_000,
        "1e999",
        '"' + "\\" * 100_001,
        ", " * 100_000,
    ],
)
def test_hostile_json_breaks_off_and_no_more(hostile):
    answer = parse('{"attributions": [' + json.dumps(ONE) + "," + hostile)
    assert len(answer.items) == 1
