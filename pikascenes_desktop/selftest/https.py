"""https is checked against what this computer trusts, and a stranger's certificate is refused."""

from __future__ import annotations

import os
import socket
import ssl
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.http import trust_context
from pikascenes_desktop.domain.errors import CertificateFileBroken
from pikascenes_desktop.selftest.report import Broken
from pikascenes_desktop.ui.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

PATIENCE_S: Final = 10.0
HOST: Final = "localhost"
MAC_ROOTS: Final = Path("/System/Library/Keychains/SystemRootCertificates.keychain")
LINUX_FILES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where the distributions keep all roots in one file, as truststore looks for them."""

VARIABLES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def check(
    roots: Callable[[], int] | None = None,
    trust: Callable[[], ssl.SSLContext] = trust_context,
) -> str:
    """Look for roots, and shake hands with a server of an authority that nobody knows.

    Args:
        roots: How many certificates this computer trusts.
        trust: Makes the context that the program uses.

    Raises:
        Broken: There are no roots, or the stranger is trusted.
    """
    told = ""
    try:
        context = trust()
    except CertificateFileBroken as error:
        # The user's setting, and not the program's fault: it is said wherever it matters.
        told = f"; {error.variable} names what cannot be read, checked without it"
        with _without_variables():
            context = trust()
    with _without_variables():
        found = (roots or count_roots)()
    if not found:
        raise Broken("this computer trusts no authority")
    untrusted = resource("selftest", "untrusted.pem")
    with _server(untrusted) as port:
        knowing = ssl.create_default_context(cafile=str(untrusted))
        if not _is_trusted(port, knowing):  # else refusing it would prove nothing
            raise Broken("no handshake with a server on this computer")
        if _is_trusted(port, context):
            raise Broken("a certificate of an unknown authority is trusted")
    return f"{found} roots; an unknown authority is refused{told}"


def count_roots(platform: str = sys.platform) -> int:
    """Return how many certificates this computer trusts; on macOS 1 for "some"."""
    if platform == "darwin":
        return int(MAC_ROOTS.is_file())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()  # on Windows from the system's store
    found = context.cert_store_stats()["x509_ca"]
    for file in LINUX_FILES if not found and platform != "win32" else ():
        if Path(file).is_file():
            context.load_verify_locations(cafile=file)
            return context.cert_store_stats()["x509_ca"]
    return found


@contextmanager
def _without_variables() -> Generator[None]:
    kept = {name: os.environ.pop(name) for name in VARIABLES if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


@contextmanager
def _server(certificate: Path) -> Generator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        listening.settimeout(PATIENCE_S)
        serving = threading.Thread(target=_serve, args=(listening, context), name="tls")
        serving.start()
        try:
            yield listening.getsockname()[1]
        finally:
            serving.join()


def _serve(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Shake hands with two callers."""
    for _ in range(2):
        try:
            caller, _ = listening.accept()
            with closing(caller):
                caller.settimeout(PATIENCE_S)
                context.wrap_socket(caller, server_side=True).close()
        except OSError:  # ssl.SSLError is one: the caller hung up, as it should
            continue


def _is_trusted(port: int, context: ssl.SSLContext) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as wire:
        try:
            context.wrap_socket(wire, server_hostname=HOST).close()
        except ssl.SSLCertVerificationError:
            return False
        return True
