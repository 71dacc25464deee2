"""Telegram Desktop's JSON export (`result.json`), of one chat or of all.

The layout is that of tdesktop's `export_output_json.cpp`. Its `date` is the local time of whoever
exported, without a zone; `date_unixtime`, which later versions add, is exact.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from whence.model import Block, DateError, Document, Issue, ReplyTo
from whence.text import trim

from .moments import read_moment
from .rows import clean
from .tally import Level, Tally

RULE = "stated in the export"
_Dated = Generator[Issue, None, Document]
_LISTS = ("chats", "left_chats")
# A control character is written \x0B, which is no JSON; a backslash itself is doubled.
_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*+)\\x([0-9A-Fa-f]{2})")
_LONGEST = 200  # characters of a name


def is_telegram(value: Any) -> bool:
    """Say whether a JSON value is an export of Telegram Desktop."""
    if not isinstance(value, dict):
        return False
    one = _is_chat(value) and ("name" in value or "type" in value)
    return one or any(_is_chat(chat) for chat in _chats(value))


def repair_escapes(text: str) -> str:
    r"""Return JSON with the control characters that Telegram Desktop writes as `\x0B` made valid."""
    return _ESCAPE.sub(r"\1\\u00\2", text)


def read_telegram(value: dict[str, Any], blank: Document) -> Iterator[Document | Issue]:
    """Yield a document for each message with text, and what of the rest was passed over."""
    tally = Tally(blank)
    if _is_chat(value):
        yield from _Chat(value, f"{blank.id}#", blank, tally).read()
    else:
        for number, chat in enumerate(_chats(value), start=1):
            if _is_chat(chat):
                prefix = f"{blank.id}#{_number(chat.get('id')) or number}."
                yield from _Chat(chat, prefix, blank, tally).read()
    yield from tally.rest()


def _is_chat(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("messages"), list)


def _chats(value: dict[str, Any]) -> list[Any]:
    holders = [value.get(name) for name in _LISTS]
    found = [holder.get("list") for holder in holders if isinstance(holder, dict)]
    return [chat for chats in found if isinstance(chats, list) for chat in chats]


class _Chat:
    """One chat of an export; `prefix` is what the ids of its messages begin with."""

    def __init__(self, chat: dict[str, Any], prefix: str, blank: Document, tally: Tally) -> None:
        self._prefix, self._tally = prefix, tally
        channel = "channel" in str(chat.get("type"))
        publisher = _name(chat.get("name")) if channel else None
        self._blank = replace(blank, kind="post", publisher=publisher)
        self._messages = {  # of a number given twice, which Telegram never does, the last
            number: message
            for message in chat["messages"]
            if isinstance(message, dict) and (number := _number(message.get("id"))) is not None
        }
        for _ in range(len(chat["messages"]) - len(self._messages)):
            tally.count("messages without a number of their own, passed over")

    def read(self) -> Iterator[Document | Issue]:
        texts = {number: _text(message) for number, message in self._messages.items()}
        for number, message in self._messages.items():
            kind = message.get("type")
            if kind == "service":
                self._tally.count("service messages, passed over")
            elif kind != "message":
                self._tally.count("messages of an unknown type, passed over")
            elif not texts[number][0].strip():
                self._tally.count("messages without text (photo, video, poll …), passed over")
            else:
                yield from self._message(number, message, *texts[number], texts)

    def _message(
        self,
        number: int,
        message: dict[str, Any],
        text: str,
        quotes: list[tuple[int, int]],
        texts: Mapping[int, tuple[str, Any]],
    ) -> Iterator[Document | Issue]:
        document = replace(
            self._blank,
            id=f"{self._prefix}{number}",
            text=text,
            author=next(filter(None, (_name(message.get(key)) for key in _AUTHOR)), None),
        )
        answered = _number(message.get("reply_to_message_id"))
        if answered != number and texts.get(answered or 0, ("",))[0].strip():
            to = f"{self._prefix}{answered}"
            answer = ReplyTo(to=to, kind="nesting")
            document = replace(document, replies_to=to, replies=(answer,))
        document = replace(document, blocks=_blocks(document, quotes, "forwarded_from" in message))
        document = yield from self._dated(document, message)
        yield document
        yield from self._remarks(document, message)

    def _dated(self, document: Document, message: dict[str, Any]) -> _Dated:
        """Yield what is wrong with the date of a message; return it dated."""
        date = next((message[key] for key in _DATES if message.get(key) is not None), None)
        try:
            return (
                document if date is None else replace(document, published=read_moment(date, RULE))
            )
        except DateError as error:
            yield from self._tell("warning", "wrong dates", document, str(error))
            return document

    def _remarks(self, document: Document, message: dict[str, Any]) -> Iterator[Issue]:
        if "forwarded_from" in message:
            origin = _name(message["forwarded_from"]) or "an account that is gone"
            what = f"forwarded from {origin}; the words are not the poster's own"
            yield from self._tell("info", "forwarded messages", document, what)
        if message.get("edited_unixtime") or message.get("edited"):
            what = "edited after it was posted; the text may be later than its date"
            yield from self._tell("info", "edited messages", document, what)

    def _tell(self, level: Level, kind: str, document: Document, what: str) -> Iterator[Issue]:
        where = f": message {document.id.removeprefix(self._prefix)}"
        yield from self._tally.tell(level, kind, where, what, document.id)


_DATES = ("date_unixtime", "date")  # the better first
_AUTHOR = ("author", "from", "actor")  # a channel's signature names the person


def _text(message: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a message, and where in it others are quoted."""
    parts = message.get("text") or message.get("text_entities") or ""
    pieces: list[str] = []
    quotes: list[tuple[int, int]] = []
    length = 0
    for part in parts if isinstance(parts, list) else [parts]:
        said = part.get("text") if isinstance(part, dict) else part
        if not isinstance(said, str):
            continue
        pieces.append(clean(said))
        start, length = length, length + len(pieces[-1])
        if isinstance(part, dict) and part.get("type") == "blockquote":
            quotes.append((start, length))
    return "".join(pieces), quotes


def _blocks(
    document: Document, quotes: list[tuple[int, int]], forwarded: bool
) -> tuple[Block, ...]:
    """Return the words of a message that are not its author's own."""
    stretches = [(0, len(document.text))] if forwarded else quotes
    found = [piece for stretch in stretches if (piece := trim(document.text, *stretch))]
    kind: Literal["pasted", "quotation"] = "pasted" if forwarded else "quotation"
    return tuple(Block(kind=kind, span=document.span(*piece)) for piece in found)


def _number(value: Any) -> int | None:
    """Return the number of a message or chat; those taken over from elsewhere are negative."""
    sound = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
    return value if sound else None


def _name(value: Any) -> str | None:
    text = clean(value).strip()[:_LONGEST] if isinstance(value, str) else ""
    return text or None
