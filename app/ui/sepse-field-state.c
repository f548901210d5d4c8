/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-field-state.h"

#include "words/sepse-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A canonical value as words, "38.5 °C". */
static char *
format_canonical (const SepseConcept *concept,
                  double              canonical)
{
  SepseValue value = { .origin = SEPSE_ORIGIN_ENTERED, .unit = 0, .value = canonical, .canonical = canonical };

  return sepse_words_value (concept, &value);
}

static char *
format_hint (const SepseConcept *concept,
             const SepseEntry   *entry)
{
  gboolean is_read = entry->state == SEPSE_ENTRY_ACCEPTED || entry->state == SEPSE_ENTRY_ODD;

  if (concept->n_units == 0)
    return g_strdup ("");
  if (is_read && entry->value.unit != 0)
    {
      const SepseUnit *unit = &concept->units[0];
      double           scale = pow (10.0, unit->decimals + 1);
      g_autofree char *reading = format_canonical (concept, round (entry->value.canonical * scale) / scale);

      /* Translators: how a value typed in another unit was read: "= 38.5 °C" */
      return g_strdup_printf (C_ ("field hint", "= %s"), reading);
    }

  return g_strdup (sepse_words_translate ("unit", concept->units[0].label));
}

static char *
format_limits (const SepseConcept *concept,
               double              low,
               double              high)
{
  g_autofree char *from = format_canonical (concept, low);
  g_autofree char *to = format_canonical (concept, high);

  if (isfinite (low) && isfinite (high))
    /* Translators: two values with unit: "from 20 °C to 45 °C" */
    return g_strdup_printf (_ ("from %s to %s"), from, to);
  if (isfinite (low))
    /* Translators: a value with unit */
    return g_strdup_printf (_ ("from %s"), from);

  /* Translators: a value with unit */
  return g_strdup_printf (_ ("up to %s"), to);
}

static char *
format_units (const SepseConcept *concept)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < concept->n_units; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", sepse_words_translate ("unit", concept->units[i].label));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The text with each unit that would make it an acceptable value. */
static void
add_answers (SepseFieldState    *self,
             const SepseConcept *concept,
             const char         *text)
{
  for (guint i = 0; i < concept->n_units; i++)
    {
      g_autofree char *answer = g_strdup_printf ("%s %s", text, concept->units[i].label);
      SepseEntry       entry = sepse_entry_parse (concept, answer);

      if (entry.state == SEPSE_ENTRY_ACCEPTED || entry.state == SEPSE_ENTRY_ODD)
        {
          g_ptr_array_add (self->answers, g_steal_pointer (&answer));
          g_ptr_array_add (self->answer_labels, sepse_words_value (concept, &entry.value));
        }
    }
}

static void
describe (SepseFieldState    *self,
          const SepseConcept *concept,
          const char         *text,
          const SepseEntry   *entry,
          gboolean            confirmed)
{
  g_autofree char *words = NULL;

  switch (entry->state)
    {
    case SEPSE_ENTRY_EMPTY:
    case SEPSE_ENTRY_ACCEPTED:
      break;

    case SEPSE_ENTRY_ODD:
      if (confirmed)
        break;
      self->tone = SEPSE_FIELD_ASKS;
      self->can_confirm = TRUE;
      words = format_limits (concept, concept->warn_low, concept->warn_high);
      /* Translators: %s is a range, "from 34 °C to 42 °C" */
      self->message = g_strdup_printf (_ ("Unusual: is this right? Mostly %s."), words);
      break;

    case SEPSE_ENTRY_QUESTION:
      self->tone = SEPSE_FIELD_ASKS;
      add_answers (self, concept, text);
      self->message = g_strdup (_ ("Which unit is meant?"));
      break;

    case SEPSE_ENTRY_UNREADABLE:
      self->tone = SEPSE_FIELD_WRONG;
      words = format_units (concept);
      /* Translators: %s is a list of units; a field's text could not be read as a number */
      self->message = words[0] != '\0' && !g_str_has_prefix (words, "{")
                        ? g_strdup_printf (_ ("Not readable as a number. Units: %s."), words)
                        : g_strdup (_ ("Not readable as a number."));
      break;

    case SEPSE_ENTRY_UNKNOWN_UNIT:
      self->tone = SEPSE_FIELD_WRONG;
      words = format_units (concept);
      /* Translators: %s is a list of units */
      self->message = g_strdup_printf (_ ("This unit is not known here. Known: %s."), words);
      break;

    case SEPSE_ENTRY_IMPOSSIBLE:
      self->tone = SEPSE_FIELD_WRONG;
      words = format_limits (concept, concept->hard_low, concept->hard_high);
      /* Translators: %s is a range, "from 20 °C to 45 °C" */
      self->message = g_strdup_printf (_ ("Not possible, so it is not used. Accepted: %s."), words);
      break;
    }
}

SepseFieldState *
sepse_field_state_new (const SepseConcept *concept,
                       const char         *text,
                       const SepseEntry   *entry,
                       gboolean            confirmed)
{
  SepseFieldState *self = g_new0 (SepseFieldState, 1);

  self->answers = g_ptr_array_new_with_free_func (g_free);

  self->answer_labels = g_ptr_array_new_with_free_func (g_free);
  self->hint = format_hint (concept, entry);
  describe (self, concept, text, entry, confirmed);

  return self;
}

void
sepse_field_state_free (SepseFieldState *self)
{
  g_free (self->hint);
  g_free (self->message);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->answer_labels);
  g_free (self);
}
