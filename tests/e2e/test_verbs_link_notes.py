"""What the link check notices about links that open, as the command line says it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tests.e2e.program import Program, said

if TYPE_CHECKING:
    from collections.abc import Generator

PICTURE = (Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg").read_bytes()
KEY = {"RUNCOMFY_TOKEN": "a-key-of-the-tests"}
OTHER_TYPE = "the website names another kind of file than the picture is"


class Odd(BaseHTTPRequestHandler):
    """Takes any upload and gives out the same picture, as some kind of file, by a detour."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        url = f"http://{self.headers['Host']}/detour"
        self._answer(200, json.dumps({"success": True, "files": [{"url": url}]}).encode())

    def do_GET(self) -> None:
        if self.path == "/detour":
            self._answer(302, b"", Location="/fox")
        else:
            self._answer(200, PICTURE)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        about = {"Content-Type": "application/octet-stream", "Content-Length": str(len(body))}
        for name, value in (about | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def odd_host() -> Generator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Odd) as site:
        thread = Thread(target=site.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{site.server_port}"
        finally:
            site.shutdown()
            thread.join()


def test_what_was_noticed_is_said(program: Program, service: str) -> None:
    with odd_host() as base:
        file = program.folder / "odd.toml"
        file.write_text(f'name = "odd"\nkind = "pomf"\nendpoint = "{base}/upload"\n')
        assert program.run("hosts", "add", str(file)).code == 0
        tested = program.run("--api-base", service, "hosts", "test", "odd")
        assert tested.code == 0, tested
        lines = tested.out.splitlines()
        at = lines.index("ok  Opened its link without signing in, as RunComfy will")
        assert lines[at + 1 : at + 4] == [
            "    but the link leads on to another address; a direct link is safer",
            f"    but {OTHER_TYPE}",
            (
                "    but the website gives out another file than was sent, so it may have changed "
                "the picture"
            ),
        ]
        call = ("--api-base", service, "generate", "--resolution", "720p", "--duration", "5")
        made = program.run(*call, f"{base}/fox", "--json", **KEY)
    said(made, 0, f"Image 1: {OTHER_TYPE}.")
    assert made.json["link_notes"] == [
        {"image": 1, "remark": "other_type", "message": f"Image 1: {OTHER_TYPE}."}
    ]
    shown = program.run("show", made.json["id"])
    assert OTHER_TYPE in shown.err
