/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-session.h"

struct _SepseSession
{
  GObject parent_instance;

  const SepseCatalog *catalog; /* unowned */
  SepseEngine        *engine;
  SepseDraft         *draft;
  SepseVerdict       *verdict;
  GHashTable         *confirmed; /* concept index + 1 -> text that was confirmed */
  guint               idle_id;
  gboolean            is_modified;
};

typedef enum
{
  PROP_MODIFIED = 1,
} SepseSessionProperty;

enum
{
  VERDICT_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_MODIFIED + 1];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SepseSession, sepse_session, G_TYPE_OBJECT)

static void
evaluate (SepseSession *self)
{
  g_autoptr (SepseCase) from = sepse_draft_to_case (self->draft);
  const SepseObservations *observations = g_ptr_array_index (from->assessments, from->assessments->len - 1);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->verdict, sepse_verdict_unref);
  self->verdict = sepse_engine_evaluate (self->engine, from->id, observations, NULL, 0);
}

static gboolean
evaluate_cb (gpointer user_data)
{
  SepseSession *self = user_data;

  self->idle_id = 0;
  evaluate (self);
  g_signal_emit (self, signals[VERDICT_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
draft_changed_cb (SepseSession *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (evaluate_cb, self);
  sepse_session_set_modified (self, TRUE);
}

static void
sepse_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SepseSession *self = SEPSE_SESSION (object);

  switch ((SepseSessionProperty) prop_id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->is_modified);
      break;
    }
}

static void
sepse_session_finalize (GObject *object)
{
  SepseSession *self = SEPSE_SESSION (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->verdict, sepse_verdict_unref);
  g_clear_pointer (&self->engine, sepse_engine_free);
  g_clear_pointer (&self->confirmed, g_hash_table_unref);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (sepse_session_parent_class)->finalize (object);
}

static void
sepse_session_class_init (SepseSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sepse_session_get_property;
  object_class->finalize = sepse_session_finalize;

  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[VERDICT_CHANGED] = g_signal_new ("verdict-changed",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
sepse_session_init (SepseSession *self)
{
  self->confirmed = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

SepseSession *
sepse_session_new (const SepseCatalog *catalog)
{
  SepseSession *self = g_object_new (SEPSE_TYPE_SESSION, NULL);

  self->catalog = catalog;
  self->engine = sepse_engine_new (catalog);
  self->draft = sepse_draft_new (sepse_catalog_get_dictionary (catalog));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

const SepseCatalog *
sepse_session_get_catalog (SepseSession *self)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), NULL);

  return self->catalog;
}

SepseDraft *
sepse_session_get_draft (SepseSession *self)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), NULL);

  return self->draft;
}

const SepseConcept *
sepse_session_get_concept (SepseSession *self,
                           guint         concept)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), NULL);

  return sepse_dictionary_get_concept (sepse_catalog_get_dictionary (self->catalog), concept);
}

SepseVerdict *
sepse_session_get_verdict (SepseSession *self)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), NULL);

  if (self->verdict == NULL)
    evaluate (self);
  else if (self->idle_id != 0)
    {
      evaluate (self);
      g_signal_emit (self, signals[VERDICT_CHANGED], 0);
    }

  return self->verdict;
}

gboolean
sepse_session_shows_section (SepseSession       *self,
                             const SepseSection *section)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), FALSE);

  if (section->when < 0)
    return TRUE;

  /* What somebody answered is never hidden. */
  for (guint i = 0; i < section->n_concepts; i++)
    if (sepse_draft_get_text (self->draft, section->concepts[i])[0] != '\0')
      return TRUE;

  return sepse_verdict_weigh (sepse_session_get_verdict (self), section->when) == SEPSE_TRUTH_MET;
}

static void
settle (SepseSession *self,
        gboolean      is_modified)
{
  g_hash_table_remove_all (self->confirmed);
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (evaluate_cb, self);
  sepse_session_set_modified (self, is_modified);
}

void
sepse_session_begin (SepseSession *self,
                     SepseInstant  moment)
{
  g_autoptr (SepseCase) empty = NULL;

  g_return_if_fail (SEPSE_IS_SESSION (self));

  empty = g_new0 (SepseCase, 1);
  empty->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) sepse_observations_free);
  g_ptr_array_add (empty->assessments, sepse_observations_new (sepse_catalog_get_dictionary (self->catalog)));
  sepse_draft_load_case (self->draft, empty);
  sepse_draft_set_moment (self->draft, moment);
  settle (self, FALSE);
}

void
sepse_session_load_case (SepseSession    *self,
                         const SepseCase *from)
{
  g_return_if_fail (SEPSE_IS_SESSION (self));

  sepse_draft_load_case (self->draft, from);
  settle (self, FALSE);
}

gboolean
sepse_session_load_draft (SepseSession *self,
                          const char   *text,
                          gsize         length)
{
  g_autoptr (SepseRefusal) refusal = NULL;

  g_return_val_if_fail (SEPSE_IS_SESSION (self), FALSE);

  if (!sepse_draft_load_text (self->draft, text, length, &refusal))
    {
      g_message ("draft%s: %s", refusal->pointer, refusal->message);
      return FALSE;
    }
  settle (self, TRUE);

  return TRUE;
}

gboolean
sepse_session_is_modified (SepseSession *self)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), FALSE);

  return self->is_modified;
}

void
sepse_session_set_modified (SepseSession *self,
                            gboolean      is_modified)
{
  g_return_if_fail (SEPSE_IS_SESSION (self));

  if (self->is_modified == is_modified)
    return;

  self->is_modified = is_modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

guint
sepse_session_count_unaccepted (SepseSession *self)
{
  const SepseDictionary *dictionary;
  guint                  n = 0;

  g_return_val_if_fail (SEPSE_IS_SESSION (self), 0);

  dictionary = sepse_catalog_get_dictionary (self->catalog);
  for (guint i = 0; i < sepse_dictionary_get_n_concepts (dictionary); i++)
    {
      SepseEntryState state = sepse_draft_get_entry (self->draft, i)->state;

      if (state != SEPSE_ENTRY_EMPTY && state != SEPSE_ENTRY_ACCEPTED && state != SEPSE_ENTRY_ODD)
        n++;
    }

  return n;
}

guint
sepse_session_count_answered (SepseSession        *self,
                              const SepsePageRule *page)
{
  guint n = 0;

  g_return_val_if_fail (SEPSE_IS_SESSION (self), 0);

  for (guint i = 0; i < page->n_sections; i++)
    for (guint j = 0; j < page->sections[i].n_concepts; j++)
      if (sepse_draft_get_text (self->draft, page->sections[i].concepts[j])[0] != '\0')
        n++;

  return n;
}

void
sepse_session_confirm (SepseSession *self,
                       guint         concept)
{
  g_return_if_fail (SEPSE_IS_SESSION (self));

  g_hash_table_replace (self->confirmed,
                        GUINT_TO_POINTER (concept + 1),
                        g_strdup (sepse_draft_get_text (self->draft, concept)));
}

gboolean
sepse_session_is_confirmed (SepseSession *self,
                            guint         concept)
{
  g_return_val_if_fail (SEPSE_IS_SESSION (self), FALSE);

  return g_strcmp0 (g_hash_table_lookup (self->confirmed, GUINT_TO_POINTER (concept + 1)),
                    sepse_draft_get_text (self->draft, concept)) == 0;
}
