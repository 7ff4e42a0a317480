/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-kit.h"
#include "tracker-challenge-clicks-control.h"
#include "tracker-challenge-picture.h"
#include "tracker-challenge-slider-control.h"
#include "tracker-challenge-text-control.h"
#include "tracker-challenge-texture.h"
#include "tracker-challenge-view.h"

/* The picture of a challenge, and the three ways to answer one. */

static void
test_factor (void)
{
  static const struct
  {
    int width, height;
    double device_scale;
    int factor;
  } table[] = {
    { 200, 64, 1.0, 1 },  { 200, 64, 2.0, 2 },    { 200, 64, 8.0, 8 },    { 200, 64, 0.4, 1 },
    { 200, 64, 1.6, 2 },  { 2000, 2000, 1.0, 1 }, { 2000, 2000, 2.0, 2 }, { 2000, 2000, 3.0, 2 },
    { 4000, 4000, 2, 1 }, { 1, 1, 8.0, 8 },       { 1000, 1000, 8.0, 4 }, { 5000, 5000, 1.0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (tracker_challenge_texture_choose_factor (table[i].width, table[i].height,
                                                              table[i].device_scale),
                     ==, table[i].factor);
}

static void
test_scale (void)
{
  static const struct
  {
    int width, height, available, zoom;
    gboolean large;
    double scale;
  } table[] = {
    { 200, 64, -1, 0, FALSE, 2.0 },     /* small ones are doubled */
    { 200, 64, 400, 0, FALSE, 2.0 },    /* just */
    { 200, 64, 399, 0, FALSE, 1.0 },    /* just not: whole numbers are sharp */
    { 200, 64, 100, 0, FALSE, 0.5 },    /* too wide: made smaller */
    { 310, 160, 440, 0, FALSE, 1.0 },   /* */
    { 100, 300, 440, 0, FALSE, 1.0 },   /* too high to be doubled */
    { 200, 64, 1200, 0, TRUE, 6.0 },    /* a large place */
    { 100, 30, 1200, 0, TRUE, 8.0 },    /* the most */
    { 200, 600, 1200, 0, TRUE, 1.0 },   /* */
    { 200, 64, 100, 100, FALSE, 1.0 },  /* what the person wants goes before what fits */
    { 200, 64, 100, 400, FALSE, 4.0 },  /* */
    { 0, 0, 100, 0, FALSE, 1.0 },       /* nothing */
    { 2000, 2000, 0, 0, FALSE, 0.0005 } /* no place at all */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (
        tracker_challenge_picture_choose_scale (table[i].width, table[i].height, table[i].available,
                                                table[i].zoom, table[i].large),
        table[i].scale, 1e-9);
}

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

static void
test_size (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (tracker_challenge_picture_new ());
  TrackerChallengePicture *self = TRACKER_CHALLENGE_PICTURE (widget);
  g_autoptr (TrackerPicture) picture = check_picture_new (200, 64);
  static const int percents[] = { 300, 400, 400 };

  tracker_challenge_picture_set_picture (self, picture);
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_HORIZONTAL, -1), ==, 400);
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_VERTICAL, 400), ==, 128);
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_VERTICAL, 300), ==, 64);
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_VERTICAL, 100), ==, 32);
  /* The place stays while the next one is fetched. */
  tracker_challenge_picture_set_picture (self, NULL);
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_VERTICAL, 400), ==, 128);
  tracker_challenge_picture_set_picture (self, picture);

  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      int zoom;

      tracker_challenge_picture_zoom (self, 1);
      g_object_get (self, "zoom", &zoom, NULL);
      g_assert_cmpint (zoom, ==, percents[i]);
    }
  g_assert_false (tracker_challenge_picture_can_zoom (self, 1));
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_HORIZONTAL, -1), ==, 800);
  for (int i = 0; i < 9; i++)
    tracker_challenge_picture_zoom (self, -1);
  g_assert_false (tracker_challenge_picture_can_zoom (self, -1));
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_HORIZONTAL, -1), ==, 200);
  g_assert_true (tracker_challenge_picture_can_zoom (self, 0));
  tracker_challenge_picture_zoom (self, 0);
  g_assert_cmpint (measure (widget, GTK_ORIENTATION_HORIZONTAL, -1), ==, 400);
}

static gboolean
is_width (gpointer data)
{
  gpointer *pair = data;
  GdkTexture *texture = tracker_challenge_texture_get (pair[0]);

  return texture != NULL && gdk_texture_get_width (texture) == GPOINTER_TO_INT (pair[1]);
}

