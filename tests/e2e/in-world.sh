#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command in a network and a mount table of its own, where a test can play the posts at their own addresses and take
# the network away. Without the right to make those: without them, and TEST_WORLD is not set.
# The second address: with none but the loopback's, names are not looked up.
if unshare -nm true 2>/dev/null; then
  set -- unshare -nm sh -c 'ip link set lo up && ip addr add 192.0.2.1/24 dev lo && TEST_WORLD=1 exec "$@"' sh "$@"
elif unshare -rnm true 2>/dev/null; then
  set -- unshare -rnm sh -c 'ip link set lo up && ip addr add 192.0.2.1/24 dev lo && TEST_WORLD=1 exec "$@"' sh "$@"
fi
exec "$@"
