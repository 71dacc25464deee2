"""How long a text may be for what takes more than its mere reading."""

# A thick book; the pages of a thread are a tenth of it. Made to do harm, a text of this length
# takes up to four seconds to be searched, one of sixty megabytes would take minutes.
LONGEST_SEARCHED = 1_000_000  # characters


def is_searched(text: str) -> bool:
    """Say whether a text is searched for comments, quotations and dates, or only read."""
    return len(text) <= LONGEST_SEARCHED
