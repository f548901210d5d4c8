/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patient/sepse-observations.h"
#include "json/sepse-json.h"

G_BEGIN_DECLS

/* One case being read from the tape. Only the first fault in file order is kept. */
typedef struct
{
  SepseJson             *json;
  const SepseJsonToken  *tokens;
  const char            *text;
  const SepseDictionary *dictionary;
  SepseRefusal          *refusal;
  guint                  refused_at; /* token of the refusal */
} SepseCaseReader;

/* FALSE, always. Ignored when an earlier token is refused already. */
gboolean _sepse_case_reader_refuse (SepseCaseReader *self,
                                    guint            token,
                                    const char      *code,
                                    const char      *format,
                                    ...) G_GNUC_PRINTF (4, 5);

/* The usual sentence: "found …, expected …". */
gboolean _sepse_case_reader_refuse_found (SepseCaseReader *self,
                                          guint            token,
                                          const char      *code,
                                          const char      *expected);

/* Text of a token as it stands in the file, cut when it is long. */
char *_sepse_case_reader_describe (SepseCaseReader *self,
                                   guint            token) G_GNUC_WARN_UNUSED_RESULT;

/* A container that the text breaks off in: what it lacks may be behind the break. */
static inline gboolean
_sepse_case_reader_is_open (SepseCaseReader *self,
                            guint            container)
{
  return self->tokens[container].length == 0;
}

gboolean _sepse_case_reader_read_time (SepseCaseReader *self,
                                       guint            token,
                                       SepseInstant    *instant);

/* A bare value, or the form with value, unit and time; null leaves the concept unknown. */
gboolean _sepse_case_reader_read_observation (SepseCaseReader    *self,
                                              const SepseConcept *concept,
                                              guint               token,
                                              SepseObservations  *observations);

G_END_DECLS
