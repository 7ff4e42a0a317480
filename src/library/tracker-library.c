/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-library.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-list-private.h"
#include "tracker-direct-check-private.h"
#include "tracker-folder-list-private.h"
#include "tracker-journey-private.h"
#include "tracker-library-private.h"
#include "tracker-parcel-list-private.h"
#include "tracker-waiting-count-private.h"

struct _TrackerLibrary
{
  GObject parent_instance;

  TrackerStore *store;            /* (owned) */
  TrackerRegistry *registry;      /* (owned) */
  TrackerMonitor *monitor;        /* (owned) */
  TrackerSecrets *secrets;        /* (owned) */
  TrackerNetwork *network;        /* (owned) */
  TrackerClock *clock;            /* (owned) */
  TrackerParcelPool *pool;        /* (owned) */
  TrackerFolderList *folders;     /* (owned) (nullable) made when first asked for */
  TrackerCarrierChoices *choices; /* (owned) */
  TrackerCarrierList *carriers;   /* (owned) (nullable) made when first asked for */
  TrackerRefresh *refresh;        /* (owned) (nullable) whose numbers are shown */
  TrackerWaitingCount *waiting;   /* (owned) */
  GCancellable *closing;          /* (owned) ends every direct check */
  char *home_country;             /* (owned) (nullable) */
  gboolean asks_at_once;          /* what the person gave is tried at once */
};

enum
{
  PROP_0,
  PROP_REFRESHING,
  PROP_REFRESH_TOTAL,
  PROP_REFRESH_ASKED,
  PROP_REFRESH_FRACTION,
  PROP_ONLINE,
  PROP_KEYRING_STATE,
  PROP_HOME_COUNTRY,
  PROP_N_WAITING,
  N_PROPS
};

enum
{
  NEWS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerLibrary, tracker_library, G_TYPE_OBJECT)

static void
notify_refresh (TrackerLibrary *self)
{
  for (guint i = PROP_REFRESHING; i <= PROP_REFRESH_FRACTION; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
tell_end_of_refresh (TrackerLibrary *self, TrackerRefresh *refresh)
{
  int n_failed = tracker_refresh_get_failed (refresh);
  g_autofree char *text = NULL;

  if (n_failed == 0)
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d question went unanswered",
                                       "%d questions went unanswered", n_failed),
                          n_failed);
  tracker_library_tell_news (self, text);
}

static void
on_refresh_notify_cb (TrackerRefresh *refresh, GParamSpec *pspec, TrackerLibrary *self)
{
  if (refresh != self->refresh)
    return;

  notify_refresh (self);
  if (!tracker_refresh_get_running (refresh))
    tell_end_of_refresh (self, refresh);
}

static void
on_monitor_refresh_cb (TrackerMonitor *monitor, GParamSpec *pspec, TrackerLibrary *self)
{
  TrackerRefresh *refresh = tracker_monitor_get_refresh (monitor);

  if (g_set_object (&self->refresh, refresh) && refresh != NULL)
    g_signal_connect_object (refresh, "notify", G_CALLBACK (on_refresh_notify_cb), self, 0);
  notify_refresh (self);
}

static void
on_network_online_cb (TrackerNetwork *network, GParamSpec *pspec, TrackerLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

static void
on_secrets_state_cb (TrackerSecrets *secrets, GParamSpec *pspec, TrackerLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYRING_STATE]);
}

static void
on_waiting_n_cb (TrackerWaitingCount *waiting, GParamSpec *pspec, TrackerLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static void
set_home_country (TrackerLibrary *self, const char *country)
{
  g_autofree char *language = NULL;
  const char *const *languages = g_get_language_names ();

  if (country != NULL && *country == '\0')
    country = NULL;

  g_free (self->home_country);
  self->home_country = g_strdup (country);
  language = g_str_equal (languages[0], "C") || g_str_has_prefix (languages[0], "C.")
                 ? g_strdup ("en")
                 : g_strndup (languages[0], 2);
  tracker_monitor_set_person (self->monitor, language, self->home_country);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOME_COUNTRY]);
}

static double
get_fraction (TrackerLibrary *self)
{
  int total = self->refresh != NULL ? tracker_refresh_get_total (self->refresh) : 0;

  return total > 0 ? (double) tracker_refresh_get_asked (self->refresh) / total : 0.0;
}

