/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-tests"

/* Nothing that is unknown or not met makes a patient less urgent. */

#include "any-ward.h"

#include "knowledge/sepse-catalog-private.h"
#include "report/sepse-report.h"

#define N_PATIENTS 200

#define CALM                                                                                                                      \
  "\"temperature\": 37.0, \"heart-rate\": 80, \"respiratory-rate\": 16, \"systolic-pressure\": 120, \"diastolic-pressure\": 70, " \
  "\"spo2\": 98, \"consciousness\": \"alert\", \"skin-mottled\": false, \"lactate\": 1"

/* The fewest answers that meet each red flag. */
static const struct
{
  const char *flag;
  const char *answers;
} flags[] = {
  { "non-blanching-rash", "\"rash-non-blanching\": true" },
  { "neutropenic-sepsis", "\"neutrophils\": 0.4, \"temperature\": 38.4" },
  { "neutropenic-sepsis", "\"neutropenia-expected\": true, \"infection\": \"suspected\"" },
  { "meningism", "\"neck-stiffness\": true, \"headache\": true" },
  { "pain-out-of-proportion", "\"pain-out-of-proportion\": true" },
  { "pain-out-of-proportion", "\"crepitus\": true" },
  { "asplenia-fever", "\"asplenia\": true, \"temperature\": 38.4" },
  { "obstructed-infected-kidney", "\"hydronephrosis\": true, \"infection\": \"suspected\"" },
  { "spinal-cord-threat", "\"back-pain\": true, \"leg-weakness\": true, \"infection\": \"suspected\"" },
  { "peritonitis", "\"peritonism\": true" },
  { "young-infant-fever", "\"age\": { \"value\": 2, \"unit\": \"mo\" }, \"temperature\": 38" },
  { "airway-threat", "\"throat-or-neck-swelling\": true, \"stridor\": true" },
  { "haemorrhagic-fever-risk", "\"travel-vhf\": true, \"temperature\": 38.4" },
};

static const char *const shocks[] = {
  "\"systolic-pressure\": 90",
  "\"systolic-pressure\": 84",
  "\"mean-pressure\": 64",
  "\"lactate\": 4",
  "\"lactate\": 4.1",
  "\"lactate\": { \"value\": 45, \"unit\": \"mg/dL\" }",
};

static SepseVerdict *
judge_text (AnyWard    *self,
            const char *answers)
{
  g_autofree char *object = g_strdup_printf ("{%s}", answers);
  g_autoptr (SepseCase) patient = any_patient_read_text (self->dictionary, object);

  return any_ward_judge (self, patient);
}

static gboolean
is_complete (AnyWard            *self,
             const SepseVerdict *verdict)
{
  const SepseConceptSet *wants = &self->catalog->wants;

  for (guint i = sepse_concept_set_next (wants, 0); i < SEPSE_MAX_CONCEPTS; i = sepse_concept_set_next (wants, i + 1))
    if (!sepse_observations_is_known (verdict->observations, i))
      return FALSE;

  return TRUE;
}

/* Low classes want everything looked at; what is met is never outdone by what is not. */
static void
check_headline (AnyWard            *self,
                const SepseVerdict *verdict)
{
  SepseUrgency urgency = verdict->headline.urgency;

  if (urgency == SEPSE_URGENCY_6H || urgency == SEPSE_URGENCY_JUDGEMENT)
    g_assert_true (is_complete (self, verdict));
  if (verdict->n_red_flags > 0)
    g_assert_cmpint (urgency, ==, SEPSE_URGENCY_NOW);
  for (guint i = 0; i < verdict->n_consider; i++)
    g_assert_cmpint (urgency, >=, verdict->consider[i].rule->urgency);
  for (guint i = 0; i < verdict->n_urgency_rules; i++)
    if (verdict->urgency_rules[i].rule->urgency > SEPSE_URGENCY_6H)
      g_assert_cmpint (urgency, >=, verdict->urgency_rules[i].rule->urgency);
}

static void
test_answers_taken_away (AnyWard      *self,
                         gconstpointer data)
{
  guint n_low = 0;

  for (guint i = 0; i < N_PATIENTS / 2; i++)
    {
      /* Every other one looked at in full, and calm: where a low class may stand. */
      g_autofree char *calm = g_strdup_printf ("{%s, \"rash-non-blanching\": false, \"age\": %d, \"sex\": \"male\", \"infection\": \"%s\"}", CALM,
                                               g_rand_int_range (self->random, 20, 60), i % 4 == 0 ? "suspected" : "absent");
      g_autoptr (GPtrArray) answers = i % 2 == 0 ? g_ptr_array_new_with_free_func (g_free)
                                                 : any_patient_new_answers (self->random, self->dictionary, 0.2);

      if (i % 2 == 0)
        {
          g_auto (GStrv) parts = NULL;

          calm[strlen (calm) - 1] = '\0';
          parts = g_strsplit (calm + 1, ", ", -1);
          for (guint j = 0; parts[j] != NULL; j++)
            g_ptr_array_add (answers, g_strdup (parts[j]));
        }
      for (int j = -1; j < (int) answers->len; j++)
        {
          g_autoptr (SepseCase) patient = any_patient_read (self->dictionary, answers, j);
          g_autoptr (SepseVerdict) verdict = any_ward_judge (self, patient);

          check_headline (self, verdict);
          n_low += verdict->headline.urgency == SEPSE_URGENCY_6H || verdict->headline.urgency == SEPSE_URGENCY_JUDGEMENT;
        }
    }

  g_test_message ("%u of a low class", n_low);
  g_assert_cmpuint (n_low, >, 0);
}

