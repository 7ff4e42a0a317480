/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-definition.h"
#include "tracker-registry.h"
#include "tracker-test.h"

/* Recognition with the definitions that are shipped, and with some made here where those have no
 * such case. */

#define WAYS                                                                                       \
  "\"ways\": [{\"id\": \"w\", \"steps\": [{\"answer\": \"json\", \"request\": {\"url\": "          \
  "\"https://c.example/{number}\"}}],"                                                             \
  "\"report\": {\"events\": {\"list\": \"$[*]\", \"time\": \"$.t\", \"text\": \"$.x\"}}}]"

static void
print_problems (GPtrArray *problems, const char *name)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s:%d:%d: %s", name, problem->line, problem->column, problem->message);
    }
}

static TrackerDefinition *
read_definition (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  TrackerDefinition *definition = tracker_definition_new_from_bytes (bytes, name, problems);

  print_problems (problems, name != NULL ? name : "-");
  g_assert_nonnull (definition);
  return definition;
}

/* @head: country and role; @numbers: what stands in the array */
static TrackerDefinition *
make_definition (const char *id, const char *head, const char *numbers)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\": 1, \"id\": \"%s\", \"name\": {\"en\": \"%s\"}, \"status\": \"unverified\","
      "\"about\": \"-\", %s, \"numbers\": [%s], " WAYS "}",
      id, id, head, numbers);

  return read_definition (text, NULL);
}

/* Some of the shipped definitions that rival each other: the cases below say what becomes of it,
 * whatever else is shipped. */
static TrackerRegistry *
load_shipped (void)
{
  static const char *const ids[]
      = { "belpost",     "cainiao",    "chinapost", "correios", "indiapost", "novaposhta",
          "russianpost", "taiwanpost", "ups",       "upuems",   "upugtt",    "vietnampost" };
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strconcat (ids[i], ".json", NULL);
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "..", "data", "carriers", name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_ptr_array_add (definitions, read_definition (text, name));
    }
  return tracker_registry_new (definitions);
}

/* "cn:origin cainiao:aggregator?": in order, with roles, "?" behind those that are only offered. */
static char *
describe_candidates (const TrackerRecognition *recognition)
{
  static const char *const roles[] = { "both", "origin", "destination", "aggregator" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tracker_recognition_get_n_candidates (recognition); i++)
    {
      TrackerRole role;
      gboolean ask;
      TrackerDefinition *definition
          = tracker_recognition_get_candidate (recognition, i, &role, &ask);

      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "",
                              tracker_definition_get_id (definition), roles[role], ask ? "" : "?");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const char *number;
  const char *home;
  const char *format; /* NULL: none */
  TrackerCheck check;
  const char *country;
  const char *candidates; /* the first of them; NULL: none */
} Case;

