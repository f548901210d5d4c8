/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-values"

#include "config.h"

#include "values/sepse-truth.h"

const char *
sepse_truth_to_id (SepseTruth truth)
{
  switch (truth)
    {
    case SEPSE_TRUTH_NOT_MET:
      return "not-met";
    case SEPSE_TRUTH_MET:
      return "met";
    case SEPSE_TRUTH_UNKNOWN:
      break;
    }

  return "unknown";
}
