"""Any S3-compatible bucket: private objects, and links that are signed for a day."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.account import AccountHost
from pikascenes_desktop.adapters.hosts.kind import HostKind, Setting
from pikascenes_desktop.adapters.hosts.s3_bucket import S3Bucket, StoredObject
from pikascenes_desktop.adapters.hosts.s3_target import PROVIDERS, complete_options, target_of
from pikascenes_desktop.domain.json_values import JsonObject, as_str

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


HELP_URL: Final = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"
"""How AWS hands out keys; other providers call them the same."""


class S3Host(AccountHost):
    """Implements `ports.remote.ImageHost` for one bucket.

    Objects are named by the digest of their bytes, so the same picture is sent once.
    """

    def __init__(self, account: Account, options: Mapping[str, str]) -> None:
        """Take complete options, as `S3` makes them; nothing is sent before the first upload."""
        super().__init__(account)
        self._target = target_of(options)

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        bucket = await self._open(image.number)
        key = self._target.key(image.sha256, image.media_type)
        stored = await bucket.find(key, image.size_bytes)
        if stored is None:
            stored = await bucket.put(key, image, on_bytes)
        on_bytes(image.size_bytes, image.size_bytes)
        return self._hosted(image, bucket, key, stored)

    async def foretold(self, image: ImageFile) -> HostedImage:
        bucket = await self._open(image.number)
        key = self._target.key(image.sha256, image.media_type)
        return self._hosted(image, bucket, key, StoredObject(None, None))

    def _hosted(
        self, image: ImageFile, bucket: S3Bucket, key: str, stored: StoredObject
    ) -> HostedImage:
        url = self._target.public_link(key)
        expires_at = stored.expires_at
        if url is None:
            link = bucket.link(key)
            url, expires_at = link.url, min(link.expires_at, expires_at or link.expires_at)
        handle: JsonObject = {"bucket": self._target.bucket, "key": key}
        if stored.version_id is not None:
            handle["version_id"] = stored.version_id
        return self._account.hosted(image, url, expires_at=expires_at, delete_handle=handle)

    async def delete(self, hosted: HostedImage) -> bool:
        key = as_str(hosted.delete_handle.get("key"))
        if key is None or hosted.delete_handle.get("bucket") != self._target.bucket:
            return False  # not ours, or from before the profile named another bucket
        bucket = await self._open(image=0)
        version_id = as_str(hosted.delete_handle.get("version_id"))
        if version_id is None:  # the answer that would have named it may have been lost
            version_id = await bucket.version(key)
        await bucket.delete(key, version_id)
        return True

    async def _open(self, image: int) -> S3Bucket:
        signer = await asyncio.to_thread(self._signer, await self._account.secret())
        return S3Bucket(self._account, image, self._target, signer)

    def _signer(self, secret: str) -> S3Signer:
        # botocore takes a fifth of a second to load: paid once, on a thread, by its users alone
        from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer  # noqa: PLC0415

        target = self._target
        return S3Signer(target.access_key_id, secret, target.region, clock=self._account.clock)


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
    make=S3Host,
    complete=complete_options,
    ease=20,
    credential_label="ho.secret",
    help_url=HELP_URL,
    deletes=True,
)
"""The kind ``s3``, for the registry."""
