"""Against a server on this machine that answers as a language model, and misbehaves."""

import gzip
import json
import logging
import socket
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from whence import __version__
from whence.model import Completion, Prompt, UsageError
from whence.store.llm import Client, Limits, Settings

PROMPT = Prompt(system="Mark.", user="[1] A clerk said so.", schema={"type": "object"})
FAST = {"wait": 0.01, "seconds": 5.0}


@pytest.fixture
def ask(model):
    """Ask a client made for it; give the answer and the client."""

    def asker(prompt=PROMPT, *, key="", cache=None, worth=lambda _text: True, url=None, **limits):
        settings = Settings(
            model="tiny", url=url or model.url, key=key, cache=cache, limits=Limits(**FAST | limits)
        )
        client = Client(settings, worth)
        return client.ask(prompt), client

    return asker


def test_what_the_model_says_is_given_back_with_what_it_cost(ask, model):
    model.says("yes", read=120, written=7)
    said, client = ask()
    assert said == Completion(text="yes")
    usage = client.usage
    assert (usage.asked, usage.requests, usage.read, usage.written) == (1, 1, 120, 7)


def test_the_question_is_put_by_schema_at_no_temperature(ask, model):
    ask()
    ((path, _, fields),) = model.asked
    assert path == "/v1/chat/completions"
    assert fields.pop("response_format") == {
        "type": "json_schema",
        "json_schema": {"name": "attributions", "strict": True, "schema": {"type": "object"}},
    }
    assert fields == {
        "model": "tiny",
        "temperature": 0,
        "max_tokens": Limits().tokens,
        "messages": [
            {"role": "system", "content": "Mark."},
            {"role": "user", "content": "[1] A clerk said so."},
        ],
    }


def test_nothing_about_this_machine_is_sent(ask, model, monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "sk-other")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    ask()
    ((_, headers, _),) = model.asked
    length = headers.pop("Content-Length")
    assert int(length) > 100
    assert headers == {
        "Host": f"127.0.0.1:{model.port}",
        "User-Agent": f"whence/{__version__}",
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        "Content-Type": "application/json",
    }


def test_a_key_is_sent_and_written_down_nowhere(ask, model, tmp_path, caplog):
    with caplog.at_level(logging.DEBUG):
        _, client = ask(key="sk-secret", cache=tmp_path)
    ((_, headers, _),) = model.asked
    assert headers["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in caplog.text
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any("sk-secret" in path.read_text() for path in kept)
    assert "sk-secret" not in repr(client._settings)


@pytest.mark.parametrize("status", [200, 400, 401, 500])
def test_a_key_that_the_server_repeats_is_not(ask, model, status):
    model.gives({"error": {"message": "the key sk-secret is odd"}}, status)
    try:
        told = ask(key="sk-secret", tries=1)[0].failure
    except UsageError as error:
        told = str(error)
    assert "the key … is odd" in told
    assert "sk-secret" not in told


# What is kept.


def test_a_second_client_is_answered_without_a_request(ask, model, tmp_path):
    model.says("yes")
    ask(cache=tmp_path)
    said, client = ask(cache=tmp_path)
    assert (said, client.usage.remembered, len(model.asked)) == (Completion(text="yes"), 1, 1)


@pytest.mark.parametrize("change", ["system", "user", "schema"])
def test_another_question_is_asked_anew(ask, model, tmp_path, change):
    ask(cache=tmp_path)
    other = {"schema": {"type": "array"}}.get(change, "Other.")
    fields = {name: getattr(PROMPT, name) for name in ("system", "user", "schema")}
    ask(Prompt(**fields | {change: other}), cache=tmp_path)
    assert len(model.asked) == 2


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"text": 1}', "[" * 100_000, '{"key": "x", "text": "no"}']
)
def test_what_is_damaged_on_disk_is_asked_for_anew(ask, model, tmp_path, damage):
    model.says("yes")
    ask(cache=tmp_path)
    (kept,) = tmp_path.rglob("*.json")
    kept.write_text(damage)
    assert ask(cache=tmp_path)[0].text == "yes"
    assert len(model.asked) == 2
    assert ask(cache=tmp_path)[1].usage.remembered == 1


