/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Answers as they come: other charsets, rubbish around them, and what was made to hurt. */

#include <string.h>

#include "ask-helper.h"
#include "tracker-engine-private.h"
#include "tracker-test.h"

static TrackerDocument *
new_document (TrackerAnswer answer, const char *content_type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tracker_document_new (answer, content_type, bytes);
}

static void
test_json_states (void)
{
  static const struct
  {
    const char *text;
    TrackerDocumentState state;
  } cases[] = {
    { "{}", TRACKER_DOCUMENT_PARSED },
    { " \r\n[1] ", TRACKER_DOCUMENT_PARSED },
    { "\xef\xbb\xbf{\"a\":1}", TRACKER_DOCUMENT_PARSED },
    { "{\"a\":\"]}\\\"\\\\\"};\n<!-- 12 ms -->", TRACKER_DOCUMENT_PARSED },
    { "null", TRACKER_DOCUMENT_PARSED },
    { "{\"a\":1", TRACKER_DOCUMENT_MALFORMED },
    { "{\"a\":\"", TRACKER_DOCUMENT_MALFORMED },
    { "{\"a\":\"\\", TRACKER_DOCUMENT_MALFORMED },
    { "[}", TRACKER_DOCUMENT_MALFORMED },
    { "[1,]x", TRACKER_DOCUMENT_MALFORMED },
    { "[/*\"*/[[]]]", TRACKER_DOCUMENT_MALFORMED },
    { "['[']", TRACKER_DOCUMENT_MALFORMED },
    { "[nope]", TRACKER_DOCUMENT_MALFORMED },
    { "", TRACKER_DOCUMENT_MALFORMED },
    { "\"text\"", TRACKER_DOCUMENT_MALFORMED },
    { "Service unavailable", TRACKER_DOCUMENT_MALFORMED },
    { " \n<!DOCTYPE html><html>", TRACKER_DOCUMENT_PAGE },
    { "<?xml version=\"1.0\"?><a/>", TRACKER_DOCUMENT_PAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerDocument) document
          = new_document (TRACKER_ANSWER_JSON, NULL, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tracker_document_get_state (document), ==, cases[i].state);
    }
}

/* json-glib alone dies of the second. */
static void
test_deep_json (void)
{
  g_autofree char *open = g_strnfill (1000000, '[');
  g_autofree char *close = g_strnfill (1000000, ']');
  g_autofree char *both = g_strconcat (open, close, NULL);
  g_autofree char *deepest = g_strconcat (open + 1000000 - TRACKER_JSON_MAX_DEPTH,
                                          close + 1000000 - TRACKER_JSON_MAX_DEPTH, NULL);
  g_autofree char *deeper = g_strconcat ("[", deepest, "]", NULL);
  g_autoptr (TrackerDocument) cut = new_document (TRACKER_ANSWER_JSON, NULL, open);
  g_autoptr (TrackerDocument) whole = new_document (TRACKER_ANSWER_JSON, NULL, both);
  g_autoptr (TrackerDocument) allowed = new_document (TRACKER_ANSWER_JSON, NULL, deepest);
  g_autoptr (TrackerDocument) refused = new_document (TRACKER_ANSWER_JSON, NULL, deeper);

  g_assert_cmpint (tracker_document_get_state (cut), ==, TRACKER_DOCUMENT_MALFORMED);
  g_assert_cmpint (tracker_document_get_state (whole), ==, TRACKER_DOCUMENT_MALFORMED);
  g_assert_cmpint (tracker_document_get_state (allowed), ==, TRACKER_DOCUMENT_PARSED);
  g_assert_cmpint (tracker_document_get_state (refused), ==, TRACKER_DOCUMENT_MALFORMED);
}

static char *
dup_first_text (TrackerDocument *document, TrackerAnswer answer, const char *expression)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerSelector) selector = tracker_selector_new (answer, expression, &error);
  g_autoptr (GPtrArray) texts = NULL;

  g_assert_no_error (error);
  texts = tracker_selector_match_texts (selector, tracker_document_get_root (document));
  return texts->len > 0 ? g_strdup (g_ptr_array_index (texts, 0)) : NULL;
}

/* An answer, what is selected from it, and the text found; NULL: none. */
static const struct
{
  TrackerAnswer answer;
  const char *body;
  const char *select;
  const char *text;
} markups[] = {
  { TRACKER_ANSWER_XML, "<a xmlns=\"urn:x\"><n:b xmlns:n=\"urn:y\" n:id=\"7\">t</n:b></a>", "/a/b",
    "t" },
  { TRACKER_ANSWER_XML, "<a xmlns=\"urn:x\"><n:b xmlns:n=\"urn:y\" n:id=\"7\">t</n:b></a>",
    "//b/@id", "7" },
  { TRACKER_ANSWER_XML, "<a><b/><b>2</b></a>", "count(//b)", "2" },
  { TRACKER_ANSWER_XML, "<a><b>1</b></a>", "//b = 1", "true" },
  { TRACKER_ANSWER_XML, "<a><b>1</b></a>", "string(//b)", "1" },
  { TRACKER_ANSWER_XML, "<a><![CDATA[<x>]]></a>", "/a", "<x>" },
  { TRACKER_ANSWER_XML, "\n <?xml version=\"1.0\" encoding=\"UTF-8\"?><a>1</a>", "/a", "1" },
  { TRACKER_ANSWER_XML,
    "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xcf\xee\xf7\xf2\xe0</a>", "/a", "Почта" },
  { TRACKER_ANSWER_XML, "<a>&amp;&#1046;</a>", "/a", "&Ж" },
  { TRACKER_ANSWER_XML, "<a><b>1</b>", "//b", NULL },
  { TRACKER_ANSWER_XML, "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>[&f;]</a>",
    "/a", NULL },
  { TRACKER_ANSWER_XML, "<!DOCTYPE a [<!ENTITY f \"x\">]><a b=\"&f;\"/>", "/a/@b", NULL },
  { TRACKER_ANSWER_XML, "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a>1</a>",
    "/a", NULL },
  { TRACKER_ANSWER_HTML, "<table><tr><td>1<td>2</table>", "//td[2]", "2" },
  { TRACKER_ANSWER_HTML, "<html><body><p id=x>cut <b>here", "//p[@id='x']", "cut here" },
  { TRACKER_ANSWER_HTML, "<p>C\xf3rdoba</p>", "//p", "Córdoba" },
  { TRACKER_ANSWER_HTML, "<meta charset=\"windows-1251\"><p>\xcf\xee\xf7\xf2\xe0</p>", "//p",
    "Почта" },
  { TRACKER_ANSWER_HTML, "just words", "//p", "just words" },
  { TRACKER_ANSWER_HTML, "", "//p", NULL },
  { TRACKER_ANSWER_TEXT, " a\nb ", ".", " a\nb " },
};

