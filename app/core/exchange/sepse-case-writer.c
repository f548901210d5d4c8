/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-case-file.h"
#include "json/sepse-json-writer.h"

static void
write_instant (SepseJsonWriter *writer,
               const char      *key,
               SepseInstant     instant)
{
  g_autofree char *text = NULL;

  if (!instant.is_set)
    return;

  text = sepse_instant_to_text (instant);
  sepse_json_writer_string (writer, key, text);
}

static void
write_choices (SepseJsonWriter    *writer,
               const char         *key,
               const SepseConcept *concept,
               guint64             choices)
{
  gboolean is_set = concept->kind == SEPSE_KIND_SET;

  if (is_set)
    sepse_json_writer_begin_array (writer, key);
  for (guint i = 0; i < concept->n_choices; i++)
    if (choices >> i & 1)
      sepse_json_writer_string (writer, is_set ? NULL : key, concept->choices[i].id);
  if (is_set)
    sepse_json_writer_end_array (writer);
}

static void
write_bare (SepseJsonWriter    *writer,
            const char         *key,
            const SepseConcept *concept,
            const SepseValue   *value)
{
  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      sepse_json_writer_number (writer, key, value->value);
      break;
    case SEPSE_KIND_YES_NO:
      sepse_json_writer_boolean (writer, key, value->choices == 2);
      break;
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_SET:
      write_choices (writer, key, concept, value->choices);
      break;
    case SEPSE_KIND_INSTANT:
      write_instant (writer, key, value->instant);
      break;
    }
}

static void
write_value (SepseJsonWriter    *writer,
             const SepseConcept *concept,
             const SepseValue   *value)
{
  if (value->unit == 0 && !value->time.is_set)
    {
      write_bare (writer, concept->id, concept, value);
      return;
    }

  sepse_json_writer_begin_object (writer, concept->id);
  write_bare (writer, "value", concept, value);
  if (value->unit != 0)
    sepse_json_writer_string (writer, "unit", concept->units[value->unit].code);
  write_instant (writer, "time", value->time);
  sepse_json_writer_end_object (writer);
}

static void
write_observations (SepseJsonWriter         *writer,
                    const SepseObservations *observations)
{
  sepse_json_writer_begin_object (writer, "observations");
  for (guint i = 0; i < observations->n_values; i++)
    if (observations->values[i].origin == SEPSE_ORIGIN_ENTERED)
      write_value (writer, sepse_dictionary_get_concept (observations->dictionary, i), &observations->values[i]);
  sepse_json_writer_end_object (writer);
}

static void
write_name (SepseJsonWriter *writer,
            const char      *key,
            const char      *name)
{
  if (name != NULL)
    sepse_json_writer_string (writer, key, name);
}

char *
sepse_case_write (const SepseCase *self)
{
  GString *out = g_string_new (NULL);
  g_autoptr (SepseJsonWriter) writer = sepse_json_writer_new (out, 2);

  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "format", "sepse-case/1");
  write_name (writer, "id", self->id);
  write_name (writer, "title", self->title);
  write_name (writer, "note", self->note);

  if (self->is_series)
    sepse_json_writer_begin_array (writer, "assessments");
  for (guint i = 0; i < self->assessments->len; i++)
    {
      const SepseObservations *observations = g_ptr_array_index (self->assessments, i);

      if (self->is_series)
        sepse_json_writer_begin_object (writer, NULL);
      write_instant (writer, "time", observations->moment);
      write_observations (writer, observations);
      if (self->is_series)
        sepse_json_writer_end_object (writer);
    }
  if (self->is_series)
    sepse_json_writer_end_array (writer);

  sepse_json_writer_end_object (writer);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
