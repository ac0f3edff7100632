"""The signed calls on one S3 bucket: is it there, put, delete, link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pikascenes_desktop.adapters.hosts.answers import is_page
from pikascenes_desktop.adapters.hosts.s3_replies import code_of, error_of
from pikascenes_desktop.adapters.hosts.transfer import image_body
from pikascenes_desktop.domain.errors import (
    AppError,
    HostBucketMissing,
    HostClockSkewed,
    HostRejected,
    ServiceFault,
    UploadRefused,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.account import Account
    from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer, SignedLink
    from pikascenes_desktop.adapters.hosts.s3_target import S3Target
    from pikascenes_desktop.adapters.hosts.transfer import Reply
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

LINK_LIFE_S: Final = 24 * 3600
"""How long a signed link opens: waiting in line and generating take minutes, at times hours."""

MAX_SKEW_S: Final = 15 * 60
"""How far S3 lets clocks differ (AWS, "RequestTimeTooSkewed")."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as the server keeps it.

    Attributes:
        version_id: Its version in a bucket that keeps versions: without it a DELETE only hides.
        expires_at: When a lifecycle rule of the bucket removes it, Unix seconds.
    """

    version_id: str | None
    expires_at: float | None


@dataclass(frozen=True, slots=True)
class S3Bucket:
    """One bucket, as long as one upload or deletion takes.

    Methods raise the errors of `ports.remote.ImageHost.upload`.

    Attributes:
        account: The user's key to it.
        image: The number of the image, for messages.
    """

    account: Account
    image: int
    target: S3Target
    signer: S3Signer = field(repr=False)

    async def find(self, key: str, size_bytes: int) -> StoredObject | None:
        """Return the object if it is there, of that size, for as long as a link would live."""
        reply = await self._ask("HEAD", self.target.object_url(key))
        if reply.is_success:
            stored = _stored(reply)
            lasts = (
                stored.expires_at is None or stored.expires_at > self.account.clock() + LINK_LIFE_S
            )
            same = reply.headers.get("content-length") == str(size_bytes)
            return stored if same and lasts else None
        if reply.status == HTTPStatus.NOT_FOUND:
            return None
        # A reply to HEAD has no body to tell a bad secret from a key that may put but not list,
        # to which AWS answers 403 for objects that are not there.
        reply = await self._ask("GET", self.target.object_url(key), {"Range": "bytes=0-0"})
        if not reply.is_success:
            error = await self._error(reply)
            if not isinstance(error, UploadRefused):
                raise error
        return None

    async def put(self, key: str, image: ImageFile, on_bytes: CountBytes) -> StoredObject:
        """Send the image."""
        url = self.target.object_url(key)
        headers = self.signer.headers(
            "PUT", url, payload_sha256=image.sha256, headers={"Content-Type": image.media_type}
        )
        headers["Content-Length"] = str(image.size_bytes)
        body = image_body(image, on_bytes)
        reply = await self.account.ask("PUT", url, headers, body, image=image.number)
        if not reply.is_success or is_page(reply):
            raise await self._error(reply)
        return _stored(reply)

    async def version(self, key: str) -> str | None:
        """Return which version of an object is the latest; None where no versions are kept."""
        reply = await self._ask("HEAD", self.target.object_url(key))
        return _stored(reply).version_id if reply.is_success else None

    async def delete(self, key: str, version_id: str | None) -> None:
        """Delete the object, or the one version of it; one that is gone already is fine."""
        url = self.target.object_url(key)
        if version_id is not None:
            url += f"?versionId={quote(version_id, safe='-_.~')}"
        reply = await self._ask("DELETE", url)
        gone = reply.status == HTTPStatus.NOT_FOUND and code_of(reply) != "NoSuchBucket"
        if not (reply.is_success or gone):
            raise await self._error(reply)

    def link(self, key: str) -> SignedLink:
        """Return a link that opens without signing in for `LINK_LIFE_S`."""
        return self.signer.link(self.target.object_url(key), valid_s=LINK_LIFE_S)

    async def _ask(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Reply:
        signed = self.signer.headers(method, url, headers=headers)
        return await self.account.ask(method, url, signed, image=self.image)

    async def _error(self, reply: Reply) -> AppError:
        target = self.target
        error = error_of(
            reply, name=self.account.name, bucket=target.bucket, host=target.host, image=self.image
        )
        if isinstance(error, UploadRefused | HostRejected) and self._is_skewed(reply):
            return HostClockSkewed(
                self.account.name
            )  # rclone calls it AccessDenied when we are behind
        if isinstance(error, ServiceFault):
            # SeaweedFS answers 500 to whatever names a bucket that it does not have
            bucket = await self._ask("HEAD", target.bucket_url)
            if bucket.status == HTTPStatus.NOT_FOUND:
                return HostBucketMissing(self.account.name, target.bucket)
        return error

    def _is_skewed(self, reply: Reply) -> bool:
        theirs = _unix_time(reply.headers.get("date", ""))
        return theirs is not None and abs(theirs - self.account.clock()) > MAX_SKEW_S


def _stored(reply: Reply) -> StoredObject:
    version_id = reply.headers.get("x-amz-version-id")
    rule = re.search(r'expiry-date="([^"]+)"', reply.headers.get("x-amz-expiration", ""))
    return StoredObject(
        # "null" is S3's word for objects from before versions were kept
        version_id=version_id if version_id not in ("", "null") else None,
        expires_at=_unix_time(rule.group(1)) if rule else None,
    )


def _unix_time(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except ValueError:
        return None
