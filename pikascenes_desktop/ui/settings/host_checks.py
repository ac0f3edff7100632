"""Checks one field of a form while the others are still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import HostSettingInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikascenes_desktop.ui.settings.host_forms import HostForms

EXAMPLES: Final = {
    "name": "host",
    "endpoint": "https://host.example.com",
    "region": "us-east-1",
    "bucket": "bucket",
    "prefix": "",
    "access_key_id": "example",
    "public_url": "https://images.example.com",
    "public_key": "0123456789abcdef0123",
    "cdn": "",
    "cloud_name": "example",
    "upload_preset": "example",
    "user": "example",
    "expires_hours": "24",
    "lasts_hours": "24",
}
"""What would do in each field, for those that are not meant."""


def problem_of(
    forms: HostForms, values: Mapping[str, object], setting: str
) -> HostSettingInvalid | None:
    """Return what is wrong with one field; None when it will do.

    Forms are checked whole and stop at the first trouble: what troubles in other fields is
    replaced until this one's turn comes.
    """
    tried = dict(values)
    while True:
        try:
            forms.profile(tried)
        except HostSettingInvalid as error:
            if error.setting == setting:
                return error
            if tried.get(error.setting) == EXAMPLES.get(error.setting, ""):
                return None
            tried[error.setting] = EXAMPLES.get(error.setting, "")
        else:
            return None
