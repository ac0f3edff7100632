"""Each verb, on the engine."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from pikascenes_desktop.cli.host_words import link_note_sentence
from pikascenes_desktop.cli.progress import shown
from pikascenes_desktop.cli.report import REFUSED, SAVED, as_json, exit_code, first_that_applies
from pikascenes_desktop.cli.words import drift_sentence, fallback_sentence, standing_sentence
from pikascenes_desktop.domain.errors import SeedOutOfRange, UnknownGeneration
from pikascenes_desktop.domain.generation import UNSENT, UNSURE, State
from pikascenes_desktop.domain.scene import (
    MAX_SEED,
    AspectRatio,
    Duration,
    Ingredient,
    IngredientsMode,
    Resolution,
    Scene,
    scene_to_json,
)
from pikascenes_desktop.domain.unicode_text import whole
from pikascenes_desktop.services.cancelling import CancelEnd

if TYPE_CHECKING:
    import argparse
    from collections.abc import Awaitable, Callable, Coroutine

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.services.desk import Desk

READ_AGAIN_S = 0.5
"""How often the history is read while another program does the work, in seconds."""

SHORTEST_ID = 4
"""Characters of an id that are enough when they name one generation alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb has to say: JSON, lines for people, the exit code, and remarks beside them."""

    data: object
    lines: tuple[str, ...]
    code: int
    remarks: tuple[str, ...] = ()


def scene_of(options: argparse.Namespace) -> Scene:
    """Return the scene that the command line describes, its images not read yet.

    Raises:
        InputError: It breaks a rule.
    """
    scene = Scene(
        ingredients=tuple(Ingredient(source=str(image)) for image in options.images),
        prompt=_as_text(options.prompt),
        negative_prompt=_as_text(options.negative_prompt),
        mode=IngredientsMode(options.mode),
        aspect_ratio=AspectRatio(options.aspect_ratio),
        resolution=Resolution(options.resolution),
        duration=Duration(options.duration),
        seed=_seed(options.seed),
    )
    scene.check()
    return scene


def _as_text(argument: str) -> str:
    """Return an argument as text: on Linux it may be any bytes."""
    return whole(argument)


def _seed(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return int(text)
    except ValueError as error:
        raise SeedOutOfRange(seed=text, limit=MAX_SEED) from error


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `generate` is told beside the scene.

    Attributes:
        host: The image host; None means as the user set it.
        detach: Whether being accepted is enough.
        over_limit: Whether the spending limit of the day may be passed.
    """

    host: str | None = None
    practice: bool = False
    detach: bool = False
    over_limit: bool = False

    @classmethod
    def of(cls, options: argparse.Namespace) -> Self:
        """Return what the command line says."""
        return cls(options.host, options.practice, options.detach, options.over_limit)


async def generate(desk: Desk, scene: Scene, wishes: Wishes) -> Outcome:
    """Make a clip and follow it to its end; or, detached, until the service has it."""
    info = await desk.costs.refresh()
    order = await desk.orders.make(
        scene, practice=wishes.practice, host=wishes.host, over_limit=wishes.over_limit
    )
    async with shown(desk.generations, desk.scope):
        (accepted,) = await desk.generations.press(order)
        if wishes.detach:
            settled = await desk.generations.until_sent(accepted.id)
        else:
            (settled,) = await desk.generations.settle([accepted.id])
    await desk.exposures.take_back(settled)
    code = exit_code(settled)
    if wishes.detach and settled.request_id is not None:
        code = SAVED
    outcome = one(desk, settled, code)
    if info is not None and info.drift:
        outcome = replace(outcome, remarks=(*outcome.remarks, drift_sentence(info.drift)))
    return outcome


async def resume(desk: Desk) -> Outcome:
    """Take up everything unfinished, until it is settled."""
    async with shown(desk.generations, desk.scope):
        recovered = await desk.generations.resume(unsent=True)
        found = (*recovered.unsure, *recovered.sent, *recovered.waiting)
        ids = [generation.id for generation in found]
        settled = await desk.generations.settle(ids)
    await desk.exposures.take_back(*settled, at_once=True)
    return many(desk, settled)


def many(desk: Desk, settled: list[Generation]) -> Outcome:
    """Return the outcome of `resume`; what several have in common is said once."""
    said = [
        standing_sentence(each, str(desk.library.root))
        for each in settled
        if each.state is not State.SAVED
    ]
    return Outcome(
        [as_json(each, desk.gallery.clip_path) for each in settled],
        tuple(line(desk, each) for each in settled) or ("Nothing is unfinished.",),
        first_that_applies(settled),
        tuple(dict.fromkeys(each for each in said if each)),
    )


