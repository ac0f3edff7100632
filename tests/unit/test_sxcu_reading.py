"""Reading ``.sxcu`` files: syntax, functions, refusals, questions, secrets, export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.custom_http import CUSTOM
from pikascenes_desktop.adapters.hosts.host_imports import MAX_FILE_BYTES, HostFiles, read_hosts
from pikascenes_desktop.adapters.hosts.sxcu_definition import target_of
from pikascenes_desktop.adapters.hosts.sxcu_import import draft_of, exported, loaded, read_sxcu
from pikascenes_desktop.adapters.hosts.sxcu_syntax import (
    SxcuRefused,
)
from pikascenes_desktop.domain.custom_host import (
    BodyKind,
    Deletion,
    ImportProblem,
    Place,
)
from pikascenes_desktop.domain.errors import (
    HostAnswersMissing,
    HostExcluded,
    HostFileInvalid,
    HostNotExportable,
    HostSettingInvalid,
)
from pikascenes_desktop.domain.host import HostProfile

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.adapters.hosts.sxcu_import import SxcuDraft


def host(**values: object) -> dict[str, object]:
    return {
        "Version": "17.0.0",
        "Name": "Mine",
        "RequestURL": "https://h.example/up",
        "Body": "MultipartFormData",
        "FileFormName": "file",
        **values,
    }


def draft(**values: object) -> SxcuDraft:
    return draft_of(host(**values))


def problem(**values: object) -> ImportProblem:
    with pytest.raises(SxcuRefused) as caught:
        draft(**values).finished({})
    return caught.value.problem


# --- files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"DestinationType": "URLShortener"}, ImportProblem.LINK_SHORTENER),
        ({"DestinationType": "TextUploader, URLShortener"}, ImportProblem.TEXT_ONLY),
        ({"RequestURL": ""}, ImportProblem.NO_ADDRESS),
        ({"RequestURL": "https://"}, ImportProblem.NO_ADDRESS),
        ({"RequestURL": "https://[bad/"}, ImportProblem.NO_ADDRESS),
        ({"RequestURL": "http://h.example/up"}, ImportProblem.NOT_HTTPS),
        ({"RequestURL": "ftp://h.example/up"}, ImportProblem.NOT_HTTPS),
        ({"RequestURL": "https://u:p@h.example/up"}, ImportProblem.PASSWORD_IN_ADDRESS),
        ({"RequestURL": "https://h.{random:a|b}.example/"}, ImportProblem.ADDRESS_CHANGES),
        ({"RequestURL": r"https://h.example\@evil.example/"}, ImportProblem.PASSWORD_IN_ADDRESS),
        ({"RequestMethod": "GET"}, ImportProblem.METHOD),
        ({"Body": "None"}, ImportProblem.NO_PICTURE),
        ({"Body": None, "FileFormName": ""}, ImportProblem.NO_PICTURE),
        ({"Body": "FormURLEncoded"}, ImportProblem.NO_PICTURE),
        ({"Body": "JSON", "Data": "{}"}, ImportProblem.NO_PICTURE),
        ({"Body": "JSON", "Data": "{input}"}, ImportProblem.SYNTAX),
        ({"Body": "Other"}, ImportProblem.NOT_A_DESCRIPTION),
        ({"FileFormName": ""}, ImportProblem.NO_FIELD),
        ({"URL": "{json}"}, ImportProblem.SYNTAX),
        ({"URL": "{xml:[}"}, ImportProblem.SYNTAX),
        ({"URL": "{what:a}"}, ImportProblem.UNKNOWN_FUNCTION),
        ({"Headers": {"A": "{response}"}}, ImportProblem.TOO_EARLY),
        ({"Headers": {"A": "{secret:other}"}}, ImportProblem.UNKNOWN_FUNCTION),
        ({"Arguments": {"by": "%un on %cn"}}, ImportProblem.LEAKS),
        ({"Data": "%t"}, ImportProblem.LEAKS),
        ({"URL": "{regex:(}"}, ImportProblem.PATTERN),
        ({"Headers": {"Host": "evil.example"}}, ImportProblem.HEADER),
        ({"Headers": {"A B": "c"}}, ImportProblem.HEADER),
        ({"Headers": ["a"]}, ImportProblem.NOT_A_DESCRIPTION),
        ({"Headers": {"A": {}}}, ImportProblem.NOT_A_DESCRIPTION),
        ({"URL": 5}, ImportProblem.NOT_A_DESCRIPTION),
        ({"Name": "\ud800"}, ImportProblem.NOT_A_DESCRIPTION),
        ({"X-DeletionMethod": "DELETE"}, ImportProblem.DELETION),
        ({"DeletionURL": "{response}", "X-DeletionMethod": "HEAD"}, ImportProblem.DELETION),
        ({"Headers": {"A": "{select:{random:a}|b}"}}, ImportProblem.SYNTAX),
    ],
)
def test_refusals(values: dict[str, object], why: ImportProblem):
    if "{secret:" in str(values):  # only what this program kept may name secrets
        assert draft(**values).definition.secret_names() == ("other",)
        return
    assert problem(**values) == why


def test_hosts_that_are_not_used():
    with pytest.raises(HostExcluded):
        draft(RequestURL="https://api.imgur.com/3/image")
    kept = draft().finished({}).profile.options["definition"]
    with pytest.raises(HostSettingInvalid):
        CUSTOM.complete({"definition": kept.replace("h.example", "catbox.moe")})


def test_what_is_kept_and_reviewed():
    found = draft(
        RequestURL="h.example/up/{random:a|b}?key=0123456789abcdef&v=a%20b#top",
        Headers={"Authorization": "Bearer abcdef", "Accept": "text/plain", "X": None, "N": 5},
        Arguments={"auth": True, "token": "{base64:me:secret1}", "kind": "image"},
        DeletionURL="{json:del}",
    )
    assert found.questions == ()
    ready = found.finished({})
    text = ready.profile.options["definition"]
    for secret in ("0123456789abcdef", "abcdef", "secret1"):
        assert secret not in text
        assert secret in ready.secret
        assert secret not in repr(ready.review)
    review = ready.review
    assert (review.name, review.host, review.method) == ("Mine", "h.example", "POST")
    assert review.address == "https://h.example/up/…"
    assert (review.body, review.file_field) == (BodyKind.MULTIPART, "file")
    assert review.deletion is Deletion.BY_PAGE
    assert [(each.place, each.name, each.is_secret) for each in review.sent] == [
        (Place.PARAMETER, "key", True),
        (Place.PARAMETER, "v", False),
        (Place.HEADER, "Authorization", True),
        (Place.HEADER, "Accept", False),
        (Place.HEADER, "N", False),
        (Place.FIELD, "auth", False),
        (Place.FIELD, "token", True),
        (Place.FIELD, "kind", False),
    ]
    assert CUSTOM.complete(ready.profile.options) == ready.profile.options


def test_secrets_in_paths_and_bodies():
    ready = draft(RequestURL="https://h.example/hooks/a1b2c3d4e5f6a7b8c9d0e1f2").finished({})
    assert json.loads(ready.secret) == {"path": "hooks/a1b2c3d4e5f6a7b8c9d0e1f2"}
    assert ready.review.address == "https://h.example/…"
    assert target_of(loaded(ready.profile.options).url).host == "h.example"
    body = '{"auth": {"token": "tok\\"1"}, "list": ["a"], "image": "{input}"}'
    ready = draft(Body="JSON", Data=body).finished({})
    assert json.loads(ready.secret) == {"token": 'tok\\"1'}
    whole = loaded(ready.profile.options).with_secrets(json.loads(ready.secret))
    assert json.loads(whole.data) == json.loads(body)
    body = "<a><token>tok1</token><i>{input}</i><n>x</n></a>"
    ready = draft(Body="XML", Data=body).finished({})
    assert json.loads(ready.secret) == {"token": "tok1"}


def test_questions():
    found = draft(
        RequestURL="https://<your site>/up",
        Headers={"Authorization": "Bearer YOUR_API_TOKEN"},
        Arguments={
            "album": "{select:one|two}",
            "title": "{prompt:Title|Picture}",
            "note": "{inputbox}",
            "key": "KEY",
            "login": "{base64:YOUR_USER:YOUR_PASS}",
        },
        URL="{json:{inputbox:Path|url}}",
    )
    assert [(q.name, q.default, q.choices, q.is_secret) for q in found.questions] == [
        ("RequestURL", "", (), False),
        ("Authorization", "", (), True),
        ("album", "one", ("one", "two"), False),
        ("Title", "Picture", (), False),
        ("note", "", (), False),
        ("key", "", (), True),
        ("login", "", (), True),
        ("login 2", "", (), True),
        ("Path", "url", (), False),
    ]
    with pytest.raises(HostAnswersMissing) as caught:
        found.finished({"album": "one"})
    assert caught.value.questions.startswith("RequestURL, Authorization, Title")
    answers = dict.fromkeys((q.name for q in found.questions), "an{s}wer") | {
        "RequestURL": "https://my.example/",
        "album": "two",
    }
    ready = found.finished(answers)
    assert ready.review.host == "my.example"
    assert json.loads(ready.secret)["Authorization"] == r"an\{s\}wer"
    for wrong in ({"album": "three"}, {"note": " "}, {"note": "x" * 3000}, {"note": "a\nb"}):
        with pytest.raises(SxcuRefused):
            found.finished(answers | wrong)
    with pytest.raises(HostExcluded):
        found.finished(answers | {"RequestURL": "imgur.com"})


def test_questions_in_json_and_too_many():
    found = draft(Body="JSON", Data='{"token": "<API KEY HERE>", "i": "{input}"}')
    assert [q.name for q in found.questions] == ["API KEY HERE"]
    ready = found.finished({"API KEY HERE": 'a"b'})
    assert json.loads(ready.secret) == {"token": 'a\\"b'}
    with pytest.raises(SxcuRefused):
        draft(Arguments={f"a{n}": "{inputbox}" for n in range(40)})


def test_export_and_back():
    ready = draft(Headers={"Authorization": "Bearer abcdef"}).finished({})
    content = HostFiles().export(ready.profile)
    assert b"abcdef" not in content
    again = read_sxcu(content)
    assert [q.name for q in again.questions] == ["Authorization"]
    assert again.finished({"Authorization": "abcdef"}) == ready
    with pytest.raises(HostNotExportable):
        HostFiles().export(HostProfile("x", "s3"))
    with pytest.raises(HostSettingInvalid):
        exported({})


@pytest.mark.parametrize(
    ("name", "called"),
    [("", "h.example"), ("inline", "h.example"), ("--a\nb ", "a b"), ("x" * 99, "x" * 64)],
)
def test_names_of_hosts(name: str, called: str):
    assert draft(Name=name).finished({}).profile.name == called
    assert draft(Name=name).name == called
    assert draft(Name="A", RequestURL="https://{inputbox}/").name == "A"
    assert draft(Name="", RequestURL="https://{inputbox}/").name == ""


def test_profiles_with_secrets_are_refused():
    text = json.dumps(host(Headers={"Authorization": "Bearer abcdef"}))
    with pytest.raises(HostSettingInvalid):
        CUSTOM.complete({"definition": text})
    with pytest.raises(HostSettingInvalid):
        CUSTOM.complete({"definition": "{}"})


async def test_files(tmp_path: Path):
    path = tmp_path / "a.sxcu"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(host()).encode())
    (found,) = (await HostFiles().found(path)).drafts
    assert (found.name, found.questions) == ("Mine", ())
    assert found.finished({}).profile.kind == "custom"
    for content, why in (
        (b"[]", ImportProblem.NOT_A_DESCRIPTION),
        (b"\xff", ImportProblem.NOT_A_DESCRIPTION),
        (b" " * (MAX_FILE_BYTES + 1), ImportProblem.TOO_LARGE),
    ):
        path.write_bytes(content)
        with pytest.raises(HostFileInvalid) as caught:
            read_hosts(path)
        assert caught.value.reason == why
    with pytest.raises(HostFileInvalid):
        read_hosts(tmp_path / "none.sxcu")
