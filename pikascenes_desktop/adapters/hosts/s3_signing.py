"""Signatures of S3 requests and links, by botocore's signers; nothing else of it is used.

The canonical forms and the signatures are botocore's. What its `add_auth` does around them
(reading the system clock, putting the parts into a header or a query) is done here, so that the
clock can be given and nothing is written to the debug log. Reference: AWS, "Authenticating
Requests (AWS Signature Version 4)", header and query forms.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from botocore.auth import SIGV4_TIMESTAMP, S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import ReadOnlyCredentials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EMPTY_SHA256: Final = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The digest of no bytes: the payload of all requests but PUT."""

_ALGORITHM: Final = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class SignedLink:
    """A link that opens without signing in until it expires.

    Attributes:
        url: Holds a signature: not for logs.
        expires_at: Unix seconds.
    """

    url: str = field(repr=False)
    expires_at: float


class S3Signer:
    """Signs for one key and one region."""

    def __init__(
        self,
        access_key_id: str,
        secret_key: str,
        region: str,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        credentials = ReadOnlyCredentials(access_key_id, secret_key, None)
        self._header_auth = S3SigV4Auth(credentials, "s3", region)
        self._query_auth = S3SigV4QueryAuth(credentials, "s3", region)
        self._clock = clock

    def headers(
        self,
        method: str,
        url: str,
        *,
        payload_sha256: str = EMPTY_SHA256,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, str]:
        """Return the headers to send: those given, and those that sign the request.

        Args:
            method: The verb.
            url: The address exactly as it goes over the wire, escaped, query included.
            payload_sha256: Hex digest of the body.
            headers: More headers; they are signed too.
        """
        request = AWSRequest(method, url, headers)
        timestamp = self._timestamp(self._clock())
        request.context["timestamp"] = timestamp
        request.headers["X-Amz-Date"] = timestamp
        request.headers["X-Amz-Content-SHA256"] = payload_sha256
        auth = self._header_auth
        signed = auth.signed_headers(auth.headers_to_sign(request))
        signature = auth.signature(
            auth.string_to_sign(request, auth.canonical_request(request)), request
        )
        request.headers["Authorization"] = (
            f"{_ALGORITHM} Credential={auth.scope(request)}, "
            f"SignedHeaders={signed}, Signature={signature}"
        )
        return dict(request.headers.items())

    def link(self, url: str, *, valid_s: int) -> SignedLink:
        """Return a link to GET an object with.

        Args:
            url: The object's address, escaped, without a query.
            valid_s: Seconds, at most 604800 (seven days).
        """
        now = int(self._clock())
        request = AWSRequest("GET", url)
        request.context["timestamp"] = self._timestamp(now)
        auth = self._query_auth
        scope = quote(auth.scope(request), safe="-_.~")
        request.url = (
            f"{url}?X-Amz-Algorithm={_ALGORITHM}&X-Amz-Credential={scope}"
            f"&X-Amz-Date={request.context['timestamp']}&X-Amz-Expires={valid_s}"
            f"&X-Amz-SignedHeaders={auth.signed_headers(auth.headers_to_sign(request))}"
        )
        signature = auth.signature(
            auth.string_to_sign(request, auth.canonical_request(request)), request
        )
        return SignedLink(f"{request.url}&X-Amz-Signature={signature}", float(now + valid_s))

    @staticmethod
    def _timestamp(now: float) -> str:
        return datetime.fromtimestamp(now, tz=UTC).strftime(SIGV4_TIMESTAMP)