static const Case cases[] = {
  /* S10: the examples of the fact sheet, among them the two special results of the sum */
  { "RB123456785CN", "RU", "s10", TRACKER_CHECK_OK, "CN", "russianpost:destination upugtt:both" },
  { "RB123456785CN", "BY", "s10", TRACKER_CHECK_OK, "CN", "belpost:destination upugtt:both" },
  { "RB123456785CN", NULL, "s10", TRACKER_CHECK_OK, "CN",
    "upugtt:both chinapost:origin? cainiao:aggregator?" },
  { "RB123456785CN", "DE", "s10", TRACKER_CHECK_OK, "CN",
    "upugtt:both chinapost:origin? cainiao:aggregator?" },
  { "RB123456785CN", "BR", "s10", TRACKER_CHECK_OK, "CN",
    "correios:destination upugtt:both chinapost:origin? cainiao:aggregator?" },
  { "AA123456785BR", "RU", "s10", TRACKER_CHECK_OK, "BR",
    "correios:origin russianpost:destination upugtt:both" },
  { "RR123456785VN", NULL, "s10", TRACKER_CHECK_OK, "VN", "upugtt:both vietnampost:origin?" },
  { "RR473124829TW", "RU", "s10", TRACKER_CHECK_OK, "TW", "russianpost:destination upugtt:both" },
  { "CP987654326RU", "RU", "s10", TRACKER_CHECK_OK, "RU", "russianpost:origin upugtt:both" },
  { "CP987654326RU", "BY", "s10", TRACKER_CHECK_OK, "RU",
    "russianpost:origin belpost:destination upugtt:both" },
  { "RR100000140BY", "RU", "s10", TRACKER_CHECK_OK, "BY",
    "belpost:origin russianpost:destination upugtt:both" },
  { "EE100000025KZ", "RU", "s10", TRACKER_CHECK_OK, "KZ",
    "russianpost:destination upuems:both upugtt:both" },
  { "EB000000102CN", NULL, "s10", TRACKER_CHECK_OK, "CN", "upuems:both upugtt:both" },
  /* a wrong check digit is warned of, not refused */
  { "RB123456786CN", "RU", "s10", TRACKER_CHECK_FAILED, "CN",
    "russianpost:destination upugtt:both" },
  { "RA644000001RU", NULL, "s10", TRACKER_CHECK_FAILED, "RU", "russianpost:origin upugtt:both" },
  /* the shape of S10, but no issuing country */
  { "RB123456785YP", "RU", NULL, TRACKER_CHECK_NONE, NULL, NULL },
  /* 14 digits: a right check digit, then a prefix, then a wrong check digit */
  { "10100012000016", NULL, "russianpost-14", TRACKER_CHECK_OK, "RU", "russianpost:both" },
  { "19001026000485", "UA", "russianpost-14", TRACKER_CHECK_OK, "RU", "russianpost:both" },
  { "10100012000017", "RU", "russianpost-14", TRACKER_CHECK_FAILED, "RU", "russianpost:both" },
  { "20450000000001", "RU", "novaposhta-14", TRACKER_CHECK_NONE, "UA",
    "novaposhta:both russianpost:both?" },
  { "59000000000002", NULL, "novaposhta-14", TRACKER_CHECK_NONE, "UA",
    "novaposhta:both russianpost:both?" },
  /* UPS */
  { "1ZW4T9070312856304", NULL, "ups-1z", TRACKER_CHECK_OK, NULL, "ups:both" },
  { "1ZW4T9070312856305", NULL, "ups-1z", TRACKER_CHECK_FAILED, NULL, "ups:both" },
  { "K7031582649", NULL, "ups-waybill", TRACKER_CHECK_OK, NULL, "ups:both" },
  { "123456789", NULL, "ups-infonotice", TRACKER_CHECK_NONE, NULL, "ups:both?" },
  /* Cainiao */
  { "LP00123456789012", "RU", "cainiao", TRACKER_CHECK_NONE, "CN", "cainiao:aggregator" },
  /* China Post: thirteen digits say little */
  { "1012345678901", "CN", "chinapost-13", TRACKER_CHECK_NONE, NULL, "chinapost:both?" },
  { "KA12345678901", "RU", "chinapost-other", TRACKER_CHECK_NONE, NULL, "chinapost:both?" },
  { "12345678901234567890", NULL, "taiwanpost", TRACKER_CHECK_NONE, NULL, "taiwanpost:both?" },
  /* nothing */
  { "", "RU", NULL, TRACKER_CHECK_NONE, NULL, NULL },
  { "A", "RU", NULL, TRACKER_CHECK_NONE, NULL, NULL },
  { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ01", "RU", NULL,
    TRACKER_CHECK_NONE, NULL, NULL },
  { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "RU", NULL,
    TRACKER_CHECK_NONE, NULL, NULL },
};

static void
check_case (const TrackerRegistry *registry, const Case *one)
{
  const TrackerRecognitionHints hints = { .home_country = one->home };
  g_autoptr (TrackerRecognition) recognition
      = tracker_registry_recognize (registry, one->number, &hints);
  g_autofree char *candidates = describe_candidates (recognition);

  g_test_message ("%s (%s): %s: %s", one->number, one->home,
                  tracker_recognition_get_format (recognition), candidates);
  g_assert_cmpstr (tracker_recognition_get_number (recognition), ==, one->number);
  g_assert_cmpstr (tracker_recognition_get_format (recognition), ==, one->format);
  g_assert_cmpint (tracker_recognition_get_check (recognition), ==, one->check);
  g_assert_cmpstr (tracker_recognition_get_country (recognition), ==, one->country);
  if (one->candidates == NULL)
    g_assert_cmpstr (candidates, ==, "");
  else
    g_assert_true (g_str_has_prefix (candidates, one->candidates));
}

static void
test_shipped (void)
{
  g_autoptr (TrackerRegistry) registry = load_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (registry, &cases[i]);
}

