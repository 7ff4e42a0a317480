/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-challenge.h"
#include "tracker-checksum.h"
#include "tracker-definition.h"
#include "tracker-outcome.h"
#include "tracker-pattern-private.h"
#include "tracker-report.h"
#include "tracker-role.h"
#include "tracker-stage.h"

/* A definition as the loader compiles it and the run-time reads it. Everything below is filled
 * once, while a file is read, and never written again: it crosses threads freely. Pointers are
 * owned by the struct that holds them; (nullable) where said. */

/* ---- Parts that have a file of their own (opaque or built by functions) ---- */

/* What kind of answer a step expects, and so which language its selectors speak. */
typedef enum
{
  TRACKER_ANSWER_JSON = 0,
  TRACKER_ANSWER_XML,
  TRACKER_ANSWER_HTML,
  TRACKER_ANSWER_TEXT,
  TRACKER_ANSWER_NONE,
} TrackerAnswer;

/* A text with templates in it: tracker-template.c. */
typedef enum
{
  TRACKER_PIECE_LITERAL = 0, /* text: as it stands */
  TRACKER_PIECE_NUMBER,
  TRACKER_PIECE_NUMBERS,
  TRACKER_PIECE_LANGUAGE,
  TRACKER_PIECE_COUNTRY,
  TRACKER_PIECE_UUID,
  TRACKER_PIECE_NOW_MS, /* since 1970 */
  TRACKER_PIECE_NOW_S,
  TRACKER_PIECE_NOW_ISO,      /* "2026-03-01T10:15:00Z" */
  TRACKER_PIECE_NEED,         /* text: the key of the need */
  TRACKER_PIECE_SECRET,       /* text: the key of the credential */
  TRACKER_PIECE_SAVED,        /* text: the name of the save */
  TRACKER_PIECE_CAPTCHA_TEXT, /* what a person answered; by TrackerChallengeKind, from here on */
  TRACKER_PIECE_CAPTCHA_X,
  TRACKER_PIECE_CAPTCHA_POINTS,
} TrackerPieceKind;

typedef struct
{
  TrackerPieceKind kind;
  gboolean is_secret; /* a secret, or (set by the loader) a save of a cached step */
  char *text;         /* (nullable) */
} TrackerPiece;

typedef struct
{
  /* (element-type TrackerPiece) neighbouring literals are one piece; empty for "" */
  GPtrArray *pieces;
} TrackerTemplate;

/* Splits @text; "{{" and "}}" are braces. Fails (TRACKER_CARRIERS_ERROR_INVALID_DEFINITION, one
 * sentence without position) on an unknown name or a lone brace. Whether saved.NAME and secret.KEY
 * exist is checked by the loader, from the pieces. */
TrackerTemplate *tracker_template_new (const char *text, GError **error);
void tracker_template_free (TrackerTemplate *self);
gboolean tracker_template_is_secret (const TrackerTemplate *self); /* any piece is */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTemplate, tracker_template_free)

/* A compiled selector: tracker-selector.c. JSON: JsonPath from the current node ("$..."), or from
 * the enclosing object(s) ("^.key", "^^.key"). XML and HTML: XPath from the current element. TEXT:
 * only ".", the whole body. Must be usable by several threads at once. */
typedef struct _TrackerSelector TrackerSelector;
TrackerSelector *
tracker_selector_new (TrackerAnswer answer, const char *expression, GError **error);
void tracker_selector_set_any_case (TrackerSelector *self);
void tracker_selector_free (TrackerSelector *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerSelector, tracker_selector_free)

/* Texts to the index of their entry, as `code` or as `words` (README, Stage tables):
 * tracker-text-table.c. Both stage tables and the `map` of values. */
typedef struct _TrackerTextTable TrackerTextTable;
TrackerTextTable *tracker_text_table_new (gboolean is_words);
/* Indices count from 0; FALSE: the same key (case ignored) again, or an empty one. */
gboolean tracker_text_table_add (TrackerTextTable *self, const char *key, GError **error);
int tracker_text_table_lookup (const TrackerTextTable *self, const char *text); /* -1: none */
void tracker_text_table_free (TrackerTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTextTable, tracker_text_table_free)