static void
tracker_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerLibrary *self = TRACKER_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_REFRESHING:
      g_value_set_boolean (value,
                           self->refresh != NULL && tracker_refresh_get_running (self->refresh));
      break;
    case PROP_REFRESH_TOTAL:
      g_value_set_int (value,
                       self->refresh != NULL ? tracker_refresh_get_total (self->refresh) : 0);
      break;
    case PROP_REFRESH_ASKED:
      g_value_set_int (value,
                       self->refresh != NULL ? tracker_refresh_get_asked (self->refresh) : 0);
      break;
    case PROP_REFRESH_FRACTION:
      g_value_set_double (value, get_fraction (self));
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, tracker_network_get_online (self->network));
      break;
    case PROP_KEYRING_STATE:
      g_value_set_int (value, tracker_secrets_get_state (self->secrets));
      break;
    case PROP_HOME_COUNTRY:
      g_value_set_string (value, self->home_country);
      break;
    case PROP_N_WAITING:
      g_value_set_int (value, tracker_waiting_count_get_n (self->waiting));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_library_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  TrackerLibrary *self = TRACKER_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_HOME_COUNTRY:
      if (g_strcmp0 (self->home_country, g_value_get_string (value)) != 0)
        set_home_country (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_library_dispose (GObject *object)
{
  TrackerLibrary *self = TRACKER_LIBRARY (object);

  if (self->pool != NULL)
    tracker_library_close (self);
  g_clear_object (&self->refresh);
  g_clear_object (&self->folders);
  g_clear_object (&self->carriers);
  g_clear_object (&self->choices);
  g_clear_object (&self->pool);
  g_clear_object (&self->waiting);
  g_clear_object (&self->closing);
  g_clear_object (&self->store);
  g_clear_pointer (&self->registry, tracker_registry_unref);
  g_clear_object (&self->monitor);
  g_clear_object (&self->secrets);
  g_clear_object (&self->network);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tracker_library_parent_class)->dispose (object);
}

static void
tracker_library_finalize (GObject *object)
{
  TrackerLibrary *self = TRACKER_LIBRARY (object);

  g_free (self->home_country);

  G_OBJECT_CLASS (tracker_library_parent_class)->finalize (object);
}

static void
tracker_library_class_init (TrackerLibraryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_library_get_property;
  object_class->set_property = tracker_library_set_property;
  object_class->dispose = tracker_library_dispose;
  object_class->finalize = tracker_library_finalize;

  properties[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[PROP_REFRESH_TOTAL]
      = g_param_spec_int ("refresh-total", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_REFRESH_ASKED]
      = g_param_spec_int ("refresh-asked", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_REFRESH_FRACTION]
      = g_param_spec_double ("refresh-fraction", NULL, NULL, 0.0, 1.0, 0.0, flags);
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE, flags);
  properties[PROP_KEYRING_STATE]
      = g_param_spec_int ("keyring-state", NULL, NULL, 0, TRACKER_SECRETS_MISSING, 0, flags);
  properties[PROP_HOME_COUNTRY]
      = g_param_spec_string ("home-country", NULL, NULL, NULL, flags | G_PARAM_WRITABLE);
  properties[PROP_N_WAITING] = g_param_spec_int ("n-waiting", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[NEWS] = g_signal_new ("news", TRACKER_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tracker_library_init (TrackerLibrary *self)
{
}

/**
 * tracker_library_new:
 * @store: an open store
 * @registry: the carriers
 * @monitor: who asks
 * @secrets: the person's credentials
 * @network: online or not
 * @clock: now
 *
 * Makes what screen and command line talk to.
 *
 * Returns: (transfer full): the library; tracker_library_close() it before the monitor and the
 * store
 */
TrackerLibrary *
tracker_library_new (TrackerStore *store,
                     TrackerRegistry *registry,
                     TrackerMonitor *monitor,
                     TrackerSecrets *secrets,
                     TrackerNetwork *network,
                     TrackerClock *clock)
{
  TrackerLibrary *self = g_object_new (TRACKER_TYPE_LIBRARY, NULL);

  self->store = g_object_ref (store);
  self->registry = tracker_registry_ref (registry);
  self->monitor = g_object_ref (monitor);
  self->secrets = g_object_ref (secrets);
  self->network = g_object_ref (network);
  self->clock = g_object_ref (clock);
  self->pool = tracker_parcel_pool_new (store, registry, monitor, clock);
  self->waiting = tracker_waiting_count_new (store);
  self->choices = tracker_carrier_choices_new (store, secrets);
  self->asks_at_once = TRUE;
  self->closing = g_cancellable_new ();
  set_home_country (self, NULL);
  g_signal_connect_object (monitor, "notify::refresh", G_CALLBACK (on_monitor_refresh_cb), self, 0);
  g_signal_connect_object (network, "notify::online", G_CALLBACK (on_network_online_cb), self, 0);
  g_signal_connect_object (self->waiting, "notify::n", G_CALLBACK (on_waiting_n_cb), self, 0);
  g_signal_connect_object (secrets, "notify::state", G_CALLBACK (on_secrets_state_cb), self, 0);

  return self;
}

/**
 * tracker_library_close:
 * @self: a library
 *
 * Asks the store for nothing any more, and ends every direct check. May be called twice.
 */
void
tracker_library_close (TrackerLibrary *self)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  g_cancellable_cancel (self->closing);
  tracker_waiting_count_close (self->waiting);
  tracker_parcel_pool_close (self->pool);
  tracker_carrier_choices_close (self->choices);
  if (self->carriers != NULL)
    tracker_carrier_list_close (self->carriers);
  if (self->folders != NULL)
    tracker_folder_list_close (self->folders);
}

/**
 * tracker_library_set_asks_at_once:
 * @self: a library
 * @asks: whether what the person has just given (a postcode) is tried at once
 *
 * A command that ends at once leaves that to a program that runs. %TRUE at first.
 */
void
tracker_library_set_asks_at_once (TrackerLibrary *self, gboolean asks)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  self->asks_at_once = asks;
}

/**
 * tracker_library_get_asks_at_once:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: whether what the person has just given is tried at once
 */
gboolean
tracker_library_get_asks_at_once (TrackerLibrary *self)
{
  return self->asks_at_once;
}

/**
 * tracker_library_tell_news:
 * @self: a library
 * @text: a sentence for people
 *
 * Emits "news".
 */
void
tracker_library_tell_news (TrackerLibrary *self, const char *text)
{
  g_signal_emit (self, signals[NEWS], 0, text);
}

/**
 * tracker_library_get_store:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): the store
 */
TrackerStore *
tracker_library_get_store (TrackerLibrary *self)
{
  return self->store;
}

/**
 * tracker_library_get_registry:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): the carriers
 */
TrackerRegistry *
tracker_library_get_registry (TrackerLibrary *self)
{
  return self->registry;
}

/**
 * tracker_library_get_monitor:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): the monitor
 */
TrackerMonitor *
tracker_library_get_monitor (TrackerLibrary *self)
{
  return self->monitor;
}

/**
 * tracker_library_get_secrets:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): the person's credentials
 */
TrackerSecrets *
tracker_library_get_secrets (TrackerLibrary *self)
{
  return self->secrets;
}

/**
 * tracker_library_get_pool:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): where parcels are kept while anyone holds them
 */
TrackerParcelPool *
tracker_library_get_pool (TrackerLibrary *self)
{
  return self->pool;
}

/**
 * tracker_library_get_clock:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): what says how late it is
 */
TrackerClock *
tracker_library_get_clock (TrackerLibrary *self)
{
  return self->clock;
}

/**
 * tracker_library_get_choices:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): what the person decided about carriers
 */
TrackerCarrierChoices *
tracker_library_get_choices (TrackerLibrary *self)
{
  return self->choices;
}

/**
 * tracker_library_get_carrier_list:
 * @self: a library
 *
 * For the library's own files.
 *
 * Returns: (transfer none): the carriers; the same for life
 */
TrackerCarrierList *
tracker_library_get_carrier_list (TrackerLibrary *self)
{
  if (self->carriers == NULL)
    self->carriers = tracker_carrier_list_new (self->registry, self->store, self->choices);

  return self->carriers;
}

/**
 * tracker_library_get_home_country:
 * @self: a library
 *
 * Where the parcels come to.
 *
 * Returns: (transfer none) (nullable): alpha-2
 */
const char *
tracker_library_get_home_country (TrackerLibrary *self)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  return self->home_country;
}

