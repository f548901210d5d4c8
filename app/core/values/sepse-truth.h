/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zeroed memory means "not known", never "no".  and = MIN, or = MAX, not = minus. */
typedef enum
{
  SEPSE_TRUTH_NOT_MET = -1,
  SEPSE_TRUTH_UNKNOWN = 0,
  SEPSE_TRUTH_MET = 1,
} SepseTruth;

/* The set of values a node of a rule can still take.
 * A truth: SEPSE_CAN_BE_NOT_MET and SEPSE_CAN_BE_MET.  Points: bit n stands for n points (0 to 31). */
typedef guint32 SepseMask;

#define SEPSE_CAN_BE_NOT_MET ((SepseMask) 1)
#define SEPSE_CAN_BE_MET ((SepseMask) 2)
#define SEPSE_CAN_BE_EITHER ((SepseMask) 3)

static inline gboolean
sepse_mask_is_decided (SepseMask mask)
{
  return mask != 0 && (mask & (mask - 1)) == 0;
}

static inline SepseTruth
sepse_mask_to_truth (SepseMask mask)
{
  if (mask == SEPSE_CAN_BE_MET)
    return SEPSE_TRUTH_MET;
  if (mask == SEPSE_CAN_BE_NOT_MET)
    return SEPSE_TRUTH_NOT_MET;

  return SEPSE_TRUTH_UNKNOWN;
}

/* "met", "not-met" or "unknown" (contract section 4). */
const char *sepse_truth_to_id (SepseTruth truth);

G_END_DECLS
