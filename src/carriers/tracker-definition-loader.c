/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

#define FORMAT_VERSION 1
#define ROOT_KEYS                                                                                  \
  "$schema format id name country role status about home page links zone patience_days languages " \
  "numbers credentials needs politeness ways stages "                                              \
  "samples"

/* FALSE: made for another Tracker, so that nothing else in it can be judged. */
static gboolean
check_format (TrackerReader *self, JsonNode *root)
{
  JsonNode *format = tracker_reader_require (self, root, "format");
  gint64 version;

  if (format == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (format) || json_node_get_value_type (format) != G_TYPE_INT64)
    {
      tracker_reader_add_problem (self, format, FALSE, "“format” must be the number 1");
      return TRUE;
    }
  version = json_node_get_int (format);
  if (version == FORMAT_VERSION)
    return TRUE;
  if (version > FORMAT_VERSION)
    tracker_reader_add_problem (
        self, format, FALSE,
        "This definition is made for a newer Tracker: its format is %" G_GINT64_FORMAT
        ", this program knows 1",
        version);
  else
    tracker_reader_add_problem (self, format, FALSE, "“format” must be the number 1");
  return FALSE;
}

static void
read_id (TrackerReader *self, JsonNode *root, const char *file_name)
{
  const char *id = tracker_reader_get_string (self, root, "id", TRUE);
  g_autofree char *base = file_name != NULL ? g_path_get_basename (file_name) : NULL;
  g_autofree char *due = NULL;

  self->definition->id = g_strdup (id != NULL ? id : "");
  if (id == NULL || !tracker_reader_check_id (self, tracker_reader_get (root, "id"), id))
    return;
  due = g_strconcat (id, ".json", NULL);
  if (base != NULL && !g_str_equal (base, due))
    tracker_reader_add_problem (self, tracker_reader_get (root, "id"), FALSE,
                                "The id is “%s”, so the file must be named %s", id, due);
}

/* (nullable) The template of a page. */
static TrackerTemplate *
read_page_template (TrackerReader *self, JsonNode *node)
{
  TrackerTemplate *page = tracker_reader_read_template (self, node);

  for (guint i = 0; page != NULL && i < page->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (page->pieces, i);

      if (piece->kind != TRACKER_PIECE_LITERAL && piece->kind != TRACKER_PIECE_NUMBER
          && piece->kind != TRACKER_PIECE_LANGUAGE)
        tracker_reader_add_problem (self, node, FALSE, "A page knows {number} and {language} only");
    }
  return page;
}

static void
add_link (TrackerReader *self, JsonNode *node, const TrackerTemplate *page, gboolean is_required)
{
  TrackerLink *link = page != NULL ? tracker_link_new (page) : NULL;

  if (link != NULL)
    g_ptr_array_add (self->definition->links, link);
  else if (page != NULL && is_required)
    tracker_reader_add_problem (self, node, FALSE, "A link holds {number} once, behind its host");
}

static void
read_page (TrackerReader *self, JsonNode *root)
{
  g_autofree char *url = tracker_reader_dup_web_url (self, root, "page");
  JsonNode *node = tracker_reader_get (root, "page");

  if (url == NULL)
    return;
  self->definition->page = read_page_template (self, node);
  add_link (self, node, self->definition->page, FALSE);
  self->definition->has_page_link = self->definition->links->len > 0;
}

/* Other addresses that numbers are read back from. */
static void
read_links (TrackerReader *self, JsonNode *root)
{
  JsonArray *array = tracker_reader_get_array (self, root, "links", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *url = tracker_reader_as_string (self, node);
      g_autoptr (TrackerTemplate) page = NULL;

      if (url == NULL || !tracker_reader_check_web_url (self, node, url))
        continue;
      page = read_page_template (self, node);
      add_link (self, node, page, TRUE);
    }
}

