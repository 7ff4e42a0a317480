#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command in a private desktop session: folders, display and session bus of its own, all gone afterwards.
#
#   tests/session.sh COMMAND [ARGUMENT...]
#
# The command's exit code is the script's. Switches, by environment:
#   WITH_DISPLAY=0        no X server (default: Xvfb, size in SESSION_SCREEN, 1280x900x24)
#   WITH_BUS=0            no session bus at all
#   WITH_BUS=bare         a bus that starts no services by itself
#   WITH_WM=1             metacity
#   WITH_DUNST=1          a notification daemon
#   WITH_KEYRING=1        a Secret Service with its login keyring unlocked (password "test-pw")
#   WITH_KEYRING=locked   the same, locked
#   KEEP_SESSION_DIR=1    leave the folder for a look afterwards (its name goes to stderr)
# The command finds SESSION_DIR (the private folder; logs of the daemons lie there as NAME.log).
set -u

stop()
{
  # Only what this script started, by process id.
  for pid in "$@"; do
    kill "$pid" 2>/dev/null
  done
  for pid in "$@"; do
    wait "$pid" 2>/dev/null
  done
}

# Polls without a busy loop: wait_for SECONDS COMMAND...
wait_for()
{
  local tries=$(($1 * 50))
  shift
  while ! "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    if [ $tries -le 0 ]; then
      return 1
    fi
    sleep 0.02
  done
}

die()
{
  echo "session.sh: $*" >&2
  exit 125
}

has_owner()
{
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.NameHasOwner "$1" | grep -q true
}

start_window_manager()
{
  metacity --sm-disable >"$SESSION_DIR/wm.log" 2>&1 &
  inner_pids+=($!)
  wait_for 10 sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 0x' || die "metacity did not start"
}

start_dunst()
{
  cat >"$SESSION_DIR/dunstrc" <<'END'
[global]
  markup = full
  format = "<b>%s</b>\n%b"
  mouse_left_click = do_action, close_current
  enable_recursive_icon_lookup = true
  icon_theme = Adwaita
END
  dunst -conf "$SESSION_DIR/dunstrc" >"$SESSION_DIR/dunst.log" 2>&1 &
  inner_pids+=($!)
  wait_for 10 has_owner org.freedesktop.Notifications || die "dunst did not start"
}

start_keyring()
{
  gnome-keyring-daemon --foreground --unlock --components=secrets >"$SESSION_DIR/keyring.log" 2>&1 \
    < <(printf 'test-pw') &
  inner_pids+=($!)
  wait_for 10 has_owner org.freedesktop.secrets || die "gnome-keyring did not start"
  wait_for 10 sh -c 'gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets \
    -m org.freedesktop.Secret.Service.ReadAlias default | grep -q collection/login' ||
    die "the login keyring was not made"
  if [ "$WITH_KEYRING" = locked ]; then
    gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets \
      -m org.freedesktop.Secret.Service.Lock "['/org/freedesktop/secrets/collection/login']" >/dev/null ||
      die "the login keyring could not be locked"
  fi
}

# Second half: already inside the session bus (or knowingly without one).
run_inside()
{
  inner_pids=()
  exec 1>&5 2>&4 4>&- 5>&-
  echo $$ >"$SESSION_DIR/inside.pid"
  trap 'stop "${inner_pids[@]}"' EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
  if [ "${WITH_WM:-0}" = 1 ]; then start_window_manager; fi
  if [ "${WITH_DUNST:-0}" = 1 ]; then start_dunst; fi
  if [ "${WITH_KEYRING:-0}" != 0 ]; then start_keyring; fi
  # In the background, so that a signal is answered at once and not when the command is done.
  "$@" <&3 3<&- &
  local command=$!
  inner_pids+=($command)
  wait $command
  local code=$?
  exit $code
}

