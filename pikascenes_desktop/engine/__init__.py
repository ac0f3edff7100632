"""The one place that knows every concrete adapter; composes them into a desk. No Qt.

From the first step to the last: `options` (what the command line says), `opening` (the order in
which all opens and ends), `tools` (the adapters), `composing` (the services over them),
`upkeep` (what a program does beside its work) and `door` (later starts, and their orders).
"""

from pikascenes_desktop.engine.door import (
    ask_running_program,
    is_program_there,
    order_running_program,
)
from pikascenes_desktop.engine.opening import open_engine
from pikascenes_desktop.engine.options import EngineOptions, Mode
from pikascenes_desktop.engine.purging import purge
from pikascenes_desktop.engine.running import Engine
from pikascenes_desktop.engine.tools import practice_command

__all__ = [
    "Engine",
    "EngineOptions",
    "Mode",
    "ask_running_program",
    "is_program_there",
    "open_engine",
    "order_running_program",
    "practice_command",
    "purge",
]
