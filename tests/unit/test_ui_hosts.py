"""What upload hosts need of the window beside its widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.host_imports import HostFiles
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.domain.errors import HostSettingInvalid
from pikascenes_desktop.domain.generation import Failure, Fallback, State
from pikascenes_desktop.domain.host import HostProfile, LinkNote, LinkRemark
from pikascenes_desktop.ui import formats, websites
from pikascenes_desktop.ui.clip_facts import noticed_of
from pikascenes_desktop.ui.gallery.stages import stage_of
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.settings.host_checks import EXAMPLES, problem_of
from pikascenes_desktop.ui.settings.s3_form import ENDPOINTS, PAGES
from pikascenes_desktop.ui.words import set_language
from tests.e2e.shell_window import RealForms
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (0, "just now", "刚刚"),
        (59, "just now", "刚刚"),
        (60, "1 minute ago", "1 分钟前"),
        (7200, "2 hours ago", "2 小时前"),
        (86_400 * 3, "3 days ago", "3 天前"),
        (-50, "just now", "刚刚"),
    ],
)
def test_how_long_ago(seconds: float, english: str, chinese: str):
    set_language("en")
    assert formats.ago(NOW - seconds, NOW) == english
    set_language("zh_CN")
    assert formats.ago(NOW - seconds, NOW) == chinese
    set_language("en")


def test_how_far_ahead_and_how_long():
    set_language("en")
    assert formats.ahead(NOW + 30, NOW) == "in a moment"
    assert formats.ahead(NOW + 3600, NOW) == "in 1 hour"
    assert formats.seconds(1.44) == "1.4 s"


def test_every_page_of_help_is_one_that_the_window_leads_to():
    for kind in KINDS.values():
        assert not kind.help_url or websites.website_of(kind.help_url) is not None, kind.kind
    assert websites.website_of("https://elsewhere.example") is None
    assert set(PAGES) <= set(ENDPOINTS)
    with pytest.raises(ValueError, match="elsewhere"):
        websites.open_website("https://elsewhere.example")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "link",
    ["", "file:///etc/passwd", "javascript:alert(1)", "https://", "https://u:p@h.example/x", "x"],
)
def test_only_plain_web_links_of_images_are_opened(link: str):
    assert not websites.open_image_link(link)


def test_the_providers_of_the_form_are_those_of_the_host():
    (form,) = (each for each in RealForms().forms if each.kind == "s3")
    (choices,) = (each.choices for each in form.fields if each.name == "provider")
    assert tuple(ENDPOINTS) == choices


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "custom"])
def test_every_field_is_checked_while_the_others_are_empty(kind: str):
    forms = RealForms()
    fields = [each.name for each in KINDS[kind].form.fields]
    assert set(fields) - {"provider", "links", "path_style"} <= set(EXAMPLES)
    for name in fields:
        values: dict[str, object] = {"name": "", "kind": kind, name: "\x07"}
        error = problem_of(forms, values, name)
        assert error is not None, name
        assert error.setting == name
    assert problem_of(forms, {"name": "-x", "kind": kind}, "name") is not None


def test_a_field_that_will_do_has_no_problem():
    forms = RealForms()
    values: dict[str, object] = {"kind": "s3", "endpoint": "https://minio.example.com"}
    assert problem_of(forms, values, "endpoint") is None
    # what is wrong cannot be mended from here: no other field is to blame
    assert problem_of(forms, {"kind": "nonsense"}, "endpoint") is None


def test_the_card_says_which_host_failed_and_which_is_tried():
    set_language("en")
    failed = Fallback("studio", Failure("unreachable"), "attic")
    generation = made(state=State.UPLOADING, fallbacks=(failed,))
    stage = stage_of(generation, None, NOW, None)
    assert stage.body == "“studio” did not work. Trying “attic”"
    last = Fallback("attic", Failure("unreachable"))
    generation = made(state=State.UPLOADING, fallbacks=(failed, last))
    assert stage_of(generation, None, NOW, None).body == ""


def test_only_hosts_from_files_have_something_to_review():
    with pytest.raises(HostSettingInvalid):
        HostFiles().review(HostProfile("studio", "s3"))


def test_a_trial_is_remembered_until_it_is_forgotten(tmp_path: Path):
    memory = Memory(tmp_path / "window.ini")
    assert memory.host_trial("abc") is None
    memory.keep_host_trial("abc", NOW, works=True)
    assert memory.host_trial("abc") == (NOW, True)
    memory.keep_host_trial("abc", NOW, works=False)
    assert memory.host_trial("abc") == (NOW, False)
    memory.forget_host_trial("abc")
    assert memory.host_trial("abc") is None


def test_what_was_noticed_about_links_stands_in_the_details():
    notes = (
        LinkNote(1, LinkRemark.REDIRECTS),
        LinkNote(2, LinkRemark.ATTACHMENT),
        LinkNote(3, LinkRemark.REDIRECTS),
    )
    set_language("en")
    assert noticed_of(made()) == ""
    assert noticed_of(made(link_notes=notes)).splitlines() == [
        "Image 1, 3: The link leads on to another address. It opens, but a direct link is safer.",
        "Image 2: The website offers the picture as a download. It opens all the same.",
    ]
    set_language("zh_CN")
    assert noticed_of(made(link_notes=notes[:1])).startswith("第 1 张：链接会跳转")  # noqa: RUF001
    set_language("en")
