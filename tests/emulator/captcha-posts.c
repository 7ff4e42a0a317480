/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "captcha-posts.h"

#include <stdlib.h>
#include <string.h>

#include "tracker-test.h"

#define BRAZIL "https://rastreamento.correios.com.br"
#define YJCX "https://yjcx.chinapost.com.cn/qps/"
#define EMS "https://www.ems.com.cn/"
#define GTT "https://globaltracktrace.ptc.post/gtt.web/Search.aspx"
#define TAIWAN "https://postserv.post.gov.tw/pstmail/"
#define VIETNAM "https://www.vnpost.vn"
#define INDIA "https://www.indiapost.gov.in/_layouts/15/DOP.Portal.Tracking/"
#define INDIA_FIELD "ctl00$PlaceHolderMain$ucNewLegacyControl$"
#define RUSSIA "https://www.russianpost.ru"
#define RUSSIA_PAGE RUSSIA "/resp_engine.aspx?Path=rp/servise/ru/home/postuslug/trackingpo"
#define FORM "Content-Type: application/x-www-form-urlencoded\n"
#define JSON_BODY "Content-Type: application/json\n" JSON

void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->picture, g_bytes_unref);
  g_clear_pointer (&walk->format, g_free);
  g_clear_pointer (&walk->piece, g_bytes_unref);
  g_clear_pointer (&walk->prompt, g_bytes_unref);
  g_clear_pointer (&walk->id, g_free);
  g_clear_pointer (&walk->task, g_free);
  g_clear_pointer (&walk->page, g_free);
  g_clear_pointer (&walk->hidden, g_hash_table_unref);
}

void
keep_cookies (Fixture *fixture)
{
  soup_session_remove_feature_by_type (fixture->session, SOUP_TYPE_COOKIE_JAR);
  soup_session_add_feature_by_type (fixture->session, SOUP_TYPE_COOKIE_JAR);
}

static char *
find_group (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (regex);
  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static void
collect_hidden (Walk *walk)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("type=\"hidden\" name=\"([^\"]*)\"[^>]* value=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  walk->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (g_regex_match (regex, walk->page, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_hash_table_replace (walk->hidden, g_match_info_fetch (match, 1),
                          g_match_info_fetch (match, 2));
}

static void
fetch_page (Fixture *fixture, const char *url, Walk *walk)
{
  g_autoptr (Reply) page = ask (fixture, "GET", url, BROWSER, NULL);

  g_assert_no_error (page->error);
  g_free (walk->page);
  walk->page = g_strdup (page->body);
  g_clear_pointer (&walk->hidden, g_hash_table_unref);
  collect_hidden (walk);
}

static void
fetch_picture (Fixture *fixture, const char *url, Walk *walk)
{
  g_autoptr (SoupMessage) message = new_message ("GET", url, BROWSER, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = soup_session_send_and_read (fixture->session, message, NULL, &error);

  g_assert_no_error (error);
  if (soup_message_get_status (message) != 200)
    {
      g_bytes_unref (bytes);
      return;
    }
  walk->picture = bytes;
  walk->format = g_strdup (
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL));
}

static GBytes *
decode (const char *base64)
{
  gsize size;
  guchar *data;

  if (base64 == NULL || *base64 == '\0')
    return NULL;
  data = g_base64_decode (base64, &size);
  return g_bytes_new_take (data, size);
}

/* "data:image/png;base64,..." */
static GBytes *
decode_uri (const char *uri, char **format)
{
  const char *comma = uri != NULL ? strchr (uri, ',') : NULL;

  if (comma == NULL)
    return NULL;
  if (format != NULL)
    *format = g_strndup (uri + 5, strcspn (uri + 5, ";"));
  return decode (comma + 1);
}

static char *
get_member (const char *json, const char *path)
{
  Reply reply = { .body = (char *) json };
  char *text = dup_json (&reply, path);

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* The hidden fields and @more: pairs of name and value, up to a NULL. */
static Reply *
post_form (Fixture *fixture,
           const char *url,
           const char *headers,
           const Walk *walk,
           const char *const *more)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *all = g_strconcat (FORM BROWSER, headers, NULL);
  g_autofree char *body = NULL;
  GHashTableIter iter;
  gpointer name, value;

  if (walk->hidden != NULL)
    {
      g_hash_table_iter_init (&iter, walk->hidden);
      while (g_hash_table_iter_next (&iter, &name, &value))
        g_hash_table_insert (form, name, value);
    }
  for (gsize i = 0; more[i] != NULL; i += 2)
    g_hash_table_insert (form, (gpointer) more[i], (gpointer) more[i + 1]);
  body = soup_form_encode_hash (form);
  return ask (fixture, "POST", url, all, body);
}

