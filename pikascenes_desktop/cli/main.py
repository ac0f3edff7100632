"""Runs one verb: opens the engine it needs, says what came of it, returns the exit code."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.cli import hosts, safekeeping, verbs
from pikascenes_desktop.cli.report import BAD_INPUT, INTERRUPTED, error_code, error_json
from pikascenes_desktop.cli.unsure import UNSURE_VERBS
from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import AlreadyRunning, AppError
from pikascenes_desktop.engine import (
    EngineOptions,
    Mode,
    ask_running_program,
    is_program_there,
    open_engine,
    order_running_program,
    purge,
)

if TYPE_CHECKING:
    import argparse

    from pikascenes_desktop.cli.verbs import Outcome
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.engine import Engine

READING = frozenset({"list", "show"}) | safekeeping.READING
"""Verbs that work beside a running window."""

READING_HOSTS = frozenset({"list", "exposed", "export"})
"""The actions of `hosts` that do."""


def run(options: argparse.Namespace) -> int:
    """Run the verb; errors become one sentence on standard error and an exit code."""
    _let_all_be_printed()
    try:
        if options.verb == "practice-service":
            return _practice_service(options)
        if options.verb == "purge":
            return _purge(options)
        if options.verb == "hosts" and options.action == "add":
            hosts.ask(options)  # here, where Ctrl+C still ends the waiting
        outcome = asyncio.run(_run(options))
    except AppError as error:
        return _say_error(error, as_json=options.json)
    except KeyboardInterrupt:
        print("Interrupted. Nothing is lost: pikascenes-desktop resume", file=sys.stderr)
        return INTERRUPTED
    if options.json:
        _print_json(outcome.data)
    else:
        for line in outcome.lines:
            print(line)
    for remark in outcome.remarks:
        print(remark, file=sys.stderr)
    return outcome.code


def _let_all_be_printed() -> None:
    """Let no character end a verb whose clip is paid for: not every output can show them all.

    Windows writes to pipes in its old code pages, and file names on Linux may be no text.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _print_json(data: object) -> None:
    """Print JSON: as it reads best where that is safe, else with escapes alone."""
    is_unicode = (getattr(sys.stdout, "encoding", None) or "").lower() in {"utf-8", "utf8"}
    print(json.dumps(data, ensure_ascii=not is_unicode, indent=2))


def _say_error(error: AppError, *, as_json: bool) -> int:
    text = error_sentence(error)
    print(text, file=sys.stderr)
    if as_json:
        _print_json(error_json(error, text))
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


def _purge(options: argparse.Namespace) -> int:
    if options.data_dir is not None:  # it goes with all that is in it, so it must be ours
        print(
            "purge removes the usual data folder; another one is yours to delete.", file=sys.stderr
        )
        return BAD_INPUT
    folder = asyncio.run(purge())
    if options.json:
        _print_json({"removed": str(folder)})
    else:
        print(f"Removed: history, settings and keys ({folder}). Your clips are where they were.")
    return 0


async def _run(options: argparse.Namespace) -> Outcome:
    engine_options = EngineOptions.of(options)
    if options.verb == "connections":
        is_there = await is_program_there(engine_options)
        answer = await ask_running_program(engine_options, "connections") if is_there else None
        return safekeeping.contacts(answer)
    scene = verbs.scene_of(options) if options.verb == "generate" else None
    reads = options.verb in READING or (options.verb == "hosts" and options.action in READING_HOSTS)
    mode = Mode.READ if reads else Mode.WORK
    try:
        async with open_engine(engine_options, mode=mode) as engine:
            outcome = await _verb(engine, options, scene)
            if engine.damaged is not None:
                damage = error_sentence(engine.damaged)
                outcome = replace(outcome, remarks=(damage, *outcome.remarks))
            return outcome
    except AlreadyRunning:
        if options.verb == "generate" and engine_options.api_base is not None:
            raise  # the window would send it to its own API base, which may cost
        if options.verb in safekeeping.ALONE:
            raise
        return await _ask_window(engine_options, options, scene)


async def _verb(engine: Engine, options: argparse.Namespace, scene: Scene | None) -> Outcome:
    desk = engine.desk
    if scene is not None:
        work = verbs.generate(desk, scene, verbs.Wishes.of(options))
    elif options.verb == "hosts":
        work = hosts.run(engine, options)
    else:
        simple = {**verbs.SIMPLE, **UNSURE_VERBS, **safekeeping.SAFEKEEPING_VERBS}
        work = simple[options.verb](desk, options)
    return await work


async def _ask_window(
    engine_options: EngineOptions, options: argparse.Namespace, scene: Scene | None
) -> Outcome:
    """Hand the order to the program that runs, then follow it by reading its history."""
    async with open_engine(engine_options, mode=Mode.READ) as engine:
        if options.verb in {"cancel", "attach", "send-again"}:
            options.id = (await verbs.find(engine.desk, options.id)).id
        order = verbs.order_json(options, scene)
        if engine_options.library is not None:
            order["library"] = str(engine_options.library.expanduser().absolute())
        ids = await order_running_program(engine_options, options.verb, order)
        return await verbs.follow(
            engine.desk,
            ids,
            verb=options.verb,
            detach=getattr(options, "detach", False),
            is_worked_on=lambda: is_program_there(engine_options),
        )
