"""Asks a database of known weaknesses about every package that ships; never green by silence.

The database is OSV (https://google.github.io/osv.dev/post-v1-querybatch/). One of the questions
is a control: a package whose weaknesses have been known for years. A database that does not know
them, or that cannot be asked, has audited nothing, and that is what is said.
"""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING, Any, Final, cast

import httpx
import truststore

if TYPE_CHECKING:
    from collections.abc import Sequence

DATABASE: Final = "https://api.osv.dev"
ECOSYSTEM: Final = "PyPI"
CONTROL: Final = ("jinja2", "2.4.1")
"""The example of OSV's own documentation: CVE-2014-1402 and many more."""

AT_ONCE: Final = 500
"""OSV takes up to 1000 questions in one request."""

TIMEOUT_S: Final = 30.0


class NotAudited(Exception):
    """The database cannot be asked, or gives no answer that could be trusted; says why."""


def known_weaknesses(
    packages: Sequence[tuple[str, str]], database: str = DATABASE
) -> dict[tuple[str, str], list[str]]:
    """Return the ids of what is known against packages, by name and version; empty for none.

    Args:
        packages: Names and versions.
        database: The base of its links.

    Raises:
        NotAudited: There is no telling.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for start in range(0, len(packages), AT_ONCE):
        asked = [CONTROL, *packages[start : start + AT_ONCE]]
        control, *answers = _answers(asked, database)
        if not control:
            name, version = CONTROL
            raise NotAudited(f"it knows nothing against {name} {version}, which is full of holes")
        found |= {one: ids for one, ids in zip(asked[1:], answers, strict=True) if ids}
    return found


def trusted() -> ssl.SSLContext:
    """Return a TLS context that trusts what this computer trusts."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _answers(packages: Sequence[tuple[str, str]], database: str) -> list[list[str]]:
    queries = [
        {"package": {"name": name, "ecosystem": ECOSYSTEM}, "version": version}
        for name, version in packages
    ]
    try:
        with httpx.Client(timeout=TIMEOUT_S, verify=trusted()) as client:
            reply = client.post(f"{database}/v1/querybatch", json={"queries": queries})
            reply.raise_for_status()
            results: Any = json.loads(reply.content)["results"]
            answers = [_ids(result) for result in cast("list[dict[str, Any]]", results)]
    except (httpx.HTTPError, OSError) as error:
        raise NotAudited(f"it cannot be asked: {error or type(error).__name__}") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotAudited(f"its answer makes no sense: {error!r}") from error
    if len(answers) != len(packages):
        raise NotAudited(f"it answered {len(answers)} of {len(packages)} questions")
    return answers


def _ids(result: dict[str, Any]) -> list[str]:
    ids = [str(each["id"]) for each in result.get("vulns", ())]
    if not ids and result.get("next_page_token"):
        raise ValueError("an empty page with more to come")
    return ids
