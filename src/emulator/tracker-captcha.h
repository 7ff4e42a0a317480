/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "tracker-emulator.h"

/* A challenge as the emulator's posts draw it, with what solves it. */
typedef enum
{
  TRACKER_CAPTCHA_TEXT,
  TRACKER_CAPTCHA_SLIDER,
  TRACKER_CAPTCHA_CLICKS,
} TrackerCaptchaKind;

typedef struct
{
  TrackerCaptchaKind kind;
  char *answer;       /* (owned) "x7kp2", "137", "40,22;118,60;81,31" */
  char *task;         /* (owned) (nullable) TEXT: what to do, in the post's words */
  GBytes *picture;    /* (owned) */
  const char *format; /* media type of @picture, "image/png" unless it was spoilt */
  GBytes *piece;      /* (owned) (nullable) SLIDER: transparent around its shape */
  int piece_top;      /* rows of the picture above the piece */
  GBytes *prompt;     /* (owned) (nullable) CLICKS: the signs in their order */
} TrackerCaptcha;

/* How far an answer may be from the truth, in pixels. */
#define TRACKER_CAPTCHA_SLIDER_TOLERANCE 3
#define TRACKER_CAPTCHA_CLICK_TOLERANCE 20

/* Without those that people take for each other. */
#define TRACKER_CAPTCHA_LOWER "abcdefhjkmnprstuvwxyz2345678"
#define TRACKER_CAPTCHA_UPPER "ABCDEFHJKMNPRSTUVWXYZ2345678"
#define TRACKER_CAPTCHA_DIGITS "0123456789"

char *tracker_captcha_pick_text (GRand *rand, const char *alphabet, int least, int most);
TrackerCaptcha *tracker_captcha_new_text (GRand *rand,
                                          const char *shown,
                                          const char *answer,
                                          int width,
                                          int height);
TrackerCaptcha *tracker_captcha_new_slider (GRand *rand, gboolean is_tall);
TrackerCaptcha *tracker_captcha_new_clicks (GRand *rand);
void tracker_captcha_free (TrackerCaptcha *captcha);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerCaptcha, tracker_captcha_free)

gboolean tracker_captcha_accepts (const TrackerCaptcha *captcha, const char *answer);
/* Puts a hostile picture in the place of the right one; other faults change nothing. */
void tracker_captcha_spoil (TrackerCaptcha *captcha, TrackerCaptchaFault fault);

char *tracker_captcha_dup_data_uri (const TrackerCaptcha *captcha); /* of the picture */
char *tracker_captcha_to_base64 (GBytes *bytes);

/* --- drawing --- */
void tracker_captcha_set_colour (cairo_t *cr,
                                 double hue,
                                 double saturation,
                                 double value,
                                 double alpha); /* each 0 .. 1 */
void tracker_captcha_paint_scene (cairo_t *cr, GRand *rand, int width, int height);
GBytes *tracker_captcha_surface_to_png (cairo_surface_t *surface);
cairo_surface_t *tracker_captcha_surface_from_png (GBytes *png);
GBytes *tracker_captcha_surface_to_gif (cairo_surface_t *const *frames, guint n_frames);
