/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-patient"

#include "config.h"

#include "patient/sepse-shorthand.h"

#include "patient/sepse-entry-private.h"
#include "patient/sepse-shorthand-private.h"

#include <string.h>

/* The grammar of the line knows these by name: "67F" is an age and a sex, "84/50" two pressures. */
#define AGE "age"
#define SEX "sex"
#define HIGH_PRESSURE "systolic-pressure"
#define LOW_PRESSURE "diastolic-pressure"
#define PRESSURE_KEY "bp"

typedef struct
{
  const SepseDictionary *dictionary;
  GStrv                  words;
  guint                  at;
  GPtrArray             *results;
  SepseConceptSet        given;
} Line;

static void
free_word (SepseShorthandWord *self)
{
  g_free (self->word);
  g_free (self->text);
  g_free (self);
}

static const char *
peek (Line *line,
      guint ahead)
{
  for (guint i = 0; i <= ahead; i++)
    if (line->words[line->at + i] == NULL)
      return "";

  return line->words[line->at + ahead];
}

static char *
join_words (Line *line,
            guint n_words)
{
  GString *joined = g_string_new (line->words[line->at]);

  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (joined, " %s", line->words[line->at + i]);

  return g_string_free (joined, FALSE);
}

/* What was read from the next @n_words, which stay. A concept that was given before is not overwritten in silence. */
static void
add (Line               *line,
     guint               n_words,
     const SepseConcept *concept,
     const char         *text)
{
  SepseShorthandWord *word = g_new0 (SepseShorthandWord, 1);
  gboolean            is_understood = FALSE;

  if (concept != NULL)
    {
      SepseEntry entry = sepse_entry_parse (concept, text);

      is_understood = entry.state != SEPSE_ENTRY_UNREADABLE && entry.state != SEPSE_ENTRY_UNKNOWN_UNIT &&
                      entry.state != SEPSE_ENTRY_EMPTY;
      if (concept->kind != SEPSE_KIND_SET && sepse_concept_set_contains (&line->given, concept->index))
        is_understood = FALSE;
    }

  word->word = join_words (line, n_words);
  word->concept = is_understood ? (int) concept->index : -1;
  word->text = is_understood ? g_strdup (text) : NULL;
  if (is_understood)
    sepse_concept_set_add (&line->given, concept->index);
  g_ptr_array_add (line->results, word);
}

static gboolean
has_own_meaning (Line       *line,
                 const char *word)
{
  const SepseConcept *concept = NULL;
  guint               choice = 0;

  return _sepse_shorthand_find_choice (line->dictionary, word, &concept, &choice) != SEPSE_WORD_NOTHING ||
         _sepse_shorthand_find_key (line->dictionary, word, strlen (word), &concept) != SEPSE_WORD_NOTHING;
}

/* Does the word behind a number belong to it as its unit? "T 101.3 F": yes; "T 38.9 F": no, that is the sex. */
static gboolean
is_unit_of (Line               *line,
            const SepseConcept *concept,
            const char         *number,
            const char         *word)
{
  g_autofree char *with_unit = g_strdup_printf ("%s %s", number, word);
  SepseEntry       without = sepse_entry_parse (concept, number);
  SepseEntry       with = sepse_entry_parse (concept, with_unit);

  if (*word == '\0' || _sepse_entry_find_unit (concept, word) < 0)
    return FALSE;
  if (!has_own_meaning (line, word))
    return TRUE;

  return !sepse_entry_is_accepted (&without) && sepse_entry_is_accepted (&with);
}

/* @number stands in the last of the next @n_words; its unit may be the word behind. */
static void
take_number (Line               *line,
             const SepseConcept *concept,
             const char         *number,
             guint               n_words)
{
  const char      *behind = peek (line, n_words);
  g_autofree char *text = NULL;

  if (number[_sepse_shorthand_measure_number (number)] == '\0' && is_unit_of (line, concept, number, behind))
    {
      text = g_strdup_printf ("%s %s", number, behind);
      n_words++;
    }

  add (line, n_words, concept, text != NULL ? text : number);
  line->at += n_words;
}

