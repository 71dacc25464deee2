"""Exports of Telegram Desktop."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file
from whence.read.records.telegram import is_telegram, repair_escapes

FIRST = {
    "id": 5,
    "type": "message",
    "date": "2014-11-02T18:00:05",
    "date_unixtime": "1414944005",
    "from": "Orion Desk",
    "from_id": "channel7",
    "text": "Orion and Pavo agreed.",
}


def export(*messages, **chat):
    chat = {"name": "Orion Desk", "type": "public_channel", "id": 7} | chat
    return chat | {"messages": list(messages)}


def read(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_file(RawFile(id="result", path="result.json", data=data))


def test_a_message_of_a_channel_is_a_post():
    (document,), issues = read(export(FIRST))
    assert issues == []
    assert document.id == "result#5"
    assert (document.kind, document.text) == ("post", "Orion and Pavo agreed.")
    assert (document.publisher, document.author) == ("Orion Desk", "Orion Desk")
    moment = datetime(2014, 11, 2, 16, 0, 5, tzinfo=UTC)
    assert document.published.low == document.published.high == moment
    assert document.published.rule == "stated in the export"


@pytest.mark.parametrize(
    ("change", "author"),
    [
        ({"author": "Ann"}, "Ann"),
        ({"from": None}, None),
        ({"from": None, "actor": "Ben"}, "Ben"),
        ({"from": "  "}, None),
        ({"from": 7}, None),
    ],
)
def test_the_author_is_who_signed_or_sent(change, author):
    (document,), _ = read(export(FIRST | change))
    assert document.author == author


@pytest.mark.parametrize("kind", ["personal_chat", "private_supergroup", None])
def test_only_a_channel_is_a_publisher(kind):
    (document,), _ = read(export(FIRST, type=kind))
    assert document.publisher is None


def test_a_date_without_its_unix_time_has_no_known_zone():
    message = {key: value for key, value in FIRST.items() if key != "date_unixtime"}
    (document,), _ = read(export(message))
    assert document.published.low == datetime(2014, 11, 2, 18, 0, 5, tzinfo=UTC)
    assert document.published.rule == "stated in the export, zone unknown"


def test_a_wrong_date_is_said():
    (document,), (issue,) = read(export(FIRST | {"date_unixtime": "soon", "date": "later"}))
    assert document.published.low is None
    assert (issue.level, issue.document) == ("warning", "result#5")
    assert issue.what.startswith("result.json: message 5: ")


def test_text_in_pieces_is_joined_and_its_quotations_marked():
    pieces = [
        "Look: ",
        {"type": "link", "text": "x.org"},
        "\n",
        {"type": "blockquote", "text": " They agreed.\n"},
        {"type": "text_link", "text": "No", "href": "javascript:x"},
        {"type": "odd"},
        7,
        None,
    ]
    (document,), _ = read(export(FIRST | {"text": pieces}))
    assert document.text == "Look: x.org\n They agreed.\nNo"
    ((block),) = document.blocks
    assert (block.kind, block.span.quote) == ("quotation", "They agreed.")


def test_entities_are_read_where_there_is_no_text():
    message = FIRST | {"text": "", "text_entities": [{"type": "plain", "text": "Orion."}]}
    (document,), _ = read(export(message))
    assert document.text == "Orion."


def test_replies_name_the_message_that_is_there():
    answer = FIRST | {"id": 6, "text": "No.", "reply_to_message_id": 5}
    astray = FIRST | {"id": 7, "text": "Yes.", "reply_to_message_id": 99}
    itself = FIRST | {"id": 8, "text": "Oh.", "reply_to_message_id": 8}
    documents, _ = read(export(answer, astray, itself, FIRST))
    assert [one.replies_to for one in documents] == ["result#5", None, None, None]
    (reply,) = documents[0].replies
    assert (reply.to, reply.kind, reply.doubtful) == ("result#5", "nesting", False)


def test_what_is_forwarded_is_not_the_posters():
    (document,), (issue,) = read(export(FIRST | {"text": " Pavo\n", "forwarded_from": "Sami"}))
    (block,) = document.blocks
    assert (block.kind, block.span.quote) == ("pasted", "Pavo")
    assert document.author == "Orion Desk"
    assert (issue.level, issue.document) == ("info", "result#5")
    assert "forwarded from Sami" in issue.what


def test_a_forward_of_a_deleted_account_is_one_too():
    (document,), (issue,) = read(export(FIRST | {"forwarded_from": None}))
    assert document.blocks[0].kind == "pasted"
    assert "an account that is gone" in issue.what


def test_an_edited_message_is_said():
    (_,), (issue,) = read(export(FIRST | {"edited_unixtime": "1414999999"}))
    assert issue.level == "info"
    assert "edited after it was posted" in issue.what


def test_what_has_no_text_is_counted():
    others = [
        {"id": 1, "type": "service", "action": "join"},
        {"id": 2, "type": "message", "photo": "a.jpg", "text": ""},
        {"id": 3, "type": "message", "poll": {}, "text": []},
        {"id": 4, "type": "unsupported"},
        {"type": "message", "text": "no number"},
        "nonsense",
        FIRST,
    ]
    documents, issues = read(export(*others))
    assert len(documents) == 1
    assert sorted(issue.what.removeprefix("result.json: ") for issue in issues) == [
        "messages of an unknown type, passed over: 1",
        "messages without a number of their own, passed over: 2",
        "messages without text (photo, video, poll …), passed over: 2",
        "service messages, passed over: 1",
    ]


def test_an_export_of_all_chats_keeps_them_apart():
    value = {
        "about": "…",
        "personal_information": {},
        "chats": {"list": [export(FIRST), export(FIRST, id=8, name="Pavo", type="bot_chat")]},
        "left_chats": {"list": [export(FIRST, id=None), "nonsense"]},
    }
    documents, _ = read(value)
    assert [one.id for one in documents] == ["result#7.5", "result#8.5", "result#3.5"]
    assert [one.publisher for one in documents] == ["Orion Desk", None, "Orion Desk"]


def test_control_characters_as_telegram_writes_them_are_read():
    data = json.dumps(export(FIRST)).replace("Orion and", r"A\x0B \\x0C \\\x1F").encode()
    (document,), issues = read(data)
    assert document.text == "A\x0b \\x0C \\\x1f Pavo agreed."
    assert issues == []


@given(st.text(st.sampled_from("\\x0Bq"), max_size=30))
def test_only_escapes_are_repaired(text):
    fixed = repair_escapes(text)
    assert fixed.replace("\\u00", "\\x") == text.replace("\\u00", "\\x")
    assert not is_telegram(text)


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(["message", "1414944005"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "id", "list"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from([*FIRST, "forwarded_from"]), VALUES)), VALUES)
def test_any_messages_are_read_or_become_issues(messages, name):
    whole = [FIRST | message for message in messages] + messages
    documents, issues = read(export(FIRST, *whole, name=name, type=name))
    assert documents or issues
    for document in documents:
        for block in document.blocks:
            document.check(block.span)


@settings(deadline=None)
@given(st.data())
def test_any_damage_is_read_or_becomes_an_issue(data):
    whole = bytearray(json.dumps(export(FIRST, FIRST | {"id": 6})).encode())
    for _ in range(data.draw(st.integers(0, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    documents, issues = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert documents or issues
