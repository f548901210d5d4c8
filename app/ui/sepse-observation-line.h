/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/sepse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The observations as one line, "67F T38.9 P112 R24 84/50 S95 A": echoes what it understands while one types; Enter applies. */
#define SEPSE_TYPE_OBSERVATION_LINE (sepse_observation_line_get_type ())
G_DECLARE_FINAL_TYPE (SepseObservationLine, sepse_observation_line, SEPSE, OBSERVATION_LINE, AdwBin)

GtkWidget *sepse_observation_line_new (SepseSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
