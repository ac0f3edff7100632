"""Where the program reaches out of itself: links it opens, headers that carry a key."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from PySide6.QtGui import QDesktopServices

import pikascenes_desktop
from pikascenes_desktop.adapters.http import HttpClients
from pikascenes_desktop.adapters.network import NetworkThreadLoop
from pikascenes_desktop.ui.websites import Website, open_image_link, open_website, website_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(pikascenes_desktop.__file__).parent
LINKS = "ui/websites.py"
OTHER_OPENERS = {"setOpenExternalLinks", "setOpenLinks", "startfile", "popen", "webbrowser"}
KEY_BEARERS = {
    "adapters/runcomfy_wire.py",  # the API key, to the API's own origin
    "adapters/hosts/zipline.py",  # an image host's own secret, to that host
    "adapters/hosts/dav.py",
    "adapters/hosts/s3_signing.py",
    "adapters/hosts/picgo.py",
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def test_links_are_opened_in_one_place_and_folders_as_files() -> None:
    found: list[str] = []
    for name, tree in sources():
        for called, call in calls(tree):
            if called == "openUrl" and name != LINKS:
                argument = ast.unparse(call.args[0])
                assert argument.startswith("QUrl.fromLocalFile("), f"{name}: {argument}"
                found.append(name)
    assert found, "the test looks for what is not there any more"


def test_nothing_else_hands_links_to_the_system() -> None:
    for name, tree in sources():
        called = {attribute for attribute, _ in calls(tree)}
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        assert not (called | imported) & OTHER_OPENERS, name


@pytest.mark.parametrize("page", sorted(set(Website)))
def test_every_page_is_a_plain_https_link(page: Website) -> None:
    parts = urlsplit(page.value)
    assert (parts.scheme, parts.port, parts.username, parts.query) == ("https", None, None, "")
    assert website_of(page.value) is page


@pytest.mark.usefixtures("qapp")
def test_what_is_no_page_of_ours_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(url: object) -> bool:
        opened.append(str(url))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    for address in ("https://evil.example", "file:///etc/passwd", f"{Website.PROFILE}/..", ""):
        assert website_of(address) is None
        with pytest.raises(ValueError, match="is not a valid Website"):
            open_website(address)  # pyright: ignore[reportArgumentType] -- as a mistake would
    for link in (
        "file:///etc/passwd", "file://server/share/a.png", "javascript:alert(1)", "ms-msdt:/id",
        "search-ms:query=a", "data:text/html,a", "ftp://a.example/b", "smb://a/b", "mailto:a@b.c",
        "//a.example/b", "/etc/passwd", "C:\\Windows\\a.png", "https://", "https://u@h.example/x",
        "https://u:p@h.example/x", " https://h.example/x", "https://h.example/a b", "https:h",
    ):  # fmt: skip
        assert not open_image_link(link), link
    assert opened == []
    assert open_image_link("https://h.example/x.png")
    open_website(Website.PROFILE)
    assert len(opened) == 2


async def test_no_client_holds_a_key_follows_a_redirect_or_keeps_a_cookie() -> None:
    async with NetworkThreadLoop() as network, HttpClients(network) as clients:
        every = [
            clients.api,
            clients.transfer,
            clients.paid(),
            clients.anonymous(allow_loopback=True),
            clients.anonymous(allow_loopback=False),
        ]
        for client in every:
            names = {name.lower() for name in client.headers}
            assert names <= {"user-agent", "accept", "accept-encoding", "connection"}
            assert client.auth is None
            assert not client.follow_redirects
            assert not client.trust_env
            assert not client.params
            client.cookies.set("a", "b", domain="h.example")
            request = client.build_request("GET", "https://h.example/")
            assert "authorization" not in request.headers
        await network.run(every[2].aclose)


def test_few_write_an_authorization_header() -> None:
    writers = {
        name
        for name, tree in sources()
        if not name.startswith("practice/")  # the other side: it reads them
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value == "Authorization"
    }
    assert writers == KEY_BEARERS
