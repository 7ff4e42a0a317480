/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-captcha-book.h"
#include "tracker-emulator.h"
#include "tracker-player.h"

/* One thing that happened to a parcel. Strings owned by the parcel. */
typedef struct
{
  TrackerFactKind kind;
  gint64 at_s;       /* instant, UTC */
  gint64 known_s;    /* from when on it is told */
  int offset_s;      /* of the place's wall clock */
  char *place;       /* (owned) in English */
  char *local_place; /* (owned) (nullable) as the place writes itself */
  char *country;     /* (owned) alpha-2 */
  char *postcode;    /* (owned) (nullable) */
} TrackerFact;

struct _TrackerEmulatorParcel
{
  char *number;       /* (owned) */
  char *other_number; /* (owned) (nullable) with the last-mile post */
  char *origin;       /* (owned) alpha-2 */
  char *destination;  /* (owned) alpha-2 */
  char **carriers;    /* (owned) ids of the posts that know it */
  int weight_g;
  GPtrArray *facts; /* (owned) of TrackerFact, in the order they happen */
};

const char *tracker_fact_get_local_place (const TrackerFact *fact);
char *tracker_fact_format (const TrackerFact *fact, const char *format);
char *tracker_emulator_format_time (gint64 at_s, int offset_s, const char *format);

/* A request as a carrier sees it. */
typedef struct
{
  const char *method;
  const char *host;
  const char *path;
  const char *query;   /* (nullable) as sent */
  GHashTable *params;  /* the query, decoded; later ones win */
  GHashTable *headers; /* names in lower case */
  GBytes *body;
} TrackerEmulatorRequest;

const char *tracker_emulator_request_get_header (const TrackerEmulatorRequest *request,
                                                 const char *name);
const char *tracker_emulator_request_get_param (const TrackerEmulatorRequest *request,
                                                const char *name);
gboolean tracker_emulator_request_header_has (const TrackerEmulatorRequest *request,
                                              const char *name,
                                              const char *part);
const char *tracker_emulator_request_get_bearer (const TrackerEmulatorRequest *request);
gboolean tracker_emulator_request_is_browser (const TrackerEmulatorRequest *request);
char *tracker_emulator_request_dup_body (const TrackerEmulatorRequest *request);
char *tracker_emulator_request_dup_tail (const TrackerEmulatorRequest *request, const char *prefix);
char *tracker_emulator_request_dup_cookie (const TrackerEmulatorRequest *request, const char *name);
GHashTable *tracker_emulator_request_parse_form (const TrackerEmulatorRequest *request);
char *tracker_emulator_request_to_text (const TrackerEmulatorRequest *request);

/* What a carrier answers. */
typedef struct
{
  guint status;
  char *content_type;  /* (owned) (nullable) */
  GBytes *body;        /* (owned) */
  GHashTable *headers; /* (owned) */
  GPtrArray *cookies;  /* (owned) of char *: each as Set-Cookie has it */
  int delay_ms;        /* before it is sent */
  TrackerDelivery delivery;
} TrackerEmulatorAnswer;

TrackerEmulatorAnswer *tracker_emulator_answer_new (void);
void tracker_emulator_answer_free (TrackerEmulatorAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerEmulatorAnswer, tracker_emulator_answer_free)
void tracker_emulator_answer_set_text (TrackerEmulatorAnswer *answer,
                                       guint status,
                                       const char *content_type,
                                       const char *text);
void tracker_emulator_answer_take_text (TrackerEmulatorAnswer *answer,
                                        guint status,
                                        const char *content_type,
                                        char *text);
void
tracker_emulator_answer_set_page (TrackerEmulatorAnswer *answer, guint status, const char *title);
void tracker_emulator_answer_set_bytes (TrackerEmulatorAnswer *answer,
                                        guint status,
                                        const char *content_type,
                                        GBytes *bytes);
void tracker_emulator_answer_add_cookie (TrackerEmulatorAnswer *answer,
                                         const char *name,
                                         const char *value);