async def cancel(desk: Desk, generation_id: str) -> Outcome:
    """Cancel a generation that was not sent yet or waits in line."""
    generation = await find(desk, generation_id)
    end = await desk.generations.cancel(generation.id)
    after = await find(desk, generation.id)
    await desk.exposures.take_back(after)
    return one(desk, after, SAVED if end is CancelEnd.CANCELLED else REFUSED)


def order_json(options: argparse.Namespace, scene: Scene | None) -> JsonObject:
    """Return a writing verb as the order that a running program takes."""
    order: JsonObject = {
        name: getattr(options, name)
        for name in ("host", "practice", "over_limit", "id", "request_id", "anyway")
        if getattr(options, name, None) is not None
    }
    if scene is not None:
        here = tuple(
            image if image.is_link else replace(image, source=str(Path(image.source).absolute()))
            for image in scene.ingredients
        )
        order["scene"] = scene_to_json(replace(scene, ingredients=here))
    return order


async def follow(
    desk: Desk,
    ids: list[str],
    *,
    verb: str,
    detach: bool,
    is_worked_on: Callable[[], Awaitable[bool]],
) -> Outcome:
    """Read how generations fare that another program works on, until they stand still.

    Args:
        desk: Reads the history.
        ids: The generations.
        verb: What the other program was asked for.
        detach: Whether being accepted is enough.
        is_worked_on: Whether the other program is still there; without it nothing moves.
    """
    never = asyncio.Event()
    while True:
        is_there = await is_worked_on()  # first: what is read after its end is the end
        found = await desk.gallery.page(ids)
        going = [each for each in found if not _stands_still(each, detach=detach)]
        if not going or verb == "cancel" or not is_there:
            break
        await desk.parts.clock.wait(never, READ_AGAIN_S)
    if verb == "resume":
        return many(desk, found)
    if len(found) != 1:
        raise UnknownGeneration(generation_id=", ".join(ids))
    if verb == "cancel":
        was_cancelled = found[0].state is State.CANCELLED
        return one(desk, found[0], SAVED if was_cancelled else REFUSED)
    if detach and found[0].request_id is not None:
        return one(desk, found[0], SAVED)
    return one(desk, found[0], exit_code(found[0]))


def _stands_still(generation: Generation, *, detach: bool) -> bool:
    if detach and generation.request_id is not None:
        return True
    return generation.is_ended or generation.state in UNSURE or generation.blocked_by is not None


async def show(desk: Desk, generation_id: str) -> Outcome:
    """Say all about one generation."""
    return one(desk, await find(desk, generation_id), SAVED)


async def listing(desk: Desk, search: str) -> Outcome:
    """Say a line about each generation, newest first."""
    generations = await desk.gallery.page(await desk.gallery.ids(search=search))
    return Outcome(
        [as_json(each, desk.gallery.clip_path) for each in generations],
        tuple(line(desk, each) for each in generations) or ("The history is empty.",),
        SAVED,
    )


async def find(desk: Desk, generation_id: str) -> Generation:
    """Return the generation of that id, or the only one whose id begins so.

    Raises:
        UnknownGeneration: There is none, or more than one.
    """
    ids = [generation_id]
    if len(generation_id) >= SHORTEST_ID:
        known = await desk.gallery.ids()
        ids = [each for each in known if each.startswith(generation_id)] or ids
    found = await desk.gallery.page(ids)
    if len(found) != 1:
        raise UnknownGeneration(generation_id=generation_id)
    return found[0]


def one(desk: Desk, generation: Generation, code: int) -> Outcome:
    """Return the outcome that speaks of one generation."""
    data = as_json(generation, desk.gallery.clip_path)
    said = None if code == SAVED else standing_sentence(generation, str(desk.library.root))
    stepped_in = tuple(fallback_sentence(each) for each in generation.fallbacks if each.instead)
    noticed = tuple(link_note_sentence(each) for each in generation.link_notes)
    remarks = (*stepped_in, *noticed, *((said,) if said else ()))
    return Outcome(data, (line(desk, generation),), code, remarks)


def line(desk: Desk, generation: Generation) -> str:
    """Return one line about a generation, for people."""
    data: JsonObject = as_json(generation, desk.gallery.clip_path)
    text = f"{generation.id}  {generation.state.value:15}"
    if generation.blocked_by is not None:
        text += f"  blocked by {generation.blocked_by.value}"
    if generation.clips:
        text += f"  {data['file']}"
    elif generation.state in UNSENT and generation.scene.prompt:
        text += f"  {generation.scene.prompt[:40]}"
    return text


SIMPLE: Final[dict[str, Callable[[Desk, argparse.Namespace], Coroutine[None, None, Outcome]]]] = {
    "resume": lambda desk, _: resume(desk),
    "list": lambda desk, options: listing(desk, options.search),
    "show": lambda desk, options: show(desk, options.id),
    "cancel": lambda desk, options: cancel(desk, options.id),
}
"""The verbs that need a desk and their own arguments alone."""
