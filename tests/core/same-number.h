/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* To the last bit, and saying both when they differ. */
static inline void
assert_same_number (double found,
                    double expected)
{
  if (!(found <= expected && found >= expected))
    g_error ("found %.17g, expected %.17g", found, expected);
}
