"""A page as a reader walks it: from a sentence, click by click, to the words behind it."""

from collections.abc import Iterator

from lxml import html as lxml_html

Element = lxml_html.HtmlElement
# Where the verdict is said. Their sentences are those that a reader may doubt.
_SAID_IN = ("reasons", "rivals", "open")


class Walk:
    """A page with its places, by address."""

    def __init__(self, page: str) -> None:
        self.tree = lxml_html.document_fromstring(page)
        self._places = {one.get("id"): one for one in self.tree.iter() if one.get("id")}
        self._reach: dict[str, bool] = {}

    def sections(self) -> Iterator[Element]:
        """Yield what says the verdict on each claim, and why."""
        for id, place in self._places.items():
            if (
                id == "answer"
                or (place.tag == "section" and "claim" in place.get("class", ""))
                or id in _SAID_IN
                or any(id.endswith(f"-{name}") for name in _SAID_IN)
            ):
                yield place

    def sentences(self) -> list[Element]:
        """Return everything that the sections say of a verdict."""
        found = (
            one
            for section in self.sections()
            for one in section.iter()
            if "sentence" in (one.get("class") or "").split()
        )
        return list(dict.fromkeys(found))

    def clicks(self, sentence: Element, most: int = 2) -> int | None:
        """Return how many clicks lead from a sentence to words; None if more than `most`."""
        reached = [at for at in _links(sentence) if at in self._places]
        for click in range(1, most + 1):
            if any(self._is_words(self._places[at]) for at in reached):
                return click
            if click < most:
                reached = [
                    to for at in reached for to in _links(self._places[at]) if to in self._places
                ]
        return None

    def _is_words(self, place: Element) -> bool:
        """Say whether a place shows words of a document, or a fact, prior or setting with its reason."""
        if place.tag == "mark":
            return bool(place.text_content().strip())
        return any(map(_is_sourced, _and_within(place, "fact", "prior", "setting")))


def _is_sourced(row: Element) -> bool:
    told = row.find_class("source") or row.find_class("words") or row.findall("td")
    return any(one.text_content().strip() for one in told) or row.tag == "li"


def _and_within(place: Element, *classes: str) -> Iterator[Element]:
    for one in place.iter():
        if set(classes) & set((one.get("class") or "").split()):
            yield one


def _links(place: Element) -> list[str]:
    return [a.get("href")[1:] for a in place.iter("a") if (a.get("href") or "").startswith("#")]
