"""What of the page is left out on paper, and how that is said there.

The claim that is asked about is printed in full, the others with what their verdicts rest on. Whatever
only says again what stands elsewhere costs the reader pages and the writer seconds: WeasyPrint lays out
a few pages a second.
"""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from .reasons import brief

_MANY_COLUMNS = 8  # of a matrix: more do not fit a page
_SENTENCES = 200  # characters that a finding of another claim keeps
# Of a claim that is not the one asked about. With `//section…//*` instead of this, libxml2 compares
# all that it finds with all else that it found: two seconds for a page of 14 documents.
_OTHER = 'ancestor::section[contains(@class, "claim")]'
_FINDINGS = f'{_OTHER} and ancestor::*[@data-part="findings"]'
_PARTS_OF_OTHERS = (
    ("how the evidence adds up", "waterfall"),
    ("what made reports one origin", "shared"),
    ("the matrix", "matrix"),
    ("the timeline", "timeline"),
    ("the way there", "route"),
    ("all but the best of what to find out next", "next"),
    ("the grades of the sources", "rating"),
    ("the source summary statement", "summary"),
)
# What a screen needs and paper does not: ways about the page, and what is only there for the keyboard.
_FOR_SCREENS = (
    '//*[contains(concat(" ", @class, " "), " way ") or contains(concat(" ", @class, " "), " ways ")]',
    '//*[contains(concat(" ", @class, " "), " back ")]',
    '//a[contains(@class, "skip")]',
    '//*[@class="hidden"]',
    '//tr[@class="fact"]/td[1]/span[@class="note"]',  # numbered ways to findings
    '//article//dl/div[dd[@class="hash"]]',  # the list of files has it
)
_ANYWHERE = (
    ("the list of all links between reports", '//section[@id="links"]'),
    (
        "the lists of statements (they are marked in the texts)",
        '//*[self::section or self::details][@data-part="statements"]'
        ' | //section[@id="rest"]/details | //section[@id="rest"][not(.//article)]',
    ),
    (
        f"matrices of more than {_MANY_COLUMNS} columns (their picture is here)",
        f'//table[contains(@class, "matrix")][count(thead/tr/th) > {_MANY_COLUMNS + 1}]',
    ),
    ("the numbers behind the pictures", '//details[contains(@class, "table")]'),
    ("passages that were looked through in vain", '//details[contains(@class, "gap")]'),
    ("who is called by which names", '//section[@id="known"]/details'),
    ("what was read in the documents", '//details[contains(@class, "reading")]'),
)
_OF_OTHERS = (
    *((said, f'//*[@data-part="{name}"][{_OTHER}]') for said, name in _PARTS_OF_OTHERS),
    (
        "the rules, facts and quotations of findings",
        f"//*[self::ul or self::details or @class='quote' or @class='note rule'][{_FINDINGS}]",
    ),
    ("the words that made reports one", f'//p[ancestor::ul[@class="because"]][{_OTHER}]'),
    ("the table of explanations", f'//table[@class="rivals"][{_OTHER}]'),
)


def leave_out(page: HtmlElement) -> str:
    """Take from a page what is not printed and return a sentence that tells of it, if anything is."""
    for path in _FOR_SCREENS:
        _drop(page.xpath(path))
    others = list(_left_out(page, _OF_OTHERS))
    others += _shortened(page)
    anywhere = list(_left_out(page, _ANYWHERE))
    told = [_list(anywhere)] if anywhere else []
    if others:
        told.append(f"of every claim but the first: {_list(others)}")
    if not told:
        return ""
    return (
        f"Left out on paper: {'; '.join(told)}. The page and the JSON of the assessment have them."
    )


def _left_out(page: HtmlElement, which: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Take elements away and yield in words what kinds of them there were."""
    for said, path in which:
        if found := page.xpath(path):
            _drop(found)
            yield said


def _shortened(page: HtmlElement) -> Iterator[str]:
    """Keep the first sentences of what the checks found on other claims; yield what was cut, in words."""
    cut = False
    for told in page.xpath(f'//p[@class="told"]/span[{_FINDINGS}]'):
        whole = told.text_content()
        told.text = brief(whole, _SENTENCES)
        cut = cut or told.text != whole
    if cut:
        yield "all but the first sentences of findings"


def _drop(elements: Sequence[HtmlElement]) -> None:
    """Take elements away, not the text behind them; one inside another that went is gone already."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _list(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if words[1:] else words[0]
