/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/sepse-dictionary.h"

/* A few concepts of every kind. Its limits are made up for the tests and do not follow data/. */
SepseDictionary *sample_dictionary_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Index of a concept that must be there. */
guint sample_index (const SepseDictionary *dictionary,
                    const char            *id);
