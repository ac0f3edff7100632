"""The vendor's contract as the practice service keeps it: what goes in, and what comes back.

Written from the vendor's published pages alone, never from this program's own client, so that
the two cannot agree by accident. Where the vendor documents no shape (the bodies of errors),
its sibling product's documented shape is used.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_list, as_object, as_str
from pikascenes_desktop.domain.scene import (
    MAX_IMAGES,
    MAX_PROMPT_CHARS,
    MAX_SEED,
    AspectRatio,
    Duration,
    IngredientsMode,
    Resolution,
)
from pikascenes_desktop.practice.pictures_in import DataUriInvalid, parse_data_uri

MODEL_ID: Final = "pika/pikascenes"

TOKEN_REFUSED: Final = 400004
NOT_FOUND: Final = 404001
INVALID_INPUT: Final = 422001

INPUT_SCHEMA: Final[JsonObject] = {
    "type": "object",
    "title": "Input",
    "required": ["images"],
    "properties": {
        "images": {
            "title": "Images",
            "description": (
                "Upload 1-6 images of scene elements, such as characters, objects, and locations."
            ),
            "type": "array",
            "items": {"type": "string", "format": "image_uri"},
            "maxItems": MAX_IMAGES,
            "minItems": 1,
        },
        "ingredientsMode": {
            "title": "Ingredients Mode",
            "description": "Decide how strictly the provided ingredients are followed.",
            "type": "string",
            "enum": [mode.value for mode in IngredientsMode],
            "default": "creative",
        },
        "promptText": {
            "title": "Prompt",
            "description": "",
            "type": "string",
            "maxLength": MAX_PROMPT_CHARS,
        },
        "negativePrompt": {"title": "Negative Prompt", "description": "", "type": "string"},
        "seed": {"title": "Seed", "description": "", "type": "integer"},
        "resolution": {
            "title": "Resolution",
            "description": "",
            "type": "string",
            "enum": [resolution.value for resolution in Resolution],
            "default": "1080p",
        },
        "duration": {
            "title": "Duration",
            "description": "",
            "type": "integer",
            "enum": [int(duration) for duration in Duration],
            "default": 5,
        },
        "aspectRatio": {
            "title": "Aspect Ratio (W:H)",
            "description": "",
            "type": "string",
            "enum": [ratio.value for ratio in AspectRatio],
            "default": "16:9",
        },
    },
}
"""The vendor's published input schema, word for word."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A valid request body.

    Attributes:
        body: The JSON object as it was sent, unknown fields included.
        images: The links and data URIs, in order.
        seed: The seed sent, else a random one.
    """

    body: JsonObject
    images: tuple[str, ...]
    aspect_ratio: AspectRatio
    resolution: Resolution
    duration: Duration
    seed: int


class Refused(Exception):
    """The service says no, with an HTTP status and the vendor's error object."""

    def __init__(
        self, status: int, code: int, message: str, detail: list[JsonObject] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.payload = problem(code, message, detail)


def problem(code: int, message: str, detail: list[JsonObject] | None = None) -> JsonObject:
    """Return the vendor's error object."""
    payload: JsonObject = {"error_code": code, "error_message": message}
    if detail is not None:
        payload["detail"] = detail
    return payload


def _flaw(loc: list[object], kind: str, message: str) -> JsonObject:
    return {"loc": loc, "msg": message, "type": kind}


def read_submission(raw: bytes) -> Submission:
    """Read and check a request body against the published schema.

    Raises:
        Refused: 422 with one `detail` entry for each field that does not match.
    """
    try:
        document: object = json.loads(raw, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as exc:
        flaw = _flaw([], "json_invalid", "The body is not JSON.")
        raise _invalid([flaw]) from exc
    body = as_object(document)
    if document != body:
        raise _invalid([_flaw([], "dict_type", "The body is not a JSON object.")])
    flaws = [*_image_flaws(body), *_text_flaws(body), *_choice_flaws(body)]
    if flaws:
        raise _invalid(flaws)
    seed = as_int(body.get("seed"))
    return Submission(
        body=body,
        images=tuple(str(item) for item in as_list(body["images"])),
        aspect_ratio=AspectRatio(body.get("aspectRatio", AspectRatio.WIDE)),
        resolution=Resolution(body.get("resolution", Resolution.FULL_HD)),
        duration=Duration(as_int(body.get("duration")) or Duration.FIVE),
        seed=secrets.randbelow(MAX_SEED + 1) if seed is None else seed,
    )


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")  # though Python reads it


def _invalid(flaws: list[JsonObject]) -> Refused:
    message = "The input does not match the model's schema."
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, INVALID_INPUT, message, flaws)


def _image_flaws(body: JsonObject) -> list[JsonObject]:
    if "images" not in body:
        return [_flaw(["images"], "missing", "Field required.")]
    images = as_list(body["images"])
    if body["images"] != images:
        return [_flaw(["images"], "list_type", "Input should be a list.")]
    if not images:
        return [_flaw(["images"], "too_short", "List should have at least 1 item.")]
    if len(images) > MAX_IMAGES:
        return [_flaw(["images"], "too_long", f"List should have at most {MAX_IMAGES} items.")]
    flaws: list[JsonObject] = []
    for index, item in enumerate(images):
        link = as_str(item)
        if link is None:
            flaws.append(_flaw(["images", index], "string_type", "Input should be a string."))
        elif link.startswith("data:"):
            try:
                parse_data_uri(link)
            except DataUriInvalid as exc:
                flaws.append(_flaw(["images", index], "image_uri", str(exc)))
        elif not link.startswith(("https://", "http://")):
            message = "Input should be an https link or a data URI of an image."
            flaws.append(_flaw(["images", index], "image_uri", message))
    return flaws


def _text_flaws(body: JsonObject) -> list[JsonObject]:
    flaws = [
        _flaw([name], "string_type", "Input should be a string.")
        for name in ("promptText", "negativePrompt")
        if name in body and as_str(body[name]) is None
    ]
    if len(as_str(body.get("promptText")) or "") > MAX_PROMPT_CHARS:
        message = f"String should have at most {MAX_PROMPT_CHARS} characters."
        flaws.append(_flaw(["promptText"], "string_too_long", message))
    if "seed" in body and as_int(body["seed"]) is None:
        flaws.append(_flaw(["seed"], "int_type", "Input should be a whole number."))
    return flaws


def _choice_flaws(body: JsonObject) -> list[JsonObject]:
    choices: dict[str, list[object]] = {
        "ingredientsMode": [mode.value for mode in IngredientsMode],
        "resolution": [resolution.value for resolution in Resolution],
        "duration": [int(duration) for duration in Duration],
        "aspectRatio": [ratio.value for ratio in AspectRatio],
    }
    return [
        _flaw([name], "literal_error", f"Input should be one of {json.dumps(allowed)}.")
        for name, allowed in choices.items()
        # 5.0 equals 5 and true equals 1 in Python, but not in the schema
        if name in body and not any(_same(body[name], choice) for choice in allowed)
    ]


def _same(value: object, choice: object) -> bool:
    return type(value) is type(choice) and value == choice


# --- replies --------------------------------------------------------------------------------


def timestamp(unix_s: float) -> str:
    """Return a Unix time as ISO 8601 in UTC, to the millisecond."""
    moment = datetime.fromtimestamp(unix_s, UTC).isoformat(timespec="milliseconds")
    return moment.replace("+00:00", "Z")


def submitted(base: str, request_id: str) -> JsonObject:
    """Return the reply to an accepted submit."""
    request = f"{base}/v1/requests/{request_id}"
    return {
        "request_id": request_id,
        "status_url": f"{request}/status",
        "result_url": f"{request}/result",
        "cancel_url": f"{request}/cancel",
    }


def status(base: str, request_id: str, state: str, queue_position: int | None) -> JsonObject:
    """Return the reply to a status call; the position is there only while in line."""
    reply: JsonObject = {"request_id": request_id, "status": state}
    if queue_position is not None:
        reply["queue_position"] = queue_position
    request = f"{base}/v1/requests/{request_id}"
    return {**reply, "status_url": f"{request}/status", "result_url": f"{request}/result"}


def cancelled(request_id: str, *, accepted: bool) -> JsonObject:
    """Return the reply to a cancel call.

    The vendor's own example says status "completed" beside outcome "cancelled": only the
    outcome means anything.
    """
    outcome = "cancelled" if accepted else "not_cancellable"
    return {"request_id": request_id, "status": "completed", "outcome": outcome}


def model() -> JsonObject:
    """Return the catalogue's entry of the model."""
    return {
        "model_id": MODEL_ID,
        "display_name": "Pikascenes (practice)",
        "kind": "video",
        "categories": ["image-to-video"],
        "base_price_usd": 0,
        "price_unit": "output",
        "pricing_note": "Practice clips are made on this computer and cost nothing.",
        "input_schema": INPUT_SCHEMA,
    }


def balance() -> JsonObject:
    """Return the wallet, which is empty and stays so."""
    return {"balance_usd": 0, "currency": "USD", "balance_microdollars": 0}
