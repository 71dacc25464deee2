import re

import pytest
from page_walk import Walk

from whence.model import Assessment
from whence.report.html import render_html

# What is no sentence of the verdict: names of things, keys to them, and words that are quoted.
_ASIDE = "note quote key mark hidden ruling side".split()


@pytest.fixture
def walk(assessment: Assessment) -> Walk:
    return Walk(render_html(assessment))


def test_every_sentence_of_a_verdict_leads_to_its_words_in_two_clicks(
    assessment: Assessment, walk: Walk
) -> None:
    sentences = walk.sentences()
    assert bool(sentences) == bool(assessment.claims)
    lost = [one.text_content() for one in sentences if walk.clicks(one) is None]
    assert lost == []


def test_everything_that_is_said_counts_as_a_sentence(walk: Walk) -> None:
    for section in walk.sections():
        for one in section.iter("p", "li", "h2"):
            names = (one.get("class") or "").split()
            inside = [*one.iterancestors()]
            within = {name for each in inside for name in (each.get("class") or "").split()}
            folded = any(each.tag == "details" for each in inside)
            named = one.tag == "h2" and "sentence" not in names
            if named or folded or set(names) & set(_ASIDE) or within & {"sentence", "drawing"}:
                continue
            assert "sentence" in names, one.text_content()


def test_every_passage_that_is_used_has_a_way_back(merger: Assessment) -> None:
    walk = Walk(render_html(merger))
    links = walk.tree.find_class("back")
    assert links
    for link in links:
        assert link.getprevious().tag == "mark"
        assert link.get("aria-label")
    used = {link.get("href")[1:] for link in links}
    assert any(re.match("reason-", at) for at in used)
    assert any(re.match("finding-", at) for at in used)


def test_a_page_without_ways_is_seen_through(merger: Assessment) -> None:
    cut = re.sub(r'href="#doc-[^"]*"', 'href="#about"', render_html(merger))
    walk = Walk(cut)
    assert [one for one in walk.sentences() if walk.clicks(one) is None]
