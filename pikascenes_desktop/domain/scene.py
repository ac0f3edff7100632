"""A scene: what goes in, and the rules it must meet.

Names, limits and defaults are the vendor's published input schema for
``pika/pikascenes`` (RunComfy's model page, "Schema").
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import Final

from pikascenes_desktop.domain.errors import (
    NoImages,
    PromptTooLong,
    SeedOutOfRange,
    TextBroken,
    TooManyImages,
)
from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_list, as_object, as_str
from pikascenes_desktop.domain.unicode_text import is_whole

MAX_IMAGES: Final = 6
MAX_PROMPT_CHARS: Final = 2000
MAX_SEED: Final = 2**31 - 1
"""The schema gives no bounds; this is the range every known relative of the model accepts."""


class IngredientsMode(StrEnum):
    """How closely the clip follows the images."""

    CREATIVE = "creative"
    PRECISE = "precise"


class Resolution(StrEnum):
    """The quality, named by the short edge of a wide clip."""

    HD = "720p"
    FULL_HD = "1080p"


class Duration(IntEnum):
    """The length, in seconds."""

    FIVE = 5
    TEN = 10


class AspectRatio(StrEnum):
    """The shape, width to height."""

    ULTRAWIDE = "5:2"
    WIDE = "16:9"
    CLASSIC = "4:3"
    SQUARE = "1:1"
    PORTRAIT = "4:5"
    TALL = "9:16"

    @property
    def fraction(self) -> Fraction:
        """Width divided by height, exactly."""
        width, height = self.value.split(":")
        return Fraction(int(width), int(height))


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One image of a scene: where the user had it, and the normalised copy made of it.

    Attributes:
        source: The path of a local file, or an ``http(s)`` link, as the user gave it.
        sha256: Hex digest of the normalised copy in the library; None for links and
            for files that were not read yet.
        media_type: ``image/png`` or ``image/jpeg`` of the normalised copy.
        width: Pixels of the normalised copy.
        height: Pixels of the normalised copy.
        size_bytes: Bytes of the normalised copy.
    """

    source: str
    sha256: str | None = None
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    size_bytes: int | None = None

    @property
    def is_link(self) -> bool:
        """Whether the source is a web link rather than a file."""
        return self.source.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Scene:
    """1-6 ingredients and how to make a clip of them.

    Empty texts and a missing seed mean "not set": such fields are left out of the request.
    """

    ingredients: tuple[Ingredient, ...] = ()
    prompt: str = ""
    negative_prompt: str = ""
    mode: IngredientsMode = IngredientsMode.CREATIVE
    aspect_ratio: AspectRatio = AspectRatio.WIDE
    resolution: Resolution = Resolution.FULL_HD
    duration: Duration = Duration.FIVE
    seed: int | None = None

    def check(self) -> None:
        """Raise the first `InputError` that keeps this scene from being sent.

        Raises:
            NoImages: There is no ingredient.
            TooManyImages: There are more than `MAX_IMAGES`.
            PromptTooLong: The prompt holds more than `MAX_PROMPT_CHARS` characters.
            TextBroken: A text holds half a character.
            SeedOutOfRange: The seed is outside 0 to `MAX_SEED`.
        """
        if not self.ingredients:
            raise NoImages
        if len(self.ingredients) > MAX_IMAGES:
            raise TooManyImages(count=len(self.ingredients), limit=MAX_IMAGES)
        if len(self.prompt) > MAX_PROMPT_CHARS:
            raise PromptTooLong(length=len(self.prompt), limit=MAX_PROMPT_CHARS)
        if not is_whole(self.prompt) or not is_whole(self.negative_prompt):
            raise TextBroken
        if self.seed is not None and not 0 <= self.seed <= MAX_SEED:
            raise SeedOutOfRange(seed=self.seed, limit=MAX_SEED)

    def request_body(self, image_urls: tuple[str, ...]) -> JsonObject:
        """Return the model's input for this scene, its images given as links or data URIs.

        Fields that the user left unset are left out, never sent as null or "".
        """
        body: JsonObject = {
            "images": list(image_urls),
            "ingredientsMode": self.mode.value,
            "resolution": self.resolution.value,
            "duration": int(self.duration),
            "aspectRatio": self.aspect_ratio.value,
        }
        if self.prompt:
            body["promptText"] = self.prompt
        if self.negative_prompt:
            body["negativePrompt"] = self.negative_prompt
        if self.seed is not None:
            body["seed"] = self.seed
        return body

    def digest(self) -> str:
        """Return the hex sha256 that tells equal scenes from different ones."""
        canonical = json.dumps(scene_to_json(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def scene_to_json(scene: Scene) -> JsonObject:
    """Return the scene as JSON values; `scene_from_json` is its inverse."""
    return {
        "ingredients": [
            {
                "source": image.source,
                "sha256": image.sha256,
                "media_type": image.media_type,
                "width": image.width,
                "height": image.height,
                "size_bytes": image.size_bytes,
            }
            for image in scene.ingredients
        ],
        "prompt": scene.prompt,
        "negative_prompt": scene.negative_prompt,
        "mode": scene.mode.value,
        "aspect_ratio": scene.aspect_ratio.value,
        "resolution": scene.resolution.value,
        "duration_s": int(scene.duration),
        "seed": scene.seed,
    }


def scene_from_json(data: object) -> Scene:
    """Read a scene written by `scene_to_json`; what is missing takes its default.

    Raises:
        ValueError: A value is none that a scene can have.
    """
    values = as_object(data)
    defaults = Scene()
    return Scene(
        ingredients=tuple(
            _ingredient_from_json(item) for item in as_list(values.get("ingredients"))
        ),
        prompt=as_str(values.get("prompt")) or "",
        negative_prompt=as_str(values.get("negative_prompt")) or "",
        mode=IngredientsMode(values.get("mode", defaults.mode)),
        aspect_ratio=AspectRatio(values.get("aspect_ratio", defaults.aspect_ratio)),
        resolution=Resolution(values.get("resolution", defaults.resolution)),
        duration=Duration(as_int(values.get("duration_s")) or defaults.duration),
        seed=as_int(values.get("seed")),
    )


def _ingredient_from_json(data: object) -> Ingredient:
    values = as_object(data)
    source = as_str(values.get("source"))
    if source is None:
        message = "an ingredient has a source"
        raise ValueError(message)
    return Ingredient(
        source=source,
        sha256=as_str(values.get("sha256")),
        media_type=as_str(values.get("media_type")),
        width=as_int(values.get("width")),
        height=as_int(values.get("height")),
        size_bytes=as_int(values.get("size_bytes")),
    )