static void
await_width (TrackerChallengeTexture *texture, int width)
{
  gpointer pair[] = { texture, GINT_TO_POINTER (width) };

  g_assert_true (tracker_test_wait_until (is_width, pair));
}

static void
test_texture (void)
{
  g_autoptr (TrackerChallengeTexture) texture = tracker_challenge_texture_new ();
  g_autoptr (TrackerPicture) picture = check_picture_new (20, 10);

  g_assert_null (tracker_challenge_texture_get (texture));
  tracker_challenge_texture_set (texture, picture, 3.0);
  /* It is seen at once, and sharp a little later. */
  g_assert_cmpint (gdk_texture_get_width (tracker_challenge_texture_get (texture)), ==, 20);
  await_width (texture, 60);
  g_assert_cmpint (gdk_texture_get_height (tracker_challenge_texture_get (texture)), ==, 30);
  /* What is no longer wanted does not come. */
  tracker_challenge_texture_set (texture, picture, 4.0);
  tracker_challenge_texture_set (texture, picture, 2.0);
  await_width (texture, 40);
  ui_kit_settle ();
  g_assert_cmpint (gdk_texture_get_width (tracker_challenge_texture_get (texture)), ==, 40);
  tracker_challenge_texture_set (texture, NULL, 2.0);
  g_assert_null (tracker_challenge_texture_get (texture));
  /* Dropped in the middle of it. */
  tracker_challenge_texture_set (texture, picture, 5.0);
}

typedef struct
{
  UiKit *kit;
  UiHost *host;
  GtkWidget *view;
  TrackerChallengePicture *picture;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kit = ui_kit_new ();
  fixture->view = tracker_challenge_view_new ();
  gtk_widget_set_valign (fixture->view, GTK_ALIGN_START);
  fixture->host = ui_host_new (fixture->kit, fixture->view, 480, 640);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  ui_host_free (fixture->host);
  ui_kit_free (fixture->kit);
}

static gpointer
begin (Fixture *fixture, TrackerChallengeKind kind, GType control)
{
  g_autoptr (CheckTask) task = check_task_new (kind, TRACKER_CHALLENGE_FIRST);

  tracker_challenge_view_show (TRACKER_CHALLENGE_VIEW (fixture->view), "China Post",
                               task->challenge, task->picture, task->piece, task->prompt);
  ui_kit_settle ();
  fixture->picture = TRACKER_CHALLENGE_PICTURE (
      ui_kit_find (ui_kit_find (fixture->view, GTK_TYPE_OVERLAY), TRACKER_TYPE_CHALLENGE_PICTURE));
  g_assert_cmpuint (ui_kit_count (fixture->view, control), ==, 1);

  return ui_kit_find (fixture->view, control);
}

static gboolean
get_ready (Fixture *fixture)
{
  return tracker_challenge_view_get_ready (TRACKER_CHALLENGE_VIEW (fixture->view));
}