/* Whether a strptime-like pattern of a time can be run: tracker-time-spec.c. */
gboolean tracker_time_pattern_check (const char *pattern, GError **error);

/* A text in several languages: tracker-translated.c. */
typedef struct _TrackerTranslated TrackerTranslated;
TrackerTranslated *tracker_translated_new (const char *english);
void tracker_translated_add (TrackerTranslated *self, const char *language, const char *text);
const char *tracker_translated_get (const TrackerTranslated *self); /* in the reader's language */
const char *tracker_translated_get_english (const TrackerTranslated *self);
void tracker_translated_free (TrackerTranslated *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTranslated, tracker_translated_free)

/* Addresses of pages that a number is read back from: tracker-link.c. */
typedef struct _TrackerLink TrackerLink;
/* @page: knows {number} and {language}. (nullable) NULL: there is no {number} in it, or none that
 * could be found again. */
#define TRACKER_LINK_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_QUERY)
TrackerLink *tracker_link_new (const TrackerTemplate *page);
void tracker_link_free (TrackerLink *self);
/* (transfer full) (nullable): the normalised number that @address, whole, is the page of. */
char *tracker_link_match (const TrackerLink *self, GUri *address);
/* Small letters, without "www.": what links are looked up by. */
const char *tracker_link_get_host (const TrackerLink *self);
char *tracker_address_dup_host (GUri *address);

/* ---- Values, tests, times, stages ---- */

typedef enum
{
  TRACKER_VALUE_SELECT = 0,
  TRACKER_VALUE_JOIN,  /* parts, joined by `with` */
  TRACKER_VALUE_FIRST, /* parts, the first that is not empty */
  TRACKER_VALUE_TEXT,
  TRACKER_VALUE_HEADER, /* of the answer, and so the next three */
  TRACKER_VALUE_COOKIE,
  TRACKER_VALUE_STATUS,
  TRACKER_VALUE_ADDRESS, /* the last URL */
} TrackerValueKind;

/* How a text is taken out of a wrapping, or wrapped: tracker-text-codec.c. */
typedef enum
{
  TRACKER_CODEC_NONE = 0,
  TRACKER_CODEC_BASE64,
  TRACKER_CODEC_URI,
  TRACKER_CODEC_JSON, /* decode only: a string literal, or its inside; and so the next */
  TRACKER_CODEC_HTML, /* entities */
  TRACKER_CODEC_MD5,  /* encode only, and so the next */
  TRACKER_CODEC_SHA256,
  TRACKER_CODEC_XML,
} TrackerCodec;

typedef enum
{
  TRACKER_CASE_KEEP = 0,
  TRACKER_CASE_UPPER,
  TRACKER_CASE_LOWER,
} TrackerCase;

typedef struct
{
  TrackerValueKind kind;
  TrackerSelector *selector; /* SELECT */
  GPtrArray *parts;          /* JOIN, FIRST: (element-type TrackerValue) */
  char *with;                /* JOIN: never NULL, "" by default */
  gboolean is_strict;        /* JOIN: empty unless all parts are there */
  TrackerTemplate *text;     /* TEXT */
  char *name;                /* HEADER, COOKIE */

  /* Refinements, in the order of their use; FIRST has none. */
  gboolean is_html;   /* drop tags, resolve entities */
  GRegex *regex;      /* (nullable) */
  int group;          /* what of the match is kept; not used with `replace_with` */
  char *replace_with; /* (nullable) all matches are replaced by this; \1 is the first group (checked
                         by g_regex_check_replacement) */
  TrackerCodec decode;
  TrackerCodec encode;
  guint pad_to; /* 0: no padding; at the left, in characters */
  gunichar pad_with;
  TrackerCase letter_case;
  TrackerTextTable *map; /* (nullable) what is not in it stays as it is */
  char **map_values;     /* by index of `map` */
} TrackerValue;
void tracker_value_free (TrackerValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerValue, tracker_value_free)

