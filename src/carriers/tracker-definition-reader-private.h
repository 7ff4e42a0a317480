/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"
#include "tracker-json-source-private.h"

#define TRACKER_READER_MAX_PROBLEMS 100
#define TRACKER_READER_MAX_PATTERN_CHARS 500

/* What the loader carries along while it compiles one file. Problems are collected, not thrown:
 * after one the loader goes on, so that a person sees all of them at once; the definition is
 * dropped at the end if there is any. */
typedef struct
{
  TrackerJsonSource *source;
  GPtrArray *problems;           /* (element-type TrackerProblem) */
  guint n_problems;              /* of this file: @problems may hold those of others */
  TrackerDefinition *definition; /* being filled */
  gboolean is_light;             /* of the ways only which there are, and who they are for */

  /* Where in a way we are. */
  const TrackerWay *way; /* (nullable) */
  GHashTable *saves;     /* (nullable) name -> GINT: is of a cached step; of the steps before */
  const TrackerCaptchaSpec *captcha; /* (nullable) of a step before: {captcha.…} is known */
  gboolean uses_captcha;             /* some template did */
  GHashTable *captcha_saves;         /* (nullable) inside a captcha: the names it uses */
  TrackerAnswer answer;
  gboolean any_case;   /* of keys in its answers */
  JsonArray *ways;     /* (nullable) of the file */
  gboolean has_answer; /* headers, cookies, status of an answer can be asked for */
} TrackerReader;

/* ---- tracker-definition-reader.c: typed access that reports instead of failing. @owner is an
 * object node. ---- */
