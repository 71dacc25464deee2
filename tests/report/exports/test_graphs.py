"""The graph of who relies on whom, in GraphML and for Graphviz."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hostile_names import NASTY, names, renamed
from hypothesis import HealthCheck, given, settings

from whence.report.exports import export
from whence.report.exports.network import graph_of

networkx = pytest.importorskip("networkx")


def graph(assessment):
    return networkx.read_graphml(BytesIO(export(assessment, "graphml").encode()))


def test_every_end_of_an_edge_is_a_node_and_every_link_an_edge(assessment):
    found = graph_of(assessment)
    ids = {one.id for one in found.nodes}
    assert len(ids) == len(found.nodes)
    assert {end for one in found.edges for end in (one.start, one.end)} <= ids
    drawn = {
        (one.start.partition(":")[2], one.end.partition(":")[2], one.kind) for one in found.edges
    }
    for link in assessment.links:
        assert (link.from_, link.to, link.kind) in drawn


def test_networkx_reads_nodes_edges_and_what_they_are(merger):
    read = graph(merger)
    kinds = [data["kind"] for _, data in read.nodes(data=True)]
    assert kinds.count("document") == 7
    assert kinds.count("source") == 5
    assert kinds.count("claim") == 3
    by_name = {data["id_in_case"]: node for node, data in read.nodes(data=True)}
    bugle = read.nodes[by_name["bugle-0311"]]
    assert bugle["label"] == bugle["name"] == "Daily Bugle"
    assert bugle["date"] == "2031-03-11"
    assert bugle["url"] == "https://bugle.example/orion-pavo"
    edges = read.get_edge_data(by_name["wire-0312"], by_name["bugle-0311"])
    (cites,) = [edges] if "kind" in edges else [e for e in edges.values() if e["kind"] == "cites"]
    assert cites["probability"] == pytest.approx(0.99)
    assert cites["why"] == "names the Daily Bugle as where it has it from"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(name=names)
def test_any_name_is_a_name_in_graphml(merger, name):
    read, usual = graph(renamed(merger, name)), graph(merger)
    assert len(read) == len(usual)
    assert read.number_of_edges() == usual.number_of_edges()


def drawn(text: str, *more: str) -> str:
    if not shutil.which("dot"):
        pytest.skip("Graphviz (dot) is not there")
    done = subprocess.run(["dot", *more], input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_graphviz_draws_it(merger):
    svg = drawn(export(merger, "dot"), "-Tsvg")
    assert (
        svg.count('class="cluster"') == 7 + 1
    )  # three claims, five origins; gazette speaks on talks
    assert "Orion and Pavo have agreed to merge. 6" in svg
    assert "صحيفة المرفأ" in svg


def test_time_runs_from_left_to_right(merger):
    lines = drawn(export(replace(merger, claims=merger.claims[:1]), "dot"), "-Tplain").splitlines()
    x = {
        match[1]: float(match[2])
        for line in lines
        if (match := re.match(r'node "?1/day/([\d-]+)"? ([\d.]+)', line))
    }
    assert list(x) != []
    assert [x[day] for day in sorted(x)] == sorted(x.values())


def test_graphviz_takes_any_name_as_a_name(merger):
    tried = [*NASTY, "".join(NASTY), 'a"]; b [label="c', "\\", "a\\"]
    one = replace(merger, claims=merger.claims[:1])
    usual = drawn(export(one, "dot"), "-Tcanon")
    read = drawn("\n".join(export(renamed(one, name), "dot") for name in tried), "-Tcanon")
    for word in ("digraph", "subgraph", "constraint", "fillcolor", "URL"):
        wanted = usual.count(word) * len(tried)
        assert read.count(word) == (wanted - len(tried) if word == "URL" else wanted)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/?a=1&b=2&lt;",
        'https://a.example/"><script>x</script>',
        "https://ä.example/'",
    ],
)
def test_an_address_leaves_the_svg_well_formed(merger, address):
    first, *others = merger.documents
    svg = drawn(
        export(replace(merger, documents=(replace(first, url=address), *others)), "dot"), "-Tsvg"
    )
    links = [
        value
        for node in ElementTree.fromstring(svg.encode()).iter()
        for name, value in node.items()
        if name.endswith("href")
    ]
    assert any(link.startswith("https://") for link in links)
    assert not [link for link in links if set(link) & set('<>"')]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(name=names)
def test_strings_of_dot_end_where_they_end(merger, name):
    text = export(renamed(merger, name), "dot")
    assert len(text.splitlines()) == len(export(merger, "dot").splitlines())
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert '"' not in bare.replace('""', "")
    assert bare.count("{") == bare.count("}")
