/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "definition-kit.h"
#include "tracker-test.h"

/* The definitions' ways for a person and the emulator's challenges were written apart, each from
 * the fact sheets: here they meet. The person is one who knows the answers. */

typedef struct
{
  const char *folder;
  const char *carrier;
  const char *way;
  TrackerChallengeKind kind;
  const char *destination;
  guint n_events; /* of the letter, before the customs let it go */
  const char *stage;
  TrackerChallengeReason late; /* why the next one is shown when an answer came too late */
} Row;

#define NUMBER "RB123456785CN"
#define OTHER "RR715039829CN"
#define LATE TRACKER_CHALLENGE_EXPIRED
#define LATE_IS_WRONG TRACKER_CHALLENGE_WRONG /* where the post says the same of both */

static const Row rows[] = {
  { "carriers", "correios", "site", TRACKER_CHALLENGE_TEXT, "BR", 5, "import", LATE_IS_WRONG },
  { "carriers", "chinapost", "yjcx", TRACKER_CHALLENGE_SLIDER, "RU", 5, "import", LATE },
  { "carriers", "chinapost", "ems", TRACKER_CHALLENGE_SLIDER, "RU", 5, "import", LATE },
  { "carriers", "chinapost", "clicks", TRACKER_CHALLENGE_CLICKS, "RU", 3, "in_transit", LATE },
  { "carriers", "taiwanpost", NULL, TRACKER_CHALLENGE_TEXT, "TW", 5, "import", LATE },
  { "carriers", "vietnampost", NULL, TRACKER_CHALLENGE_TEXT, "VN", 5, "import", LATE_IS_WRONG },
  { "carriers", "indiapost", NULL, TRACKER_CHALLENGE_TEXT, "IN", 5, "import", LATE },
  { "carriers", "upugtt", "form", TRACKER_CHALLENGE_TEXT, "RU", 4, "import", LATE_IS_WRONG },
  { "demo", "russianpost-form", NULL, TRACKER_CHALLENGE_TEXT, "RU", 3, "import", LATE_IS_WRONG },
};

/* A person before one ask. */
typedef struct
{
  TrackerDefinition *definition;     /* (owned) */
  TrackerHttp *http;                 /* (owned) */
  TrackerConversation *conversation; /* (owned) */
  TrackerAsk *ask;                   /* (owned) */
  gint64 now_s;
} Sitting;

