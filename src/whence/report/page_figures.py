"""The pictures of a claim by name, in the order in which the page shows them."""

from collections.abc import Callable, Mapping

from whence.model import Assessment, ClaimVerdict

from .figures.canvas import Figure
from .figures.matrix import draw_matrix
from .figures.origins import draw_origins
from .figures.provenance import draw_provenance
from .figures.rivals import draw_rivals
from .figures.route import draw_route
from .figures.scale import draw_verdict
from .figures.timeline import draw_timeline
from .figures.waterfall import draw_waterfall
from .marks import Addresses

Draw = Callable[[str, Assessment, ClaimVerdict, Addresses, Callable[[str], str]], Figure | None]
# Their drawing grows with the number of links.
HEAVY = frozenset({"provenance"})
FIGURES: Mapping[str, Draw] = {
    "origins": draw_origins,
    "verdict": draw_verdict,
    "rivals": draw_rivals,
    "waterfall": draw_waterfall,
    "provenance": draw_provenance,
    "matrix": draw_matrix,
    "timeline": draw_timeline,
    "route": draw_route,
}
