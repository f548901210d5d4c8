/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-pages.h"

static const char *const page_keys[] = { "id", "title", "sections", NULL };
static const char *const section_keys[] = { "id", "title", "hint", "concepts", "looked", "when", NULL };

static const guint16 *
read_concepts (SepseCompiler    *compiler,
               const SepsePlace *place,
               JsonObject       *object,
               const char       *key,
               guint            *n_concepts)
{
  const char *const *ids = sepse_reader_member_strings (&compiler->reader, place, object, key);
  guint              n = g_strv_length ((char **) ids);
  guint16           *concepts = g_new0 (guint16, n + 1);

  *n_concepts = 0;
  for (guint i = 0; i < n; i++)
    {
      const SepseConcept *concept = sepse_dictionary_find (compiler->dictionary, ids[i], -1);

      if (concept == NULL)
        sepse_reader_fault (&compiler->reader, place, "unknown-concept", "no concept is called “%s”", ids[i]);
      else
        concepts[(*n_concepts)++] = concept->index;
    }
  if (n > 0)
    g_free ((gpointer) ids);

  return concepts;
}

static void
read_section (SepseCompiler    *compiler,
              const SepsePlace *place,
              JsonObject       *object,
              SepseSection     *section)
{
  sepse_reader_check_keys (&compiler->reader, place, object, section_keys);
  section->id = sepse_reader_need_string (&compiler->reader, place, object, "id");
  section->title = sepse_reader_member_string (&compiler->reader, place, object, "title");
  section->hint = sepse_reader_member_string (&compiler->reader, place, object, "hint");
  section->concepts = read_concepts (compiler, place, object, "concepts", &section->n_concepts);
  section->looked = read_concepts (compiler, place, object, "looked", &section->n_looked);
  section->when = sepse_compiler_member_expression (compiler, place, object, "when", -1);
}

static void
read_page (SepseCompiler    *compiler,
           const SepsePlace *place,
           JsonObject       *object,
           SepsePageRule    *page)
{
  SepsePlace    here = { place, "sections", 0 };
  JsonArray    *array;
  SepseSection *sections;

  sepse_reader_check_keys (&compiler->reader, place, object, page_keys);
  page->id = sepse_reader_need_string (&compiler->reader, place, object, "id");
  page->title = sepse_reader_need_string (&compiler->reader, place, object, "title");
  array = sepse_reader_array (&compiler->reader, &here, json_object_get_member (object, "sections"));
  if (array == NULL)
    return;

  page->sections = sections = g_new0 (SepseSection, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonObject *section = sepse_reader_object (&compiler->reader, &element, json_array_get_element (array, i));

      if (section != NULL)
        read_section (compiler, &element, section, &sections[page->n_sections++]);
    }
}

static void
clear_page (gpointer data)
{
  SepsePageRule *self = data;

  for (guint i = 0; i < self->n_sections; i++)
    {
      g_free ((gpointer) self->sections[i].concepts);
      g_free ((gpointer) self->sections[i].looked);
    }
  g_free ((gpointer) self->sections);
}

GArray *
sepse_pages_read (SepseCompiler    *compiler,
                  const SepsePlace *place,
                  JsonObject       *document)
{
  SepsePlace here = { place, "pages", 0 };
  JsonArray *array = sepse_reader_array (&compiler->reader, &here, json_object_get_member (document, "pages"));
  GArray    *pages = g_array_new (FALSE, TRUE, sizeof (SepsePageRule));

  g_array_set_clear_func (pages, clear_page);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace    element = { &here, NULL, i };
      JsonObject   *object = sepse_reader_object (&compiler->reader, &element, json_array_get_element (array, i));
      SepsePageRule page = { 0 };

      if (object == NULL)
        continue;
      read_page (compiler, &element, object, &page);
      g_array_append_val (pages, page);
    }

  return pages;
}
