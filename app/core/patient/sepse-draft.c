/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-draft.h"

#include "patient/sepse-draft-private.h"

#include <string.h>

struct _SepseDraft
{
  GObject parent_instance;

  const SepseDictionary *dictionary; /* unowned */
  guint                  n_concepts;
  SepseDraftSlot        *slots; /* by concept */
  SepseInstant           moment;
  char                  *id;
  char                  *title;
  char                  *note;
};

typedef enum
{
  CHANGED,
} SepseDraftSignal;

static guint signals[CHANGED + 1];

G_DEFINE_FINAL_TYPE (SepseDraft, sepse_draft, G_TYPE_OBJECT)

static gboolean
is_same_instant (SepseInstant a,
                 SepseInstant b)
{
  if (!a.is_set || !b.is_set)
    return a.is_set == b.is_set;

  return a.seconds == b.seconds && a.offset_minutes == b.offset_minutes;
}

static void
emit_changed (SepseDraft *self,
              guint       concept)
{
  g_signal_emit (self, signals[CHANGED], 0, concept);
}

static gboolean
replace_string (char      **target,
                const char *text)
{
  if (g_strcmp0 (*target, text) == 0)
    return FALSE;

  g_free (*target);
  *target = g_strdup (text);

  return TRUE;
}

static void
replace_text (SepseDraft *self,
              guint       concept,
              const char *text)
{
  SepseDraftSlot *slot = &self->slots[concept];

  g_free (slot->text);
  slot->text = *text != '\0' ? g_strdup (text) : NULL;
  slot->is_read = FALSE;
  if (slot->text == NULL)
    slot->time = (SepseInstant){ 0 };
}

static void
forget_everything (SepseDraft *self)
{
  for (guint i = 0; i < self->n_concepts; i++)
    replace_text (self, i, "");
  self->moment = (SepseInstant){ 0 };
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->note, g_free);
}

static void
sepse_draft_finalize (GObject *object)
{
  SepseDraft *self = SEPSE_DRAFT (object);

  for (guint i = 0; i < self->n_concepts; i++)
    g_free (self->slots[i].text);
  g_free (self->slots);
  g_free (self->id);
  g_free (self->title);
  g_free (self->note);

  G_OBJECT_CLASS (sepse_draft_parent_class)->finalize (object);
}

static void
sepse_draft_class_init (SepseDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sepse_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", SEPSE_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sepse_draft_init (SepseDraft *self)
{
}

SepseDraft *
sepse_draft_new (const SepseDictionary *dictionary)
{
  SepseDraft *self = g_object_new (SEPSE_TYPE_DRAFT, NULL);

  self->dictionary = dictionary;
  self->n_concepts = sepse_dictionary_get_n_concepts (dictionary);
  self->slots = g_new0 (SepseDraftSlot, self->n_concepts);

  return self;
}

const SepseDictionary *
sepse_draft_get_dictionary (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), NULL);

  return self->dictionary;
}

const char *
sepse_draft_get_text (SepseDraft *self,
                      guint       concept)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), "");
  g_return_val_if_fail (concept < self->n_concepts, "");

  return self->slots[concept].text != NULL ? self->slots[concept].text : "";
}

void
sepse_draft_set_text (SepseDraft *self,
                      guint       concept,
                      const char *text)
{
  g_return_if_fail (SEPSE_IS_DRAFT (self));
  g_return_if_fail (concept < self->n_concepts);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  if (text == NULL)
    text = "";
  if (g_str_equal (sepse_draft_get_text (self, concept), text))
    return;

  replace_text (self, concept, text);
  emit_changed (self, concept);
}

const SepseEntry *
sepse_draft_get_entry (SepseDraft *self,
                       guint       concept)
{
  SepseDraftSlot *slot;

  g_return_val_if_fail (SEPSE_IS_DRAFT (self), NULL);
  g_return_val_if_fail (concept < self->n_concepts, NULL);

  slot = &self->slots[concept];
  if (!slot->is_read)
    {
      slot->entry = sepse_entry_parse (sepse_dictionary_get_concept (self->dictionary, concept), slot->text);
      slot->is_read = TRUE;
    }

  return &slot->entry;
}

SepseInstant
sepse_draft_get_moment (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), (SepseInstant){ 0 });

  return self->moment;
}

void
sepse_draft_set_moment (SepseDraft  *self,
                        SepseInstant moment)
{
  g_return_if_fail (SEPSE_IS_DRAFT (self));

  if (is_same_instant (self->moment, moment))
    return;

  self->moment = moment;
  emit_changed (self, SEPSE_MAX_CONCEPTS);
}

SepseInstant
sepse_draft_get_time (SepseDraft *self,
                      guint       concept)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), (SepseInstant){ 0 });
  g_return_val_if_fail (concept < self->n_concepts, (SepseInstant){ 0 });

  return self->slots[concept].time;
}

void
sepse_draft_set_time (SepseDraft  *self,
                      guint        concept,
                      SepseInstant time)
{
  g_return_if_fail (SEPSE_IS_DRAFT (self));
  g_return_if_fail (concept < self->n_concepts);

  if (is_same_instant (self->slots[concept].time, time))
    return;

  self->slots[concept].time = time;
  emit_changed (self, concept);
}

