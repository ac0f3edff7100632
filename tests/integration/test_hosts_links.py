"""What hosts give for a link that they promised was the picture, and what the link check says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest

from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.domain import errors
from pikascenes_desktop.domain.host import LinkProblem, LinkReport
from pikascenes_desktop.domain.json_values import as_object, as_str
from tests.fakes.built_host import uncounted
from tests.fakes.fake_image_hosts import FORMS
from tests.fakes.form_host import host_of
from tests.fakes.host_data import FOLDER, data
from tests.fakes.inline_network import InlineNetwork

if TYPE_CHECKING:
    import httpx

    from pikascenes_desktop.adapters.http import HttpClients
    from pikascenes_desktop.ports.remote import ImageFile
    from tests.fakes.fake_image_hosts import FakeImageHosts

pytest_plugins = ("tests.fakes.host_fixtures", "tests.fakes.form_fixtures")

LINKS = {
    name: rule for name, rule in as_object(data("everyone")["links"]).items() if name != "source"
}


class AnonymousClient:
    """Stands in for the clients: names lead to the fake host."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    def anonymous(self, *, allow_loopback: bool) -> httpx.AsyncClient:
        assert not allow_loopback
        return self._client


async def check(client: httpx.AsyncClient, url: str, size: int | None) -> LinkReport:
    clients = cast("HttpClients", AnonymousClient(client))
    return await HttpLinkChecker(InlineNetwork(), clients).check(
        url, size_bytes=size, allow_loopback=False
    )


@pytest.mark.parametrize("fake", FORMS, indirect=True)
async def test_every_host_is_looked_at(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, hosts_client).upload(image, uncounted)
    whole = await check(hosts_client, hosted.url, hosted.size_bytes)
    assert (whole.problem, whole.size_bytes) == (None, image.size_bytes)
    for name, rule in LINKS.items():
        fake.gives = name
        report = await check(hosts_client, hosted.url, hosted.size_bytes)
        expected = as_object(rule)
        assert report.problem == expected.get("problem"), name
        assert expected.get("remark") in (None, *report.remarks), name
    assert all(seen.method != "HEAD" for seen in fake.seen)
    opened = [seen for seen in fake.seen if seen.method == "GET"]
    assert all(seen.headers["range"].startswith("bytes=0-") for seen in opened)
    assert not any("cookie" in seen.headers or "authorization" in seen.headers for seen in opened)


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.json")))
def test_every_data_file_names_its_source_and_means_something(name: str):
    found = data(name)
    assert len(as_str(found["source"]) or "") > 10
    known = {error.code for error in vars(errors).values() if hasattr(error, "code")}
    for answer in as_object(found["answers"]).values():
        assert as_object(answer).get("means") in (None, *known)
    for rule in as_object(found.get("links")).values():
        assert as_object(rule).get("problem") in (None, *LinkProblem)


def test_every_form_host_has_all_that_a_contract_asks_for():
    for name in FORMS:
        answers = as_object(data(name)["answers"])
        assert {"uploaded", "too_large", "rate_limited"} <= answers.keys(), name
        kept = as_object(data(name).get("delete")) or as_object(data(name).get("life"))
        assert kept or re.search("delete_url", str(answers["uploaded"])), name
