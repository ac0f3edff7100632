from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution
from pikascenes_desktop.practice.choreography import Size, choreograph, frame_size

TABLE = {
    "5:2": ((1800, 720), (2700, 1080)),
    "16:9": ((1280, 720), (1920, 1080)),
    "4:3": ((960, 720), (1440, 1080)),
    "1:1": ((720, 720), (1080, 1080)),
    "4:5": ((720, 900), (1080, 1350)),
    "9:16": ((720, 1280), (1080, 1920)),
}


@pytest.mark.parametrize("shape", AspectRatio)
def test_sizes_are_those_of_the_table(shape: AspectRatio) -> None:
    small, large = TABLE[shape.value]
    assert frame_size(shape, Resolution.HD) == Size(*small)
    assert frame_size(shape, Resolution.FULL_HD) == Size(*large)


@given(
    shape=st.sampled_from(list(AspectRatio)),
    resolution=st.sampled_from(list(Resolution)),
    duration=st.sampled_from(list(Duration)),
    images=st.integers(1, 6),
    seed=st.integers(-(2**70), 2**70),
)
def test_cards_stay_inside_and_never_cover_each_other(
    shape: AspectRatio, resolution: Resolution, duration: Duration, images: int, seed: int
) -> None:
    plan = choreograph(shape, resolution, duration, images=images, seed=seed)
    again = choreograph(shape, resolution, duration, images=images, seed=seed)
    assert plan == again
    assert plan.frames == duration * 24
    assert len(plan.paths) == images - 1
    assert plan.card_box % 2 == 0
    half = plan.card_box / 2
    for frame in range(0, plan.frames, 7):
        places = [path.at(frame, plan.frames) for path in plan.paths]
        for x, y in places:
            assert half - 1 <= x <= plan.size.width - half + 1
            assert half - 1 <= y <= plan.size.height - half + 1
        for (x1, y1), (x2, y2) in itertools.combinations(places, 2):
            assert max(abs(x1 - x2), abs(y1 - y2)) >= plan.card_box - 1


def test_another_seed_moves_otherwise() -> None:
    plans = [
        choreograph(AspectRatio.WIDE, Resolution.HD, Duration.FIVE, images=3, seed=seed)
        for seed in range(20)
    ]
    assert len({plan.paths for plan in plans}) == 20
    assert {plan.pan.backwards for plan in plans} == {True, False}


def test_a_single_image_pans_along_the_long_edge() -> None:
    wide = choreograph(AspectRatio.WIDE, Resolution.HD, Duration.FIVE, images=1, seed=1)
    tall = choreograph(AspectRatio.TALL, Resolution.HD, Duration.FIVE, images=1, seed=1)
    assert (wide.pan.extra_width, wide.pan.extra_height) == (160, 0)
    assert (tall.pan.extra_width, tall.pan.extra_height) == (0, 160)