/* "84/50", "84/50mmHg": where the slash stands, or NULL. */
static const char *
find_slash (const char *text)
{
  const char *slash = text + _sepse_shorthand_measure_number (text);

  return slash > text && *slash == '/' && g_ascii_isdigit (slash[1]) ? slash : NULL;
}

/* "84/50", "BP 84/50", "bp84/50": @text is the pair in the last of the next @n_words. */
static gboolean
take_pair (Line       *line,
           const char *text,
           guint       n_words)
{
  const SepseConcept *high = sepse_dictionary_find (line->dictionary, HIGH_PRESSURE, -1);
  const SepseConcept *low = sepse_dictionary_find (line->dictionary, LOW_PRESSURE, -1);
  const char         *slash = find_slash (text);
  const char         *unit;
  g_autofree char    *high_text = NULL;
  g_autofree char    *low_text = NULL;

  if (slash == NULL || high == NULL || low == NULL)
    return FALSE;

  unit = slash + 1 + _sepse_shorthand_measure_number (slash + 1);
  high_text = g_strndup (text, (gsize) (slash - text));
  low_text = g_strndup (slash + 1, (gsize) (unit - slash - 1));
  if (*unit == '\0' && is_unit_of (line, high, high_text, peek (line, n_words)))
    unit = peek (line, n_words++);
  if (*unit != '\0')
    {
      char *with_unit = g_strdup_printf ("%s %s", high_text, unit);

      g_free (high_text);
      high_text = with_unit;
      with_unit = g_strdup_printf ("%s %s", low_text, unit);
      g_free (low_text);
      low_text = with_unit;
    }

  add (line, n_words, high, high_text);
  add (line, n_words, low, low_text);
  line->at += n_words;

  return TRUE;
}

static gboolean
read_pair (Line *line)
{
  const char *word = peek (line, 0);
  gsize       key = strlen (PRESSURE_KEY);

  if (g_ascii_strcasecmp (word, PRESSURE_KEY) == 0 || g_ascii_strcasecmp (word, PRESSURE_KEY ":") == 0)
    return take_pair (line, peek (line, 1), 2);
  if (g_ascii_strncasecmp (word, PRESSURE_KEY, key) == 0)
    return take_pair (line, word + key + (word[key] == ':' || word[key] == '=' ? 1 : 0), 1);

  return take_pair (line, word, 1);
}

/* The sex spelled at the end of @letters ("yoF"): where it starts, or NULL. */
static const char *
find_sex (Line       *line,
          const char *letters)
{
  const SepseConcept *sex = sepse_dictionary_find (line->dictionary, SEX, -1);
  const SepseConcept *age = sepse_dictionary_find (line->dictionary, AGE, -1);

  if (sex == NULL || age == NULL)
    return NULL;

  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *unit = g_strndup (letters, (gsize) (at - letters));

      if (_sepse_entry_find_choice (sex, at) < 0)
        continue;
      if (at == letters || g_str_equal (unit, "/") || _sepse_entry_find_unit (age, unit) >= 0)
        return at;
    }

  return NULL;
}

/* @letters: what stands behind the number, a unit of age or a sex or both. */
static gboolean
take_age (Line       *line,
          const char *number,
          const char *letters,
          guint       n_words)
{
  const SepseConcept *age = sepse_dictionary_find (line->dictionary, AGE, -1);
  const SepseConcept *sex = sepse_dictionary_find (line->dictionary, SEX, -1);
  const char         *sex_at = find_sex (line, letters);
  g_autofree char    *unit = NULL;
  g_autofree char    *text = NULL;

  if (age == NULL || (sex_at == NULL && _sepse_entry_find_unit (age, letters) < 0))
    return FALSE;

  unit = sex_at != NULL ? g_strndup (letters, (gsize) (sex_at - letters)) : g_strdup (letters);
  if (g_str_has_suffix (unit, "/"))
    unit[strlen (unit) - 1] = '\0';
  text = g_strconcat (number, *unit != '\0' ? " " : "", unit, NULL);
  add (line, n_words, age, text);
  if (sex_at != NULL)
    add (line, n_words, sex, sex->choices[_sepse_entry_find_choice (sex, sex_at)].id);
  line->at += n_words;

  return TRUE;
}

