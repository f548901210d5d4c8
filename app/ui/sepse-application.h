/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The `sepse` program: reads the shipped knowledge, shows the one window. */
#define SEPSE_TYPE_APPLICATION (sepse_application_get_type ())
G_DECLARE_FINAL_TYPE (SepseApplication, sepse_application, SEPSE, APPLICATION, AdwApplication)

SepseApplication *sepse_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* What the program ends with: 0, or 3 when its own data did not load. */
int sepse_application_get_exit_status (SepseApplication *self);

G_END_DECLS
