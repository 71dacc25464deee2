"""`whence add` against a site on this machine, from the first capture to the orphan."""

import json
import os
import signal
import time

import pytest

HTML = {"Content_Type": "text/html"}


def page(words):
    return f"<html lang=en><body><article><h1>Merger</h1><p>{words} Orion and Pavo have agreed to merge, a senior official said on Monday.</p><p>The Pavo Group denied the report on Tuesday.</p></article></body></html>"


def test_the_life_of_a_capture(run, write, site, tmp_path):
    write({})
    site.page("/merger.html", page("Yes."), **HTML, ETag='"1"')
    url, path = site.url("/merger.html"), "documents/127-0-0-1-merger.html"

    assert run("add", url, "--case", "new", "--allow-private") == (0, f"new/{path}\n", "")
    assert site.paths() == ["/robots.txt", "/merger.html"]

    status, out, err = run("add", url, "--case", "new", "--allow-private")
    assert (status, out) == (0, "")
    assert f"as {path}, not fetched again (see --refresh)" in err
    assert len(site.asked) == 2

    site.page("/merger.html", status=304)
    status, out, err = run("add", url, "--case", "new", "--allow-private", "--refresh")
    assert (status, out) == (0, "")
    assert "unchanged since" in err
    assert site.asked[-1][1]["If-None-Match"] == '"1"'

    site.page("/merger.html", page("No."), **HTML)
    status, out, err = run("add", url, "--case", "new", "--allow-private", "--refresh")
    assert status == 0
    assert out.startswith("new/documents/127-0-0-1-merger-")
    assert f"{path} is kept too" in err
    assert len(list((tmp_path / "new" / "documents").iterdir())) == 2

    status, out, err = run("read", "new", "--jsonl")
    assert (status, err) == (0, "")
    for line in out.splitlines():
        document = json.loads(line)
        record = tmp_path / "new" / "captures" / f"{document['id']}.json"
        assert document["url"] == url
        assert document["captured"] == json.loads(record.read_text())["captured"]

    status, out, err = run("assess", "new", "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert {one["url"] for one in found["documents"]} == {url}
    assert not any("orphan" in issue["what"] for issue in found["issues"])

    stored = tmp_path / "new" / path
    stored.write_bytes(stored.read_bytes().replace(b"Monday", b"Sunday"))
    _, out, _ = run("assess", "new", "--json")
    (issue,) = (one for one in json.loads(out)["issues"] if "orphan" in one["what"])
    assert (issue["level"], issue["document"]) == ("warning", "127-0-0-1-merger")
    assert issue["what"].startswith(f"{path} has changed since it was captured on 20")
    assert "has changed since it was captured" in run("assess", "new", "--explain")[1]


def test_a_bad_url_does_not_stop_the_rest(run, write, site, tmp_path):
    write({})
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\n")
    site.page("/a", page("Yes."), **HTML)
    site.page("/to-a-cloud", status=302, Location="http://[fd00:ec2::254]/")
    site.page("/b", "Orion agreed.", Content_Type="text/plain")
    bad = ["/gone", "/private/x", "/to-a-cloud"]
    urls = [site.url(path) for path in ("/a", *bad, "/b")]
    status, out, err = run("add", *urls, "http://u:secret@h/", "--case", "c", "--allow-private")
    assert status == 2
    assert out == "c/documents/127-0-0-1-a.html\nc/documents/127-0-0-1-b.txt\n"
    lines = err.splitlines()
    assert len(lines) == 4
    assert lines[0] == f"whence: {site.url('/gone')}: the server answers 404 Not Found"
    assert "robots.txt forbids it; --ignore-robots if you have permission" in lines[1]
    assert "fd00:ec2::254 is a link-local or cloud address" in lines[2]
    assert "holds a user name or password" in lines[3]
    assert "secret" not in err
    assert not any(b"secret" in path.read_bytes() for path in tmp_path.rglob("*.*"))
    assert run("add", site.url("/private/x"), "--case", "c", "--allow-private")[0] == 2
    site.page("/private/x", page("Yes."), **HTML)
    arguments = ("--case", "c", "--allow-private", "--ignore-robots")
    assert run("add", site.url("/private/x"), *arguments)[0] == 0


def test_this_machine_is_not_asked_unless_that_is_allowed(run, write, site, tmp_path):
    write({})
    site.page("/a", page("Yes."), **HTML)
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"):
        status, out, err = run("add", f"http://{host}:{site.port}/a", "--case", "c")
        assert (status, out) == (2, "")
        assert err.count("\n") == 1
    assert site.asked == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["http://example.com/"], "Missing option '--case'"),
        (["--case", "c"], "Missing argument"),
        (["http://example.com/", "--case", "a.txt"], "a.txt is a file"),
        (["http://example.com/", "--case", "."], "holds files such as a.txt"),
        (["example.com", "--case", "c"], "not a web address; write http://… or https://…"),
    ],
)
def test_wrong_usage(run, write, arguments, said):
    write({"a.txt": "Orion agreed."})
    status, out, err = run("add", *arguments)
    assert (status, out) == (2, "")
    assert said in " ".join(err.split())


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interruption_leaves_what_is_done_and_nothing_half(start, site, tmp_path):
    site.page("/a", page("Yes."), **HTML)
    site.raw("/b", b"HTTP/1.1 200 OK\r\n\r\n<p>", then=lambda: iter(lambda: time.sleep(0.1) or b"x", b""))  # fmt: skip
    case = tmp_path / "c"
    process = start("add", site.url("/a"), site.url("/b"), "--case", case, "--allow-private")
    while "/b" not in site.paths():
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"whence: interrupted\n")
    assert out.decode().strip() == str(case / "documents" / "127-0-0-1-a.html")
    kept = sorted(path.name for path in case.rglob("*") if path.is_file())
    assert kept == ["127-0-0-1-a.html", "127-0-0-1-a.json", "127-0-0-1-a.txt"]
