/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#include "tracker-emulator-private.h"

/* The certificates live as long as the process: they are made anew at each start and never written
 * down. */
#define LIFE_S (30 * 86400)

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
} Pair;

static void
pair_clear (Pair *pair)
{
  if (pair->certificate != NULL)
    gnutls_x509_crt_deinit (pair->certificate);
  if (pair->key != NULL)
    gnutls_x509_privkey_deinit (pair->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
check (int result, GError **error)
{
  if (result >= 0)
    return TRUE;
  g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
               "The emulator's certificate could not be made: %s", gnutls_strerror (result));
  return FALSE;
}

/* What both certificates have: a key, a serial number, a name, a time. */
static gboolean
prepare_pair (Pair *pair, guint8 serial, const char *name, GError **error)
{
  time_t now = (time_t) (g_get_real_time () / G_USEC_PER_SEC);

  return check (gnutls_x509_privkey_init (&pair->key), error)
         && check (gnutls_x509_privkey_generate (pair->key, GNUTLS_PK_ECDSA,
                                                 GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1),
                                                 0),
                   error)
         && check (gnutls_x509_crt_init (&pair->certificate), error)
         && check (gnutls_x509_crt_set_version (pair->certificate, 3), error)
         && check (gnutls_x509_crt_set_serial (pair->certificate, &serial, sizeof serial), error)
         && check (gnutls_x509_crt_set_activation_time (pair->certificate, now - 86400), error)
         && check (gnutls_x509_crt_set_expiration_time (pair->certificate, now + LIFE_S), error)
         && check (gnutls_x509_crt_set_dn_by_oid (pair->certificate, GNUTLS_OID_X520_COMMON_NAME, 0,
                                                  name, strlen (name)),
                   error)
         && check (gnutls_x509_crt_set_key (pair->certificate, pair->key), error);
}

static gboolean
sign (Pair *pair, Pair *authority, GError **error)
{
  return check (gnutls_x509_crt_sign2 (pair->certificate, authority->certificate, authority->key,
                                       GNUTLS_DIG_SHA256, 0),
                error);
}

static gboolean
make_authority (Pair *authority, GError **error)
{
  return prepare_pair (authority, 1, "Tracker emulator", error)
         && check (gnutls_x509_crt_set_basic_constraints (authority->certificate, 1, 0), error)
         && check (gnutls_x509_crt_set_key_usage (authority->certificate,
                                                  GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN),
                   error)
         && sign (authority, authority, error);
}

static gboolean
add_name (Pair *leaf, const char *name, GError **error)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (name);

  if (address != NULL)
    return check (gnutls_x509_crt_set_subject_alt_name (
                      leaf->certificate, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
                      (unsigned int) g_inet_address_get_native_size (address), GNUTLS_FSAN_APPEND),
                  error);
  return check (gnutls_x509_crt_set_subject_alt_name (leaf->certificate, GNUTLS_SAN_DNSNAME, name,
                                                      (unsigned int) strlen (name),
                                                      GNUTLS_FSAN_APPEND),
                error);
}

static gboolean
make_leaf (Pair *leaf, Pair *authority, const char *const *names, GError **error)
{
  if (!prepare_pair (leaf, 2, names[0], error))
    return FALSE;
  for (gsize i = 0; names[i] != NULL; i++)
    if (!add_name (leaf, names[i], error))
      return FALSE;
  return check (gnutls_x509_crt_set_basic_constraints (leaf->certificate, 0, -1), error)
         && check (gnutls_x509_crt_set_key_usage (leaf->certificate, GNUTLS_KEY_DIGITAL_SIGNATURE),
                   error)
         && check (
             gnutls_x509_crt_set_key_purpose_oid (leaf->certificate, GNUTLS_KP_TLS_WWW_SERVER, 0),
             error)
         && sign (leaf, authority, error);
}

static char *
export_certificate (Pair *pair, GError **error)
{
  gnutls_datum_t datum = { NULL, 0 };
  char *text;

  if (!check (gnutls_x509_crt_export2 (pair->certificate, GNUTLS_X509_FMT_PEM, &datum), error))
    return NULL;
  text = g_strndup ((const char *) datum.data, datum.size);
  gnutls_free (datum.data);
  return text;
}

static char *
export_key (Pair *pair, GError **error)
{
  gnutls_datum_t datum = { NULL, 0 };
  char *text;

  if (!check (gnutls_x509_privkey_export2_pkcs8 (pair->key, GNUTLS_X509_FMT_PEM, NULL,
                                                 GNUTLS_PKCS_PLAIN, &datum),
              error))
    return NULL;
  text = g_strndup ((const char *) datum.data, datum.size);
  gnutls_free (datum.data);
  return text;
}

/**
 * tracker_emulator_tls_new:
 * @names: (array zero-terminated=1): host names and addresses, at least one
 * @authority: (out) (transfer full): PEM text of the authority that signed it
 * @error: %G_TLS_ERROR_BAD_CERTIFICATE if the library refuses something
 *
 * Makes a certificate authority (ECDSA on P-256) and one certificate for all @names. Nothing of it
 * is stored.
 *
 * Returns: (transfer full) (nullable): certificate with its key
 */
GTlsCertificate *
tracker_emulator_tls_new (const char *const *names, char **authority, GError **error)
{
  g_auto (Pair) parent = { NULL, NULL };
  g_auto (Pair) leaf = { NULL, NULL };
  g_autofree char *parent_text = NULL;
  g_autofree char *leaf_text = NULL;
  g_autofree char *key_text = NULL;
  g_autofree char *text = NULL;
  GTlsCertificate *certificate;

  if (!make_authority (&parent, error) || !make_leaf (&leaf, &parent, names, error))
    return NULL;
  parent_text = export_certificate (&parent, error);
  if (parent_text == NULL)
    return NULL;
  leaf_text = export_certificate (&leaf, error);
  if (leaf_text == NULL)
    return NULL;
  key_text = export_key (&leaf, error);
  if (key_text == NULL)
    return NULL;

  text = g_strconcat (leaf_text, key_text, NULL);
  certificate = g_tls_certificate_new_from_pem (text, -1, error);
  if (certificate != NULL)
    *authority = g_steal_pointer (&parent_text);
  return certificate;
}
