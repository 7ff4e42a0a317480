/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store-kit.h"

/* What is to be asked, and what waits for a person. */
char *kit_print_due (Kit *kit, gint64 due_s);            /* "A1 A2", the longest due first */
gint64 kit_next_due (Kit *kit);                          /* G_MAXINT64: none */
char *kit_print_waiting (Kit *kit, const char *carrier); /* NULL: of every carrier */
int kit_count_waiting (Kit *kit);
int kit_count_attention (Kit *kit);

#define kit_assert_text(expression, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = (expression);                                                         \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END
