"""Where the objects of an S3-compatible bucket are: presets of providers, keys and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import httpx

from pikascenes_desktop.adapters.hosts.sent_name import digest_name
from pikascenes_desktop.adapters.hosts.web_address import address_of
from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.host import HostSettingProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_PREFIX_BYTES: Final = 900  # S3 ends keys at 1024 bytes, and ours adds 69 to the prefix
_UNRESERVED: Final = "-_.~"  # what S3's canonical URI leaves unescaped, beside letters and digits


@dataclass(frozen=True, slots=True)
class Provider:
    """What is known of a provider of S3-compatible storage.

    Attributes:
        endpoint: Its address as a template of the region; empty when only the user knows it.
        host_pattern: Recognises its hosts; a group named `region` reads the region.
        region: The region to sign for when none is given and none can be read.
        path_style: Whether the bucket stands in the path rather than in the host's name.
    """

    endpoint: str = ""
    host_pattern: str = r"(?!)"
    region: str = ""
    path_style: bool = True


PROVIDERS: Final = {
    "aws": Provider(
        "https://s3.{region}.amazonaws.com",
        r"s3[.-](?P<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?",
        path_style=False,
    ),
    "r2": Provider(host_pattern=r"[a-z0-9]+(\.[a-z]+)?\.r2\.cloudflarestorage\.com", region="auto"),
    "b2": Provider(
        "https://s3.{region}.backblazeb2.com", r"s3\.(?P<region>[a-z0-9-]+)\.backblazeb2\.com"
    ),
    "digitalocean": Provider(
        "https://{region}.digitaloceanspaces.com", r"(?P<region>[a-z0-9]+)\.digitaloceanspaces\.com"
    ),
    "wasabi": Provider(
        "https://s3.{region}.wasabisys.com", r"s3\.(?P<region>[a-z0-9-]+)\.wasabisys\.com"
    ),
    "minio": Provider(region="us-east-1"),
    "other": Provider(region="us-east-1"),
}
"""Presets by the word in `provider`; endpoints and regions are the vendors' documented ones."""


@dataclass(frozen=True, slots=True)
class S3Target:
    """A bucket and how to address it.

    Attributes:
        endpoint: ``https://host[:port][/base]``, ASCII, no slash at the end.
        prefix: The folder of our objects, no slashes at the ends; may be empty.
        public_url: What comes before the key in public links; None when links are signed.
    """

    endpoint: str
    region: str
    bucket: str
    prefix: str
    access_key_id: str
    path_style: bool
    public_url: str | None

    @property
    def host(self) -> str:
        """The endpoint's host, for messages."""
        return httpx.URL(self.endpoint).host

    @property
    def bucket_url(self) -> str:
        """The bucket's own address."""
        if self.path_style:
            return f"{self.endpoint}/{quote(self.bucket, safe=_UNRESERVED)}"
        scheme, _, rest = self.endpoint.partition("://")
        return f"{scheme}://{self.bucket}.{rest}"

    def key(self, sha256: str, media_type: str) -> str:
        """Return the object's name for an image."""
        name = digest_name(sha256, media_type)
        return f"{self.prefix}/{name}" if self.prefix else name

    def object_url(self, key: str) -> str:
        """Return the object's address, escaped as S3's canonical URI is."""
        return f"{self.bucket_url}/{_escaped(key)}"

    def public_link(self, key: str) -> str | None:
        """Return the lasting link of an object; None when links are signed."""
        return None if self.public_url is None else f"{self.public_url}/{_escaped(key)}"


def target_of(options: Mapping[str, str]) -> S3Target:
    """Return the bucket that complete options name.

    Raises:
        HostSettingInvalid: They are not complete after all.
    """
    full = complete_options(options)
    target = S3Target(
        endpoint=full["endpoint"],
        region=full["region"],
        bucket=full["bucket"],
        prefix=full.get("prefix", ""),
        access_key_id=full["access_key_id"],
        path_style=full["path_style"] == "true",
        public_url=None,
    )
    if full["links"] == "signed":
        return target
    return replace(target, public_url=full.get("public_url", target.bucket_url))


def complete_options(options: Mapping[str, str]) -> dict[str, str]:
    """Check an S3 profile's options and fill in what provider and endpoint imply.

    Raises:
        HostSettingInvalid: A setting is missing or cannot be used.
    """
    full = dict(options)
    for name in ("bucket", "access_key_id"):
        if not full.get(name):
            raise HostSettingInvalid(name, HostSettingProblem.MISSING)
    _must_match("bucket", full["bucket"], r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")
    _must_match("access_key_id", full["access_key_id"], r"[!-~]{1,128}", forbidden="/,=")
    endpoint = address_of("endpoint", full["endpoint"]) if full.get("endpoint") else ""
    full["provider"] = full.get("provider") or _provider_of(endpoint)
    full["endpoint"], full["region"] = _place(full["provider"], endpoint, full.get("region", ""))
    full["endpoint"] = full["endpoint"].removesuffix(f"/{full['bucket']}")
    full["path_style"] = full.get("path_style") or (
        # a dot in the bucket's name would fall outside the provider's wildcard certificate
        str(PROVIDERS[full["provider"]].path_style or "." in full["bucket"]).lower()
    )
    full["links"] = full.get("links", "signed")
    if full.get("public_url"):
        full["public_url"] = address_of("public_url", full["public_url"])
    if full.get("prefix"):
        full["prefix"] = _prefix(full["prefix"])
    return {name: value for name, value in full.items() if value}


def _place(provider: str, endpoint: str, region: str) -> tuple[str, str]:
    preset = PROVIDERS[provider]
    if not endpoint and not preset.endpoint:
        raise HostSettingInvalid("endpoint", HostSettingProblem.MISSING)
    if not region and endpoint:
        match = re.fullmatch(preset.host_pattern, httpx.URL(endpoint).host)
        region = (match.groupdict().get("region") if match else None) or preset.region
    if not region:
        raise HostSettingInvalid("region", HostSettingProblem.MISSING)
    _must_match("region", region, r"[A-Za-z0-9-]{1,64}")
    return endpoint or preset.endpoint.format(region=region), region


def _provider_of(endpoint: str) -> str:
    host = httpx.URL(endpoint).host if endpoint else ""
    return next(
        (name for name, provider in PROVIDERS.items() if re.fullmatch(provider.host_pattern, host)),
        "other",
    )


def _prefix(text: str) -> str:
    parts = text.strip("/").split("/")
    if any(part in ("", ".", "..") for part in parts):
        # servers and proxies fold such paths, and the signature would not fit any more
        raise HostSettingInvalid("prefix", HostSettingProblem.BAD_CHARACTERS)
    prefix = "/".join(parts)
    if len(prefix.encode()) > _MAX_PREFIX_BYTES:
        raise HostSettingInvalid("prefix", HostSettingProblem.TOO_LONG)
    return prefix


def _must_match(setting: str, text: str, pattern: str, *, forbidden: str = "") -> None:
    if re.fullmatch(pattern, text) is None or any(mark in text for mark in forbidden):
        raise HostSettingInvalid(setting, HostSettingProblem.BAD_CHARACTERS)


def _escaped(key: str) -> str:
    return quote(key, safe=f"/{_UNRESERVED}")
