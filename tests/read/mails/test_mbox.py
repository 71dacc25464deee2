"""Mailboxes, message by message."""

import mailbox
import tracemalloc
from email.message import EmailMessage
from hashlib import sha256
from io import BufferedReader, RawIOBase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, RawFile
from whence.read import read_file
from whence.read.mails.mbox import read_mbox

FROM = "From sami@example.org Sun Nov  2 16:00:05 2014\n"


def letter(text, id=None, answers=None, references=None):
    head = "From: Sami <s@x>\n"
    head += f"Message-ID: <{id}@x>\n" if id else ""
    head += f"In-Reply-To: <{answers}@x>\n" if answers else ""
    head += f"References: {references}\n" if references else ""
    return f"{FROM}{head}\n{text}\n\n"


def read(data):
    data = data if isinstance(data, bytes) else data.encode()
    return read_file(RawFile(id="m", path="m.mbox", data=data))


def test_each_message_is_a_document():
    documents, issues = read(letter("Orion.") + letter("Pavo."))
    assert issues == []
    assert [(one.id, one.path, one.text) for one in documents] == [
        ("m#1", "m.mbox/1", "Orion."),
        ("m#2", "m.mbox/2", "Pavo."),
    ]
    stored = letter("Orion.").removeprefix(FROM)
    assert documents[0].sha256 == sha256(stored.encode()).hexdigest()


def test_an_answer_names_its_message_wherever_that_stands():
    data = (
        letter("No.\n\n> Yes.", "2", "1")
        + letter("Yes.", "1")
        + letter("Why?", "3", "99", "<1@x>\n <2@x> <98@x>")
        + letter("Me.", "4", "4")
        + letter("Out.", "5", "97")
    )
    documents, _ = read(data)
    assert [one.replies_to for one in documents] == ["m#2", None, "m#1", None, None]
    (reply,) = documents[0].replies
    assert (reply.to, reply.kind, reply.doubtful) == ("m#2", "nesting", False)
    (block,) = documents[0].blocks
    assert (block.span.quote, block.of) == ("> Yes.", "m#2")
    assert all(one.parent is None for one in documents)


@pytest.mark.parametrize(
    "line",
    [
        "From the start it was wrong.",
        "From 10:00 on it was wrong.",
        "From here, see https://x.org/2014",
        "From a@b",
    ],
)
def test_a_line_that_only_begins_so_ends_no_message(line):
    (document,), _ = read(letter(f"Orion.\n\n{line}\nPavo."))
    assert document.text == f"Orion.\n\n{line}\nPavo."


def test_nor_does_one_without_a_blank_line_before_it():
    (document,), _ = read(letter(f"Orion.\n{FROM}Pavo."))
    assert FROM in document.text


def test_an_escaped_line_is_no_quotation():
    (document,), _ = read(letter("Orion.\n\n>From here on.\n>>From there.\n> From."))
    assert document.text == "Orion.\n\nFrom here on.\n>From there.\n> From."
    assert [block.span.quote for block in document.blocks] == [">From there.\n> From."]


@pytest.mark.parametrize(
    "line",
    [
        "From 1700@xxx Sun Nov 02 16:00:05 +0000 2014",
        "From MAILER-DAEMON Sun Nov  2 16:00:05 2014",
        "From - Sun Nov  2 16:00:05 2014",
        "From a@b Sun, 2 Nov 2014 16:00",
    ],
)
def test_the_lines_of_many_programs_begin_a_message(line):
    documents, _ = read(letter("Orion.") + letter("Pavo.").replace(FROM, f"{line}\n"))
    assert [one.text for one in documents] == ["Orion.", "Pavo."]


def test_what_stands_before_the_first_message_is_read_or_said():
    documents, issues = read("\n\n" + letter("Orion."))
    assert (len(documents), issues) == (1, [])
    documents, (issue,) = read("left over\n\n" + letter("Orion."))
    assert [one.id for one in documents] == ["m#2"]
    assert issue.what.startswith("m.mbox/1: no mail")


def test_a_bad_message_does_not_stop_the_rest():
    documents, (issue,) = read(letter("Orion.") + FROM + "\nno header\n\n" + letter("Pavo."))
    assert [one.id for one in documents] == ["m#1", "m#3"]
    assert (issue.level, issue.document) == ("error", "m#2")


def test_remarks_on_many_messages_are_counted():
    data = "".join(letter("Orion.").replace("\n\n", "\nDate: soon\n\n", 1) for _ in range(60))
    documents, issues = read(data)
    assert len(documents) == 60
    assert len(issues) == 51
    assert issues[-1].what == "m.mbox: 10 more remarks of level warning on its messages"


@pytest.mark.parametrize("data", [b"", b"\n\n", FROM.encode()])
def test_an_empty_mailbox_is_said(data):
    documents, (issue,) = read(data)
    assert documents == []
    assert issue.what == "m.mbox: the file holds no text"


class Large(RawIOBase):
    """A mailbox with a message of 100 MB, made as it is read."""

    def __init__(self):
        self.left = [letter("Pavo.", "2", "1").encode(), b"\n\n", *[b"a" * 65_536] * 1_600]
        self.left += [(FROM + "From: x\n\n").encode(), letter("Orion.", "1").encode()]

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self.left.pop() if self.left else b""
        buffer[: len(piece)] = piece[: len(buffer)]
        if piece[len(buffer) :]:
            self.left.append(piece[len(buffer) :])
        return min(len(piece), len(buffer))


def test_a_message_that_is_too_large_is_passed_over_without_being_held():
    file = RawFile(id="m", path="m.mbox", opener=lambda: BufferedReader(Large()))
    blank = Document(id="m", text="", path="m.mbox")
    tracemalloc.start()
    parts = list(read_mbox(file, blank, limit=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    documents = [part for part in parts if isinstance(part, Document)]
    assert [(one.id, one.replies_to) for one in documents] == [("m#1", None), ("m#3", "m#1")]
    (issue,) = (part for part in parts if not isinstance(part, Document))
    assert issue.what.startswith("m.mbox/2: a message of 104,857,6")
    assert peak < 10_000_000


LINES = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=20)
BODIES = st.lists(
    # An escape of an escape, which Python's writer has not, could not be told from it.
    LINES.filter(lambda line: not line.startswith(">")) | st.sampled_from(["From x", FROM.strip()]),
    min_size=1,
)


@settings(deadline=None, max_examples=50)
@given(bodies=st.lists(BODIES, min_size=1, max_size=4))
def test_what_the_standard_library_writes_is_read(bodies, tmp_path_factory):
    path = tmp_path_factory.mktemp("mail") / "m.mbox"
    box = mailbox.mbox(path)
    for body in bodies:
        message = EmailMessage()
        message["From"] = "a@b"
        message.set_content("x\n" + "\n".join(body) + "\nx\n")
        box.add(message)
    box.close()
    documents, _ = read(path.read_bytes())
    assert [one.text for one in documents] == ["x\n" + "\n".join(body) + "\nx" for body in bodies]


SEED = (letter("No.\n\n> Yes.", "2", "1") + letter("Yes.\n\n>From x", "1")).encode()


@settings(deadline=None)
@given(st.data())
def test_any_damage_is_read_or_becomes_an_issue(data):
    whole = bytearray(SEED)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    documents, issues = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert documents or issues
