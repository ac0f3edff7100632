#!/usr/bin/env bash
# Puts the certificate and the notary's account, where they are given, into a key chain of its own.
#
# CERTIFICATE, CERTIFICATE_PASSWORD   a .p12 in base64, and its password
# APPLE_ID, TEAM_ID, PASSWORD         for notarytool
set -euo pipefail

if [[ -z ${CERTIFICATE:-} ]]; then
  echo "No certificate: the application is signed ad hoc."
  exit 0
fi
chain="$RUNNER_TEMP/signing.keychain-db"
secret=$(openssl rand -hex 24)
security create-keychain -p "$secret" "$chain"
security set-keychain-settings -lut 3600 "$chain"
security unlock-keychain -p "$secret" "$chain"
file="$RUNNER_TEMP/certificate.p12"
trap 'rm -f "$file"' EXIT
base64 --decode <<<"$CERTIFICATE" >"$file"
security import "$file" -k "$chain" -P "$CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -k "$secret" "$chain" >/dev/null
security list-keychains -d user -s "$chain" login.keychain-db

if [[ -n ${APPLE_ID:-} ]]; then
  xcrun notarytool store-credentials pikascenes --keychain "$chain" \
    --apple-id "$APPLE_ID" --team-id "$TEAM_ID" --password "$PASSWORD"
  echo "NOTARY_PROFILE=pikascenes" >>"$GITHUB_ENV"
fi
