"""What the command line says: what happened, what is safe, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.errors import AppError, OrderRefused
from pikascenes_desktop.domain.generation import BlockedBy, FailureCode
from pikascenes_desktop.domain.host import LinkProblem, UploadProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.domain.generation import Failure, Generation

SENTENCES: Final[dict[str, str]] = {
    # InputError
    "no_images": "A scene needs at least one image. Nothing was sent. Name 1 to 6 images.",
    "too_many_images": (
        "A scene holds {limit} images and {count} were given. Nothing was sent. Name fewer."
    ),
    "prompt_too_long": (
        "The prompt has {length} characters and may have {limit}. Nothing was sent. Shorten it."
    ),
    "seed_out_of_range": (
        "The seed {seed} is no whole number from 0 to {limit}. Nothing was sent. Use another."
    ),
    "image_missing": "There is no image at {path}. Nothing was sent. Check the name.",
    "image_unreadable": (
        "{path} is no picture that can be read; it may be damaged or cut off. Nothing was sent. "
        "Use PNG, JPEG, WebP, AVIF, HEIC or TIFF."
    ),
    "image_too_large": (
        "{path} is larger than 100 megapixels or 500 MB. Nothing was sent. Use a smaller copy."
    ),
    "link_not_allowed": (
        "RunComfy could not open the link {link}. Nothing was sent. "
        "Use a public https link without a password."
    ),
    "unknown_generation": "There is no generation {generation_id}. See: pikascenes-desktop list",
    "not_possible_now": "That cannot be done while the generation is {state}. Nothing changed.",
    "request_id_invalid": "{request_id} is no request id. Nothing changed. Copy all of it.",
    "scene_mismatch": (
        "The request {request_id} was made for another scene. Nothing changed. Check the id."
    ),
    "host_file_invalid": "{path} does not describe an image host: {reason}. Nothing was added.",
    "host_setting_invalid": (
        "The setting {setting} of the image host cannot be used: {reason}. Nothing was added."
    ),
    "api_base_invalid": (
        "{api_base} cannot be the API base. Nothing was sent. Use https, or http on loopback."
    ),
    # SetupError
    "key_missing": (
        "There is no API key. Nothing was sent. Set RUNCOMFY_TOKEN, add the key in the window's "
        "settings, or try --practice."
    ),
    "key_rejected": (
        "RunComfy did not accept the API key. Nothing was sent. Check it or make a new one on "
        "your profile page."
    ),
    "key_invalid": "That cannot be an API key. Nothing was kept. Copy all of it.",
    "key_store_unavailable": (
        "There is no key store ({store}) here, and so no API key. Nothing was sent. "
        "Set RUNCOMFY_TOKEN for this run, or try --practice."
    ),
    "key_store_locked": (
        "The key store ({store}) is locked. Nothing was sent. Unlock it, or set RUNCOMFY_TOKEN "
        "(for an image host: PIKASCENES_HOST_SECRET)."
    ),
    "host_missing": (
        "No image host is chosen. Nothing was sent. Use --host, or: "
        "pikascenes-desktop hosts add FILE"
    ),
    "host_missing.named": (
        "The image host {name} is not set up, or its secret is missing. Nothing was sent. "
        "Set PIKASCENES_HOST_SECRET, or: pikascenes-desktop hosts add FILE"
    ),
    "host_rejected": (
        "The image host {name} did not accept its credentials. Nothing was sent. "
        "Check the key id and the secret for stray spaces."
    ),
    "host_bucket_missing": (
        "The image host {name} has no bucket {bucket}. Nothing was sent. Check its name and region."
    ),
    "host_clock_skewed": (
        "The image host {name} refused because this computer's clock is off. Nothing was sent. "
        "Set the clock."
    ),
    "certificate_file_broken": (
        "{variable} points at {path}, which cannot be read. Nothing was sent. Mend or unset it."
    ),
    # RemoteError
    "unreachable": "{host} could not be reached. Nothing is lost. Check the connection.",
    "rate_limited": "{host} asked us to slow down. Nothing is lost. Try again in a while.",
    "service_fault": "{host} is having trouble. Nothing is lost. Try again in a while.",
    "request_unknown": (
        "RunComfy does not know the request {request_id}. Your scene is kept. "
        "Look at your generations on runcomfy.com."
    ),
    "model_retired": (
        "RunComfy no longer offers {model_id}. Nothing was sent; your history is whole."
    ),
    "upload_refused": (
        "Image {image} was refused by the host {name}: {reason}. No clip was requested. "
        "Use another image or host."
    ),
    "link_not_open": (
        "The link of image {image} does not open from outside ({reason}). No clip was requested. "
        "Test the host, or save the picture and name the file."
    ),
    "download_failed": (
        "The clip is ready but did not download ({reason}). It is still at RunComfy. "
        "Run: pikascenes-desktop resume"
    ),
    "result_link_refused": (
        "RunComfy named a result link that is not opened ({reason}). The request id is kept. "
        "Look at your generations on runcomfy.com."
    ),
    # LocalError
    "disk_full": "There is no room at {path}. Nothing is lost. Free some space, then: resume",
    "library_unavailable": (
        "The library folder {path} cannot be written. Nothing is lost. "
        "Connect its drive or choose another with --library."
    ),
    "history_damaged": (
        "The history file was damaged; it is kept as {kept_as} and what could be was recovered."
    ),
    "history_too_new": (
        "The history at {path} is from a newer version and was left alone. Update the program."
    ),
    "history_unavailable": "The history at {path} cannot be used just now ({reason}). Try again.",
    "already_running": (
        "PikaScenes is already running with {data_dir} and did not take the order. "
        "Nothing was done. Use its window, or quit it."
    ),
    "order_unanswered": (
        "The running PikaScenes was given the order and did not answer. It may be carried out. "
        "Look at its window, or: pikascenes-desktop list"
    ),
    "order_refused": (
        "The running PikaScenes did not take the order ({reason}). Nothing was sent. "
        "Look at its window."
    ),
    "practice_unavailable": "The practice service did not start ({reason}). Nothing is lost.",
    # endings that are no AppError
    FailureCode.NO_CREDITS: (
        "RunComfy refused: not enough credits. No clip was made. Add credits and try again."
    ),
    FailureCode.REJECTED: "RunComfy did not accept this scene. Nothing was generated. Change it.",
    FailureCode.FETCH: (
        "RunComfy could not open an image. Nothing was generated. Test the image host."
    ),
    FailureCode.MODEL: (
        "RunComfy stopped while generating. Your scene is kept. "
        "Check your RunComfy usage for any charge, then try again."
    ),
    FailureCode.MODERATED: (
        "RunComfy's content rules stopped this scene. Your scene is kept. "
        "Check your RunComfy usage for any charge."
    ),
    FailureCode.EXPIRED: (
        "The link to this clip has expired and RunComfy had no new one. Your scene is kept. "
        "Look at your generations on runcomfy.com."
    ),
    FailureCode.NO_OUTPUT: (
        "RunComfy says it is done but names no clip. The request id is kept. "
        "Look at your generations on runcomfy.com."
    ),
    FailureCode.LOST_REPLY: (
        "The connection ended while sending. RunComfy may have received this and may charge for "
        "it, so it was not sent again. Look at your generations on runcomfy.com; if it is there: "
        "pikascenes-desktop attach ID REQUEST_ID"
    ),
    FailureCode.LATE: "RunComfy had already started. The clip will arrive as usual.",
}

REASONS: Final[dict[str, str]] = {
    "unknown_verb": "this is done in its window while it runs",
    LinkProblem.NOT_HTTPS: "it must begin with https",
    LinkProblem.HAS_PASSWORD: "it holds a password",
    LinkProblem.NOT_PUBLIC: "it leads to no public address",
    LinkProblem.NO_SUCH_HOST: "its website does not exist",
    LinkProblem.UNREACHABLE: "its website does not answer",
    LinkProblem.CERTIFICATE: "its website's certificate is not valid",
    LinkProblem.SIGN_IN: "it asks for a sign-in",
    LinkProblem.NOT_FOUND: "there is nothing behind it",
    LinkProblem.SERVER_ERROR: "its website answers with an error",
    LinkProblem.NOT_AN_IMAGE: "it does not open a picture",
    LinkProblem.EMPTY: "it opens an empty file",
    LinkProblem.TOO_LARGE: "it is too large",
    LinkProblem.TOO_MANY_REDIRECTS: "it leads from one place to another without end",
    UploadProblem.ONLY_LINKS: "it takes web links only",
    UploadProblem.TOO_LARGE_INLINE: "the image is too large to travel inside the request",
    UploadProblem.LOOPBACK_ONLY: "it works only with an API base on this computer",
}
"""Reasons in words; others are the host's or the system's own and stay as they are."""


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a code, filled with its facts."""
    filled = _Facts({key: _plain(value) for key, value in facts.items()})
    reason = filled["reason"]
    if isinstance(reason, str):
        filled["reason"] = REASONS.get(reason, reason)
    if facts.get("name") and f"{code}.named" in SENTENCES:
        code = f"{code}.named"
    return SENTENCES.get(code, f"Something went wrong ({code}). Nothing is lost.").format_map(
        filled
    )


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str):
        return "".join(character for character in value if character.isprintable())
    return value


