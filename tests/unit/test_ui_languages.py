"""The languages: compiled texts say what the written ones say, and pseudo-languages hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSlider

import ts_files
from pikascenes_desktop.ui import deck as speaking
from pikascenes_desktop.ui.deck import has, is_right_to_left, language, locale, say, set_language
from pikascenes_desktop.ui.pseudo import accented, mirrored
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.texts import LANGUAGES, deck, has_plural, is_singular
from pikascenes_desktop.ui.theme import read_tokens, style_sheet
from pikascenes_desktop.ui.voices import DIGEST_KEY, Printed, Written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TIMES = "\N{MULTIPLICATION SIGN}{n}"
NUMBERS = (None, 0, 1, 2, 5, 21)


@pytest.fixture(autouse=True)
def _english_again():
    yield
    set_language("en")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which compiled texts are looked for."""

    def resource_there(*parts: str) -> Path:
        return tmp_path / parts[-1]

    monkeypatch.setattr(speaking, "resource", resource_there)
    return tmp_path


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qm")
    ts_files.compile_all(ts_files.write(folder), folder)
    return folder


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_ts_file_is_made_from_the_texts_as_they_stand(spoken: str):
    kept = resource("translations", ts_files.name(spoken, "ts")).read_text(encoding="utf-8")
    assert kept == ts_files.content(spoken), "run `poe translations`"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_compiled_texts_say_what_the_written_ones_say(compiled: Path, spoken: str):
    printed = Printed.read(compiled / ts_files.name(spoken, "qm"))
    assert printed is not None
    written = Written(spoken)
    for key in deck():
        if is_singular(key):
            continue
        for number in NUMBERS:
            if has_plural(key) and number is None:
                continue
            assert printed.text(key, number) == written.text(key, number), (key, number)
    assert printed.text("no.such.key", 1) == ""
    assert written.text("no.such.key", 1) == ""


def test_no_text_holds_a_sign_that_qt_replaces():
    for key, texts in deck().items():
        assert all("%n" not in text and "%L" not in text for text in texts), key


def test_the_program_speaks_from_compiled_texts(elsewhere: Path):
    source = elsewhere / ts_files.name("zh_CN", "ts")
    content = ts_files.content("zh_CN").replace("次付费请求", "个付费请求")
    source.write_text(content, encoding="utf-8")
    ts_files.compile_all([source], elsewhere)
    set_language("zh_CN")
    assert say("ready.jobs", n=2) == "2 个付费请求"
    assert has("ready.jobs")
    assert not has("no.such.key")


def test_compiled_texts_that_are_replaced_are_said_to_the_end(elsewhere: Path):
    file = elsewhere / ts_files.name("zh_CN", "qm")
    ts_files.compile_all(ts_files.write(elsewhere), elsewhere)
    voice = Printed.read(file)
    assert voice is not None
    file.write_bytes(b"")
    assert voice.text("me.file", None) == "文件"


def test_without_texts_beside_it_a_compiled_one_is_believed(
    compiled: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("pikascenes_desktop.ui.voices.text_files", list)
    assert Printed.read(compiled / ts_files.name("en", "qm")) is not None


@pytest.mark.parametrize("trouble", ["missing", "damaged", "out of date"])
def test_without_good_compiled_texts_the_written_ones_are_said(elsewhere: Path, trouble: str):
    file = elsewhere / ts_files.name("en", "qm")
    if trouble == "damaged":
        file.write_bytes(b"no translation")
    elif trouble == "out of date":
        source = elsewhere / ts_files.name("en", "ts")
        digest = ts_files.digest()
        older = ts_files.content("en").replace(digest, "0" * len(digest))
        source.write_text(older, encoding="utf-8")
        ts_files.compile_all([source], elsewhere)
        assert file.is_file()
    assert Printed.read(file) is None
    set_language("en")
    assert say("ready.jobs", n=1) == "1 paid request"
    assert not has(DIGEST_KEY)


def test_what_qt_cannot_compile_is_said(tmp_path: Path):
    source = tmp_path / "broken.ts"
    source.write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(ts_files.NotCompiled, match="broken"):
        ts_files.compile_all([source], tmp_path)


def test_the_step_for_translations_writes_all_files(tmp_path: Path):
    program = Path(ts_files.__file__).parent
    ended = subprocess.run(
        [sys.executable, str(program), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    made = {Path(line) for line in ended.stdout.splitlines()}
    assert made == set(tmp_path.iterdir())
    assert {path.name for path in made} == {
        ts_files.name(spoken, ending) for spoken in LANGUAGES for ending in ("ts", "qm")
    }


# --- pseudo-languages -------------------------------------------------------------------------


def test_the_long_language_is_a_third_longer_and_keeps_its_names():
    for key, (english, _) in deck().items():
        changed = accented(english)
        if not re.search("[A-Za-z]{2}", english):
            assert changed == english, key
            continue
        assert len(changed) > len(english), key
        if len(english) > 20 and "{" not in english:
            assert 1.3 <= len(changed) / len(english) <= 1.45, key
    assert accented("Image {n} of {total}") == "[Ímágé {n} óf {total} u]"
    assert accented(TIMES) == TIMES


def test_the_mirrored_language_runs_from_right_to_left():
    changed = mirrored("Image {n}")
    assert changed.startswith("\N{RIGHT-TO-LEFT MARK}")
    assert "{n}" in changed
    assert not any(letter.isascii() and letter.isalpha() for letter in changed.replace("{n}", ""))
    assert mirrored(TIMES) == TIMES


def test_pseudo_languages_are_spoken_and_mirror_the_window(qapp: QApplication):
    set_language("pseudo")
    assert say("ready.jobs", n=1) == accented("1 paid request")
    assert locale().name() == "en_US"
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    set_language("rtl")
    assert is_right_to_left()
    assert say("ready.jobs", n=2) == mirrored("{n} paid requests").format(n=2)
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    set_language("en")
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(("spoken", "filled"), [("en", 10), ("rtl", 90)])
def test_a_slider_is_filled_from_where_it_begins(qapp: QApplication, spoken: str, filled: int):
    set_language(spoken)
    tokens = read_tokens("dark")
    slider = QSlider(Qt.Orientation.Horizontal)
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(tokens, "dark"))  # where the window's own is, too
    slider.resize(100, 20)
    slider.setValue(50)
    picture = slider.grab().toImage()
    slider.deleteLater()
    qapp.setStyleSheet(before)
    assert picture.pixelColor(filled, 10) == tokens.text3
    assert picture.pixelColor(100 - filled, 10) == tokens.groove


def test_qts_own_texts_follow_the_language(qapp: QApplication):
    def undo() -> str:
        return QCoreApplication.translate("QWidgetTextControl", "&Undo")

    set_language("zh_CN")
    assert language() == "zh_CN"
    assert "撤" in undo()
    set_language("en")
    assert undo() == "&Undo"


def test_a_lost_translation_of_qts_is_no_trouble(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(speaking, "QT_TEXTS", ("nothing",))
    set_language("zh_CN")
    assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "&Undo"


def test_without_a_screen_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QCoreApplication, "instance", staticmethod(lambda: None))
    set_language("zh_CN")
    assert say("ready.jobs", n=2) == "2 次付费请求"
