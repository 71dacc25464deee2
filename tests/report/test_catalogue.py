"""Catalogues: what is wrong in one is said with its place before anything is made of it."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from whence.report.catalogue import language_from, problems_of
from whence.report.told import told, told_number


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("[]", (), "begins with its language"),
        ("{messages: {}}", ("language",), "BCP 47"),
        ("{language: '<b>'}", ("language",), "BCP 47"),
        ("{language: de, mesages: {}}", ("mesages",), "there are language, direction, plural"),
        ("{language: ar, direction: left}", ("direction",), "write ltr or rtl"),
        ("{language: de, plural: n != }", ("plural",), "as gettext has it"),
        ("{language: de, plural: n / 0}", ("plural",), "as gettext has it"),
        ("{language: de, plural: [n]}", ("plural",), "as gettext has it"),
        ("{language: de, messages: {'a {': wohl}}", ("messages", "a {"), "written twice"),
        ("{language: de, messages: [likely]}", ("messages",), "with their translations"),
        ("{language: de, messages: {likely: 4}}", ("messages", "likely"), "put it in quotes"),
        ("{language: de, messages: {'about {count}': 'etwa {cuont}'}}", ("messages", "about {count}"), "{cuont} is no place of this message; it has {count}"),
        ("{language: de, messages: {'{n} more': '{n:>9999999}'}}", ("messages", "{n} more"), "{n} is no place"),
        ("{language: de, messages: {'{n} more': '{n!r} mehr'}}", ("messages", "{n} more"), "{n} is no place"),
        ("{language: de, messages: {'{n} more': '{n.real} mehr'}}", ("messages", "{n} more"), "{n.real} is no place"),
        ("{language: de, messages: {likely: 'wohl {}'}}", ("messages", "likely"), "it has none"),
        ("{language: de, messages: {likely: 'wohl {'}}", ("messages", "likely"), "written twice"),
        ("{language: de, counts: {'{n} report': Bericht}}", ("counts", "{n} report"), "every form"),
        ("{language: de, counts: {'{n} report': ['{n} Bericht', '{m} Berichte']}}", ("counts", "{n} report", 1), "it has {n}"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(text, where, what):
    (found,) = problems_of(yaml.safe_load(text))
    assert found[0] == where
    assert what in found[1]


MESSAGES = ("likely", "about {n}", "{n} and {a}")
WORDS = st.text("an{}: !n.<%()0*/", max_size=8) | st.none() | st.integers()
WRITTEN = st.dictionaries(st.sampled_from(MESSAGES), WORDS | st.lists(WORDS, max_size=2))


@given(
    st.fixed_dictionaries(
        {"language": st.just("de")},
        optional={"messages": WRITTEN, "counts": WRITTEN, "plural": WORDS},
    )
)
def test_what_has_no_problem_fails_no_report(rows):
    if list(problems_of(rows)):
        return
    language = language_from(rows)
    for message in MESSAGES:
        language.said(told(message, n="1", a="2"))
        for number in range(3):
            language.said(told_number(number, message, message, n="1", a="2"))


def test_every_catalogue_that_ships_is_sound():
    folder = Path(str(files("whence.report"))) / "languages"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    shipped = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
    shown = readme.partition("```yaml")[2].partition("```")[0].replace("…", "{n}")
    for tag, text in {"ar": shown, **shipped}.items():
        rows = yaml.safe_load(text)
        assert list(problems_of(rows)) == []
        assert language_from(rows).tag == tag
