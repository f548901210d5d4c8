/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-comparison.h"

#include <string.h>

static const char *const shown_keys[] = { "id", "name", "folded", NULL };
static const char *const edition_keys[] = { "id", "first", "second", "items", "label", "text", "source", "unverified", NULL };

static void
clear_editions (gpointer data)
{
  SepseEditions *self = data;

  g_free ((gpointer) self->items);
}

GArray *
sepse_editions_new (void)
{
  GArray *editions = g_array_new (FALSE, TRUE, sizeof (SepseEditions));

  g_array_set_clear_func (editions, clear_editions);

  return editions;
}

static int
find_guideline (SepseCatalog     *catalog,
                const SepsePlace *place,
                const char       *id)
{
  int index = id != NULL ? sepse_catalog_find_guideline (catalog, id) : -1;

  if (id != NULL && index < 0)
    sepse_reader_fault (&catalog->compiler->reader, place, "unknown-guideline", "no guideline is called “%s”", id);

  return index;
}

static void
read_shown (SepseCatalog     *catalog,
            const SepsePlace *place,
            JsonObject       *object,
            guint             order)
{
  SepseReader    *reader = &catalog->compiler->reader;
  int             index = find_guideline (catalog, place, sepse_reader_need_string (reader, place, object, "id"));
  SepseGuideline *guideline;

  sepse_reader_check_keys (reader, place, object, shown_keys);
  if (index < 0)
    return;

  guideline = (SepseGuideline *) sepse_catalog_get_guideline (catalog, (guint) index);
  guideline->order = order;
  guideline->name = sepse_reader_need_string (reader, place, object, "name");
  guideline->is_folded = sepse_reader_member_boolean (reader, place, object, "folded");
}

static void
check_all_shown (SepseCatalog     *catalog,
                 const SepsePlace *place)
{
  for (guint i = 0; i < catalog->guidelines->len; i++)
    {
      const SepseGuideline *guideline = sepse_catalog_get_guideline (catalog, i);

      if (guideline->name == NULL)
        sepse_reader_fault (&catalog->compiler->reader, place, "missing-key", "%s has no place among the guidelines shown", guideline->id);
    }
}

/* "sepsis-3/sofa" names a score of a guideline, "ssc-adult-2021" the guideline for its outcomes. */
static gboolean
read_side (SepseCatalog     *catalog,
           const SepsePlace *place,
           JsonObject       *object,
           const char       *key,
           SepseEditions    *editions,
           guint             side)
{
  SepsePlace            here = { place, key, 0 };
  const char           *text = sepse_reader_need_string (&catalog->compiler->reader, place, object, key);
  const char           *slash = text != NULL ? strchr (text, '/') : NULL;
  g_autofree char      *id = slash != NULL ? g_strndup (text, (gsize) (slash - text)) : g_strdup (text);
  int                   index = find_guideline (catalog, &here, id);
  const SepseGuideline *guideline;

  if (index < 0)
    return FALSE;

  guideline = sepse_catalog_get_guideline (catalog, (guint) index);
  editions->guidelines[side] = (guint16) index;
  editions->scores[side] = -1;
  if (slash == NULL)
    return TRUE;

  for (guint i = 0; i < guideline->n_scores; i++)
    if (g_str_equal (guideline->scores[i].id, slash + 1))
      editions->scores[side] = (int) i;
  if (editions->scores[side] < 0)
    sepse_reader_fault (&catalog->compiler->reader, &here, "unknown-score", "%s has no score “%s”", id, slash + 1);

  return editions->scores[side] >= 0;
}

static int
find_item (SepseCatalog        *catalog,
           const SepsePlace    *place,
           const SepseEditions *editions,
           guint                side,
           const char          *id)
{
  const SepseGuideline *guideline = sepse_catalog_get_guideline (catalog, editions->guidelines[side]);
  const SepseScore     *score = &guideline->scores[editions->scores[side]];

  for (guint i = 0; i < score->n_items; i++)
    if (g_strcmp0 (score->items[i].id, id) == 0)
      return (int) i;

  sepse_reader_fault (&catalog->compiler->reader, place, "unknown-item", "%s has no item “%s”", score->id, id != NULL ? id : "");
  return -1;
}

/* [["respiration", "respiratory"], …] */
static void
read_items (SepseCatalog     *catalog,
            const SepsePlace *place,
            JsonObject       *object,
            SepseEditions    *editions)
{
  SepsePlace     here = { place, "items", 0 };
  JsonArray     *array = sepse_reader_array (&catalog->compiler->reader, &here, json_object_get_member (object, "items"));
  SepseItemPair *items;

  if (array == NULL)
    return;

  editions->items = items = g_new0 (SepseItemPair, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace element = { &here, NULL, i };
      JsonArray *pair = sepse_reader_array (&catalog->compiler->reader, &element, json_array_get_element (array, i));
      int        found[2] = { -1, -1 };

      if (pair == NULL || json_array_get_length (pair) != 2)
        {
          sepse_reader_fault (&catalog->compiler->reader, &element, "wrong-type", "expected two items");
          continue;
        }
      for (guint side = 0; side < 2; side++)
        found[side] = find_item (catalog, &element, editions, side, json_array_get_string_element (pair, side));
      if (found[0] >= 0 && found[1] >= 0)
        items[editions->n_items++] = (SepseItemPair){ { (guint16) found[0], (guint16) found[1] } };
    }
}

static void
read_editions (SepseCatalog     *catalog,
               const SepsePlace *place,
               JsonObject       *object)
{
  SepseCompiler *compiler = catalog->compiler;
  SepseEditions  editions = { 0 };

  sepse_reader_check_keys (&compiler->reader, place, object, edition_keys);
  editions.id = sepse_reader_need_string (&compiler->reader, place, object, "id");
  editions.label = sepse_reader_need_string (&compiler->reader, place, object, "label");
  editions.text = sepse_reader_member_string (&compiler->reader, place, object, "text");
  editions.source = sepse_compiler_read_source (compiler, place, object);
  if (!read_side (catalog, place, object, "first", &editions, 0) || !read_side (catalog, place, object, "second", &editions, 1))
    return;
  if (editions.scores[0] >= 0 && editions.scores[1] >= 0)
    read_items (catalog, place, object, &editions);
  g_array_append_val (catalog->editions, editions);
}

void
sepse_comparison_read (SepseCatalog     *catalog,
                       const SepsePlace *place,
                       JsonObject       *document)
{
  SepseReader *reader = &catalog->compiler->reader;
  SepsePlace   shown_place = { place, "guidelines", 0 };
  SepsePlace   editions_place = { place, "editions", 0 };
  JsonArray   *shown = sepse_reader_array (reader, &shown_place, json_object_get_member (document, "guidelines"));
  JsonArray   *editions = sepse_reader_array (reader, &editions_place, json_object_get_member (document, "editions"));

  for (guint i = 0; shown != NULL && i < json_array_get_length (shown); i++)
    {
      SepsePlace  element = { &shown_place, NULL, i };
      JsonObject *object = sepse_reader_object (reader, &element, json_array_get_element (shown, i));

      if (object != NULL)
        read_shown (catalog, &element, object, i);
    }
  check_all_shown (catalog, &shown_place);
  for (guint i = 0; editions != NULL && i < json_array_get_length (editions); i++)
    {
      SepsePlace  element = { &editions_place, NULL, i };
      JsonObject *object = sepse_reader_object (reader, &element, json_array_get_element (editions, i));

      if (object != NULL)
        read_editions (catalog, &element, object);
    }
  sepse_rules_read (catalog->compiler, place, document, "rules", catalog->differences);
}
