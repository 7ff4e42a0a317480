/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How values are made: of the head of an answer, of wrapped texts, of documents inside documents.
 */

#include <string.h>

#include "ask-helper.h"
#include "dialog-helper.h"
#include "tracker-engine-private.h"
#include "tracker-test.h"

static const struct
{
  TrackerCodec codec;
  const char *text;
  const char *decoded; /* NULL: it cannot be */
} decodings[] = {
  { TRACKER_CODEC_BASE64, "eyJhIjoxfQ==", "{\"a\":1}" },
  { TRACKER_CODEC_BASE64, "eyJhIjoxfQ", "{\"a\":1}" },
  { TRACKER_CODEC_BASE64, "0L_QvtGH0YLQsA", "почта" },
  { TRACKER_CODEC_BASE64, "0L/Qvt GH0YLQsA==", "почта" },
  { TRACKER_CODEC_BASE64, "a", NULL },
  { TRACKER_CODEC_BASE64, "%%%%", NULL },
  { TRACKER_CODEC_BASE64, "gP8=", NULL }, /* not UTF-8 */
  { TRACKER_CODEC_BASE64, "AAAA", NULL },
  { TRACKER_CODEC_URI, "a%20b%C3%A9+c", "a bé+c" },
  { TRACKER_CODEC_URI, "%", NULL },
  { TRACKER_CODEC_URI, "%FF", NULL },
  { TRACKER_CODEC_URI, "%00", NULL },
  { TRACKER_CODEC_JSON, "a\\u0041\\\"b", "aA\"b" },
  { TRACKER_CODEC_JSON, "\"a\\nb\"", "a\nb" },
  { TRACKER_CODEC_JSON, "a\"b", NULL },
  { TRACKER_CODEC_JSON, "a\", \"b", NULL },
  { TRACKER_CODEC_JSON, "\\", NULL },
  { TRACKER_CODEC_HTML, "&lt;b&gt;&amp;amp; &#1055;", "<b>&amp; П" },
  { TRACKER_CODEC_HTML, "a & b &nothing;", "a & b &nothing;" },
};

static void
test_decode (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decodings); i++)
    {
      g_autofree char *decoded = tracker_text_decode (decodings[i].text, decodings[i].codec);

      g_test_message ("%s", decodings[i].text);
      g_assert_cmpstr (decoded, ==, decodings[i].decoded);
    }
}

