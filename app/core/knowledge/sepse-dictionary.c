/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-knowledge"

#include "config.h"

#include "knowledge/sepse-dictionary.h"
#include "knowledge/sepse-reader.h"
#include "values/sepse-number.h"

#include <math.h>
#include <string.h>

#define N_SLOTS 2048 /* power of two, well above the number of concepts */

struct _SepseDictionary
{
  GStringChunk *strings;
  GArray       *concepts; /* SepseConcept */
  guint16       slots[N_SLOTS]; /* open addressing: index + 1, 0 = free */
};

static const char *const concept_keys[] = { "id", "label", "short", "help", "group", "kind", "units", "hard", "warn", "choices",
                                            "shorthand", "loinc", "source", "bedside", "derived-only", "ask-unit-below", NULL };
static const char *const unit_keys[] = { "code", "label", "spellings", "decimals", "subtract", "multiply", "divide", NULL };
static const char *const choice_keys[] = { "id", "label", "spellings", NULL };
static const char *const kind_ids[] = { "number", "count", "choice", "set", "yes-no", "instant", NULL };
static const char *const nothing[] = { NULL };

static const SepseChoice yes_no_choices[] = {
  { "no", "No", nothing },
  { "yes", "Yes", nothing },
};

static guint
hash_id (const char *id,
         gsize       length)
{
  guint hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) id[i]) * 16777619u;

  return hash & (N_SLOTS - 1);
}

static void
read_units (SepseReader      *reader,
            const SepsePlace *place,
            JsonObject       *object,
            SepseConcept     *concept)
{
  SepsePlace here = { place, "units", 0 };
  JsonArray *array = sepse_reader_array (reader, &here, json_object_get_member (object, "units"));
  SepseUnit *units;

  if (array == NULL || json_array_get_length (array) == 0)
    return;

  concept->n_units = json_array_get_length (array);
  concept->units = units = g_new0 (SepseUnit, concept->n_units);
  for (guint i = 0; i < concept->n_units; i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonObject *unit = sepse_reader_object (reader, &element, json_array_get_element (array, i));

      if (unit == NULL)
        continue;
      sepse_reader_check_keys (reader, &element, unit, unit_keys);
      units[i].code = sepse_reader_need_string (reader, &element, unit, "code");
      units[i].label = sepse_reader_member_string (reader, &element, unit, "label");
      if (units[i].label == NULL)
        units[i].label = units[i].code;
      units[i].spellings = sepse_reader_member_strings (reader, &element, unit, "spellings");
      units[i].subtract = sepse_reader_member_number (reader, &element, unit, "subtract", 0);
      units[i].multiply = sepse_reader_member_number (reader, &element, unit, "multiply", 1);
      units[i].divide = sepse_reader_member_number (reader, &element, unit, "divide", 1);
      units[i].decimals = (int) sepse_reader_member_number (reader, &element, unit, "decimals", 0);
    }
}

static void
read_choices (SepseReader      *reader,
              const SepsePlace *place,
              JsonObject       *object,
              SepseConcept     *concept)
{
  SepsePlace   here = { place, "choices", 0 };
  JsonArray   *array = sepse_reader_array (reader, &here, json_object_get_member (object, "choices"));
  SepseChoice *choices;

  if (array == NULL)
    return;
  if (json_array_get_length (array) > 64)
    {
      sepse_reader_fault (reader, &here, "out-of-range", "%u choices, at most 64", json_array_get_length (array));
      return;
    }

  concept->n_choices = json_array_get_length (array);
  concept->choices = choices = g_new0 (SepseChoice, concept->n_choices);
  for (guint i = 0; i < concept->n_choices; i++)
    {
      SepsePlace  element = { &here, NULL, i };
      JsonObject *choice = sepse_reader_object (reader, &element, json_array_get_element (array, i));

      if (choice == NULL)
        continue;
      sepse_reader_check_keys (reader, &element, choice, choice_keys);
      choices[i].id = sepse_reader_need_string (reader, &element, choice, "id");
      choices[i].label = sepse_reader_need_string (reader, &element, choice, "label");
      choices[i].spellings = sepse_reader_member_strings (reader, &element, choice, "spellings");
    }
}

