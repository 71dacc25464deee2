"""What the markup of a page tells besides its text: names of parts, and paragraphs.

An element's names are the words of its id, its classes and its own tag (a custom element such as
`shreddit-comment`), since page makers call things by what they are in all of them.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import islice

from .writing import Element, Writer

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_NAME = 100  # characters of a class or id; generated ones can be of any length
_FEW = 300  # elements
_SPACE = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses; a no-break space is text
INVISIBLE = frozenset(
    "script style noscript template svg math head title applet button input select textarea option iframe "
    "object video audio canvas map".split()
)
_USER = re.compile(
    r"/(?:u|user|users|profile|profiles|profil|member|members|author|authors|people|benutzer)/"
    r"|user\?id=|[?&](?:user|user_?id|uid|u)=[\w-]{1,40}(?:&|$)"
)


def names(id: str, classes: str, tag: str = "") -> tuple[str, ...]:
    """Return the id and classes of an element, each as lower-case words joined by hyphens.

    Numbers are written `0`, so that the names of like elements are equal: `comment-123` and
    `commentBox_7` give `comment-0` and `comment-box-0`. A custom element is named by its tag.
    """
    written = (id, *classes.split(), tag)
    return tuple([_plain(name) for name in written if name and len(name) <= _LONGEST_NAME])


@lru_cache(maxsize=16_384)
def _plain(name: str) -> str:
    words = ("0" if word.isdigit() else word.lower() for word in _WORD.findall(name))
    return "-".join(words)


def properties(element: Element) -> list[str]:
    """Return the schema.org properties and the type of an element, in lower case, without address."""
    stated, kind = element.get("itemprop"), element.get("itemtype")
    if not stated and not kind:
        return []
    kinds = [name.rsplit("/", 1)[-1] for name in (kind or "").split()]
    return [name.lower() for name in (*(stated or "").split(), *kinds)]


def leads_to_user(element: Element) -> bool:
    """Say whether an element is a link to the page of a user."""
    return element.tag == "a" and _USER.search((element.get("href") or "")[:500]) is not None


def elements(root: Element) -> Iterator[Element]:
    """Yield an element and all elements within it, in their order; comments are none."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def text_of(root: Element, without: Collection[Element] = ()) -> str:
    """Return the visible text of an element, a blank line between paragraphs.

    Elements in `without` are passed over, what follows them is not.
    """
    if not len(root):
        return "" if root.tag in INVISIBLE else _SPACE.sub(" ", root.text or "").strip(" ")
    return render(root, without)[0]


def brief(root: Element, longest: int, without: Collection[Element] = ()) -> str | None:
    """Return the visible text of an element in one line, or None where it is longer.

    Also None where it holds more elements than a short text does: elements may lie thousands deep
    in each other, and what asks for the text of each of them would take the square of that.
    """
    if next(islice(root.iter(), _FEW, None), None) is not None:
        return None
    line = " ".join(text_of(root, without).split())
    return line if len(line) <= longest else None


def is_blockquote(element: Element) -> bool:
    """Say whether an element is marked as a quotation."""
    return bool(element.tag == "blockquote")


def render(
    root: Element,
    without: Collection[Element] = (),
    is_quoted: Callable[[Element], bool] = is_blockquote,
) -> tuple[str, list[tuple[int, int]]]:
    """Return the visible text of an element, and where in it the outermost quotations stand."""
    page = Writer(is_quoted)
    # A stack instead of recursion: markup may be nested deeper than Python can call.
    waiting: list[tuple[Element, bool]] = [(root, False)]
    while waiting:
        element, left = waiting.pop()
        hidden = element in without or element.tag in INVISIBLE or not isinstance(element.tag, str)
        if left or hidden:
            if not hidden:
                page.close(element)
            if element is not root:
                page.write(element.tail)
            continue
        page.open(element)
        page.write(element.text)
        waiting.append((element, True))
        waiting += [(child, False) for child in reversed(element)]
    return "".join(page.pieces), page.quotes


def cut(element: Element) -> None:
    """Take an element out of its page, and leave what follows it.

    Where that holds a control character, which lxml refuses to write, the element stays, empty.
    """
    outer, before, tail = element.getparent(), element.getprevious(), element.tail
    if outer is None:
        return
    try:
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            outer.text = (outer.text or "") + tail
    except ValueError:
        element.clear(keep_tail=True)
        element.tag = "span"
    else:
        element.tail = None
        outer.remove(element)
