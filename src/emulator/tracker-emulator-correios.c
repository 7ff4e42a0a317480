/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Correios: a page, a picture of letters and digits, JSON. Newest first, all in Brasilia's time. */

#define ID "correios"
#define COOKIE "PHPSESSID"
#define HOST "rastreamento.correios.com.br"
#define NOT_FOUND "Objeto não encontrado na base de dados dos Correios."
#define ZONE "America/Sao_Paulo"
#define ZONE_OFFSET_S (-3 * 3600)

typedef struct
{
  const char *code; /* NULL: it does not tell of this */
  const char *type;
  const char *words;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "FC", "82", "Etiqueta emitida" },
  [TRACKER_FACT_POSTED] = { "PO", "01", "Objeto postado" },
  [TRACKER_FACT_LEFT_OFFICE] = { "DO", "01", "Objeto em transferência - por favor aguarde" },
  [TRACKER_FACT_SORTED] = { "RO", "01", "Objeto em transferência - por favor aguarde" },
  [TRACKER_FACT_AT_EXPORT] = { "RO", "01", "Objeto em transferência - por favor aguarde" },
  [TRACKER_FACT_DEPARTED] = { "PAR", "10", "Objeto saiu do centro internacional" },
  [TRACKER_FACT_AT_IMPORT] = { "PAR", "16", "Objeto recebido pelos Correios do Brasil" },
  [TRACKER_FACT_CUSTOMS] = { "PAR", "21", "Encaminhado para fiscalização aduaneira" },
  [TRACKER_FACT_CLEARED] = { "PAR", "07", "Fiscalização aduaneira finalizada" },
  [TRACKER_FACT_LEFT_IMPORT] = { "DO", "01", "Objeto em transferência - por favor aguarde" },
  [TRACKER_FACT_AT_OFFICE] = { "LDI", "01", "Objeto aguardando retirada no endereço indicado" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "OEC", "01", "Objeto saiu para entrega ao destinatário" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "BDE", "20", "Carteiro não atendido" },
  [TRACKER_FACT_DELIVERED] = { "BDE", "01", "Objeto entregue ao destinatário" },
  [TRACKER_FACT_RETURNED] = { "BDE", "23", "Objeto em devolução ao remetente" },
};

static const char page[]
    = "<!DOCTYPE html>\n<html lang=\"pt-BR\"><head><title>Rastreamento</title></head><body>\n"
      "<form id=\"form-rastreamento\" method=\"get\" action=\"resultado.php\">\n"
      "<label for=\"objeto\">Deseja acompanhar seu objeto?</label>\n"
      "<input id=\"objeto\" name=\"objeto\" type=\"text\" maxlength=\"260\">\n"
      "<img id=\"captcha_image\" src=\"../core/securimage/securimage_show.php\" alt=\"Captcha\">\n"
      "<input id=\"captcha\" name=\"captcha\" type=\"text\" maxlength=\"8\">\n"
      "<button id=\"b-pesquisar\" type=\"button\">Consultar</button>\n"
      "</form></body></html>\n";

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  const char *number = tracker_emulator_request_get_param (request, "objeto");

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

static void
respond_page (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);

  tracker_emulator_answer_add_cookie (answer, "LBprdRastreamento", "rd3o00000000000000000000ffff");
  if (tracker_captcha_book_meets_unknown (tracker_emulator_world_get_book (world), visit, TRUE))
    tracker_emulator_answer_set_unknown (answer, 200);
  else
    tracker_emulator_answer_set_text (answer, 200, "text/html; charset=utf-8", page);
}

static void
respond_picture (TrackerEmulatorWorld *world,
                 const TrackerEmulatorRequest *request,
                 TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);
  g_autofree char *text = tracker_captcha_pick_text (rand, TRACKER_CAPTCHA_LOWER, 4, 6);

  if (tracker_captcha_book_meets_unknown (book, visit, FALSE))
    tracker_emulator_answer_set_unknown (answer, 404);
  else
    tracker_emulator_answer_set_picture (
        answer, tracker_captcha_book_issue (book, visit,
                                            tracker_captcha_new_text (rand, text, text, 215, 80)));
}

static void
set_error (TrackerEmulatorAnswer *answer, const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add_boolean (builder, "erro", TRUE);
  tracker_emulator_json_add (builder, "mensagem", message);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

/* What happens abroad is told of what comes to Brazil; else that it was delivered, and no more. */
static gboolean
is_told (const TrackerEmulatorParcel *parcel, const TrackerFact *fact)
{
  if (words[fact->kind].code == NULL)
    return FALSE;
  return strcmp (fact->country, "BR") == 0 || strcmp (parcel->destination, "BR") == 0
         || fact->kind == TRACKER_FACT_DELIVERED;
}

static const char *
get_state (const TrackerFact *fact)
{
  static const struct
  {
    const char *place;
    const char *state;
  } states[] = { { "Belo Horizonte", "MG" }, { "Curitiba", "PR" }, { "Rio de Janeiro", "RJ" } };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].place, fact->place) == 0)
      return states[i].state;
  return "SP";
}

