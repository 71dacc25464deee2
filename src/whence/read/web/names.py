"""What the names of elements say: comment, post, thread, author, time.

The words are those of schema.org, microformats, WordPress, Blogger, Drupal, Disqus, Discourse, phpBB,
XenForo and Reddit, and what page makers call the same things in the languages met most.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .markup import names
from .writing import Element

_COMMENT = (
    r"comments?|comment(?:entry|item|body|text|box|content|wrapper)|comm(?=-0)|comtr|kommentar|"
    r"commentaire|comentario|commento|komentarz|reactie|leserbrief|leserkommentar|opinia|yorum"
)
_POST = (
    r"post|message|msg|posting|postbit|postcontainer|topic-post|answer|antwort|reply|review|rev|"
    r"bewertung|rezension|guestbook|entry|tweet|status"
)
_SAYS_COMMENT = re.compile(rf"(?:^|-)(?:{_COMMENT})(?=$|-)")
_SAYS_POST = re.compile(rf"(?:^|-)(?:{_POST})(?=$|-)")
# Words that make a name that of a thread, of a part of a comment, or of something beside both.
_NOT_ITEM = re.compile(
    r"comments(?:$|-(?!con|item|entry))|(?:^|-)(?:lists?|commentlist|area|section|threads?|form|"
    r"respond|counts?|counter|num|number|link|links|author|authors|by|byuser|meta|metadata|date|time|"
    r"nav|navigation|holder|header|head|title|headline|footer|avatar|image|img|icon|button|btn|"
    r"actions?|controls?|tools?|toolbar|reply|replies|disabled|enabled|open|closed|recent|latest|new|"
    r"write|submit|login|policy|rules|notice|info|infos|permalink|status|like|likes|vote|votes|"
    r"rating|share|add|cancel|none|no|hide|show|toggle|more|load|sort|page|pages|pager|pagination|"
    r"post-type|type-post|formats?|category|tag|widget|feed|rss|subscribe|username|user|name|"
    r"children|label|tab|tabs|teaser|ad|ads|module)(?=$|-)"
)
_THREAD = re.compile(
    r"(?:^|-)(?:comments|commentlist|commentaires|kommentare|comentarios|commenti|list|thread|"
    r"threads|replies|children|answers|reviews|posts|messages)(?=$|-)"
)
# The whole name of what is left of a thread without its comments.
_FRAME = re.compile(
    r"comments|commentlist|comment-list|comments-area|comments-wrapper|respond|comment-respond|"
    r"commentform|comment-form|disqus-thread|kommentare|commentaires|comentarios|reactions|"
    r"livefyre.{0,40}|fb-comments.{0,40}"
)
_BODY = re.compile(
    r"(?:^|-)(?:content|text|body|message|bodytext|comment-?text|description|desc|entry|quote)(?=$|-)"
)
_COMMENTER = re.compile(r"(?:^|-)comment(?:er)?-(?:author|name|by|username|user)$")
_TIME = re.compile(
    r"(?:^|-)(?:date|time|datum|posted|published|timestamp|ago|age|zeit|fecha|when|created|metadata|meta)(?=$|-)"
)
_AUTHOR = re.compile(
    r"(?:^|-)(?:author|user|username|fn|vcard|commenter|autor|benutzer|nick|nickname|name|poster|"
    r"verfasser|member|by)(?=$|-)"
)


# What stands in a comment and is none of its words.
_FURNITURE = re.compile(
    r"(?:^|-)(?:reply|replies|respond|comment-form|reply-form|share|sharing|social|votes?|voting|likes?|dislikes?|flag|report|permalink|edit|"
    r"avatar|gravatar|rating|stars?|badges?|buttons?|btn|toolbar|actions?|controls?|tools?|meta|metadata|"
    r"date|time|datum|says|moderation|awaiting|karma|score|points|menu|icons?|level|depth|rank|"
    r"info|vcard|author|username|head|header|footer|screen-reader-text|sr-only)(?=$|-)"
)
_BESIDE = re.compile(r"(?:^|-)(?:avatar|gravatar|points|score)(?=$|-)")
_SURE_AUTHOR = re.compile(
    r"(?:fn|author-name|user-?name|comment-author-name|nick-?name|display-name)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the names of one element say.

    `comment` and `post` are the names that say so; `thread` is said of what holds many, `frame`
    of what is left of a thread without its comments, `commenter` of a name in it, `body` of what holds the words of somebody, `furniture` of what
    holds none, `beside` of what stands beside a name.
    """

    comment: tuple[str, ...]
    post: tuple[str, ...]
    time: bool
    author: bool
    surely_author: bool
    body: bool
    furniture: bool
    beside: bool
    thread: bool
    frame: bool
    commenter: bool


def said(element: Element) -> Said:
    """Return what the names of an element say."""
    tag = element.tag if "-" in element.tag else ""
    return _said(element.get("id") or "", element.get("class") or "", tag)


@lru_cache(maxsize=16_384)
def _said(id: str, classes: str, tag: str) -> Said:
    called = names(id, classes, tag)
    bits = 0
    for name in called:
        bits |= _bits(name)
    told = {field: bool(bits >> index & 1) for index, field in enumerate(_TESTS)}
    items = [name for name in called if not _bits(name) & _NO_ITEM_BIT]
    return Said(
        comment=tuple(sorted({name for name in items if _SAYS_COMMENT.search(name)})),
        post=tuple(sorted({name for name in items if _SAYS_POST.search(name)})),
        **told,
    )


@lru_cache(maxsize=16_384)
def _bits(name: str) -> int:
    """Return one bit for each test that a name passes; most names stand on many elements."""
    tests = (*_TESTS.values(), _NOT_ITEM.search)
    return sum(1 << index for index, test in enumerate(tests) if test(name))


_TESTS = {
    "time": _TIME.search,
    "author": _AUTHOR.search,
    "surely_author": _SURE_AUTHOR.fullmatch,
    "body": _BODY.search,
    "furniture": _FURNITURE.search,
    "beside": _BESIDE.search,
    "thread": _THREAD.search,
    "frame": _FRAME.fullmatch,
    "commenter": _COMMENTER.search,
}
_NO_ITEM_BIT = 1 << len(_TESTS)


def numbered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names with a number, which tell comments surest: `comment-0`."""
    return tuple(name for name in names if "0" in name.split("-"))
