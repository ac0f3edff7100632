"""What a ``.sxcu`` file leaves open: its input boxes, choices and stand-ins, asked once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.sxcu_definition import without_secrets
from pikascenes_desktop.adapters.hosts.sxcu_secrets import (
    PLACEHOLDER,
    is_credential_name,
    looks_secret,
    placeholders_in,
)
from pikascenes_desktop.adapters.hosts.sxcu_syntax import (
    ASKING,
    Call,
    SxcuRefused,
    Template,
    parse,
    written,
)
from pikascenes_desktop.domain.custom_host import BodyKind, ImportProblem, Place, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.adapters.hosts.sxcu_definition import CustomDefinition

MAX_ANSWER: Final = 2048
MAX_QUESTIONS: Final = 32


@dataclass(slots=True)
class _Asking:
    """Walks through the texts in one fixed order: once to ask, once to fill in.

    Attributes:
        answers: By the questions' names; None while asking.
        secret: Places and names of texts that hold a secret answer.
    """

    body: BodyKind
    answers: Mapping[str, str] | None
    questions: list[Question] = field(default_factory=list[Question])
    secret: set[tuple[Place, str]] = field(default_factory=set[tuple[Place, str]])

    def text(self, place: Place, name: str, text: str) -> str:
        if place is Place.BODY:
            return self._data(text)
        template = parse(without_secrets(text))
        asked = self._template(template, place, name)
        return text if asked == template else written(asked)

    def _template(self, template: Template, place: Place, name: str) -> Template:
        parts: list[str | Call] = []
        for part in template:
            if isinstance(part, str):
                parts.append(self._literal(part, place, name))
            elif part.name in ASKING:
                parts.append(self._call(part, place, name))
            else:
                inner = tuple(self._template(each, place, name) for each in part.arguments)
                parts.append(Call(part.name, inner))
        return tuple(parts)

    def _call(self, call: Call, place: Place, name: str) -> str | Call:
        texts = [_literal(argument) for argument in call.arguments]
        if call.name == "select":
            question = Question(self._free(name), texts[0], tuple(dict.fromkeys(texts)))
        else:
            title = texts[0].strip() if texts else ""
            default = texts[1] if len(texts) > 1 else ""
            is_secret = is_credential_name(title) or looks_secret(name, "unknown")
            question = Question(self._free(title or name), default, is_secret=is_secret)
        return self._asked(question, place, name, call)

    def _literal(self, literal: str, place: Place, name: str) -> str:
        parts: list[str] = []
        end = 0
        for start, stop in placeholders_in(literal, name):
            is_secret = place is not Place.ADDRESS and looks_secret(name, literal)
            question = Question(self._free(name), is_secret=is_secret)
            stand_in = literal[start:stop]
            parts += [literal[end:start], str(self._asked(question, place, name, stand_in))]
            end = stop
        return "".join([*parts, literal[end:]])

    def _asked(
        self, question: Question, place: Place, name: str, otherwise: str | Call
    ) -> str | Call:
        self.questions.append(question)
        if len(self.questions) > MAX_QUESTIONS:
            raise SxcuRefused(ImportProblem.SYNTAX)
        if question.is_secret:
            self.secret.add((place, name))
        if self.answers is None:
            return otherwise
        answer = self.answers[question.name].strip()
        is_choice = not question.choices or answer in question.choices
        if not answer or len(answer) > MAX_ANSWER or not answer.isprintable() or not is_choice:
            raise SxcuRefused(ImportProblem.ANSWER)
        if place is Place.ADDRESS:  # people answer with all of an address
            return (answer.partition("://")[2] or answer).rstrip("/")
        return answer

    def _data(self, text: str) -> str:
        found = PLACEHOLDER.search(text) if self.body is BodyKind.JSON else None
        if found is None:
            return text
        question = Question(self._free(found.group().strip("<>[] ")), is_secret=True)
        answer = self._asked(question, Place.BODY, "", text)
        if not isinstance(answer, str) or answer == text:
            return text
        inner = json.dumps(answer, ensure_ascii=False)[1:-1]
        return text[: found.start()] + inner + text[found.end() :]

    def _free(self, name: str) -> str:
        base = " ".join(name.split())[:80].replace("=", " ") or "answer"
        taken = {question.name for question in self.questions}
        number, free = 1, base
        while free in taken:
            number += 1
            free = f"{base} {number}"
        return free


def questions_of(definition: CustomDefinition) -> tuple[Question, ...]:
    """Return what must be asked before a description can be used.

    Raises:
        SxcuRefused: It asks for too much, or in a way that cannot be asked.
    """
    asking = _Asking(definition.body, None)
    _walk(definition, asking)
    return tuple(asking.questions)


def answered(
    definition: CustomDefinition, answers: Mapping[str, str]
) -> tuple[CustomDefinition, set[tuple[Place, str]]]:
    """Return the description with the answers in it, and where secret ones are.

    Raises:
        KeyError: An answer is missing.
        SxcuRefused: An answer is empty, too long or none of the choices.
    """
    asking = _Asking(definition.body, answers)
    return _walk(definition, asking), asking.secret


def _walk(definition: CustomDefinition, asking: _Asking) -> CustomDefinition:
    changed = definition.mapped(asking.text)

    def answer_text(text: str, name: str) -> str:
        return asking.text(Place.PARAMETER, name, text) if _asks(parse(text)) else text

    return replace(
        changed,
        link=answer_text(changed.link, "URL"),
        deletion_url=answer_text(changed.deletion_url, "DeletionURL"),
        error_message=answer_text(changed.error_message, "ErrorMessage"),
    )


def _asks(template: Template) -> bool:
    return any(
        part.name in ASKING or any(_asks(argument) for argument in part.arguments)
        for part in template
        if isinstance(part, Call)
    )


def _literal(template: Template) -> str:
    if any(isinstance(part, Call) for part in template):
        raise SxcuRefused(ImportProblem.SYNTAX)
    return "".join(part for part in template if isinstance(part, str))