def error_sentence(error: AppError) -> str:
    """Return what to say about an error; what a running window refused reads as if it were ours."""
    if isinstance(error, OrderRefused) and error.reason in SENTENCES:
        return sentence(error.reason, error.details)
    return sentence(error.code, error.facts())


def drift_sentence(drift: tuple[str, ...]) -> str:
    """Return what to say when the live schema is not the one this program was made for."""
    return (
        f"RunComfy now describes the model's input differently ({'; '.join(drift)}). "
        "What still fits was sent. An update of this program may know more."
    )


BLOCKS: Final[dict[BlockedBy, str]] = {
    BlockedBy.KEY: "key_rejected",
    BlockedBy.NETWORK: "unreachable",
    BlockedBy.RATE: "rate_limited",
    BlockedBy.DISK: "disk_full",
    BlockedBy.LIBRARY: "library_unavailable",
    BlockedBy.HOST: "host_missing",
}
"""What to say about a generation that stands still, where its failure does not say it."""


def standing_sentence(generation: Generation, library: str) -> str | None:
    """Return why a generation is not a clip; None when there is nothing to say."""
    if generation.failure is not None:
        return failure_sentence(generation.failure)
    if generation.blocked_by is None:
        return None
    service = urlsplit(generation.api_base).netloc or "The practice service"
    facts = {"host": service, "name": generation.host, "path": library}
    return sentence(BLOCKS[generation.blocked_by], facts)


def failure_sentence(failure: Failure) -> str:
    """Return what to say about an ending, the service's own words behind it."""
    text = sentence(failure.code, failure.facts)
    if failure.message:
        text += f" It said: “{failure.message}”"
    return text