def test_an_answer_that_is_not_whole_or_not_worth_it_is_not_kept(ask, model, tmp_path):
    model.says("cut", finish="length")
    said, _ = ask(cache=tmp_path)
    assert said == Completion(text="cut", complete=False)
    ask(cache=tmp_path, worth=lambda _text: False)
    assert not list(tmp_path.rglob("*.json"))


# What goes wrong, and passes.


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_server_that_stumbles_twice_is_asked_a_third_time(ask, model, status):
    model.gives({"error": {"message": "busy"}}, status).gives(b"oops", status).says("yes")
    said, client = ask()
    assert said.text == "yes"
    assert client.usage.requests == 3


def test_retry_after_is_waited_for(ask, model):
    model.gives({}, 429, Retry_After="0.3").says("yes")
    start = monotonic()
    assert ask()[0].text == "yes"
    assert monotonic() - start >= 0.3


def test_it_is_not_waited_for_too_long(ask, model):
    model.gives({}, 429, Retry_After="7200").says("yes")
    said, client = ask()
    assert "asks to wait 7200 seconds" in said.failure
    assert client.usage.requests == 1


def test_it_is_given_up_after_so_many_tries(ask, model):
    model.gives({"error": {"message": "out of\nmemory"}}, 500)
    said, client = ask(tries=3)
    assert said == Completion(failure="the server answers 500: out of memory", complete=False)
    assert (client.usage.requests, client.usage.failed) == (3, 1)


def test_a_connection_that_breaks_is_made_again(ask, model):
    def hang_up(handler, _fields):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")

    model.does(hang_up).says("yes")
    assert ask()[0].text == "yes"


# What goes wrong, and is said.


def drip(piece, pause=0.02, head=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"):
    def answer(handler, _fields):
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            sleep(pause)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        lambda _handler, _fields: Event().wait(3),
        drip(b"1\r\n \r\n"),
        drip(b"X-Drip: 1\r\n", head=b"HTTP/1.1 200 OK\r\n"),
        drip(b"1\r\n \r\n", head=b"HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
    ids=["silent", "body drips", "headers drip", "error drips"],
)
def test_a_slow_answer_is_not_waited_for(ask, model, answer):
    model.does(answer)
    start = monotonic()
    said, _ = ask(seconds=0.3, tries=1)
    assert said.failure == "no answer within 0.3 seconds"
    assert monotonic() - start < 2


def test_who_is_too_slow_is_asked_twice_and_no_more(ask, model):
    model.does(lambda _handler, _fields: Event().wait(1))
    said, client = ask(seconds=0.1, tries=4)
    assert said.failure == "no answer within 0.1 seconds"
    assert client.usage.requests == 2


def test_all_requests_together_have_their_time(ask, model):
    model.does(lambda _handler, _fields: Event().wait(3))
    start = monotonic()
    said, client = ask(seconds=0.4, tries=9, total=0.5)
    assert monotonic() - start < 2
    assert "0.5 seconds for all requests are over" in said.failure
    asked = client.usage.requests
    assert "are over" in client.ask(PROMPT).failure
    assert client.usage.requests == asked


def test_a_huge_answer_is_not_read_to_its_end(ask, model):
    model.does(drip(b"10000\r\n" + b" " * 0x10000 + b"\r\n", pause=0))
    said, client = ask(size=2**20)
    assert "larger than 1 MB" in said.failure
    assert client.usage.requests == 1


def test_a_small_answer_that_unpacks_to_a_huge_one_is_not_unpacked(ask, model):
    model.gives(gzip.compress(b" " * 2**24), Content_Encoding="gzip")
    assert "larger than 1 MB" in ask(size=2**20)[0].failure


def test_a_packed_answer_is_unpacked(ask, model):
    body = {"choices": [{"message": {"content": "yes"}, "finish_reason": "stop"}]}
    model.gives(gzip.compress(json.dumps(body).encode()), Content_Encoding="gzip")
    assert ask()[0].text == "yes"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_redirect_is_not_followed(ask, model, host, status):
    model.gives({}, status, Location=f"http://{host}:{model.port}/elsewhere").says("yes")
    said, _ = ask(key="sk-secret")
    assert "leads elsewhere" in said.failure
    assert len(model.asked) == 1


def test_a_server_that_is_not_there(ask):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        said, client = ask(url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1", tries=2, silent=2)
        assert "no server answers there" in said.failure
        client.ask(PROMPT)
        asked = client.usage.requests
        assert asked == 4
        assert "no server answered before" in client.ask(PROMPT).failure
        assert client.usage.requests == asked


@pytest.mark.parametrize(
    ("status", "hint"), [(401, "WHENCE_LLM_KEY"), (403, "key"), (404, "--llm")]
)
def test_a_wrong_setting_is_told_at_once(ask, model, status, hint):
    model.gives({"error": {"message": "no such thing"}}, status)
    with pytest.raises(UsageError, match=f"{status}: no such thing.*{hint}"):
        ask()
    assert len(model.asked) == 1


def choices(*found):
    return {"choices": list(found)}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<html>", "something else than JSON"),
        (b"[" * 100_000, "something else than JSON"),
        (b"\xff\xfe\x00", "something else than JSON"),
        ([], "something else than JSON"),
        ({}, "answers nothing"),
        (choices(), "answers nothing"),
        (choices(None), "answers nothing"),
        ({"choices": "none"}, "answers nothing"),
        (choices({"message": {"content": None}}), "answers nothing"),
        (choices({"message": {"content": ["yes"]}}), "answers nothing"),
        (
            choices({"message": {"content": " "}, "finish_reason": "length"}),
            "nothing before its limit",
        ),
        (choices({"message": {"content": None, "refusal": "No."}}), "refuses"),
        (choices({"message": {}, "finish_reason": "content_filter"}), "filter"),
        ({"error": {"message": "model is loading"}}, "the server says: model is loading"),
    ],
)
def test_an_empty_or_odd_answer_is_said_and_not_asked_for_again(ask, model, body, why):
    model.gives(body)
    said, client = ask()
    assert why in said.failure
    assert client.usage.requests == 1