void tracker_emulator_answer_set_header (TrackerEmulatorAnswer *answer,
                                         const char *name,
                                         const char *value);

/* What the posts know. Guarded by the emulator's lock. */
typedef struct _TrackerEmulatorWorld TrackerEmulatorWorld;

TrackerEmulatorWorld *tracker_emulator_world_new (TrackerClock *clock);
void tracker_emulator_world_free (TrackerEmulatorWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerEmulatorWorld, tracker_emulator_world_free)
gint64 tracker_emulator_world_get_now_s (const TrackerEmulatorWorld *world);
void tracker_emulator_world_set_parcel (TrackerEmulatorWorld *world,
                                        const TrackerEmulatorParcel *parcel);
void tracker_emulator_world_remove_parcel (TrackerEmulatorWorld *world, const char *number);
const TrackerEmulatorParcel *tracker_emulator_world_find (const TrackerEmulatorWorld *world,
                                                          const char *carrier,
                                                          const char *number);
const TrackerEmulatorParcel *tracker_emulator_world_find_told (const TrackerEmulatorWorld *world,
                                                               const char *carrier,
                                                               const char *number);
GPtrArray *tracker_emulator_world_list_known (const TrackerEmulatorWorld *world,
                                              const TrackerEmulatorParcel *parcel);
GPtrArray *tracker_emulator_world_list_planned (const TrackerEmulatorWorld *world,
                                                const TrackerEmulatorParcel *parcel);
char *
tracker_emulator_world_issue_token (TrackerEmulatorWorld *world, const char *scope, int life_s);
void tracker_emulator_world_set_note (TrackerEmulatorWorld *world,
                                      const char *scope,
                                      const char *key,
                                      const char *text);
const char *tracker_emulator_world_get_note (const TrackerEmulatorWorld *world,
                                             const char *scope,
                                             const char *key);
gboolean tracker_emulator_world_accepts_token (const TrackerEmulatorWorld *world,
                                               const char *scope,
                                               const char *token);
TrackerCaptchaBook *tracker_emulator_world_get_book (TrackerEmulatorWorld *world);

/* Visitors of the pages that ask a person something. */
TrackerCaptchaVisit *tracker_emulator_find_visit (TrackerEmulatorWorld *world,
                                                  const TrackerEmulatorRequest *request,
                                                  const char *carrier,
                                                  const char *cookie);
TrackerCaptchaVisit *tracker_emulator_receive_visit (TrackerEmulatorWorld *world,
                                                     const TrackerEmulatorRequest *request,
                                                     const char *carrier,
                                                     const char *cookie,
                                                     TrackerEmulatorAnswer *answer);
void tracker_emulator_answer_set_picture (TrackerEmulatorAnswer *answer,
                                          const TrackerCaptcha *captcha);
void tracker_emulator_respond_picture (TrackerEmulatorWorld *world,
                                       const TrackerEmulatorRequest *request,
                                       const char *carrier,
                                       const char *cookie,
                                       const char *param,
                                       TrackerEmulatorAnswer *answer);
void tracker_emulator_answer_set_unknown (TrackerEmulatorAnswer *answer, guint status);
gboolean tracker_emulator_is_s10 (const char *number); /* nullable */

/* A carrier. Its functions run in the server's thread, under the emulator's lock. */
typedef struct
{
  const char *id;
  const char *hosts[4]; /* NULL-terminated */
  char **(*list_numbers) (const TrackerEmulatorRequest *request);
  void (*respond) (TrackerEmulatorWorld *world,
                   const TrackerEmulatorRequest *request,
                   TrackerEmulatorAnswer *answer);
  void (*raise_wall) (TrackerEmulatorAnswer *answer); /* nullable: 403 and a page */
  /* Nullable: whether it is a page for people, which stands before that wall. */
  gboolean (*is_for_people) (const TrackerEmulatorRequest *request);
} TrackerEmulatorCarrier;