static void
test_markup (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (markups); i++)
    {
      g_autoptr (TrackerDocument) document
          = new_document (markups[i].answer, NULL, markups[i].body);
      g_autofree char *text = dup_first_text (document, markups[i].answer, markups[i].select);

      g_test_message ("%s on %s", markups[i].select, markups[i].body);
      g_assert_cmpstr (text, ==, markups[i].text);
    }
}

/* "Billion laughs": ten entities, each ten times the one before. */
static void
test_entity_bomb (void)
{
  g_autoptr (GString) bomb = g_string_new ("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
  g_autoptr (TrackerDocument) document = NULL;
  g_autofree char *text = NULL;

  for (int i = 1; i <= 10; i++)
    {
      g_string_append_printf (bomb, "<!ENTITY e%d \"", i);
      for (int j = 0; j < 10; j++)
        g_string_append_printf (bomb, "&e%d;", i - 1);
      g_string_append (bomb, "\">");
    }
  g_string_append (bomb, "]><a b=\"&e10;\">&e10;</a>");
  document = new_document (TRACKER_ANSWER_XML, NULL, bomb->str);
  text = dup_first_text (document, TRACKER_ANSWER_XML, "/a");
  g_assert_null (text);
  g_assert_cmpint (tracker_document_get_state (document), ==, TRACKER_DOCUMENT_MALFORMED);
}

static void
test_deep_markup (void)
{
  static const TrackerAnswer answers[] = { TRACKER_ANSWER_XML, TRACKER_ANSWER_HTML };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TrackerDocument) document = NULL;
      g_autofree char *found = NULL;

      for (int j = 0; j < 200000; j++)
        g_string_append (text, "<b>");
      document = new_document (answers[i], NULL, text->str);
      found = dup_first_text (document, answers[i], "//b//b//nothing");
      g_assert_null (found);
    }
}

static void
test_charsets (void)
{
  static const struct
  {
    const char *content_type;
    const char *body;
    gssize length;
    const char *text;
  } cases[] = {
    { "application/json; charset=windows-1251", "\xcf\xee\xf7\xf2\xe0", 5, "Почта" },
    { "text/plain; CHARSET=\"KOI8-R\"", "\xf0\xcf\xde\xd4\xc1", 5, "Почта" },
    { "text/plain; charset=gbk", "\xd3\xca\xbe\xd6", 4, "邮局" },
    { "text/plain; charset=shift_jis", "\x97\x58\xff\x95\xd6", 5, "郵\xef\xbf\xbd便" },
    { "text/plain; charset=no-such-thing", "abc", 3, "abc" },
    { "text/plain; charset=", "abc", 3, "abc" },
    { "text/plain", "a\xffz", 3, "a\xef\xbf\xbdz" },
    { NULL, "a\0z", 3, "a\xef\xbf\xbdz" },
    { NULL,
      "\xff\xfe"
      "a\0b\0",
      6, "ab" },
    { NULL, "\xfe\xff\0a\0b", 6, "ab" },
    { "text/plain; charset=windows-1251", "\xef\xbb\xbfПочта", 13, "Почта" },
    { NULL, "", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].body, (gsize) cases[i].length);
      g_autofree char *text
          = tracker_charset_dup_utf8 (TRACKER_ANSWER_TEXT, cases[i].content_type, bytes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_bad_selectors (void)
{
  static const struct
  {
    TrackerAnswer answer;
    const char *expression;
  } cases[] = {
    { TRACKER_ANSWER_JSON, "a.b" },    { TRACKER_ANSWER_XML, "td[" },  { TRACKER_ANSWER_HTML, "" },
    { TRACKER_ANSWER_HTML, "//td[@" }, { TRACKER_ANSWER_TEXT, "$.a" }, { TRACKER_ANSWER_NONE, "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrackerSelector) selector
          = tracker_selector_new (cases[i].answer, cases[i].expression, &error);

      g_assert_null (selector);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/document/json-states", test_json_states);
  g_test_add_func ("/document/deep-json", test_deep_json);
  g_test_add_func ("/document/markup", test_markup);
  g_test_add_func ("/document/entity-bomb", test_entity_bomb);
  g_test_add_func ("/document/deep-markup", test_deep_markup);
  g_test_add_func ("/document/charsets", test_charsets);
  g_test_add_func ("/document/bad-selectors", test_bad_selectors);
  return g_test_run ();
}
