"""The `hosts` verb: list, add, test and remove image hosts."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.secrets_environment import VARIABLES
from pikascenes_desktop.cli import exposed
from pikascenes_desktop.cli import host_imports as imports
from pikascenes_desktop.cli.host_words import REMARKS
from pikascenes_desktop.cli.report import SAVED, error_code
from pikascenes_desktop.cli.verbs import Outcome
from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import HostFileInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS, HostStep
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.services.host_profiles import HostProfiles
from pikascenes_desktop.services.host_testing import prove_host

if TYPE_CHECKING:
    import argparse

    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.engine import Engine

SECRET_VARIABLE = "PIKASCENES_HOST_SECRET"  # noqa: S105 -- a variable's name

STEP_WORDS = {
    HostStep.SIGN_IN: "Signed in",
    HostStep.UPLOAD: "Uploaded a small test picture",
    HostStep.OPEN: "Opened its link without signing in, as RunComfy will",
    HostStep.DELETE: "Deleted the test picture",
}


async def run(engine: Engine, options: argparse.Namespace) -> Outcome:
    """Run one action of the verb."""
    match options.action:
        case "add" if imports.is_import(Path(options.name)):
            work = imports.add(engine, Path(options.name), dict(options.answer))
        case "add":
            work = add(engine, Path(options.name), options.secret)
        case "export":
            work = imports.export(engine, options.name, options.file, force=options.force)
        case "test":
            work = test(engine, options.name)
        case "remove":
            work = remove(engine, options.name)
        case "list":
            return listing(engine)
        case _:
            work = exposed.run(engine, options)
    return await work


def ask(options: argparse.Namespace) -> None:
    """Ask for what the file of a new host leaves open: its secret, or a .sxcu file's questions."""
    if imports.is_import(Path(options.name)):
        options.answer = imports.given_answers(Path(options.name), dict(options.answer)).items()
    else:
        options.secret = given_secret()


def given_secret() -> str:
    """Return the secret for a new host: from the variable, else from standard input."""
    secret = VARIABLES.get(SECRET_VARIABLE, "").strip()
    if secret:
        return secret
    if sys.stdin.isatty():
        return getpass("Secret of the image host (not shown): ", stream=sys.stderr).strip()
    return sys.stdin.readline().strip()


def listing(engine: Engine) -> Outcome:
    """Say which hosts there are, which is chosen, and in which order they are tried."""
    preferences = engine.desk.settings.current
    order = preferences.host_order
    rows: list[JsonObject] = [
        {"name": name, "kind": name, "built_in": True, "chosen": preferences.host == name}
        for name in BUILT_IN_HOSTS
    ]
    rows += [
        dict[str, object](profile.options)
        | {
            "name": profile.name,
            "kind": profile.kind,
            "built_in": False,
            "chosen": preferences.host == profile.name,
            "delete_after_use": profile.delete_after_use,
        }
        for profile in preferences.hosts
    ]
    for row in rows:
        row["turn"] = order.index(row["name"]) + 1 if row["name"] in order else None
    lines = tuple(f"{_turn(row)} {row['name']}  {row['kind']}" for row in rows)
    return Outcome(rows, lines, SAVED)


def _turn(row: JsonObject) -> str:
    return "*" if row["chosen"] else str(row["turn"] or " ")


async def add(engine: Engine, path: Path, secret: str) -> Outcome:
    """Add a host from a file, and choose it, unless the studio set which is used."""
    profile = await engine.hosts.read(path)
    if profile.name in BUILT_IN_HOSTS:
        raise HostFileInvalid(path=str(path), reason=f"the name {profile.name} is built in")
    settings = engine.desk.settings
    others = tuple(known for known in settings.current.hosts if known.name != profile.name)
    is_chosen = "host" not in settings.locked
    host = profile.name if is_chosen else settings.current.host
    await settings.save(replace(settings.current, hosts=(*others, profile), host=host))
    remarks: tuple[str, ...] = ()
    if secret:
        kept = await engine.host_secrets.keep(profile.name, secret)
        if not kept:
            remarks = (f"This system has no key store: set {SECRET_VARIABLE} for each run.",)
    elif (
        engine.hosts.takes_secret(profile.kind)
        and await engine.host_secrets.get(profile.name) is None
    ):
        remarks = (f"No secret was given: set {SECRET_VARIABLE} for each run, or add it again.",)
    data: JsonObject = {"name": profile.name, "kind": profile.kind, "secret": bool(secret)}
    return Outcome(data, (imports.added([profile], is_chosen=is_chosen),), SAVED, remarks)


async def test(engine: Engine, name: str) -> Outcome:
    """Test a host in its visible steps."""
    picture = engine.hosts.tiny_picture()
    digest = hashlib.sha256(picture).hexdigest()
    steps: list[JsonObject] = []
    lines: list[str] = []
    code = SAVED
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{digest}.png"
        path.write_bytes(picture)
        file = ImageFile(1, path, digest, "image/png", len(picture))
        desk = engine.desk
        host = desk.hosts.host(name)
        async for report in prove_host(
            desk.parts, desk.generations.ledger, host, file, loopback=engine.loopback_allowed()
        ):
            error = report.error
            text = STEP_WORDS[report.step] if error is None else error_sentence(error)
            noticed = [REMARKS[remark] for remark in report.remarks]
            step = {"step": report.step.value, "ok": error is None, "message": text}
            steps.append({**step, "remarks": noticed})
            lines.append(f"{'ok ' if error is None else 'no '} {text}")
            lines += [f"    but {remark}" for remark in noticed]
            if error is not None:
                code = error_code(error)
    return Outcome({"name": name, "ok": code == SAVED, "steps": steps}, tuple(lines), code)


async def remove(engine: Engine, name: str) -> Outcome:
    """Forget a host and its secret; images on it stay where they are."""
    desk = engine.desk
    left = [each for each in await desk.exposures.ledger() if each.host == name]
    await HostProfiles(desk.settings, desk.secrets, desk.parts.history).remove(name)
    remarks = (f"{len(left)} images are still there: hosts exposed",) if left else ()
    return Outcome({"name": name, "removed": True}, (f"Removed {name}.",), SAVED, remarks)
