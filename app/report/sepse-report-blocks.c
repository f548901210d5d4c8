/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-report"

#include "config.h"

#include "report/sepse-report-private.h"

#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <string.h>

static void
free_block (SepseBlock *self)
{
  g_free (self->text);
  g_free (self->value);
  g_free (self->detail);
  g_free (self->more);
  g_free (self);
}

GPtrArray *
_sepse_report_new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
}

SepseBlock *
_sepse_report_add (GPtrArray     *blocks,
                   SepseBlockKind kind,
                   SepseTone      tone,
                   const char    *section,
                   const char    *id,
                   char          *text,
                   char          *value,
                   char          *detail)
{
  SepseBlock *self = g_new0 (SepseBlock, 1);

  self->kind = kind;
  self->tone = tone;
  self->section = section;
  self->id = id;
  self->text = text;
  self->value = value;
  self->detail = detail;
  if (detail != NULL && detail[0] == '\0')
    g_clear_pointer (&self->detail, g_free);
  g_ptr_array_add (blocks, self);

  return self;
}

void
_sepse_report_add_heading (GPtrArray  *blocks,
                           const char *section,
                           const char *text)
{
  _sepse_report_add (blocks, SEPSE_BLOCK_HEADING, SEPSE_TONE_PLAIN, section, NULL, g_strdup (text), NULL, NULL);
}

void
_sepse_report_add_fold (GPtrArray  *blocks,
                        const char *section,
                        const char *text)
{
  _sepse_report_add (blocks, SEPSE_BLOCK_FOLD, SEPSE_TONE_PLAIN, section, NULL, g_strdup (text), NULL, NULL);
}

void
_sepse_report_add_subheading (GPtrArray  *blocks,
                              const char *section,
                              const char *text)
{
  _sepse_report_add (blocks, SEPSE_BLOCK_SUBHEADING, SEPSE_TONE_PLAIN, section, NULL, g_strdup (text), NULL, NULL);
}

gboolean
_sepse_report_is_empty (const SepseConceptSet *concepts)
{
  return sepse_concept_set_next (concepts, 0) >= SEPSE_MAX_CONCEPTS;
}

char *
_sepse_report_name_outcome (const SepseGuideline *guideline,
                            guint                 outcome)
{
  /* Translators: a state and who defines it, "Septic shock (Sepsis-1)". */
  return g_strdup_printf (C_ ("outcome", "%1$s (%2$s)"), sepse_words_translate ("outcome", guideline->outcomes[outcome].label),
                          sepse_words_translate ("guideline", guideline->name));
}

static void
append_sentence (GString    *out,
                 const char *sentence)
{
  if (sentence == NULL || sentence[0] == '\0')
    return;

  if (out->len > 0)
    {
      if (strchr (".?:;", out->str[out->len - 1]) == NULL)
        g_string_append_c (out, '.');
      g_string_append_c (out, ' ');
    }
  g_string_append (out, sentence);
}

char *
_sepse_report_join (const char *first,
                    ...)
{
  GString    *out = g_string_new (NULL);
  const char *sentence;
  va_list     sentences;

  append_sentence (out, first);
  va_start (sentences, first);
  while ((sentence = va_arg (sentences, const char *)) != NULL)
    append_sentence (out, sentence);
  va_end (sentences);

  return g_string_free (out, FALSE);
}

char *
_sepse_report_cite (const SepseSource *source,
                    gboolean           unverified)
{
  if (source == NULL)
    return unverified ? g_strdup_printf ("[%s]", C_ ("source", "not verified")) : g_strdup ("");
  if (unverified || source->unverified)
    /* Translators: the short name of a source that nobody checked yet. */
    return g_strdup_printf (C_ ("source", "[%s, not verified]"), source->id);

  return g_strdup_printf ("[%s]", source->id);
}

char *
_sepse_report_deadline (const SepseRuleResult *result)
{
  return result->rule->within_minutes >= 0 ? sepse_words_deadline (result) : NULL;
}

char *
_sepse_report_because (const SepseVerdict    *verdict,
                       const SepseConceptSet *concepts)
{
  g_autofree char *names = NULL;

  if (_sepse_report_is_empty (concepts))
    return NULL;

  names = sepse_words_concepts (verdict, concepts);

  /* Translators: values that led to it. */
  return g_strdup_printf (_ ("Because: %s"), names);
}

char *
_sepse_report_label (const SepseRule *rule,
                     const char      *role)
{
  return g_strdup (rule->label != NULL ? sepse_words_translate (role, rule->label) : rule->id);
}
