/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds every definition of data/carriers and data/demo against the exchanges in tests/carriers/ID:
 * found, not listed here. */

#include <string.h>

#include "exchange-spoilt.h"
#include "exchange.h"
#include "tracker-test.h"

/* Sanitizers slow this down eightfold, and a hundred and forty carriers are read by the same code.
 */
#if defined(__SANITIZE_ADDRESS__)
#define MAX_CUTS 6 /* of one answer */
#define STRIDE 9   /* every so many nodes are wounded */
#else
#define MAX_CUTS 40
#define STRIDE 1
#endif

/* "exchange", "cuts" or "wounds": the argument of the program; NULL: all. They take their time
 * where memory is watched. */
static const char *only_kind = NULL;

typedef struct
{
  char *folder;
  char *name;
  const char *kind; /* (nullable) of spoiling */
} File;

static void
free_file (gpointer data)
{
  File *file = data;

  g_free (file->folder);
  g_free (file->name);
  g_free (file);
}

static void
test_exchange (gconstpointer data)
{
  const File *file = data;
  g_autoptr (Exchange) exchange = exchange_new (file->folder, file->name);

  exchange_check (exchange);
}

/* Every answer is cut short at many places. */
typedef struct
{
  guint step;
  gsize length;
} Cut;

static GBytes *
cut_body (guint step, GBytes *body, gpointer data)
{
  const Cut *cut = data;

  return step == cut->step
             ? g_bytes_new_from_bytes (body, 0, MIN (cut->length, g_bytes_get_size (body)))
             : g_bytes_ref (body);
}

static void
test_cuts (gconstpointer data)
{
  const File *file = data;
  g_autoptr (Exchange) exchange = exchange_new (file->folder, file->name);

  for (guint step = 0; step < exchange_get_n_steps (exchange); step++)
    {
      g_autoptr (GBytes) body = exchange_dup_body (exchange, step);
      gsize size = g_bytes_get_size (body);

      for (gsize i = 0; i < MAX_CUTS; i++)
        {
          Cut cut = { step, size * i / MAX_CUTS };

          exchange_survive (exchange, cut_body, &cut);
        }
    }
}

typedef enum
{
  WOUND_DELETE,
  WOUND_NULL,
  WOUND_SWAP, /* a number for a text, a text for a number, an object for a list, a list for an
                 object */
  N_WOUNDS,
} Wound;

/* Which node of which answer is wounded how. */
typedef struct
{
  guint step;
  guint target;
  Wound wound;
  guint n_seen; /* nodes passed so far */
  gboolean was_done;
} Surgery;

static JsonNode *operate (Surgery *self, JsonNode *node);

static JsonNode *
dup_swapped (JsonNode *node)
{
  JsonNode *swapped = json_node_alloc ();

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();

      json_array_add_element (array, json_node_copy (node));
      return json_node_init_array (swapped, array);
    }
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    {
      json_node_unref (swapped);
      return json_node_copy (json_array_get_element (json_node_get_array (node), 0));
    }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_init_double (swapped, 1e300);
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_init_string (swapped, "70.0 <b>&#0;\xf0\x9f\x93\xa6");
  return json_node_init_object (swapped, json_object_new ());
}

static JsonNode *
operate_on_members (Surgery *self, JsonNode *node)
{
  JsonObject *object = json_object_new ();
  JsonNode *copy = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      JsonNode *kept = operate (self, member);

      if (kept != NULL)
        json_object_set_member (object, name, kept);
    }
  json_node_take_object (copy, object);
  return copy;
}

static JsonNode *
operate_on_elements (Surgery *self, JsonNode *node)
{
  JsonArray *source = json_node_get_array (node);
  JsonArray *array = json_array_new ();
  JsonNode *copy = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (source); i++)
    {
      JsonNode *kept = operate (self, json_array_get_element (source, i));

      if (kept != NULL)
        json_array_add_element (array, kept);
    }
  json_node_take_array (copy, array);
  return copy;
}

