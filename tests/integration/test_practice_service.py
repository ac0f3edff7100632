"""The practice service over real HTTP, inside this process."""

from __future__ import annotations

import asyncio
import base64
import json
import socket
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import av
import httpx
import pytest

from pikascenes_desktop.practice.faults import parse_faults
from pikascenes_desktop.practice.orders import CLIP_NAME, STILL_NAME
from pikascenes_desktop.practice.request_store import Ending, EndState, Record, RequestStore
from pikascenes_desktop.practice.server import DataFolderBusy, Options, running, serve
from tests.unit.practice_pictures import BLUE, RED, png

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

MODEL = "/v1/models/pika/pikascenes"
CLIP = bytes(range(256)) * 4000
LINK = "https://example.com/a.png"


@asynccontextmanager
async def service(
    folder: Path, *faults: object, queue_s: float = 0, run_s: float = 0
) -> AsyncGenerator[httpx.AsyncClient]:
    options = Options(
        folder, queue_s=queue_s, run_s=run_s, faults=parse_faults(json.dumps(list(faults)))
    )
    async with (
        running(options) as base,
        httpx.AsyncClient(
            base_url=base, headers={"Authorization": "Bearer key"}, trust_env=False
        ) as client,
    ):
        yield client


def finished(folder: Path, state: EndState = EndState.SUCCEEDED, **fields: object) -> str:
    """Put a finished request into the folder, with a file that stands for a clip."""
    store = RequestStore(folder / "requests")
    record = Record(
        id="done",
        received_at=time.time(),
        body_sha256="",
        input={"images": [LINK], **fields},
        seed=1,
        base="http://127.0.0.1:1",
    )
    store.accept(record, {})
    store.end(record.id, Ending(state, time.time()))
    (store.folder(record.id) / CLIP_NAME).write_bytes(CLIP)
    (store.folder(record.id) / STILL_NAME).write_bytes(b"\xff\xd8\xff")
    return record.id


