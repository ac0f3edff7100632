"""The vendor's calls, and what belongs to the stand-in: files, images, the ledger."""

from __future__ import annotations

import asyncio
import hashlib
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import web

from pikascenes_desktop.practice import contract
from pikascenes_desktop.practice.contract import Refused, problem
from pikascenes_desktop.practice.faults import Action, Call, Fault, FaultBook
from pikascenes_desktop.practice.line import new_request_id
from pikascenes_desktop.practice.orders import CLIP_NAME, STILL_NAME
from pikascenes_desktop.practice.pictures_in import (
    HEAD_BYTES,
    MAX_IMAGE_BYTES,
    media_type,
    parse_data_uri,
)
from pikascenes_desktop.practice.replies import Reply, file_reply, json_reply, not_found
from pikascenes_desktop.practice.request_store import EndState, Record, RequestStore
from pikascenes_desktop.practice.wire import answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.practice.image_store import ImageStore
    from pikascenes_desktop.practice.line import Line

    Handler = Callable[[web.Request, Fault | None], Awaitable[Reply]]

_REJECTED_BEARER: Final = "rejected"
_PRIVATE_LINK: Final = "http://10.0.0.1/clip.mp4"


class Api:
    """Handlers for every path; one for each service that runs."""

    def __init__(
        self,
        base: str,
        line: Line,
        store: RequestStore,
        images: ImageStore,
        book: FaultBook,
    ) -> None:
        self._base = base
        self._line = line
        self._store = store
        self._images = images
        self._book = book

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Register every path."""
        model = f"/v1/models/{contract.MODEL_ID}"
        request = "/v1/requests/{id}"
        for method, path, call, handler, needs_key in (
            ("POST", model, Call.SUBMIT, self._submit, True),
            ("GET", model, Call.MODEL, self._model, True),
            ("GET", "/v1/models", Call.MODEL, self._models, True),
            ("GET", request + "/status", Call.STATUS, self._status, True),
            ("GET", request + "/result", Call.RESULT, self._result, True),
            ("POST", request + "/cancel", Call.CANCEL, self._cancel, True),
            ("GET", "/prod/v2/balance", Call.BALANCE, self._balance, True),
            ("GET", "/files/{name}", Call.FILE, self._file, False),
            ("HEAD", "/files/{name}", Call.FILE, self._file, False),
            ("PUT", "/images/{name}", Call.IMAGE_PUT, self._put_image, False),
            ("GET", "/images/{name}", Call.IMAGE_GET, self._get_image, False),
            ("HEAD", "/images/{name}", Call.IMAGE_GET, self._get_image, False),
            ("DELETE", "/images/{name}", Call.ANY, self._delete_image, False),
        ):
            router.add_route(method, path, self._route(call, handler, needs_key=needs_key))
        router.add_get("/practice/ledger", self._ledger)

    def _route(
        self, call: Call, handler: Handler, *, needs_key: bool
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def route(request: web.Request) -> web.StreamResponse:
            async def carry_out(fault: Fault | None) -> Reply:
                if needs_key and not _has_key(request):
                    message = "UserAccountError: the token is missing, expired or revoked."
                    return json_reply(
                        problem(contract.TOKEN_REFUSED, message), HTTPStatus.UNAUTHORIZED
                    )
                return await handler(request, fault)

            return await answer(request, call, self._book, carry_out)

        return route

    # --- the vendor's calls -------------------------------------------------------------------

    async def _submit(self, request: web.Request, _fault: Fault | None) -> Reply:
        raw = await request.read()
        try:
            submission = await asyncio.to_thread(contract.read_submission, raw)
        except Refused as exc:
            return json_reply(exc.payload, exc.status)
        record = Record(
            id=new_request_id(),
            received_at=time.time(),
            body_sha256=hashlib.sha256(raw).hexdigest(),
            input=submission.body,
            seed=submission.seed,
            base=self._base,
        )
        stored = await asyncio.to_thread(_pictures_inside, submission.images)
        await self._line.accept(record, stored)
        return json_reply(contract.submitted(self._base, record.id))

    async def _status(self, request: web.Request, fault: Fault | None) -> Reply:
        record = self._line.find(request.match_info["id"])
        if record is None:
            return not_found("request")
        stage = self._line.stage(record.id)
        state, position = stage.state, stage.queue_position
        if fault is not None and fault.do is Action.UNKNOWN_STATUS:
            state, position = fault.text("value", "thinking"), None
        return json_reply(contract.status(self._base, record.id, state, position))

    async def _result(self, request: web.Request, fault: Fault | None) -> Reply:
        record = self._line.find(request.match_info["id"])
        if record is None:
            return not_found("request")
        reply: JsonObject = {
            "request_id": record.id,
            "model_id": contract.MODEL_ID,
            "status": self._line.stage(record.id).state,
            "created_at": contract.timestamp(record.received_at),
        }
        if record.ending is not None:
            original = await asyncio.to_thread(self._store.original_input, record)
            reply |= {
                "status": record.ending.state.value,
                "input": original,
                "finished_at": contract.timestamp(record.ending.finished_at),
            }
            if record.ending.error is not None:
                reply["error"] = record.ending.error
            if record.ending.state is EndState.SUCCEEDED:
                reply["output"] = self._output(record, original, fault)
            if request.query.get("include_cost") == "true":
                reply["cost"] = 0
        if fault is not None and fault.do is Action.UNKNOWN_STATUS:
            reply["status"] = fault.text("value", "thinking")
        if fault is not None and fault.do is Action.RESULT_FAILED:
            reply.pop("output", None)
            reply |= {
                "status": "failed",
                "error": {
                    "type": fault.text("type", "content_moderation"),
                    "message": fault.text("message", "The content was not accepted."),
                },
            }
        return json_reply(reply)

    def _output(self, record: Record, original: JsonObject, fault: Fault | None) -> JsonObject:
        stem = f"{self._base}/files/{record.id}"
        output: JsonObject = {"video": f"{stem}.mp4"}
        action = fault and fault.do
        if action is Action.ECHO_INPUTS:
            output["images"] = original["images"]
        elif action is Action.EXPIRED_LINK:
            output["video"] = f"{stem}.mp4?expired=1"
        elif action is Action.NO_OUTPUT:
            output.clear()
        elif fault is not None and action is Action.PRIVATE_LINK:
            output["video"] = fault.text("url", _PRIVATE_LINK)
        elif fault is not None and action is Action.MANY_OUTPUTS:
            count = int(fault.number("count", 2))
            copies = [f"{stem}.mp4?copy={number}" for number in range(1, count + 1)]
            output = {"videos": copies, "images": [f"{stem}.jpg"]}
        return output

    async def _cancel(self, request: web.Request, _fault: Fault | None) -> Reply:
        record = self._line.find(request.match_info["id"])
        if record is None:
            return not_found("request")
        accepted = await self._line.cancel(record.id)
        return json_reply(contract.cancelled(record.id, accepted=accepted), HTTPStatus.ACCEPTED)

    async def _model(self, _request: web.Request, _fault: Fault | None) -> Reply:
        return json_reply(contract.model())

    async def _models(self, _request: web.Request, _fault: Fault | None) -> Reply:
        return json_reply({"models": [contract.model()], "total": 1})

    async def _balance(self, _request: web.Request, _fault: Fault | None) -> Reply:
        return json_reply(contract.balance())

    # --- files and images ---------------------------------------------------------------------

    async def _file(self, request: web.Request, fault: Fault | None) -> Reply:
        expired = fault is not None and fault.do is Action.EXPIRED_LINK
        if expired or "expired" in request.query:
            body = b"<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"
            return Reply(HTTPStatus.FORBIDDEN, body, "application/xml")
        request_id, _, kind = request.match_info["name"].rpartition(".")
        served = {"mp4": (CLIP_NAME, "video/mp4"), "jpg": (STILL_NAME, "image/jpeg")}.get(kind)
        record = self._line.find(request_id)
        ending = record and record.ending
        if served is None or ending is None or ending.state is not EndState.SUCCEEDED:
            return not_found("file")
        return file_reply(self._store.folder(request_id) / served[0], served[1], request.headers)

    async def _put_image(self, request: web.Request, _fault: Fault | None) -> Reply:
        name = request.match_info["name"]
        if not self._images.is_name(name):
            message = "The name of an image is 1 to 200 letters, digits, dots, - and _."
            return json_reply(problem(400001, message), HTTPStatus.BAD_REQUEST)
        data = bytearray()
        async for chunk in request.content.iter_any():
            data += chunk
            if len(data) > MAX_IMAGE_BYTES:
                message = "The image is larger than 50 MB."
                return json_reply(problem(413001, message), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if media_type(bytes(data[:HEAD_BYTES])) is None:
            message = "The file is not an image."
            return json_reply(problem(415001, message), HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        await asyncio.to_thread(self._images.put, name, bytes(data))
        return json_reply({"url": f"{self._base}/images/{name}"})

    async def _get_image(self, request: web.Request, _fault: Fault | None) -> Reply:
        path = self._images.find(request.match_info["name"])
        if path is None:
            return not_found("image")
        with path.open("rb") as file:
            kind = media_type(file.read(HEAD_BYTES))
        return file_reply(path, kind or "application/octet-stream", request.headers)

    async def _delete_image(self, request: web.Request, _fault: Fault | None) -> Reply:
        if not self._images.delete(request.match_info["name"]):
            return not_found("image")
        return Reply(HTTPStatus.NO_CONTENT)

    async def _ledger(self, _request: web.Request) -> web.Response:
        """Say what was accepted, for tests and classrooms; faults never touch this call."""
        records = self._line.records()
        return web.json_response(
            {
                "accepted": len(records),
                "requests": [
                    {
                        "id": record.id,
                        "received_at": record.received_at,
                        "body_sha256": record.body_sha256,
                        "state": self._line.stage(record.id).state,
                    }
                    for record in records
                ],
            }
        )


def _pictures_inside(images: tuple[str, ...]) -> dict[int, bytes]:
    return {
        index: parse_data_uri(link) for index, link in enumerate(images) if link.startswith("data:")
    }


def _has_key(request: web.Request) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip()
    return scheme.lower() == "bearer" and bool(token) and token != _REJECTED_BEARER
