/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"

#include "config.h"

#include "cli/sepse-cli-show.h"

#include "words/sepse-words.h"
#include "json/sepse-json-writer.h"

#include <glib/gi18n.h>

static void write_node (SepseJsonWriter *writer,
                        const char      *key,
                        JsonNode        *node);

static void
write_object (SepseJsonWriter *writer,
              const char      *key,
              JsonObject      *object)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  sepse_json_writer_begin_object (writer, key);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    write_node (writer, name, member);
  sepse_json_writer_end_object (writer);
}

static void
write_array (SepseJsonWriter *writer,
             const char      *key,
             JsonArray       *array)
{
  sepse_json_writer_begin_array (writer, key);
  for (guint i = 0; i < json_array_get_length (array); i++)
    write_node (writer, NULL, json_array_get_element (array, i));
  sepse_json_writer_end_array (writer);
}

static void
write_value (SepseJsonWriter *writer,
             const char      *key,
             JsonNode        *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    sepse_json_writer_string (writer, key, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    sepse_json_writer_boolean (writer, key, json_node_get_boolean (node));
  else
    sepse_json_writer_number (writer, key, json_node_get_double (node));
}

static void
write_node (SepseJsonWriter *writer,
            const char      *key,
            JsonNode        *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (writer, key, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      write_array (writer, key, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      write_value (writer, key, node);
      break;
    case JSON_NODE_NULL:
      sepse_json_writer_null (writer, key);
      break;
    }
}

SepseExit
_sepse_cli_show_json (const SepseGuideline *guideline)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (SepseJsonWriter) writer = sepse_json_writer_new (out, 2);

  write_node (writer, NULL, guideline->document);
  g_string_append_c (out, '\n');

  return _sepse_cli_print (out->str);
}

static void
append_sentence (GString    *out,
                 const char *bullet,
                 const char *english)
{
  if (english == NULL)
    return;

  g_string_append (out, bullet);
  g_string_append (out, sepse_words_translate ("guideline", english));
  g_string_append_c (out, '\n');
}

static void
append_outcomes (GString              *out,
                 const SepseGuideline *guideline)
{
  g_string_append_printf (out, "\n%s\n", _ ("What it can say"));
  for (guint i = 0; i < guideline->n_outcomes; i++)
    {
      const SepseOutcome *outcome = &guideline->outcomes[i];

      g_string_append_printf (out, "- %s (%s)\n", sepse_words_translate ("outcome", outcome->label), outcome->id);
      if (outcome->clause != NULL)
        g_string_append_printf (out, "    %s\n", sepse_words_translate ("outcome", outcome->clause));
    }
}

SepseExit
_sepse_cli_show_text (const SepseGuideline *guideline)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s (%s)\n", sepse_words_translate ("guideline", guideline->title), guideline->edition);
  append_sentence (out, "", guideline->population);
  append_sentence (out, "", guideline->not_for);
  append_outcomes (out, guideline);
  if (guideline->limits != NULL && guideline->limits[0] != NULL)
    g_string_append_printf (out, "\n%s\n", _ ("Known limits"));
  for (guint i = 0; guideline->limits != NULL && guideline->limits[i] != NULL; i++)
    append_sentence (out, "- ", guideline->limits[i]);

  g_string_append_printf (out, "\n%s\n", _ ("Sources"));
  for (guint i = 0; i < guideline->n_sources; i++)
    {
      g_autofree char *words = sepse_words_source (&guideline->sources[i]);

      g_string_append_printf (out, "- [%s] %s\n", guideline->sources[i].id, words);
    }

  return _sepse_cli_print (out->str);
}
