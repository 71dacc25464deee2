"""Comments of web pages, in the markup of the systems that most of them are made with."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, RawFile
from whence.read import read_file

ARTICLE = """
<p>The two companies signed a merger agreement in the harbour office on Monday evening, said Ann Reporter.</p>
<p>The agreement had been prepared for weeks, and the boards of both companies approved it without a vote against.</p>
<p>Neither of the two companies would say what the merger means for the people who work at the harbour today.</p>
"""
WORDPRESS = """<div id="comments" class="comments-area"><h2>2 thoughts on “Merger”</h2><ol class="comment-list">
<li id="comment-11" class="comment even thread-even depth-1 parent"><article id="div-comment-11" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="a.png">
<b class="fn">Bea</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-11">
<time datetime="2014-11-14T15:56:00+00:00">November 14, 2014 at 3:56 pm</time></a></div></footer>
<div class="comment-content"><p>It will never happen.</p></div>
<div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></article>
<ol class="children"><li id="comment-12" class="comment byuser comment-author-admin depth-2">
<article id="div-comment-12" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">
<cite class="fn">Carl</cite></div><a href="#comment-12">November 15, 2014 at 9:00 am</a></footer>
<div class="comment-content"><p>It has happened.</p></div></article></li></ol></li></ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form id="commentform"><textarea></textarea></form></div></div>"""
BLOGGER = """<div id="comments" class="comments"><h4>2 comments:</h4><div id="comment-holder"><ol id="top-ra">
<li class="comment" id="c111"><div class="comment-block"><div class="comment-header"><cite class="user">
<a href="http://b.example">Bea</a></cite><span class="datetime"><a href="http://x.example/p?showComment=1415980560000#c111">15:56</a>
</span></div><p class="comment-content">It will never happen.</p><span class="comment-actions"><a>Reply</a></span></div>
<div class="comment-replies"><ol><li class="comment" id="c112"><div class="comment-block"><div class="comment-header">
<cite class="user">Carl</cite><span class="datetime"><a href="?showComment=1416042000000#c112">9:00</a></span></div>
<p class="comment-content">It has happened.</p></div></li></ol></div></li></ol></div></div>"""
DRUPAL = """<section id="comments" class="comment-wrapper"><h2>Comments</h2>
<article class="comment clearfix"><header><p class="submitted"><span class="username">Bea</span> on <span class="date">
Fri, 14 November 2014 - 15:56</span></p></header><div class="content"><div class="field-name-comment-body"><p>It will never happen.</p></div></div>
<ul class="links"><li><a href="/comment/reply/1">reply</a></li></ul></article>
<article class="comment clearfix"><header><p class="submitted"><span class="username">Carl</span>
<time datetime="2014-11-15T09:00:00Z">Sat</time></p></header><div class="content"><p>It has happened.</p></div></article></section>"""
DISQUS = """<div id="posts"><ul id="post-list" class="post-list"><li class="post" id="post-1001"><div class="post-content">
<header class="comment__header"><span class="post-byline"><span class="author publisher-anchor-color"><a href="/by/bea">Bea</a></span></span>
<span class="post-meta"><a class="time-ago" title="Friday, November 14, 2014 3:56 PM">5 years ago</a></span></header>
<div class="post-body-inner"><div class="post-message"><p>It will never happen.</p></div></div>
<footer class="comment__footer"><a>Like</a></footer></div>
<ul class="children"><li class="post" id="post-1002"><div class="post-content"><header class="comment__header">
<span class="author"><a href="/by/carl">Carl</a></span> <a class="time-ago" title="November 15, 2014 9:00 AM">5 years ago</a></header>
<div class="post-message"><p>It has happened.</p></div></div></li></ul></li></ul></div>"""
MICRODATA = """<div><div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Bea</span></span>
<meta itemprop="dateCreated" content="2014-11-14T15:56:00Z"><div itemprop="text">It will never happen.</div></div>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Carl</span>
<time itemprop="dateCreated" datetime="2014-11-15T09:00Z">x</time><div itemprop="text">It has happened.</div></div></div>"""
MICROFORMATS = """<div class="replies"><div class="u-comment h-cite"><a class="p-author h-card" href="http://b.example">Bea</a>
<time class="dt-published" datetime="2014-11-14T15:56:00Z">x</time><div class="p-content">It will never happen.</div></div>
<div class="u-comment h-cite"><a class="p-author h-card" href="http://c.example">Carl</a>
<time class="dt-published" datetime="2014-11-15T09:00:00Z">y</time><p class="p-content">It has happened.</p></div></div>"""
REDDIT = """<div class="sitetable nestedlisting"><div class="thing id-t1_a1 comment" id="thing_t1_a1"><div class="entry">
<p class="tagline"><a href="https://old.reddit.com/user/Bea" class="author">Bea</a> <span class="score">5 points</span>
<time datetime="2014-11-14T15:56:00+00:00">5 years ago</time></p><form class="usertext"><div class="usertext-body"><div class="md">
<p>It will never happen.</p></div></div></form></div><div class="child"><div class="sitetable listing">
<div class="thing id-t1_a2 comment" id="thing_t1_a2"><div class="entry"><p class="tagline"><a href="/user/Carl" class="author">Carl</a>
<time datetime="2014-11-15T09:00:00+00:00">5 years ago</time></p><form class="usertext"><div class="md"><p>It has happened.</p></div></form>
</div></div></div></div></div></div>"""
HACKER_NEWS = """<table class="comment-tree"><tr class="athing comtr" id="1"><td><table><tr><td class="ind" indent="0"></td>
<td class="default"><div><span class="comhead"><a href="user?id=Bea" class="hnuser">Bea</a>
<span class="age" title="2014-11-14T15:56:00"><a href="item?id=1">on Nov 14, 2014</a></span></span></div>
<div class="comment"><div class="commtext c00">It will never happen.</div></div></td></tr></table></td></tr>
<tr class="athing comtr" id="2"><td><table><tr><td class="ind" indent="1"></td><td class="default"><div><span class="comhead">
<a href="user?id=Carl" class="hnuser">Carl</a> <span class="age" title="2014-11-15T09:00:00"><a href="item?id=2">on Nov 15, 2014</a></span></span></div>
<div class="comment"><div class="commtext c00">It has happened.</div></div></td></tr></table></td></tr></table>"""
XENFORO = """<article class="message message--post js-post" data-author="Bea" id="js-post-1"><div class="message-inner">
<div class="message-user"><h4 class="message-name"><a class="username">Bea</a></h4></div><div class="message-main">
<header class="message-attribution"><time class="u-dt" datetime="2014-11-14T15:56:00+0000">Nov 14, 2014</time></header>
<div class="message-body"><div class="bbWrapper">It will never happen.</div></div></div></div></article>
<article class="message message--post js-post" data-author="Carl" id="js-post-2"><div class="message-inner">
<time class="u-dt" datetime="2014-11-15T09:00:00+0000">Nov 15, 2014</time>
<div class="message-body"><div class="bbWrapper">It has happened.</div></div></div></article>"""
DEFINITIONS = """<div id="comments"><dl id="comment_list"><dt id="comment-1" class="comment"><span class="comment_author">Bea</span>
<span class="comment_time">November 14, 2014 at 3:56 pm</span></dt><dd class="comment"><div class="format_text"><p>It will never happen.</p></div></dd>
<dt id="comment-2" class="comment"><span class="comment_author">Carl</span> <span class="comment_time">November 15, 2014 at 9:00 am</span></dt>
<dd class="comment"><div class="format_text"><p>It has happened.</p></div></dd></dl></div>"""
HEADING = """<div class="bar">Comments (2)</div><div><h5>Bea</h5> 14 November 2014, 15:56<p>It will never happen.</p></div>
<div><h5>Carl</h5> 15 November 2014, 09:00<p>It has happened.</p></div><div class="bar">Write a comment</div>"""
FAMILIES = {
    "WordPress": (WORDPRESS, 1),
    "Blogger": (BLOGGER, 1),
    "Drupal": (DRUPAL, None),
    "Disqus": (DISQUS, 1),
    "microdata": (MICRODATA, None),
    "microformats": (MICROFORMATS, None),
    "Reddit": (REDDIT, 1),
    "Hacker News": (HACKER_NEWS, 1),
    "definition list": (DEFINITIONS, None),
    "a heading alone": (HEADING, None),
}


def page(thread, article=ARTICLE):
    return (
        "<html><head><title>Merger</title></head><body><nav><a href='/'>Home</a></nav><main>"
        f"<article class='post'><h1>Merger</h1>{article}</article>{thread}</main>"
        "<footer>© The Harbour Times</footer></body></html>"
    )


def read(markup):
    parts, issues = read_file(RawFile(id="p", path="p.html", data=markup.encode()))
    assert all(isinstance(part, Document) for part in parts)
    comments = [part for part in parts if part.kind == "comment"]
    (article,) = [part for part in parts if part.kind != "comment"] or [None]
    return article, comments, issues


@pytest.mark.parametrize("family", FAMILIES)
def test_comments_of_a_family(family):
    thread, answered = FAMILIES[family]
    article, comments, _ = read(page(thread))
    assert [one.text for one in comments] == ["It will never happen.", "It has happened."]
    assert [one.author for one in comments] == ["Bea", "Carl"]
    assert [str(one.published.low)[:16] for one in comments] == [
        "2014-11-14 15:56",
        "2014-11-15 09:00",
    ]
    assert [one.replies_to for one in comments] == [None, answered and f"p#{answered}"]
    assert [(one.id, one.parent, one.position) for one in comments] == [
        ("p#1", "p", 1),
        ("p#2", "p", 2),
    ]
    for one in comments:
        assert one.text not in article.text
    for sentence in ("signed a merger agreement", "without a vote against", "work at the harbour"):
        assert sentence in article.text
    assert "Leave a Reply" not in article.text
    assert (article.author, article.published.low) == (None, None)
    assert article.published.high == comments[0].published.high


@pytest.mark.parametrize("thread", [XENFORO, DISQUS])
def test_the_first_post_of_a_forum_is_its_article(thread):
    article, comments, _ = read(f"<html><body><h1>Merger</h1>{thread}</body></html>")
    assert article.text == "It will never happen."
    assert article.author == "Bea"
    assert str(article.published) == "2014-11-14 15:56"
    assert [(one.text, one.author) for one in comments] == [("It has happened.", "Carl")]


def test_an_undated_article_is_bounded_by_its_comments():
    article, _, _ = read(page(WORDPRESS))
    assert article.published.low is None
    assert str(article.published.high)[:16] == "2014-11-14 15:56"
    assert article.published.rule == "not later than the earliest comment"


def test_times_counted_back_are_read_where_the_capture_is_known():
    markup = page(
        WORDPRESS.replace(' datetime="2014-11-14T15:56:00+00:00"', "").replace(
            "November 14, 2014 at 3:56 pm", "2 days ago"
        )
    )
    captured = datetime(2014, 11, 16, 12, tzinfo=UTC)
    file = RawFile(id="p", path="p.html", data=markup.encode(), captured=captured)
    documents, _ = read_file(file)
    when = documents[1].published
    assert when.low < datetime(2014, 11, 14, 12, tzinfo=UTC) <= when.high < captured
    assert documents[1].captured == captured
    assert read(markup)[1][0].published.low is None


def test_a_page_is_dated_by_its_url():
    url = "https://times.example/2014/11/14/merger"
    file = RawFile(id="p", path="p.html", data=page("").encode(), url=url)
    (article,), _ = read_file(file)
    assert (str(article.published), article.published.rule) == ("2014-11-14", "from the URL")


def test_comments_that_are_data_only():
    data = """{"@type": "NewsArticle", "comment": [{"@type": "Comment", "text": "It will never happen. \\ud800",
    "author": {"name": "Bea"}, "dateCreated": "2014-11-14T15:56:00Z", "comment": {"text": "It has happened."}}]}"""
    _, comments, _ = read(page(f'<script type="application/ld+json">{data}</script>'))
    assert [(one.text, one.author) for one in comments] == [
        ("It will never happen. \ufffd", "Bea"),
        ("It has happened.", None),
    ]


def test_quotations_in_comments_are_known_by_their_markup():
    quoting = WORDPRESS.replace("<p>It has", "<blockquote>It will never.</blockquote><p>It has")
    _, (_, comment), _ = read(page(quoting))
    assert comment.text == "It will never.\n\nIt has happened."
    (block,) = comment.blocks
    assert (block.kind, block.span.quote) == ("quotation", "It will never.")


@pytest.mark.parametrize(("stated", "level"), [("2", "info"), ("7", "warning")])
def test_the_stated_number_is_checked(stated, level):
    _, _, issues = read(page(WORDPRESS.replace("2 thoughts on “Merger”", f"{stated} Comments")))
    said = {issue.what: issue.level for issue in issues}
    assert said[f"the page states {stated} comments; 2 were found"] == level


@pytest.mark.parametrize(
    "block",
    [
        '<p class="comment-count"><a href="#c">3 comments</a></p>',
        "<ul>{}</ul>".format(
            '<li class="recentcomments"><a href="/a#comment-1">Bea on Merger</a></li>' * 3
        ),
        '<div class="comments"><p class="comment-notes">Your address is not published.</p></div>',
        '<div class="list">{}</div>'.format(
            '<div class="post"><h2><a href="/other">Other news</a></h2><span class="author">Bea</span>'
            '<span class="date">14 November 2014</span><p>Something else entirely happened.</p></div>'
            * 4
        ),
        '<div id="comments"><form class="comment-form"><label>Comment</label><textarea></textarea></form></div>',
    ],
)
def test_what_is_no_comment(block):
    article, comments, _ = read(page(block))
    assert comments == []
    assert "without a vote against" in article.text


def test_a_page_called_comment_is_no_comment():
    markup = (
        page("")
        .replace("<body>", '<body class="comment"><div class="comment">')
        .replace("</body>", "</div></body>")
    )
    article, comments, _ = read(markup)
    assert comments == []
    assert "without a vote against" in article.text


def test_texts_follow_each_other_in_the_rendering():
    article, comments, _ = read(page(WORDPRESS))
    end = article.characters
    for one in comments:
        assert one.offset == end + 2
        end = one.offset + one.characters


tags = st.sampled_from(
    "div p li ul ol b blockquote dl dt dd article table tr td form time a span section h2".split()
)
named = st.sampled_from(
    [
        "",
        "comment",
        "comments",
        "comment-1",
        "post",
        "author",
        "date",
        "reply",
        "content",
        "children",
        "depth-2",
    ]
)
soup = st.recursive(
    st.text("ab 2014é\u00a0“<&", max_size=12),
    lambda inner: st.builds(
        lambda tag, name, parts: f'<{tag} class="{name}" id="{name}">{"".join(parts)}</{tag}>',
        tags,
        named,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(deadline=None, max_examples=150)
@given(soup)
def test_any_soup_keeps_the_article_and_every_span(markup):
    documents, _ = read_file(RawFile(id="p", path="p.html", data=page(markup).encode()))
    ids = [one.id for one in documents]
    assert len(set(ids)) == len(ids)
    for one in documents:
        assert one.parent in (None, "p")
        assert one.replies_to is None or ids.index(one.replies_to) < ids.index(one.id)
        for block in one.blocks:
            one.check(block.span)
    assert any("without a vote against" in one.text for one in documents)


@pytest.mark.parametrize(
    "piece", ['<div class="comment">', "<blockquote>", "<li id=comment-1>", "<p>a"]
)
def test_deep_markup_ends(piece):
    documents, issues = read_file(RawFile(id="p", path="p.html", data=(piece * 5_000).encode()))
    assert documents or issues
