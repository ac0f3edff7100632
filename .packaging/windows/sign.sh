#!/usr/bin/env bash
# Signs Windows programs where a certificate is given: CERTIFICATE, a .pfx in base64, and
# CERTIFICATE_PASSWORD. Without one it leaves them as they are.
set -euo pipefail

if [[ -z ${CERTIFICATE:-} ]]; then
  echo "No certificate: nothing is signed."
  exit 0
fi
file=$(mktemp)
trap 'rm -f "$file"' EXIT
base64 --decode <<<"$CERTIFICATE" >"$file"
signtool=$(find "/c/Program Files (x86)/Windows Kits/10/bin" -path '*x64/signtool.exe' | sort | tail -n 1)
for program in "$@"; do
  MSYS2_ARG_CONV_EXCL='*' "$signtool" sign /fd SHA256 /td SHA256 \
    /tr http://timestamp.digicert.com /f "$(cygpath -w "$file")" /p "$CERTIFICATE_PASSWORD" "$(cygpath -w "$program")"
done
