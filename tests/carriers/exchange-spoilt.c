/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-spoilt.h"

#include <string.h>

#include "exchange-report.h"
#include "exchange.h"
#include "tracker-test.h"

#define RETRY_AFTER_S 1234
#define PAGE                                                                                       \
  "<!DOCTYPE html>\n<html><head><title>One moment</title></head>"                                  \
  "<body><h1>Sorry</h1><p>Something else is here now.</p></body></html>"

const char *const exchange_spoilt_kinds[]
    = { "limited", "server-error", "html", "truncated", NULL };

/* One kind: the outcomes that are right, and how the carrier's own exchange files are called that
 * may say otherwise. */
typedef struct
{
  const char *kind;
  const char *outcomes;
  const char *own[4];
} Kind;

static const Kind kinds[] = {
  { "limited", "rate_limited", { "rate-limited", "limit" } },
  { "server-error", "unavailable", { "server-error", "error" } },
  { "html", "blocked captcha", { "blocked", "html", "captcha" } },
  /* where no redirects are followed, a redirect is an answer like any other */
  { "elsewhere", "blocked captcha malformed unavailable", { "blocked", "html", "captcha" } },
  { "truncated", "malformed", { "truncated", "malformed" } },
  { "unreachable", "unavailable", { NULL } },
};

static const Kind *
find_kind (const char *nick)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, nick))
      return &kinds[i];
  g_error ("No such kind: %s", nick);
}

static TrackerResponse *
new_text (int status, const char *content_type, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  return tracker_response_new (status, content_type, body);
}

static TrackerResponse *
new_spoilt (const Exchange *exchange, const char *kind)
{
  TrackerResponse *response;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) half = NULL;

  if (g_str_equal (kind, "limited"))
    {
      response = new_text (429, "text/plain", "Too many requests");
      tracker_response_add_header (response, "Retry-After", G_STRINGIFY (RETRY_AFTER_S));
      return response;
    }
  if (g_str_equal (kind, "server-error"))
    return new_text (500, "text/html", PAGE);
  if (g_str_equal (kind, "html"))
    return new_text (200, "text/html; charset=utf-8", PAGE);
  body = exchange_dup_body (exchange, exchange_get_n_steps (exchange) - 1);
  half = g_bytes_new_from_bytes (body, 0, g_bytes_get_size (body) / 2);
  return tracker_response_new (200, NULL, half);
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) split, word);
}

/* Whether a file of the carrier of one of these names expects that outcome. */
static gboolean
is_own (const char *folder, const Kind *kind, const char *outcome)
{
  g_autofree char *expected = g_strdup_printf ("\"outcome\": \"%s\"", outcome);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gboolean is_of_kind = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (kind->own) && kind->own[i] != NULL; i++)
        is_of_kind = is_of_kind || strstr (name, kind->own[i]) != NULL;
      if (is_of_kind && g_file_get_contents (path, &text, NULL, NULL)
          && strstr (text, expected) != NULL)
        return TRUE;
    }
  return FALSE;
}

char *
exchange_spoilt_dup_way (const Exchange *exchange)
{
  g_autoptr (GPtrArray) reports = exchange_run (exchange, NULL, NULL);
  g_autoptr (GPtrArray) again = NULL;
  const char *way;

  g_assert_nonnull (reports);
  way = tracker_report_get_way (g_ptr_array_index (reports, 0));
  again = exchange_run (exchange, way, NULL);
  if (again == NULL
      || tracker_report_get_outcome (g_ptr_array_index (again, 0)) != TRACKER_OUTCOME_FOUND)
    return NULL;
  return g_strdup (way);
}

static gboolean
is_page (const char *kind)
{
  return g_str_equal (kind, "html") || g_str_equal (kind, "elsewhere");
}

static void
check_outcome (const char *folder, const Kind *kind, TrackerAnswer answer, TrackerReport *report)
{
  const char *outcome = tracker_outcome_to_nick (tracker_report_get_outcome (report));
  gboolean is_data = answer == TRACKER_ANSWER_JSON || answer == TRACKER_ANSWER_XML;

  exchange_report_check_invariants (report);
  /* Half a page is a page; what can be read of it is true. */
  if (!is_data && g_str_equal (kind->kind, "truncated"))
    return;
  if (!is_data && is_page (kind->kind))
    {
      g_assert_cmpstr (outcome, !=, "found");
      return;
    }
  if (g_str_equal (outcome, "rate_limited"))
    g_assert_cmpint (tracker_report_get_retry_after_s (report), >, 0);
  if (!has_word (kind->outcomes, outcome) && !is_own (folder, kind, outcome))
    g_error ("An answer that is spoilt (%s) ends as \"%s\", not as \"%s\"; if the carrier means "
             "that, an exchange \"%s\" must say so",
             kind->kind, outcome, kind->outcomes, kind->own[0]);
}

void
exchange_spoilt_check_reports (const Exchange *exchange,
                               const char *way,
                               const char *kind_nick,
                               GPtrArray *reports)
{
  const Kind *kind = find_kind (kind_nick);
  g_autofree char *folder = g_path_get_dirname (exchange->path);

  /* That the post only wants more of the person is as good as a wall. */
  if (reports == NULL)
    {
      g_assert_true (is_page (kind_nick));
      return;
    }
  for (guint i = 0; i < reports->len; i++)
    check_outcome (folder, kind, exchange_get_answer (exchange, way),
                   g_ptr_array_index (reports, i));
}

void
exchange_spoilt_check (const char *folder, const char *name, const char *kind)
{
  g_autoptr (Exchange) exchange = exchange_new (folder, name);
  g_autoptr (TrackerResponse) response = new_spoilt (exchange, kind);
  g_autofree char *way = exchange_spoilt_dup_way (exchange);
  g_autoptr (GPtrArray) reports = NULL;

  if (way == NULL)
    {
      g_test_skip ("This exchange goes by several ways");
      return;
    }
  reports = exchange_run (exchange, way, response);
  exchange_spoilt_check_reports (exchange, way, kind, reports);
}