const char *
sepse_draft_get_title (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), "");

  return self->title != NULL ? self->title : "";
}

void
sepse_draft_set_title (SepseDraft *self,
                       const char *title)
{
  g_return_if_fail (SEPSE_IS_DRAFT (self));

  if (replace_string (&self->title, title != NULL && *title != '\0' ? title : NULL))
    emit_changed (self, SEPSE_MAX_CONCEPTS);
}

const char *
sepse_draft_get_id (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), "");

  return self->id != NULL ? self->id : "";
}

void
sepse_draft_set_id (SepseDraft *self,
                    const char *id)
{
  g_return_if_fail (SEPSE_IS_DRAFT (self));

  if (replace_string (&self->id, id != NULL && *id != '\0' ? id : NULL))
    emit_changed (self, SEPSE_MAX_CONCEPTS);
}

const char *
sepse_draft_get_note (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), "");

  return self->note != NULL ? self->note : "";
}

void
sepse_draft_set_note (SepseDraft *self,
                      const char *note)
{
  g_return_if_fail (SEPSE_IS_DRAFT (self));

  if (replace_string (&self->note, note != NULL && *note != '\0' ? note : NULL))
    emit_changed (self, SEPSE_MAX_CONCEPTS);
}

gboolean
sepse_draft_is_empty (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), TRUE);

  for (guint i = 0; i < self->n_concepts; i++)
    if (self->slots[i].text != NULL)
      return FALSE;

  return self->title == NULL && self->note == NULL;
}

SepseCase *
sepse_draft_to_case (SepseDraft *self)
{
  SepseCase         *made = g_new0 (SepseCase, 1);
  SepseObservations *observations;

  g_return_val_if_fail (SEPSE_IS_DRAFT (self), made);

  made->id = g_strdup (self->id);
  made->title = g_strdup (self->title);
  made->note = g_strdup (self->note);
  made->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_observations_free);

  observations = sepse_observations_new (self->dictionary);
  observations->moment = self->moment;
  for (guint i = 0; i < self->n_concepts; i++)
    {
      const SepseEntry *entry = sepse_draft_get_entry (self, i);

      if (!sepse_entry_is_accepted (entry))
        continue;
      observations->values[i] = entry->value;
      observations->values[i].time = self->slots[i].time;
    }
  g_ptr_array_add (made->assessments, observations);

  return made;
}

void
sepse_draft_load_case (SepseDraft      *self,
                       const SepseCase *from)
{
  const SepseObservations *latest;

  g_return_if_fail (SEPSE_IS_DRAFT (self));
  g_return_if_fail (from != NULL && from->assessments->len > 0);

  forget_everything (self);
  self->id = g_strdup (from->id);
  self->title = g_strdup (from->title);
  self->note = g_strdup (from->note);

  latest = g_ptr_array_index (from->assessments, from->assessments->len - 1);
  self->moment = latest->moment;
  for (guint i = 0; i < self->n_concepts; i++)
    {
      g_autofree char *text = NULL;

      if (latest->values[i].origin != SEPSE_ORIGIN_ENTERED)
        continue;
      text = sepse_entry_to_text (sepse_dictionary_get_concept (self->dictionary, i), &latest->values[i]);
      replace_text (self, i, text);
      self->slots[i].time = latest->values[i].time;
    }

  emit_changed (self, SEPSE_MAX_CONCEPTS);
}

char *
sepse_draft_to_text (SepseDraft *self)
{
  g_return_val_if_fail (SEPSE_IS_DRAFT (self), NULL);

  return _sepse_draft_write (self->dictionary, self->slots, self->moment, (SepseDraftNames){ self->id, self->title, self->note });
}

gboolean
sepse_draft_load_text (SepseDraft    *self,
                       const char    *text,
                       gsize          length,
                       SepseRefusal **refusal)
{
  SepseDraftReading reading = { 0 };

  g_return_val_if_fail (SEPSE_IS_DRAFT (self), FALSE);

  reading.slots = g_new0 (SepseDraftSlot, self->n_concepts);
  *refusal = _sepse_draft_read (self->dictionary, text, length, &reading);
  if (*refusal == NULL)
    {
      forget_everything (self);
      self->moment = reading.moment;
      self->id = g_steal_pointer (&reading.id);
      self->title = g_steal_pointer (&reading.title);
      self->note = g_steal_pointer (&reading.note);
      for (guint i = 0; i < self->n_concepts; i++)
        {
          self->slots[i] = reading.slots[i];
          reading.slots[i].text = NULL;
        }
    }

  for (guint i = 0; i < self->n_concepts; i++)
    g_free (reading.slots[i].text);
  g_free (reading.slots);
  g_free (reading.id);
  g_free (reading.title);
  g_free (reading.note);

  if (*refusal != NULL)
    return FALSE;

  emit_changed (self, SEPSE_MAX_CONCEPTS);
  return TRUE;
}