static void
read_languages (TrackerReader *self, JsonNode *root)
{
  JsonNode *languages = tracker_reader_get (root, "languages");
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (languages == NULL || !tracker_reader_check_object (self, languages, "“languages”", NULL))
    return;
  self->definition->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_iter_init_ordered (&iter, json_node_get_object (languages));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      const char *value = tracker_reader_as_string (self, member);
      gboolean is_code = g_ascii_islower (key[0]) && g_ascii_islower (key[1]) && key[2] == '\0';

      if (!is_code && !g_str_equal (key, "*"))
        tracker_reader_add_problem (self, member, TRUE,
                                    "“%.60s” is no language: two small letters, or *", key);
      else if (value != NULL)
        g_hash_table_replace (self->definition->languages, g_strdup (key), g_strdup (value));
    }
}

static void
read_politeness (TrackerReader *self, JsonNode *root)
{
  TrackerDefinition *definition = self->definition;
  JsonNode *node = tracker_reader_get (root, "politeness");

  definition->at_once = 2;
  definition->interval_s = 7200;
  if (node == NULL
      || !tracker_reader_check_object (self, node, "“politeness”",
                                       "at_once gap_ms interval_min daily"))
    return;
  definition->at_once = tracker_reader_get_int (self, node, "at_once", 1, 8, 2);
  definition->gap_ms = tracker_reader_get_int (self, node, "gap_ms", 0, 600000, 0);
  definition->interval_s
      = 60 * tracker_reader_get_int (self, node, "interval_min", 1, 7 * 24 * 60, 120);
  definition->daily = tracker_reader_get_int (self, node, "daily", 0, 1000000, 0);
}

static void
read_head (TrackerReader *self, JsonNode *root, const char *file_name)
{
  static const char *const roles[]
      = { "post", "courier", "aggregator", NULL }; /* by TrackerDefinitionRole */
  static const char *const statuses[] = { "documented", "observed", "unverified", "link", NULL };
  TrackerDefinition *definition = self->definition;
  JsonNode *name;
  const char *text;

  read_id (self, root, file_name);
  name = tracker_reader_require (self, root, "name");
  definition->name = name != NULL ? tracker_reader_dup_translated (self, name) : NULL;
  text = tracker_reader_get_string (self, root, "country", FALSE);
  if (text != NULL
      && tracker_reader_check_country (self, tracker_reader_get (root, "country"), text))
    definition->country = g_strdup (text);
  definition->role
      = (TrackerDefinitionRole) tracker_reader_get_choice (self, root, "role", roles, -1);
  definition->status
      = g_strdup (statuses[tracker_reader_get_choice (self, root, "status", statuses, -1)]);
  if (!self->is_light)
    tracker_reader_get_string (self, root, "about", TRUE);
  tracker_reader_get_string (self, root, "$schema", FALSE);
  definition->home = tracker_reader_dup_web_url (self, root, "home");
  read_page (self, root);
  read_links (self, root);
  text = tracker_reader_get_string (self, root, "zone", FALSE);
  if (text != NULL
      && (self->is_light
          || tracker_reader_check_zone (self, tracker_reader_get (root, "zone"), text, FALSE)))
    definition->zone = g_strdup (text);
  definition->patience_days = tracker_reader_get_int (self, root, "patience_days", 0, 365, 5);
}

static void
read_root (TrackerReader *self, JsonNode *root, const char *file_name)
{
  if (!tracker_reader_check_object (self, root, "A definition", NULL) || !check_format (self, root))
    return;
  tracker_reader_check_object (self, root, "the definition", ROOT_KEYS);
  read_head (self, root, file_name);
  read_languages (self, root);
  read_politeness (self, root);
  tracker_reader_read_credentials (self, root);
  tracker_reader_read_needs (self, root);
  tracker_reader_read_numbers (self, root);
  if (self->is_light)
    {
      tracker_reader_read_ways (self, root);
      return;
    }
  tracker_reader_read_stage_tables (self, root);
  tracker_reader_read_ways (self, root);
  tracker_reader_read_samples (self, root);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const TrackerProblem *first = *(TrackerProblem *const *) a;
  const TrackerProblem *second = *(TrackerProblem *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

static void
hand_over_problems (TrackerReader *self, GPtrArray *problems)
{
  g_ptr_array_sort (self->problems, compare_problems);
  if (self->n_problems > self->problems->len)
    {
      const TrackerProblem *last = g_ptr_array_index (self->problems, self->problems->len - 1);

      g_ptr_array_add (
          self->problems,
          tracker_problem_new (
              last->line, last->column,
              g_strdup_printf ("…and %u more problems", self->n_problems - self->problems->len)));
    }
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&self->problems));
}

