/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "shipped.h"
#include "tracker-definition-private.h"
#include "tracker-registry.h"
#include "tracker-test.h"

/* Numbers are read back from the addresses of carriers' pages, with the definitions that are
 * shipped. */

static const char *
get_example (const TrackerDefinition *definition)
{
  for (guint i = 0; i < definition->numbers->len; i++)
    {
      const TrackerNumberFormat *format = g_ptr_array_index (definition->numbers, i);

      if (format->valid[0] != NULL)
        return format->valid[0];
    }
  return "RB123456785CN";
}

/* Two carriers may share a page; then either is right. */
static void
check_page (const TrackerRegistry *registry,
            const TrackerDefinition *definition,
            const char *number)
{
  g_autofree char *page = tracker_definition_dup_page (definition, number);
  g_autofree char *asked = tracker_definition_dup_asked_number (definition, number);
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;
  TrackerDefinition *other;

  g_test_message ("%s", page);
  other = tracker_registry_find_link (registry, page, &found);
  g_assert_nonnull (other);
  again = tracker_definition_dup_page (other, found);
  g_assert_cmpstr (found, ==, asked);
  if (other != definition)
    g_assert_cmpstr (again, ==, page);
}

static void
test_pages (void)
{
  g_autoptr (TrackerRegistry) registry = shipped_load_all ();
  guint n = 0;

  for (guint i = 0; i < tracker_registry_get_n_definitions (registry); i++)
    {
      const TrackerDefinition *definition = tracker_registry_get_definition (registry, i);
      g_autofree char *number = tracker_number_normalize (get_example (definition), NULL);
      g_autofree char *page = tracker_definition_dup_page (definition, number);

      if (page == NULL || strstr (page, number) == NULL)
        continue;
      check_page (registry, definition, number);
      n++;
    }
  g_assert_cmpuint (n, >, 90);
}

static void
test_found (void)
{
  static const struct
  {
    const char *address;
    const char *id; /* NULL: nobody's page */
    const char *number;
  } rows[] = {
    { "https://www.pochta.ru/tracking?barcode=RB123456785CN", "russianpost", "RB123456785CN" },
    { "https://pochta.ru/tracking?utm_source=mail&barcode=rb123456785cn&x=1#top", "russianpost",
      "RB123456785CN" },
    { "http://www.pochta.ru/tracking/?barcode=RB%20123%20456%20785%20CN", "russianpost",
      "RB123456785CN" },
    { "https://www.pochta.ru/tracking?barcode=RB+123456785+CN", "russianpost", "RB123456785CN" },
    { "HTTPS://WWW.POCHTA.RU/tracking?BARCODE=RB123456785CN", "russianpost", "RB123456785CN" },
    { "https://www.pochta.ru/tracking?barcode=", NULL, NULL },
    { "https://www.pochta.ru/tracking", NULL, NULL },
    { "https://www.pochta.ru.example/tracking?barcode=RB123456785CN", NULL, NULL },
    { "ftp://www.pochta.ru/tracking?barcode=RB123456785CN", NULL, NULL },
    /* through somebody who counts clicks, escaped once, twice, and behind two of them */
    { "https://click.example/"
      "t?id=7&u=https%3A%2F%2Fwww.pochta.ru%2Ftracking%3Fbarcode%3DRB123456785CN",
      "russianpost", "RB123456785CN" },
    { "https://click.example/"
      "t?u=https%253A%252F%252Fwww.pochta.ru%252Ftracking%253Fbarcode%253DRB123456785CN",
      "russianpost", "RB123456785CN" },
    { "https://a.example/"
      "?u=https%3A%2F%2Fb.example%2F%3Fv%3Dhttps%253A%252F%252Fwww.pochta.ru%252Ftracking%"
      "253Fbarcode%253DRB123456785CN",
      "russianpost", "RB123456785CN" },
    { "https://click.example/t?u=https%3A%2F%2Fwww.example%2F%3Fbarcode%3DRB123456785CN", NULL,
      NULL },
    { "https://click.example/t?u=%FF%FEhttps%3A%2F%2F", NULL, NULL },
    { "not an address", NULL, NULL },
    { "", NULL, NULL },
    { "https://", NULL, NULL },
    { "https://[::1", NULL, NULL },
  };
  g_autoptr (TrackerRegistry) registry = shipped_load_all ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = NULL;
      TrackerDefinition *found = tracker_registry_find_link (registry, rows[i].address, &number);

      g_test_message ("%s", rows[i].address);
      g_assert_cmpstr (found != NULL ? tracker_definition_get_id (found) : NULL, ==, rows[i].id);
      g_assert_cmpstr (number, ==, rows[i].number);
    }
}

/* Long and strange addresses take no time. */
static void
test_hostile (void)
{
  g_autoptr (TrackerRegistry) registry = shipped_load_all ();
  static const char *const units[]
      = { "a", "/", "&", "%41", "u=https%3A%2F%2Fa.example%2F&", "%25", "=", "#", "\xC3\xA9" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) address = g_string_new ("https://www.pochta.ru/tracking?barcode=");
      g_autofree char *number = NULL;

      while (address->len < 100000)
        g_string_append (address, units[i]);
      g_assert_null (tracker_registry_find_link (registry, address->str, &number));
      g_assert_null (number);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/links/pages", test_pages);
  g_test_add_func ("/links/found", test_found);
  g_test_add_func ("/links/hostile", test_hostile);
  return g_test_run ();
}
