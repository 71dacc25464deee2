"""Where on the page the words behind a thing are: no sentence of a verdict stands without a way to them."""

from collections.abc import Iterable, Iterator

from whence.model import (
    Assessment,
    ClaimVerdict,
    Driver,
    JudgedHypothesis,
    LeftOpen,
    Member,
    Span,
    Step,
)

from .facts import facts_of
from .hinges import Hinge
from .marks import Addresses
from .priors import prior_key
from .reasons import Argument, arguments_against, arguments_for, ids_of
from .select import findings_of, hypotheses_of, main_claim
from .told_before import told_before


def part_address(claim: str, part: str, *, main: bool) -> str:
    """Return the address of a part of a claim: `origins` of the main one, `claim-x-origins`."""
    return part if main else f"{claim}-{part}"


class Pointers:
    """Gives the address of what stands behind evidence, facts, documents and priors of one claim."""

    def __init__(
        self, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, *, main: bool
    ) -> None:
        self._assessment, self._claim, self._addresses = assessment, claim, addresses
        self._main = main
        self._findings = {one.id for one in findings_of(assessment, claim.id)}
        self._told = {id: one.id for id, one in told_before(assessment).items()}
        self._facts = {row.id for row in facts_of(assessment)}
        self._drivers = {one.id: one for one in (*claim.influence, *claim.drivers)}
        arguments = (*arguments_for(assessment, claim), *arguments_against(assessment, claim))
        self._reasons = {id for one in arguments for id in ids_of(one)}

    def why(self) -> str:
        """Return where the reasons of the verdict are; where there are none, what it rests on."""
        return self._part("reasons") if self._reasons else self.rests()

    def rests(self) -> str:
        """Return where the origins are; without any the findings, the reasons, or the prior."""
        if self._claim.origins.groups:
            return self._part("origins")
        if self._findings:
            return self._part("findings")
        return self._part("reasons") if self._reasons else self._priors()

    def member(self, one: Member) -> str:
        """Return where the words of a report are."""
        return self.words(one.spans) or self._document(one.document)

    def words(self, spans: Iterable[Span]) -> str:
        """Return the address of the first passage that its document holds, empty if none does."""
        return next((at for span in spans if (at := self._addresses.of_span(span))), "")

    def reason(self, id: str) -> str:
        """Return the address that a reason has in the list of reasons."""
        return self._addresses.of("reason", f"{self._claim.id} {id}")

    def evidence(self, id: str) -> str:
        """Return where a piece of evidence is shown: the card of a finding, a reason, or its words."""
        if id in self._findings:
            return self._finding(id)
        driver = self._drivers.get(id)
        if driver is not None and driver.kind == "claims":
            return self.driver(driver)
        if id in self._reasons:
            return self.reason(id)
        return self.driver(driver) if driver else ""

    def driver(self, one: Driver) -> str:
        """Return where the words behind what moved a verdict are."""
        if found := self.words(one.spans):
            return found
        if one.kind == "document":
            return self._document(one.id)
        if one.kind == "fact":
            return self._fact(one.id)
        if one.kind == "prior":
            return self._priors()
        if one.kind == "claims":
            return next(self.tied(one.what), "")
        return ""

    def tied(self, text: str) -> Iterator[str]:
        """Yield where the words on the other claims are whose text is repeated."""
        for claim in self._assessment.claims:
            if claim.id != self._claim.id and claim.text.rstrip(".") in text:
                yield self._other(claim)

    def hinge(self, hinge: Hinge) -> str:
        """Return where the words of what a verdict hinges on are."""
        driver = self._drivers.get(hinge.id)
        return (self.evidence(hinge.id) or (self.driver(driver) if driver else "")) or self.all()

    def argument(self, one: Argument) -> str:
        """Return where to read more of a reason: its card, the claims it is of, or its words."""
        if one.kind:
            return self._finding(one.id)
        driver = self._drivers.get(one.id)
        return (self.driver(driver) if driver else "") or self.all()

    def open(self, one: LeftOpen) -> str:
        """Return where the words or facts are that a verdict says nothing against."""
        conditions = (one.conditions,) if one.conditions else ()
        facts = (self._fact(id) for id in one.facts)
        return self.words((*one.spans, *conditions)) or next(filter(None, facts), "") or self.all()

    def step(self, one: Step) -> str:
        """Return where the words are that a question is about."""
        if found := self.words(one.spans):
            return found
        about = next((each for each in self._assessment.claims if each.id == one.about), None)
        if about is not None:
            return self.why() if about.id == self._claim.id else self._other(about)
        return self.evidence(one.about) or self._fact(one.about) or self.all()

    def support(self, one: JudgedHypothesis) -> str:
        """Return where what speaks most for an explanation is; its prior where nothing does."""
        found = next(filter(None, (self.evidence(id) for id in one.support)), "")
        return found or self.words(one.spans) or self.prior(one)

    def prior(self, one: JudgedHypothesis) -> str:
        """Return the address of the row that says how likely an explanation is from the start."""
        return self._addresses.of("prior", prior_key(one))

    def all(self) -> str:
        """Return the address of the claim, under which everything is."""
        return self._addresses.of("claim", self._claim.id)

    def _other(self, claim: ClaimVerdict) -> str:
        """Return where the words on another claim are."""
        main = main_claim(self._assessment)
        name = "origins" if claim.origins.groups else "reasons"
        address = self._addresses.of("claim", claim.id)
        return part_address(address, name, main=main is not None and main.id == claim.id)

    def _part(self, name: str) -> str:
        return part_address(self.all(), name, main=self._main)

    def _priors(self) -> str:
        own = hypotheses_of(self._assessment, self._claim.id)
        real = next((one for one in own if one.kind == "real"), None)
        return self.prior(real) if real else "settings"

    def _finding(self, id: str) -> str:
        """Return where a finding is told whole."""
        return self._addresses.of("finding", self._told.get(id, id))

    def _fact(self, id: str) -> str:
        return self._addresses.of("fact", id) if id in self._facts else ""

    def _document(self, id: str) -> str:
        """Return the passage of a document that bears on the claim, else any of it that is quoted."""
        said = [one for one in self._assessment.statements if one.document == id]
        said.sort(key=lambda one: one.claim != self._claim.id)
        quoted = [
            span for one in self._assessment.findings for span in one.spans if span.document == id
        ]
        found = self.words([*(one.span for one in said), *quoted])
        return found or self._addresses.of_document(id) or ""