set_environment()
{
  export SESSION_DIR
  SESSION_DIR=$(mktemp -d "${TMPDIR:-/tmp}/tracker-session.XXXXXX") || exit 125
  export HOME=$SESSION_DIR/home XDG_RUNTIME_DIR=$SESSION_DIR/run
  export XDG_CONFIG_HOME=$SESSION_DIR/config XDG_DATA_HOME=$SESSION_DIR/data
  export XDG_CACHE_HOME=$SESSION_DIR/cache XDG_STATE_HOME=$SESSION_DIR/state
  mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
  chmod 700 "$XDG_RUNTIME_DIR"
  printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n' >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
  unset DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS DBUS_STARTER_BUS_TYPE WAYLAND_DISPLAY DISPLAY XAUTHORITY
  unset GNOME_KEYRING_CONTROL SSH_AUTH_SOCK AT_SPI_BUS_ADDRESS DESKTOP_SESSION XDG_CURRENT_DESKTOP
  export GDK_BACKEND=${GDK_BACKEND:-x11} GSK_RENDERER=${GSK_RENDERER:-cairo} ADW_DISABLE_PORTAL=1
  export GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory} GVFS_DISABLE_FUSE=1 GIO_USE_VFS=local
  # Pictures and words come out the same wherever the tests run.
  export LC_ALL=${LC_ALL:-C.UTF-8} TZ=${TZ:-UTC}
}

start_display()
{
  mkfifo "$SESSION_DIR/displayfd" || exit 125
  # -displayfd: the server picks a free number and tells it; no race, no fixed number.
  Xvfb -displayfd 6 -screen 0 "${SESSION_SCREEN:-1280x900x24}" -nolisten tcp -noreset \
    6>"$SESSION_DIR/displayfd" >"$SESSION_DIR/xvfb.log" 2>&1 3<&- 4>&- 5>&- &
  outer_pids+=($!)
  local number=
  read -r -t 20 number <>"$SESSION_DIR/displayfd"
  [ -n "$number" ] || die "Xvfb did not start: $(tail -n 3 "$SESSION_DIR/xvfb.log")"
  export DISPLAY=:$number
}

write_bare_bus()
{
  cat >"$SESSION_DIR/bus.conf" <<'END'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
}

clean_up()
{
  # The half inside ends what it started, and with it the bus; killing dbus-run-session would leave both behind.
  if [ -s "$SESSION_DIR/inside.pid" ] && kill -0 "$session_pid" 2>/dev/null; then
    kill "$(cat "$SESSION_DIR/inside.pid")" 2>/dev/null
    wait "$session_pid" 2>/dev/null
  fi
  stop "${outer_pids[@]}"
  if [ "${KEEP_SESSION_DIR:-0}" = 1 ]; then
    echo "session.sh: left $SESSION_DIR" >&2
    return
  fi
  # A service of the bus that has just ended may still be writing.
  for _ in 1 2 3 4 5; do
    rm -rf "$SESSION_DIR" 2>/dev/null && return
    sleep 0.1
  done
}

if [ "${1:-}" = --inside ]; then
  shift
  run_inside "$@"
fi

[ $# -gt 0 ] || die "usage: session.sh COMMAND [ARGUMENT...]"
self=$(readlink -f "$0")
outer_pids=()
session_pid=0
# The command's own input and output; what the bus and its services say goes to a file.
exec 3<&0 4>&2 5>&1
set_environment
trap clean_up EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
if [ "${WITH_DISPLAY:-1}" != 0 ]; then start_display; fi
case "${WITH_BUS:-1}" in
  0)
    # An address where nobody listens: with none, libraries would start a bus by themselves.
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$SESSION_DIR/no-bus
    bash "$self" --inside "$@" &
    ;;
  bare)
    write_bare_bus
    dbus-run-session --config-file="$SESSION_DIR/bus.conf" -- bash "$self" --inside "$@" >"$SESSION_DIR/bus.log" 2>&1 &
    ;;
  *)
    dbus-run-session -- bash "$self" --inside "$@" >"$SESSION_DIR/bus.log" 2>&1 &
    ;;
esac
session_pid=$!
wait $session_pid
exit $?