static void
test_encode (void)
{
  static const struct
  {
    TrackerCodec codec;
    const char *encoded;
  } cases[] = {
    { TRACKER_CODEC_BASE64, "YSDDqQ==" },
    { TRACKER_CODEC_URI, "a%20%C3%A9" },
    { TRACKER_CODEC_XML, "a é" },
    { TRACKER_CODEC_MD5, "0343eb0f4973c436718b96b574aa276e" },
    { TRACKER_CODEC_SHA256, "7f9631ab97d6a4b6630ce48041fddd38d12bb8cc1e2e2c891ed0eae9f53a6097" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *encoded = tracker_text_encode ("a é", cases[i].codec);

      g_assert_cmpstr (encoded, ==, cases[i].encoded);
    }
}

#define ASK(save, url)                                                                             \
  "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/1'}, 'answer': 'json', "  \
  "'save': {'x': " save "}}, {'request': {'url': '" url "'}, 'answer': 'json'}], " DIALOG_REPORT   \
  "}]"
#define ASK_X(save) ASK (save, "https://a.example/{saved.x}")
#define FIRST "GET https://a.example/1"
#define THEN(x, answer)                                                                            \
  {                                                                                                \
    "GET https://a.example/" x, answer                                                             \
  }

static const DialogCase refinement_cases[] = {
  { .name = "decode",
    .ways = ASK_X ("{'select': '$.a', 'decode': 'base64', 'regex': '.+', 'case': 'upper'}"),
    .turns = { { FIRST, "{'a': 'eHl6'}" }, THEN ("XYZ", "{}") },
    .outcome = "not_found" },
  { .name = "regex-comes-first",
    .ways = ASK_X ("{'select': '$.a', 'regex': 'b=(.*)', 'decode': 'uri'}"),
    .turns = { { FIRST, "{'a': 'a=1&b=x%79z'}" }, THEN ("xyz", "{}") },
    .outcome = "not_found" },
  { .name = "decode-nothing",
    .ways = ASK_X ("{'select': '$.a', 'decode': 'base64'}"),
    .turns = { { FIRST, "{'a': '!'}" } },
    .outcome = "malformed" },
  { .name = "decode-then-encode",
    .ways = ASK_X ("{'select': '$.a', 'decode': 'base64', 'encode': 'md5'}"),
    .turns = { { FIRST, "{'a': 'YWJj'}" }, THEN ("900150983cd24fb0d6963f7d28e17f72", "{}") },
    .outcome = "not_found" },
  { .name = "encode-xml",
    .ways = ASK ("{'select': '$.a', 'encode': 'xml'}", "https://a.example/?x=<a>{saved.x}</a>"),
    .turns = { { FIRST, "{'a': 'b&<c'}" },
               { "GET https://a.example/?x=<a>b%26amp%3B%26lt%3Bc</a>", "{}" } },
    .outcome = "not_found" },
  { .name = "encode-then-pad",
    .ways = ASK_X ("{'select': '$.a', 'encode': 'base64', 'pad': {'to': 5, 'with': '.'}}"),
    .turns = { { FIRST, "{'a': 'abc'}" }, THEN (".YWJj", "{}") },
    .outcome = "not_found" },
  { .name = "header",
    .ways = ASK_X ("{'header': 'x-token', 'regex': '[a-z]+'}"),
    .turns = { { FIRST, "{}", .header = "X-Token: 12abc" }, THEN ("abc", "{}") },
    .outcome = "not_found" },
  { .name = "header-absent",
    .ways = ASK_X ("[{'header': 'X-Token'}, {'text': 'none'}]"),
    .turns = { { FIRST, "{}" }, THEN ("none", "{}") },
    .outcome = "not_found" },
  { .name = "cookie",
    .ways = ASK_X ("{'cookie': 'XSRF-TOKEN', 'decode': 'uri'}"),
    .turns = { { FIRST, "{}",
                 .header = "Set-Cookie: A=1; Path=/\nSet-Cookie: XSRF-TOKEN=old\nset-cookie:  "
                           "XSRF-TOKEN = q%2Bw ; Path=/; HttpOnly" },
               THEN ("q%2Bw", "{}") },
    .outcome = "not_found" },
  { .name = "no-cookie",
    .ways = ASK_X ("[{'cookie': 'A'}, {'text': 'none'}]"),
    .turns = { { FIRST, "{}", .header = "Set-Cookie: AA=1\nSet-Cookie: A\nX-A: A=2" },
               THEN ("none", "{}") },
    .outcome = "not_found" },
  { .name = "status",
    .ways = ASK_X ("{'status': true}"),
    .turns = { { FIRST, "{}", .status = 203 }, THEN ("203", "{}") },
    .outcome = "not_found" },
  { .name = "address",
    .ways = ASK_X ("{'address': true, 'regex': 'id=([0-9]+)'}"),
    .turns = { { FIRST, "{}", .url = "https://a.example/found?id=77" }, THEN ("77", "{}") },
    .outcome = "not_found" },
  { .name = "address-without-redirect",
    .ways = ASK_X ("{'address': true, 'regex': '.$'}"),
    .turns = { { FIRST, "{}" }, THEN ("1", "{}") },
    .outcome = "not_found" },
};

static const DialogFault refinement_faults[] = {
  { "decode", NULL, ASK_X ("{'select': '$.a', 'decode': 'md5'}"),
    "none of: base64, uri, json, html" },
  { "encode", NULL, ASK_X ("{'select': '$.a', 'encode': 'html'}"),
    "none of: base64, uri, xml, md5, sha256" },
  { "two-kinds", NULL, ASK_X ("{'header': 'A', 'cookie': 'B'}"), "cookie" },
  { "status-false", NULL, ASK_X ("{'status': false}"), "can only be true" },
  { "header-number", NULL, ASK_X ("{'header': 5}"), "text" },
  { "before-an-answer", NULL,
    "'ways': [{'id': 'w', 'save': {'a': {'header': 'X'}}, 'steps': [{'request': {'url': "
    "'https://a.example/'}, 'answer': 'json'}], " DIALOG_REPORT "}]",
    "part of an answer" },
};

/* ---- within ---- */

#define WITHIN(answer, within)                                                                     \
  "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/1'}, 'answer': '" answer  \
  "', 'outcomes': [" NO_RULE "], 'within': " within "}], " DIALOG_REPORT "}]"
#define NO_RULE "{'status': 404, 'outcome': 'not_found'}"
#define HTML_REPORT                                                                                \
  "'report': {'events': {'list': '//li', 'time': {'select': 'b', 'formats': ['epoch_s']}, "        \
  "'text': 'i'}}"

static const DialogCase within_cases[] = {
  { .name = "json-text-in-json",
    .ways = WITHIN ("json", "{'select': '$.inner', 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': '{\\'e\\': [{\\'t\\': 1000, \\'d\\': \\'In\\'}]}'}" } },
    .outcome = "found",
    .says = "In" },
  { .name = "object-in-json",
    .ways = WITHIN ("json", "{'select': '$.inner', 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': {'e': [{'t': 1000, 'd': 'In'}]}}" } },
    .outcome = "found",
    .says = "In" },
  { .name = "first-of-two",
    .ways = WITHIN ("json", "{'select': ['$.x', '$.inner'], 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': {'e': [{'t': 1000, 'd': 'In'}]}}" } },
    .outcome = "found" },
  { .name = "base64-in-json",
    .ways = WITHIN ("json", "{'select': '$.inner', 'decode': 'base64', 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': 'eyJlIjpbeyJ0IjoxMDAwLCJkIjoiSW4ifV19'}" } },
    .outcome = "found",
    .says = "In" },
  { .name = "script-in-html",
    .ways = WITHIN ("html",
                    "{'select': '//script', 'regex': 'data = (\\\\{.*\\\\});', 'answer': 'json'}"),
    .turns
    = { { FIRST, "<html><script>var data = {'e': [{'t': 1000, 'd': 'In'}]};</script></html>" } },
    .outcome = "found",
    .says = "In" },
  { .name = "html-in-json",
    .ways = "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/1'}, 'answer': "
            "'json', 'within': {'select': '$.html', 'answer': 'html'}}], " HTML_REPORT "}]",
    .turns = { { FIRST, "{'html': '<ul><li><b>1000</b><i>In</i></li></ul>'}" } },
    .outcome = "found",
    .says = "In" },
  { .name = "rules-see-the-answer",
    .ways = WITHIN ("json", "{'select': '$.inner', 'answer': 'json'}"),
    .turns = { { FIRST, "{}", .status = 404 } },
    .outcome = "not_found" },
  { .name = "nothing-there",
    .ways = WITHIN ("json", "{'select': '$.inner', 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': null}" } },
    .outcome = "malformed" },
  { .name = "not-readable",
    .ways = WITHIN ("json", "{'select': '$.inner', 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': '{\\'e\\': [{'}" } },
    .outcome = "malformed" },
  { .name = "a-page-instead",
    .ways = WITHIN ("json", "{'select': '$.inner', 'answer': 'json'}"),
    .turns = { { FIRST, "{'inner': '<html></html>'}" } },
    .outcome = "malformed" },
  { .name = "saves-see-the-inside",
    .ways
    = "'ways': [{'id': 'w', 'steps': [{'request': {'url': 'https://a.example/1'}, 'answer': "
      "'html', 'within': {'select': '//script', 'answer': 'json'}, 'save': {'x': '$.id'}}, "
      "{'request': {'url': 'https://a.example/{saved.x}'}, 'answer': 'json'}], " DIALOG_REPORT "}]",
    .turns = { { FIRST, "<script>{'id': 7}</script>" }, THEN ("7", DIALOG_EVENT ("In")) },
    .outcome = "found" },
};