extern const TrackerEmulatorCarrier tracker_emulator_17track;
extern const TrackerEmulatorCarrier tracker_emulator_belpost;
extern const TrackerEmulatorCarrier tracker_emulator_cainiao;
extern const TrackerEmulatorCarrier tracker_emulator_cdek;
extern const TrackerEmulatorCarrier tracker_emulator_chinapost;
extern const TrackerEmulatorCarrier tracker_emulator_cjlogistics;
extern const TrackerEmulatorCarrier tracker_emulator_correios;
extern const TrackerEmulatorCarrier tracker_emulator_helthjem;
extern const TrackerEmulatorCarrier tracker_emulator_heppner;
extern const TrackerEmulatorCarrier tracker_emulator_indiapost;
extern const TrackerEmulatorCarrier tracker_emulator_novaposhta;
extern const TrackerEmulatorCarrier tracker_emulator_polishpost;
extern const TrackerEmulatorCarrier tracker_emulator_russianpost;
extern const TrackerEmulatorCarrier tracker_emulator_russianpost_form;
extern const TrackerEmulatorCarrier tracker_emulator_sunyou;
extern const TrackerEmulatorCarrier tracker_emulator_taiwanpost;
extern const TrackerEmulatorCarrier tracker_emulator_ups;
extern const TrackerEmulatorCarrier tracker_emulator_upuems;
extern const TrackerEmulatorCarrier tracker_emulator_upugtt;
extern const TrackerEmulatorCarrier tracker_emulator_vietnampost;

extern const TrackerEmulatorCarrier *const tracker_emulator_carriers[]; /* NULL-terminated */
const TrackerEmulatorCarrier *tracker_emulator_carrier_for_host (const char *host);

/* The host that redirects lead to. */
#define TRACKER_EMULATOR_ELSEWHERE "elsewhere.example"
/* What opens every door that needs a name and a password. */
#define TRACKER_EMULATOR_LOGIN "demo"
#define TRACKER_EMULATOR_PASSWORD "demo"

/* What was asked. Guarded by the emulator's lock. */
typedef struct _TrackerEmulatorLog TrackerEmulatorLog;

TrackerEmulatorLog *tracker_emulator_log_new (void);
void tracker_emulator_log_free (TrackerEmulatorLog *log);
void tracker_emulator_log_clear (TrackerEmulatorLog *log);
void tracker_emulator_log_add (TrackerEmulatorLog *log,
                               const TrackerEmulatorRequest *request,
                               char **numbers);
guint
tracker_emulator_log_count (const TrackerEmulatorLog *log, const char *host, const char *number);
char *
tracker_emulator_log_dup_last (const TrackerEmulatorLog *log, const char *host, const char *header);

void tracker_emulator_fault_apply (TrackerFault fault,
                                   int parameter,
                                   const TrackerEmulatorCarrier *carrier,
                                   TrackerEmulatorAnswer *answer);

/* A certificate authority and a certificate of its own for @names. */
GTlsCertificate *
tracker_emulator_tls_new (const char *const *names, char **authority, GError **error);

/* The server's thread. */
typedef struct _TrackerEmulatorServer TrackerEmulatorServer;
typedef void (*TrackerEmulatorAnswerFunc) (const TrackerEmulatorRequest *request,
                                           TrackerEmulatorAnswer *answer,
                                           gpointer user_data);

TrackerEmulatorServer *tracker_emulator_server_new (GTlsCertificate *certificate,
                                                    guint16 port,
                                                    TrackerEmulatorAnswerFunc func,
                                                    gpointer user_data,
                                                    GError **error);
void tracker_emulator_server_free (TrackerEmulatorServer *server);
guint16 tracker_emulator_server_get_port (const TrackerEmulatorServer *server);
guint tracker_emulator_server_get_max_at_once (TrackerEmulatorServer *server);
void tracker_emulator_server_reset_max (TrackerEmulatorServer *server);
