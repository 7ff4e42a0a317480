/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What ways and steps can do besides sending and reading. */

#include "ask-helper.h"
#include "dialog-helper.h"
#include "tracker-registry.h"
#include "tracker-test.h"

#define LINK "'status': 'link', 'page': 'https://post.example/{number}',"
#define STEP(url) "{'request': {'url': '" url "'}, 'answer': 'json'}"
#define ONE_WAY                                                                                    \
  "'ways': [{'id': 'w', 'steps': [" STEP ("https://post.example/") "], " DIALOG_REPORT "}]"

static const DialogCase link_cases[] = {
  { .name = "asked-all-the-same", .head = LINK, .ways = "'ways': []", .outcome = "blocked" },
};

static const DialogFault link_faults[] = {
  { "ways", LINK, ONE_WAY, "there are no ways" },
  { "no-ways-otherwise", NULL, "'ways': []", "one to ten ways" },
};

/* It is offered, not asked. */
static void
test_link (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', 'status': "
      "'link', 'page': 'https://post.example/{number}', 'numbers': [{'format': 's10', 'role': "
      "'both'}]}");
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autoptr (TrackerRecognition) recognition = NULL;
  g_autofree char *page = tracker_definition_dup_page (definition, ASK_HELPER_NUMBER);
  gboolean ask = TRUE;

  g_assert_true (tracker_definition_is_link (definition));
  g_assert_false (tracker_definition_is_check_only (definition));
  g_assert_false (tracker_definition_needs_credentials (definition));
  g_assert_cmpstr (page, ==, "https://post.example/" ASK_HELPER_NUMBER);
  g_ptr_array_add (definitions, definition);
  registry = tracker_registry_new (definitions);
  recognition = tracker_registry_recognize (registry, ASK_HELPER_NUMBER, NULL);
  g_assert_true (tracker_recognition_get_candidate (recognition, 0, NULL, &ask) == definition);
  g_assert_false (ask);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  dialog_add_cases ("/link", link_cases, G_N_ELEMENTS (link_cases));
  dialog_add_faults ("/link", link_faults, G_N_ELEMENTS (link_faults));
  g_test_add_func ("/link/offered", test_link);
  return g_test_run ();
}