static void
add_unit (JsonBuilder *builder, const TrackerFact *fact)
{
  gboolean is_home = strcmp (fact->country, "BR") == 0;
  g_autofree char *city = g_utf8_strup (tracker_fact_get_local_place (fact), -1);

  tracker_emulator_json_open (builder, "unidade");
  tracker_emulator_json_add (builder, "nome", is_home ? "" : fact->place);
  tracker_emulator_json_add (builder, "tipo",
                             fact->kind == TRACKER_FACT_POSTED ? "Agência dos Correios"
                                                               : "Unidade de Tratamento");
  tracker_emulator_json_open (builder, "endereco");
  if (is_home)
    {
      tracker_emulator_json_add (builder, "cidade", city);
      tracker_emulator_json_add (builder, "uf", get_state (fact));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_event (JsonBuilder *builder, const TrackerFact *fact)
{
  const Words *said = &words[fact->kind];
  g_autofree char *time
      = tracker_emulator_format_time (fact->at_s, ZONE_OFFSET_S, "%Y-%m-%d %H:%M:%S.000000");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "codigo", said->code);
  tracker_emulator_json_add (builder, "tipo", said->type);
  tracker_emulator_json_add (builder, "descricao", said->words);
  tracker_emulator_json_add (builder, "descricaoWeb",
                             fact->kind == TRACKER_FACT_DELIVERED ? "ENTREGUE" : "TRANSITO");
  tracker_emulator_json_add (builder, "detalhe", NULL);
  tracker_emulator_json_add (builder, "comentario", NULL);
  tracker_emulator_json_open (builder, "dtHrCriado");
  tracker_emulator_json_add (builder, "date", time);
  tracker_emulator_json_add_int (builder, "timezone_type", 3);
  tracker_emulator_json_add (builder, "timezone", ZONE);
  json_builder_end_object (builder);
  add_unit (builder, fact);
  json_builder_end_object (builder);
}

static GPtrArray *
list_told (const TrackerEmulatorWorld *world, const TrackerEmulatorParcel *parcel)
{
  GPtrArray *told = tracker_emulator_world_list_known (world, parcel);

  for (guint i = told->len; i > 0; i--)
    if (!is_told (parcel, g_ptr_array_index (told, i - 1)))
      g_ptr_array_remove_index (told, i - 1);
  return told;
}

static void
set_parcel (TrackerEmulatorAnswer *answer,
            const TrackerEmulatorWorld *world,
            const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) told = list_told (world, parcel);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char type[3] = { parcel->number[0], parcel->number[1], '\0' };
  gboolean is_delivered = FALSE;

  if (told->len == 0)
    {
      set_error (answer, NOT_FOUND);
      return;
    }
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "codObjeto", parcel->number);
  tracker_emulator_json_open (builder, "tipoPostal");
  tracker_emulator_json_add (builder, "sigla", type);
  tracker_emulator_json_add (builder, "descricao", "OBJETO INTERNACIONAL");
  tracker_emulator_json_add (builder, "categoria", "PRIME");
  json_builder_end_object (builder);
  tracker_emulator_json_open_list (builder, "eventos");
  for (guint i = told->len; i > 0; i--)
    {
      const TrackerFact *fact = g_ptr_array_index (told, i - 1);

      is_delivered |= fact->kind == TRACKER_FACT_DELIVERED;
      add_event (builder, fact);
    }
  json_builder_end_array (builder);
  tracker_emulator_json_add (builder, "situacao", is_delivered ? "E" : "T");
  tracker_emulator_json_add (builder, "finalizador", is_delivered ? "S" : "N");
  tracker_emulator_json_add_boolean (builder, "temEventoEntrega", is_delivered);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

/* A wrong text, a used one, one that is too old, a visitor it does not know: the same words. */
static void
respond_result (TrackerEmulatorWorld *world,
                const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer)
{
  const char *number = tracker_emulator_request_get_param (request, "objeto");
  TrackerCaptchaVisit *visit = tracker_emulator_find_visit (world, request, ID, COOKIE);
  TrackerCaptchaVerdict verdict
      = tracker_captcha_book_judge (tracker_emulator_world_get_book (world), visit, NULL,
                                    tracker_emulator_request_get_param (request, "captcha"));
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, ID, number);

  if (verdict != TRACKER_CAPTCHA_RIGHT)
    set_error (answer, "Captcha inválido");
  else if (!tracker_emulator_is_s10 (number))
    set_error (answer, "Código de objeto, CPF ou CNPJ informado não está válido");
  else if (parcel == NULL)
    set_error (answer, NOT_FOUND);
  else
    set_parcel (answer, world, parcel);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (strcmp (request->path, "/app/index.php") == 0)
    respond_page (world, request, answer);
  else if (strcmp (request->path, "/core/securimage/securimage_show.php") == 0)
    respond_picture (world, request, answer);
  else if (strcmp (request->path, "/app/resultado.php") != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (!tracker_emulator_request_header_has (request, "referer", HOST "/app/index.php"))
    tracker_emulator_answer_set_page (answer, 403, "Forbidden");
  else
    respond_result (world, request, answer);
}

const TrackerEmulatorCarrier tracker_emulator_correios = {
  .id = ID,
  .hosts = { HOST },
  .list_numbers = list_numbers,
  .respond = respond,
};
