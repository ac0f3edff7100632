"""Any S3-compatible bucket: private objects, and links that are signed for a day."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.s3_bucket import S3Bucket
from pikascenes_desktop.adapters.hosts.s3_target import PROVIDERS, complete_options, target_of
from pikascenes_desktop.domain.errors import HostMissing, UploadRefused
from pikascenes_desktop.domain.host import HostedImage, UploadProblem
from pikascenes_desktop.domain.json_values import JsonObject, as_str

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.adapters.hosts.kind import Clients, SecretSource, Surroundings
    from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


HELP_URL: Final = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"
"""How AWS hands out keys; other providers call them the same."""


class S3Host:
    """Implements `ports.remote.ImageHost` for one bucket.

    Objects are named by the digest of their bytes, so the same picture is sent once.
    """

    def __init__(
        self,
        profile: HostProfile,
        secret_source: SecretSource,
        clients: Clients,
        *,
        allow_loopback: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Take the profile; nothing is read or sent before the first upload.

        Args:
            profile: A profile of kind ``s3``.
            secret_source: Reads the secret key.
            clients: Gives the HTTP client of the loop that uploads run on.
            allow_loopback: Whether a plain http endpoint on loopback may be used now.
            clock: Unix seconds, for signatures and expiries.

        Raises:
            HostSettingInvalid: The profile is not usable.
        """
        self._name = profile.name
        self._target = target_of(profile.options)
        self._secret_source = secret_source
        self._clients = clients
        self._allow_loopback = allow_loopback
        self._clock = clock

    @property
    def name(self) -> str:
        return self._name

    @property
    def keeps_files(self) -> bool:
        return True

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        bucket = await self._open(image.number)
        key = self._target.key(image.sha256, image.media_type)
        stored = await bucket.find(key, image.size_bytes)
        if stored is None:
            stored = await bucket.put(key, image, on_bytes)
        on_bytes(image.size_bytes, image.size_bytes)
        url = self._target.public_link(key)
        expires_at = stored.expires_at
        if url is None:
            link = bucket.link(key)
            url, expires_at = link.url, min(link.expires_at, expires_at or link.expires_at)
        handle: JsonObject = {"bucket": self._target.bucket, "key": key}
        if stored.version_id is not None:
            handle["version_id"] = stored.version_id
        return HostedImage(
            url=url,
            host=self._name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
            expires_at=expires_at,
            delete_handle=handle,
        )

    async def delete(self, hosted: HostedImage) -> bool:
        key = as_str(hosted.delete_handle.get("key"))
        if key is None or hosted.delete_handle.get("bucket") != self._target.bucket:
            return False  # not ours, or from before the profile named another bucket
        bucket = await self._open(image=0)
        await bucket.delete(key, as_str(hosted.delete_handle.get("version_id")))
        return True

    async def _open(self, image: int) -> S3Bucket:
        if self._target.is_plain_http and not self._allow_loopback():
            raise UploadRefused(self._name, image, UploadProblem.LOOPBACK_ONLY)
        secret = (await self._secret_source() or "").strip()
        if not secret:
            raise HostMissing(self._name)
        signer = await asyncio.to_thread(self._signer, secret)
        return S3Bucket(self._name, image, self._target, signer, self._clients, self._clock)

    def _signer(self, secret: str) -> S3Signer:
        # botocore takes a fifth of a second to load: paid once, on a thread, by its users alone
        from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer  # noqa: PLC0415

        target = self._target
        return S3Signer(target.access_key_id, secret, target.region, clock=self._clock)


def _build(profile: HostProfile, surroundings: Surroundings) -> S3Host:
    return S3Host(
        profile,
        lambda: surroundings.secret(profile.name),
        surroundings.clients,
        allow_loopback=surroundings.allow_loopback,
    )


S3 = HostKind(
    kind="s3",
    settings=(
        Setting("provider", choices=tuple(PROVIDERS), is_optional=True),
        Setting("endpoint", is_optional=True),
        Setting("region", is_optional=True),
        Setting("bucket"),
        Setting("prefix", is_optional=True),
        Setting("access_key_id"),
        Setting("path_style", is_switch=True, is_optional=True),
        Setting("links", choices=("signed", "public"), is_optional=True, default="signed"),
        Setting("public_url", is_optional=True),
    ),
    complete=complete_options,
    build=_build,
    ease=20,
    credential_label="ho.secret",
    help_url=HELP_URL,
)
"""The kind ``s3``, for the registry."""
