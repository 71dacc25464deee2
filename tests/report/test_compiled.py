"""The code of templates is kept, and shared by no two that differ."""

import pytest
from jinja2 import DictLoader, Environment

from whence.report.compiled import Kept
from whence.report.html import environment
from whence.report.language import ENGLISH, Language


def filled(texts, name, **given):
    made = Environment(loader=DictLoader(texts), bytecode_cache=Kept(), autoescape=True)
    made.filters["twice"] = given.pop("twice", lambda text: text + text)
    return made.get_template(name).render(**given)


def test_what_changed_is_compiled_anew():
    assert filled({"a": "{{ n }}!"}, "a", n=1) == "1!"
    assert filled({"a": "{{ n }}?"}, "a", n=1) == "1?"
    assert filled({"a": "{{ n }}!", "b": "{{ n }}?"}, "b", n="<") == "&lt;?"
    assert filled({"a": "{{ n }}!"}, "a", n=2) == "2!"


def test_filters_are_those_of_the_page_that_is_filled():
    texts = {"c": "{{ n | twice }}"}
    assert filled(texts, "c", n="x") == "xx"
    assert filled(texts, "c", n="x", twice=lambda text: text * 3) == "xxx"


# What is added for the report, or the answer to `whence why`, that is written.
OF_A_REPORT = "address document_address record_address reason_id first_address rating_of shown_text"
OF_A_WHY = "stances direction settled_here bar"


def templates(language, answer):
    """Return an environment in which what depends on report or language gives this answer."""
    made = environment(language)
    made.filters |= dict.fromkeys(
        [*OF_A_REPORT.split(), *OF_A_WHY.split(), "said"], lambda *_: answer
    )
    return made


PAIR = (templates(ENGLISH, "one"), templates(Language(tag="xx", messages={"Claims": "X"}), "two"))
NAMES = PAIR[0].list_templates()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_compiled_once_and_alike_whatever_report_and_language(name):
    one, two = (made.get_template(name).root_render_func.__code__ for made in PAIR)
    assert one is two
    source = PAIR[0].loader.get_source(PAIR[0], name)[0]
    first, second = (made.compile(source, raw=True) for made in PAIR)
    assert first == second