typedef enum
{
  TRACKER_TEST_EQUALS = 0, /* the text is one of `texts` (case-sensitive) */
  TRACKER_TEST_NOT,        /* it is none of them; an empty text passes */
  TRACKER_TEST_MATCHES,    /* the regex is found in it */
  TRACKER_TEST_EXISTS,     /* not empty */
  TRACKER_TEST_ABSENT,     /* empty */
} TrackerTestKind;

typedef struct
{
  TrackerTestKind kind;
  TrackerValue *value;
  char **texts;  /* EQUALS, NOT */
  GRegex *regex; /* MATCHES */
} TrackerTest;

typedef enum
{
  TRACKER_TIME_FORMAT_ISO8601 = 0,
  TRACKER_TIME_FORMAT_EPOCH_S,
  TRACKER_TIME_FORMAT_EPOCH_MS,
  TRACKER_TIME_FORMAT_WCF,
  TRACKER_TIME_FORMAT_PATTERN,
} TrackerTimeFormatKind;

typedef struct
{
  TrackerTimeFormatKind kind;
  char *pattern; /* PATTERN */
} TrackerTimeFormat;

/* One way to read a time; where a file may give several, a GPtrArray of these: the first that
 * parses. */
typedef struct
{
  TrackerValue *value;
  GPtrArray *formats;   /* (element-type TrackerTimeFormat), never empty */
  TrackerValue *zone;   /* (nullable) a zone written in the file is a TEXT value */
  char *default_zone;   /* (nullable) IANA name, "+08:00" or "floating" (none, also not the
                           definition's) */
  TrackerValue *offset; /* (nullable) */
  gboolean is_floating; /* what its clock shows is kept, the zone is not */
} TrackerTimeSpec;

#define TRACKER_STAGE_IGNORE (-1) /* in stage tables: not an event, drop it */

typedef struct
{
  char *name;
  TrackerTextTable *table;
  GArray *stages; /* (element-type int) by index: a TrackerStage or TRACKER_STAGE_IGNORE */
} TrackerStageTable;

/* `by` a table, or, if that is NULL, `stage` for all. */
typedef struct
{
  TrackerValue *by;               /* (nullable) */
  const TrackerStageTable *table; /* (borrowed) of the definition */
  TrackerStage stage;
} TrackerStageRule;

/* ---- Ways ---- */

typedef enum
{
  TRACKER_VERDICT_OUTCOME = 0, /* the ask ends here with `outcome` */
  TRACKER_VERDICT_CONTINUE,    /* found, continue */
  TRACKER_VERDICT_RENEW,
  TRACKER_VERDICT_AGAIN, /* the same step once more, after a pause; at last `outcome` */
} TrackerVerdict;

typedef struct
{
  int low; /* inclusive */
  int high;
} TrackerStatusRange;

typedef struct
{
  GArray *statuses;     /* (nullable) (element-type TrackerStatusRange): any of them */
  TrackerTest *test;    /* (nullable) */
  int body_empty;       /* -1: not asked; FALSE, TRUE (white space only counts as empty) */
  GRegex *body_matches; /* (nullable) */
  GRegex *url_matches;  /* (nullable) */
  char *content_type;   /* (nullable) lower case */
  TrackerVerdict verdict;
  TrackerOutcome outcome;
  int retry_after_s; /* 0: as the answer says */
  int after_s;       /* AGAIN: the pause, and how often */
  guint times;
  TrackerValue *message;           /* (nullable) */
  TrackerTranslated *message_text; /* (nullable) */
} TrackerOutcomeRule;

typedef struct
{
  char *name;
  TrackerTemplate *value;
} TrackerField;

typedef enum
{
  TRACKER_BODY_NONE = 0,
  TRACKER_BODY_FORM,
  TRACKER_BODY_JSON,
  TRACKER_BODY_XML,
  TRACKER_BODY_TEXT,
} TrackerBody;

typedef enum
{
  TRACKER_AUTH_NONE = 0,
  TRACKER_AUTH_BASIC,
  TRACKER_AUTH_BEARER,
} TrackerAuth;

