/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-ui"
#include "config.h"

#include "ui/sepse-draft-store.h"

#include "words/sepse-words.h"

#include <glib/gstdio.h>

#define CURRENT_NAME "draft.json"
#define SETTLE_MS 600
#define LARGEST_DRAFT (1024 * 1024) /* bytes */

struct _SepseDraftStore
{
  GObject parent_instance;

  SepseSession *session;
  char         *folder;
  char         *current_path;
  char         *removed_path; /* nullable: what undo brings back */
  char         *removed_text;
  guint         timeout_id;
  gboolean      is_current; /* draft.json holds this session's work, not an earlier one's */
};

G_DEFINE_FINAL_TYPE (SepseDraftStore, sepse_draft_store, G_TYPE_OBJECT)

static void
unfinished_free (SepseUnfinished *self)
{
  g_free (self->path);
  g_free (self->title);
  g_free (self->summary);
  g_free (self);
}

/* Written in place of an asynchronous write: some kB, and two writes can never overtake each other. */
static gboolean
write_private (SepseDraftStore *self,
               const char      *path,
               const char      *text)
{
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (self->folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      g_warning ("%s: %s", path, error != NULL ? error->message : g_strerror (errno));
      return FALSE;
    }
  g_chmod (self->folder, 0700);
  g_chmod (path, 0600);

  return TRUE;
}

/* Gives draft.json a name of its own, by the time it was last written. */
static void
move_current_away (SepseDraftStore *self)
{
  GStatBuf         status;
  g_autofree char *path = NULL;

  if (g_stat (self->current_path, &status) != 0)
    return;

  for (guint i = 0; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/draft-%" G_GINT64_FORMAT "-%u.json", self->folder, (gint64) status.st_mtime, i);
    }
  if (g_rename (self->current_path, path) != 0)
    g_warning ("%s: %s", path, g_strerror (errno));
}

static gboolean
timeout_cb (gpointer user_data)
{
  SepseDraftStore *self = user_data;

  self->timeout_id = 0;
  sepse_draft_store_flush (self);

  return G_SOURCE_REMOVE;
}

static void
draft_changed_cb (SepseDraftStore *self)
{
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (SETTLE_MS, timeout_cb, self);
}

static void
sepse_draft_store_finalize (GObject *object)
{
  SepseDraftStore *self = SEPSE_DRAFT_STORE (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->current_path, g_free);
  g_clear_pointer (&self->removed_path, g_free);
  g_clear_pointer (&self->removed_text, g_free);

  G_OBJECT_CLASS (sepse_draft_store_parent_class)->finalize (object);
}

static void
sepse_draft_store_class_init (SepseDraftStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sepse_draft_store_finalize;
}

static void
sepse_draft_store_init (SepseDraftStore *self)
{
}

SepseDraftStore *
sepse_draft_store_new (SepseSession *session,
                       const char   *folder)
{
  SepseDraftStore *self = g_object_new (SEPSE_TYPE_DRAFT_STORE, NULL);

  self->session = g_object_ref (session);
  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_data_dir (), "sepse", NULL);
  self->current_path = g_build_filename (self->folder, CURRENT_NAME, NULL);
  g_signal_connect_object (sepse_session_get_draft (session), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
sepse_draft_store_flush (SepseDraftStore *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SEPSE_IS_DRAFT_STORE (self), FALSE);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (!sepse_session_is_modified (self->session))
    return TRUE;
  if (sepse_draft_is_empty (sepse_session_get_draft (self->session)))
    {
      if (self->is_current)
        g_unlink (self->current_path);
      return TRUE;
    }

  if (!self->is_current)
    move_current_away (self);
  text = sepse_draft_to_text (sepse_session_get_draft (self->session));
  self->is_current = write_private (self, self->current_path, text);

  return self->is_current;
}

gboolean
sepse_draft_store_set_aside (SepseDraftStore *self)
{
  gboolean is_kept;

  g_return_val_if_fail (SEPSE_IS_DRAFT_STORE (self), FALSE);

  sepse_draft_store_flush (self);
  is_kept = self->is_current && g_file_test (self->current_path, G_FILE_TEST_EXISTS);
  if (is_kept)
    move_current_away (self);
  self->is_current = FALSE;

  return is_kept;
}