static void
sitting_clear (Sitting *sitting)
{
  g_clear_pointer (&sitting->ask, tracker_ask_unref);
  g_clear_object (&sitting->conversation);
  g_clear_object (&sitting->http);
  g_clear_pointer (&sitting->definition, tracker_definition_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sitting, sitting_clear)

/* As far as it goes without a person. */
static void
go_on (Sitting *sitting)
{
  while (TRUE)
    {
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (sitting->ask);
      g_autoptr (TrackerResponse) response = NULL;

      if (request == NULL)
        return;
      response = send_request (sitting->http, request, sitting->conversation);
      tracker_ask_take_response (sitting->ask, response, sitting->now_s);
    }
}

static void
sit_down (Fixture *fixture, const Row *row, const char *const *numbers, Sitting *sitting)
{
  TrackerAskOptions options = {
    .way = row->way,
    .language = "en",
    .country = "RU",
    .now_s = tracker_clock_get_now_s (fixture->clock),
    .has_person = TRUE,
  };

  g_test_message ("%s %s", row->carrier, row->way != NULL ? row->way : "");
  sitting->definition = load_definition (row->folder, row->carrier);
  sitting->http = new_http (fixture);
  sitting->conversation = tracker_conversation_new ();
  sitting->now_s = options.now_s;
  sitting->ask = tracker_ask_new (sitting->definition, numbers, &options);
  go_on (sitting);
}

static void
sit_down_for_one (Fixture *fixture, const Row *row, Sitting *sitting)
{
  const char *numbers[] = { NUMBER, NULL };

  sit_down (fixture, row, numbers, sitting);
}

static TrackerChallenge *
get_challenge (const Row *row, Sitting *sitting, TrackerChallengeReason reason)
{
  TrackerChallenge *challenge = tracker_ask_dup_challenge (sitting->ask);

  if (challenge == NULL && tracker_ask_is_done (sitting->ask))
    {
      g_autoptr (GPtrArray) reports = tracker_ask_dup_reports (sitting->ask);

      g_test_message ("ended as %s", tracker_outcome_to_nick (tracker_report_get_outcome (
                                         g_ptr_array_index (reports, 0))));
    }
  g_assert_nonnull (challenge);
  g_assert_cmpint (tracker_challenge_get_kind (challenge), ==, row->kind);
  g_assert_cmpint (tracker_challenge_get_reason (challenge), ==, reason);
  g_assert_nonnull (tracker_challenge_get_picture (challenge));
  return challenge;
}

static TrackerSolution *
read_solution (const Row *row, const char *answer)
{
  g_auto (GStrv) texts = g_strsplit (answer, ";", -1);
  TrackerPoint points[8] = { 0 };

  if (row->kind == TRACKER_CHALLENGE_TEXT)
    return tracker_solution_new_text (answer);
  if (row->kind == TRACKER_CHALLENGE_SLIDER)
    return tracker_solution_new_offset (atoi (answer));
  for (gsize i = 0; texts[i] != NULL; i++)
    g_assert_cmpint (sscanf (texts[i], "%d,%d", &points[i].x, &points[i].y), ==, 2);
  return tracker_solution_new_points (points, g_strv_length (texts));
}

/* Another of the same shape. */
static char *
spoil_answer (const Row *row, const char *answer)
{
  char *spoilt = g_strdup (answer);

  if (row->kind == TRACKER_CHALLENGE_SLIDER)
    {
      g_free (spoilt);
      return g_strdup_printf ("%d", atoi (answer) - 20);
    }
  if (row->kind == TRACKER_CHALLENGE_CLICKS)
    {
      g_free (spoilt);
      return g_strdup ("1,1;2,2;3,3;4,4");
    }
  spoilt[0] = spoilt[0] == '2' ? '3' : '2';
  return spoilt;
}

static void
answer_challenge (Fixture *fixture,
                  const Row *row,
                  Sitting *sitting,
                  TrackerChallengeReason reason,
                  gboolean is_right)
{
  g_autoptr (TrackerChallenge) challenge = get_challenge (row, sitting, reason);
  g_autofree char *right = tracker_emulator_dup_captcha_answer (fixture->emulator, row->carrier);
  g_autofree char *answer = is_right ? g_strdup (right) : spoil_answer (row, right);
  g_autoptr (TrackerSolution) solution = read_solution (row, answer);
  g_autoptr (GError) error = NULL;

  tracker_challenge_check (challenge, solution, &error);
  g_assert_no_error (error);
  sitting->now_s = tracker_clock_get_now_s (fixture->clock);
  tracker_ask_take_solution (sitting->ask, solution, sitting->now_s);
  go_on (sitting);
}

static TrackerReport *
get_report (Sitting *sitting, guint i)
{
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_true (tracker_ask_is_done (sitting->ask));
  reports = tracker_ask_dup_reports (sitting->ask);
  g_assert_cmpuint (reports->len, >, i);
  return tracker_report_ref (g_ptr_array_index (reports, i));
}

static void
assert_outcome (Sitting *sitting, guint i, TrackerOutcome expected)
{
  g_autoptr (TrackerReport) report = get_report (sitting, i);

  g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==,
                   tracker_outcome_to_nick (expected));
}

static void
add_parcel (Fixture *fixture, const Row *row, const char *number)
{
  add_letter_to (fixture, number, row->carrier, row->destination,
                 strcmp (row->destination, "RU") == 0 ? "Moscow" : "Central");
}

