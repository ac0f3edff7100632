#!/usr/bin/env bash
# From the built application to a disk image: signed and notarised where a certificate is given.
#
#   sign-and-pack.sh APPLICATION IMAGE.dmg
#
# MACOS_SIGNING_IDENTITY   a "Developer ID Application" in the key chain; without it, nothing is
#                          signed but ad hoc, which is enough to try the program on this computer
# NOTARY_PROFILE           what `xcrun notarytool store-credentials` called the account; without
#                          it, nothing is sent to Apple
set -euo pipefail

application=$1
image=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$(basename "$application" .app)
identity=${MACOS_SIGNING_IDENTITY:--}

stamp=(--timestamp)
[[ $identity != - ]] || stamp=(--timestamp=none)

# From the inside out: a signature covers what lies below it.
find "$application/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -u+x \) -print0 |
  while IFS= read -r -d '' file; do
    if file -b "$file" | grep -q 'Mach-O'; then
      codesign --force --options runtime "${stamp[@]}" --sign "$identity" "$file"
    fi
  done
find "$application/Contents" -depth -name '*.framework' -type d -print0 |
  while IFS= read -r -d '' framework; do
    codesign --force --options runtime "${stamp[@]}" --sign "$identity" "$framework"
  done
codesign --force --options runtime "${stamp[@]}" --sign "$identity" \
  --entitlements "$here/entitlements.plist" "$application"
codesign --verify --deep --strict --verbose=2 "$application"

if [[ -n ${NOTARY_PROFILE:-} ]]; then
  packed=$(mktemp -d)/"$name.zip"
  ditto -c -k --keepParent "$application" "$packed"
  xcrun notarytool submit "$packed" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$application"
  spctl --assess --type execute --verbose=2 "$application"
fi

folder=$(mktemp -d)
cp -R "$application" "$folder/"
ln -s /Applications "$folder/Applications"
cp "$here/../../LICENSE" "$folder/LICENSE.txt"

# hdiutil says "Resource busy" now and then, when something else looks at the new volume.
made=
for _ in 1 2 3 4 5; do
  if hdiutil create -volname "$name" -srcfolder "$folder" -fs HFS+ -format UDZO -ov "$image"; then
    made=yes
    break
  fi
  sleep 5
done
[[ -n $made ]]

if [[ $identity != - ]]; then
  codesign --timestamp --sign "$identity" "$image"
fi
if [[ -n ${NOTARY_PROFILE:-} ]]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