typedef struct
{
  char *method;             /* "GET" if the file says nothing and there is no body, else "POST" */
  TrackerTemplate *url;     /* (nullable) then `address` */
  TrackerTemplate *address; /* (nullable) what an earlier answer held, relative to its URL */
  gboolean is_terminal;     /* redirects are answers */
  GPtrArray *query;         /* (element-type TrackerField), never NULL */
  GPtrArray *headers;       /* (element-type TrackerField), never NULL */
  TrackerAuth auth;
  TrackerTemplate *user;     /* BASIC */
  TrackerTemplate *password; /* BASIC: the password; BEARER: the token */
  TrackerBody body;
  GPtrArray *form; /* FORM: (element-type TrackerField) */
  JsonNode *json;  /* JSON: immutable (sealed) */
  /* JSON: JsonNode * of each string value inside `json` -> TrackerTemplate * */
  GHashTable *json_strings;
  TrackerTemplate *text; /* XML, TEXT */
  char *content_type;    /* (nullable) instead of the usual one */
} TrackerRequestSpec;

typedef struct
{
  char *name;
  TrackerValue *value;
} TrackerSave;

typedef enum
{
  TRACKER_PICTURE_REQUEST = 0, /* the answer to a request */
  TRACKER_PICTURE_ADDRESS,     /* at an address that an earlier answer held */
  TRACKER_PICTURE_DATA,        /* an earlier answer held it itself */
} TrackerPictureSource;

/* Where a picture of a challenge comes from. */
typedef struct
{
  TrackerPictureSource source;
  TrackerRequestSpec *request; /* REQUEST; ADDRESS: its headers alone, without a URL */
  TrackerTemplate *text;       /* ADDRESS, DATA */
} TrackerPictureSpec;

/* The pictures of a challenge, in the order they are fetched in. */
typedef enum
{
  TRACKER_CAPTCHA_PICTURE = 0,
  TRACKER_CAPTCHA_PIECE,
  TRACKER_CAPTCHA_PROMPT,
  TRACKER_CAPTCHA_N_PICTURES,
} TrackerCaptchaPart;

/* What a person is asked. */
typedef struct
{
  TrackerChallengeKind kind;
  TrackerPictureSpec *pictures[TRACKER_CAPTCHA_N_PICTURES]; /* all but the first nullable */
  TrackerTemplate *piece_top;                               /* (nullable) */
  TrackerTranslated *hint;                                  /* (nullable) */
  TrackerTemplate *hint_template;                           /* (nullable) instead of it */
  TrackerCharacters characters;
  guint least_length; /* 0: unknown, and so the next */
  guint most_length;
  guint n_clicks; /* 0: unknown */
  TrackerCase letter_case;
  gboolean has_json_points; /* {captcha.points} is JSON */
  gint64 expires_s;         /* 0: unknown */
  guint index;              /* of its step in the way */
  guint back_to;            /* the step a new picture begins at: @index or one before */
} TrackerCaptchaSpec;

typedef struct
{
  char *id; /* never NULL: "1", "2", ... if the file gives none */
  TrackerCaptchaSpec
      *captcha;           /* (nullable) then nothing of the rest is there, saves and rules empty */
  gboolean feeds_captcha; /* the captcha uses what it saves */
  TrackerRequestSpec *request;
  TrackerAnswer answer;
  gboolean is_optional;
  int timeout_s;
  gsize max_bytes;
  GPtrArray *outcomes;  /* (element-type TrackerOutcomeRule), never NULL */
  TrackerValue *within; /* (nullable) of the answer: what saves and the report see */
  TrackerAnswer within_answer;
  GPtrArray *saves; /* (element-type TrackerSave), never NULL */
  gboolean is_cached;
  gboolean is_cached_by_numbers; /* for these numbers only, until the post knows more of them */
  TrackerValue *cache_seconds;   /* (nullable) */
  int cache_default_s;           /* where cache_seconds is empty or no number; default 600 */
  int cache_margin_s;            /* taken off; default 0 */
} TrackerStep;

