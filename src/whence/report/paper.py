"""The page made ready for paper: what only a screen needs is left out, colours of pictures are set."""

import re
import unicodedata
from importlib.resources import files

from lxml import html
from lxml.html import HtmlElement

from whence.model import Assessment

from .figures.inks import fixed
from .figures.letters import letter_by_letter
from .html import full_html
from .paper_choice import leave_out
from .paper_sheet import sheet_for_paper
from .paper_tables import set_columns
from .safe import plain, runs_right_to_left

_UNITS = re.compile(r"--units:\s*([0-9.]+)")
_UNIT = 0.3  # mm for a unit of a picture: type of 11 units is then 9 points
_SMALL_UNIT = 0.24  # the same for claims that are not the one asked about: 7.5 points
_LONG = 30  # letters of a word that fits half a line in the smallest column of text
_TEXT_WIDTH = 176  # mm, as paper.css sets the margins


def paper_html(assessment: Assessment) -> str:
    """Return the report as one HTML document for WeasyPrint, with a running head and its sheet."""
    page = html.document_fromstring(letter_by_letter(fixed(full_html(assessment))))
    left_out = leave_out(page)
    _direct(page)
    _unlink(page)
    _halve(page.find(".//nav"))
    _fit(page)
    set_columns(page)
    _mark_long_words(page)
    day = f"as of {plain(assessment.as_of)}" if assessment.as_of else ""
    _put(page.find(".//body"), "div", "day", day)
    _put(page.find(".//nav"), "p", "note", left_out)
    sheet = (files("whence.report") / "templates" / "paper.css").read_text(encoding="utf-8")
    style = page.find(".//style")
    style.text = sheet_for_paper(f"{style.text}\n{sheet}")
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def _direct(page: HtmlElement) -> None:
    """Say of each text which way it runs, and leave the marks out of those from right to left.

    WeasyPrint knows no `dir="auto"` and sets the pieces between marks from left to right, each for
    itself, which shuffles the words of a sentence. What leads to a mark then leads to its document.
    """
    for element in page.xpath('//*[@dir="auto"]'):
        element.set("dir", "rtl" if _starts_right(element.text_content()) else "ltr")
    moved = dict[str, str]()
    for text in page.xpath('//*[@class="text"]'):
        article = next(text.iterancestors("article"), None)
        if article is not None and runs_right_to_left(text.text_content()):
            for mark in text.xpath(".//mark"):
                moved[mark.get("id") or ""] = article.get("id") or ""
                mark.drop_tag()
    for link in page.xpath("//a[@href]"):
        if (to := moved.get(link.get("href")[1:])) is not None:
            link.set("href", f"#{to}")


def _starts_right(text: str) -> bool:
    """Say whether the first letter that has a direction runs from right to left (UAX 9, P2 and P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _unlink(page: HtmlElement) -> None:
    """Make links to what is left out plain text, and take them out of the contents."""
    there = set(page.xpath("//@id"))
    for link in page.xpath('//a[starts-with(@href, "#")]'):
        if link.get("href")[1:] not in there:
            line = next(link.iterancestors("li"), None)
            if line is not None and next(link.iterancestors("nav"), None) is not None:
                line.drop_tree()
            else:
                del link.attrib["href"]


def _halve(contents: HtmlElement) -> None:
    """Put the contents into two lists side by side: balanced columns are set a dozen times over."""
    first = contents.find("ul")
    lines = first.xpath(".//li")
    half = lines[(len(lines) + 1) // 2 :]
    if not half:
        return
    second = html.Element("ul")
    first.addnext(second)
    if half[0].getparent() is not first:  # a list in the list goes on
        second.append(html.Element("li"))
        second[0].append(html.Element("ul"))
    for line in half:
        if line.getparent() is first:
            second.append(line)
        elif line.getparent().getparent() not in half:
            second[0][0].append(line)


def _fit(page: HtmlElement) -> None:
    """Give each picture the width it reads well at: as wide as it was drawn, as far as paper goes."""
    for picture in page.xpath('//figure[contains(@style, "--units")]'):
        if found := _UNITS.search(picture.get("style")):
            other = picture.xpath('ancestor::section[contains(@class, "claim")]')
            wide = min(float(found[1]) * (_SMALL_UNIT if other else _UNIT), _TEXT_WIDTH)
            picture.set("style", f"max-width: {wide:.0f}mm")


def _mark_long_words(page: HtmlElement) -> None:
    """Let the words of an element be broken where one of them may be longer than its line."""
    for element in page.iter("p", "li", "div", "span", "a", "q", "mark", "dd", "pre", "code"):
        texts = (element.text, *(child.tail for child in element))
        if any(len(word) > _LONG for text in texts if text for word in text.split()):
            element.set("class", f"{element.get('class', '')} long".strip())


def _put(parent: HtmlElement, tag: str, kind: str, text: str) -> None:
    """Put an element with a text at the start of a parent; as the last of a list of contents."""
    made = html.Element(tag)
    made.set("class", kind)
    made.text = text
    parent.insert(len(parent) if parent.tag == "nav" else 0, made)
