/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays every file of a folder, and many small changes of each, through a fuzz target: one point of TAP a file. */
#include "fuzz-target.h"

#include <glib.h>

#include <string.h>

#define N_CHANGES 150
#define SEED 20261122

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void (*) (void)) g_strcmp0);

  return names;
}

/* The target gets a block of exactly the right size, so that a sanitizer sees every byte read too far. */
static void
play (const char *data,
      gsize       size)
{
  g_autofree uint8_t *exact = g_malloc (MAX (size, 1));

  memcpy (exact, data, size);
  LLVMFuzzerTestOneInput (exact, size);
}

/* A byte written over, one left out, one doubled, or everything behind it cut off. */
static void
change (GString *text,
        GRand   *random)
{
  gsize at = text->len > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) text->len) : 0;

  if (text->len == 0)
    return;

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_string_erase (text, (gssize) at, 1);
      break;
    case 2:
      g_string_insert_c (text, (gssize) at, text->str[at]);
      break;
    default:
      g_string_truncate (text, at);
    }
}

static void
play_changes (const char *data,
              gsize       size,
              GRand      *random)
{
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (GString) text = g_string_new_len (data, (gssize) size);

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        change (text, random);
      play (text->str, text->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) names = NULL;

  if (argc != 2)
    return 2;

  names = list_files (argv[1]);
  g_print ("1..%u\n", names->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize            size = 0;
      gboolean         is_read = g_file_get_contents (path, &data, &size, NULL);

      if (is_read)
        {
          play (data, size);
          play_changes (data, size, random);
        }
      g_print ("%s %u - %s\n", is_read ? "ok" : "not ok", i + 1, name);
    }

  return names->len > 0 ? 0 : 1;
}