/* What a light reading leaves: of the file, of a way or a number format, and of a step of a way.
 * What only tells which ways there are, and which can run, is small. */
static gboolean
is_left_unread (const char *key, guint depth)
{
  static const char *const of_file[] = { "about", "stages", "samples", NULL };
  static const char *const of_way[] = { "save", "report", "invalid", NULL };
  static const char *const of_step[] = { "request", "within", "outcomes", "save", "cache", NULL };

  return (depth == 1 && g_strv_contains (of_file, key))
         || (depth == 3 && g_strv_contains (of_way, key))
         || (depth == 5 && g_strv_contains (of_step, key));
}

static TrackerDefinition *
read_definition (GBytes *bytes, const char *file_name, gboolean is_light, GPtrArray *problems)
{
  g_autoptr (TrackerJsonSource) source = NULL;
  g_autoptr (TrackerDefinition) definition = NULL;
  TrackerReader reader = { 0 };
  char *message = NULL;
  int line = 1;
  int column = 1;

  source = tracker_json_source_new_without (bytes, is_light ? is_left_unread : NULL, &line, &column,
                                            &message);
  if (source == NULL)
    {
      g_ptr_array_add (problems, tracker_problem_new (line, column, message));
      return NULL;
    }
  definition = tracker_definition_new_empty ();
  reader.source = source;
  reader.definition = definition;
  reader.is_light = is_light;
  reader.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  read_root (&reader, tracker_json_source_get_root (source), file_name);
  if (reader.n_problems > 0)
    {
      hand_over_problems (&reader, problems);
      return NULL;
    }
  g_ptr_array_unref (reader.problems);
  tracker_definition_finish (definition);
  return g_steal_pointer (&definition);
}

/**
 * tracker_definition_new_from_bytes:
 * @bytes: a definition file, any bytes
 * @file_name: (nullable): its name, with or without folders; its last part must be the id and
 * ".json"
 * @problems: (element-type TrackerProblem): where problems are added, in the order of the file; it
 * must free them by tracker_problem_free()
 *
 * Reads and compiles a definition as data/carriers/README.md describes it, strictly. Not quick
 * (some ms): not on the main thread.
 *
 * Returns: (transfer full) (nullable): the definition; %NULL, and at least one problem, if anything
 * is wrong with it
 */
TrackerDefinition *
tracker_definition_new_from_bytes (GBytes *bytes, const char *file_name, GPtrArray *problems)
{
  g_return_val_if_fail (bytes != NULL && problems != NULL, NULL);

  return read_definition (bytes, file_name, FALSE, problems);
}

/**
 * tracker_definition_new_light:
 * @bytes: a file; kept
 * @file_name: (nullable): its name, which the id must agree with
 * @problems: (element-type TrackerProblem): where what is wrong is added
 *
 * Reads what recognising numbers, naming the carrier and choosing a way takes, and leaves the rest
 * (what the ways do, stages, samples) for when the carrier is first asked: reading all of all
 * carriers would cost each start. For files that were checked before; mistakes in what is left are
 * found when it is read, and the carrier can then not be asked. Any thread.
 *
 * Returns: (transfer full) (nullable): the definition, or %NULL if something is wrong
 */
TrackerDefinition *
tracker_definition_new_light (GBytes *bytes, const char *file_name, GPtrArray *problems)
{
  TrackerDefinition *self;

  g_return_val_if_fail (bytes != NULL && problems != NULL, NULL);

  self = read_definition (bytes, file_name, TRUE, problems);
  if (self == NULL)
    return NULL;

  self->bytes = g_bytes_ref (bytes);
  return self;
}
