/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-draft-private.h"
#include "json/sepse-json-writer.h"
#include "json/sepse-json.h"

#define FORMAT "sepse-draft/1"

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
write_name (SepseJsonWriter *writer,
            const char      *key,
            const char      *name)
{
  if (name != NULL)
    sepse_json_writer_string (writer, key, name);
}

char *
_sepse_draft_write (const SepseDictionary *dictionary,
                    const SepseDraftSlot  *slots,
                    SepseInstant           moment,
                    SepseDraftNames        names)
{
  GString *out = g_string_new (NULL);
  g_autoptr (SepseJsonWriter) writer = sepse_json_writer_new (out, 2);
  guint n_concepts = sepse_dictionary_get_n_concepts (dictionary);

  sepse_json_writer_begin_object (writer, NULL);
  sepse_json_writer_string (writer, "format", FORMAT);
  write_name (writer, "id", names.id);
  write_name (writer, "title", names.title);
  write_name (writer, "note", names.note);
  write_instant (writer, "time", moment);

  sepse_json_writer_begin_object (writer, "texts");
  for (guint i = 0; i < n_concepts; i++)
    write_name (writer, sepse_dictionary_get_concept (dictionary, i)->id, slots[i].text);
  sepse_json_writer_end_object (writer);

  sepse_json_writer_begin_object (writer, "times");
  for (guint i = 0; i < n_concepts; i++)
    write_instant (writer, sepse_dictionary_get_concept (dictionary, i)->id, slots[i].time);
  sepse_json_writer_end_object (writer);

  sepse_json_writer_end_object (writer);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

static SepseRefusal *
refuse (SepseJson  *json,
        guint       token,
        const char *code,
        const char *expected)
{
  const SepseJsonToken *found = &sepse_json_get_tokens (json)[token];
  g_autofree char      *pointer = sepse_json_dup_pointer (json, token);

  return sepse_refusal_new (code, pointer, "found “%.*s”, expected %s", (int) MIN (found->length, 60u),
                            sepse_json_get_text (json) + found->start, expected);
}

static SepseRefusal *
read_string (SepseJson *json,
             guint      token,
             char     **target)
{
  if (sepse_json_get_tokens (json)[token].type != SEPSE_JSON_STRING)
    return refuse (json, token, "wrong-type", "a text");

  *target = sepse_json_dup_string (json, token);
  return NULL;
}

static SepseRefusal *
read_instant (SepseJson    *json,
              guint         token,
              SepseInstant *target)
{
  const SepseJsonToken *found = &sepse_json_get_tokens (json)[token];

  if (found->type != SEPSE_JSON_STRING)
    return refuse (json, token, "wrong-type", "a time");
  if (!sepse_instant_parse (sepse_json_get_text (json) + found->start, found->length, target))
    return refuse (json, token, "bad-time", "a time as 2026-11-22T09:10+02:00");

  return NULL;
}

/* "texts" or "times": an object by concept. */
static SepseRefusal *
read_slots (const SepseDictionary *dictionary,
            SepseJson             *json,
            guint                  object,
            SepseDraftSlot        *slots,
            gboolean               is_times)
{
  const SepseJsonToken *tokens = sepse_json_get_tokens (json);

  if (tokens[object].type != SEPSE_JSON_OBJECT)
    return refuse (json, object, "wrong-type", "an object");

  for (guint key = object + 1; key < tokens[object].next; key = tokens[key + 1].next)
    {
      g_autofree char    *id = sepse_json_dup_string (json, key);
      const SepseConcept *concept = sepse_dictionary_find (dictionary, id, -1);
      SepseRefusal       *refusal;

      if (concept == NULL)
        return refuse (json, key, "unknown-concept", "the id of a concept");
      if (is_times)
        refusal = read_instant (json, key + 1, &slots[concept->index].time);
      else
        refusal = read_string (json, key + 1, &slots[concept->index].text);
      if (refusal != NULL)
        return refusal;
    }

  return NULL;
}

static SepseRefusal *
read_format (SepseJson *json,
             guint      token)
{
  return sepse_json_string_equals (json, token, FORMAT) ? NULL : refuse (json, token, "unsupported-format", FORMAT);
}

static SepseRefusal *
read_member (const SepseDictionary *dictionary,
             SepseJson             *json,
             guint                  key,
             SepseDraftReading     *reading)
{
  if (sepse_json_string_equals (json, key, "format"))
    return read_format (json, key + 1);
  if (sepse_json_string_equals (json, key, "id"))
    return read_string (json, key + 1, &reading->id);
  if (sepse_json_string_equals (json, key, "title"))
    return read_string (json, key + 1, &reading->title);
  if (sepse_json_string_equals (json, key, "note"))
    return read_string (json, key + 1, &reading->note);
  if (sepse_json_string_equals (json, key, "time"))
    return read_instant (json, key + 1, &reading->moment);
  if (sepse_json_string_equals (json, key, "texts"))
    return read_slots (dictionary, json, key + 1, reading->slots, FALSE);
  if (sepse_json_string_equals (json, key, "times"))
    return read_slots (dictionary, json, key + 1, reading->slots, TRUE);

  return refuse (json, key, "unknown-key", "format, id, title, note, time, texts or times");
}

SepseRefusal *
_sepse_draft_read (const SepseDictionary *dictionary,
                   const char            *text,
                   gsize                  length,
                   SepseDraftReading     *reading)
{
  g_autoptr (SepseJson) json = sepse_json_new ();
  SepseRefusal         *refusal = sepse_json_scan (json, text, length);
  const SepseJsonToken *tokens = sepse_json_get_tokens (json);
  gboolean              has_format = FALSE;

  if (refusal != NULL)
    return refusal;
  if (tokens[0].type != SEPSE_JSON_OBJECT)
    return refuse (json, 0, "wrong-type", "an object");

  for (guint key = 1; key < tokens[0].next; key = tokens[key + 1].next)
    {
      refusal = read_member (dictionary, json, key, reading);
      if (refusal != NULL)
        return refusal;
      has_format = has_format || sepse_json_string_equals (json, key, "format");
    }

  return has_format ? NULL : sepse_refusal_new ("unsupported-format", "", "found no “format”, expected %s", FORMAT);
}
