/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

#include "tracker-words.h"

#define MAX_WORD_BYTES 48

/* By month: English, Russian, Ukrainian, Belarusian, Portuguese, Spanish, French, German, Italian,
 * Polish, Turkish, Dutch. Compared by tracker_words_dup_folded (): accents do not count. */
static const char *const month_names[]
    = { "january jan января январь янв січня січень січ студзеня janeiro enero ene janvier janv "
        "januar jänner jän gennaio gen stycznia styczeń sty ocak oca januari",
        "february feb февраля февраль фев февр лютого лютий лют лютага fevereiro fev febrero "
        "février févr fév februar feber febbraio lutego luty lut şubat şub februari",
        "march mar марта март мар березня березень бер сакавіка março marzo mars märz mär mrz "
        "marca marzec mart maart mrt",
        "april apr апреля апрель апр квітня квітень квіт кві красавіка abril abr avril avr aprile "
        "kwietnia kwiecień kwi nisan nis",
        "may мая май травня травень трав тра maio mai mayo maggio mag maja maj mayıs mei",
        "june jun июня июнь июн червня червень черв чер чэрвеня junho junio juin juni giugno giu "
        "czerwca czerwiec cze haziran haz",
        "july jul июля июль июл липня липень лип ліпеня julho julio juillet juil juli luglio lug "
        "lipca lipiec lip temmuz tem",
        "august aug августа август авг серпня серпень серп сер жніўня agosto ago août aoû aout "
        "sierpnia sierpień sie ağustos ağu augustus",
        "september sep sept сентября сентябрь сент сен вересня вересень вер setembro septiembre "
        "setiembre set septembre settembre września wrzesień wrz eylül eyl",
        "october oct октября октябрь окт жовтня жовтень жовт жов кастрычніка outubro out octubre "
        "octobre oktober okt ottobre ott października październik paź ekim eki",
        "november nov ноября ноябрь нояб ноя листопада листопад лист лис лістапада novembro "
        "noviembre novembre listopada listopad kasım kas",
        "december dec декабря декабрь дек грудня грудень груд гру снежня dezembro dez diciembre "
        "dic décembre déc dezember dicembre grudnia grudzień aralık ara" };

static const char weekday_names[]
    = "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
      "sunday sun "
      "понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс "
      "понеділок вівторок середа четвер п'ятниця пятниця субота неділя нд "
      "segunda terça quarta quinta sexta sábado domingo feira seg ter qua qui sex sáb dom "
      "lunes martes miércoles jueves viernes lun mié jue vie "
      "lundi mardi mercredi jeudi vendredi samedi dimanche mer jeu ven sam dim "
      "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
      "lunedì martedì mercoledì giovedì venerdì sabato domenica gio "
      "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob nd "
      "pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt çar per cmt paz";

/* What stands between the date and the clock: "at", "um", ... */
static const char joiners[] = "t at on um am den der on the time hour local date в о об час время "
                              "дата à a às as las los el le les vers alle ore del il godz godzina "
                              "dnia saat kl klo om de em data hora horário heure uhrzeit datum "
                              "fecha tarih";
static const char year_suffixes[] = "г год года гг р року r roku";
static const char clock_suffixes[] = "uhr h hs hrs hr hours ч год msk мск cet cest est edt pst pdt "
                                     "cst bst brt local lt hora";

typedef struct
{
  TrackerPastedLabel label;
  const char *words;
} LabelWords;

static const LabelWords label_words[] = {
  { TRACKER_PASTED_LABEL_TIME,
    "date|time|date time|date and time|event date|local time|hour|дата|время|дата и время|"
    "дата время|дата операции|час|дата і час|data|hora|data hora|data e hora|horário|fecha|"
    "fecha y hora|fecha hora|date et heure|heure|datum|uhrzeit|datum uhrzeit|datum zeit|"
    "datum und uhrzeit|ora|data e ora|godzina|data i godzina|czas|tarih|saat|tarih saat|日期|时间|"
    "時間|日時|处理时间|操作时间" },
  { TRACKER_PASTED_LABEL_WORDS,
    "status|event|description|details|activity|operation|scan|state|статус|событие|операция|"
    "состояние|описание|подія|стан|операція|situação|evento|descrição|estado|descripción|"
    "movimiento|statut|étape|événement|ereignis|beschreibung|sendungsstatus|stato|descrizione|"
    "zdarzenie|opis|durum|işlem|açıklama|状态|處理狀態|处理动态|物流信息|状態|配送履歴" },
  { TRACKER_PASTED_LABEL_PLACE,
    "place|location|city|office|country|facility|where|место|город|местоположение|отделение|"
    "место операции|адрес|місце|місто|відділення|local|localização|unidade|cidade|lugar|ubicación|"
    "oficina|localidad|lieu|bureau|localisation|ort|standort|filiale|luogo|località|ufficio|"
    "origem|origen|origin|from|miejsce|jednostka|placówka|yer|konum|şube|地点|地點|所在地|处理机构|"
    "取扱局" },
};

