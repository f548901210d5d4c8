/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One section of a page: its rows, and the key "Looked: none of these" for its yes/no questions. */
#define SEPSE_TYPE_SECTION_GROUP (sepse_section_group_get_type ())
G_DECLARE_FINAL_TYPE (SepseSectionGroup, sepse_section_group, SEPSE, SECTION_GROUP, AdwPreferencesGroup)

/* @section lives as long as the catalog of the session. */
GtkWidget *sepse_section_group_new (SepseSession       *session,
                                    const SepseSection *section) G_GNUC_WARN_UNUSED_RESULT;

/* The row of a concept; NULL when it stands elsewhere. */
GtkWidget *sepse_section_group_find_row (SepseSectionGroup *self,
                                         guint              concept);
/* Shows the section even when its condition does not ask for it. */
void sepse_section_group_reveal (SepseSectionGroup *self);

G_END_DECLS