void
sepse_draft_store_forget (SepseDraftStore *self)
{
  g_return_if_fail (SEPSE_IS_DRAFT_STORE (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->is_current)
    g_unlink (self->current_path);
  self->is_current = FALSE;
}

static gboolean
read_draft_file (const char *path,
                 char      **text,
                 gsize      *length)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0 && status.st_size <= LARGEST_DRAFT &&
         g_file_get_contents (path, text, length, NULL);
}

/* The values by which a doctor knows a patient again, as words. */
static char *
describe_patient (SepseDraft *draft)
{
  static const char *const ids[] = { "age", "sex" };
  const SepseDictionary   *dictionary = sepse_draft_get_dictionary (draft);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const SepseConcept *concept = sepse_dictionary_find (dictionary, ids[i], -1);
      const SepseEntry   *entry = concept != NULL ? sepse_draft_get_entry (draft, concept->index) : NULL;

      if (entry != NULL && (entry->state == SEPSE_ENTRY_ACCEPTED || entry->state == SEPSE_ENTRY_ODD))
        g_ptr_array_add (words, sepse_words_value (concept, &entry->value));
    }
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

static SepseUnfinished *
read_unfinished (SepseDraftStore *self,
                 const char      *path)
{
  g_autoptr (SepseDraft) draft = sepse_draft_new (sepse_catalog_get_dictionary (sepse_session_get_catalog (self->session)));
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autofree char *text = NULL;
  SepseUnfinished *unfinished;
  gsize            length;

  if (!read_draft_file (path, &text, &length) || !sepse_draft_load_text (draft, text, length, &refusal))
    return NULL;

  unfinished = g_new0 (SepseUnfinished, 1);
  unfinished->path = g_strdup (path);
  unfinished->title = g_strdup (sepse_draft_get_title (draft));
  unfinished->summary = describe_patient (draft);
  unfinished->moment = sepse_draft_get_moment (draft);

  return unfinished;
}

static int
compare_by_moment (gconstpointer a,
                   gconstpointer b)
{
  const SepseUnfinished *first = *(const SepseUnfinished *const *) a;
  const SepseUnfinished *second = *(const SepseUnfinished *const *) b;

  return (first->moment.seconds < second->moment.seconds) - (first->moment.seconds > second->moment.seconds);
}

GPtrArray *
sepse_draft_store_list (SepseDraftStore *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) unfinished_free);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      SepseUnfinished *unfinished;

      if (!g_str_has_prefix (name, "draft") || !g_str_has_suffix (name, ".json"))
        continue;

      unfinished = read_unfinished (self, path);
      if (unfinished != NULL)
        g_ptr_array_add (list, unfinished);
    }
  g_ptr_array_sort (list, compare_by_moment);

  return list;
}

gboolean
sepse_draft_store_continue (SepseDraftStore *self,
                            const char      *path)
{
  g_autofree char *text = NULL;
  gsize            length;

  g_return_val_if_fail (SEPSE_IS_DRAFT_STORE (self), FALSE);

  if (self->is_current && g_str_equal (path, self->current_path))
    return sepse_draft_store_flush (self);

  if (!read_draft_file (path, &text, &length))
    return FALSE;
  sepse_draft_store_set_aside (self);
  if (!sepse_session_load_draft (self->session, text, length))
    return FALSE;

  if (!g_str_equal (path, self->current_path))
    {
      move_current_away (self);
      if (g_rename (path, self->current_path) != 0)
        g_warning ("%s: %s", path, g_strerror (errno));
    }
  self->is_current = TRUE;

  return TRUE;
}

void
sepse_draft_store_remove (SepseDraftStore *self,
                          const char      *path)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SEPSE_IS_DRAFT_STORE (self));

  if (!read_draft_file (path, &text, NULL))
    return;

  g_free (self->removed_path);
  g_free (self->removed_text);
  self->removed_path = g_strdup (path);
  self->removed_text = g_steal_pointer (&text);
  g_unlink (path);

  if (self->is_current && g_str_equal (path, self->current_path))
    {
      self->is_current = FALSE;
      sepse_session_begin (self->session, (SepseInstant){ 0 });
    }
}

void
sepse_draft_store_undo_remove (SepseDraftStore *self)
{
  g_return_if_fail (SEPSE_IS_DRAFT_STORE (self));

  if (self->removed_path == NULL)
    return;

  write_private (self, self->removed_path, self->removed_text);
  g_clear_pointer (&self->removed_path, g_free);
  g_clear_pointer (&self->removed_text, g_free);
}
