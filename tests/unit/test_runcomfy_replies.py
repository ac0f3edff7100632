"""Every shape of RunComfy's replies, without a network."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.adapters.runcomfy_errors import error_of, image_number, plain_text
from pikascenes_desktop.adapters.runcomfy_model import (
    OUR_REQUIRED,
    OUR_SCHEMA,
    dollars,
    drift,
    read_balance,
    read_model,
)
from pikascenes_desktop.adapters.runcomfy_replies import (
    RAW_LIMIT,
    Answer,
    json_object,
    raw_text,
    read_result,
    read_status,
    request_id_of,
    sent_image_urls,
    submit_outcome,
)
from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.generation import Failure, FailureCode
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    Refused,
    RemoteResult,
    RemoteStatus,
    SlowDown,
    SubmitOutcome,
)

if TYPE_CHECKING:
    from pikascenes_desktop.domain.json_values import JsonObject

SENT = ("https://a.example.org/1.jpg", "https://a.example.org/2.jpg")


def submitted(status: int, body: object, retry_after: str | None = None) -> SubmitOutcome:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = Answer("api.example.org", status, data, retry_after)
    return submit_outcome(answer, model_id="pika/pikascenes", sent_urls=SENT, now=0.0)


def result(reply: JsonObject, sent: tuple[str, ...] = ()) -> RemoteResult:
    return read_result(reply, json.dumps(reply).encode(), sent)


# --- the paid request --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "request_id"),
    [
        (200, {"request_id": "abc-DEF_9"}, "abc-DEF_9"),
        (202, {"id": "x"}, "x"),
        (201, {"request_id": 77}, "77"),
        (200, {"request_id": "not valid!", "id": "valid"}, "valid"),
        (200, {"request_id": "a" * 128}, "a" * 128),
        (200, {"request_id": "a", "error_code": 0}, "a"),
        (200, {"request_id": "a", "error_code": 400002}, "a"),
    ],
)
def test_accepted(status: int, body: object, request_id: str) -> None:
    outcome = submitted(status, body)
    assert outcome == Accepted(request_id, json.dumps(body))


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (200, b"", "not_json"),
        (200, b"<html>", "not_json"),
        (200, b'{"request_id":"ab', "not_json"),
        (200, b"\xff\xfe", "not_json"),
        (200, b"[" * 5000 + b"]" * 5000, "not_json"),
        (200, b"[" * 100 + b"]" * 100, "not_json"),
        (200, ["a"], "not_json"),
        (200, "a", "not_json"),
        (200, {}, "no_id"),
        (200, {"request_id": ""}, "no_id"),
        (200, {"request_id": "a" * 129}, "no_id"),
        (200, {"request_id": "../../x"}, "no_id"),
        (200, {"request_id": None, "id": True}, "no_id"),
        (200, {"request_id": "é"}, "no_id"),
        (302, {"request_id": "a"}, "http_302"),
        (408, {}, "http_408"),
        (409, {}, "http_409"),
        (418, {}, "http_418"),
        (500, {"request_id": "trace"}, "http_500"),
        (503, {}, "http_503"),
        (400, b"<html>", "http_400_not_json"),
        (401, b"no", "http_401_not_json"),
        (404, b"<html>", "http_404_not_json"),
        (504, b"<html>", "http_504_not_json"),
    ],
)
def test_ambiguous(status: int, body: object, reason: str) -> None:
    assert submitted(status, body) == Ambiguous(reason)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, {"message": "bad token"}),
        (403, {"error_message": "bad token"}),
        (400, {"error_code": 400004, "error_message": "bad token"}),
        (400, {"error_code": "400004", "error_message": "bad token"}),
        (400, {"error": {"type": "UserAccountError", "message": "bad token"}}),
        (200, {"error_code": 400004, "error_message": "bad token"}),
    ],
)
def test_the_key_was_not_taken(status: int, body: object) -> None:
    assert submitted(status, body) == KeyNotTaken("bad token")


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), (None, 15.0), ("-1", 1.0), ("99999", 300.0), ("x", 15.0)]
)
def test_slow_down(header: str | None, seconds: float) -> None:
    assert submitted(429, b"anything", header) == SlowDown(seconds)


def refused(status: int, body: object) -> Failure:
    outcome = submitted(status, body)
    assert isinstance(outcome, Refused)
    return outcome.failure


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, {"error_code": 400002, "error_message": "x"}, FailureCode.NO_CREDITS),
        (200, {"error_code": 400002, "error_message": "x"}, FailureCode.NO_CREDITS),
        (402, {}, FailureCode.NO_CREDITS),
        (400, {"error": "InsufficientResources"}, FailureCode.NO_CREDITS),
        (400, {"message": "Insufficient balance"}, FailureCode.NO_CREDITS),
        (422, {"detail": "content_moderated"}, FailureCode.MODERATED),
        (400, {"message": "Blocked by our content policy"}, FailureCode.MODERATED),
        (400, {"message": "Failed to download image 1"}, FailureCode.FETCH),
        (422, {"detail": "The URL could not be opened"}, FailureCode.FETCH),
        (413, {"message": "payload too large, not taken: image file"}, FailureCode.REJECTED),
        (422, {"detail": [{"loc": ["body", "seed"], "msg": "no integer"}]}, FailureCode.REJECTED),
        (400, {}, FailureCode.REJECTED),
        (404, {"error_code": 404001}, "model_retired"),
        (200, {"error_code": 404001}, "model_retired"),
        (200, {"error_code": "SomethingElse"}, FailureCode.REJECTED),
    ],
)
def test_refused(status: int, body: object, code: str) -> None:
    assert refused(status, body).code == code


def test_a_refusal_says_what_it_is_about() -> None:
    failure = refused(400, {"message": f"cannot fetch {SENT[1]} (image)"})
    assert failure == Failure(FailureCode.FETCH, {"image": 2}, f"cannot fetch {SENT[1]} (image)")
    assert refused(404, {}).facts == {"model_id": "pika/pikascenes"}
    detail = [{"loc": ["body", "images", 1], "msg": "bad"}, {"loc": ["body"], "msg": "worse"}, "x"]
    assert refused(422, {"detail": detail}).message == "images.1: bad; worse; x"


@given(
    st.integers(100, 599),
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["request_id", "id", "error_code", "error", "detail", "message"])
                | st.text(max_size=5),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode()),
)
def test_any_answer_is_classified(status: int, body: bytes) -> None:
    outcome = submitted(status, body)
    if isinstance(outcome, Accepted):
        assert 200 <= status < 300
    if not isinstance(outcome, Accepted | Ambiguous | SlowDown):
        assert status in {200, *range(200, 300), 400, 401, 402, 403, 404, 413, 422}


# --- words -------------------------------------------------------------------------------------


def test_texts_are_made_plain() -> None:
    assert plain_text(" a\n\tb \u2028 c ") == "a b c"
    assert (
        plain_text("pay \u202egpj.exe\u202c\x00\x1b[31m \ud800now\u200b") == "pay gpj.exe[31m now"
    )
    assert plain_text("x" * 600) == "x" * 499 + "…"
    assert plain_text(["x"]) == ""


@pytest.mark.parametrize(
    ("reply", "code", "message"),
    [
        ({"error": "plain"}, None, "plain"),
        ({"error": {"code": 400002, "message": "deep"}}, 400002, "deep"),
        ({"error": {"type": "Timeout"}}, None, "Timeout"),
        ({"error_code": "BadThing", "error_message": "words"}, None, "words"),
        ({"error_code": True}, None, ""),
        ({"detail": {"images": "bad", "n": 3}}, None, "images: bad"),
        ({"detail": [{"loc": ["body", "a", 0]}]}, None, "a.0"),
        ({"detail": [["deep"]]}, None, ""),
        ({"error": {"images": "bad"}}, None, "images: bad"),
        ({"message": "a", "error": "a", "detail": "b"}, None, "a; b"),
        ({}, None, ""),
    ],
)
def test_errors_are_read(reply: JsonObject, code: int | None, message: str) -> None:
    error = error_of(reply)
    assert (error.code, error.message) == (code, message)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("images[1] is bad", 2),
        ("images.0: bad", 1),
        ("Image #3 is bad", 3),
        ("image 2", 2),
        ("image 0", None),
        ("no number", None),
        (f"cannot open {SENT[0]}", 1),
        (f"cannot open {SENT[0]} nor {SENT[1]}", None),
    ],
)
def test_which_image_an_error_is_about(text: str, number: int | None) -> None:
    assert image_number(text, SENT) == number


def test_data_uris_are_not_searched_for() -> None:
    assert image_number("data:image/png;base64,AA", ("data:image/png;base64,AA",)) is None


# --- status and result ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ({"status": "in_queue", "queue_position": 3}, RemoteStatus("in_queue", 3)),
        ({"status": "in_queue", "queue_position": 0}, RemoteStatus("in_queue", 0)),
        ({"status": "x", "queue_position": 1_000_000}, RemoteStatus("x", 1_000_000)),
        ({"status": "x", "queue_position": 1_000_001}, RemoteStatus("x")),
        ({"state": "In-Progress "}, RemoteStatus("in_progress")),
        ({"status": "COMPLETED", "queue_position": -1}, RemoteStatus("completed")),
        ({"status": "x", "queue_position": 10**30}, RemoteStatus("x")),
        ({"status": "x", "queue_position": "3"}, RemoteStatus("x")),
        ({"status": 7}, RemoteStatus("")),
    ],
)
def test_statuses(reply: JsonObject, status: RemoteStatus) -> None:
    assert read_status(reply) == status


V = "https://files.example.org/v.mp4"
W = "https://files.example.org/w.mp4"
P = "https://files.example.org/p.PNG?x=1"


def video(url: str) -> Output:
    return Output(OutputKind.VIDEO, url)


def still(url: str) -> Output:
    return Output(OutputKind.STILL, url)


@pytest.mark.parametrize(
    ("output", "outputs"),
    [
        ({"video": V}, (video(V),)),
        ({"videos": [V, W]}, (video(V), video(W))),
        ({"videos": [{"url": V}, {"url": W, "thumbnail": P}]}, (video(V), video(W))),
        ({"video": {"url": V, "content_type": "video/mp4"}}, (video(V),)),
        ({"image": P}, (still(P),)),
        ({"images": [W]}, (still(W),)),
        ({"image": P, "video": V}, (still(P), video(V))),
        ({"video": V, "videos": [V, W]}, (video(V), video(W))),
        (V, (video(V),)),
        (f" {V} ", (video(V),)),
        (P, (still(P),)),
        ([V, P], (video(V), still(P))),
        ([{"url": V}, {"video": W}], (video(V), video(W))),
        ({"url": V}, (video(V),)),
        ({"urls": [P]}, (still(P),)),
        ({"video": "file:///etc/passwd"}, (video("file:///etc/passwd"),)),
        ({"video": "https://[x/a"}, (video("https://[x/a"),)),
        ("https://[x/a", (video("https://[x/a"),)),
        ({"video": "done"}, ()),
        ({"video": "https://h/" + "x" * 20_000}, ()),
        ({"log": V, "seed": 7}, ()),
        ({"video": None}, ()),
        (None, ()),
        (7, ()),
        ([], ()),
    ],
)
def test_outputs_in_every_shape(output: object, outputs: tuple[Output, ...]) -> None:
    assert result({"status": "succeeded", "output": output}).outputs == outputs


def test_links_that_we_sent_are_no_outputs() -> None:
    reply: JsonObject = {
        "status": "completed",
        "output": {"videos": [SENT[0], V, "https://b.example.org/echoed.jpg"]},
        "input": {"images": ["https://b.example.org/echoed.jpg", 7], "promptText": "a cat"},
        "url": W,
    }
    read = result(reply, SENT)
    assert read.outputs == (video(V),)
    assert read.echo == {
        "images": ["https://b.example.org/echoed.jpg", 7],
        "promptText": "a cat",
    }


def test_an_echo_may_lie_beside_the_status() -> None:
    assert result({"status": "completed", "seed": 7, "output": None}).echo == {"seed": 7}


def test_too_many_outputs_are_cut() -> None:
    urls = [f"https://files.example.org/{n}.mp4" for n in range(100)]
    assert len(result({"status": "succeeded", "output": urls}).outputs) == 64


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ({"status": "failed"}, Failure(FailureCode.MODEL)),
        ({"status": "failed", "error": "boom"}, Failure(FailureCode.MODEL, message="boom")),
        (
            {"status": "error", "error": {"message": "NSFW"}},
            Failure(FailureCode.MODERATED, message="NSFW"),
        ),
        ({"status": "completed", "error": "boom"}, Failure(FailureCode.MODEL, message="boom")),
        ({"status": "failed", "error_code": 400002}, Failure(FailureCode.NO_CREDITS)),
        ({"status": "failed", "output": {"video": V}}, Failure(FailureCode.MODEL)),
        ({"status": "succeeded", "output": {"video": V}, "error": "warning"}, None),
        ({"status": "succeeded", "error": None}, None),
        ({"status": "completed", "error": {}}, None),
        ({"status": "completed", "error": ""}, None),
        ({"status": "completed", "error": False}, None),
        ({"status": "completed", "error": []}, None),
        ({"status": "in_progress"}, None),
        ({"status": "cancelled"}, None),
    ],
)
def test_failures(reply: JsonObject, failure: Failure | None) -> None:
    read = result(reply)
    assert read.failure == failure
    if failure is not None:
        assert read.outputs == ()


def test_a_failure_names_the_image_that_the_reply_echoes() -> None:
    reply: JsonObject = {
        "status": "failed",
        "error": f"unable to fetch image {SENT[1]}",
        "input": {"images": list(SENT)},
    }
    failure = result(reply).failure
    assert failure is not None
    assert failure.facts == {"image": 2}


@pytest.mark.parametrize(
    ("cost", "dollar"),
    [
        (0.45, Decimal("0.45")),
        (0, Decimal(0)),
        (2, Decimal(2)),
        ("0.45", None),
        (-1, None),
        (True, None),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
    ],
)
def test_costs(cost: object, dollar: Decimal | None) -> None:
    assert dollars(cost) == dollar
    assert read_result({"status": "succeeded", "cost": cost}, b"{}", ()).cost_usd == dollar


def test_raw_replies_are_cut_to_size() -> None:
    assert raw_text("é".encode() * RAW_LIMIT) == "é" * (RAW_LIMIT // 2)
    assert len(raw_text(b"x" + "é".encode() * RAW_LIMIT).encode()) <= RAW_LIMIT


def test_ids_beside_an_error_name_the_error() -> None:
    assert request_id_of({"id": "err-1", "error_code": 5}) is None
    assert json_object(b"{}") == {}


def test_sent_links_are_found_in_the_body() -> None:
    assert sent_image_urls(b'{"images": ["https://a/1", 2]}') == ("https://a/1",)
    assert sent_image_urls(b"no json") == ()


# --- price, drift, balance -----------------------------------------------------------------------


def live_schema(**changes: dict[str, Any] | None) -> JsonObject:
    properties: dict[str, Any] = json.loads(json.dumps(OUR_SCHEMA))
    for name, change in changes.items():
        if change is None:
            del properties[name]
        else:
            properties[name] = {**properties.get(name, {}), **change}
    return {"type": "object", "required": list(OUR_REQUIRED), "properties": properties}


@pytest.mark.parametrize(
    ("schema", "remarks"),
    [
        (live_schema(), ()),
        ({}, ()),
        (
            live_schema(aspectRatio={"enum": ["16:9", "4:3", "1:1", "4:5", "9:16", "3:2"]}),
            ("aspectRatio.enum: +3:2 -5:2",),
        ),
        (live_schema(images={"maxItems": 8}), ("images.maxItems: 6 -> 8",)),
        (live_schema(promptText={"maxLength": 1000}), ("promptText.maxLength: 2000 -> 1000",)),
        (live_schema(negativePrompt={"maxLength": 9}), ("negativePrompt.maxLength: none -> 9",)),
        (live_schema(duration={"enum": [5, 10, 15]}), ("duration.enum: +15",)),
        (live_schema(seed=None, audio={"type": "boolean"}), ("names: +audio -seed",)),
        ({**live_schema(), "required": ["images", "promptText"]}, ("required: +promptText",)),
        (live_schema(seed={"type": "\u202estring"}), ("seed.type: integer -> string",)),
    ],
)
def test_drift(schema: JsonObject, remarks: tuple[str, ...]) -> None:
    assert drift(schema) == remarks


def test_the_model_is_read() -> None:
    info = read_model(
        {
            "display_name": "Pikascenes\n",
            "base_price_usd": 0.2,
            "price_unit": "Output",
            "pricing_note": "about",
            "input_schema": live_schema(),
        },
        "pika/pikascenes",
    )
    assert info.model_id == "pika/pikascenes"
    assert info.display_name == "Pikascenes"
    assert info.drift == ()
    assert info.price is not None
    assert (info.price.base_usd, info.price.unit, info.price.note) == (
        Decimal("0.2"),
        "output",
        "about",
    )


@pytest.mark.parametrize("price", ["0.2", float("nan"), -0.2, None, True, float("inf")])
def test_prices_that_are_none(price: object) -> None:
    assert read_model({"base_price_usd": price}, "m").price is None


@pytest.mark.parametrize(
    ("reply", "usd"),
    [
        ({"balance_usd": 12.5}, Decimal("12.5")),
        ({"balance_usd": -0.25}, Decimal("-0.25")),
        ({"balance_usd": "12.5", "balance_microdollars": 1_500_000}, Decimal("1.5")),
        ({"balance_microdollars": 10**30}, None),
        ({"balance_usd": float("nan")}, None),
        ({"balance_usd": True}, None),
        ({}, None),
    ],
)
def test_balances(reply: JsonObject, usd: Decimal | None) -> None:
    balance = read_balance(reply)
    assert (balance and balance.usd) == usd


def test_a_result_is_told_whole() -> None:
    reply: dict[str, Any] = {"status": "Completed", "output": {"video": V}, "cost": 0.45}
    body = json.dumps(reply).encode()
    assert read_result(reply, body, SENT) == RemoteResult(
        "completed",
        outputs=(Output(OutputKind.VIDEO, V),),
        cost_usd=Decimal("0.45"),
        raw=body.decode(),
    )


@pytest.mark.parametrize(("size", "taken"), [(16 * 1024, 1), (16 * 1024 + 1, 0)])
def test_a_link_of_endless_length_is_no_output(size: int, taken: int) -> None:
    link = V.replace("://", "://" + "a" * (size - len(V)))
    reply: dict[str, Any] = {"status": "completed", "output": {"video": link}}
    assert len(read_result(reply, b"{}", SENT).outputs) == taken


@pytest.mark.parametrize(("deep", "is_read"), [(63, True), (64, False)])
@pytest.mark.parametrize("bricks", [b"[]", b"{}"], ids=["lists", "objects"])
def test_a_body_of_endless_depth_is_no_answer(bricks: bytes, deep: int, is_read: bool) -> None:
    opening, closing = (b"[", b"]") if bricks == b"[]" else (b'{"a":', b"}")
    body = b'{"a": ' + opening * (deep - 1) + b"1" + closing * (deep - 1) + b"}"
    assert (json_object(body) is not None) is is_read


def test_a_model_that_is_gone_is_named_with_the_services_words() -> None:
    gone = submitted(404, {"error_code": 404001, "message": "gone for good"})
    facts: dict[str, Any] = {"model_id": "pika/pikascenes"}
    assert gone == Refused(Failure("model_retired", facts, "gone for good"))


def test_a_word_without_end_is_cut() -> None:
    assert read_status({"status": "x" * 65}).status == "x" * 64


def test_a_wait_until_a_date_is_counted_from_now() -> None:
    assert submitted(429, {}, "Thu, 01 Jan 1970 00:00:30 GMT") == SlowDown(30.0)
