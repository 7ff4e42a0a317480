/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "http-kit.h"
#include "tracker-authority-private.h"
#include "tracker-trust-private.h"

static GTlsCertificateFlags
verify (GTlsDatabase *inner, const char *name)
{
  g_autofree char *path = tracker_test_build_path ("server.pem");
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GSocketConnectable) identity = NULL;
  g_autoptr (TrackerTrust) trust = tracker_trust_new (inner);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags;

  certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  identity = name != NULL ? g_network_address_new (name, 443) : NULL;
  flags = g_tls_database_verify_chain (G_TLS_DATABASE (trust), certificate,
                                       G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, identity, NULL,
                                       G_TLS_DATABASE_VERIFY_NONE, NULL, &error);
  g_assert_no_error (error);
  return flags;
}

static GTlsDatabase *
make_inner (const char *authority)
{
  g_autoptr (GError) error = NULL;
  TrackerAuthority *inner = tracker_authority_new (authority, &error);

  g_assert_no_error (error);
  return G_TLS_DATABASE (inner);
}

static void
test_inner_decides (void)
{
  g_autoptr (GTlsDatabase) right = make_inner (test_server_get_authority (http_kit_server));
  g_autoptr (GTlsDatabase) other = make_inner (test_server_get_other_authority (http_kit_server));

  g_assert_cmpint (verify (right, "post.example"), ==, G_TLS_CERTIFICATE_NO_FLAGS);
  g_assert_cmpint (verify (right, "evil.test") & G_TLS_CERTIFICATE_BAD_IDENTITY, !=, 0);
  g_assert_cmpint (verify (right, NULL) & G_TLS_CERTIFICATE_BAD_IDENTITY, !=, 0);
  g_assert_cmpint (verify (other, "post.example") & G_TLS_CERTIFICATE_UNKNOWN_CA, !=, 0);
}

/* The authority of this run is none of the system's, installed or not. */
static void
test_system (void)
{
  g_autoptr (GTlsDatabase) first = NULL;
  g_autoptr (GTlsDatabase) second = NULL;

  g_assert_cmpint (verify (NULL, "post.example") & G_TLS_CERTIFICATE_UNKNOWN_CA, !=, 0);

  tracker_trust_install ();
  first = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  g_assert_true (TRACKER_IS_TRUST (first));
  g_assert_cmpint (verify (NULL, "post.example") & G_TLS_CERTIFICATE_UNKNOWN_CA, !=, 0);
  g_assert_cmpint (verify (first, "post.example") & G_TLS_CERTIFICATE_UNKNOWN_CA, !=, 0);

  tracker_trust_install ();
  second = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  g_assert_true (first == second);
}

static void
add_tests (void)
{
  g_test_add_func ("/trust/inner-decides", test_inner_decides);
  g_test_add_func ("/trust/system", test_system);
}

int
main (int argc, char *argv[])
{
  return http_kit_run (&argc, &argv, add_tests);
}
