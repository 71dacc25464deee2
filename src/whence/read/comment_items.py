"""Which elements of a page are its comments.

Page makers call a comment a comment, in many ways: by schema.org and microformats, by the classes of
WordPress, Blogger, Drupal, Disqus, Discourse, phpBB, XenForo and Reddit, or by names of their own. All of
them repeat: the elements of one kind that stand side by side are comments, whatever else the
names say, and what stands once around them is their thread.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from .markup import Element, elements, leads_to_user, names, properties
from .stamps import ends_in_stamp
from .threadlines import announces_comments

_COMMENT = (
    r"comments?|comment(?:entry|item|body|text|box|content|wrapper)|comm(?=-0)|comtr|kommentar|"
    r"commentaire|comentario|commento|komentarz|reactie|leserbrief|leserkommentar|opinia|yorum"
)
_POST = (
    r"post|message|msg|posting|postbit|postcontainer|topic-post|answer|antwort|reply|review|rev|bewertung|"
    r"rezension|guestbook|entry|tweet|status"
)
_SAYS_COMMENT = re.compile(rf"(?:^|-)(?:{_COMMENT})(?=$|-)")
_SAYS_POST = re.compile(rf"(?:^|-)(?:{_POST})(?=$|-)")
# Words that make a name that of a thread, of a part of a comment, or of something beside both.
_NOT_ITEM = re.compile(
    r"comments(?:$|-(?!con|item|entry))|(?:^|-)(?:lists?|commentlist|area|section|threads?|form|respond|"
    r"counts?|counter|num|number|link|links|author|authors|by|byuser|meta|metadata|date|time|nav|navigation|"
    r"holder|header|head|title|headline|footer|avatar|image|img|icon|button|btn|actions?|"
    r"controls?|tools?|toolbar|reply|replies|disabled|enabled|open|closed|recent|latest|new|write|submit|"
    r"login|policy|rules|notice|info|infos|permalink|status|like|likes|vote|votes|rating|share|"
    r"add|cancel|none|no|hide|show|toggle|more|load|sort|page|pages|pager|pagination|post-type|"
    r"type-post|formats?|category|tag|widget|feed|rss|subscribe|username|user|name|children|label|"
    r"tab|tabs|teaser|ad|ads|module|container-0-list)(?=$|-)"
)
_SCHEMA = frozenset(("comment", "usercomments", "answer", "review"))
_MICROFORMATS = frozenset(("u-comment", "p-comment", "h-cite"))
_TIME = re.compile(
    r"(?:^|-)(?:date|time|datum|posted|published|timestamp|ago|zeit|fecha|when|created)(?=$|-)"
)
_AUTHOR = re.compile(
    r"(?:^|-)(?:author|user|username|fn|vcard|commenter|autor|nick|nickname|name|poster|member|by)(?=$|-)"
)
_OUTSIDE = 300  # characters beside a comment that are its head: author, time, links
_LONGEST_HEADING = 40
_HEADING_DEPTH = 2  # elements around a heading that the comments may follow instead of itself
_SEARCHED = 100  # elements of a comment that are searched for a line that is a date
_SHORTEST = 15  # characters of a post, in the middle of all; less is a list of names or links
_HEADINGS = frozenset(("h1", "h2", "h3"))
_INVISIBLE = frozenset(("script", "style", "noscript", "template"))
_NO_ITEM = _INVISIBLE | frozenset(
    "html head body form input button label select option a h1 h2 h3 h4 h5 h6 time img svg use link "
    "meta i small sup nav header".split()
)
_THREAD = re.compile(
    r"(?:^|-)(?:comments|commentlist|commentaires|kommentare|comentarios|commenti|list|thread|"
    r"threads|replies|children|answers|reviews|posts|messages)(?=$|-)"
)


@dataclass(slots=True)
class Item:
    """One comment of a page: its element, and the comment it is nested in, if any.

    `post` says that the page calls it a post or a message and not a comment, as forums do, whose
    first post is what the others answer.
    """

    element: Element
    within: "Item | None" = None
    post: bool = False

    @property
    def head(self) -> Element | None:
        """The element before it that holds author and time, as `dt` does for `dd`."""
        before = self.element.getprevious()
        is_head = self.element.tag == "dd" and before is not None and before.tag == "dt"
        return before if is_head else None


def find_items(root: Element) -> list[Item]:
    """Return the comments of a page in their order; none where nothing tells of comments."""
    page = _Page(root)
    for groups in (page.schema, page.numbered, page.comments):
        if group := page.comments_in(groups):
            return _nested(page.widened(group))
    if group := page.posts_in(page.posts):
        return _nested(page.widened(group), post=True)
    return _nested(page.under_heading())


def _nested(found: Sequence[Element], post: bool = False) -> list[Item]:
    items: dict[Element, Item] = {}
    for element in found:
        outer = next((items[one] for one in element.iterancestors() if one in items), None)
        items[element] = Item(element, outer, post)
    return list(items.values())


@lru_cache(maxsize=4096)
def _said(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], bool, bool]:
    """Return the names that say comment and post, and whether any says time or author."""
    items = [name for name in names if not _NOT_ITEM.search(name)]
    return (
        tuple(sorted({name for name in items if _SAYS_COMMENT.search(name)})),
        tuple(sorted({name for name in items if _SAYS_POST.search(name)})),
        any(_TIME.search(name) for name in names),
        any(_AUTHOR.search(name) for name in names),
    )


def _numbered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names with a number, which tell comments surest."""
    return tuple(name for name in names if "0" in name.split("-"))


