"""Runs one verb: opens the engine it needs, says what came of it, returns the exit code."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.cli import hosts, verbs
from pikascenes_desktop.cli.report import INTERRUPTED, error_code, error_json
from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import AlreadyRunning, AppError
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine, order_running_program

if TYPE_CHECKING:
    import argparse

    from pikascenes_desktop.cli.verbs import Outcome
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.engine import Engine

READING = frozenset({"list", "show"})
"""Verbs that work beside a running window."""


def run(options: argparse.Namespace) -> int:
    """Run the verb; errors become one sentence on standard error and an exit code."""
    if options.verb == "practice-service":
        return _practice_service(options)
    try:
        outcome = asyncio.run(_run(options))
    except AppError as error:
        return _say_error(error, as_json=options.json)
    except KeyboardInterrupt:
        print("Interrupted. Nothing is lost: pikascenes-desktop resume", file=sys.stderr)
        return INTERRUPTED
    if options.json:
        print(json.dumps(outcome.data, ensure_ascii=False, indent=2))
    else:
        for line in outcome.lines:
            print(line)
    for remark in outcome.remarks:
        print(remark, file=sys.stderr)
    return outcome.code


def _say_error(error: AppError, *, as_json: bool) -> int:
    text = error_sentence(error)
    print(text, file=sys.stderr)
    if as_json:
        print(json.dumps(error_json(error, text), ensure_ascii=False, indent=2))
    return error_code(error)


def _practice_service(options: argparse.Namespace) -> int:
    from pikascenes_desktop.practice import server  # its own libraries: for this verb alone

    places = EngineOptions.of(options).places()
    return server.run(
        places.practice,
        port=options.port,
        queue_s=options.queue_seconds,
        run_s=options.run_seconds,
        faults=options.faults,
        watch_stdin=options.watch_stdin,
    )


async def _run(options: argparse.Namespace) -> Outcome:
    engine_options = EngineOptions.of(options)
    scene = verbs.scene_of(options) if options.verb == "generate" else None
    mode = Mode.READ if options.verb in READING else Mode.WORK
    try:
        async with open_engine(engine_options, mode=mode) as engine:
            outcome = await _verb(engine, options, scene)
            if engine.damaged is not None:
                damage = error_sentence(engine.damaged)
                outcome = replace(outcome, remarks=(damage, *outcome.remarks))
            return outcome
    except AlreadyRunning:
        return await _ask_window(engine_options, options, scene)


async def _verb(engine: Engine, options: argparse.Namespace, scene: Scene | None) -> Outcome:
    desk = engine.desk
    if scene is not None:
        work = verbs.generate(
            desk, scene, host=options.host, practice=options.practice, detach=options.detach
        )
    elif options.verb == "hosts":
        work = hosts.run(engine, options)
    else:
        work = verbs.SIMPLE[options.verb](desk, options)
    return await work


async def _ask_window(
    engine_options: EngineOptions, options: argparse.Namespace, scene: Scene | None
) -> Outcome:
    """Hand the order to the program that runs, then follow it by reading its history."""
    order = verbs.order_json(options, scene)
    ids = await order_running_program(engine_options, options.verb, order)
    async with open_engine(engine_options, mode=Mode.READ) as engine:
        return await verbs.follow(
            engine.desk, ids, verb=options.verb, detach=getattr(options, "detach", False)
        )