static void
assert_found (Sitting *sitting, guint i, TrackerStage stage, guint n_expected)
{
  g_autoptr (TrackerReport) report = get_report (sitting, i);
  gsize n_events;

  assert_outcome (sitting, i, TRACKER_OUTCOME_FOUND);
  g_assert_cmpstr (tracker_stage_to_nick (tracker_report_get_stage (report)), ==,
                   tracker_stage_to_nick (stage));
  g_assert_cmpstr (tracker_report_get_unknown_codes (report)[0], ==, NULL);
  tracker_report_get_events (report, &n_events);
  if (n_expected > 0)
    g_assert_cmpuint (n_events, ==, n_expected);
}

static void
test_journey (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_auto (Sitting) before = { 0 };
  g_auto (Sitting) midway = { 0 };
  g_auto (Sitting) after = { 0 };
  TrackerStage stage;

  g_assert_true (tracker_stage_from_nick (row->stage, &stage));
  sit_down_for_one (fixture, row, &before);
  answer_challenge (fixture, row, &before, TRACKER_CHALLENGE_FIRST, TRUE);
  assert_outcome (&before, 0, TRACKER_OUTCOME_NOT_FOUND);

  add_parcel (fixture, row, NUMBER);
  sit_down_for_one (fixture, row, &midway);
  answer_challenge (fixture, row, &midway, TRACKER_CHALLENGE_FIRST, TRUE);
  assert_found (&midway, 0, stage, row->n_events);

  set_hours (fixture, 30);
  sit_down_for_one (fixture, row, &after);
  answer_challenge (fixture, row, &after, TRACKER_CHALLENGE_FIRST, TRUE);
  assert_found (&after, 0, TRACKER_STAGE_DELIVERED, 0);
}

/* Wrong twice, then another picture by wish, then right: one conversation. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_auto (Sitting) sitting = { 0 };
  g_autoptr (TrackerChallenge) first = NULL;
  g_autoptr (TrackerChallenge) another = NULL;

  add_parcel (fixture, row, NUMBER);
  sit_down_for_one (fixture, row, &sitting);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_FIRST, FALSE);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_WRONG, FALSE);
  first = get_challenge (row, &sitting, TRACKER_CHALLENGE_WRONG);
  tracker_ask_renew_challenge (sitting.ask, sitting.now_s);
  go_on (&sitting);
  another = get_challenge (row, &sitting, TRACKER_CHALLENGE_ANOTHER);
  g_assert_false (g_bytes_equal (tracker_challenge_get_picture (first),
                                 tracker_challenge_get_picture (another)));
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_ANOTHER, TRUE);
  assert_outcome (&sitting, 0, TRACKER_OUTCOME_FOUND);
}

/* Too late, and forgotten: a new challenge each time, and in the end the answer. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_auto (Sitting) sitting = { 0 };

  add_parcel (fixture, row, NUMBER);
  tracker_emulator_set_captcha_fault (fixture->emulator, row->carrier,
                                      TRACKER_CAPTCHA_FAULT_EXPIRED, 1);
  sit_down_for_one (fixture, row, &sitting);
  tracker_emulator_set_captcha_fault (fixture->emulator, row->carrier,
                                      TRACKER_CAPTCHA_FAULT_SESSION_LOST, 1);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_FIRST, TRUE);
  answer_challenge (fixture, row, &sitting, row->late, TRUE);
  answer_challenge (fixture, row, &sitting, row->late, TRUE);
  assert_outcome (&sitting, 0, TRACKER_OUTCOME_FOUND);
}

/* By the clock: an answer after eleven minutes. */
static void
test_too_slow (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_auto (Sitting) sitting = { 0 };

  add_parcel (fixture, row, NUMBER);
  sit_down_for_one (fixture, row, &sitting);
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (fixture->clock), TRACKER_TEST_NOW_S + 660);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_FIRST, TRUE);
  answer_challenge (fixture, row, &sitting, row->late, TRUE);
  assert_outcome (&sitting, 0, TRACKER_OUTCOME_FOUND);
}

