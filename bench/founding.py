"""Compare how a page with a thread is read with what a reader marked in it.

A folder holds the page, as it was saved, and `page_gold.json`: every region, comment, author, time,
reply, pasted text, list, language and damage with its offsets into the decoded file.

What is right, shifted or wrong is defined in `tally`. What the marker himself could only infer (an
implied answer, a date nobody states, a block of which only an empty line is left) is a judgement
call: listed, not counted.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tally import Item, Tally, tally
from whence.model import Document, Issue, RawFile
from whence.read import read_file
from whence.text import fold

GOLD = "page_gold.json"
Sides = tuple[list[Item], list[Item]]
_REPLIES = {
    "explicit_number": "number",
    "addressed_by_name": "name",
    "quotes": "quotation",
    "names_author": "mention",
}
_DAMAGE = {
    "truncated_quote": "cut_off",
    "wrong_quote_mark": "wrong_quote_mark",
    "lost_embed": "lost_embed",
    "lost_header": "author_lost",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read and as marked."""

    article: Document
    comments: list[Document]
    issues: list[Issue]
    gold: dict[str, Any]

    def place(self, document: Document, start: int, end: int) -> tuple[int, int]:
        """Return offsets into the decoded file."""
        return document.offset + start, document.offset + end


def read_gold_folder(folder: Path) -> Reading:
    """Read the page of a folder, and what is marked in it."""
    gold = json.loads((folder / GOLD).read_text("utf-8"))
    path = folder / gold["source_file"]
    file = RawFile(id=path.stem, path=str(path), data=path.read_bytes())
    documents, issues = read_file(file)
    article = next(one for one in documents if one.parent is None)
    comments = [one for one in documents if one.parent == article.id]
    return Reading(article, comments, issues, gold)


def compare(reading: Reading) -> dict[str, Tally]:
    """Return the tally of each kind of item."""
    return {name: tally(*sides(reading)) for name, sides in KINDS.items()}


def _title(reading: Reading) -> Sides:
    title = reading.gold["title"]["text"]
    return [Item(0, None, None, title)], [Item(0, None, None, reading.article.title or "")]


def _byline(reading: Reading) -> Sides:
    author = reading.gold["byline"]["author"]["text"]
    return [Item(0, None, None, author)], [Item(0, None, None, reading.article.author or "")]


def _article(reading: Reading) -> Sides:
    start, end = reading.gold["title"]["start"], reading.gold["body"]["end"]
    found = reading.place(reading.article, 0, reading.article.characters)
    return [Item(0, start, end)], [Item(0, *found)]


def _bullets(reading: Reading) -> Sides:
    sections = reading.gold["body"]["sections"]
    gold = [_item(0, part["paragraphs"][0]) for part in sections if part["kind"] == "bullet"]
    return gold, list(_blocks(reading, "list", [(0, reading.article)]))


def _heading(reading: Reading) -> Sides:
    heading = reading.gold["comments_heading"]
    found = [
        Item(0, issue.start, issue.end)
        for issue in reading.issues
        if issue.what.startswith("the page states")
        and f"{heading['stated_count']} comments" in issue.what
    ]
    return [_item(0, heading)], found


def _junk(reading: Reading) -> Sides:
    kinds = {"comment_form_heading": "page furniture", "spam_footer_links": "foreign text"}
    gold = [_item(0, part, kinds[part["kind"]]) for part in reading.gold["trailing_junk"]]
    found = [
        Item(0, issue.start, issue.end, kind)
        for issue in reading.issues
        for kind in kinds.values()
        if issue.what.startswith(kind)
    ]
    return gold, found


def _bodies(reading: Reading) -> Sides:
    gold = [_item(part["n"], part["body"]) for part in reading.gold["comments"]]
    found = [
        Item(number, *reading.place(one, 0, one.characters)) for number, one in _numbered(reading)
    ]
    return gold, found


def _authors(reading: Reading) -> Sides:
    gold = [
        Item(part["n"], None, None, part["author"]["text"] if part["author"] else "unknown")
        for part in reading.gold["comments"]
    ]
    found = [Item(n, None, None, one.author or "unknown") for n, one in _numbered(reading)]
    return gold, found