/* In a text that a date of no event follows; a blank is the edge of a word. */
static const char forecast_words[]
    = " estimated| expected| scheduled| delivery by| deliver by| arriving| arrives| guaranteed|"
      " planned| delivery date| latest delivery| delivery between| last update| updated|"
      " latest update| as of| copyright| c 20| print date| today| status as|"
      " ожидаем| ориентировочн| планов| предполагаем| срок| дата доставки| контрольн| обновлен|"
      " последнее обновление| дата обновления| данные на| прогноз| хранится до| храним|"
      " очікувана| орієнтовн| планова| оновлен| останнє оновлення|"
      " previsao| prazo| data prevista| entrega prevista| atualizado| ultima atualizacao|"
      " previsto|"
      " fecha estimada| entrega estimada| fecha prevista| prevista| actualizado| ultima actual|"
      " livraison prevue| livraison estimee| date de livraison| prevue| mis a jour|"
      " derniere mise a jour| date estimee|"
      " voraussichtlich| zustellung voraussichtlich| geplant| stand | aktualisiert|"
      " letzte aktualisierung| liefertermin| lieferung voraussichtlich| zustelltermin|"
      " consegna prevista| data prevista| aggiornat| ultimo aggiornamento|"
      " przewidywan| planowan| szacowan| aktualizacj| ostatnia aktualizacja|"
      " tahmini| guncelle| son guncelle| beklenen|"
      " 预计| 預計| 预测| 更新时间| 最后更新| 查询时间| お届け予定| 配達予定";

static const char button_words[]
    = "details|show details|show more|more|see more|view details|hide|hide details|see all|"
      "expand|collapse|подробнее|подробности|показать все|показать ещё|скрыть|ещё|детальніше|"
      "detalhes|ver detalhes|ver mais|mostrar mais|ver más|detalle|ver detalle|voir plus|"
      "voir le détail|détails|mehr anzeigen|mehr|weniger|dettagli|mostra di più|szczegóły|więcej|"
      "pokaż więcej|detay|detaylar|daha fazla|查看更多|展开|收起|详情";

typedef struct
{
  GHashTable *months;   /* (owned) folded name -> month */
  GHashTable *weekdays; /* (owned) sets of folded names, all that follow */
  GHashTable *joiners;
  GHashTable *year_suffixes;
  GHashTable *clock_suffixes;
  GHashTable *labels; /* (owned) folded words -> label */
  GHashTable *buttons;
  char **forecasts; /* (owned) folded, with the blank that begins them */
} Names;

static void
add_words (GHashTable *table, const char *text, const char *separator, int value)
{
  g_auto (GStrv) words = g_strsplit (text, separator, -1);

  for (gsize i = 0; words[i] != NULL; i++)
    g_hash_table_insert (table, tracker_words_dup_folded (words[i]), GINT_TO_POINTER (value));
}

static GHashTable *
make_table (const char *text, const char *separator)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (text != NULL)
    add_words (table, text, separator, 1);
  return table;
}

static char **
make_forecasts (void)
{
  char **words = g_strsplit (forecast_words, "|", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      char *folded = tracker_words_dup_folded (words[i]);

      /* The table says whether the last word has to end there. */
      if (!g_str_has_suffix (words[i], " "))
        folded[strlen (folded) - 1] = '\0';
      g_free (words[i]);
      words[i] = folded;
    }
  return words;
}

/* All names as they are compared, made once for the process. */
static const Names *
get_names (void)
{
  static gsize names = 0;

  if (g_once_init_enter (&names))
    {
      Names *made = g_new0 (Names, 1);

      made->months = make_table (NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (month_names); i++)
        add_words (made->months, month_names[i], " ", (int) i + 1);
      made->weekdays = make_table (weekday_names, " ");
      made->joiners = make_table (joiners, " ");
      made->year_suffixes = make_table (year_suffixes, " ");
      made->clock_suffixes = make_table (clock_suffixes, " ");
      made->labels = make_table (NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (label_words); i++)
        add_words (made->labels, label_words[i].words, "|", (int) label_words[i].label);
      made->buttons = make_table (button_words, "|");
      made->forecasts = make_forecasts ();
      g_once_init_leave (&names, (gsize) made);
    }
  return (const Names *) names;
}