Groups = dict[tuple[str, ...], list[int]]


class _Page:
    """The elements of a page by number, in their order, and what each of them says it is."""

    def __init__(self, root: Element) -> None:
        self._all = list(elements(root))
        self._number = {element: number for number, element in enumerate(self._all)}
        self._end = self._ends()
        self._written = self._lengths()
        self.schema: Groups = defaultdict(list)
        self.numbered: Groups = defaultdict(list)
        self.comments: Groups = defaultdict(list)
        self.posts: Groups = defaultdict(list)
        self._sure: set[int] = set()
        self._times: list[int] = []
        self._authors: list[int] = []
        for number, element in enumerate(self._all):
            self._note(number, element)

    def _note(self, number: int, element: Element) -> None:
        comment, post, time, author = _said(tuple(names(element)))
        stated = properties(element)
        if time or element.tag in ("time", "abbr") or "datecreated" in stated:
            self._times.append(number)
        if author or element.tag == "cite" or "author" in stated or leads_to_user(element):
            self._authors.append(number)
        if element.tag in _NO_ITEM:
            return
        if any(name in _SCHEMA for name in stated) or _MICROFORMATS.intersection(
            (element.get("class") or "").split()
        ):
            self.schema[element.tag,].append(number)
        if comment:
            found = _numbered(comment)
            if found:
                self._sure.add(number)
            (self.numbered if found else self.comments)[element.tag, *(found or comment)].append(
                number
            )
        if post:
            self.posts[element.tag, *(_numbered(post) or post)].append(number)

    def _ends(self) -> list[int]:
        """Return for each element the number after its last descendant."""
        ends = [number + 1 for number in range(len(self._all))]
        for number in range(len(self._all) - 1, 0, -1):
            outer = self._number.get(self._all[number].getparent())
            if outer is not None:
                ends[outer] = max(ends[outer], ends[number])
        return ends

    def _lengths(self) -> list[int]:
        """Return how much text begins before each element, in characters."""
        total, before = 0, []
        for element in self._all:
            before.append(total)
            if element.tag not in _INVISIBLE:
                total += len((element.text or "").strip())
            total += len((element.tail or "").strip())
        return [*before, total]

    def _length(self, number: int) -> int:
        """Return how much text stands in an element and right after it."""
        return self._written[self._end[number]] - self._written[number]

    def comments_in(self, groups: Groups) -> list[int]:
        """Return the elements of the outermost kind that repeats, or one that is the only comment.

        What has little text beside the rest are counts, links and heads.
        """
        kinds = [group for group in groups.values() if not self._holds_article(group)]
        texts = [self._text_in(group) for group in kinds]
        most = max(texts, default=0)
        kinds = [
            group for group, text in zip(kinds, texts, strict=True) if text and 2 * text >= most
        ]
        kinds.sort(key=lambda group: (self._depth(group[0]), group[0]))
        several = [group for group in kinds if len(group) > 1]
        return next((group for group in (*several, *kinds) if self._likely(group)), [])

    def _likely(self, group: list[int]) -> bool:
        """Say whether most elements of a group have an author or a time, and words of their own."""
        wide = self._widened(group)
        own = 2 * self._linked_in(group) < self._text_in(group) or group[0] in self._sure
        if len(group) > 1 or group[0] in self._sure:
            return own and self._marked(wide) >= 0.5
        return own and self._has_time(wide[0])

    def under_heading(self) -> list[Element]:
        """Return what follows a heading such as “Comments (3)” and has a time each."""
        for element in self._all:
            line = " ".join((element.text or "").split())
            if len(element) or len(line) > _LONGEST_HEADING or not announces_comments(line):
                continue
            for before in (element, *islice(element.iterancestors(), _HEADING_DEPTH)):
                after = [each for each in before.itersiblings() if isinstance(each.tag, str)]
                found = list(takewhile(self._is_remark, after))
                if found:
                    return found
        return []

    def _is_remark(self, element: Element) -> bool:
        return element.tag not in _NO_ITEM and self._has_time(self._number[element])

    def _holds_article(self, group: list[int]) -> bool:
        """Say whether a group is one element that holds the page itself, not a comment on it."""
        if len(group) > 1:
            return False
        inside = self._all[group[0] : self._end[group[0]]]
        return any(each.tag in ("h1", "body") for each in inside)

    def _text_in(self, group: list[int]) -> int:
        """Return how much text stands in a group, nested elements counted once."""
        return sum(self._length(one) for one in self._outermost(group))

    def _linked_in(self, group: list[int]) -> int:
        """Return how much of the text in a group is that of links."""
        return sum(
            len((each.text or "").strip())
            for one in self._outermost(group)
            for each in self._all[one : self._end[one]]
            if each.tag == "a"
        )

    def _outermost(self, group: list[int]) -> Iterator[int]:
        end = 0
        for one in group:
            if one >= end:
                yield one
                end = self._end[one]

    def posts_in(self, groups: Groups) -> list[int]:
        """Return the elements of the outermost kind that repeats, each with author and time.

        Posts are also called what lists of articles hold; those have headings that are links.
        """
        kinds = sorted(groups.values(), key=lambda group: (self._depth(group[0]), group[0]))
        for group in kinds:
            lengths = sorted(map(self._length, group))
            if (
                len(group) > 1
                and lengths[len(group) // 2] >= _SHORTEST
                and self._signed(group) >= 0.7
                and not self._links(group)
            ):
                return group
        return []

    def widened(self, group: list[int]) -> list[Element]:
        """Return the elements with their heads, which may stand outside but next to them."""
        return [self._all[one] for one in self._widened(group)]

    def _widened(self, group: list[int]) -> list[int]:
        return list(dict.fromkeys(self._wide(one, group) for one in group))

    def _wide(self, number: int, group: list[int]) -> int:
        inside = self._count(group, number)
        while len(group) > 1:
            outer = self._number.get(self._all[number].getparent())
            if outer is None or self._is_thread(self._all[outer]):
                break
            more = self._length(outer) - self._length(number)
            if self._count(group, outer) > inside or outer in group or more > _OUTSIDE:
                break
            number = outer
        return number

    def _is_thread(self, element: Element) -> bool:
        return element.tag in ("body", "ol", "ul", "dl", "main", "table", "tbody") or any(
            _THREAD.search(name) for name in names(element)
        )

    def _count(self, numbers: list[int], within: int) -> int:
        """Return how many of the numbers, which are in order, lie in an element."""
        return bisect_left(numbers, self._end[within]) - bisect_left(numbers, within)

    def _marked(self, group: list[int]) -> float:
        """Return the share of elements with an author or a time in them or right before them."""
        return sum(self._has_mark(one) for one in group) / len(group)

    def _signed(self, group: list[int]) -> float:
        """Return the share of elements with both an author and a time in them."""
        both = (self._count(self._times, one) and self._count(self._authors, one) for one in group)
        return sum(map(bool, both)) / len(group)

    def _has_mark(self, number: int) -> bool:
        # The head of a `dd` is the `dt` before it.
        if self._count(self._authors, number) or self._all[number].tag == "dd":
            return True
        return self._has_time(number)

    def _has_time(self, number: int) -> bool:
        if self._count(self._times, number):
            return True
        pieces = (
            piece
            for each in self._all[number : min(self._end[number], number + _SEARCHED)]
            for piece in (each.text, each.tail)
            if piece
        )
        return any(ends_in_stamp(piece) for piece in pieces)

    def _links(self, group: list[int]) -> bool:
        """Say whether most elements of a group have headings that are links."""
        found = 0
        for one in group:
            inside = self._all[one : self._end[one]]
            found += any(
                each.tag in _HEADINGS
                and (each.find(".//a") is not None or each.getparent().tag == "a")
                for each in inside
            )
        return 2 * found > len(group)

    def _depth(self, number: int) -> int:
        return sum(1 for _ in self._all[number].iterancestors())