/* Every shipped definition takes its own examples and replays its own samples. */
static void
test_shipped_samples (void)
{
  g_autoptr (TrackerRegistry) registry = load_shipped ();

  for (guint i = 0; i < tracker_registry_get_n_definitions (registry); i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (registry, i);
      g_autoptr (GPtrArray) problems
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
      gboolean is_good = tracker_definition_check_samples (definition, problems);

      print_problems (problems, tracker_definition_get_id (definition));
      g_assert_true (is_good);
    }
}

static void
test_services (void)
{
  g_autoptr (TrackerRegistry) registry = load_shipped ();
  g_autoptr (TrackerRecognition) letter
      = tracker_registry_recognize (registry, "RB123456785CN", NULL);
  g_autoptr (TrackerRecognition) domestic
      = tracker_registry_recognize (registry, "10100012000016", NULL);
  g_autoptr (TrackerRecognition) unknown = tracker_registry_recognize (registry, "A", NULL);

  g_assert_nonnull (tracker_recognition_get_service (letter));
  g_assert_cmpstr (tracker_recognition_get_service_label (letter), ==,
                   tracker_recognition_get_service (letter));
  g_assert_cmpstr (tracker_recognition_get_service (domestic), ==, "Domestic item");
  g_assert_cmpstr (tracker_recognition_get_service_label (domestic), ==, "Domestic item");
  g_assert_null (tracker_recognition_get_service (unknown));
  g_assert_null (tracker_recognition_get_service_label (unknown));
}

static TrackerRegistry *
make_ranking (void)
{
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  static const char *const examples = "\"valid\": [\"1\"], \"invalid\": [\"2\"]";
  g_autofree char *any = g_strdup_printf ("{\"format\": \"any-14\", \"role\": \"both\", \"weak\": "
                                          "true, \"pattern\": \"[0-9]{14}\", %s}",
                                          examples);
  g_autofree char *mod
      = g_strdup_printf ("{\"format\": \"mod-14\", \"role\": \"both\", \"pattern\": "
                         "\"(?<serial>[0-9]{13})(?<check>[0-9])\","
                         "\"checksum\": {\"algorithm\": \"mod10\", \"weights\": [3, 1]}, %s}",
                         examples);
  g_autofree char *luhn = g_strdup_printf (
      "{\"format\": \"luhn-14\", \"role\": \"both\", \"weak\": true, \"pattern\": "
      "\"(?<serial>[0-9]{13})(?<check>[0-9])\", \"checksum\": {\"algorithm\": \"luhn\"}, %s}",
      examples);
  g_autofree char *twin = g_strdup_printf (
      "{\"format\": \"a-twin\", \"role\": \"both\", \"pattern\": \"7[0-9]{13}\", %s},"
      "{\"format\": \"s10\", \"role\": \"both\", \"ask\": false}, {\"format\": \"s10\", \"role\": "
      "\"both\", \"services\": [\"E\"]}",
      examples);
  g_autofree char *grouped
      = g_strdup_printf ("{\"format\": \"b-twin\", \"role\": \"both\", \"pattern\": "
                         "\"(?<service>7)[0-9]{10}(?<country>[0-9]{3})\", %s}",
                         examples);

  g_ptr_array_add (definitions, make_definition ("anything", "\"role\": \"courier\"", any));
  g_ptr_array_add (definitions, make_definition ("strict", "\"role\": \"post\"", mod));
  g_ptr_array_add (definitions, make_definition ("luhny", "\"role\": \"courier\"", luhn));
  g_ptr_array_add (definitions,
                   make_definition ("twin-a", "\"role\": \"courier\", \"country\": \"US\"", twin));
  g_ptr_array_add (
      definitions,
      make_definition ("twin-b", "\"role\": \"courier\", \"country\": \"CA\"", grouped));
  g_ptr_array_add (definitions,
                   make_definition ("ownpost", "\"role\": \"post\", \"country\": \"CA\"",
                                    "{\"format\": \"s10\", \"role\": \"origin\"}, {\"format\": "
                                    "\"s10\", \"role\": \"destination\"}"));
  return tracker_registry_new (definitions);
}

