"""Quotation marks: which words are somebody's own.

One pass, no nesting: an inner mark inside a quotation is text, an unclosed one ends with its
paragraph. So ten thousand opening marks cost no more than one.
"""

from bisect import bisect_right

_PAIRS = {"“": "”", "„": "“", "«": "»", "‹": "›", '"': '"', "「": "」", "”": "”"}
_LONGEST = 4_000


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each double-quoted stretch, marks included, in order."""
    found: list[tuple[int, int]] = []
    opened, closing = -1, ""
    for index, character in enumerate(text):
        if opened >= 0:
            if character == closing or (closing == "“" and character == "”"):
                found.append((opened, index + 1))
                opened = -1
            elif index - opened > _LONGEST or text.startswith("\n\n", index):
                opened = -1
        elif character in _PAIRS:
            opened, closing = index, _PAIRS[character]
    return found


def inside(spans: list[tuple[int, int]], position: int) -> tuple[int, int] | None:
    """Return the stretch that holds a position, if any; `spans` are in order and apart."""
    index = bisect_right(spans, (position, float("inf"))) - 1
    if index >= 0 and spans[index][0] <= position < spans[index][1]:
        return spans[index]
    return None
