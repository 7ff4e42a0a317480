/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-trust-private.h"

struct _TrackerTrust
{
  GTlsDatabase parent_instance;

  GTlsDatabase *inner; /* (owned) (nullable) immutable: any thread */
};

G_DEFINE_FINAL_TYPE (TrackerTrust, tracker_trust, G_TYPE_TLS_DATABASE)

/* The backend makes it at the first call, behind a lock of its own; the public function would now
 * give the one that was installed. */
static GTlsDatabase *
dup_system (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();

  return G_TLS_BACKEND_GET_INTERFACE (backend)->get_default_database (backend);
}

static GTlsCertificateFlags
tracker_trust_verify_chain (GTlsDatabase *database,
                            GTlsCertificate *chain,
                            const char *purpose,
                            GSocketConnectable *identity,
                            GTlsInteraction *interaction,
                            GTlsDatabaseVerifyFlags flags,
                            GCancellable *cancellable,
                            GError **error)
{
  TrackerTrust *self = TRACKER_TRUST (database);
  g_autoptr (GTlsDatabase) inner = self->inner != NULL ? g_object_ref (self->inner) : dup_system ();

  /* Without authorities nobody is trusted. */
  if (inner == NULL)
    return G_TLS_CERTIFICATE_UNKNOWN_CA;

  return g_tls_database_verify_chain (inner, chain, purpose, identity, interaction, flags,
                                      cancellable, error);
}

static void
tracker_trust_finalize (GObject *object)
{
  TrackerTrust *self = TRACKER_TRUST (object);

  g_clear_object (&self->inner);

  G_OBJECT_CLASS (tracker_trust_parent_class)->finalize (object);
}

static void
tracker_trust_class_init (TrackerTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tracker_trust_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = tracker_trust_verify_chain;
}

static void
tracker_trust_init (TrackerTrust *self)
{
}

/**
 * tracker_trust_new:
 * @inner: (nullable): who says whether a certificate is good; %NULL for the authorities of the
 * system
 *
 * Makes a database that knows nothing itself.
 *
 * Returns: (transfer full): a database for any thread
 */
TrackerTrust *
tracker_trust_new (GTlsDatabase *inner)
{
  TrackerTrust *self = g_object_new (TRACKER_TYPE_TRUST, NULL);

  g_set_object (&self->inner, inner);

  return self;
}

static gpointer
read_authorities_in_thread (gpointer data)
{
  g_autoptr (GTlsDatabase) system = dup_system ();

  return NULL;
}

/**
 * tracker_trust_install:
 *
 * Puts a trust into the place of the process's default database, and has the authorities of the
 * system read meanwhile. Before the first connection; later calls do nothing. Main thread.
 *
 * glib-networking 2.74 reads them twice before the first connection and once more before each
 * further one, on the thread that connects: some 15 ms each time. It does so only for databases of
 * its own make. They are read once this way, on another thread, while the name of the host is still
 * being looked up.
 */
void
tracker_trust_install (void)
{
  static gboolean is_installed = FALSE;
  g_autoptr (TrackerTrust) trust = NULL;
  GTlsBackend *backend = g_tls_backend_get_default ();

  if (is_installed || !g_tls_backend_supports_tls (backend))
    return;

  is_installed = TRUE;
  trust = tracker_trust_new (NULL);
  g_tls_backend_set_default_database (backend, G_TLS_DATABASE (trust));
  g_thread_unref (g_thread_new ("tracker-trust", read_authorities_in_thread, NULL));
}