static gboolean
has_flag (const SepseVerdict *verdict,
          const char         *id)
{
  for (guint i = 0; i < verdict->n_red_flags; i++)
    if (g_str_equal (verdict->red_flags[i].rule->id, id))
      return TRUE;

  return FALSE;
}

static void
test_flags_alone (AnyWard      *self,
                  gconstpointer data)
{
  for (guint i = 0; i < self->catalog->flags->len; i++)
    {
      const char *id = g_array_index (self->catalog->flags, SepseRule, i).id;
      gboolean    tried = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (flags); j++)
        {
          g_autoptr (SepseVerdict) verdict = NULL;

          if (!g_str_equal (flags[j].flag, id))
            continue;
          tried = TRUE;
          verdict = judge_text (self, flags[j].answers);
          if (!has_flag (verdict, id))
            g_error ("%s does not meet %s", flags[j].answers, id);
          g_assert_cmpint (verdict->headline.urgency, ==, SEPSE_URGENCY_NOW);
        }
      if (!tried)
        g_error ("no patient here for the red flag %s", id);
    }
}

static void
test_shock_is_now (AnyWard      *self,
                   gconstpointer data)
{
  static const char *const infections[] = { "", ", \"infection\": \"suspected\"", ", \"infection\": \"confirmed\"" };
  static const char *const backgrounds[] = {
    "",
    ", \"age\": 40",
    ", \"age\": 40, \"sex\": \"male\", \"temperature\": 37, \"heart-rate\": 80, \"respiratory-rate\": 16, \"spo2\": 98",
    ", \"age\": 30, \"pregnancy\": \"pregnant\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shocks); i++)
    for (guint j = 0; j < G_N_ELEMENTS (infections); j++)
      for (guint k = 0; k < G_N_ELEMENTS (backgrounds); k++)
        {
          g_autofree char *answers = g_strconcat (shocks[i], infections[j], backgrounds[k], NULL);
          g_autoptr (SepseVerdict) verdict = judge_text (self, answers);

          if (verdict->headline.urgency != SEPSE_URGENCY_NOW)
            g_error ("%s is %s", answers, sepse_urgency_to_id (verdict->headline.urgency));
        }
}

/* Of the whole patient, these words are never said. A culture may be negative, and Gram-negative is a name. */
static void
check_words (GPtrArray *blocks)
{
  g_autoptr (GRegex) verdicts = g_regex_new ("\\bno sepsis\\b|\\bexcluded\\b", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) negative = g_regex_new ("(?<!-)\\bnegative\\b", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) culture = g_regex_new ("cultur", G_REGEX_CASELESS, 0, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SepseBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char  *text = g_strjoin (" ", block->text, block->value != NULL ? block->value : "", block->detail != NULL ? block->detail : "", NULL);

      if (g_regex_match (verdicts, text, 0, NULL) || (g_regex_match (negative, text, 0, NULL) && !g_regex_match (culture, text, 0, NULL)))
        g_error ("the report says: %s", text);
      if (block->kind == SEPSE_BLOCK_HEADLINE)
        g_assert_false (g_regex_match (negative, text, 0, NULL));
    }
}

static void
test_forbidden_words (AnyWard      *self,
                      gconstpointer data)
{
  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autoptr (GPtrArray) answers = any_patient_new_answers (self->random, self->dictionary, g_rand_double (self->random));
      g_autoptr (SepseCase) patient = any_patient_read (self->dictionary, answers, -1);
      g_autoptr (SepseVerdict) verdict = any_ward_judge (self, patient);
      g_autoptr (GPtrArray) blocks = sepse_report_new (verdict);
      g_autoptr (GPtrArray) summary = sepse_report_new_summary (verdict);

      check_words (blocks);
      check_words (summary);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/urgency/answers-taken-away", AnyWard, NULL, any_ward_set_up, test_answers_taken_away, any_ward_tear_down);
  g_test_add ("/core/urgency/flags-alone", AnyWard, NULL, any_ward_set_up, test_flags_alone, any_ward_tear_down);
  g_test_add ("/core/urgency/shock-is-now", AnyWard, NULL, any_ward_set_up, test_shock_is_now, any_ward_tear_down);
  g_test_add ("/core/urgency/forbidden-words", AnyWard, NULL, any_ward_set_up, test_forbidden_words, any_ward_tear_down);

  return g_test_run ();
}
