"""Where the elements of a page lie: which is within which, and how much text each holds."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .markup import INVISIBLE, elements
from .writing import Element


class Layout:
    """The elements of a page, numbered in their order; an element and all in it are a range."""

    def __init__(self, root: Element) -> None:
        self.elements: list[Element] = list(elements(root))
        self._number = {element: number for number, element in enumerate(self.elements)}
        self._end = self._ends()
        self._before = self._lengths()

    def number(self, element: Element) -> int | None:
        """Return the number of an element, None for one that is not of this page."""
        return self._number.get(element)

    def outer(self, number: int) -> int | None:
        """Return the element around an element."""
        return self._number.get(self.elements[number].getparent())

    def inside(self, number: int, most: int | None = None) -> Sequence[Element]:
        """Return an element and those in it, not more than `most`."""
        end = self._end[number]
        return self.elements[number : end if most is None else min(end, number + most)]

    def length(self, number: int) -> int:
        """Return how much text stands in an element and right after it, in characters."""
        return self._before[self._end[number]] - self._before[number]

    def count(self, numbers: list[int], within: int) -> int:
        """Return how many of the numbers, which are in order, lie in an element."""
        return bisect_left(numbers, self._end[within]) - bisect_left(numbers, within)

    def outermost(self, numbers: Sequence[int]) -> Iterator[int]:
        """Yield those of the numbers, which are in order, that lie in no other of them."""
        end = 0
        for number in numbers:
            if number >= end:
                yield number
                end = self._end[number]

    def depth(self, number: int) -> int:
        """Return how many elements an element lies in."""
        return sum(1 for _ in self.elements[number].iterancestors())

    def _ends(self) -> list[int]:
        """Return for each element the number after its last descendant."""
        ends = [number + 1 for number in range(len(self.elements))]
        for number in range(len(self.elements) - 1, 0, -1):
            outer = self.outer(number)
            if outer is not None and ends[outer] < ends[number]:
                ends[outer] = ends[number]
        return ends

    def _lengths(self) -> list[int]:
        """Return how much text stands before each element, and in all."""
        total, before = 0, []
        for element in self.elements:
            before.append(total)
            if element.text and element.tag not in INVISIBLE:
                total += len(element.text.strip())
            if element.tail:
                total += len(element.tail.strip())
        return [*before, total]