typedef struct
{
  TrackerValue *value;
  double unit_g; /* grams in one unit */
} TrackerWeight;

/* One kind of events, and where they are. */
typedef struct
{
  GPtrArray *lists;   /* (element-type TrackerSelector), outermost first, never empty */
  GPtrArray *where;   /* (element-type TrackerTest), never NULL */
  GPtrArray *time;    /* (element-type TrackerTimeSpec), never NULL */
  TrackerValue *text; /* (nullable) and so the next three */
  TrackerValue *place;
  TrackerValue *country;
  TrackerValue *code;
  GPtrArray *stages; /* (element-type TrackerStageRule), never NULL */
} TrackerEventSpec;

typedef struct
{
  /* (element-type TrackerSelector): the first that finds something; empty: the whole answer is the
   * item */
  GPtrArray *item_lists;
  TrackerValue *item_number; /* (nullable) */
  GPtrArray *outcomes;       /* (element-type TrackerOutcomeRule), never NULL */
  GPtrArray *events;         /* (element-type TrackerEventSpec), never NULL: all of them */
  TrackerOutcome empty;
  TrackerValue *facts[TRACKER_REPORT_N_FACTS]; /* (nullable) each */
  /* (element-type TrackerWeight): the first that is one; facts[WEIGHT] is NULL */
  GPtrArray *weights;
  GPtrArray *deadline; /* (nullable) (element-type TrackerTimeSpec) and so the next two */
  GPtrArray *expected_from;
  GPtrArray *expected_until;
} TrackerReportSpec;

gboolean tracker_report_spec_has_stages (const TrackerReportSpec *self);

/* Selectors of the report speak the language of the answer of the last step. */
typedef struct
{
  char *id;
  char **credentials;    /* never NULL */
  char **needs;          /* never NULL: those that it cannot do without */
  TrackerPattern *takes; /* (nullable) NULL: any number */
  guint batch_max;       /* at least 1 */
  char *batch_join;      /* between the numbers of {numbers}; "," by default */
  gboolean wants_person; /* one of its steps is a captcha */

  /* Not in a light definition, whose ways have no steps. */
  GPtrArray *saves;                  /* (element-type TrackerSave): before the steps */
  GPtrArray *steps;                  /* (element-type TrackerStep), never empty */
  const TrackerCaptchaSpec *captcha; /* (borrowed) (nullable) of its steps */
  TrackerReportSpec *report;
} TrackerWay;

/* ---- Numbers and samples (the loader's own: the run-time does not read them) ---- */

typedef struct
{
  char *format; /* "s10" */
  TrackerRole role;
  gboolean is_s10;
  TrackerPattern *pattern; /* unless is_s10 */
  guint min_length;        /* of a number that can match, 1 .. TRACKER_NUMBER_MAX_LENGTH */
  guint max_length;
  TrackerChecksum checksum;
  GArray *weights;            /* (element-type int), never NULL */
  char *checksum_prefix;      /* (nullable) put before the serial */
  char *checksum_replace;     /* (nullable) "C4D5": a C of the serial counts as 4, a D as 5 */
  gboolean is_from_right;     /* the first weight is for the last character */
  int checksum_plus;          /* added to the sum */
  TrackerTranslated *service; /* (nullable) */
  char *country;              /* (nullable) alpha-2 */
  char **countries;           /* (nullable) s10: issuing posts taken */
  char **not_countries;       /* (nullable) */
  char **services;            /* (nullable) s10: leading letters of the service indicator */
  gboolean is_weak;
  gboolean is_asked;
  char **valid;   /* never NULL */
  char **invalid; /* never NULL */
  int line;       /* where the file says so: for what is found out later */
  int column;
} TrackerNumberFormat;

typedef struct
{
  int status;
  char *content_type; /* (nullable) */
  GBytes *body;
} TrackerSampleAnswer;