/* "67F", "8moM", "67yo", "67 F", "67 yoF", "67 yo F". */
static gboolean
read_age (Line *line)
{
  const char      *word = peek (line, 0);
  gsize            length = _sepse_shorthand_measure_number (word);
  g_autofree char *number = g_strndup (word, length);

  if (length == 0)
    return FALSE;
  if (word[length] != '\0')
    return take_age (line, number, word + length, 1);

  return *peek (line, 1) != '\0' && take_age (line, number, peek (line, 1), 2);
}

/* "T38.9", "HR:112", "spo2=95": the longest key with a number behind it. */
static gboolean
read_glued (Line *line)
{
  const char *word = peek (line, 0);

  for (gsize length = strlen (word) - 1; length > 0; length--)
    {
      const SepseConcept *concept = NULL;
      const char         *number = word + length + (word[length] == ':' || word[length] == '=' ? 1 : 0);
      SepseWordSense      sense;

      if (_sepse_shorthand_measure_number (number) == 0)
        continue;
      sense = _sepse_shorthand_find_key (line->dictionary, word, length, &concept);
      if (sense == SEPSE_WORD_NOTHING)
        continue;

      if (sense == SEPSE_WORD_ONE_THING && (concept->kind == SEPSE_KIND_NUMBER || concept->kind == SEPSE_KIND_COUNT))
        take_number (line, concept, number, 1);
      else
        {
          add (line, 1, NULL, NULL);
          line->at++;
        }
      return TRUE;
    }

  return FALSE;
}

static gsize
measure_key (const char *word)
{
  gsize length = strlen (word);

  return length > 1 && (word[length - 1] == ':' || word[length - 1] == '=') ? length - 1 : length;
}

/* "HR 112", "GCS 14": a number key, then a number that is not a pair. */
static gboolean
read_key_of_number (Line               *line,
                    const SepseConcept *concept)
{
  const char *next = peek (line, 1);

  if (_sepse_shorthand_measure_number (next) == 0 || find_slash (next) != NULL)
    return FALSE;

  take_number (line, concept, next, 2);
  return TRUE;
}

static const SepseConcept *
find_yes_no (Line       *line,
             const char *word)
{
  const SepseConcept *concept = NULL;

  if (_sepse_shorthand_find_key (line->dictionary, word, strlen (word), &concept) != SEPSE_WORD_ONE_THING)
    return NULL;

  return concept->kind == SEPSE_KIND_YES_NO ? concept : NULL;
}

static gboolean
is_no (const char *word)
{
  return g_ascii_strcasecmp (word, "no") == 0;
}

/* "dysuria", "dysuria no", "avpu v". */
static gboolean
read_key_of_choice (Line               *line,
                    const SepseConcept *concept)
{
  const char *next = peek (line, 1);
  int         choice = *next != '\0' ? _sepse_entry_find_choice (concept, next) : -1;
  guint       n_words = choice >= 0 ? 2 : 1;

  if (choice < 0 && concept->kind != SEPSE_KIND_YES_NO)
    return FALSE;

  if (concept->kind == SEPSE_KIND_YES_NO && is_no (next) && find_yes_no (line, peek (line, 2)) != NULL)
    {
      /* "cough no rash": which of the two is denied? */
      n_words = 3;
      add (line, n_words, NULL, NULL);
    }
  else
    add (line, n_words, concept, concept->choices[choice >= 0 ? choice : 1].id);
  line->at += n_words;

  return TRUE;
}

