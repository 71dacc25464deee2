"""Which elements of a page are its comments.

Page makers call a comment a comment, in many ways. All comments repeat: the elements of one kind
that stand side by side are comments, whatever else the names say, and what stands once around
them is their thread.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from ..dates.stamps import ends_in_stamp
from ..threads.lines import announces_comments
from .layout import Layout
from .markup import INVISIBLE, leads_to_user, properties
from .names import numbered, said
from .writing import Element

_SCHEMA = frozenset(("comment", "usercomments", "answer", "review"))
_MICROFORMATS = frozenset(("u-comment", "p-comment", "h-cite"))
_OUTSIDE = 300  # characters beside a comment that are its head: author, time, links
_LONGEST_HEADING = 40
_HEADING_DEPTH = 2  # elements around a heading that the comments may follow instead of itself
_SEARCHED = 100  # elements of a comment that are searched for a line that is a date
_SHORTEST = 15  # characters of a post, in the middle of all; less is a list of names or links
_HEADINGS = frozenset(("h1", "h2", "h3"))
_NO_ITEM = INVISIBLE | frozenset(
    "html body label dt a h1 h2 h3 h4 h5 h6 time img use link meta i small sup nav header".split()
)
_TELLING = frozenset(("time", "abbr", "cite"))
_HOLDS_MANY = frozenset(("body", "ol", "ul", "dl", "main", "table", "tbody"))

_Groups = dict[tuple[str, ...], list[int]]


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


def find_items(root: Element) -> tuple[list[Item], list[Element]]:
    """Return the comments of a page in their order, and what may frame them.

    No comments are returned where nothing tells of comments.
    """
    page = _Page(root)
    return _items(page), page.frames


def _items(page: "_Page") -> list[Item]:
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


class _Page:
    """The elements of a page by number, in their order, and what each of them says it is."""

    def __init__(self, root: Element) -> None:
        self._layout = Layout(root)
        self.schema: _Groups = defaultdict(list)
        self.numbered: _Groups = defaultdict(list)
        self.comments: _Groups = defaultdict(list)
        self.posts: _Groups = defaultdict(list)
        self.frames: list[Element] = []
        self._sure: set[int] = set()
        self._times: list[int] = []
        self._authors: list[int] = []
        for number, element in enumerate(self._layout.elements):
            self._note(number, element)

    def _note(self, number: int, element: Element) -> None:
        if not element.keys() and element.tag not in _TELLING:
            return
        told, stated = said(element), properties(element)
        if told.time or element.tag in ("time", "abbr") or "datecreated" in stated:
            self._times.append(number)
        if (
            told.author
            or element.tag == "cite"
            or "author" in stated
            or element.get("data-author")
            or leads_to_user(element)
        ):
            self._authors.append(number)
        if told.frame or told.commenter:
            self.frames.append(element)
        if element.tag in _NO_ITEM:
            return
        classes = (element.get("class") or "").split()
        if _SCHEMA.intersection(stated) or _MICROFORMATS.intersection(classes):
            self.schema[element.tag,].append(number)
        if told.comment:
            surely = numbered(told.comment)
            kinds = self.numbered if surely else self.comments
            kinds[element.tag, *(surely or told.comment)].append(number)
            if surely:
                self._sure.add(number)
        if told.post:
            self.posts[element.tag, *(numbered(told.post) or told.post)].append(number)

    def comments_in(self, groups: _Groups) -> list[int]:
        """Return the elements of the outermost kind that repeats, or one that is the only comment.

        What has little text beside the rest are counts, links and heads.
        """
        kinds = [group for group in groups.values() if not self._holds_article(group)]
        texts = [self._text_in(group) for group in kinds]
        most = max(texts, default=0)
        kinds = [
            group for group, text in zip(kinds, texts, strict=True) if text and 2 * text >= most
        ]
        kinds.sort(key=lambda group: (self._layout.depth(group[0]), group[0]))
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
        for element in self._layout.elements:
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
        return element.tag not in _NO_ITEM and self._has_time(self._layout.number(element) or 0)

    def _holds_article(self, group: list[int]) -> bool:
        """Say whether a group is one element that holds the page itself, not a comment on it."""
        if len(group) > 1:
            return False
        inside = self._layout.inside(group[0])
        return any(each.tag in ("h1", "body") for each in inside)

    def _text_in(self, group: list[int]) -> int:
        """Return how much text stands in a group, nested elements counted once."""
        return sum(self._layout.length(one) for one in self._layout.outermost(group))

    def _linked_in(self, group: list[int]) -> int:
        """Return how much of the text in a group is that of links."""
        return sum(
            len((each.text or "").strip())
            for one in self._layout.outermost(group)
            for each in self._layout.inside(one)
            if each.tag == "a" and not leads_to_user(each) and not ends_in_stamp(each.text or "")
        )

    def posts_in(self, groups: _Groups) -> list[int]:
        """Return the elements of the outermost kind that repeats, each with author and time.

        Posts are also called what lists of articles hold; those have headings that are links.
        """
        kinds = sorted(groups.values(), key=lambda group: (self._layout.depth(group[0]), group[0]))
        for group in kinds:
            lengths = sorted(map(self._layout.length, group))
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
        return [self._layout.elements[one] for one in self._widened(group)]

    def _widened(self, group: list[int]) -> list[int]:
        return list(dict.fromkeys(self._wide(one, group) for one in group))

    def _wide(self, number: int, group: list[int]) -> int:
        inside = self._layout.count(group, number)
        while len(group) > 1 and not self._is_signed(number):
            outer = self._layout.outer(number)
            if outer is None or self._is_thread(self._layout.elements[outer]):
                break
            more = self._layout.length(outer) - self._layout.length(number)
            if self._layout.count(group, outer) > inside or outer in group or more > _OUTSIDE:
                break
            number = outer
        return number

    def _is_thread(self, element: Element) -> bool:
        return element.tag in _HOLDS_MANY or said(element).thread

    def _marked(self, group: list[int]) -> float:
        """Return the share of elements with an author or a time in them or right before them."""
        return sum(self._has_mark(one) for one in group) / len(group)

    def _signed(self, group: list[int]) -> float:
        """Return the share of elements with both an author and a time in them."""
        return sum(map(self._is_signed, group)) / len(group)

    def _is_signed(self, number: int) -> bool:
        count = self._layout.count
        return count(self._times, number) > 0 and count(self._authors, number) > 0

    def _has_mark(self, number: int) -> bool:
        # The head of a `dd` is the `dt` before it.
        if self._layout.count(self._authors, number) or self._layout.elements[number].tag == "dd":
            return True
        return self._has_time(number)

    def _has_time(self, number: int) -> bool:
        if self._layout.count(self._times, number):
            return True
        pieces = (
            piece
            for each in self._layout.inside(number, _SEARCHED)
            for piece in (each.text, each.tail)
            if piece
        )
        return any(ends_in_stamp(piece) for piece in pieces)

    def _links(self, group: list[int]) -> bool:
        """Say whether most elements of a group have headings that lead to other pages."""
        found = sum(any(map(_leads_away, self._layout.inside(one))) for one in group)
        return 2 * found > len(group)


def _leads_away(element: Element) -> bool:
    """Say whether an element is a heading that is a link; forums link each post to itself."""
    if element.tag not in _HEADINGS:
        return False
    links = [*element.iter("a"), *element.iterancestors("a")]
    return any("#" not in (link.get("href") or "#") for link in links)