def uri(data: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(data).decode()


async def completed(client: httpx.AsyncClient, request_id: str) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while True:
            reply = await client.get(f"/v1/requests/{request_id}/status")
            if reply.json()["status"] == "completed":
                result = await client.get(f"/v1/requests/{request_id}/result?include_cost=true")
                return result.json()
            await asyncio.sleep(0.05)


async def ledger(client: httpx.AsyncClient) -> int:
    return (await client.get("/practice/ledger")).json()["accepted"]


async def test_a_scene_becomes_a_clip(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        put = await client.put("/images/blue.png", content=png(BLUE))
        assert put.status_code == 200
        body = {
            "images": [uri(png(RED)), put.json()["url"]],
            "resolution": "720p",
            "aspectRatio": "1:1",
            "seed": 3,
        }
        reply = await client.post(MODEL, json=body)
        assert reply.status_code == 200
        request_id = reply.json()["request_id"]
        result = await completed(client, request_id)
        assert result["status"] == "succeeded"
        assert result["request_id"] == request_id
        assert result["input"] == body
        assert result["cost"] == 0
        assert result["created_at"] <= result["finished_at"]
        assert result["output"].keys() == {"video"}
        clip = await client.get(result["output"]["video"], headers={"Authorization": ""})
        assert clip.headers["content-type"] == "video/mp4"
        path = tmp_path / "got.mp4"
        path.write_bytes(clip.content)
        with av.open(str(path)) as container:
            assert sum(1 for _ in container.decode(video=0)) == 120
        seen = (await client.get("/practice/ledger")).json()
        assert seen["accepted"] == 1
        assert seen["requests"][0].keys() == {"id", "received_at", "body_sha256", "state"}
        assert seen["requests"][0]["state"] == "completed"


async def test_states_and_cancel(tmp_path: Path) -> None:
    async with service(tmp_path, queue_s=1e6) as client:
        request_id = (await client.post(MODEL, json={"images": [uri(png(RED))]})).json()[
            "request_id"
        ]
        path = f"/v1/requests/{request_id}"
        status = (await client.get(f"{path}/status")).json()
        assert status["status"] == "in_queue"
        assert status["queue_position"] == 3
        result = (await client.get(f"{path}/result")).json()
        assert result["status"] == "in_queue"
        assert "output" not in result
        cancel = await client.post(f"{path}/cancel")
        assert cancel.status_code == 202
        assert cancel.json()["outcome"] == "cancelled"
        assert (await client.get(f"{path}/status")).json()["status"] == "cancelled"
        assert (await client.get(f"{path}/result")).json()["status"] == "cancelled"
        again = await client.post(f"{path}/cancel")
        assert again.json()["outcome"] == "not_cancellable"


async def test_a_link_that_may_not_be_opened_fails_the_request(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        body = {"images": [uri(png(RED)), "http://169.254.169.254/latest/meta-data"]}
        request_id = (await client.post(MODEL, json=body)).json()["request_id"]
        result = await completed(client, request_id)
        assert result["status"] == "failed"
        assert result["error"]["type"] == "invalid_input"
        assert "Image 2" in result["error"]["message"]
        assert (await client.get(f"/files/{request_id}.mp4")).status_code == 404


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer rejected", "Basic eDp5"])
async def test_without_a_key_nothing_is_done(tmp_path: Path, header: str) -> None:
    async with service(tmp_path) as client:
        headers = {"Authorization": header}
        for method, path in (
            ("POST", MODEL),
            ("GET", MODEL),
            ("GET", "/v1/models"),
            ("GET", "/v1/requests/a/status"),
            ("GET", "/v1/requests/a/result"),
            ("POST", "/v1/requests/a/cancel"),
            ("GET", "/prod/v2/balance"),
        ):
            reply = await client.request(method, path, headers=headers, content=b"{}")
            assert reply.status_code == 401
            assert reply.json()["error_code"] == 400004
        assert await ledger(client) == 0


async def test_catalogue_and_balance(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        model = (await client.get(MODEL)).json()
        assert model["model_id"] == "pika/pikascenes"
        assert (await client.get("/v1/models")).json() == {"models": [model], "total": 1}
        assert (await client.get("/prod/v2/balance")).json()["balance_usd"] == 0


async def test_what_is_not_there(tmp_path: Path) -> None:
    finished(tmp_path, EndState.FAILED)
    async with service(tmp_path) as client:
        for method, path in (
            ("GET", "/v1/requests/nobody/status"),
            ("GET", "/v1/requests/nobody/result"),
            ("POST", "/v1/requests/nobody/cancel"),
            ("GET", "/v1/models/pika/other"),
            ("POST", "/v1/models/pika/other"),
            ("GET", "/files/nobody.mp4"),
            ("GET", "/files/done.mp4"),
            ("GET", "/files/done.exe"),
            ("GET", "/files/..%2Fport"),
            ("GET", "/images/none.png"),
            ("DELETE", "/images/none.png"),
            ("GET", "/"),
        ):
            reply = await client.request(method, path)
            assert reply.status_code == 404, path
            assert reply.json()["error_code"] == 404001
        wrong = await client.put(MODEL)
        assert wrong.status_code == 405
        assert wrong.json()["error_code"] == 405001


async def test_bad_input_names_the_field(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        reply = await client.post(MODEL, json={"images": ["x"]})
        assert reply.status_code == 422
        assert reply.json()["error_code"] == 422001
        assert reply.json()["detail"][0]["loc"] == ["images", 0]
        large = await client.post(MODEL, content=b"x" * (64 * 1024 * 1024 + 1))
        assert large.status_code == 413
        assert large.json()["error_code"] == 413001
        assert await ledger(client) == 0


async def test_images_are_hosted(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        url = (await client.put("/images/a.png", content=png(RED))).json()["url"]
        whole = await client.get(url)
        assert whole.content == png(RED)
        assert whole.headers["content-type"] == "image/png"
        part = await client.get(url, headers={"Range": "bytes=0-7"})
        assert (part.status_code, part.content) == (206, b"\x89PNG\r\n\x1a\n")
        head = await client.head(url)
        assert head.headers["content-length"] == str(len(png(RED)))
        assert head.content == b""
        assert (await client.put("/images/.a", content=png(RED))).status_code == 400
        assert (await client.put("/images/a.txt", content=b"text")).status_code == 415
        assert (await client.put("/images/e.png")).status_code == 415
        large = await client.put("/images/b.png", content=bytes(50 * 1024 * 1024 + 1))
        assert large.status_code == 413
        assert (await client.delete(url)).status_code == 204
        assert (await client.get(url)).status_code == 404


async def test_files_resume(tmp_path: Path) -> None:
    finished(tmp_path)
    async with service(tmp_path) as client:
        whole = await client.get("/files/done.mp4")
        assert whole.content == CLIP
        tag = whole.headers["etag"]
        rest = await client.get(
            "/files/done.mp4", headers={"Range": "bytes=1000-", "If-Range": tag}
        )
        assert rest.status_code == 206
        assert rest.content == CLIP[1000:]
        same = await client.get("/files/done.mp4", headers={"If-None-Match": tag})
        assert same.status_code == 304
        assert "content-length" not in same.headers
        still = await client.get("/files/done.jpg")
        assert still.headers["content-type"] == "image/jpeg"


async def test_foreign_host_names_are_refused(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        reply = await client.get("/practice/ledger", headers={"Host": "evil.example"})
        assert reply.status_code == 403
        port = client.base_url.port
        named = await client.get("/practice/ledger", headers={"Host": f"localhost:{port}"})
        assert named.status_code == 200


async def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        (tmp_path / "requests").rmdir()
        reply = await client.post(MODEL, json={"images": [uri(png(RED))]})
        assert reply.status_code == 500
        assert reply.json()["error_code"] == 500001
        assert await ledger(client) == 0


async def test_a_body_that_breaks_off_is_not_accepted(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
        writer.write(
            f"POST {MODEL} HTTP/1.1\r\nHost: 127.0.0.1:{client.base_url.port}\r\n"
            "Authorization: Bearer k\r\nContent-Length: 100\r\n\r\n{".encode()
        )
        writer.write_eof()
        await reader.read()
        writer.close()
        await writer.wait_closed()
        assert await ledger(client) == 0


# --- faults ---------------------------------------------------------------------------------


async def _submit(client: httpx.AsyncClient) -> httpx.Response:
    return await client.post(MODEL, json={"images": [uri(png(RED))]})


@pytest.mark.parametrize(
    ("action", "error", "accepted"),
    [
        ("drop_before_read", (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError), 0),
        ("drop_after_read", httpx.RemoteProtocolError, 1),
        ("reset_after_read", httpx.ReadError, 1),
    ],
)
async def test_answers_that_never_come(
    tmp_path: Path,
    action: str,
    error: type[Exception] | tuple[type[Exception], ...],
    accepted: int,
) -> None:
    fault = {"call": "submit", "nth": 1, "do": action}
    async with service(tmp_path, fault, queue_s=1e6) as client:
        with pytest.raises(error):
            await _submit(client)
        assert await ledger(client) == accepted
        assert (await _submit(client)).status_code == 200


@pytest.mark.parametrize("accepted", [True, False])
async def test_false_answers(tmp_path: Path, accepted: bool) -> None:
    common = {"call": "submit", "accepted": accepted}
    faults: tuple[dict[str, object], ...] = (
        {**common, "nth": 1, "do": "html"},
        {**common, "nth": 2, "do": "ok_with_error_code", "code": 7, "message": "no"},
        {
            **common,
            "nth": 3,
            "do": "status",
            "status": 429,
            "headers": {"Retry-After": "2", "Content-Type": "text/x"},
            "body": "slow down",
        },
        {**common, "nth": 4, "do": "status", "status": 503, "body": {"message": "busy"}},
    )
    async with service(tmp_path, *faults, queue_s=1e6) as client:
        html = await _submit(client)
        assert html.status_code == 502
        assert html.headers["content-type"] == "text/html"
        error = await _submit(client)
        assert (error.status_code, error.json()) == (
            200,
            {"error_code": 7, "error_message": "no"},
        )
        slow = await _submit(client)
        assert (slow.status_code, slow.text) == (429, "slow down")
        assert slow.headers["retry-after"] == "2"
        assert slow.headers["content-type"] == "text/x"
        busy = await _submit(client)
        assert (busy.status_code, busy.json()) == (503, {"message": "busy"})
        assert await ledger(client) == (4 if accepted else 0)


async def test_a_reply_can_be_cut_late_or_slow(tmp_path: Path) -> None:
    finished(tmp_path)
    faults: tuple[dict[str, object], ...] = (
        {"call": "file", "nth": 1, "do": "cut", "after_bytes": 300_000},
        {"call": "file", "nth": 2, "do": "slow", "bytes_per_s": 10_000_000},
        {"call": "file", "nth": 3, "do": "expired_link"},
        {"call": "status", "nth": 1, "do": "delay", "seconds": 0.1},
        {"call": "submit", "every": True, "do": "cut", "after_bytes": 9},
    )
    async with service(tmp_path, *faults, queue_s=1e6) as client:
        got = bytearray()
        with pytest.raises(httpx.RemoteProtocolError):  # noqa: PT012 -- the body breaks off
            async with client.stream("GET", "/files/done.mp4") as reply:
                assert reply.headers["content-length"] == str(len(CLIP))
                async for chunk in reply.aiter_raw():
                    got += chunk
        assert bytes(got) == CLIP[:300_000]
        start = time.monotonic()
        assert (await client.get("/files/done.mp4")).content == CLIP
        assert time.monotonic() - start > 0.08
        assert (await client.get("/files/done.mp4")).status_code == 403
        start = time.monotonic()
        assert (await client.get("/v1/requests/done/status")).json()["status"] == "completed"
        assert time.monotonic() - start > 0.09
        with pytest.raises(httpx.RemoteProtocolError):
            await _submit(client)
        assert await ledger(client) == 2


async def test_false_results(tmp_path: Path) -> None:
    finished(tmp_path)
    actions = (
        {"do": "result_failed", "type": "content_moderation", "message": "Not allowed."},
        {"do": "unknown_status", "value": "warming"},
        {"do": "echo_inputs"},
        {"do": "expired_link"},
        {"do": "no_output"},
        {"do": "private_link"},
        {"do": "many_outputs", "count": 3},
        {"do": "slow", "bytes_per_s": 1_000_000},
    )
    faults = [
        {"call": "result", "nth": number, **action} for number, action in enumerate(actions, 1)
    ]
    last = {"call": "status", "every": True, "do": "unknown_status"}
    async with service(tmp_path, *faults, last) as client:
        replies = [
            (await client.get("/v1/requests/done/result")).json() for _ in range(len(actions) + 1)
        ]
        stem = f"{client.base_url}/files/done"
        failed, unknown, echo, expired, empty, private, many, slow, true = replies
        assert failed["status"] == "failed"
        assert failed["error"] == {"type": "content_moderation", "message": "Not allowed."}
        assert "output" not in failed
        assert unknown["status"] == "warming"
        assert echo["output"] == {"video": f"{stem}.mp4", "images": [LINK]}
        gone = await client.get(expired["output"]["video"])
        assert (gone.status_code, gone.headers["content-type"]) == (403, "application/xml")
        assert empty["output"] == {}
        assert private["output"] == {"video": "http://10.0.0.1/clip.mp4"}
        assert len(many["output"]["videos"]) == 3
        for url in (*many["output"]["videos"], *many["output"]["images"]):
            assert (await client.get(url)).status_code == 200
        assert slow == true
        assert true["output"] == {"video": f"{stem}.mp4"}
        assert "cost" not in true
        status = (await client.get("/v1/requests/done/status")).json()
        assert status["status"] == "thinking"


# --- life -----------------------------------------------------------------------------------


async def test_the_port_is_kept_for_old_links(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        first = client.base_url
    async with service(tmp_path) as client:
        assert client.base_url == first
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first.port or 0))
        taken.listen()
        async with service(tmp_path) as client:
            assert client.base_url != first
        with pytest.raises(OSError, match="in use"):
            async with running(Options(tmp_path, port=first.port or 0)):
                raise AssertionError
    (tmp_path / "port").write_text("99999999999")
    async with service(tmp_path) as client:
        assert await ledger(client) == 0


async def test_one_service_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pikascenes_desktop.practice.server._LOCK_WAIT_S", 0.05)
    async with service(tmp_path):
        with pytest.raises(DataFolderBusy):
            async with running(Options(tmp_path)):
                raise AssertionError


async def test_serve_runs_until_cancelled(tmp_path: Path) -> None:
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(serve(Options(tmp_path), found.set_result))
        base = await found
        async with httpx.AsyncClient(base_url=base, trust_env=False) as client:
            assert await ledger(client) == 0
        task.cancel()