static void
fetch_brazil (Fixture *fixture, const char *number, Walk *walk)
{
  fetch_page (fixture, BRAZIL "/app/index.php", walk);
  if (strstr (walk->page, "id=\"captcha_image\" src=\"../core/securimage/securimage_show.php\""))
    fetch_picture (fixture, BRAZIL "/core/securimage/securimage_show.php?0.123", walk);
}

static Reply *
send_brazil (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  g_autofree char *url
      = g_strdup_printf (BRAZIL "/app/resultado.php?objeto=%s&captcha=%s&mqs=S", number, answer);

  return ask (fixture, "GET", url, BROWSER "Referer: " BRAZIL "/app/index.php\n", NULL);
}

static void
fetch_yjcx (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *picture = NULL;
  g_autofree char *piece = NULL;

  fetch_page (fixture, YJCX "yjcx", walk);
  fetch_page (fixture, YJCX "showPicture/verify/slideVerifyLoad?t=1772445600000", walk);
  picture = get_member (walk->page, "$.YYPng_base64");
  piece = get_member (walk->page, "$.CutPng_base64");
  walk->picture = decode (picture);
  walk->piece = decode (piece);
  walk->id = get_member (walk->page, "$.uuid");
}

static Reply *
send_yjcx (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  const char *fields[]
      = { "uuid", walk->id, "moveEnd_X", answer, "text[]", number, "selectType", "1", NULL };

  return post_form (fixture, YJCX "showPicture/verify/slideVerifyCheck", "Referer: " YJCX "yjcx\n",
                    walk, fields);
}

static void
fetch_ems (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *picture = NULL;
  g_autofree char *piece = NULL;
  g_autofree char *row = NULL;

  fetch_page (fixture, EMS "ems/random?id=singleForm", walk);
  fetch_page (fixture, EMS "ems/GoUploadImg.do?v1772445600000", walk);
  picture = get_member (walk->page, "$.YYPng_base64");
  piece = get_member (walk->page, "$.CutPng_base64");
  row = get_member (walk->page, "$.CJY");
  walk->picture = decode (picture);
  walk->piece = decode (piece);
  walk->piece_top = row != NULL ? atoi (row) : 0;
  walk->id = get_member (walk->page, "$.uuid");
}

static Reply *
send_ems (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  const char *position[] = { "uuid", walk->id, "moveEnd_X", answer, NULL };
  const char *query[] = { "mailNum", number, NULL };
  Reply *reply = post_form (fixture, EMS "ems/YanZhenX.do?v1772445600001", "", walk, position);

  if (strstr (reply->body, "noSession") != NULL)
    return reply;
  reply_free (reply);
  return post_form (fixture, EMS "ems/order/singleQuery_e", "", walk, query);
}

static void
fetch_clicks (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *picture = NULL;
  g_autofree char *prompt = NULL;
  g_autoptr (Reply) reply = NULL;

  fetch_page (fixture, EMS "queryList", walk);
  reply = ask (fixture, "POST", EMS "ems-web/cutPic/getPictureNew", JSON_BODY, "{}");
  g_free (walk->page);
  walk->page = g_strdup (reply->body);
  picture = get_member (walk->page, "$.data.backgroundImage");
  prompt = get_member (walk->page, "$.data.templateImage");
  walk->picture = decode_uri (picture, &walk->format);
  walk->prompt = decode_uri (prompt, NULL);
  walk->id = get_member (walk->page, "$.data.id");
}

static Reply *
send_clicks (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  g_autofree char *body = g_strdup_printf (
      "{\"mailNo\":\"%s\",\"capcode\":\"%s\",\"trackList\":\"%s\"}", number, walk->id, answer);

  return ask (fixture, "POST", EMS "ems-web/mailTrace/queryMailTrace", JSON_BODY, body);
}

