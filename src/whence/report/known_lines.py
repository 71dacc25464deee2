"""What `--explain` says in a terminal of the world: stated facts, names, and who uses them."""

from collections.abc import Iterator

from rich.text import Text

from whence.model import NameProposal, NameUse, StatedFact

from .bars import QUIET, STRONG
from .known import VALENCES, decision, known_of, name_notes, used, usual_names
from .layout import hanging
from .page import Page, heading, name
from .safe import isolated, plain
from .wording import date_words, percent


def known(page: Page) -> Iterator[Text]:
    """Set what documents state, who calls whom what, which names may mean one, and all names."""
    found = known_of(page.assessment)
    names = usual_names(page.assessment)
    if found.stated:
        yield from heading("What documents state, in their own words")
    for told in found.stated:
        yield from _stated(page, told)
    if found.naming:
        yield from heading("Who calls whom by which name")
    for use in found.naming:
        yield from _use(page, use, names)
    if found.proposals:
        yield from heading("Names that may mean one (likeness proposes and never joins)")
    for proposal in found.proposals:
        yield from _proposal(page, proposal)
    if found.called:
        yield from heading("Names")
    for thing in found.called:
        first = Text(isolated(plain(thing.names[0].name)), STRONG)
        for one in thing.names[1:]:
            notes = name_notes(one, names)
            first.append(f", {isolated(plain(one.name))}", "")
            first.append(f" ({plain(notes)})" if notes else "", QUIET)
        yield from hanging(first, page.width, "  ", "    ")


def _stated(page: Page, told: StatedFact) -> Iterator[Text]:
    note = f" ({used(told)})" if told.findings else ""
    words = Text.assemble(isolated(plain(told.text)), (note, QUIET))
    yield from hanging(words, page.width, "  ", "    ")
    if told.fact.source and told.fact.source.span:
        yield from page.quotation(told.fact.source.span)


def _use(page: Page, use: NameUse, names: dict[str, str]) -> Iterator[Text]:
    user, called = (name(names.get(id, id)) for id in (use.user, use.called))
    when = f", {date_words(use.when)}" if use.when else ""
    words = Text.assemble(
        (user, STRONG),
        f" calls {called} “{name(use.name)}”",
        (f": {VALENCES[use.valence]}{when}", QUIET),
    )
    yield from hanging(words, page.width, "  ", "    ")
    for span in use.spans[:1]:
        yield from page.quotation(span)


def _proposal(page: Page, one: NameProposal) -> Iterator[Text]:
    words = Text.assemble(
        (f"{name(one.one)} and {name(one.other)}", STRONG),
        f" ({percent(one.probability)}, {decision(one)}): {isolated(plain(one.why))}",
    )
    yield from hanging(words, page.width, "  ", "    ")