def test_tokens_that_are_not_told_are_counted_as_that(ask, model):
    model.gives(choices({"message": {"content": "yes"}}) | {"usage": {"prompt_tokens": "many"}})
    said, client = ask()
    assert said == Completion(text="yes")
    assert (client.usage.read, client.usage.untold) == (0, 1)


# What a server does not understand.


def refuses(*words):
    """Answer 400 as long as the request holds one of these words, else yes."""

    def answer(handler, fields):
        sent = json.dumps(fields)
        found = [word for word in words if word in sent]
        content = (
            {"error": {"message": f"{found[0]} is not supported"}}
            if found
            else choices({"message": {"content": "yes"}})
        )
        handler.answer(400 if found else 200, {}, json.dumps(content).encode())

    return answer


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        (["json_schema"], {"type": "json_object"}),
        (["json_schema", "json_object"], None),
        (["temperature", "json_schema"], {"type": "json_object"}),
    ],
)
def test_less_is_asked_of_a_server_that_knows_less(ask, model, words, shape):
    model.does(refuses(*words))
    said, client = ask()
    assert said.text == "yes"
    fields = model.asked[-1][2]
    assert fields.get("response_format") == shape
    assert ("temperature" in fields) == ("temperature" not in words)
    client.ask(PROMPT)
    assert len(model.asked) == len(words) + 2, "what it knows is remembered"


def test_the_limit_has_another_name_for_some_models(ask, model):
    def answer(handler, fields):
        if "max_tokens" in fields:
            said = "'max_tokens' is not supported. Use 'max_completion_tokens' instead."
            handler.answer(400, {}, json.dumps({"error": {"message": said}}).encode())
        else:
            handler.answer(200, {}, json.dumps(choices({"message": {"content": "yes"}})).encode())

    model.does(answer)
    assert ask()[0].text == "yes"
    assert model.asked[-1][2]["max_completion_tokens"] == Limits().tokens


def test_a_question_that_no_form_helps_is_a_failure(ask, model):
    model.gives({"error": {"message": "the prompt is too long"}}, 400)
    said, client = ask()
    assert said.failure == "the server answers 400: the prompt is too long"
    assert len(model.asked) == 3
    client.ask(PROMPT)
    assert "json_schema" in str(model.asked[3][2]), "it may understand the next"


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_sent(ask, model, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be kept"):
        ask(cache=Path(tmp_path / "file"))
    assert not model.asked
