"""What a ``.sxcu`` file says of a host, in the current syntax, as it is kept and sent by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote_plus

import httpx

from pikascenes_desktop.adapters.addresses import is_loopback_host
from pikascenes_desktop.adapters.hosts.excluded import refuse_excluded
from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused, escaped, parse
from pikascenes_desktop.domain.custom_host import BodyKind, Deletion, ImportProblem, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pikascenes_desktop.adapters.hosts.sxcu_syntax import Template
    from pikascenes_desktop.domain.json_values import JsonObject

Pairs: TypeAlias = "tuple[tuple[str, str], ...]"

VERSION: Final = "17.0.0"
"""The version that our files bear: one of the current syntax."""

ADDRESS: Final = "RequestURL"
DATA: Final = "Data"

_SECRET: Final = re.compile(r"\{secret:([A-Za-z0-9._-]{1,100})\}")


@dataclass(frozen=True, slots=True)
class CustomDefinition:
    """One host; texts are templates of `sxcu_syntax`, ``{secret:NAME}`` stands for a secret.

    Attributes:
        url: The address without its query, which is in `parameters`.
        arguments: Form fields.
        file_field: The form field that holds the picture.
        data: The body of JSON and XML; only ``{input}`` and ``{filename}`` mean something in it.
        link: Gives the picture's link; the whole answer when empty.
        deletion_url: Gives the address that takes the picture away; empty when there is none.
        deletion_method: How to ask for that; empty when it is a page for people.
        error_message: Gives the host's reason when it refuses.
    """

    name: str
    method: str
    url: str
    parameters: Pairs = ()
    headers: Pairs = ()
    arguments: Pairs = ()
    body: BodyKind = BodyKind.MULTIPART
    file_field: str = ""
    data: str = ""
    link: str = ""
    deletion_url: str = ""
    deletion_method: str = ""
    error_message: str = ""

    @property
    def deletion(self) -> Deletion:
        """How a picture can be taken away again."""
        if not self.deletion_url:
            return Deletion.NOT
        return Deletion.BY_PROGRAM if self.deletion_method else Deletion.BY_PAGE

    def mapped(self, change: Callable[[Place, str, str], str]) -> CustomDefinition:
        """Return the definition with every text of the request changed.

        Args:
            change: Takes where it is sent, its name and the text; returns the new text.
        """

        def each(place: Place, pairs: Pairs) -> Pairs:
            return tuple((name, change(place, name, text)) for name, text in pairs)

        return replace(
            self,
            url=change(Place.ADDRESS, ADDRESS, self.url),
            parameters=each(Place.PARAMETER, self.parameters),
            headers=each(Place.HEADER, self.headers),
            arguments=each(Place.FIELD, self.arguments),
            data=change(Place.BODY, DATA, self.data),
        )

    def secret_names(self) -> tuple[str, ...]:
        """Return the names of all secrets that the request needs."""
        found: dict[str, None] = {}

        def look(_place: Place, _name: str, text: str) -> str:
            found.update(dict.fromkeys(_SECRET.findall(text)))
            return text

        self.mapped(look)
        return tuple(found)

    def with_secrets(self, secrets: Mapping[str, str]) -> CustomDefinition:
        """Return the definition as it is sent.

        Raises:
            KeyError: A secret is missing.
        """
        return self.mapped(
            lambda _place, _name, text: _SECRET.sub(lambda found: secrets[found[1]], text)
        )

    def as_json(self) -> JsonObject:
        """Return the definition under the keys of ``.sxcu`` files, without what is empty."""
        values: JsonObject = {
            "Version": VERSION,
            "Name": self.name,
            "DestinationType": "ImageUploader",
            "RequestMethod": self.method,
            "RequestURL": self.url,
            "Parameters": dict(self.parameters),
            "Headers": dict(self.headers),
            "Body": self.body.value,
            "Arguments": dict(self.arguments),
            "FileFormName": self.file_field,
            "Data": self.data,
            "URL": self.link,
            "DeletionURL": self.deletion_url,
            "X-DeletionMethod": self.deletion_method,
            "ErrorMessage": self.error_message,
        }
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests of a host go, and nowhere else.

    Attributes:
        origin: ``https://host[:port]``, ASCII.
        path: What follows, without the slash at the start.
    """

    origin: str
    path: Template

    @property
    def host(self) -> str:
        """The host as the user sees it, with its port if that is not the usual one."""
        return httpx.URL(self.origin).netloc.decode("ascii")

    @property
    def is_plain_http(self) -> bool:
        """Whether it is http, which is for loopback alone."""
        return self.origin.startswith("http://")

    def holds(self, url: httpx.URL) -> bool:
        """Say whether an address is on this host: scheme, name and port."""
        mine = httpx.URL(self.origin)
        return (url.scheme, url.host, url.port) == (mine.scheme, mine.host, mine.port)


def without_secrets(text: str) -> str:
    """Return a text with a harmless word in place of each secret, to be looked at."""
    return _SECRET.sub("hidden", text)


def target_of(url: str) -> Target:
    """Return where a definition's requests go; a secret in the path reads as a harmless word.

    Raises:
        SxcuRefused: It is no address of one host: https, or http on loopback, no password.
        HostExcluded: The host is not used, for a reason of its own.
    """
    template = parse(without_secrets(url))
    first = template[0] if template and isinstance(template[0], str) else ""
    scheme, colon, rest = first.partition("://")
    name, slash, _path = rest.partition("/")
    if not colon or not name:
        raise SxcuRefused(ImportProblem.NO_ADDRESS)
    if len(template) > 1 and not slash:
        raise SxcuRefused(ImportProblem.ADDRESS_CHANGES)
    try:
        address = httpx.URL(f"{scheme}://{name}")
    except httpx.InvalidURL as exc:
        raise SxcuRefused(ImportProblem.NO_ADDRESS) from exc
    if address.userinfo or "@" in name:
        raise SxcuRefused(ImportProblem.PASSWORD_IN_ADDRESS)
    if not re.fullmatch(rb"[a-z0-9._-]+|[0-9a-f.]*:[0-9a-f:.]*", address.raw_host):
        raise SxcuRefused(ImportProblem.NO_ADDRESS)
    if address.path != "/" or address.query or address.fragment:
        raise SxcuRefused(ImportProblem.NO_ADDRESS)
    if address.scheme != "https" and not (
        address.scheme == "http" and is_loopback_host(address.host)
    ):
        raise SxcuRefused(ImportProblem.NOT_HTTPS)
    origin = f"{address.scheme}://{address.netloc.decode('ascii')}"
    refuse_excluded(origin)
    path = (rest[len(name) :].removeprefix("/"), *template[1:])
    return Target(origin, tuple(part for part in path if part))


def without_query(url: str) -> tuple[str, Pairs]:
    """Split the query from an address; a fragment is dropped, it never reaches the host."""
    address, mark, query = url.partition("?")
    if "{" in address and address.count("{") != address.count("}"):
        return url, ()  # the mark stands inside a function
    if not mark:
        return address.partition("#")[0], ()
    pairs: list[tuple[str, str]] = []
    for piece in query.partition("#")[0].split("&"):
        name, _, value = piece.partition("=")
        if name:
            pairs.append(
                (unquote_plus(name), value if "{" in value else escaped(unquote_plus(value)))
            )
    return address, tuple(pairs)
