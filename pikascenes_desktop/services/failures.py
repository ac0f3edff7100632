"""Errors as the history keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import Failure

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import AppError


def failure_of(error: AppError) -> Failure:
    """Return the error as it is kept in the history."""
    return Failure(error.code, error.facts())