def _handles(reading: Reading) -> Sides:
    handles = reading.gold["author_resolution"]["by_handle"]
    gold = [
        Item(n, None, None, handle)
        for handle, numbers in handles.items()
        for n in numbers
        if handle != "UNKNOWN"
    ]
    found = [Item(n, None, None, fold(one.author)) for n, one in _numbered(reading) if one.author]
    return gold, found


def _times(reading: Reading) -> Sides:
    gold = [Item(part["n"], None, None, part["time"]["iso"]) for part in reading.gold["comments"]]
    found = [
        Item(n, None, None, f"{one.published.low:%Y-%m-%dT%H:%M}")
        for n, one in _numbered(reading)
        if one.published.low
    ]
    return gold, found


def _replies(reading: Reading) -> Sides:
    gold = [
        _item(part["n"], ref["span"], f"{_REPLIES[ref['kind']]} {ref['target']}")
        for part in reading.gold["comments"]
        for ref in part["refs"]
        if ref["kind"] in _REPLIES
    ]
    found = []
    for number, one in _numbered(reading):
        for reply in one.replies:
            span = reply.span
            place = reading.place(one, span.start, span.end) if span else (None, None)
            found.append(Item(number, *place, f"{reply.kind} {_number(reading, reply.to)}"))
    return gold, found


def _answers(reading: Reading) -> Sides:
    """Return whom each comment answers, as its first stated reference says."""
    gold = []
    for part in reading.gold["comments"]:
        stated = [ref for ref in part["refs"] if ref["kind"] in _REPLIES]
        gold += [Item(part["n"], None, None, str(ref["target"])) for ref in stated[:1]]
    found = [
        Item(n, None, None, str(_number(reading, one.replies_to)))
        for n, one in _numbered(reading)
        if one.replies_to
    ]
    return gold, found


def _pasted(reading: Reading) -> Sides:
    gold = [
        _item(part["n"], block, block["lang"])
        for part in reading.gold["comments"]
        for block in part["quoted_blocks"]
    ]
    found = [
        Item(number, *reading.place(one, block.span.start, block.span.end), block.language or "")
        for number, one in _numbered(reading)
        for block in one.blocks
        if block.kind == "pasted"
    ]
    return gold, found


def _outlets(reading: Reading) -> Sides:
    """Return what names the outlet of each pasted text, or that nothing does."""
    gold = [
        _item(part["n"], block["attributed_to"] or {}, "named" if block["attributed_to"] else "no")
        for part in reading.gold["comments"]
        for block in part["quoted_blocks"]
    ]
    found = []
    for number, one in _numbered(reading):
        for block in one.blocks:
            if block.kind == "pasted":
                by = block.attributed_to
                place = reading.place(one, by.start, by.end) if by else (None, None)
                found.append(Item(number, *place, "named" if by else "no"))
    return gold, found


def _points(reading: Reading) -> Sides:
    gold = [
        _item(part["n"], point)
        for part in reading.gold["comments"]
        for points in part["lists"]
        for point in points
    ]
    return gold, list(_blocks(reading, "list", _numbered(reading)))


def _languages(reading: Reading) -> Sides:
    """Return the language of each marked paragraph, by the innermost block it lies in."""
    gold, found = [], []
    for part in reading.gold["comments"]:
        for paragraph in part["body"]["paragraphs"]:
            item = _item(part["n"], paragraph, paragraph["lang"])
            gold.append(item)
            language = _language_at(reading, item)
            if language:
                found.append(Item(item.comment, item.start, item.end, language))
    return gold, found


def _language_at(reading: Reading, item: Item) -> str | None:
    if item.comment > len(reading.comments) or item.start is None or item.end is None:
        return None
    one = reading.comments[item.comment - 1]
    start, end = item.start - one.offset, item.end - one.offset
    for block in one.blocks:
        inside = block.span.start <= start and end <= block.span.end
        if block.kind in ("foreign", "pasted") and inside:
            return block.language
    return one.language


def _damage(reading: Reading) -> Sides:
    gold = [
        _item(part["n"], damage["span"], _DAMAGE[damage["kind"]])
        for part in reading.gold["comments"]
        for damage in part["damage"]
        if not _is_gap(damage)
    ]
    found = []
    for number, one in _numbered(reading):
        for damage in one.damage:
            if damage.kind == "author_lost":
                found += [
                    Item(number, issue.start, issue.end, damage.kind)
                    for issue in reading.issues
                    if issue.what.startswith(f"comment {number} has lost its author")
                ]
            elif damage.span:
                place = reading.place(one, damage.span.start, damage.span.end)
                found.append(Item(number, *place, damage.kind))
    return gold, found


