"""`--language`: the page in the words of a catalogue."""

import pytest

from whence.cli.spoken import language_named
from whence.model import UsageError

FILES = {
    "wire.txt": "Orion and Pavo have agreed to merge, a senior official said on Monday.",
    "de.yaml": "language: de\nmessages: {Answer: Antwort}\n",
    "bad.yaml": "language: de\nmessages:\n  likely: wohl\n  '{n} more': '{m} mehr'\n",
    "torn.yaml": "language: [",
}


def test_a_page_is_written_in_it(run, write, tmp_path):
    write(FILES)
    assert run("assess", "wire.txt", "--html", "a.html", "--language", "de.yaml")[0] == 0
    assert run("assess", "wire.txt", "--json")[0] == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert "Antwort" in page
    run("export", "wire.txt", "--to", "html", "--language", "de.yaml", "-o", "b.html")
    assert (tmp_path / "b.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("assess", "wire.txt", "--language", "de.yaml"), "add --html report.html"),
        (("export", "wire.txt", "--to", "csv", "--language", "de.yaml"), "not for --to csv; it is for html"),
        (("export", "wire.txt", "--to", "json", "--language", "de.yaml"), "not for --to json"),
        (("export", "wire.txt", "--to", "html", "--language", "none.yaml"), "none.yaml: cannot be read: No such file"),
        (("export", "wire.txt", "--to", "html", "--language", "bad.yaml"), "bad.yaml:4: messages: {n} more: {m} is no place"),
        (("export", "wire.txt", "--to", "html", "--language", "torn.yaml"), "torn.yaml:2: not valid YAML"),
        (("export", "wire.txt", "--to", "html", "--language", "tlh"), "--language tlh: there is no such catalogue"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(run, write, arguments, said):
    write(FILES)
    status, _, err = run(*arguments)
    assert status == 2
    assert said in " ".join(err.split())


def test_english_needs_no_catalogue():
    assert language_named(None) is language_named("en")
    with pytest.raises(UsageError, match="only en"):
        language_named("../en")