static void
test_ranking (void)
{
  static const Case ranking[] = {
    /* both check digits right: the strong format first, then the weak one */
    { "10000000001097", NULL, "mod-14", TRACKER_CHECK_OK, NULL,
      "strict:both luhny:both? anything:both?" },
    /* mod10 right only */
    { "10100012000016", NULL, "mod-14", TRACKER_CHECK_OK, NULL,
      "strict:both anything:both? luhny:both?" },
    /* luhn right only */
    { "10000000000008", NULL, "luhn-14", TRACKER_CHECK_OK, NULL,
      "luhny:both strict:both? anything:both?" },
    /* both wrong */
    { "10000000000009", NULL, "mod-14", TRACKER_CHECK_FAILED, NULL,
      "strict:both anything:both? luhny:both?" },
    /* two strong formats: the person's country decides, else the name; only the winner is asked */
    { "71000000000276", NULL, "a-twin", TRACKER_CHECK_NONE, NULL, "twin-a:both twin-b:both?" },
    { "71000000000276", "CA", "b-twin", TRACKER_CHECK_NONE, "DE", "twin-b:both twin-a:both?" },
    /* of two formats of one carrier, that which is asked */
    { "EE100000025KZ", NULL, "s10", TRACKER_CHECK_OK, "KZ", "twin-a:both" },
    { "RB123456785CN", NULL, "s10", TRACKER_CHECK_OK, "CN", "twin-a:both?" },
    /* origin without countries is the carrier's own country; it is not the destination of what it
       sent */
    { "RR473124829CA", "CA", "s10", TRACKER_CHECK_OK, "CA", "ownpost:origin" },
    { "RR473124829CA", NULL, "s10", TRACKER_CHECK_OK, "CA", "ownpost:origin" },
    { "RB123456785CN", "CA", "s10", TRACKER_CHECK_OK, "CN", "ownpost:destination twin-a:both?" },
  };
  const TrackerRecognitionHints canada = { .home_country = "CA" };
  g_autoptr (TrackerRegistry) registry = make_ranking ();
  g_autoptr (TrackerRecognition) grouped
      = tracker_registry_recognize (registry, "71000000000276", &canada);

  for (guint i = 0; i < G_N_ELEMENTS (ranking); i++)
    check_case (registry, &ranking[i]);
  g_assert_cmpstr (tracker_recognition_get_service (grouped), ==, "7");
}

#define LOGIN                                                                                      \
  "\"credentials\": [{\"key\": \"key\", \"label\": {\"en\": \"Key\"}}], \"ways\": [{\"id\": "      \
  "\"w\", \"credentials\": [\"key\"], \"steps\": [{\"answer\": \"json\", \"request\": {\"url\": "  \
  "\"https://c.example/{number}\", \"headers\": {\"Key\": \"{secret.key}\"}}}],"                   \
  "\"report\": {\"events\": {\"list\": \"$[*]\", \"time\": \"$.t\", \"text\": \"$.x\"}}}]"

static TrackerDefinition *
make_with_login (const char *id, const char *role, const char *format)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\": 1, \"id\": \"%s\", \"name\": {\"en\": \"%s\"}, \"status\": \"unverified\","
      "\"about\": \"-\", \"role\": \"%s\", \"numbers\": [%s], " LOGIN "}",
      id, id, role, format);

  return read_definition (text, NULL);
}

/* Two couriers for twelve digits that begin with 7, one of them behind a login; a third for other
 * numbers; two aggregators with a login and one without. */
static TrackerRegistry *
make_hinted (void)
{
  static const char *const examples = "\"valid\": [\"1\"], \"invalid\": [\"2\"]";
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  g_autofree char *seven = g_strdup_printf (
      "{\"format\": \"seven\", \"role\": \"both\", \"pattern\": \"7[0-9]{11}\", %s}", examples);
  g_autofree char *login = g_strdup_printf (
      "{\"format\": \"twelve\", \"role\": \"both\", \"pattern\": \"[0-9]{12}\", %s}", examples);
  g_autofree char *other = g_strdup_printf (
      "{\"format\": \"other\", \"role\": \"both\", \"pattern\": \"X[0-9]{5}\", %s}", examples);
  g_autofree char *any
      = g_strdup_printf ("{\"format\": \"any\", \"role\": \"aggregator\", \"ask\": "
                         "false, \"weak\": true, \"pattern\": \".{5,20}\", %s}",
                         examples);
  g_autofree char *own = g_strdup_printf ("{\"format\": \"own\", \"role\": \"aggregator\", "
                                          "\"weak\": true, \"pattern\": \"LP[0-9]{12}\", %s}",
                                          examples);

  g_ptr_array_add (definitions, make_definition ("seven", "\"role\": \"courier\"", seven));
  g_ptr_array_add (definitions, make_with_login ("login", "courier", login));
  g_ptr_array_add (definitions, make_definition ("other", "\"role\": \"courier\"", other));
  g_ptr_array_add (definitions, make_with_login ("big", "aggregator", any));
  g_ptr_array_add (definitions, make_with_login ("huge", "aggregator", any));
  g_ptr_array_add (definitions, make_definition ("own", "\"role\": \"aggregator\"", own));
  g_ptr_array_add (definitions, make_definition ("post", "\"role\": \"post\"",
                                                 "{\"format\": \"s10\", \"role\": \"both\"}"));
  return tracker_registry_new (definitions);
}

