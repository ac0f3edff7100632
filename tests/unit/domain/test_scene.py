"""The scene keeps the model's published rules, and survives being written and read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.domain.errors import (
    NoImages,
    PromptTooLong,
    SeedOutOfRange,
    TextBroken,
    TooManyImages,
)
from pikascenes_desktop.domain.scene import (
    MAX_SEED,
    AspectRatio,
    Duration,
    Ingredient,
    IngredientsMode,
    Resolution,
    Scene,
    scene_from_json,
    scene_to_json,
)

FOX = Ingredient(source="fox.png")


def scenes() -> st.SearchStrategy[Scene]:
    ingredients = st.builds(
        Ingredient,
        source=st.text(min_size=1),
        sha256=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
        media_type=st.none() | st.sampled_from(["image/png", "image/jpeg"]),
        width=st.none() | st.integers(1, 4096),
        height=st.none() | st.integers(1, 4096),
        size_bytes=st.none() | st.integers(1, 50_000_000),
    )
    return st.builds(
        Scene,
        ingredients=st.lists(ingredients, max_size=6).map(tuple),
        prompt=st.text(max_size=100),
        negative_prompt=st.text(max_size=100),
        mode=st.sampled_from(IngredientsMode),
        aspect_ratio=st.sampled_from(AspectRatio),
        resolution=st.sampled_from(Resolution),
        duration=st.sampled_from(Duration),
        seed=st.none() | st.integers(0, MAX_SEED),
    )


@given(scenes())
def test_a_scene_survives_being_written_and_read(scene: Scene) -> None:
    assert scene_from_json(scene_to_json(scene)) == scene
    assert scene_from_json(scene_to_json(scene)).digest() == scene.digest()


@given(scenes(), scenes())
def test_digests_tell_scenes_apart(one: Scene, other: Scene) -> None:
    assert (one.digest() == other.digest()) == (one == other)


def test_unset_fields_are_left_out_of_the_request() -> None:
    body = Scene(ingredients=(FOX,)).request_body(("https://example.org/fox.png",))
    assert body == {
        "images": ["https://example.org/fox.png"],
        "ingredientsMode": "creative",
        "resolution": "1080p",
        "duration": 5,
        "aspectRatio": "16:9",
    }


def test_every_field_of_the_schema_is_sent_by_its_name() -> None:
    scene = Scene(
        ingredients=(FOX,),
        prompt="the fox runs",
        negative_prompt="blur",
        mode=IngredientsMode.PRECISE,
        aspect_ratio=AspectRatio.TALL,
        resolution=Resolution.HD,
        duration=Duration.TEN,
        seed=0,
    )
    assert scene.request_body(("data:image/png;base64,AA==",)) == {
        "images": ["data:image/png;base64,AA=="],
        "ingredientsMode": "precise",
        "promptText": "the fox runs",
        "negativePrompt": "blur",
        "seed": 0,
        "resolution": "720p",
        "duration": 10,
        "aspectRatio": "9:16",
    }


def test_the_rules_are_checked() -> None:
    fine = Scene(ingredients=(FOX,) * 6, prompt="x" * 2000, seed=MAX_SEED)
    fine.check()
    with pytest.raises(NoImages):
        replace(fine, ingredients=()).check()
    with pytest.raises(TooManyImages) as too_many:
        replace(fine, ingredients=(FOX,) * 7).check()
    assert too_many.value.facts() == {"count": 7, "limit": 6}
    with pytest.raises(PromptTooLong):
        replace(fine, prompt="x" * 2001).check()
    for seed in (-1, MAX_SEED + 1):
        with pytest.raises(SeedOutOfRange):
            replace(fine, seed=seed).check()


def test_what_is_no_scene_is_refused() -> None:
    wrong: tuple[dict[str, object], ...] = (
        {"aspect_ratio": "3:2"},
        {"ingredients": [{}]},
        {"duration_s": 7},
    )
    for data in wrong:
        with pytest.raises(ValueError, match=r".+"):
            scene_from_json(data)


def test_links_are_known_by_their_scheme() -> None:
    assert Ingredient(source="HTTPS://example.org/a.png").is_link
    assert not Ingredient(source="C:\\pictures\\https.png").is_link


def test_shapes_are_exact_fractions() -> None:
    assert AspectRatio.ULTRAWIDE.fraction * 2 == 5
    assert AspectRatio.TALL.fraction < 1


@pytest.mark.parametrize("field", ["prompt", "negative_prompt"])
def test_half_a_character_is_refused_before_anything_is_written_down(field: str) -> None:
    with pytest.raises(TextBroken):
        replace(Scene(ingredients=(FOX,)), **{field: "a\ud800b"}).check()
    replace(Scene(ingredients=(FOX,)), **{field: "a\U0001f98ab"}).check()
