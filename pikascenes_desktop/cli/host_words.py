"""What the command line says about image hosts and their links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.host import ExclusionReason, LinkProblem, LinkRemark, UploadProblem

if TYPE_CHECKING:
    from pikascenes_desktop.domain.host import LinkNote

HOST_SENTENCES: Final[dict[str, str]] = {
    "host_file_invalid": "{path} does not describe an image host: {reason}. Nothing was added.",
    "host_answers_missing": (
        "The host asks for: {questions}. Nothing was added. "
        "Answer each on a terminal, or with --answer NAME=VALUE."
    ),
    "host_setting_invalid": (
        "The setting {setting} of the image host cannot be used: {reason}. Nothing was added."
    ),
    "host_excluded": (
        "{host} is not used as an image host: {reason}. Nothing was added. Choose another host."
    ),
    "host_not_exportable": (
        "The image host {name} cannot be exported: only custom uploaders, as .sxcu files describe "
        "them, can. Nothing was written."
    ),
    "host_in_use": (
        "{count} clips are yet to put their images on {name}. Nothing was changed. "
        "Wait for them or cancel them first."
    ),
    "deletion_impossible": (
        "The image host {name} lets no program delete this image. Nothing was changed."
    ),
    "still_visible": (
        "The image can still be opened on {name}. It is not forgotten and will be tried again."
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
    "host_folder_missing": (
        "The image host {name} has no folder {folder} and would not make it. Nothing was sent. "
        "Make the folder there, or check its name."
    ),
    "host_clock_skewed": (
        "The image host {name} refused because this computer's clock is off. Nothing was sent. "
        "Set the clock."
    ),
    "unreachable": "{host} could not be reached. Nothing is lost. Check the connection.",
    "unreachable.certificate": (
        "{host} could not prove who it is: its certificate is not valid here. Nothing was sent. "
        "Check the address and this computer's clock, or ask whoever runs your network."
    ),
    "unreachable.tls": (
        "No secure connection to {host} could be made. Nothing was sent. "
        "Check the address, or ask whoever runs your network."
    ),
    "unreachable.proxy": (
        "The system's proxy did not connect to {host}. Nothing was sent. "
        "Check the proxy in the system's settings."
    ),
    "upload_refused": (
        "Image {image} was refused by the host {name}: {reason}. No clip was requested. "
        "Use another image or host."
    ),
    "upload_too_large": (
        "Image {image} is too large for the host {name}. No clip was requested. "
        "Use a smaller copy or another host."
    ),
    "host_full": (
        "The image host {name} has no room left. No clip was requested. "
        "Delete something there or use another host."
    ),
    "captive_portal": (
        "{host} answered with a web page. No clip was requested. This network may want you to "
        "sign in first: open any website, then try again. If that is not it, check the address."
    ),
    "link_not_open": (
        "The link of image {image} does not open from outside ({reason}). No clip was requested. "
        "Test the host, or save the picture and name the file."
    ),
}
"""Sentences by the code of the error, and by code and reason where the reason changes them."""

HOST_REASONS: Final[dict[str, str]] = {
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
    LinkProblem.EXPIRED: "it has expired",
    LinkProblem.CHANGED: "it was changed, so that its signature does not fit",
    LinkProblem.HOST_TURNS_SERVERS_AWAY: "its website turns servers such as RunComfy's away",
    LinkProblem.HOST_OPENS_PAGES: "its website shows a web page and not the picture",
    LinkProblem.HOST_ASKS_FOR_TOKEN: "its website gives pictures only to its own users",
    LinkProblem.HOST_CLOSED: "its website no longer keeps pictures reliably",
    LinkProblem.HOST_UNWANTED: "its website does not want this use",
    UploadProblem.ONLY_LINKS: "it takes web links only",
    UploadProblem.TOO_LARGE_INLINE: "the image is too large to travel inside the request",
    UploadProblem.LOOPBACK_ONLY: "it works only with an API base on this computer",
    UploadProblem.TYPE_NOT_TAKEN: "it does not take this type of file",
    ExclusionReason.TURNS_SERVERS_AWAY: "it turns servers such as RunComfy's away",
    ExclusionReason.OPENS_PAGES: "its links open a web page and not the picture",
    ExclusionReason.NEVER_FORGETS: "what was put there cannot be taken back for good",
    ExclusionReason.ASKS_FOR_TOKEN: "its links ask for a sign-in",
    ExclusionReason.CLOSED: "it no longer works as it did, or not reliably",
    ExclusionReason.UNWANTED: "it does not want this use, and often takes no uploads",
}
"""Reasons in words."""

REMARKS: Final[dict[LinkRemark, str]] = {
    LinkRemark.REDIRECTS: "the link leads on to another address; a direct link is safer",
    LinkRemark.OTHER_TYPE: "the website names another kind of file than the picture is",
    LinkRemark.RE_ENCODED: (
        "the website gives out another file than was sent, so it may have changed the picture"
    ),
    LinkRemark.ATTACHMENT: "the website offers the picture as a download",
    LinkRemark.ADDRESS_UNCHECKED: (
        "the proxy opened the link, so whether its address is public could not be checked"
    ),
}
"""What the link check noticed about a link that opens, in words."""


def link_note_sentence(note: LinkNote) -> str:
    """Return what to say about a link that was sent though something was noticed."""
    return f"Image {note.image}: {REMARKS[note.remark]}."
