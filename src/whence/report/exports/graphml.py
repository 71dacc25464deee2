"""The graph of who relies on whom as GraphML, with what yEd needs to draw it.

Gephi and networkx read the attributes; yEd reads shape, colour and label (its own namespace) and lays
the graph out itself.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from whence.model import Assessment

from .network import Edge, Graph, Node, graph_of, shown

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"
# Gephi shows what is called `label`, of nodes as of edges.
_NODE_KEYS = ("kind", "id_in_case", "label", "name", "date", "url", "claim", "probability")
_EDGE_KEYS = ("kind", "label", "probability", "claim", "why")
_NUMBERS = frozenset({"probability"})
# Okabe & Ito (2008), lightened: told apart by the colour-blind; shapes say the same.
_LOOKS = {
    "document": ("rectangle", "#CCE5F4"),
    "cited report": ("roundrectangle", "#FFFFFF"),
    "source": ("ellipse", "#FBE3B3"),
    "origin": ("hexagon", "#CDEBDD"),
    "claim": ("octagon", "#F3D6E5"),
}
_DASHED = 0.8  # a link less sure than this is dashed
_LETTER, _TALL = 8.0, 34.0  # of a node, in yEd's units


def render(assessment: Assessment) -> str:
    """Return the graph as an XML document."""
    Xml.register_namespace("", _SPACE)
    Xml.register_namespace("y", _YED)
    root = Xml.Element(f"{{{_SPACE}}}graphml")
    _declare(root, "node", _NODE_KEYS)
    _declare(root, "edge", _EDGE_KEYS)
    graph = graph_of(assessment)
    tree = _child(root, "graph", id="whence", edgedefault="directed")
    names = {one.id: f"n{number}" for number, one in enumerate(graph.nodes)}
    _write(tree, graph, names)
    Xml.indent(root)
    text: str = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _declare(root: Xml.Element, domain: str, keys: tuple[str, ...]) -> None:
    for key in keys:
        kind = "double" if key in _NUMBERS else "string"
        named = {"attr.name": key, "attr.type": kind}
        _child(root, "key", id=f"{domain}_{key}", **{"for": domain}, **named)
    _child(root, "key", id=f"{domain}_y", **{"for": domain, "yfiles.type": f"{domain}graphics"})


def _write(tree: Xml.Element, graph: Graph, names: dict[str, str]) -> None:
    for node in graph.nodes:
        place = _child(tree, "node", id=names[node.id])
        _data(place, "node", _of_node(node))
        _node_look(_child(place, "data", key="node_y"), node)
    for number, edge in enumerate(graph.edges):
        ends = {"source": names[edge.start], "target": names[edge.end]}
        place = _child(tree, "edge", id=f"e{number}", **ends)
        _data(place, "edge", _of_edge(edge))
        _edge_look(_child(place, "data", key="edge_y"), edge)


def _of_node(node: Node) -> Iterator[tuple[str, str]]:
    yield "kind", node.kind
    yield "id_in_case", shown(node.of)
    yield "label", node.label
    yield "name", node.label
    yield "date", node.date
    yield "url", node.url
    yield "claim", shown(node.claim)
    yield "probability", "" if node.probability is None else f"{node.probability:.4f}"


def _of_edge(edge: Edge) -> Iterator[tuple[str, str]]:
    yield "kind", edge.kind
    yield "label", edge.label
    yield "probability", "" if edge.probability is None else f"{edge.probability:.4f}"
    yield "claim", shown(edge.claim)
    yield "why", edge.why


def _data(place: Xml.Element, domain: str, values: Iterator[tuple[str, str]]) -> None:
    for key, value in values:
        if value:
            _child(place, "data", key=f"{domain}_{key}").text = value


def _node_look(place: Xml.Element, node: Node) -> None:
    shape, colour = _LOOKS[node.kind]
    look = Xml.SubElement(place, f"{{{_YED}}}ShapeNode")
    label = node.label if len(node.label) <= 40 else f"{node.label[:39]}…"
    width = f"{max(60.0, _LETTER * len(label)):g}"
    Xml.SubElement(look, f"{{{_YED}}}Geometry", width=width, height=f"{_TALL:g}")
    Xml.SubElement(look, f"{{{_YED}}}Fill", color=colour, transparent="false")
    Xml.SubElement(look, f"{{{_YED}}}NodeLabel").text = label
    Xml.SubElement(look, f"{{{_YED}}}Shape", type=shape)


def _edge_look(place: Xml.Element, edge: Edge) -> None:
    look = Xml.SubElement(place, f"{{{_YED}}}PolyLineEdge")
    doubtful = edge.probability is not None and edge.probability < _DASHED
    kind = "dashed" if doubtful else "dotted" if edge.kind == "on the word of" else "line"
    Xml.SubElement(look, f"{{{_YED}}}LineStyle", color="#4A5560", type=kind, width="1.0")
    Xml.SubElement(look, f"{{{_YED}}}Arrows", source="none", target="standard")
    if edge.probability is not None:
        words = f"{edge.label}, {edge.probability:.2f}"
        Xml.SubElement(look, f"{{{_YED}}}EdgeLabel").text = words


def _child(parent: Xml.Element, name: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, f"{{{_SPACE}}}{name}", attributes)