def _is_gap(damage: dict[str, Any]) -> bool:
    """Say whether only empty lines betray the damage, beyond an author line that is missing."""
    return damage["kind"] != "lost_header" and "text" not in damage["span"]


def _spaces(reading: Reading) -> Sides:
    offsets = reading.gold["nbsp_offsets"]
    found = [
        Item(0, one.offset + place, one.offset + place + 1)
        for one in (reading.article, *reading.comments)
        for place, character in enumerate(one.text)
        if character == "\u00a0"
    ]
    return [Item(0, offset, offset + 1) for offset in offsets], found


KINDS: dict[str, Callable[[Reading], Sides]] = {
    "title": _title,
    "byline": _byline,
    "article": _article,
    "bullets of the article": _bullets,
    "heading of the thread": _heading,
    "furniture and junk after it": _junk,
    "comments": _bodies,
    "authors": _authors,
    "handles": _handles,
    "times": _times,
    "replies": _replies,
    "likeliest answers": _answers,
    "pasted texts": _pasted,
    "outlets they name": _outlets,
    "points of lists": _points,
    "languages of paragraphs": _languages,
    "damage": _damage,
    "no-break spaces kept": _spaces,
}


def judgement_calls(reading: Reading) -> list[dict[str, str]]:
    """Return what the marker could only infer, beside what was read."""
    published = reading.article.published
    derived = f"{reading.gold['published']['derived']}, derived"
    calls = [_call("date of the article", derived, f"{published} ({published.rule})")]
    for part, one in zip(reading.gold["comments"], reading.comments, strict=False):
        read = str(_number(reading, one.replies_to)) if one.replies_to else "–"
        calls += [
            _call(f"comment {part['n']} answers", f"{ref['target']}: {ref['span']['text']}", read)
            for ref in part["refs"]
            if ref["kind"] not in _REPLIES
        ]
        lost = "; ".join(lost.what for lost in one.damage if lost.kind == "lost_block")
        calls += [
            _call(f"gap at comment {part['n']}", damage["kind"], lost or "–")
            for damage in part["damage"]
            if _is_gap(damage)
        ]
    return calls


def _call(what: str, marked: str, read: str) -> dict[str, str]:
    return {"what": what, "marked": marked[:80], "read": read}


def _item(comment: int, place: dict[str, Any], value: str = "") -> Item:
    return Item(comment, place.get("start"), place.get("end"), value)


def _numbered(reading: Reading) -> Iterator[tuple[int, Document]]:
    return ((one.position or 0, one) for one in reading.comments)


def _number(reading: Reading, id: str) -> int:
    return next((one.position or 0 for one in reading.comments if one.id == id), 0)


def _blocks(
    reading: Reading, kind: str, documents: Iterable[tuple[int, Document]]
) -> Iterator[Item]:
    for number, one in documents:
        for block in one.blocks:
            if block.kind == kind:
                yield Item(number, *reading.place(one, block.span.start, block.span.end))


def as_json(reading: Reading) -> dict[str, Any]:
    """Return all tallies and judgement calls of a page."""
    tallies = compare(reading)
    return {
        "kinds": {name: asdict(one) for name, one in tallies.items()},
        "judgement_calls": judgement_calls(reading),
    }


def print_page(name: str, result: dict[str, Any], console: Console) -> None:
    """Print the tallies of a page, what came out otherwise, and the judgement calls."""
    table = Table(title=f"{name}: read against what is marked")
    columns = ("gold", "right", "shifted", "wrong", "missing", "extra")
    table.add_column("kind")
    for column in columns:
        table.add_column(column, justify="right")
    for kind, one in result["kinds"].items():
        table.add_row(kind, *[str(one[column]) for column in columns])
    total = [sum(one[column] for one in result["kinds"].values()) for column in columns]
    table.add_row("all", *map(str, total), style="bold")
    console.print(table)
    for kind, one in result["kinds"].items():
        for miss in one["misses"]:
            console.print(f"  {kind}: {miss}", highlight=False, markup=False)
    calls = Table(title="Judgement calls, not counted")
    for column in ("what", "marked", "read"):
        calls.add_column(column)
    for call in result["judgement_calls"]:
        calls.add_row(call["what"], call["marked"], call["read"])
    console.print(calls)
