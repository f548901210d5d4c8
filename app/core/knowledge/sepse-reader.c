/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-reader.h"

static void
append_place (GString          *pointer,
              const SepsePlace *place)
{
  if (place->parent == NULL)
    {
      if (place->key != NULL)
        g_string_append_printf (pointer, "%s#", place->key);
      return;
    }

  append_place (pointer, place->parent);
  if (place->key == NULL)
    {
      g_string_append_printf (pointer, "/%u", place->index);
      return;
    }

  g_string_append_c (pointer, '/');
  for (const char *c = place->key; *c != '\0'; c++)
    {
      if (*c == '~')
        g_string_append (pointer, "~0");
      else if (*c == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *c);
    }
}

void
sepse_reader_fault (SepseReader      *self,
                    const SepsePlace *place,
                    const char       *code,
                    const char       *format,
                    ...)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  append_place (pointer, place);
  g_ptr_array_add (self->faults, sepse_refusal_new (code, pointer->str, "%s", message));
}

static const char *
name_of_type (JsonNode *node)
{
  if (node == NULL)
    return "nothing";

  return json_node_type_name (node);
}

JsonObject *
sepse_reader_object (SepseReader      *self,
                     const SepsePlace *place,
                     JsonNode         *node)
{
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  sepse_reader_fault (self, place, "wrong-type", "found %s, expected an object", name_of_type (node));
  return NULL;
}

JsonArray *
sepse_reader_array (SepseReader      *self,
                    const SepsePlace *place,
                    JsonNode         *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  sepse_reader_fault (self, place, "wrong-type", "found %s, expected an array", name_of_type (node));
  return NULL;
}

const char *
sepse_reader_string (SepseReader      *self,
                     const SepsePlace *place,
                     JsonNode         *node)
{
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_string_chunk_insert_const (self->strings, json_node_get_string (node));

  sepse_reader_fault (self, place, "wrong-type", "found %s, expected a string", name_of_type (node));
  return NULL;
}

gboolean
sepse_reader_number (SepseReader      *self,
                     const SepsePlace *place,
                     JsonNode         *node,
                     double           *value)
{
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    {
      GType type = json_node_get_value_type (node);

      if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
        {
          *value = json_node_get_double (node);
          return TRUE;
        }
    }

  sepse_reader_fault (self, place, "wrong-type", "found %s, expected a number", name_of_type (node));
  return FALSE;
}

gboolean
sepse_reader_is_boolean (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
}

const char *
sepse_reader_member_string (SepseReader      *self,
                            const SepsePlace *place,
                            JsonObject       *object,
                            const char       *key)
{
  SepsePlace here = { place, key, 0 };

  if (!json_object_has_member (object, key))
    return NULL;

  return sepse_reader_string (self, &here, json_object_get_member (object, key));
}

const char *
sepse_reader_need_string (SepseReader      *self,
                          const SepsePlace *place,
                          JsonObject       *object,
                          const char       *key)
{
  if (!json_object_has_member (object, key))
    {
      sepse_reader_fault (self, place, "missing-key", "“%s” is missing, expected a string", key);
      return NULL;
    }

  return sepse_reader_member_string (self, place, object, key);
}

gboolean
sepse_reader_member_boolean (SepseReader      *self,
                             const SepsePlace *place,
                             JsonObject       *object,
                             const char       *key)
{
  SepsePlace here = { place, key, 0 };
  JsonNode  *node = json_object_get_member (object, key);

  if (node == NULL)
    return FALSE;
  if (sepse_reader_is_boolean (node))
    return json_node_get_boolean (node);

  sepse_reader_fault (self, &here, "wrong-type", "found %s, expected true or false", name_of_type (node));
  return FALSE;
}

double
sepse_reader_member_number (SepseReader      *self,
                            const SepsePlace *place,
                            JsonObject       *object,
                            const char       *key,
                            double            fallback)
{
  SepsePlace here = { place, key, 0 };
  double     value = fallback;

  if (json_object_has_member (object, key))
    sepse_reader_number (self, &here, json_object_get_member (object, key), &value);

  return value;
}

static const char *const no_strings[] = { NULL };

const char *const *
sepse_reader_member_strings (SepseReader      *self,
                             const SepsePlace *place,
                             JsonObject       *object,
                             const char       *key)
{
  SepsePlace   here = { place, key, 0 };
  JsonNode    *node = json_object_get_member (object, key);
  JsonArray   *array;
  const char **strings;

  if (node == NULL)
    return no_strings;

  if (JSON_NODE_HOLDS_VALUE (node))
    {
      strings = g_new0 (const char *, 2);
      strings[0] = sepse_reader_string (self, &here, node);
      return strings;
    }

  array = sepse_reader_array (self, &here, node);
  if (array == NULL || json_array_get_length (array) == 0)
    return no_strings;

  strings = g_new0 (const char *, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace element = { &here, NULL, i };

      strings[i] = sepse_reader_string (self, &element, json_array_get_element (array, i));
      if (strings[i] == NULL)
        break;
    }

  return strings;
}

void
sepse_reader_check_keys (SepseReader       *self,
                         const SepsePlace  *place,
                         JsonObject        *object,
                         const char *const *allowed)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (allowed, l->data))
      {
        SepsePlace here = { place, l->data, 0 };

        sepse_reader_fault (self, &here, "unknown-key", "“%s” is not a key of this object", (const char *) l->data);
      }
}

gboolean
sepse_reader_check_format (SepseReader      *self,
                           const SepsePlace *place,
                           JsonObject       *object,
                           const char       *format)
{
  SepsePlace  here = { place, "format", 0 };
  const char *found = sepse_reader_need_string (self, place, object, "format");

  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, format))
    return TRUE;

  sepse_reader_fault (self, &here, "unsupported-format", "found “%s”, expected “%s”", found, format);
  return FALSE;
}
