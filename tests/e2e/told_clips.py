"""Clips that tell of their scene, as this program writes it or as a stranger would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pikascenes_desktop.adapters.mp4_boxes import append_scene_box
from pikascenes_desktop.adapters.scene_payload import scene_payload
from pikascenes_desktop.domain.generation import Generation
from pikascenes_desktop.domain.scene import AspectRatio, Ingredient, Scene

if TYPE_CHECKING:
    from pathlib import Path

ID = "0a1b2c3d-0000-4000-8000-000000000001"
SHA = "ab" * 32
BARE = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08mdat"
FOX = Ingredient("fox.jpg", SHA, "image/jpeg", 640, 360, 1000)
SCENE = Scene(
    (FOX, Ingredient("https://pictures.example/lantern.jpg")),
    prompt="the fox looks up",
    aspect_ratio=AspectRatio.SQUARE,
    seed=7,
)


def payload(scene: Scene = SCENE, **changes: Any) -> bytes:
    """Return what a clip of the scene tells, with some of it changed by a stranger."""
    made = Generation(
        id=ID,
        press_id="press",
        index=0,
        scene=scene,
        created_at=1.0,
        updated_at=1.0,
        api_base="https://model-api.example",
        model_id="pika/pikascenes",
        host="links",
    )
    values = json.loads(scene_payload(made, 0))
    values["scene"] |= changes
    return json.dumps(values).encode()


def clip(folder: Path, told: bytes | None, name: str = "clip.mp4") -> Path:
    """Write a clip that tells this of itself."""
    path = folder / name
    path.write_bytes(BARE)
    if told is not None:
        append_scene_box(path, told)
    return path