static const DialogFault within_faults[] = {
  { "no-answer", NULL, WITHIN ("json", "{'select': '$.a'}"), "answer" },
  { "none", NULL, WITHIN ("json", "{'select': '$.a', 'answer': 'none'}"), "not “none”" },
  { "selector", NULL, WITHIN ("json", "{'select': '//a', 'answer': 'html'}"), "//a" },
  { "text", NULL, WITHIN ("json", "'$.a'"), "within" },
};

/* ---- Stage tables ---- */

static void
test_words (void)
{
  static const char *const keys[] = { "livré", "ΠΑΡΑΔΌΘΗΚΕ", "выдан", "доставлён", "ガ", "livre" };
  static const struct
  {
    const char *text;
    int index;
  } cases[] = {
    { "LIVRE AU CLIENT", 0 },    { "Livré", 0 },     { "παραδοθηκε", 1 }, { "Παραδόθηκε", 1 },
    { "Доставлен адресату", 3 }, { "доставлЁн", 3 }, { "ガラス", 4 },     { "カラス", -1 },
  };
  g_autoptr (TrackerTextTable) table = tracker_text_table_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (tracker_text_table_add (table, keys[i], NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tracker_text_table_lookup (table, cases[i].text), ==, cases[i].index);
    }
}

/* A code that is known, but moves nothing. */
static void
test_keep (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader (
      "json", "{" ASK_HELPER_EVENTS "}",
      "'stages': {'codes': {'match': 'code', 'map': {'A': 'accepted', 'K': 'keep'}}},");
  g_autoptr (TrackerReport) report = ask_helper_read (
      definition,
      "{\"events\": [{\"t\": \"2026-03-02\", \"d\": \"Kept\", \"c\": \"K\"}, {\"t\": "
      "\"2026-03-01\", \"d\": \"Taken\", \"c\": \"A\"}, {\"t\": \"2026-03-01\", \"d\": "
      "\"New\", \"c\": \"N\"}]}",
      -1);
  const char *const *unknown = tracker_report_get_unknown_codes (report);
  gsize n_events = 0;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  g_assert_cmpuint (n_events, ==, 3);
  g_assert_cmpint (tracker_event_get_stage (events[0]), ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpint (tracker_report_get_stage (report), ==, TRACKER_STAGE_ACCEPTED);
  g_assert_cmpuint (g_strv_length ((char **) unknown), ==, 1);
  g_assert_cmpstr (unknown[0], ==, "N");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/codec/decode", test_decode);
  g_test_add_func ("/codec/encode", test_encode);
  dialog_add_cases ("/refinement", refinement_cases, G_N_ELEMENTS (refinement_cases));
  dialog_add_faults ("/refinement", refinement_faults, G_N_ELEMENTS (refinement_faults));
  g_test_add_func ("/stages/words", test_words);
  g_test_add_func ("/stages/keep", test_keep);
  dialog_add_cases ("/within", within_cases, G_N_ELEMENTS (within_cases));
  dialog_add_faults ("/within", within_faults, G_N_ELEMENTS (within_faults));
  return g_test_run ();
}
