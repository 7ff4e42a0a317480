/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "definition-kit.h"

#include "tracker-test.h"

TrackerDefinition *
load_definition (const char *folder, const char *carrier)
{
  g_autofree char *name = g_strconcat (carrier, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, name, NULL);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = NULL;
  TrackerDefinition *definition;

  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  definition = tracker_definition_new_from_bytes (bytes, name, problems);
  g_assert_nonnull (definition);
  return definition;
}

TrackerHttp *
new_http (Fixture *fixture)
{
  g_autoptr (GSocketConnectable) address = tracker_emulator_dup_address (fixture->emulator);
  g_autoptr (GError) error = NULL;
  TrackerHttp *http = tracker_http_new_for_gateway (
      fixture->clock, address, tracker_emulator_get_authority (fixture->emulator), &error);

  g_assert_no_error (error);
  tracker_http_set_limit (http, 4, 0);
  return http;
}

TrackerResponse *
send_request (TrackerHttp *http, TrackerRequest *request, TrackerConversation *conversation)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerResponse *response;

  tracker_http_send_async (http, request, conversation, NULL, tracker_test_result_cb, &result);
  tracker_test_await (&result);
  response = tracker_http_send_finish (http, result, &error);
  g_assert_no_error (error);
  return response;
}
