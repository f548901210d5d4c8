/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-json"

#include "config.h"

#include "values/sepse-number.h"
#include "json/sepse-json-private.h"
#include "json/sepse-json.h"

#include <string.h>

#define SAFE_DIGITS 15 /* a whole number this long is exact both as integer and as double */

/* The nodes are made from the tape: the parser of json-glib reads 012 as octal and wraps large integers. */
static JsonNode *make_node (SepseJson *self,
                            guint      token);

static gboolean
has_fraction (const char *text,
              gsize       length)
{
  return memchr (text, '.', length) != NULL || memchr (text, 'e', length) != NULL || memchr (text, 'E', length) != NULL;
}

static JsonNode *
make_number (SepseJson            *self,
             const SepseJsonToken *token)
{
  const char *text = self->text + token->start;
  JsonNode   *node = json_node_alloc ();
  double      value = 0;

  if (!sepse_number_parse (text, token->length, &value))
    {
      json_node_unref (node);
      return NULL;
    }
  if (token->length <= SAFE_DIGITS && !has_fraction (text, token->length))
    return json_node_init_int (node, (gint64) value);

  return json_node_init_double (node, value);
}

static JsonNode *
make_array (SepseJson *self,
            guint      token)
{
  g_autoptr (JsonArray) array = json_array_sized_new (self->tokens[token].count);

  for (guint at = token + 1; at < self->tokens[token].next; at = self->tokens[at].next)
    {
      JsonNode *element = make_node (self, at);

      if (element == NULL)
        return NULL;
      json_array_add_element (array, element);
    }

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
make_object (SepseJson *self,
             guint      token)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint key = token + 1; key < self->tokens[token].next; key = self->tokens[key + 1].next)
    {
      g_autofree char *name = sepse_json_dup_string (self, key);
      JsonNode        *value = make_node (self, key + 1);

      if (value == NULL)
        return NULL;
      json_object_set_member (object, name, value);
    }

  return json_node_init_object (json_node_alloc (), object);
}

/* NULL when a number is too large for a double; its token is then kept in self->refusal. */
static JsonNode *
make_node (SepseJson *self,
           guint      token)
{
  g_autofree char *text = NULL;
  JsonNode        *node = NULL;

  switch (self->tokens[token].type)
    {
    case SEPSE_JSON_NULL:
      return json_node_init_null (json_node_alloc ());
    case SEPSE_JSON_FALSE:
    case SEPSE_JSON_TRUE:
      return json_node_init_boolean (json_node_alloc (), self->tokens[token].type == SEPSE_JSON_TRUE);
    case SEPSE_JSON_STRING:
      text = sepse_json_dup_string (self, token);
      return json_node_init_string (json_node_alloc (), text);
    case SEPSE_JSON_ARRAY:
      return make_array (self, token);
    case SEPSE_JSON_OBJECT:
      return make_object (self, token);
    case SEPSE_JSON_NUMBER:
      break;
    }

  node = make_number (self, &self->tokens[token]);
  if (node == NULL)
    {
      g_autofree char *pointer = sepse_json_dup_pointer (self, token);

      self->refusal = sepse_refusal_new ("out-of-range", pointer, "found %.*s, expected a number that a double can hold",
                                         (int) self->tokens[token].length, self->text + self->tokens[token].start);
    }

  return node;
}

JsonNode *
sepse_json_to_node (const char    *text,
                    gsize          length,
                    SepseRefusal **refusal)
{
  g_autoptr (SepseJson) self = sepse_json_new ();
  JsonNode *root;

  *refusal = sepse_json_scan (self, text, length);
  if (*refusal != NULL)
    return NULL;

  root = make_node (self, 0);
  if (root == NULL)
    *refusal = g_steal_pointer (&self->refusal);

  return root;
}
