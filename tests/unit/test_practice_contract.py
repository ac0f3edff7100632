from __future__ import annotations

import base64
import json

import pytest

from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object
from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from pikascenes_desktop.practice import contract
from pikascenes_desktop.practice.contract import Refused, read_submission
from tests.unit.practice_pictures import RED, png

LINK = "https://example.com/a.png"
WHOLE: list[object] = []
"""Where a flaw lies that is no field's."""
IMAGES: list[object] = ["images"]


def _data_uri(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _read(**fields: object) -> contract.Submission:
    return read_submission(json.dumps({"images": [LINK], **fields}).encode())


def _flaws(raw: bytes) -> list[tuple[list[object], str]]:
    with pytest.raises(Refused) as caught:
        read_submission(raw)
    assert caught.value.status == 422
    payload = caught.value.payload
    assert payload["error_code"] == 422001
    assert payload["error_message"]
    found: list[tuple[list[object], str]] = []
    for item in as_list(payload["detail"]):
        flaw = as_object(item)
        assert set(flaw) == {"loc", "msg", "type"}
        found.append((as_list(flaw["loc"]), str(flaw["type"])))
    return found


def test_takes_the_least_and_fills_in_the_published_defaults() -> None:
    submission = _read()
    assert submission.images == (LINK,)
    assert submission.aspect_ratio is AspectRatio.WIDE
    assert submission.resolution is Resolution.FULL_HD
    assert submission.duration is Duration.FIVE
    assert submission.seed >= 0
    assert submission.body == {"images": [LINK]}


def test_takes_everything_and_keeps_the_body_as_sent() -> None:
    fields: JsonObject = {
        "images": [LINK, "http://127.0.0.1/b.png", _data_uri(png(RED))],
        "promptText": "x" * 2000,
        "negativePrompt": "",
        "ingredientsMode": "precise",
        "resolution": "720p",
        "duration": 10,
        "aspectRatio": "9:16",
        "seed": -5,
        "unknown": {"kept": True},
    }
    submission = read_submission(json.dumps(fields).encode())
    assert submission.body == fields
    assert submission.seed == -5
    assert submission.duration is Duration.TEN


@pytest.mark.parametrize(
    ("raw", "flaw"),
    [
        (b"nonsense", (WHOLE, "json_invalid")),
        (b"\xff\xfe\xfd", (WHOLE, "json_invalid")),
        (b"[" * 100_000, (WHOLE, "json_invalid")),
        (b'{"images": [], "x": NaN}', (WHOLE, "json_invalid")),
        (b"[]", (WHOLE, "dict_type")),
        (b"{}", (IMAGES, "missing")),
        (b'{"images": null}', (IMAGES, "list_type")),
        (b'{"images": []}', (IMAGES, "too_short")),
        (json.dumps({"images": [LINK] * 7}).encode(), (IMAGES, "too_long")),
    ],
)
def test_refuses_what_is_no_input(raw: bytes, flaw: tuple[list[object], str]) -> None:
    assert _flaws(raw) == [flaw]


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (7, "string_type"),
        ("ftp://example.com/a.png", "image_uri"),
        ("", "image_uri"),
        ("data:text/plain;base64,AAAA", "image_uri"),
        ("data:image/png,AAAA", "image_uri"),
        ("data:image/png;base64,A?A=", "image_uri"),
        (_data_uri(b"no picture at all"), "image_uri"),
        (_data_uri(b"\x89PNG\r\n\x1a\n" + bytes(6 * 1024 * 1024)), "image_uri"),
    ],
)
def test_names_the_image_at_fault(image: object, kind: str) -> None:
    raw = json.dumps({"images": [LINK, image]}).encode()
    assert _flaws(raw) == [(["images", 1], kind)]


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("promptText", None, "string_type"),
        ("promptText", "x" * 2001, "string_too_long"),
        ("negativePrompt", 1, "string_type"),
        ("seed", "1", "int_type"),
        ("seed", True, "int_type"),
        ("seed", 1.5, "int_type"),
        ("ingredientsMode", "wild", "literal_error"),
        ("resolution", None, "literal_error"),
        ("duration", 7, "literal_error"),
        ("duration", 5.0, "literal_error"),
        ("duration", "5", "literal_error"),
        ("aspectRatio", "16:10", "literal_error"),
        ("aspectRatio", ["16:9"], "literal_error"),
    ],
)
def test_names_the_field_at_fault(name: str, value: object, kind: str) -> None:
    raw = json.dumps({"images": [LINK], name: value}).encode()
    assert _flaws(raw) == [([name], kind)]


def test_names_every_fault_at_once() -> None:
    raw = json.dumps({"images": [1, 2], "seed": None, "duration": 1}).encode()
    assert [loc for loc, _ in _flaws(raw)] == [["images", 0], ["images", 1], ["seed"], ["duration"]]


def test_replies_have_the_documented_keys() -> None:
    base = "http://127.0.0.1:1"
    assert contract.submitted(base, "a") == {
        "request_id": "a",
        "status_url": "http://127.0.0.1:1/v1/requests/a/status",
        "result_url": "http://127.0.0.1:1/v1/requests/a/result",
        "cancel_url": "http://127.0.0.1:1/v1/requests/a/cancel",
    }
    assert contract.status(base, "a", "in_queue", 2)["queue_position"] == 2
    assert "queue_position" not in contract.status(base, "a", "in_progress", None)
    assert contract.cancelled("a", accepted=True)["outcome"] == "cancelled"
    assert contract.cancelled("a", accepted=False)["outcome"] == "not_cancellable"
    assert contract.problem(1, "m") == {"error_code": 1, "error_message": "m"}
    assert contract.timestamp(0.5) == "1970-01-01T00:00:00.500Z"
    assert contract.balance()["balance_usd"] == 0


def test_catalogue_shows_the_published_schema() -> None:
    model = contract.model()
    assert model["model_id"] == "pika/pikascenes"
    assert model["base_price_usd"] == 0
    assert model["price_unit"] == "output"
    properties = as_object(as_object(model["input_schema"])["properties"])
    assert list(properties) == [
        "images",
        "ingredientsMode",
        "promptText",
        "negativePrompt",
        "seed",
        "resolution",
        "duration",
        "aspectRatio",
    ]
    assert as_object(properties["aspectRatio"])["enum"] == [
        "5:2",
        "16:9",
        "4:3",
        "1:1",
        "4:5",
        "9:16",
    ]
    assert as_object(properties["resolution"])["enum"] == ["720p", "1080p"]
    assert as_object(properties["images"])["items"] == {"type": "string", "format": "image_uri"}
