/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the types known that only templates name. After gtk_init(). */
void sepse_ui_init (void);

G_END_DECLS