/* "dysuria=no", "source:lungs". */
static gboolean
read_assigned (Line *line)
{
  const char         *word = peek (line, 0);
  gsize               length = strcspn (word, ":=");
  const SepseConcept *concept = NULL;
  int                 choice;

  if (length == 0 || word[length] == '\0' || word[length + 1] == '\0')
    return FALSE;
  if (_sepse_shorthand_find_key (line->dictionary, word, length, &concept) != SEPSE_WORD_ONE_THING)
    return FALSE;

  choice = _sepse_entry_find_choice (concept, word + length + 1);
  if (choice < 0)
    return FALSE;

  add (line, 1, concept, concept->choices[choice].id);
  line->at++;

  return TRUE;
}

static gboolean
read_key (Line *line)
{
  const char         *word = peek (line, 0);
  const SepseConcept *concept = NULL;

  if (_sepse_shorthand_find_key (line->dictionary, word, measure_key (word), &concept) != SEPSE_WORD_ONE_THING)
    return FALSE;

  switch (concept->kind)
    {
    case SEPSE_KIND_NUMBER:
    case SEPSE_KIND_COUNT:
      return read_key_of_number (line, concept);
    case SEPSE_KIND_CHOICE:
    case SEPSE_KIND_SET:
    case SEPSE_KIND_YES_NO:
      return read_key_of_choice (line, concept);
    case SEPSE_KIND_INSTANT:
      break;
    }

  return FALSE;
}

/* "no dysuria". */
static gboolean
read_denial (Line *line)
{
  const SepseConcept *concept = is_no (peek (line, 0)) ? find_yes_no (line, peek (line, 1)) : NULL;

  if (concept == NULL)
    return FALSE;

  add (line, 2, concept, concept->choices[0].id);
  line->at += 2;

  return TRUE;
}

/* "A", "O2", "room air": the longer phrase first. */
static gboolean
read_choice (Line *line)
{
  guint n_words = *peek (line, 1) != '\0' ? 2 : 1;

  for (; n_words > 0; n_words--)
    {
      g_autofree char    *phrase = join_words (line, n_words);
      const SepseConcept *concept = NULL;
      guint               choice = 0;

      if (n_words == 2 && strlen (peek (line, 0)) < 2)
        continue; /* single letters are words of their own, however they would join */
      if (_sepse_shorthand_find_choice (line->dictionary, phrase, &concept, &choice) != SEPSE_WORD_ONE_THING)
        continue;

      add (line, n_words, concept, concept->choices[choice].id);
      line->at += n_words;
      return TRUE;
    }

  return FALSE;
}

GPtrArray *
sepse_shorthand_parse (const SepseDictionary *dictionary,
                       const char            *text)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) free_word);
  g_auto (GStrv) words = NULL;
  Line line = { dictionary, NULL, 0, results, { { 0 } } };

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), results);

  line.words = words = _sepse_shorthand_split (text);
  while (words[line.at] != NULL)
    {
      if (read_pair (&line) || read_age (&line) || read_glued (&line) || read_assigned (&line) ||
          read_denial (&line) || read_key (&line) ||
          read_choice (&line))
        continue;

      add (&line, 1, NULL, NULL);
      line.at++;
    }

  return results;
}

/* Several words may name parts of one set. */
static char *
collect_text (GPtrArray *words,
              int        concept)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const SepseShorthandWord *word = g_ptr_array_index (words, i);

      if (word->concept != concept)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, word->text);
    }

  return g_string_free (text, FALSE);
}

void
sepse_shorthand_apply (GPtrArray  *words,
                       SepseDraft *draft)
{
  for (guint i = 0; i < words->len; i++)
    {
      const SepseShorthandWord *word = g_ptr_array_index (words, i);
      g_autofree char          *text = NULL;

      if (word->concept < 0)
        continue;
      text = collect_text (words, word->concept);
      sepse_draft_set_text (draft, (guint) word->concept, text);
    }
}
