"""A custom host from a file: read, asked about, reviewed, and turned into a profile; and back."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.sxcu_definition import (
    CustomDefinition,
    Target,
    target_of,
    without_secrets,
)
from pikascenes_desktop.adapters.hosts.sxcu_questions import answered, questions_of
from pikascenes_desktop.adapters.hosts.sxcu_reader import MAX_NAME, check, definition_of, read_json
from pikascenes_desktop.adapters.hosts.sxcu_secrets import taken_out
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused, Template
from pikascenes_desktop.domain.custom_host import (
    BodyKind,
    ImportedHost,
    ImportReview,
    Place,
    Question,
    Sent,
)
from pikascenes_desktop.domain.errors import HostAnswersMissing, HostExcluded, HostSettingInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS, HostProfile, HostSettingProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.domain.json_values import JsonObject

KIND: Final = "custom"
OPTION: Final = "definition"


@dataclass(frozen=True, slots=True)
class SxcuDraft:
    """A description that was read; implements `ports.host_import.HostDraft`.

    Attributes:
        questions: What must be answered first.
    """

    definition: CustomDefinition
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """What the host will be called; an address that is still open has no name."""
        try:
            return name_of(self.definition)
        except SxcuRefused:
            return self.definition.name.strip()

    def finished(self, answers: Mapping[str, str]) -> ImportedHost:
        """Return the host with the answers in it.

        Raises:
            HostAnswersMissing: Questions are open; it names them all.
            SxcuRefused, HostExcluded: An answer, or what it leads to, is not taken.
        """
        missing = [each.name for each in self.questions if each.name not in answers]
        if missing:
            raise HostAnswersMissing(", ".join(missing))
        whole, known = answered(self.definition, answers)
        check(whole)
        definition, secrets = taken_out(whole, known)
        name = name_of(definition)
        profile = HostProfile(name, KIND, {OPTION: kept(replace(definition, name=name))})
        secret = json.dumps(secrets, ensure_ascii=False) if secrets else ""
        return ImportedHost(profile, secret, review_of(definition))


def read_sxcu(content: bytes) -> SxcuDraft:
    """Read a ``.sxcu`` file.

    Raises:
        SxcuRefused: It is not taken.
        HostExcluded: Its host is not used.
    """
    return draft_of(read_json(content))


def draft_of(values: JsonObject) -> SxcuDraft:
    """Read the object of a ``.sxcu`` file. Raises as `read_sxcu`."""
    definition = definition_of(values)
    return SxcuDraft(definition, questions_of(definition))


def name_of(definition: CustomDefinition) -> str:
    """Return the host's name, fit for ``--host``: the file's own, else that of the web host."""
    plain = "".join(each if each.isprintable() else " " for each in definition.name)
    name = " ".join(plain.split()).lstrip("-")[:MAX_NAME].strip()
    if not name or name in BUILT_IN_HOSTS:
        return target_of(definition.url).host[:MAX_NAME]
    return name


def kept(definition: CustomDefinition) -> str:
    """Return the definition as it is kept in a profile: one line of ASCII."""
    return json.dumps(definition.as_json(), separators=(",", ":"))


def loaded(options: Mapping[str, str]) -> CustomDefinition:
    """Return the definition in a profile.

    Raises:
        HostSettingInvalid: It is none, holds a secret, or its host is not used (any more).
    """
    if not options.get(OPTION):
        raise HostSettingInvalid(OPTION, HostSettingProblem.MISSING)
    try:
        definition = definition_of(read_json(options[OPTION].encode("utf-8", "replace")))
        target_of(definition.url)
        _, secrets = taken_out(definition)
    except SxcuRefused as exc:
        raise HostSettingInvalid(OPTION, exc.problem) from exc
    except HostExcluded as exc:
        raise HostSettingInvalid(OPTION, exc.reason) from exc
    if secrets or questions_of(definition):
        raise HostSettingInvalid(OPTION, HostSettingProblem.SECRET_INSIDE)
    return definition


def complete_options(options: Mapping[str, str]) -> dict[str, str]:
    """Check the options of a custom host. Raises `HostSettingInvalid`."""
    return {OPTION: kept(loaded(options))}


def exported(options: Mapping[str, str]) -> bytes:
    """Return a ``.sxcu`` file of a host, with a stand-in for each secret.

    Raises:
        HostSettingInvalid: As `loaded`.
    """
    definition = loaded(options)

    def stand_in(_place: Place, _name: str, text: str) -> str:
        return re.sub(r"\{secret:([\w.-]+)\}", r"<\1 here>", text)

    values = definition.mapped(stand_in).as_json()
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def review_of(definition: CustomDefinition) -> ImportReview:
    """Return what the user agrees to.

    Raises:
        SxcuRefused, HostExcluded: As `sxcu_definition.target_of`.
    """
    target = target_of(definition.url)
    sent: list[Sent] = []

    def note(place: Place, name: str, text: str) -> str:
        is_secret = "{secret:" in text
        if place is not Place.ADDRESS and text and _is_sent(definition.body, place):
            sent.append(Sent(place, name, "" if is_secret else text, is_secret))
        return text

    definition.mapped(note)
    return ImportReview(
        name=name_of(definition),
        host=target.host,
        method=definition.method,
        address=_address(definition, target),
        body=definition.body,
        file_field=definition.file_field if definition.body is BodyKind.MULTIPART else "",
        sent=tuple(sent),
        deletion=definition.deletion,
        is_plain_http=target.is_plain_http,
    )


def _is_sent(body: BodyKind, place: Place) -> bool:
    if place is Place.BODY:
        return body in (BodyKind.JSON, BodyKind.XML)
    return place is not Place.FIELD or body in (BodyKind.MULTIPART, BodyKind.FORM)


def _address(definition: CustomDefinition, target: Target) -> str:
    if without_secrets(definition.url) != definition.url:
        return f"{target.origin}/…"
    return f"{target.origin}/{_shown(target.path)}"


def _shown(path: Template) -> str:
    return "".join(part if isinstance(part, str) else "…" for part in path)
