"""Reads image hosts from the settings of PicGo and PicList.

Shapes are those of PicGo's and PicList's documentation of their configuration files: ``picBed``
holds the chosen settings of each uploader, ``uploader.<type>.configList`` named ones.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.s3_target import complete_options
from pikascenes_desktop.adapters.hosts.sxcu_import import draft_of
from pikascenes_desktop.adapters.hosts.sxcu_reader import MAX_NAME
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused, escaped
from pikascenes_desktop.domain.custom_host import (
    BodyKind,
    Deletion,
    ImportedHost,
    ImportProblem,
    ImportReview,
)
from pikascenes_desktop.domain.errors import HostExcluded, HostSettingInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS, HostProfile
from pikascenes_desktop.domain.json_values import JsonObject, as_list, as_object, as_str
from pikascenes_desktop.ports.host_import import HostsFound, LeftOut

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.domain.custom_host import Question
    from pikascenes_desktop.ports.host_import import HostDraft

SMMS: Final = "https://sm.ms/api/v2/upload"
_READ: Final = 1000
"""Of a name; no more is looked at."""

_WEB: Final = ("web-uploader", "web-uploader-custom-url-prefix", "advancedplist", "webuploader")
_S3: Final = ("aws-s3", "aws-s3-plist")
_REFUSED: Final = {"imgur": ImportProblem.IMGUR}
_IGNORED: Final = (
    "current",
    "uploader",
    "transformer",
    "proxy",
    "list",
    "version",
    "serverVersion",
)


@dataclass(frozen=True, slots=True)
class Named:
    """Settings of one uploader.

    Attributes:
        kind: PicGo's word for the uploader.
        name: The user's, else the uploader's.
    """

    kind: str
    name: str
    values: JsonObject


@dataclass(frozen=True, slots=True)
class S3Draft:
    """A bucket, made private: links are signed. Implements `ports.host_import.HostDraft`."""

    name: str
    options: dict[str, str]
    secret: str
    questions: tuple[Question, ...] = ()

    def finished(self, answers: Mapping[str, str]) -> ImportedHost:  # noqa: ARG002 -- the port's signature
        profile = HostProfile(self.name, "s3", self.options)
        endpoint = self.options["endpoint"]
        review = ImportReview(
            name=self.name,
            host=endpoint.partition("://")[2].partition("/")[0],
            method="PUT",
            address=f"{endpoint}/{self.options['bucket']}",
            body=BodyKind.BINARY,
            file_field="",
            sent=(),
            deletion=Deletion.BY_PROGRAM,
            is_plain_http=endpoint.startswith("http://"),
        )
        return ImportedHost(profile, self.secret, review)


def is_picgo(values: JsonObject) -> bool:
    """Say whether an object is PicGo's or PicList's settings."""
    return isinstance(values.get("picBed"), dict) or isinstance(values.get("uploader"), dict)


def named(values: JsonObject) -> tuple[Named, ...]:
    """Return the settings of all uploaders in a file, named ones before the plain ones."""
    found: list[Named] = []
    for kind, each in as_object(values.get("uploader")).items():
        for item in as_list(as_object(each).get("configList")):
            settings = as_object(item)
            name = as_str(settings.get("_configName")) or ""
            own = {key: value for key, value in settings.items() if not key.startswith("_")}
            if own:
                title = name if name.lower() not in ("", "default") else kind
                found.append(Named(kind, title, own))
    known = [(each.kind, each.values) for each in found]
    for kind, each in as_object(values.get("picBed")).items():
        own = {key: v for key, v in as_object(each).items() if not key.startswith("_")}
        if kind not in _IGNORED and own and (kind, own) not in known:
            found.append(Named(kind, kind, own))
    return tuple(found)


def found_in(values: JsonObject) -> HostsFound:
    """Return a draft for each uploader that can be taken over, and why the others are not.

    Raises:
        SxcuRefused, HostExcluded: None can; the reason is that of the first.
    """
    drafts: list[HostDraft] = []
    left_out: list[LeftOut] = []
    first: Exception = SxcuRefused(ImportProblem.NOTHING_TO_IMPORT)
    taken: set[str] = set()
    for each in named(values)[:100]:
        try:
            draft = _draft(each, _free(each.name, taken))
        except (SxcuRefused, HostExcluded) as exc:
            first = exc if not left_out else first
            reason = exc.problem if isinstance(exc, SxcuRefused) else exc.reason
            left_out.append(LeftOut(_shown(each.name), reason))
            continue
        taken.add(draft.name)
        drafts.append(draft)
    if not drafts:
        raise first
    return HostsFound(tuple(drafts), tuple(left_out))


def _draft(each: Named, name: str) -> HostDraft:
    if each.kind in _REFUSED:
        raise SxcuRefused(_REFUSED[each.kind])
    if each.kind in _S3:
        return _bucket(each.values, name)
    if each.kind == "smms":
        return _smms(each.values, name)
    if each.kind in _WEB:
        return _web(each.values, name)
    raise SxcuRefused(ImportProblem.CLOUD_UNKNOWN)


def _web(values: JsonObject, name: str) -> HostDraft:
    path = _text(values, "jsonPath")
    prefix = escaped(_text(values, "urlPrefix") or _text(values, "customPrefix"))
    link = f"{{json:{escaped(path)}}}" if path else "{response}"
    suffix = escaped(_text(values, "urlSuffix"))
    return draft_of(
        {
            "Version": "17.0.0",
            "Name": name,
            "RequestURL": escaped(_text(values, "url")),
            "Headers": _escaped(values.get("customHeader")),
            "Body": "MultipartFormData",
            "Arguments": _escaped(values.get("customBody")),
            "FileFormName": _text(values, "paramName"),
            "URL": f"{prefix}{link}{suffix}",
        }
    )


def _smms(values: JsonObject, name: str) -> HostDraft:
    domain = _text(values, "backupDomain").removeprefix("https://").strip("/")
    return draft_of(
        {
            "Version": "17.0.0",
            "Name": name,
            "RequestURL": f"https://{domain}/api/v2/upload" if domain else SMMS,
            "Headers": {"Authorization": escaped(_text(values, "token"))},
            "Body": "MultipartFormData",
            "Arguments": {"format": "json"},
            "FileFormName": "smfile",
            "URL": "{json:data.url}",
            "DeletionURL": "{json:data.delete}",
            "ErrorMessage": "{json:message}",
        }
    )


def _bucket(values: JsonObject, name: str) -> S3Draft:
    folder = re.split(r"[{]", _text(values, "uploadPath"), maxsplit=1)[0].strip("/")
    options = {
        "endpoint": _text(values, "endpoint"),
        "region": _text(values, "region"),
        "bucket": _text(values, "bucketName"),
        "prefix": folder,
        "access_key_id": _text(values, "accessKeyID"),
        "path_style": "true" if values.get("pathStyleAccess") is True else "",
        "links": "signed",
    }
    try:
        complete = complete_options({key: value for key, value in options.items() if value})
    except HostSettingInvalid as exc:
        raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION) from exc
    return S3Draft(name, complete, _text(values, "secretAccessKey"))


def _text(values: JsonObject, key: str) -> str:
    return (as_str(values.get(key)) or "").strip()


def _escaped(value: object) -> dict[str, object]:
    """Return an object, or one written as JSON in a text, its texts for a template."""
    if isinstance(value, str) and value.strip():
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as exc:
            raise SxcuRefused(ImportProblem.NOT_A_DESCRIPTION) from exc
    members = as_object(value)
    return {key: escaped(v) if isinstance(v, str) else v for key, v in members.items()}


def _free(name: str, taken: set[str]) -> str:
    base = _shown(name)
    number, free = 1, base
    while free in taken or free in BUILT_IN_HOSTS:
        number += 1
        free = f"{base} {number}"
    return free


def _shown(name: str) -> str:
    """Return a name out of a stranger's file as one short line that can be shown."""
    plain = "".join(each if each.isprintable() else " " for each in name[:_READ])
    return " ".join(plain.split()).lstrip("-")[: MAX_NAME - 4].strip() or "PicGo"
