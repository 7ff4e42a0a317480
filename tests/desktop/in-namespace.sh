#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a test in a network of its own that has only the loopback. Without the right to make one: without it.
if unshare -n true 2>/dev/null; then
  TEST_NAMESPACE=1 exec unshare -n sh -c 'ip link set lo up && exec "$@"' sh "$@"
fi
exec "$@"
