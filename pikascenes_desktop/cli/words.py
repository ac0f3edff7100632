"""What the command line says: what happened, what is safe, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from pikascenes_desktop.cli.custom_words import CUSTOM_REASONS
from pikascenes_desktop.cli.host_words import HOST_REASONS, HOST_SENTENCES
from pikascenes_desktop.domain.errors import AppError, OrderRefused
from pikascenes_desktop.domain.generation import WATCHED, BlockedBy, FailureCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pikascenes_desktop.domain.generation import Failure, Fallback, Generation

_OR: Final = ", or set RUNCOMFY_TOKEN (for an image host: PIKASCENES_HOST_SECRET)."

SENTENCES: Final[dict[str, str]] = {
    **HOST_SENTENCES,
    # InputError
    "no_images": "A scene needs at least one image. Nothing was sent. Name 1 to 6 images.",
    "too_many_images": (
        "A scene holds {limit} images and {count} were given. Nothing was sent. Name fewer."
    ),
    "prompt_too_long": (
        "The prompt has {length} characters and may have {limit}. Nothing was sent. Shorten it."
    ),
    "text_broken": "The text holds half a character. Nothing was sent. Type it anew.",
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
    "set_by_studio": "Your studio set this. Nothing was changed. Ask those who look after it.",
    "not_our_clip": "{path} tells of no scene. Nothing was changed. Open a clip of this program.",
    "link_not_allowed": (
        "RunComfy could not open the link {link}: {reason}. Nothing was sent. "
        "Use another public https link, or save the picture and name the file."
    ),
    "unknown_generation": "There is no generation {generation_id}. See: pikascenes-desktop list",
    "not_possible_now.too_soon": (
        "It was sent moments ago and may still turn up. Nothing was sent. "
        "Send it again in {retry_after_s:.0f} seconds."
    ),
    "not_possible_now": "That cannot be done while the generation is {state}. Nothing changed.",
    "file_unusable": "{path} could not be read or written ({reason}). Nothing was changed.",
    "archive_invalid": "{path} is no exported history. Nothing was changed.",
    "archive_invalid.archive_newer": "{path} is of a newer version. Nothing changed. Update first.",
    "archive_invalid.archive_too_large": "{path} is too large to be one. Nothing was changed.",
    "history_too_large": (
        "The history is beyond what a file of it holds, 50,000 clips and 64 MB. Nothing was "
        "written or changed. To keep a copy, copy the data folder while the program is closed."
    ),
    "imported_unfinished": (
        "It was not finished on the computer that its history came from. Nothing was sent from "
        "here. Look at your generations on runcomfy.com."
    ),
    "request_id_invalid": "{request_id} is no request id. Nothing changed. Copy all of it.",
    "scene_mismatch": (
        "The request {request_id} was made for another scene (different: {differences}). "
        "Nothing changed. Check the id; --anyway attaches it all the same."
    ),
    "api_base_invalid": (
        "{api_base} cannot be the API base. Nothing was sent. Use https, or http on loopback."
    ),
    "preset_name_missing": "A preset needs a name. Nothing was changed.",
    "preset_name_taken": "There is a preset named {name}. Nothing was changed. Use another name.",
    "unsettled": "{count} of these are still on their way. Nothing was deleted.",
    "not_the_same_clip": "{path} does not hold this clip. Nothing was changed.",
    "folder_unusable": "The library cannot go to {path} ({reason}). Nothing was moved.",
    "file_exists_already": "There is a file {path} already. It was not changed.",
    # SetupError
    "key_missing": (
        "There is no API key. Nothing was sent. Set RUNCOMFY_TOKEN, add the key in the window's "
        "settings, or try --practice."
    ),
    "key_rejected": (
        "RunComfy did not accept the API key. Nothing was sent. Check it or make a new one on "
        "your profile page."
    ),
    "key_changed": (
        "It was accepted with another API key than the one in use now. Nothing was sent. "
        "Use that key, or say in the window that this one pays."
    ),
    "key_invalid": "That cannot be an API key. Nothing was kept. Copy all of it.",
    "key_store_unavailable": (
        "There is no key store ({store}) here, and so no API key. Nothing was sent. "
        "Set RUNCOMFY_TOKEN for this run, or try --practice."
    ),
    "key_store_locked": f"The key store ({{store}}) is locked. Nothing was sent. Unlock it{_OR}",
    "key_store_dismissed": f"{{store}} was not unlocked. Nothing was sent. Unlock it{_OR}",
    "key_store_slow": (
        "The key store ({store}) does not answer; it may be asking for its password. Nothing was "
        f"sent. Answer it and try again{_OR}"
    ),
    "certificate_file_broken": (
        "{variable} points at {path}, which cannot be read. Nothing was sent. Mend or unset it."
    ),
    "limit_reached": (
        "About ${spent_usd} of your ${limit_usd} a day is spent, and this would pass it. "
        "Nothing was sent. Add --over-limit, or raise the limit in the window's settings."
    ),
    "price_unknown": (
        "The price is not known just now, so your limit of ${limit_usd} a day cannot be checked. "
        "Nothing was sent. Try again in a while, or add --over-limit."
    ),
    # RemoteError
    "rate_limited": "{host} asked us to slow down. Nothing is lost. Try again in a while.",
    "service_fault": "{host} is having trouble. Nothing is lost. Try again in a while.",
    "service_fault.accepted": (
        "{host} took this request, but has answered questions about it with errors alone for "
        "minutes. It is not sent again, and its clip is not lost. "
        "Later: pikascenes-desktop resume"
    ),
    "unreachable.accepted": (
        "{host} took this request, but has not been reached for minutes. It is not sent again, "
        "and its clip is not lost. Check the connection, then: pikascenes-desktop resume"
    ),
    "request_unknown": (
        "RunComfy does not know the request {request_id}. Your scene is kept. "
        "Look at your generations on runcomfy.com."
    ),
    "model_retired": (
        "RunComfy no longer offers {model_id}. Nothing was sent; your history is whole."
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
    "bin_not_emptied": (
        "The system did not take {count} of the deleted clips ({reason}). They are still in the "
        "library's bin."
    ),
    "clip_missing": "There is no clip at {path}. Its scene is kept. See: pikascenes-desktop show",
    "export_failed": "{path} could not be made ({reason}). The clip itself is safe.",
    "library_busy": "{count} clips are on their way into the library. Nothing was moved.",
    "move_failed": "The copy of {path} is not the same. The old place still holds.",
    "history_damaged": (
        "The history file was damaged; it is kept as {kept_as} and what could be was recovered."
        " {generations} generations were read from it, {clips} came back by their clips in the "
        "library, {receipts} requests by their receipts."
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
    "picture_not_kept": "The picture could not be kept at {path} ({reason}). Nothing else changed.",
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

REASONS: Final[dict[str, str]] = CUSTOM_REASONS | {
    **HOST_REASONS,
    "unknown_verb": "this is done in its window while it runs",
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
        if f"{code}.{reason}" in SENTENCES:
            code = f"{code}.{reason}"
        filled["reason"] = REASONS.get(reason, reason)
    if facts.get("name") and f"{code}.named" in SENTENCES:
        code = f"{code}.named"
    return SENTENCES.get(code, f"Something went wrong ({code}). Nothing is lost.").format_map(
        filled
    )


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(f"{_plain(each)}" for each in cast("Sequence[object]", value))
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
    failure = generation.failure
    if failure is not None:
        accepted = f"{failure.code}.accepted"
        if generation.state in WATCHED and accepted in SENTENCES:
            return sentence(accepted, {"host": failure.facts.get("host")})
        return failure_sentence(failure)
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


def fallback_sentence(fallback: Fallback) -> str:
    """Return what to say about an image host that failed while another stepped in."""
    why = failure_sentence(fallback.failure)
    return f"{fallback.host} failed, so {fallback.instead} was tried. Why: {why}"