static TrackerSolution *
dup_solution (Fixture *fixture)
{
  return tracker_challenge_view_dup_solution (TRACKER_CHALLENGE_VIEW (fixture->view));
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *control = begin (fixture, TRACKER_CHALLENGE_TEXT, TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);
  GtkWidget *entry = ui_kit_find (control, GTK_TYPE_ENTRY);
  g_autoptr (TrackerSolution) solution = NULL;

  g_assert_nonnull (ui_kit_find_label (fixture->view, "4 to 6 characters"));
  g_assert_false (get_ready (fixture));
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_assert_false (get_ready (fixture));
  gtk_editable_set_text (GTK_EDITABLE (entry), " x7kp2 ");
  g_assert_true (get_ready (fixture));
  solution = dup_solution (fixture);
  g_assert_cmpstr (tracker_solution_get_text (solution), ==, "x7kp2");

  /* What is wrong is said until the answer is another one. */
  tracker_challenge_view_set_error (TRACKER_CHALLENGE_VIEW (fixture->view), "Too short.");
  g_assert_nonnull (ui_kit_find_label (fixture->view, "Too short."));
  gtk_editable_set_text (GTK_EDITABLE (entry), "x7kp25");
  g_assert_null (ui_kit_find_label (fixture->view, "Too short."));

  /* While the post is waited for, the answer stays; the next picture begins anew. */
  gtk_widget_grab_focus (fixture->view);
  tracker_challenge_view_set_busy (TRACKER_CHALLENGE_VIEW (fixture->view), TRUE);
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "x7kp25");
  tracker_challenge_view_set_busy (TRACKER_CHALLENGE_VIEW (fixture->view), FALSE);
  begin (fixture, TRACKER_CHALLENGE_TEXT, TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_hints (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *hint;
    TrackerCharacters characters;
    guint least, most;
    const char *label;
  } table[] = {
    { NULL, TRACKER_CHARACTERS_DIGITS, 0, 0, "Digits only" },
    { NULL, TRACKER_CHARACTERS_DIGITS, 4, 4, "4 digits" },
    { NULL, TRACKER_CHARACTERS_DIGITS, 4, 6, "4 to 6 digits" },
    { NULL, TRACKER_CHARACTERS_ANY, 5, 5, "5 characters" },
    { "The sum of the two numbers", TRACKER_CHARACTERS_ANY, 0, 0, "The sum of the two numbers" },
    { "The sum", TRACKER_CHARACTERS_DIGITS, 1, 2, "The sum · 1 to 2 digits" },
  };
  g_autoptr (TrackerPicture) picture = check_picture_new (100, 30);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (TrackerChallenge) challenge
          = tracker_challenge_new (TRACKER_CHALLENGE_TEXT, bytes);
      GtkInputPurpose purpose;

      tracker_challenge_set_hint (challenge, table[i].hint);
      tracker_challenge_set_characters (challenge, table[i].characters);
      tracker_challenge_set_length (challenge, table[i].least, table[i].most);
      tracker_challenge_view_show (TRACKER_CHALLENGE_VIEW (fixture->view), "China Post", challenge,
                                   picture, NULL, NULL);
      ui_kit_settle ();
      g_assert_nonnull (ui_kit_find_label (fixture->view, table[i].label));
      purpose
          = gtk_entry_get_input_purpose (GTK_ENTRY (ui_kit_find (fixture->view, GTK_TYPE_ENTRY)));
      g_assert_cmpint (purpose, ==,
                       table[i].characters == TRACKER_CHARACTERS_DIGITS
                           ? GTK_INPUT_PURPOSE_DIGITS
                           : GTK_INPUT_PURPOSE_FREE_FORM);
    }
}

static void
test_slider (Fixture *fixture, gconstpointer data)
{
  TrackerChallengeSliderControl *slider
      = begin (fixture, TRACKER_CHALLENGE_SLIDER, TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL);
  int most = tracker_challenge_slider_control_get_most (slider);
  const struct
  {
    guint keyval;
    GdkModifierType state;
    int offset;
  } keys[] = {
    { GDK_KEY_Left, 0, 0 },
    { GDK_KEY_Right, 0, 1 },
    { GDK_KEY_Right, GDK_SHIFT_MASK, 11 },
    { GDK_KEY_Page_Up, 0, 21 },
    { GDK_KEY_Page_Down, 0, 11 },
    { GDK_KEY_Left, 0, 10 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, 0 },
    { GDK_KEY_End, 0, most },
    { GDK_KEY_Right, GDK_SHIFT_MASK, most },
    { GDK_KEY_Home, 0, 0 },
  };
  g_autoptr (TrackerSolution) solution = NULL;
  double scale = tracker_challenge_picture_get_scale (fixture->picture);

  g_assert_cmpint (
      most, ==,
      tracker_picture_get_width (tracker_challenge_picture_get_picture (fixture->picture))
          - tracker_picture_get_width (tracker_challenge_picture_get_piece (fixture->picture)));
  g_assert_false (get_ready (fixture));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (
          tracker_challenge_slider_control_press (slider, keys[i].keyval, keys[i].state));
      g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, keys[i].offset);
    }
  g_assert_false (tracker_challenge_slider_control_press (slider, GDK_KEY_a, 0));
  g_assert_false (tracker_challenge_slider_control_press (slider, GDK_KEY_Right, GDK_CONTROL_MASK));

  /* A drag is as long on the screen as in the picture. */
  tracker_challenge_slider_control_begin_drag (slider);
  tracker_challenge_slider_control_drag (slider, 40 * scale);
  g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, 40);
  tracker_challenge_slider_control_begin_drag (slider);
  tracker_challenge_slider_control_drag (slider, 10000);
  g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, most);
  tracker_challenge_slider_control_drag (slider, -10 * scale);
  g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, 30);
  g_assert_true (get_ready (fixture));
  solution = dup_solution (fixture);
  g_assert_cmpint (tracker_solution_get_x (solution), ==, 30);

  gtk_widget_activate_action (GTK_WIDGET (slider), "slider.far-right", NULL);
  gtk_widget_activate_action (GTK_WIDGET (slider), "slider.left", NULL);
  g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, 39);
  begin (fixture, TRACKER_CHALLENGE_SLIDER, TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL);
  g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, 0);
}

