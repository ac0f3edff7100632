"""Why a signed link does not open."""

from __future__ import annotations

import httpx
import pytest

from pikascenes_desktop.adapters.signed_links import signed_problem
from pikascenes_desktop.domain.host import LinkProblem

THEN = 1_790_000_000.0  # 20260921T141320Z
AWS = "https://s3.example/a.png?X-Amz-Date=20260921T141320Z&X-Amz-Expires=3600&X-Amz-Signature=0a"
OTHER = b"<Error><Code>SignatureDoesNotMatch</Code></Error>"


@pytest.mark.parametrize(
    ("url", "answer", "after_s", "problem"),
    [
        (AWS, b"", 3599, None),
        (AWS, b"", 3600, LinkProblem.EXPIRED),
        (AWS, OTHER, 3600, LinkProblem.EXPIRED),
        (AWS, OTHER, 60, LinkProblem.CHANGED),
        (AWS, b"<Message>Request has expired</Message>", 60, LinkProblem.EXPIRED),
        (AWS, b"<Code>AccessDenied</Code>", 60, None),
        (AWS.replace("X-Amz", "X-Goog"), b"", 3600, LinkProblem.EXPIRED),
        (AWS.replace("3600", "soon"), b"", 9000, None),
        (AWS.replace("20260921T141320Z", "then"), OTHER, 9000, None),
        ("https://s3.example/a.png", OTHER, 60, None),
    ],
)
def test_signed_links(url: str, answer: bytes, after_s: float, problem: LinkProblem | None):
    assert signed_problem(httpx.URL(url), answer, THEN + after_s) is problem