/**
 * tracker_library_create_parcel_list:
 * @self: a library
 *
 * Makes a list of all parcels that are not archived; it can then be shown another folder, searched
 * and sorted.
 *
 * Returns: (transfer full): the list
 */
TrackerParcelList *
tracker_library_create_parcel_list (TrackerLibrary *self)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  return tracker_parcel_list_new (self->store, self->pool);
}

/**
 * tracker_library_create_journey:
 * @self: a library
 *
 * Makes what the page of one parcel shows.
 *
 * Returns: (transfer full): the journey, without a parcel yet
 */
TrackerJourney *
tracker_library_create_journey (TrackerLibrary *self)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  return tracker_journey_new (self->store, self->registry, self->choices, self->clock);
}

/**
 * tracker_library_create_direct_check:
 * @self: a library
 *
 * Makes what one dialog of the direct check shows.
 *
 * Returns: (transfer full): the direct check, without sittings yet
 */
TrackerDirectCheck *
tracker_library_create_direct_check (TrackerLibrary *self)
{
  TrackerSittingServices services;

  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  services.store = self->store;
  services.registry = self->registry;
  services.monitor = self->monitor;
  services.clock = self->clock;

  return tracker_direct_check_new (&services, self->choices, self->closing);
}

/**
 * tracker_library_get_folders:
 * @self: a library
 *
 * All folders, the smart ones first. Kept fresh.
 *
 * Returns: (transfer none): a model of TrackerFolder; the same for life
 */
GListModel *
tracker_library_get_folders (TrackerLibrary *self)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  if (self->folders == NULL)
    self->folders = tracker_folder_list_new (self->store);

  return G_LIST_MODEL (self->folders);
}
