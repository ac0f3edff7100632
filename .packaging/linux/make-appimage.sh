#!/usr/bin/env bash
# From the built program to an AppImage: make-appimage.sh PROGRAM_FOLDER OUTPUT_FOLDER
#
# An AppImage is a small starter with a file system behind it. The starter is compiled here, from
# AppImage/type2-runtime at one commit: no registry offers it, and a binary from elsewhere would be
# the one part of a release that nobody built. Needs git, gcc, libfuse3-dev, libsquashfuse-dev and
# mksquashfs.
set -euo pipefail

program=$(realpath "$1")
mkdir -p "$2"
output=$(realpath "$2")
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$checkout/pikascenes_desktop/__init__.py")
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$checkout" log -1 --format=%ct)}

app="$work/app"
mkdir -p "$app/usr/lib"
cp -a "$program" "$app/usr/lib/pikascenes-desktop"
cp "$checkout/.packaging/linux/pikascenes-desktop.desktop" "$app/"
cp "$checkout/resources/icons/app.svg" "$app/pikascenes-desktop.svg"
ln -s pikascenes-desktop.svg "$app/.DirIcon"
ln -s usr/lib/pikascenes-desktop/pikascenes-desktop "$app/AppRun"

# Libraries that PyInstaller took from this system go along, and so must their notices.
notices="$app/usr/share/doc"
find "$program/_internal" -maxdepth 1 -type f -name 'lib*.so*' -printf '%f\n' |
  while read -r library; do
    dpkg-query --search "*/$library" 2>/dev/null | head -n 1 | cut -d: -f1
  done | sort -u |
  while read -r package; do
    [[ -f /usr/share/doc/$package/copyright ]] || continue
    mkdir -p "$notices/$package"
    cp -L "/usr/share/doc/$package/copyright" "$notices/$package/copyright"
  done

SOURCE_DATE_EPOCH=$epoch mksquashfs "$app" "$work/app.squashfs" -root-owned -noappend -quiet \
  -no-progress -comp zstd -Xcompression-level 19

image="$output/PikaScenes_Desktop-$version-x86_64.AppImage"
if [[ -n ${APPIMAGE_RUNTIME:-} ]]; then
  cp "$APPIMAGE_RUNTIME" "$image"
else
  runtime="$work/type2-runtime"
  git clone --quiet https://github.com/AppImage/type2-runtime "$runtime"
  make -C "$runtime/src/runtime" runtime
  cp "$runtime/src/runtime/runtime" "$image"
fi
cat "$work/app.squashfs" >>"$image"
chmod 755 "$image"
