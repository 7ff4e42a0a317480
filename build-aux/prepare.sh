# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# Shared by build-aux/run and build-aux/test: what they need from Debian, and how they build. Sourced, not run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# To build. librsvg2-common: gtk4-encode-symbolic-svg reads icons through it; appstream: says what to translate in the metainfo.
BUILD_PACKAGES=(
  gcc libc6-dev meson ninja-build pkg-config gettext python3 appstream desktop-file-utils
  libglib2.0-bin libgtk-4-bin librsvg2-common iso-codes
  libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsecret-1-dev libnotify-dev libsqlite3-dev libxml2-dev
  libgnutls28-dev libcsv-dev libgdk-pixbuf-2.0-dev libcairo2-dev
)
# To run: certificates and TLS, time zones, icons, and letters for the languages that posts speak.
RUN_PACKAGES=(
  glib-networking ca-certificates tzdata dbus at-spi2-core adwaita-icon-theme hicolor-icon-theme
  fonts-cantarell fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
)
# To show the window where there is no display.
HEADLESS_PACKAGES=(xvfb metacity x11-utils imagemagick)
# To test: the daemons of a desktop session, a hand on the accessibility tree, and validators.
TEST_PACKAGES=(
  clang-format locales-all
  dunst gnome-keyring libsecret-tools libnotify-bin xdotool x11-apps
  python3-gi python3-pyatspi python3-jsonschema python3-yaml
  iproute2 bubblewrap openssl procps webp-pixbuf-loader
)

say()
{
  printf '%s\n' "$*" >&2
}

fail()
{
  say "$(basename "$0"): $*"
  exit 1
}

missing_packages()
{
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii *//p')
  printf '%s\n' "$@" | grep -vxF "$installed"
}

as_root()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_packages NAME...: installs what is missing; nothing is asked of the network when nothing is.
install_packages()
{
  local missing log
  command -v dpkg-query >/dev/null || fail "this needs Debian or a system like it; README.md says how to build elsewhere."
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "these packages are missing and can only be installed by root: ${missing[*]}"
  fi

  say "Installing ${#missing[@]} packages with apt (only this first time) …"
  log=$(mktemp) || fail "no temporary file could be made."
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  if ! as_root "${apt[@]}" update >"$log" 2>&1 </dev/null ||
    ! as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
    grep -E '^(E|Err|W):?' "$log" | head -n 8 >&2
    fail "apt could not install what is missing (${missing[*]}): is the network there? The whole story is in $log."
  fi
  # apt-get update ends well without a network: what counts is what is there now.
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -ne 0 ]; then
    fail "apt did not install ${missing[*]}. The whole story is in $log."
  fi
  rm -f "$log"
}

# imagemagick TOOL ARGUMENT...: Debian names the tools after their version.
imagemagick()
{
  local tool=$1 name
  shift
  for name in "$tool-im6" "$tool-im7" "$tool"; do
    if command -v "$name" >/dev/null; then
      "$name" "$@"
      return
    fi
  done
  return 127
}

# set_up FOLDER [MESON-OPTION...]: makes the build folder if it is new. Quiet, unless it fails.
set_up()
{
  local folder=$1 log=$1.log
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    say "Building in ${folder#"$ROOT"/} (the first time takes a few minutes) …"
    # A set-up that was cut short is begun anew.
    rm -rf "$folder"
    if ! meson setup "$folder" "$ROOT" "$@" >"$log" 2>&1 </dev/null; then
      tail -n 20 "$log" >&2
      fail "meson could not set the build up; the whole story is in $log."
    fi
  fi
}

# compile FOLDER [FILE...]: builds these files, or all. Quiet, unless it fails.
compile()
{
  local folder=$1 log=$1.log
  shift
  if ! ninja -C "$folder" "$@" >"$log" 2>&1 </dev/null; then
    grep -E -A 30 '^FAILED|error:' "$log" | head -n 120 >&2
    fail "the build failed; the whole story is in $log."
  fi
  mv -f "$log" "$folder/build.log"
}

# build FOLDER [MESON-OPTION...]: both.
build()
{
  set_up "$@"
  compile "$1"
}

# use_build FOLDER: lets a program that is not installed find its schema, definitions, translations and icon.
use_build()
{
  export GSETTINGS_SCHEMA_DIR=$1/data TRACKER_LOCALEDIR=$1/po
  export TRACKER_CARRIERS_DIR=$ROOT/data/carriers
  export XDG_DATA_DIRS=$ROOT/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
}
