/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-exchange"

#include "config.h"

#include "exchange/sepse-case-file.h"

#include "exchange/sepse-case-reader-private.h"

#include <string.h>

#define FORMAT "sepse-case/1"
#define MAX_SIZE (1024u * 1024)
#define MAX_ID 200

static const SepseConcept *
find_concept (SepseCaseReader *reader,
              guint            key)
{
  const SepseJsonToken *token = &reader->tokens[key];
  g_autofree char      *id = NULL;

  if (!token->escaped)
    return sepse_dictionary_find (reader->dictionary, reader->text + token->start, token->length);

  id = sepse_json_dup_string (reader->json, key);
  return sepse_dictionary_find (reader->dictionary, id, -1);
}

static gboolean
read_observations (SepseCaseReader   *reader,
                   guint              object,
                   SepseObservations *observations)
{
  if (reader->tokens[object].type != SEPSE_JSON_OBJECT)
    return _sepse_case_reader_refuse_found (reader, object, "wrong-type", "an object of observations");

  for (guint key = object + 1; key < reader->tokens[object].next; key = reader->tokens[key + 1].next)
    {
      const SepseConcept *concept = find_concept (reader, key);

      if (concept == NULL)
        return _sepse_case_reader_refuse_found (reader, key, "unknown-concept", "the id of a concept");
      if (!_sepse_case_reader_read_observation (reader, concept, key + 1, observations))
        return FALSE;
    }

  return TRUE;
}

/* One element of a series. Without a time only an assessment that is the only one can be placed. */
static gboolean
read_assessment (SepseCaseReader   *reader,
                 guint              object,
                 gboolean           is_only,
                 SepseObservations *observations)
{
  gboolean has_observations = FALSE;

  if (reader->tokens[object].type != SEPSE_JSON_OBJECT)
    return _sepse_case_reader_refuse_found (reader, object, "wrong-type", "an object with time and observations");

  for (guint key = object + 1; key < reader->tokens[object].next; key = reader->tokens[key + 1].next)
    {
      gboolean is_read;

      if (sepse_json_string_equals (reader->json, key, "time"))
        is_read = _sepse_case_reader_read_time (reader, key + 1, &observations->moment);
      else if (sepse_json_string_equals (reader->json, key, "observations"))
        {
          has_observations = TRUE;
          is_read = read_observations (reader, key + 1, observations);
        }
      else
        is_read = _sepse_case_reader_refuse_found (reader, key, "unknown-key", "time or observations");
      if (!is_read)
        return FALSE;
    }

  if (_sepse_case_reader_is_open (reader, object))
    return TRUE;
  if (!has_observations)
    return _sepse_case_reader_refuse (reader, object, "malformed", "found no “observations”, expected them in each assessment");
  if (!observations->moment.is_set && !is_only)
    return _sepse_case_reader_refuse (reader, object, "bad-time", "found no “time”, expected one in each assessment of a series");

  return TRUE;
}

static gboolean
read_series (SepseCaseReader *reader,
             guint            array,
             SepseCase       *made)
{
  const SepseJsonToken *tokens = reader->tokens;

  if (tokens[array].type != SEPSE_JSON_ARRAY)
    return _sepse_case_reader_refuse_found (reader, array, "wrong-type", "an array of assessments");

  made->is_series = TRUE;
  for (guint at = array + 1; at < tokens[array].next; at = tokens[at].next)
    {
      SepseObservations *observations = sepse_observations_new (reader->dictionary);

      g_ptr_array_add (made->assessments, observations);
      if (!read_assessment (reader, at, tokens[array].count == 1, observations))
        return FALSE;
    }

  if (made->assessments->len == 0 && !_sepse_case_reader_is_open (reader, array))
    return _sepse_case_reader_refuse (reader, array, "malformed", "found no assessment, expected at least one");

  return TRUE;
}

static gboolean
read_string (SepseCaseReader *reader,
             guint            token,
             char           **target)
{
  if (reader->tokens[token].type != SEPSE_JSON_STRING)
    return _sepse_case_reader_refuse_found (reader, token, "wrong-type", "a text in quotes");

  *target = sepse_json_dup_string (reader->json, token);
  return TRUE;
}

static gboolean
read_id (SepseCaseReader *reader,
         guint            token,
         SepseCase       *made)
{
  if (!read_string (reader, token, &made->id))
    return FALSE;
  if (strlen (made->id) > MAX_ID)
    return _sepse_case_reader_refuse (reader, token, "too-large", "found %u bytes, expected an id of at most %d",
                                      (guint) strlen (made->id), MAX_ID);

  return TRUE;
}

static gboolean
read_format (SepseCaseReader *reader,
             guint            token)
{
  if (reader->tokens[token].type != SEPSE_JSON_STRING)
    return _sepse_case_reader_refuse_found (reader, token, "wrong-type", "“" FORMAT "”");

  return sepse_json_string_equals (reader->json, token, FORMAT) ||
         _sepse_case_reader_refuse_found (reader, token, "unsupported-format", "“" FORMAT "”");
}

