/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer and the replay call: takes any bytes, aborts when a promise is broken. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