static void
fetch_gtt (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *uri = NULL;

  fetch_page (fixture, GTT, walk);
  uri = find_group (walk->page, "id=\"imgCaptcha\" src=\"([^\"]*)\"");
  walk->picture = decode_uri (uri, &walk->format);
}

static Reply *
send_gtt (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  const char *fields[]
      = { "txtItemID", number, "txtCaptchaCode", answer, "btnSearch", "Search", NULL };

  return post_form (fixture, GTT, "", walk, fields);
}

static void
fetch_taiwan (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *url = NULL;

  fetch_page (fixture, TAIWAN "main_mail.html", walk);
  walk->id = g_uuid_string_random ();
  url = g_strconcat (TAIWAN "jcaptcha?uuid=", walk->id, NULL);
  fetch_picture (fixture, url, walk);
}

static Reply *
send_taiwan (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  g_autofree char *body = g_strdup_printf (
      "{\"header\":{\"InputVOClass\":\"com.systex.jbranch.app.server.post.vo.EB500200InputVO\","
      "\"TxnCode\":\"EB500200\",\"BizCode\":\"query\"},"
      "\"body\":{\"MAILNO\":\"%s\",\"uuid\":\"%s\",\"captcha\":\"%s\",\"pageCount\":10}}",
      number, walk->id, answer);

  return ask (fixture, "POST", TAIWAN "EsoafDispatcher", JSON_BODY, body);
}

static void
fetch_vietnam (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *url = g_strconcat (VIETNAM "/en-us/dinh-vi/buu-pham?key=", number, NULL);
  g_autofree char *source = NULL;
  g_autofree char *picture = NULL;

  fetch_page (fixture, url, walk);
  source = find_group (walk->page, "src=\"([^\"]*Catpchar.aspx[^\"]*)\"");
  if (source == NULL)
    return;
  picture = g_strconcat (VIETNAM, source, NULL);
  fetch_picture (fixture, picture, walk);
}

static Reply *
send_vietnam (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  const char *target = "dnn$ctr808$View$uc$btnCheckCaptchar";
  const char *field = "dnn$ctr808$View$uc$ucCaptchar$txtCaptchar";
  g_autofree char *lower = g_ascii_strdown (answer, -1);
  g_autofree char *url = g_strconcat (
      VIETNAM "/en-us/dinh-vi/xac-thuc?url=%2Fen-us%2Fdinh-vi%2Fbuu-pham%3Fkey%3D", number, NULL);
  const char *fields[] = { "__EVENTTARGET", target, "__EVENTARGUMENT", "", field, lower, NULL };

  return post_form (fixture, url, "", walk, fields);
}

static void
fetch_india (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *source = NULL;
  g_autofree char *url = NULL;

  fetch_page (fixture, INDIA "TrackConsignment.aspx", walk);
  walk->task = find_group (walk->page, "ucCaptcha1_lblCaptcha\">([^<]*)<");
  source = find_group (walk->page, "ucCaptcha1_img(?:Math)?Captcha\" src=\"([^\"]*)\"");
  if (source == NULL)
    return;
  url = g_strconcat (INDIA, source, NULL);
  fetch_picture (fixture, url, walk);
}

static Reply *
send_india (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  const char *fields[] = { INDIA_FIELD "txtOrignlPgTranNo",
                           number,
                           INDIA_FIELD "ucCaptcha1$txtCaptcha",
                           answer,
                           INDIA_FIELD "btnSearch",
                           "Search",
                           "__ASYNCPOST",
                           "true",
                           NULL };

  return post_form (fixture, INDIA "TrackConsignment.aspx", "X-MicrosoftAjax: Delta=true\n", walk,
                    fields);
}

static void
fetch_russia (Fixture *fixture, const char *number, Walk *walk)
{
  g_autofree char *source = NULL;
  g_autofree char *url = NULL;

  fetch_page (fixture, RUSSIA_PAGE, walk);
  source = find_group (walk->page, "id=\"captchaImage\" src=\"([^\"]*)\"");
  if (source == NULL)
    return;
  url = g_strconcat (RUSSIA, source, NULL);
  fetch_picture (fixture, url, walk);
}

static Reply *
send_russia (Fixture *fixture, const char *number, const Walk *walk, const char *answer)
{
  const char *fields[] = { "BarCode", number, "InputedCaptchaCode", answer, NULL };

  return post_form (fixture, RUSSIA_PAGE, "", walk, fields);
}

