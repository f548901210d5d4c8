/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-words"

#include "config.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* The language the environment asks for, "lv" of "lv_LV.UTF-8"; NULL when it asks for none. */
static char *
dup_wanted_language (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value == NULL || value[0] == '\0')
        continue;
      if (strcmp (value, "C") == 0 || strcmp (value, "POSIX") == 0 || g_str_has_prefix (value, "C."))
        return NULL;
      return g_strndup (value, strcspn (value, ".@"));
    }

  return NULL;
}

/* A language can be shown although its locale is not installed: gettext translates in every locale but "C". */
static void
use_uninstalled_language (void)
{
  const char      *current = setlocale (LC_MESSAGES, NULL);
  g_autofree char *wanted = NULL;

  if (current != NULL && strcmp (current, "C") != 0)
    return;

  wanted = dup_wanted_language ();
  if (wanted == NULL && g_getenv ("LANGUAGE") == NULL)
    return;
  if (setlocale (LC_MESSAGES, "C.UTF-8") == NULL)
    return;

  setlocale (LC_CTYPE, "C.UTF-8");
  if (wanted != NULL)
    g_setenv ("LANGUAGE", wanted, FALSE);
}

void
sepse_words_init (void)
{
  const char *folder = g_getenv ("SEPSE_LOCALEDIR");

  use_uninstalled_language ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && folder[0] != '\0' ? folder : SEPSE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
sepse_words_translate (const char *role,
                       const char *english)
{
  g_return_val_if_fail (role != NULL, english);

  /* gettext answers "" with the header of its catalogue. */
  if (english == NULL || english[0] == '\0')
    return english;

  return g_dpgettext2 (GETTEXT_PACKAGE, role, english);
}

const char *
sepse_words_concept (const SepseConcept *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  return sepse_words_translate ("concept", concept->label);
}

const char *
sepse_words_truth (SepseTruth truth)
{
  switch (truth)
    {
    case SEPSE_TRUTH_MET:
      return C_ ("truth", "met");
    case SEPSE_TRUTH_NOT_MET:
      return C_ ("truth", "not met");
    case SEPSE_TRUTH_UNKNOWN:
      break;
    }

  return C_ ("truth", "not known");
}

const char *
sepse_words_urgency (SepseUrgency urgency)
{
  switch (urgency)
    {
    case SEPSE_URGENCY_NOW:
      return C_ ("urgency", "Act now");
    case SEPSE_URGENCY_1H:
      return C_ ("urgency", "Within 1 hour");
    case SEPSE_URGENCY_3H:
      return C_ ("urgency", "Within 3 hours");
    case SEPSE_URGENCY_6H:
      return C_ ("urgency", "Within 6 hours");
    case SEPSE_URGENCY_JUDGEMENT:
      return C_ ("urgency", "By clinical judgement");
    case SEPSE_URGENCY_NOT_ASSESSED:
      break;
    }

  return C_ ("urgency", "Not assessed");
}

char *
sepse_words_source (const SepseSource *source)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  text = g_string_new (source->citation != NULL && source->citation[0] != '\0' ? source->citation : source->id);
  if (source->doi != NULL)
    g_string_append_printf (text, " doi:%s", source->doi);
  else if (source->url != NULL)
    g_string_append_printf (text, " %s", source->url);
  if (source->unverified)
    g_string_append_printf (text, " (%s)", C_ ("source", "not verified"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