/* [low, high]; null leaves a side open. */
static void
read_limits (SepseReader      *reader,
             const SepsePlace *place,
             JsonObject       *object,
             const char       *key,
             double           *low,
             double           *high)
{
  SepsePlace here = { place, key, 0 };
  JsonNode  *node = json_object_get_member (object, key);
  JsonArray *array;
  double    *sides[] = { low, high };

  *low = -INFINITY;
  *high = INFINITY;
  if (node == NULL)
    return;

  array = sepse_reader_array (reader, &here, node);
  if (array == NULL)
    return;
  if (json_array_get_length (array) != 2)
    {
      sepse_reader_fault (reader, &here, "wrong-type", "%u limits, expected two", json_array_get_length (array));
      return;
    }

  for (guint i = 0; i < 2; i++)
    {
      SepsePlace element = { &here, NULL, i };

      if (!json_array_get_null_element (array, i))
        sepse_reader_number (reader, &element, json_array_get_element (array, i), sides[i]);
    }
}

static void
read_kind (SepseReader      *reader,
           const SepsePlace *place,
           JsonObject       *object,
           SepseConcept     *concept)
{
  const char *kind = sepse_reader_need_string (reader, place, object, "kind");

  for (guint i = 0; kind != NULL && kind_ids[i] != NULL; i++)
    if (g_str_equal (kind, kind_ids[i]))
      {
        concept->kind = (SepseKind) i;
        break;
      }

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      read_units (reader, place, object, concept);
      if (!json_object_has_member (object, "hard"))
        sepse_reader_fault (reader, place, "missing-key", "“hard” is missing, expected two limits");
      break;
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_SET:
      read_choices (reader, place, object, concept);
      break;
    case SEPSE_KIND_YES_NO:
      concept->choices = yes_no_choices;
      concept->n_choices = G_N_ELEMENTS (yes_no_choices);
      break;
    case SEPSE_KIND_INSTANT:
      break;
    }
}

static void
read_concept (SepseDictionary  *self,
              SepseReader      *reader,
              const SepsePlace *place,
              JsonNode         *node)
{
  JsonObject  *object = sepse_reader_object (reader, place, node);
  SepseConcept concept = { 0 };
  guint        slot;

  if (object == NULL)
    return;

  sepse_reader_check_keys (reader, place, object, concept_keys);
  concept.index = (guint16) self->concepts->len;
  concept.id = sepse_reader_need_string (reader, place, object, "id");
  concept.label = sepse_reader_need_string (reader, place, object, "label");
  concept.short_label = sepse_reader_member_string (reader, place, object, "short");
  if (concept.short_label == NULL)
    concept.short_label = concept.label;
  concept.help = sepse_reader_member_string (reader, place, object, "help");
  concept.group = sepse_reader_need_string (reader, place, object, "group");
  concept.shorthand = sepse_reader_member_strings (reader, place, object, "shorthand");
  concept.loinc = sepse_reader_member_string (reader, place, object, "loinc");
  concept.source = sepse_reader_member_string (reader, place, object, "source");
  concept.bedside = sepse_reader_member_boolean (reader, place, object, "bedside");
  concept.derived_only = sepse_reader_member_boolean (reader, place, object, "derived-only");
  concept.ask_unit_below = sepse_reader_member_number (reader, place, object, "ask-unit-below", 0);
  read_kind (reader, place, object, &concept);
  read_limits (reader, place, object, "hard", &concept.hard_low, &concept.hard_high);
  read_limits (reader, place, object, "warn", &concept.warn_low, &concept.warn_high);

  if (concept.id == NULL)
    return;
  if (sepse_dictionary_find (self, concept.id, -1) != NULL)
    {
      sepse_reader_fault (reader, place, "duplicate-key", "“%s” stands twice", concept.id);
      return;
    }

  g_array_append_val (self->concepts, concept);
  slot = hash_id (concept.id, strlen (concept.id));
  while (self->slots[slot] != 0)
    slot = (slot + 1) & (N_SLOTS - 1);
  self->slots[slot] = (guint16) (concept.index + 1);
}