/* What is no challenge that is known ends the ask; it is never taken for an answer. */
static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_auto (Sitting) sitting = { 0 };
  g_autoptr (TrackerReport) report = NULL;
  gsize n_events;

  add_parcel (fixture, row, NUMBER);
  tracker_emulator_set_captcha_fault (fixture->emulator, row->carrier,
                                      TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND, 0);
  sit_down_for_one (fixture, row, &sitting);
  report = get_report (&sitting, 0);
  g_assert_false (tracker_outcome_is_answer (tracker_report_get_outcome (report)));
  tracker_report_get_events (report, &n_events);
  g_assert_cmpuint (n_events, ==, 0);
}

/* The engine hands on what came, but nothing of 50 MB. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const TrackerCaptchaFault faults[]
      = { TRACKER_CAPTCHA_FAULT_MEGAPIXELS, TRACKER_CAPTCHA_FAULT_ANIMATED,
          TRACKER_CAPTCHA_FAULT_SVG,        TRACKER_CAPTCHA_FAULT_HTML,
          TRACKER_CAPTCHA_FAULT_TRUNCATED,  TRACKER_CAPTCHA_FAULT_HUGE };
  const Row *row = data;

  add_parcel (fixture, row, NUMBER);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (Sitting) sitting = { 0 };
      g_autoptr (TrackerChallenge) challenge = NULL;
      g_autoptr (TrackerReport) report = NULL;

      tracker_emulator_set_captcha_fault (fixture->emulator, row->carrier, faults[i], 0);
      sit_down_for_one (fixture, row, &sitting);
      challenge = tracker_ask_dup_challenge (sitting.ask);
      g_test_message ("fault %d: %s", faults[i], challenge != NULL ? "handed on" : "ended");
      if (faults[i] == TRACKER_CAPTCHA_FAULT_HUGE)
        g_assert_null (challenge);
      if (challenge != NULL)
        continue;
      report = get_report (&sitting, 0);
      g_assert_false (tracker_outcome_is_answer (tracker_report_get_outcome (report)));
    }
  g_assert_cmpuint (
      tracker_emulator_get_n_requests_of_host (fixture->emulator, "elsewhere.example"), ==, 0);
}

/* Without a person nothing is asked. */
static void
test_no_person (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  const char *numbers[] = { NUMBER, NULL };
  TrackerAskOptions options = { .language = "en", .now_s = TRACKER_TEST_NOW_S };
  g_autoptr (TrackerDefinition) definition = load_definition (row->folder, row->carrier);
  g_autoptr (TrackerAsk) ask = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_true (tracker_definition_has_check (definition));
  if (!tracker_definition_is_check_only (definition))
    return;
  ask = tracker_ask_new (definition, numbers, &options);
  g_assert_true (tracker_ask_is_done (ask));
  g_assert_null (tracker_ask_get_way (ask));
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_CAPTCHA);
}

/* The ordinary faults, at any step. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TrackerFault fault;
    TrackerOutcome outcome; /* NONE: any failure */
  } faults[] = {
    { TRACKER_FAULT_CUT, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_RATE_LIMITED, TRACKER_OUTCOME_RATE_LIMITED },
    { TRACKER_FAULT_UNAVAILABLE, TRACKER_OUTCOME_UNAVAILABLE },
    { TRACKER_FAULT_REDIRECT_ELSEWHERE, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_HUGE, TRACKER_OUTCOME_NONE },
  };
  const Row *row = data;

  add_parcel (fixture, row, NUMBER);
  for (gsize i = 0; i < G_N_ELEMENTS (faults) * 2; i++)
    {
      gboolean is_at_the_end = i % 2 == 1;
      g_auto (Sitting) sitting = { 0 };
      g_autoptr (TrackerReport) report = NULL;

      g_test_message ("fault %d, %s", faults[i / 2].fault,
                      is_at_the_end ? "after the answer" : "at first");
      if (!is_at_the_end)
        tracker_emulator_set_carrier_fault (fixture->emulator, row->carrier, faults[i / 2].fault,
                                            0);
      sit_down_for_one (fixture, row, &sitting);
      if (is_at_the_end)
        {
          tracker_emulator_set_carrier_fault (fixture->emulator, row->carrier, faults[i / 2].fault,
                                              0);
          answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_FIRST, TRUE);
        }
      tracker_emulator_set_carrier_fault (fixture->emulator, row->carrier, TRACKER_FAULT_NONE, 0);
      report = get_report (&sitting, 0);
      g_assert_false (tracker_outcome_is_answer (tracker_report_get_outcome (report)));
      if (faults[i / 2].outcome != TRACKER_OUTCOME_NONE)
        assert_outcome (&sitting, 0, faults[i / 2].outcome);
    }
}