/* "912=other 914=own", or "big huge" */
static GHashTable *
make_table (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');

      g_hash_table_insert (
          table,
          g_strndup (parts[i], equals != NULL ? (gsize) (equals - parts[i]) : strlen (parts[i])),
          g_strdup (equals != NULL ? equals + 1 : ""));
    }
  return table;
}

static void
test_hints (void)
{
  static const struct
  {
    const char *number, *chosen, *off, *keyed; /* NULL: not known */
    const char *format;
    const char *candidates;
  } rows[] = {
    { "712345678901", NULL, NULL, NULL, "seven",
      "seven:both login:both? big:aggregator? huge:aggregator?" },
    /* the chosen one first, with what its format says; the other guess was wrong */
    { "712345678901", "912=login", NULL, NULL, "twelve",
      "login:both seven:both? big:aggregator? huge:aggregator?" },
    { "712345678901", "911=login", NULL, NULL, "seven",
      "seven:both login:both? big:aggregator? huge:aggregator?" },
    { "712345678901", "912=nobody", NULL, NULL, "seven",
      "seven:both login:both? big:aggregator? huge:aggregator?" },
    /* also one that takes no such number, and an aggregator */
    { "712345678901", "912=other", NULL, NULL, "seven",
      "other:both seven:both? login:both? big:aggregator? huge:aggregator?" },
    { "712345678901", "912=huge", NULL, "", "seven",
      "huge:aggregator seven:both? login:both? big:aggregator?" },
    { "ABC", "ABC=other", NULL, NULL, NULL, "other:both" },
    /* but what a check digit proves is asked besides */
    { "RB123456785CN", "RB99CN=other", NULL, NULL, "s10",
      "other:both post:both big:aggregator? huge:aggregator?" },
    { "RB123456786CN", "RB99CN=other", NULL, NULL, "s10",
      "other:both post:both? big:aggregator? huge:aggregator?" },
    /* off: last of all, and not asked, chosen or not */
    { "712345678901", NULL, "seven", NULL, "twelve",
      "login:both big:aggregator? huge:aggregator? seven:both?" },
    { "712345678901", "912=seven", "seven", NULL, "twelve",
      "login:both big:aggregator? huge:aggregator? seven:both?" },
    { "X12345", NULL, "big huge", "big huge", "other",
      "other:both big:aggregator? huge:aggregator?" },
    /* an aggregator with a key is asked where nobody else is: the first of them */
    { "712345678901", NULL, NULL, "big huge", "seven",
      "seven:both login:both? big:aggregator? huge:aggregator?" },
    { "712345678901", NULL, "seven", "huge", "twelve",
      "login:both big:aggregator? huge:aggregator seven:both?" },
    { "812345678901", NULL, NULL, NULL, "twelve", "login:both big:aggregator? huge:aggregator?" },
    { "812345678901", NULL, NULL, "big huge", "twelve",
      "login:both big:aggregator huge:aggregator?" },
    { "812345678901", NULL, NULL, "huge", "twelve", "login:both big:aggregator? huge:aggregator" },
    { "812345678901", NULL, NULL, "login huge", "twelve",
      "login:both big:aggregator? huge:aggregator?" },
    { "812345678901", NULL, "big", "big huge", "twelve",
      "login:both huge:aggregator big:aggregator?" },
    /* and not where one answers without */
    { "LP123456789012", NULL, NULL, "huge", "own",
      "own:aggregator big:aggregator? huge:aggregator?" },
    { "LP123456789012", NULL, "own", "huge", "own",
      "big:aggregator? huge:aggregator own:aggregator?" },
  };
  g_autoptr (TrackerRegistry) registry = make_hinted ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) chosen = rows[i].chosen != NULL ? make_table (rows[i].chosen) : NULL;
      g_autoptr (GHashTable) off = rows[i].off != NULL ? make_table (rows[i].off) : NULL;
      g_autoptr (GHashTable) keyed = rows[i].keyed != NULL ? make_table (rows[i].keyed) : NULL;
      const TrackerRecognitionHints hints = { .chosen = chosen, .off = off, .keyed = keyed };
      g_autoptr (TrackerRecognition) recognition
          = tracker_registry_recognize (registry, rows[i].number, &hints);
      g_autofree char *candidates = describe_candidates (recognition);

      g_test_message ("%u: %s", i, rows[i].number);
      g_assert_cmpstr (candidates, ==, rows[i].candidates);
      g_assert_cmpstr (tracker_recognition_get_format (recognition), ==, rows[i].format);
    }
}