/* A copy of @node with the one wound in it; NULL: deleted. */
static JsonNode *
operate (Surgery *self, JsonNode *node)
{
  if (self->n_seen++ == self->target)
    {
      self->was_done = TRUE;
      return self->wound == WOUND_DELETE ? NULL
             : self->wound == WOUND_NULL ? json_node_new (JSON_NODE_NULL)
                                         : dup_swapped (node);
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    return operate_on_members (self, node);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return operate_on_elements (self, node);
  return json_node_copy (node);
}

static GBytes *
wound_body (guint step, GBytes *body, gpointer data)
{
  Surgery *surgery = data;
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (JsonNode) root = step == surgery->step ? json_from_string (text, NULL) : NULL;
  g_autoptr (JsonNode) wounded = NULL;
  char *result;

  if (root == NULL)
    return g_bytes_ref (body);
  surgery->n_seen = 0;
  wounded = operate (surgery, root);
  result = wounded != NULL ? json_to_string (wounded, FALSE) : g_strdup ("");
  return g_bytes_new_take (result, strlen (result));
}

static gboolean
survive_wound (const Exchange *exchange, guint step, guint target, guint wound)
{
  Surgery surgery = { .step = step, .target = target, .wound = (Wound) (wound % N_WOUNDS) };

  exchange_survive (exchange, wound_body, &surgery);
  return surgery.was_done;
}

/* Every key and element of every JSON answer of a delivered parcel is once deleted, once null, and
 * once of another type; of the others, one of these. */
static void
test_wounds (gconstpointer data)
{
  const File *file = data;
  g_autoptr (Exchange) exchange = exchange_new (file->folder, file->name);
  guint n_wounds = strstr (file->name, "delivered") != NULL ? N_WOUNDS : 1;

  for (guint step = 0; step < exchange_get_n_steps (exchange); step++)
    {
      gboolean is_inside = TRUE;

      for (guint target = 0; is_inside; target += STRIDE)
        {
          for (guint i = 0; i < n_wounds; i++)
            is_inside = survive_wound (exchange, step, target, target + i);
        }
    }
}

/* The ends that any post may come to. */
static void
test_spoilt (gconstpointer data)
{
  const File *file = data;

  exchange_spoilt_check (file->folder, file->name, file->kind);
}

static void
check_kind (const char *id, const char *kind)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "carriers", id, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean is_there = FALSE;
  const char *name;

  g_assert_nonnull (dir);
  while (!is_there && (name = g_dir_read_name (dir)) != NULL)
    is_there = g_str_has_suffix (name, ".json") && strstr (name, kind) != NULL;
  if (!is_there)
    g_error ("tests/carriers/%s has no exchange \"%s\"", id, kind);
}

/* The kinds of answers that each definition shows that it understands: what posts do not have in
 * common. A link has no answers. */
static void
test_completeness (gconstpointer data)
{
  static const char *const kinds[] = { "delivered", "in-transit", "not-found" };
  const char *id = data;
  g_autoptr (TrackerDefinition) definition = exchange_load_definition (id);

  if (tracker_definition_is_link (definition))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    check_kind (id, kinds[i]);
  if (tracker_definition_has_check (definition))
    check_kind (id, "wrong-then-right");
}

static gboolean
is_found (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return strstr (text, "\"outcome\": \"found\"") != NULL;
}

static void
add_spoilt (const char *id, const char *folder, const char *name)
{
  for (gsize i = 0; exchange_spoilt_kinds[i] != NULL; i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/spoiled/%s/%s-%s", id, exchange_spoilt_kinds[i], name);
      File *file = g_new0 (File, 1);

      file->folder = g_strdup (folder);
      file->name = g_strdup (name);
      file->kind = exchange_spoilt_kinds[i];
      g_test_add_data_func_full (path, file, test_spoilt, free_file);
    }
}

static void
add_test (const char *prefix,
          const char *id,
          const char *folder,
          const char *name,
          GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/%s/%s/%s", prefix, id, name);
  File *file = g_new0 (File, 1);

  file->folder = g_strdup (folder);
  file->name = g_strdup (name);
  g_test_add_data_func_full (path, file, function, free_file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_json_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".json") && !g_str_equal (name, "schema.json"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Whether this run is for tests of that kind. */
static gboolean
is_wanted (const char *kind)
{
  return only_kind == NULL || g_str_equal (only_kind, kind);
}

static void
add_carrier (const char *id)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "carriers", id, NULL);
  g_autofree char *path = g_strdup_printf ("/completeness/%s", id);
  g_autoptr (GPtrArray) names = list_json_files (folder);

  if (is_wanted ("exchange"))
    g_test_add_data_func_full (path, g_strdup (id), test_completeness, g_free);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (is_wanted ("exchange"))
        add_test ("exchange", id, folder, name, test_exchange);
      if (!is_found (folder, name))
        continue;
      if (is_wanted ("cuts"))
        add_test ("cuts", id, folder, name, test_cuts);
      if (is_wanted ("wounds"))
        add_test ("wounds", id, folder, name, test_wounds);
      if (is_wanted ("exchange") && strstr (name, "delivered") != NULL)
        add_spoilt (id, folder, name);
    }
}

static void
add_carriers (const char *folder)
{
  g_autofree char *path = exchange_build_data_path (folder);
  g_autoptr (GPtrArray) names = list_json_files (path);

  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      char *id = g_strdup (g_ptr_array_index (names, i));

      id[strlen (id) - strlen (".json")] = '\0';
      add_carrier (id);
      g_free (id);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  only_kind = argc > 1 ? argv[1] : NULL;
  for (gsize i = 0; exchange_data_folders[i] != NULL; i++)
    add_carriers (exchange_data_folders[i]);
  return g_test_run ();
}
