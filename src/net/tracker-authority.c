/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-authority-private.h"

struct _TrackerAuthority
{
  GTlsDatabase parent_instance;

  GTlsCertificate *certificate; /* (owned) immutable: any thread */
};

G_DEFINE_FINAL_TYPE (TrackerAuthority, tracker_authority, G_TYPE_TLS_DATABASE)

/* Called on the connection's thread. Signature, dates and name are verified; a chain that does not
 * end at the one authority is one of an unknown authority. */
static GTlsCertificateFlags
tracker_authority_verify_chain (GTlsDatabase *database,
                                GTlsCertificate *chain,
                                const char *purpose,
                                GSocketConnectable *identity,
                                GTlsInteraction *interaction,
                                GTlsDatabaseVerifyFlags flags,
                                GCancellable *cancellable,
                                GError **error)
{
  TrackerAuthority *self = TRACKER_AUTHORITY (database);

  /* Without a name any certificate of the authority would do for any host. */
  if (identity == NULL)
    return G_TLS_CERTIFICATE_BAD_IDENTITY;
  return g_tls_certificate_verify (chain, identity, self->certificate);
}

static void
tracker_authority_finalize (GObject *object)
{
  TrackerAuthority *self = TRACKER_AUTHORITY (object);

  g_clear_object (&self->certificate);

  G_OBJECT_CLASS (tracker_authority_parent_class)->finalize (object);
}

static void
tracker_authority_class_init (TrackerAuthorityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tracker_authority_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = tracker_authority_verify_chain;
}

static void
tracker_authority_init (TrackerAuthority *self)
{
}

/**
 * tracker_authority_new:
 * @pem: the authority's certificate
 * @error: return location
 *
 * Makes a database of one authority.
 *
 * Returns: (transfer full): a database for any thread, or %NULL with an error of %G_TLS_ERROR
 */
TrackerAuthority *
tracker_authority_new (const char *pem, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  TrackerAuthority *self;

  g_return_val_if_fail (pem != NULL, NULL);

  certificate = g_tls_certificate_new_from_pem (pem, -1, error);
  if (certificate == NULL)
    return NULL;
  self = g_object_new (TRACKER_TYPE_AUTHORITY, NULL);
  self->certificate = g_steal_pointer (&certificate);
  return self;
}