typedef struct
{
  char *name;
  char *number;
  char *way;                /* (nullable) */
  GHashTable *secrets;      /* never NULL */
  GHashTable *needs;        /* never NULL */
  TrackerSolution *captcha; /* (nullable) */
  GPtrArray *answers;       /* (element-type TrackerSampleAnswer) */
  TrackerOutcome outcome;
  char *stage;  /* (nullable) nick, not compared if NULL */
  int n_events; /* -1: not compared */
  int line;
  int column;
} TrackerSample;

typedef struct
{
  char *key;
  TrackerTranslated *label;
  char *help; /* (nullable) */
  gboolean is_secret;
} TrackerCredentialSpec;

/* What a parcel must bring besides its number. */
typedef struct
{
  char *key;
  TrackerTranslated *label;
  TrackerTranslated *hint; /* (nullable) */
  GRegex *pattern;         /* (nullable) the whole value */
  gboolean is_optional;
} TrackerNeedSpec;

TrackerReport *tracker_sample_replay (TrackerDefinition *definition,
                                      const TrackerSample *sample,
                                      GPtrArray *problems); /* (transfer full) (nullable) */

/* ---- The whole ---- */

struct _TrackerDefinition
{
  gatomicrefcount ref_count;
  char *id;
  TrackerTranslated *name;
  char *country; /* (nullable) */
  TrackerDefinitionRole role;
  char *status;
  char *home;             /* (nullable) */
  TrackerTemplate *page;  /* (nullable) {number} and {language} only */
  GPtrArray *links;       /* (element-type TrackerLink) that of the page among them */
  gboolean has_page_link; /* the first of them is that of the page */
  char *zone;             /* (nullable) */
  int patience_days;
  GHashTable *languages;       /* (nullable) "ru", "*" -> value of {language} */
  int at_once;                 /* politeness; 2 by default */
  int gap_ms;                  /* 0 by default */
  int interval_s;              /* 7200 by default */
  int daily;                   /* 0: no limit */
  GPtrArray *numbers;          /* (element-type TrackerNumberFormat) */
  GPtrArray *credentials;      /* (element-type TrackerCredentialSpec) */
  GPtrArray *credential_views; /* (element-type TrackerCredential) what the public getter shows */
  GPtrArray *needs;            /* (element-type TrackerNeedSpec) */
  GPtrArray *need_views;       /* (element-type TrackerNeed) */
  GPtrArray *ways;             /* (element-type TrackerWay) */
  char **way_ids;
  GPtrArray *stage_tables; /* (element-type TrackerStageTable) */
  GPtrArray *samples;      /* (element-type TrackerSample) */

  /* Of a light definition: the file, and what became of it when it was first asked. */
  GBytes *bytes;            /* (nullable) */
  GMutex lock;              /* of the next */
  TrackerDefinition *whole; /* (owned) (nullable) */
  gboolean is_broken;       /* there is no whole: the file is not what it should be */
  GThread *reader;          /* (nullable) of the whole; only compared */
};

/* Itself, or, of a light definition, all of it: what holds the steps of the ways, stage tables and
 * samples. Reads the file the first time (a millisecond): not on the main thread. (nullable): the
 * file is broken. (transfer none) as long as @self lives. */
const TrackerDefinition *tracker_definition_get_whole (const TrackerDefinition *self);

const TrackerWay *tracker_definition_find_way (const TrackerDefinition *self, const char *id);
/* What {language} becomes; @language: two letters. */
const char *tracker_definition_get_language_value (const TrackerDefinition *self,
                                                   const char *language);
/* All its credentials are there and not empty; @secrets nullable. */
gboolean tracker_way_can_run (const TrackerWay *way, GHashTable *secrets);
gboolean tracker_way_takes (const TrackerWay *way, const char *number);
/* All the needs that it lists are there; @needs nullable. */
gboolean tracker_way_has_needs (const TrackerWay *way, GHashTable *needs);
const TrackerCredentialSpec *tracker_definition_find_credential (const TrackerDefinition *self,
                                                                 const char *key); /* nullable */
const TrackerNeedSpec *tracker_definition_find_need (const TrackerDefinition *self,
                                                     const char *key);
