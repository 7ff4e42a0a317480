/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Entry for libFuzzer (clang -fsanitize=fuzzer -DTRACKER_LIBFUZZER): an answer of any bytes to an
 * ask of each kind. Without libFuzzer it is a program that replays the files it is given. */

#include <string.h>

#include "ask-helper.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Selects by every means there is. */
static const char json_report[]
    = "{'item': {'list': '$..items[*]', 'number': '$.no'}, 'events': {'list': ['$.events[*]', "
      "'$..scans[-3:]'],"
      "'where': [{'select': '$.state', 'not': ['plan']}],"
      "'time': [{'select': '$.t', 'formats': ['iso8601', 'epoch_s', 'wcf', '%d.%m.%Y %H:%M', '%b "
      "%d, %Y, %I:%M %p'], 'zone': {'select': '$.z'}},"
      "{'select': '^.t', 'formats': ['epoch_ms'], 'offset': '$.z'}],"
      "'text': {'select': '$.d', 'html': true, 'regex': '(\\\\w+) (\\\\w+)', 'group': 2}, 'place': "
      "{'join': ['$.p', '^^.p'], 'with': ', '},"
      "'country': '$.l', 'code': {'select': '$.c', 'pad': {'to': 3, 'with': '0'}, 'map': {'0*': "
      "'zero'}},"
      "'stage': [{'by': '$.c', 'table': 'codes'}, {'by': '$.d', 'table': 'words'}]},"
      "'weight': {'select': '$.w', 'unit': 'kg'}, 'next_number': '$.next', 'origin_country': "
      "'$.from'}";
static const char markup_report[]
    = "{'events': {'list': '//tr', 'time': {'select': 'td[1]', 'formats': ['iso8601', '%b %d, %Y, "
      "%I:%M %p']}, 'text': 'td[2]',"
      "'place': ['.//b/@id', 'string(td[3])'], 'stage': [{'by': 'td[2]', 'table': 'words'}]}, "
      "'service': 'count(//*)'}";
static const char stages[]
    = "'stages': {'codes': {'match': 'code', 'map': {'A*': 'accepted', '*9': 'ignore'}},"
      "'words': {'match': 'words', 'map': {'deliver': 'delivered'}}},";

static TrackerDefinition *
get_definition (guint kind)
{
  static TrackerDefinition *definitions[3];
  static const char *const answers[] = { "json", "xml", "html" };

  if (definitions[kind] == NULL)
    definitions[kind]
        = ask_helper_new_reader (answers[kind], kind == 0 ? json_report : markup_report, stages);
  return definitions[kind];
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (TrackerReport) report
          = ask_helper_read (get_definition (kind), (const char *) data, (gssize) size);
      gsize n_events = 0;

      tracker_report_get_events (report, &n_events);
      g_assert_true ((tracker_report_get_outcome (report) == TRACKER_OUTCOME_FOUND)
                     == (n_events > 0));
    }
  return 0;
}

#ifndef TRACKER_LIBFUZZER
int
main (int argc, char **argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      gsize length = 0;

      if (!g_file_get_contents (argv[i], &text, &length, NULL))
        g_error ("%s cannot be read", argv[i]);
      LLVMFuzzerTestOneInput ((const guint8 *) text, length);
    }
  return 0;
}
#endif