/* The post of the destination wants a login: it is asked if it has one, or if nobody else answers.
 */
static void
test_destination_with_login (void)
{
  static const char numbers[] = "{\"format\": \"s10\", \"role\": \"destination\"}";
  static const struct
  {
    const char *keyed; /* NULL: not known */
    gboolean has_origin;
    const char *candidates;
  } rows[] = {
    { NULL, TRUE, "near:origin far:destination" },
    { "", TRUE, "near:origin far:destination?" },
    { "near", TRUE, "near:origin far:destination?" },
    { "far", TRUE, "near:origin far:destination" },
    { "", FALSE, "far:destination" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) definitions
          = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
      g_autoptr (GHashTable) keyed = rows[i].keyed != NULL ? make_table (rows[i].keyed) : NULL;
      const TrackerRecognitionHints hints = { .home_country = "DE", .keyed = keyed };
      g_autoptr (TrackerRegistry) registry = NULL;
      g_autoptr (TrackerRecognition) recognition = NULL;
      g_autofree char *candidates = NULL;

      if (rows[i].has_origin)
        g_ptr_array_add (definitions,
                         make_definition ("near", "\"role\": \"post\"",
                                          "{\"format\": \"s10\", \"role\": \"origin\"}"));
      g_ptr_array_add (definitions, make_with_login ("far", "post\", \"country\": \"DE", numbers));
      registry = tracker_registry_new (definitions);
      recognition = tracker_registry_recognize (registry, "RB123456785CN", &hints);
      candidates = describe_candidates (recognition);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (candidates, ==, rows[i].candidates);
    }
}

static void
test_one_id (void)
{
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  g_autoptr (TrackerRegistry) registry = NULL;
  TrackerDefinition *found;

  g_ptr_array_add (definitions, make_definition ("zebra", "\"role\": \"post\"", ""));
  g_ptr_array_add (definitions,
                   make_definition ("same", "\"role\": \"post\", \"country\": \"RU\"", ""));
  g_ptr_array_add (definitions,
                   make_definition ("same", "\"role\": \"post\", \"country\": \"CN\"", ""));
  registry = tracker_registry_new (definitions);
  g_clear_pointer (&definitions, g_ptr_array_unref);

  g_assert_cmpuint (tracker_registry_get_n_definitions (registry), ==, 2);
  g_assert_cmpstr (tracker_definition_get_id (tracker_registry_get_definition (registry, 0)), ==,
                   "same");
  g_assert_cmpstr (tracker_definition_get_id (tracker_registry_get_definition (registry, 1)), ==,
                   "zebra");
  found = tracker_registry_find (registry, "same");
  g_assert_cmpstr (tracker_definition_get_country (found), ==, "CN");
  g_assert_null (tracker_registry_find (registry, "other"));
  g_assert_null (tracker_registry_find (registry, NULL));
  g_assert_cmpstr (tracker_registry_get_name (registry, "same"), ==, "same");
  g_assert_cmpstr (tracker_registry_get_name (registry, "other"), ==, "other");
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = tracker_registry_new (none);
  g_autoptr (TrackerRecognition) recognition
      = tracker_registry_recognize (registry, "RB123456785CN", NULL);

  g_assert_cmpuint (tracker_registry_get_n_definitions (registry), ==, 0);
  g_assert_cmpstr (tracker_recognition_get_format (recognition), ==, "s10");
  g_assert_cmpstr (tracker_recognition_get_country (recognition), ==, "CN");
  g_assert_cmpuint (tracker_recognition_get_n_candidates (recognition), ==, 0);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/registry/shipped", test_shipped);
  g_test_add_func ("/registry/shipped-samples", test_shipped_samples);
  g_test_add_func ("/registry/services", test_services);
  g_test_add_func ("/registry/ranking", test_ranking);
  g_test_add_func ("/registry/hints", test_hints);
  g_test_add_func ("/registry/destination-with-login", test_destination_with_login);
  g_test_add_func ("/registry/one-id", test_one_id);
  g_test_add_func ("/registry/empty", test_empty);
  return g_test_run ();
}