/* The same with the picture larger and smaller than it came. */
static void
test_drag_zoomed (Fixture *fixture, gconstpointer data)
{
  TrackerChallengeSliderControl *slider
      = begin (fixture, TRACKER_CHALLENGE_SLIDER, TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL);

  for (int zoom = 100; zoom <= 400; zoom += 100)
    {
      g_object_set (fixture->picture, "zoom", zoom, NULL);
      ui_kit_settle ();
      tracker_challenge_slider_control_press (slider, GDK_KEY_Home, 0);
      tracker_challenge_slider_control_begin_drag (slider);
      tracker_challenge_slider_control_drag (slider, 0.25 * zoom);
      g_assert_cmpint (tracker_challenge_slider_control_get_offset (slider), ==, 25);
    }
}

static void
test_clicks (Fixture *fixture, gconstpointer data)
{
  TrackerChallengeClicksControl *clicks
      = begin (fixture, TRACKER_CHALLENGE_CLICKS, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL);
  const TrackerPoint *points;
  TrackerPoint cross = tracker_challenge_clicks_control_get_cross (clicks);
  g_autoptr (TrackerSolution) solution = NULL;
  gsize n_points;

  g_assert_true (tracker_challenge_clicks_control_press (clicks, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (tracker_challenge_clicks_control_press (clicks, GDK_KEY_Up, 0));
  g_assert_true (tracker_challenge_clicks_control_press (clicks, GDK_KEY_space, 0));
  points = tracker_challenge_clicks_control_get_points (clicks, &n_points);
  g_assert_cmpuint (n_points, ==, 1);
  g_assert_cmpint (points[0].x, ==, cross.x - 10);
  g_assert_cmpint (points[0].y, ==, cross.y - 1);
  g_assert_false (get_ready (fixture));

  /* It does not leave the picture. */
  for (int i = 0; i < 100; i++)
    gtk_widget_activate_action (GTK_WIDGET (clicks), "points.far-up", NULL);
  for (int i = 0; i < 100; i++)
    gtk_widget_activate_action (GTK_WIDGET (clicks), "points.far-right", NULL);
  cross = tracker_challenge_clicks_control_get_cross (clicks);
  g_assert_cmpint (cross.y, ==, 0);
  g_assert_cmpint (
      cross.x, ==,
      tracker_picture_get_width (tracker_challenge_picture_get_picture (fixture->picture)) - 1);

  /* As many as the post wants, and not one more. */
  for (int i = 0; i < 3; i++)
    tracker_challenge_clicks_control_place (clicks, (TrackerPoint){ 10 + i, 20 });
  g_assert_true (get_ready (fixture));
  g_assert_nonnull (ui_kit_find_label (fixture->view, "Point 4 of 4 at 12, 20"));
  tracker_challenge_clicks_control_place (clicks, (TrackerPoint){ 1, 1 });
  tracker_challenge_clicks_control_get_points (clicks, &n_points);
  g_assert_cmpuint (n_points, ==, 4);
  solution = dup_solution (fixture);
  points = tracker_solution_get_points (solution, &n_points);
  g_assert_cmpuint (n_points, ==, 4);
  g_assert_cmpint (points[3].x, ==, 12);

  g_assert_true (tracker_challenge_clicks_control_press (clicks, GDK_KEY_BackSpace, 0));
  g_assert_false (get_ready (fixture));
  g_assert_true (check_press (fixture->view, "Take Back"));
  tracker_challenge_clicks_control_get_points (clicks, &n_points);
  g_assert_cmpuint (n_points, ==, 2);
  g_assert_true (check_press (fixture->view, "Clear"));
  tracker_challenge_clicks_control_get_points (clicks, &n_points);
  g_assert_cmpuint (n_points, ==, 0);
  g_assert_false (check_press (fixture->view, "Clear"));
}

/* A click finds the picture's own pixel, however large it is shown. */
static void
test_find_point (Fixture *fixture, gconstpointer data)
{
  begin (fixture, TRACKER_CHALLENGE_CLICKS, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL);
  for (int zoom = 100; zoom <= 300; zoom += 100)
    {
      TrackerPoint point;
      double left;
      int width
          = tracker_picture_get_width (tracker_challenge_picture_get_picture (fixture->picture));

      g_object_set (fixture->picture, "zoom", zoom, NULL);
      ui_kit_settle ();
      left = MAX ((gtk_widget_get_width (GTK_WIDGET (fixture->picture)) - width * zoom / 100) / 2,
                  0);
      point = tracker_challenge_picture_find_point (fixture->picture, left + 40.5 * zoom / 100,
                                                    22.5 * zoom / 100);
      g_assert_cmpint (point.x, ==, 40);
      g_assert_cmpint (point.y, ==, 22);
      /* Beside it: the nearest one. */
      point = tracker_challenge_picture_find_point (fixture->picture, -50, 100000);
      g_assert_cmpint (point.x, ==, 0);
      g_assert_cmpint (
          point.y, ==,
          tracker_picture_get_height (tracker_challenge_picture_get_picture (fixture->picture))
              - 1);
    }
}

/* The kinds follow each other in one place; what one left on the picture is gone. */
static void
test_kinds_in_turn (Fixture *fixture, gconstpointer data)
{
  TrackerChallengeClicksControl *clicks;
  GtkWidget *widget;
  gsize n_points;

  for (int i = 0; i < 2; i++)
    {
      clicks = begin (fixture, TRACKER_CHALLENGE_CLICKS, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL);
      widget = GTK_WIDGET (fixture->picture);
      g_assert_true (gtk_widget_get_focusable (widget));
      tracker_challenge_clicks_control_place (clicks, (TrackerPoint){ 5, 5 });
      begin (fixture, TRACKER_CHALLENGE_SLIDER, TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL);
      g_assert_false (gtk_widget_get_focusable (widget));
      begin (fixture, TRACKER_CHALLENGE_TEXT, TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);
      g_assert_null (gtk_widget_get_cursor (widget));
      tracker_challenge_clicks_control_get_points (clicks, &n_points);
      g_assert_cmpuint (n_points, ==, 1);
    }
  begin (fixture, TRACKER_CHALLENGE_CLICKS, TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL);
  tracker_challenge_clicks_control_get_points (clicks, &n_points);
  g_assert_cmpuint (n_points, ==, 0);
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  gboolean inverted, contrast, large;
  int zoom;

  begin (fixture, TRACKER_CHALLENGE_TEXT, TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);
  g_assert_true (check_press (fixture->view, "Invert Light and Dark"));
  g_assert_true (check_press (fixture->view, "More Contrast"));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "check-inverted");
  g_object_get (fixture->view, "inverted", &inverted, "contrast", &contrast, "large", &large, NULL);
  g_assert_true (inverted && contrast && !large);
  g_assert_true (check_press (fixture->view, "Larger"));
  ui_kit_shoot (GTK_WIDGET (fixture->host->window), "check-zoomed");
  g_object_get (fixture->picture, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, 300);
  g_assert_nonnull (ui_kit_find_label (fixture->view, "300 %"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->host->window)), <=, 480);

  /* They stay for the next picture. */
  begin (fixture, TRACKER_CHALLENGE_TEXT, TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);
  g_object_get (fixture->view, "inverted", &inverted, NULL);
  g_assert_true (inverted);
  g_assert_true (check_press (fixture->view, "What Fits"));
  g_assert_true (check_press (fixture->view, "Large View"));
  g_object_get (fixture->view, "large", &large, NULL);
  g_assert_true (large);
}

#define ADD(name)                                                                                  \
  g_test_add ("/check-challenge/" #name, Fixture, NULL, fixture_set_up, test_##name,               \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  ui_kit_init (&argc, &argv);

  g_test_add_func ("/check-challenge/factor", test_factor);
  g_test_add_func ("/check-challenge/scale", test_scale);
  g_test_add_func ("/check-challenge/size", test_size);
  g_test_add_func ("/check-challenge/texture", test_texture);
  ADD (text);
  ADD (hints);
  ADD (slider);
  ADD (drag_zoomed);
  ADD (clicks);
  ADD (find_point);
  ADD (kinds_in_turn);
  ADD (looks);

  return g_test_run ();
}
