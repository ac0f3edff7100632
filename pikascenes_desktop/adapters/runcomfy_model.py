"""What RunComfy says about the model: its price, and where its schema left ours behind."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pikascenes_desktop.adapters.runcomfy_errors import plain_text
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object
from pikascenes_desktop.domain.money import Balance, Price
from pikascenes_desktop.domain.scene import (
    MAX_IMAGES,
    MAX_PROMPT_CHARS,
    AspectRatio,
    Duration,
    IngredientsMode,
    Resolution,
)
from pikascenes_desktop.ports.remote import ModelInfo

MAX_USD: Final = 1_000_000
_MICRO: Final = 1_000_000
_REMARKS: Final = 32
_REMARK_CHARS: Final = 200

_LIMITS: Final = ("type", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum")

OUR_SCHEMA: Final[JsonObject] = {
    "images": {"type": "array", "minItems": 1, "maxItems": MAX_IMAGES},
    "ingredientsMode": {"type": "string", "enum": [mode.value for mode in IngredientsMode]},
    "promptText": {"type": "string", "maxLength": MAX_PROMPT_CHARS},
    "negativePrompt": {"type": "string"},
    "seed": {"type": "integer"},
    "resolution": {"type": "string", "enum": [quality.value for quality in Resolution]},
    "duration": {"type": "integer", "enum": [int(length) for length in Duration]},
    "aspectRatio": {"type": "string", "enum": [ratio.value for ratio in AspectRatio]},
}
"""The properties of the input schema that this program was made for."""

OUR_REQUIRED: Final = ("images",)


def read_model(reply: JsonObject, model_id: str) -> ModelInfo:
    """Read the reply to ``GET /v1/models/{model_id}``."""
    base = dollars(reply.get("base_price_usd"))
    price = None
    if base is not None:
        unit = plain_text(reply.get("price_unit"), 40).lower()
        price = Price(base, unit, plain_text(reply.get("pricing_note")))
    return ModelInfo(
        model_id=model_id,
        display_name=plain_text(reply.get("display_name"), 100),
        price=price,
        drift=drift(as_object(reply.get("input_schema"))),
    )


def read_balance(reply: JsonObject) -> Balance | None:
    """Read the wallet: dollars, or else millionths of them; None when neither makes sense."""
    value = reply.get("balance_usd")
    if isinstance(value, int | float) and not isinstance(value, bool):
        # a wallet may be overdrawn
        usd = dollars(abs(value))
        return None if usd is None else Balance(usd.copy_sign(Decimal(str(value))))
    micro = reply.get("balance_microdollars")
    if isinstance(micro, int) and abs(micro) <= MAX_USD * _MICRO:
        return Balance(Decimal(micro) / _MICRO)
    return None


def dollars(value: object) -> Decimal | None:
    """Return a number as dollars; None for texts, NaN, negative and absurd ones."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(str(value)) if 0 <= value <= MAX_USD else None


def drift(schema: JsonObject) -> tuple[str, ...]:
    """Say what differs from the schema this program was made for; nothing when there is none.

    Remarks look like ``aspectRatio.enum: +3:2 -5:2``, ``images.maxItems: 6 -> 8``,
    ``names: +audio`` and ``required: +promptText``.
    """
    if not schema:
        return ()
    theirs = as_object(schema.get("properties"))
    remarks = [
        _difference("names", list(OUR_SCHEMA), list(theirs)),
        _difference("required", list(OUR_REQUIRED), as_list(schema.get("required"))),
    ]
    for name, ours in OUR_SCHEMA.items():
        if name in theirs:
            remarks += _property_drift(name, as_object(ours), as_object(theirs[name]))
    return tuple(plain_text(remark, _REMARK_CHARS) for remark in remarks if remark)[:_REMARKS]


def _property_drift(name: str, ours: JsonObject, theirs: JsonObject) -> list[str]:
    remarks = [_difference(f"{name}.enum", as_list(ours.get("enum")), as_list(theirs.get("enum")))]
    remarks += [
        f"{name}.{key}: {_shown(ours.get(key))} -> {_shown(theirs.get(key))}"
        for key in _LIMITS
        if ours.get(key) != theirs.get(key)
    ]
    return remarks


def _difference(name: str, ours: list[object] | list[str], theirs: list[object] | list[str]) -> str:
    before, after = [str(value) for value in ours], [str(value) for value in theirs]
    signs = [f"+{value}" for value in after if value not in before]
    signs += [f"-{value}" for value in before if value not in after]
    return f"{name}: {' '.join(signs)}" if signs else ""


def _shown(value: object) -> str:
    return "none" if value is None else str(value)