SepseDictionary *
sepse_dictionary_new (JsonNode      *document,
                      SepseRefusal **refusal)
{
  g_autoptr (SepseDictionary) self = g_new0 (SepseDictionary, 1);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_refusal_free);
  SepsePlace  root = { NULL, "concepts.json", 0 };
  SepsePlace  list = { &root, "concepts", 0 };
  SepseReader reader;
  JsonObject *object;
  JsonArray  *array = NULL;

  self->strings = g_string_chunk_new (16384);
  self->concepts = g_array_new (FALSE, TRUE, sizeof (SepseConcept));
  reader = (SepseReader){ faults, self->strings };

  object = sepse_reader_object (&reader, &root, document);
  if (object != NULL && sepse_reader_check_format (&reader, &root, object, "sepse-concepts/1"))
    array = sepse_reader_array (&reader, &list, json_object_get_member (object, "concepts"));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SepsePlace element = { &list, NULL, i };

      read_concept (self, &reader, &element, json_array_get_element (array, i));
    }

  if (self->concepts->len > SEPSE_MAX_CONCEPTS)
    sepse_reader_fault (&reader, &list, "too-large", "%u concepts, at most %d", self->concepts->len, SEPSE_MAX_CONCEPTS);

  if (faults->len > 0)
    {
      *refusal = g_ptr_array_steal_index (faults, 0);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
free_strings (const char *const *strings)
{
  if (strings != NULL && strings[0] != NULL)
    g_free ((gpointer) strings);
}

void
sepse_dictionary_free (SepseDictionary *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->concepts->len; i++)
    {
      SepseConcept *concept = &g_array_index (self->concepts, SepseConcept, i);

      free_strings (concept->shorthand);
      for (guint j = 0; j < concept->n_units; j++)
        free_strings (concept->units[j].spellings);
      g_free ((gpointer) concept->units);
      if (concept->kind == SEPSE_KIND_YES_NO)
        continue;
      for (guint j = 0; j < concept->n_choices; j++)
        free_strings (concept->choices[j].spellings);
      g_free ((gpointer) concept->choices);
    }

  g_array_unref (self->concepts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint
sepse_dictionary_get_n_concepts (const SepseDictionary *self)
{
  return self->concepts->len;
}

const SepseConcept *
sepse_dictionary_get_concept (const SepseDictionary *self,
                              guint                  index)
{
  g_return_val_if_fail (index < self->concepts->len, NULL);

  return &g_array_index (self->concepts, SepseConcept, index);
}

const SepseConcept *
sepse_dictionary_find (const SepseDictionary *self,
                       const char            *id,
                       gssize                 length)
{
  gsize size = length < 0 ? strlen (id) : (gsize) length;

  for (guint slot = hash_id (id, size); self->slots[slot] != 0; slot = (slot + 1) & (N_SLOTS - 1))
    {
      const SepseConcept *concept = &g_array_index (self->concepts, SepseConcept, self->slots[slot] - 1);

      if (strncmp (concept->id, id, size) == 0 && concept->id[size] == '\0')
        return concept;
    }

  return NULL;
}

int
sepse_concept_find_unit (const SepseConcept *self,
                         const char         *code,
                         gssize              length)
{
  gsize size = length < 0 ? strlen (code) : (gsize) length;

  for (guint i = 0; i < self->n_units; i++)
    if (strncmp (self->units[i].code, code, size) == 0 && self->units[i].code[size] == '\0')
      return (int) i;

  return -1;
}

int
sepse_concept_find_choice (const SepseConcept *self,
                           const char         *id,
                           gssize              length)
{
  gsize size = length < 0 ? strlen (id) : (gsize) length;

  for (guint i = 0; i < self->n_choices; i++)
    if (strncmp (self->choices[i].id, id, size) == 0 && self->choices[i].id[size] == '\0')
      return (int) i;

  return -1;
}

double
sepse_concept_to_canonical (const SepseConcept *self,
                            guint               unit,
                            double              value)
{
  const SepseUnit *from = &self->units[unit];

  if (unit == 0)
    return value;

  return sepse_number_round9 ((value - from->subtract) * from->multiply / from->divide);
}

double
sepse_concept_from_canonical (const SepseConcept *self,
                              guint               unit,
                              double              canonical)
{
  const SepseUnit *to = &self->units[unit];

  if (unit == 0)
    return canonical;

  return sepse_number_round9 (canonical * to->divide / to->multiply + to->subtract);
}

guint
sepse_concept_set_next (const SepseConceptSet *self,
                        guint                  from)
{
  for (guint word = from / 64; word < G_N_ELEMENTS (self->bits); word++)
    {
      guint64 bits = self->bits[word];

      if (word == from / 64)
        bits &= ~G_GUINT64_CONSTANT (0) << (from % 64);
      if (bits != 0)
        return word * 64 + (guint) __builtin_ctzll (bits);
    }

  return SEPSE_MAX_CONCEPTS;
}