void tracker_reader_add_problem (TrackerReader *self,
                                 JsonNode *node,
                                 gboolean at_key,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (4, 5);
gboolean tracker_reader_check_object (TrackerReader *self,
                                      JsonNode *node,
                                      const char *what,
                                      const char *keys);
gboolean tracker_reader_check_array (TrackerReader *self, JsonNode *node, const char *what);
JsonNode *tracker_reader_get (JsonNode *owner, const char *key);
JsonNode *tracker_reader_require (TrackerReader *self, JsonNode *owner, const char *key);
JsonArray *tracker_reader_get_array (TrackerReader *self,
                                     JsonNode *owner,
                                     const char *key,
                                     gboolean is_required);
const char *tracker_reader_as_string (TrackerReader *self, JsonNode *node);
const char *tracker_reader_get_string (TrackerReader *self,
                                       JsonNode *owner,
                                       const char *key,
                                       gboolean is_required);
gboolean tracker_reader_get_boolean (TrackerReader *self,
                                     JsonNode *owner,
                                     const char *key,
                                     gboolean fallback);
int tracker_reader_get_int (TrackerReader *self,
                            JsonNode *owner,
                            const char *key,
                            int low,
                            int high,
                            int fallback);
int tracker_reader_get_choice (TrackerReader *self,
                               JsonNode *owner,
                               const char *key,
                               const char *const *choices,
                               int fallback);
char **tracker_reader_dup_strings (TrackerReader *self, JsonNode *node, gboolean or_one);

/* ---- tracker-definition-checks.c: texts with a meaning of their own ---- */
TrackerTranslated *tracker_reader_dup_translated (TrackerReader *self, JsonNode *node);
GRegex *tracker_reader_compile_regex (TrackerReader *self, JsonNode *node, const char *pattern);
GRegex *tracker_reader_compile_whole (TrackerReader *self, JsonNode *node, const char *pattern);
TrackerPattern *tracker_reader_read_pattern (TrackerReader *self, JsonNode *node, const char *text);
GRegex *tracker_reader_get_regex (TrackerReader *self, JsonNode *owner, const char *key);
gboolean tracker_reader_check_country (TrackerReader *self, JsonNode *node, const char *code);
gboolean tracker_reader_check_zone (TrackerReader *self,
                                    JsonNode *node,
                                    const char *zone,
                                    gboolean or_floating);
gboolean tracker_reader_check_id (TrackerReader *self, JsonNode *node, const char *id);
char *tracker_reader_dup_web_url (TrackerReader *self, JsonNode *owner, const char *key);
gboolean tracker_reader_check_web_url (TrackerReader *self, JsonNode *node, const char *url);

/* ---- One file each for the parts; all return NULL, or what could be read, after a problem ---- */
TrackerTemplate *tracker_reader_read_template (TrackerReader *self, JsonNode *node);
TrackerTemplate *
tracker_reader_read_held (TrackerReader *self, JsonNode *node, const char *otherwise);
TrackerSelector *tracker_reader_read_selector (TrackerReader *self, JsonNode *node);
TrackerValue *tracker_reader_read_value (TrackerReader *self, JsonNode *node);
TrackerValue *tracker_reader_get_value (TrackerReader *self, JsonNode *owner, const char *key);
TrackerValue *
tracker_reader_read_value_with (TrackerReader *self, JsonNode *node, const char *more_keys);
TrackerTest *tracker_reader_read_condition (TrackerReader *self, JsonNode *node);
TrackerTest *tracker_reader_read_filter (TrackerReader *self, JsonNode *node);
GPtrArray *tracker_reader_get_times (TrackerReader *self, JsonNode *owner, const char *key);
GPtrArray *tracker_reader_read_stage_rules (TrackerReader *self, JsonNode *owner);
GPtrArray *
tracker_reader_read_outcome_rules (TrackerReader *self, JsonNode *owner, gboolean is_item);
void tracker_reader_read_stage_tables (TrackerReader *self, JsonNode *root);
void tracker_reader_read_numbers (TrackerReader *self, JsonNode *root);
TrackerRequestSpec *tracker_reader_read_request (TrackerReader *self, JsonNode *node);
TrackerCaptchaSpec *
tracker_reader_read_captcha (TrackerReader *self, JsonNode *node, TrackerWay *way);
GPtrArray *tracker_reader_read_headers (TrackerReader *self, JsonNode *owner);
TrackerReportSpec *tracker_reader_read_report (TrackerReader *self, JsonNode *node);
void tracker_reader_read_credentials (TrackerReader *self, JsonNode *root);
void tracker_reader_read_needs (TrackerReader *self, JsonNode *root);
void tracker_reader_read_way_needs (TrackerReader *self, JsonNode *node, TrackerWay *way);
void tracker_reader_read_ways (TrackerReader *self, JsonNode *root);
void tracker_reader_read_samples (TrackerReader *self, JsonNode *root);

/* ---- tracker-definition-parts.c ---- */
TrackerDefinition *tracker_definition_new_empty (void);
void tracker_definition_finish (TrackerDefinition *self);
void tracker_number_format_free (TrackerNumberFormat *self);
void tracker_sample_free (TrackerSample *self);
void tracker_sample_answer_free (TrackerSampleAnswer *self);
void tracker_credential_spec_free (TrackerCredentialSpec *self);
void tracker_need_spec_free (TrackerNeedSpec *self);
void tracker_time_spec_free (TrackerTimeSpec *self);
void tracker_time_format_free (TrackerTimeFormat *self);
void tracker_stage_table_free (TrackerStageTable *self);
void tracker_stage_rule_free (TrackerStageRule *self);
void tracker_test_free (TrackerTest *self);
void tracker_outcome_rule_free (TrackerOutcomeRule *self);
void tracker_field_free (TrackerField *self);
void tracker_save_free (TrackerSave *self);
void tracker_request_spec_free (TrackerRequestSpec *self);
void tracker_captcha_spec_free (TrackerCaptchaSpec *self);
void tracker_picture_spec_free (TrackerPictureSpec *self);
void tracker_step_free (TrackerStep *self);
void tracker_weight_free (TrackerWeight *self);
void tracker_event_spec_free (TrackerEventSpec *self);
void tracker_report_spec_free (TrackerReportSpec *self);
void tracker_way_free (TrackerWay *self);
TrackerProblem *tracker_problem_new (int line, int column, char *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTest, tracker_test_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerNeedSpec, tracker_need_spec_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerEventSpec, tracker_event_spec_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerWeight, tracker_weight_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerPictureSpec, tracker_picture_spec_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTimeSpec, tracker_time_spec_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerOutcomeRule, tracker_outcome_rule_free)