/* What tracker_words_dup_folded () makes of plain letters, without its cost: a large text has many
 * words beside numbers. FALSE: there are others. */
static gboolean
fold_plain (const char *text, gsize length, char *folded)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalpha (text[i]))
        return FALSE;
      folded[i + 1] = g_ascii_tolower (text[i]);
    }
  folded[0] = folded[length + 1] = ' ';
  folded[length + 2] = '\0';
  return TRUE;
}

static int
look_up (GHashTable *table, const char *text, gsize length)
{
  char plain[MAX_WORD_BYTES + 3];
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  if (length == 0 || length > MAX_WORD_BYTES)
    return 0;
  if (fold_plain (text, length, plain))
    return GPOINTER_TO_INT (g_hash_table_lookup (table, plain));
  word = g_strndup (text, length);
  folded = tracker_words_dup_folded (word);
  return GPOINTER_TO_INT (g_hash_table_lookup (table, folded));
}

/**
 * tracker_pasted_get_month:
 * @word: a word
 * @length: its length in bytes
 *
 * Returns: 1 to 12; 0 if it is no name of a month in any language we know
 */
int
tracker_pasted_get_month (const char *word, gsize length)
{
  return look_up (get_names ()->months, word, length);
}

/**
 * tracker_pasted_is_weekday:
 * @word: a word
 * @length: its length in bytes
 *
 * Returns: whether it is a name of a day of the week
 */
gboolean
tracker_pasted_is_weekday (const char *word, gsize length)
{
  return look_up (get_names ()->weekdays, word, length) != 0;
}

/**
 * tracker_pasted_is_joiner:
 * @word: a word
 * @length: its length in bytes
 *
 * Returns: whether it may stand between a date and its clock
 */
gboolean
tracker_pasted_is_joiner (const char *word, gsize length)
{
  return look_up (get_names ()->joiners, word, length) != 0;
}

/**
 * tracker_pasted_is_year_suffix:
 * @word: a word
 * @length: its length in bytes
 *
 * Returns: whether it stands behind a year and says no more than that it is one
 */
gboolean
tracker_pasted_is_year_suffix (const char *word, gsize length)
{
  return look_up (get_names ()->year_suffixes, word, length) != 0;
}

/**
 * tracker_pasted_is_clock_suffix:
 * @word: a word
 * @length: its length in bytes
 *
 * Returns: whether it stands behind a clock: "Uhr", "hrs", the letters of a zone
 */
gboolean
tracker_pasted_is_clock_suffix (const char *word, gsize length)
{
  return look_up (get_names ()->clock_suffixes, word, length) != 0;
}

/**
 * tracker_pasted_get_label:
 * @text: a cell
 * @rest: (out): what follows the label, "" if @text is nothing else; @text if there is none
 *
 * Returns: what the label says that follows
 */
TrackerPastedLabel
tracker_pasted_get_label (const char *text, const char **rest)
{
  const char *colon = text;
  int label;

  while (*colon != '\0' && tracker_pasted_get_plain_sign (g_utf8_get_char (colon)) != ':')
    colon = g_utf8_next_char (colon);
  if (*colon != '\0')
    {
      label = look_up (get_names ()->labels, text, (gsize) (colon - text));
      colon = g_utf8_next_char (colon);
      *rest = label != 0 ? colon + strspn (colon, " ") : text;
      return (TrackerPastedLabel) label;
    }
  label = look_up (get_names ()->labels, text, strlen (text));
  *rest = label != 0 ? text + strlen (text) : text;
  return (TrackerPastedLabel) label;
}

/**
 * tracker_pasted_is_forecast:
 * @text: what stands before a date
 *
 * Returns: whether it says that the date is of no event: a forecast, the time of the page
 */
gboolean
tracker_pasted_is_forecast (const char *text)
{
  g_autofree char *folded = tracker_words_dup_folded (text);
  char **forecasts = get_names ()->forecasts;

  for (gsize i = 0; forecasts[i] != NULL; i++)
    {
      if (strstr (folded, forecasts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_pasted_is_button:
 * @text: a line
 *
 * Returns: whether it is something to press on the page, and no part of what it says
 */
gboolean
tracker_pasted_is_button (const char *text)
{
  return look_up (get_names ()->buttons, text, strlen (text)) != 0;
}
