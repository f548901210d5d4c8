/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-window.h"

G_BEGIN_DECLS

/* A window with everything behind it, in a folder of its own: what the tests act on. */
typedef struct
{
  AdwApplication  *application;
  SepseCatalog    *catalog;
  SepseSession    *session;
  SepseDraftStore *store;
  SepseWindow     *window;
  char            *folder;
} Stage;

/* gtk_test_init() must have run. The moment of every new assessment is the clock's. */
Stage *stage_new (int width,
                  int height);
void   stage_free (Stage *self);
/* Another window on the same folder, as after a restart. */
void stage_restart (Stage *self);

/* Runs what is pending: idles, layout, a frame. */
void stage_settle (Stage *self);

guint stage_find_concept (Stage      *self,
                          const char *id);
/* The row that asks for the concept, on the screen and with keyboard focus. */
GtkWidget *stage_show_row (Stage      *self,
                           const char *id);
/* Types into a field as a user would. */
void stage_type (Stage      *self,
                 const char *id,
                 const char *text);
/* Presses the button with this accessible or visible name inside @within (NULL: the window). */
void stage_press (Stage      *self,
                  GtkWidget  *within,
                  const char *label);
/* Chooses an answer of a choice or set row by its label. */
void stage_choose (Stage      *self,
                   const char *id,
                   const char *label);

/* The first widget of @type inside @within. */
GtkWidget *stage_find (GtkWidget *within,
                       GType      type);
/* Everything a user can read inside @within, line by line. */
char *stage_read (Stage     *self,
                  GtkWidget *within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stage, stage_free)

G_END_DECLS
