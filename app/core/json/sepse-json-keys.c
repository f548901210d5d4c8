/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-json"

#include "config.h"

#include "json/sepse-json-private.h"

#include <string.h>

/* Up to here comparing every pair is cheaper than a table. */
#define FEW_KEYS 6

static gboolean
keys_are_equal (SepseJson *self,
                guint      a,
                guint      b)
{
  const SepseJsonToken *first = &self->tokens[a];
  const SepseJsonToken *second = &self->tokens[b];
  g_autofree char      *text = NULL;

  if (!first->escaped && !second->escaped)
    return first->length == second->length &&
           memcmp (self->text + first->start, self->text + second->start, first->length) == 0;

  text = sepse_json_dup_string (self, b);
  return sepse_json_string_equals (self, a, text);
}

/* The names of one object differ in length or at an end; a few that do not only cost a comparison. */
static guint32
hash_bytes (const char *text,
            gsize       length)
{
  guint64 first = 0;
  guint64 last = 0;
  guint64 hash;

  memcpy (&first, text, MIN (length, sizeof first));
  if (length > sizeof first)
    memcpy (&last, text + length - sizeof last, sizeof last);
  hash = (first ^ (last << 1 | last >> 63) ^ length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint32) (hash >> 32);
}

static guint32
hash_key (SepseJson *self,
          guint      key)
{
  const SepseJsonToken *token = &self->tokens[key];
  g_autofree char      *text = NULL;

  if (!token->escaped)
    return hash_bytes (self->text + token->start, token->length);

  text = sepse_json_dup_string (self, key);
  return hash_bytes (text, strlen (text));
}

static void
prepare_slots (SepseJson *self,
               guint      n_keys)
{
  guint wanted = 64;

  while (wanted < n_keys * 2)
    wanted *= 2;
  if (wanted > self->n_slots)
    {
      g_free (self->slots);
      self->slots = g_new0 (guint64, wanted);
      self->n_slots = wanted;
      self->stamp = 0;
    }
  if (++self->stamp == 0)
    {
      memset (self->slots, 0, self->n_slots * sizeof (guint64));
      self->stamp = 1;
    }
}

/* FALSE when the key was there. */
static gboolean
insert_key (SepseJson *self,
            guint      key)
{
  guint mask = self->n_slots - 1;
  guint at = hash_key (self, key) & mask;

  while (self->slots[at] >> 32 == self->stamp)
    {
      if (keys_are_equal (self, (guint) self->slots[at], key))
        return FALSE;
      at = (at + 1) & mask;
    }
  self->slots[at] = (guint64) self->stamp << 32 | key;

  return TRUE;
}

static guint
find_among_few (SepseJson *self,
                guint      object)
{
  guint keys[FEW_KEYS];
  guint n_keys = 0;
  guint end = self->tokens[object].next;

  for (guint key = object + 1; key < end; key = self->tokens[key + 1].next)
    {
      for (guint i = 0; i < n_keys; i++)
        if (keys_are_equal (self, keys[i], key))
          return key;
      keys[n_keys++] = key;
    }

  return 0;
}

guint
_sepse_json_find_duplicate (SepseJson *self,
                            guint      object)
{
  guint n_keys = self->tokens[object].count;
  guint end = self->tokens[object].next;

  if (n_keys <= FEW_KEYS)
    return find_among_few (self, object);

  prepare_slots (self, n_keys);
  for (guint key = object + 1; key < end; key = self->tokens[key + 1].next)
    if (!insert_key (self, key))
      return key;

  return 0;
}