/* One solved challenge serves several numbers, where the post lets it. */
static void
test_batch (Fixture *fixture, gconstpointer data)
{
  const Row *row = &rows[2];
  const char *numbers[] = { NUMBER, "RR123456785CN", OTHER, NULL };
  g_auto (Sitting) sitting = { 0 };

  g_assert_cmpstr (row->way, ==, "ems");
  add_parcel (fixture, row, NUMBER);
  add_parcel (fixture, row, OTHER);
  sit_down (fixture, row, numbers, &sitting);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_FIRST, FALSE);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_WRONG, TRUE);
  assert_found (&sitting, 0, TRACKER_STAGE_IMPORT, row->n_events);
  assert_outcome (&sitting, 1, TRACKER_OUTCOME_NOT_FOUND);
  assert_found (&sitting, 2, TRACKER_STAGE_IMPORT, row->n_events);
}

/* The program interface is behind a wall, the page for people is not. */
static void
test_behind_wall (Fixture *fixture, gconstpointer data)
{
  const Row *row = &rows[7];
  const char *numbers[] = { NUMBER, NULL };
  TrackerAskOptions options = { .language = "en", .now_s = TRACKER_TEST_NOW_S };
  g_auto (Sitting) automatic = { 0 };
  g_auto (Sitting) sitting = { 0 };
  g_autoptr (TrackerReport) report = NULL;

  g_assert_cmpstr (row->carrier, ==, "upugtt");
  add_parcel (fixture, row, NUMBER);
  tracker_emulator_set_carrier_fault (fixture->emulator, "upugtt", TRACKER_FAULT_BOT_WALL, 0);
  automatic.definition = load_definition (row->folder, row->carrier);
  automatic.http = new_http (fixture);
  automatic.conversation = tracker_conversation_new ();
  automatic.now_s = options.now_s;
  automatic.ask = tracker_ask_new (automatic.definition, numbers, &options);
  go_on (&automatic);
  report = get_report (&automatic, 0);
  g_assert_true (tracker_outcome_wants_human (tracker_report_get_outcome (report)));

  sit_down_for_one (fixture, row, &sitting);
  answer_challenge (fixture, row, &sitting, TRACKER_CHALLENGE_FIRST, TRUE);
  assert_outcome (&sitting, 0, TRACKER_OUTCOME_FOUND);
}

/* The data of a test is a row here, not what fixture_set_up () takes it for. */
static void
fixture_set_up_for_row (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, NULL);
}

static void
add_for_each (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/emulator-checks/%s/%s%s%s", path, rows[i].carrier,
                                               rows[i].way != NULL ? "-" : "",
                                               rows[i].way != NULL ? rows[i].way : "");

      g_test_add (name, Fixture, &rows[i], fixture_set_up_for_row, test, fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  add_for_each ("journey", test_journey);
  add_for_each ("wrong", test_wrong);
  add_for_each ("late", test_late);
  add_for_each ("too-slow", test_too_slow);
  add_for_each ("unknown-kind", test_unknown_kind);
  add_for_each ("hostile", test_hostile);
  add_for_each ("no-person", test_no_person);
  add_for_each ("faults", test_faults);
  g_test_add ("/emulator-checks/batch", Fixture, NULL, fixture_set_up_for_row, test_batch,
              fixture_tear_down);
  g_test_add ("/emulator-checks/behind-wall", Fixture, NULL, fixture_set_up_for_row,
              test_behind_wall, fixture_tear_down);
  return g_test_run ();
}
