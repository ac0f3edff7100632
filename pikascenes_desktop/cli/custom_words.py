"""Why a host from a file is not taken, and why a custom host's answer is no success, in words."""

from __future__ import annotations

from typing import Final

from pikascenes_desktop.domain.custom_host import AnswerProblem, BodyKind, Deletion, ImportProblem

CUSTOM_REASONS: Final[dict[str, str]] = {
    ImportProblem.NOT_READABLE: "it cannot be read",
    ImportProblem.TOO_LARGE: "it is too large for a host's settings",
    ImportProblem.NOT_A_DESCRIPTION: "it is no .sxcu file and no settings of PicGo",
    ImportProblem.LINK_SHORTENER: "it shortens links and takes no pictures",
    ImportProblem.TEXT_ONLY: "it takes text and no pictures",
    ImportProblem.NO_ADDRESS: "it names no web address to upload to",
    ImportProblem.NOT_HTTPS: "its address is not https, so all could be read on the way",
    ImportProblem.PASSWORD_IN_ADDRESS: "its address holds a password",
    ImportProblem.ADDRESS_CHANGES: "its host would change from one upload to the next",
    ImportProblem.METHOD: "it does not send with POST, PUT or PATCH",
    ImportProblem.NO_PICTURE: "it would not send the picture, or more than once",
    ImportProblem.NO_FIELD: "it does not name the form field of the picture",
    ImportProblem.SYNTAX: "a part in braces cannot be understood",
    ImportProblem.UNKNOWN_FUNCTION: "it uses a function that is not known here",
    ImportProblem.TOO_EARLY: "it would send the answer before there is one",
    ImportProblem.LEAKS: "it would tell the host your user name, computer or what you have open",
    ImportProblem.PATTERN: "it holds a search pattern that is wrong or could take for ever",
    ImportProblem.HEADER: "it sets a header that only the program may set",
    ImportProblem.DELETION: "its X-DeletionMethod is none of GET, DELETE and POST, or has no URL",
    ImportProblem.ANSWER: "an answer is empty, too long, or none of the choices",
    ImportProblem.NOTHING_TO_IMPORT: "there is no host in it that can be taken over",
    ImportProblem.CLOUD_UNKNOWN: "this kind is not taken over; add its bucket as kind s3",
    ImportProblem.IMGUR: "Imgur turns RunComfy's servers away",
    AnswerProblem.NO_LINK: "the host did not answer with a link",
    AnswerProblem.LINK_NOT_HTTPS: "the host's link is not a public https link",
    AnswerProblem.REDIRECTED: "the host passed it on to another address, which was not followed",
    AnswerProblem.UNREADABLE: "the host's answer could not be searched",
    AnswerProblem.BAD_HEADER: "one of its headers holds characters that cannot be sent",
}

BODIES: Final = {
    BodyKind.MULTIPART: "as a form with a file",
    BodyKind.FORM: "inside a form",
    BodyKind.JSON: "inside JSON",
    BodyKind.XML: "inside XML",
    BodyKind.BINARY: "as it is",
    BodyKind.NONE: "not at all",
}

DELETIONS: Final = {
    Deletion.BY_PROGRAM: "this program can delete pictures there",
    Deletion.BY_PAGE: "pictures are deleted on a page of the host",
    Deletion.NOT: "it names no way to delete pictures",
}
