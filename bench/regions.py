"""The regions of a page: title, byline, article, comments, and what is none of these."""

from marked import Reading, Sides, blocks, marked_item, numbered
from tally import Item
from whence.text import fold


def title(reading: Reading) -> Sides:
    title = reading.gold["title"]["text"]
    return [Item(0, None, None, title)], [Item(0, None, None, reading.article.title or "")]


def byline(reading: Reading) -> Sides:
    author = reading.gold["byline"]["author"]["text"]
    return [Item(0, None, None, author)], [Item(0, None, None, reading.article.author or "")]


def article(reading: Reading) -> Sides:
    start, end = reading.gold["title"]["start"], reading.gold["body"]["end"]
    found = reading.place(reading.article, 0, reading.article.characters)
    return [Item(0, start, end)], [Item(0, *found)]


def bullets(reading: Reading) -> Sides:
    sections = reading.gold["body"]["sections"]
    gold = [marked_item(0, part["paragraphs"][0]) for part in sections if part["kind"] == "bullet"]
    return gold, list(blocks(reading, "list", [(0, reading.article)]))


def heading(reading: Reading) -> Sides:
    heading = reading.gold["comments_heading"]
    found = [
        Item(0, issue.start, issue.end)
        for issue in reading.issues
        if issue.what.startswith("the page states")
        and f"{heading['stated_count']} comments" in issue.what
    ]
    return [marked_item(0, heading)], found


def junk(reading: Reading) -> Sides:
    kinds = {"comment_form_heading": "page furniture", "spam_footer_links": "foreign text"}
    gold = [marked_item(0, part, kinds[part["kind"]]) for part in reading.gold["trailing_junk"]]
    found = [
        Item(0, issue.start, issue.end, kind)
        for issue in reading.issues
        for kind in kinds.values()
        if issue.what.startswith(kind)
    ]
    return gold, found


def bodies(reading: Reading) -> Sides:
    gold = [marked_item(part["n"], part["body"]) for part in reading.gold["comments"]]
    found = [
        Item(number, *reading.place(one, 0, one.characters)) for number, one in numbered(reading)
    ]
    return gold, found


def authors(reading: Reading) -> Sides:
    gold = [
        Item(part["n"], None, None, part["author"]["text"] if part["author"] else "unknown")
        for part in reading.gold["comments"]
    ]
    found = [Item(n, None, None, one.author or "unknown") for n, one in numbered(reading)]
    return gold, found


def handles(reading: Reading) -> Sides:
    handles = reading.gold["author_resolution"]["by_handle"]
    gold = [
        Item(n, None, None, handle)
        for handle, numbers in handles.items()
        for n in numbers
        if handle != "UNKNOWN"
    ]
    found = [Item(n, None, None, fold(one.author)) for n, one in numbered(reading) if one.author]
    return gold, found


def times(reading: Reading) -> Sides:
    gold = [Item(part["n"], None, None, part["time"]["iso"]) for part in reading.gold["comments"]]
    found = [
        Item(n, None, None, f"{one.published.low:%Y-%m-%dT%H:%M}")
        for n, one in numbered(reading)
        if one.published.low
    ]
    return gold, found


def spaces(reading: Reading) -> Sides:
    offsets = reading.gold["nbsp_offsets"]
    found = [
        Item(0, one.offset + place, one.offset + place + 1)
        for one in (reading.article, *reading.comments)
        for place, character in enumerate(one.text)
        if character == "\u00a0"
    ]
    return [Item(0, offset, offset + 1) for offset in offsets], found