/* "observations" or "assessments", whichever comes; the other one behind it is a fault. */
static gboolean
read_body (SepseCaseReader *reader,
           guint            key,
           gboolean         is_series,
           SepseCase       *made)
{
  SepseObservations *observations;

  if (made->assessments->len > 0 || made->is_series)
    return _sepse_case_reader_refuse (reader, key, "malformed",
                                      "found “observations” and “assessments”, expected one of the two");
  if (is_series)
    return read_series (reader, key + 1, made);

  observations = sepse_observations_new (reader->dictionary);
  g_ptr_array_add (made->assessments, observations);

  return read_observations (reader, key + 1, observations);
}

static gboolean
read_member (SepseCaseReader *reader,
             guint            key,
             SepseCase       *made,
             SepseInstant    *moment)
{
  SepseJson *json = reader->json;

  if (sepse_json_string_equals (json, key, "observations"))
    return read_body (reader, key, FALSE, made);
  if (sepse_json_string_equals (json, key, "assessments"))
    return read_body (reader, key, TRUE, made);
  if (sepse_json_string_equals (json, key, "format"))
    return read_format (reader, key + 1);
  if (sepse_json_string_equals (json, key, "id"))
    return read_id (reader, key + 1, made);
  if (sepse_json_string_equals (json, key, "title"))
    return read_string (reader, key + 1, &made->title);
  if (sepse_json_string_equals (json, key, "note"))
    return read_string (reader, key + 1, &made->note);
  if (sepse_json_string_equals (json, key, "time"))
    return _sepse_case_reader_read_time (reader, key + 1, moment);

  return _sepse_case_reader_refuse_found (reader, key, "unknown-key",
                                          "format, id, title, note, time, observations or assessments");
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const SepseObservations *first = *(SepseObservations *const *) a;
  const SepseObservations *second = *(SepseObservations *const *) b;

  return (first->moment.seconds > second->moment.seconds) - (first->moment.seconds < second->moment.seconds);
}

static gboolean
read_root (SepseCaseReader *reader,
           SepseCase       *made)
{
  SepseInstant       moment = { 0 };
  SepseObservations *latest;

  if (reader->tokens[0].type != SEPSE_JSON_OBJECT)
    return _sepse_case_reader_refuse_found (reader, 0, "wrong-type", "an object");

  for (guint key = 1; key < reader->tokens[0].next; key = reader->tokens[key + 1].next)
    if (!read_member (reader, key, made, &moment))
      return FALSE;

  if (_sepse_case_reader_is_open (reader, 0))
    return TRUE;
  if (made->assessments->len == 0)
    return _sepse_case_reader_refuse (reader, 0, "malformed", "found neither “observations” nor “assessments”, expected one of the two");

  /* Stable: of two at the same time the one written later is the later. */
  g_ptr_array_sort (made->assessments, compare_moments);
  latest = g_ptr_array_index (made->assessments, made->assessments->len - 1);
  if (!latest->moment.is_set)
    latest->moment = moment;

  return TRUE;
}

/* Of a refused case too: wherever it stands, if it can be read. */
static char *
find_id (SepseCaseReader *reader)
{
  if (reader->tokens[0].type != SEPSE_JSON_OBJECT)
    return NULL;

  for (guint key = 1; key < reader->tokens[0].next; key = reader->tokens[key + 1].next)
    if (reader->tokens[key + 1].type == SEPSE_JSON_STRING && sepse_json_string_equals (reader->json, key, "id"))
      {
        g_autofree char *id = sepse_json_dup_string (reader->json, key + 1);

        return strlen (id) <= MAX_ID ? g_steal_pointer (&id) : NULL;
      }

  return NULL;
}

SepseCase *
sepse_case_read (SepseJson             *scanner,
                 const SepseDictionary *dictionary,
                 const char            *text,
                 gsize                  length,
                 char                 **id,
                 SepseRefusal         **refusal)
{
  g_autoptr (SepseCase) made = NULL;
  g_autoptr (SepseRefusal) broken = NULL;
  SepseCaseReader reader = { scanner, NULL, text, dictionary, NULL, 0 };
  gboolean        is_read;

  *refusal = NULL;
  if (id != NULL)
    *id = NULL;
  if (length > MAX_SIZE)
    {
      *refusal = sepse_refusal_new ("too-large", "", "found %" G_GSIZE_FORMAT " bytes, expected at most %u", length, MAX_SIZE);
      return NULL;
    }

  broken = sepse_json_scan (scanner, text, length);
  reader.tokens = sepse_json_get_tokens (scanner);
  made = g_new0 (SepseCase, 1);
  made->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_observations_free);

  /* A broken text is read as far as it goes: a fault before the break is the first one. */
  is_read = sepse_json_get_n_tokens (scanner) > 0 && read_root (&reader, made);
  if (id != NULL && sepse_json_get_n_tokens (scanner) > 0)
    *id = find_id (&reader);
  if (is_read && broken == NULL)
    return g_steal_pointer (&made);

  *refusal = reader.refusal != NULL ? reader.refusal : g_steal_pointer (&broken);
  return NULL;
}
