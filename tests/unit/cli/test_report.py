"""Exit codes and JSON are promises to scripts; every error has a sentence."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import cast

import pytest

from pikascenes_desktop.cli import words
from pikascenes_desktop.cli.arguments import parser
from pikascenes_desktop.cli.progress import stage
from pikascenes_desktop.cli.report import (
    as_json,
    error_code,
    error_json,
    exit_code,
    first_that_applies,
)
from pikascenes_desktop.cli.verbs import order_json, scene_of
from pikascenes_desktop.domain import errors
from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import AppError, SeedOutOfRange
from pikascenes_desktop.domain.generation import (
    PRACTICE_BASE,
    BlockedBy,
    Failure,
    FailureCode,
    Generation,
    State,
)
from pikascenes_desktop.domain.host import LinkNote, LinkProblem, LinkRemark, UploadProblem
from pikascenes_desktop.domain.scene import Ingredient, Scene, scene_from_json

GENERATION = Generation(
    "id", "press", 0, Scene((Ingredient("fox.png"),), "a fox"), 0.0, 0.0, "https://x", "m", "s3"
)

LEAVES = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, AppError) and not value.__subclasses__()
]


def example(leaf: type[AppError]) -> AppError:
    return leaf(**{each.name: "?" for each in fields(leaf) if each.default is MISSING})


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_error_has_a_sentence_and_a_code(leaf: type[AppError]) -> None:
    assert leaf.code in words.SENTENCES
    text = words.error_sentence(example(leaf))
    assert text.count(".") >= 1
    assert "{" not in text
    assert error_code(example(leaf)) in {2, 3, 4, 6, 7}


def test_every_ending_has_a_sentence() -> None:
    for name, code in vars(FailureCode).items():
        if not name.startswith("_"):
            assert code in words.SENTENCES


@pytest.mark.parametrize(
    ("block", "words_of_it"),
    [
        (BlockedBy.KEY, "did not accept the API key"),
        (BlockedBy.NETWORK, "x.example could not be reached"),
        (BlockedBy.RATE, "x.example asked us to slow down"),
        (BlockedBy.DISK, "no room at /clips"),
        (BlockedBy.LIBRARY, "/clips cannot be written"),
        (BlockedBy.HOST, "image host s3 is not set up"),
    ],
)
def test_what_stands_still_has_a_sentence(block: BlockedBy, words_of_it: str) -> None:
    blocked = replace(GENERATION, blocked_by=block, api_base="https://x.example")
    text = words.standing_sentence(blocked, "/clips")
    assert text is not None
    assert words_of_it in text
    practice = replace(blocked, api_base=PRACTICE_BASE, blocked_by=BlockedBy.NETWORK)
    assert "The practice service could not be" in (words.standing_sentence(practice, "") or "")
    assert words.standing_sentence(GENERATION, "/clips") is None


@pytest.mark.parametrize(
    ("failure", "words_of_it"),
    [
        (Failure("service_fault", {"host": "x.example", "status": 502}), "with errors alone"),
        (Failure("unreachable", {"host": "x.example", "reason": "dns"}), "has not been reached"),
    ],
)
def test_what_was_accepted_is_told_as_accepted(failure: Failure, words_of_it: str) -> None:
    accepted = replace(
        GENERATION, state=State.IN_LINE, blocked_by=BlockedBy.NETWORK, failure=failure
    )
    text = words.standing_sentence(accepted, "/clips") or ""
    assert text.startswith("x.example took this request")
    assert words_of_it in text
    assert "not sent again" in text
    assert "resume" in text
    unsent = replace(accepted, state=State.READY)
    assert "took this request" not in (words.standing_sentence(unsent, "/clips") or "")


def test_reasons_are_in_words() -> None:
    for problem in (*LinkProblem, *UploadProblem):
        assert problem in words.REASONS
    closed = errors.LinkNotOpen(image=1, reason=LinkProblem.SIGN_IN.value)
    assert "(it asks for a sign-in)" in words.error_sentence(closed)
    quota = errors.UploadRefused("mine", 1, "quota exceeded")
    assert "quota exceeded" in words.error_sentence(quota)


def test_a_missing_host_is_named() -> None:
    assert "No image host is chosen" in words.error_sentence(errors.HostMissing())
    assert "The image host mine is not set up" in words.error_sentence(errors.HostMissing("mine"))


def test_the_services_words_stay_words() -> None:
    failure = Failure("rejected", {}, "too <b>dark</b>")
    assert words.failure_sentence(failure).endswith("It said: “too <b>dark</b>”")
    assert "\x1b" not in words.sentence("image_missing", {"path": "a\x1b[2Jb"})
    assert "mystery" in words.sentence("mystery", {})


@pytest.mark.parametrize(
    ("state", "block", "failure", "code"),
    [
        (State.SAVED, None, None, 0),
        (State.REFUSED, None, None, 4),
        (State.FAILED, None, None, 4),
        (State.UNCONFIRMED, None, None, 5),
        (State.NEEDS_ATTENTION, None, None, 5),
        (State.SUBMITTING, None, None, 5),
        (State.CANCELLED, None, None, 8),
        (State.READY, BlockedBy.KEY, None, 3),
        (State.READY, BlockedBy.NETWORK, None, 7),
        (State.IN_LINE, BlockedBy.NETWORK, "service_fault", 5),
        (State.GENERATING, BlockedBy.NETWORK, "unreachable", 5),
        (State.DOWNLOADING, BlockedBy.NETWORK, "download_failed", 7),
        (State.READY, BlockedBy.RATE, None, 7),
        (State.READY, BlockedBy.HOST, "link_not_open", 7),
        (State.READY, BlockedBy.HOST, "upload_refused", 7),
        (State.READY, BlockedBy.HOST, "host_missing", 3),
        (State.READY, BlockedBy.HOST, "host_rejected", 3),
        (State.READY, BlockedBy.HOST, "key_store_locked", 3),
        (State.READY, BlockedBy.DISK, None, 6),
        (State.DOWNLOADING, BlockedBy.LIBRARY, None, 6),
    ],
)
def test_the_exit_codes_of_generate(
    state: State, block: BlockedBy | None, failure: str | None, code: int
) -> None:
    generation = replace(
        GENERATION, state=state, blocked_by=block, failure=Failure(failure) if failure else None
    )
    assert exit_code(generation) == code
    assert stage(generation)


def test_resume_gives_the_first_that_applies() -> None:
    saved = replace(GENERATION, state=State.SAVED)
    failed = replace(GENERATION, state=State.FAILED)
    unsure = replace(GENERATION, state=State.UNCONFIRMED)
    full = replace(GENERATION, blocked_by=BlockedBy.DISK)
    keyless = replace(GENERATION, blocked_by=BlockedBy.KEY)
    offline = replace(GENERATION, blocked_by=BlockedBy.NETWORK)
    order = [unsure, full, keyless, offline, failed, saved]
    codes = [5, 6, 3, 7, 4, 0]
    for place, code in enumerate(codes):
        assert first_that_applies(reversed(order[place:])) == code
    assert first_that_applies([replace(GENERATION, state=State.CANCELLED)]) == 0
    assert first_that_applies([]) == 0


PROMISED = [
    "id",
    "state",
    "blocked_by",
    "request_id",
    "created_at",
    "prompt",
    "negative_prompt",
    "mode",
    "aspect_ratio",
    "resolution",
    "duration_s",
    "seed",
    "images",
    "file",
    "bytes",
    "sha256",
    "served_sha256",
    "cost_usd",
    "error",
]


def test_json_holds_all_that_is_promised() -> None:
    data = as_json(GENERATION, lambda clip: Path(clip.path))
    assert set(PROMISED) <= set(data)
    unknown = [
        "request_id",
        "seed",
        "file",
        "bytes",
        "sha256",
        "served_sha256",
        "cost_usd",
        "error",
        "blocked_by",
    ]
    assert all(data[name] is None for name in unknown)
    json.dumps(data)


def test_what_was_noticed_about_links_is_in_words() -> None:
    notes = tuple(LinkNote(2, remark) for remark in LinkRemark)
    data = as_json(replace(GENERATION, link_notes=notes), lambda clip: Path(clip.path))
    told = cast("list[dict[str, str]]", data["link_notes"])
    assert [each["remark"] for each in told] == list(LinkRemark)
    messages = {each["message"] for each in told}
    assert len(messages) == len(LinkRemark)
    assert all(text.startswith("Image 2: the ") for text in messages)


def test_json_of_a_saved_clip() -> None:
    still = Clip("id", 0, OutputKind.STILL, "a.png", 1, "s", "t")
    video = Clip("id", 1, OutputKind.VIDEO, "a.mp4", 9, "served", "whole")
    saved = replace(
        GENERATION,
        state=State.SAVED,
        clips=(still, video),
        cost_usd="0.45",
        failure=Failure("too_late_to_cancel"),
        blocked_by=BlockedBy.KEY,
    )
    data = as_json(saved, lambda clip: Path("/library") / clip.path)
    assert data["file"] == str(Path("/library/a.mp4"))
    assert data["served_sha256"] == "served"
    assert data["cost_usd"] == 0.45
    assert data["blocked_by"] == "key"
    assert data["images"] == [{"source": "fox.png", "sha256": None}]
    assert isinstance(data["error"], dict)
    assert json.loads(json.dumps(error_json(SeedOutOfRange("x", 5), "no")))["error"]["code"]


def test_options_may_stand_before_and_behind_the_verb() -> None:
    before = parser().parse_args(["--data-dir", "d", "generate", "a.png"])
    behind = parser().parse_args(["generate", "a.png", "--data-dir", "d"])
    assert before.data_dir == behind.data_dir == Path("d")
    assert parser().parse_args(["list"]).json is False
    assert parser().parse_args([]).verb is None


def test_the_scene_of_a_command_line() -> None:
    options = parser().parse_args(
        [
            "generate",
            "a.png",
            "https://e.org/b.png",
            "--prompt",
            "p",
            "--negative-prompt",
            "n",
            "--mode",
            "precise",
            "--aspect-ratio",
            "9:16",
            "--resolution",
            "720p",
            "--duration",
            "10",
            "--seed",
            "7",
            "--host",
            "s3",
        ]
    )
    scene = scene_of(options)
    assert scene.request_body(("u", "v"))["aspectRatio"] == "9:16"
    assert scene.seed == 7
    order = order_json(options, scene)
    assert order["host"] == "s3"
    sent = scene_from_json(order["scene"])
    assert Path(sent.ingredients[0].source).is_absolute()
    assert sent.ingredients[1].source == "https://e.org/b.png"


@pytest.mark.parametrize("seed", ["x", "1.5", "-1", "2147483648"])
def test_a_bad_seed_is_bad_input(seed: str) -> None:
    options = parser().parse_args(["generate", "a.png", f"--seed={seed}"])
    with pytest.raises(SeedOutOfRange):
        scene_of(options)


def test_practice_holds_on_both_sides_of_the_verb() -> None:
    assert parser().parse_args(["--practice", "generate", "a.png"]).practice is True
    assert parser().parse_args(["generate", "a.png", "--practice"]).practice is True
    assert parser().parse_args(["generate", "a.png"]).practice is False


def test_the_actions_on_hosts() -> None:
    assert parser().parse_args(["hosts"]).action == "list"
    assert parser().parse_args(["hosts", "--json"]).json is True
    options = parser().parse_args(["hosts", "export", "mine", "a.sxcu", "--force"])
    assert (options.name, options.file, options.force) == ("mine", Path("a.sxcu"), True)
    for action in ("add", "test", "remove"):
        options = parser().parse_args(["--data-dir", "d", "hosts", action, "mine", "--json"])
        assert (options.action, options.name, options.json) == (action, "mine", True)
        assert options.data_dir == Path("d")


@pytest.mark.parametrize(
    "usage",
    [
        ["generate", "a.png", "--duration", "7"],
        ["hosts", "add"],
        ["hosts", "test"],
        ["hosts", "export", "mine"],
        ["hosts", "list", "mine"],
        ["hosts", "mine"],
        ["practice-service", "--port", "65536"],
        ["practice-service", "--port", "-1"],
        ["practice-service", "--queue-seconds", "-1"],
        ["practice-service", "--run-seconds", "nan"],
        ["practice-service", "--run-seconds", "soon"],
    ],
)
def test_bad_usage_is_exit_code_2(usage: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(usage)
    assert ended.value.code == 2


def test_the_options_of_the_practice_service() -> None:
    options = parser().parse_args(
        ["practice-service", "--port", "65535", "--queue-seconds", "0", "--run-seconds", "1.5"]
    )
    assert (options.port, options.queue_seconds, options.run_seconds) == (65535, 0, 1.5)


def test_arguments_that_are_no_text_are_made_some() -> None:
    odd = scene_of(parser().parse_args(["generate", "a.png", "--prompt", "a fox \ud800"]))
    assert odd.prompt == "a fox \ufffd"  # as Windows may hand it over
    odd = scene_of(parser().parse_args(["generate", "a.png", "--prompt", "a fox \udcff"]))
    assert odd.prompt == "a fox \N{REPLACEMENT CHARACTER}"
