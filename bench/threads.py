"""What the comments of a page say to each other, and whose words they hold."""

from marked import (
    REPLIES,
    Reading,
    Sides,
    blocks,
    is_gap,
    marked_item,
    numbered,
    place_of,
    position_of,
)
from tally import Item

DAMAGE = {
    "truncated_quote": "cut_off",
    "wrong_quote_mark": "wrong_quote_mark",
    "lost_embed": "lost_embed",
    "lost_header": "author_lost",
}


def replies(reading: Reading) -> Sides:
    gold = [
        marked_item(part["n"], ref["span"], f"{REPLIES[ref['kind']]} {ref['target']}")
        for part in reading.gold["comments"]
        for ref in part["refs"]
        if ref["kind"] in REPLIES
    ]
    found = []
    for number, one in numbered(reading):
        for reply in one.replies:
            place = place_of(reading, one, reply.span)
            found.append(Item(number, *place, f"{reply.kind} {position_of(reading, reply.to)}"))
    return gold, found


def answers(reading: Reading) -> Sides:
    """Return whom each comment answers, as its first stated reference says."""
    gold = []
    for part in reading.gold["comments"]:
        stated = [ref for ref in part["refs"] if ref["kind"] in REPLIES]
        gold += [Item(part["n"], None, None, str(ref["target"])) for ref in stated[:1]]
    found = [
        Item(n, None, None, str(position_of(reading, one.replies_to)))
        for n, one in numbered(reading)
        if one.replies_to
    ]
    return gold, found


def pasted(reading: Reading) -> Sides:
    gold = [
        marked_item(part["n"], block, block["lang"])
        for part in reading.gold["comments"]
        for block in part["quoted_blocks"]
    ]
    found = [
        Item(number, *reading.place(one, block.span.start, block.span.end), block.language or "")
        for number, one in numbered(reading)
        for block in one.blocks
        if block.kind == "pasted"
    ]
    return gold, found


def outlets(reading: Reading) -> Sides:
    """Return what names the outlet of each pasted text, or that nothing does."""
    gold = [
        marked_item(
            part["n"], block["attributed_to"] or {}, "named" if block["attributed_to"] else "no"
        )
        for part in reading.gold["comments"]
        for block in part["quoted_blocks"]
    ]
    found = []
    for number, one in numbered(reading):
        for block in one.blocks:
            if block.kind == "pasted":
                place = place_of(reading, one, block.attributed_to)
                found.append(Item(number, *place, "named" if block.attributed_to else "no"))
    return gold, found


def points(reading: Reading) -> Sides:
    gold = [
        marked_item(part["n"], point)
        for part in reading.gold["comments"]
        for points in part["lists"]
        for point in points
    ]
    return gold, list(blocks(reading, "list", numbered(reading)))


def languages(reading: Reading) -> Sides:
    """Return the language of each marked paragraph, by the innermost block it lies in."""
    gold, found = [], []
    for part in reading.gold["comments"]:
        for paragraph in part["body"]["paragraphs"]:
            item = marked_item(part["n"], paragraph, paragraph["lang"])
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


def damage(reading: Reading) -> Sides:
    """Return what is broken, at its words; a lost author has none."""
    gold = []
    for part in reading.gold["comments"]:
        for damage in part["damage"]:
            place = damage["span"] if "text" in damage["span"] else {}
            if not is_gap(damage):
                gold.append(marked_item(part["n"], place, DAMAGE[damage["kind"]]))
    found = [
        Item(number, *place_of(reading, one, damage.span), damage.kind)
        for number, one in numbered(reading)
        for damage in one.damage
        if damage.kind != "lost_block"
    ]
    return gold, found