const Post posts[] = {
  { "correios", "correios", "RB123456785CN", fetch_brazil, send_brazil,
    "\"descricao\":\"Objeto recebido pelos Correios do Brasil\"", "Objeto não encontrado",
    "Captcha inválido", "Captcha inválido", "Captcha inválido" },
  { "yjcx", "chinapost", "RB123456785CN", fetch_yjcx, send_yjcx,
    "\"opName\":\"Arrival at inward office of exchange\"", "[]", "{\"YZ\":\"no\"}", "noSession",
    "noSession" },
  { "ems", "chinapost", "RB123456785CN", fetch_ems, send_ems,
    "<td>Arrival at inward office of exchange</td>", "No tracking information for the shipment",
    "Validation Failure, please re-enter verfication code", "noSession", "noSession" },
  { "clicks", "chinapost", "RB123456785CN", fetch_clicks, send_clicks, "\"operationCode\":\"459\"",
    "查无此邮件信息", "验证码错误", "验证码已过期", "验证码已过期" },
  { "gtt", "upugtt", "RB123456785CN", fetch_gtt, send_gtt,
    "<td>Arrival at inward office of exchange</td>", "No information found", "Invalid code",
    "id=\"imgCaptcha\"", "id=\"imgCaptcha\"" },
  { "taiwanpost", "taiwanpost", "RB123456785CN", fetch_taiwan, send_taiwan,
    "\"status\":\"到達互換局\"", "查無資料", "驗證碼錯誤", "驗證碼已逾時", "驗證碼已逾時" },
  { "vietnampost", "vietnampost", "RB123456785CN", fetch_vietnam, send_vietnam,
    "Arrival at inward office of exchange (Moscow)", "No information found", "Catpchar.aspx",
    "Catpchar.aspx", "Catpchar.aspx" },
  { "indiapost", "indiapost", "RB123456785CN", fetch_india, send_india,
    "<td>Item received from abroad</td>", "not found", "Enter Valid Captcha", "pageRedirect",
    "pageRedirect" },
  { "russianpost-form", "russianpost-form", "RB123456785CN", fetch_russia, send_russia,
    "<td>Импорт международной почты</td>", "не найдена", "CaptchaErrorCodeContainer",
    "CaptchaErrorCodeContainer", "CaptchaErrorCodeContainer" },
};

const gsize n_posts = G_N_ELEMENTS (posts);

const Post *
get_post (const char *name)
{
  for (gsize i = 0; i < n_posts; i++)
    if (strcmp (posts[i].name, name) == 0)
      return &posts[i];
  g_assert_not_reached ();
}

/* From China to Brazil, so that the post of Brazil tells of it too. */
void
add_parcel (Fixture *fixture, const Post *post)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (post->number, "CN", "BR", post->carrier);

  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, TRACKER_TEST_NOW_S - 864000, 28800,
                                    "Guangzhou", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_DEPARTED, TRACKER_TEST_NOW_S - 720000,
                                    28800, "Guangzhou", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_IMPORT, TRACKER_TEST_NOW_S - 86400,
                                    10800, "Moscow", "Москва", "RU", "104001");
  tracker_emulator_set_parcel (fixture->emulator, parcel);
}

/* The data of a test is a post here, not what fixture_set_up () takes it for. */
void
fixture_set_up_for_post (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, NULL);
}

char *
dup_answer (Fixture *fixture, const Post *post)
{
  char *answer = tracker_emulator_dup_captcha_answer (fixture->emulator, post->carrier);

  g_assert_nonnull (answer);
  return answer;
}

/* Sends @answer (NULL: the right one) and looks at what comes. */
void
assert_reply (Fixture *fixture,
              const Post *post,
              const Walk *walk,
              const char *number,
              const char *answer,
              const char *expected)
{
  g_autofree char *right = dup_answer (fixture, post);
  g_autoptr (Reply) reply = post->send (fixture, number, walk, answer != NULL ? answer : right);

  g_assert_no_error (reply->error);
  g_assert_cmpuint (reply->status, ==, 200);
  if (strstr (reply->body, expected) == NULL)
    g_test_message ("%s: %.2000s", post->name, reply->body);
  assert_has (reply->body, expected);
}
