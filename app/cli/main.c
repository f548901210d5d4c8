/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse-cli"

#include "config.h"

#include "cli/sepse-cli-private.h"
#include "words/sepse-words.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

static SepseExit
print_help (void)
{
  return _sepse_cli_print (_ ("Usage:\n"
                              "  sepse-cli evaluate [--format text|json] [--full] [--guideline ID]... CASE.json\n"
                              "  sepse-cli batch [--jobs N] [--summary] [--guideline ID]... [FILE|-]\n"
                              "  sepse-cli guideline list\n"
                              "  sepse-cli guideline show ID [--format text|json]\n"
                              "  sepse-cli guideline check FILE...\n"
                              "  sepse-cli guideline verify [ID...]\n"
                              "  sepse-cli --version\n"
                              "\n"
                              "evaluate weighs one case and prints a report, with --full also what stands folded\n"
                              "in the window. “-” reads standard input.\n"
                              "batch reads one case a line and writes one verdict a line, in the same order.\n"
                              "\n"
                              "Exit status: 0 evaluated, 1 an input refused or output not written,\n"
                              "2 wrong usage, 3 the program's own data does not load.\n"));
}

static SepseCommandFunc
find_command (const char *name)
{
  static const struct
  {
    const char      *name;
    SepseCommandFunc func;
  } commands[] = {
    { "evaluate", _sepse_cli_evaluate },
    { "batch", _sepse_cli_batch },
    { "guideline", _sepse_cli_guideline },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i].name) == 0)
      return commands[i].func;

  return NULL;
}

/* "--help" of a command, before a "--". */
static gboolean
wants_help (GStrv words)
{
  for (guint i = 0; words[i] != NULL && strcmp (words[i], "--") != 0; i++)
    if (strcmp (words[i], "--help") == 0 || strcmp (words[i], "-h") == 0)
      return TRUE;

  return FALSE;
}

static SepseExit
run_command (SepseCommandFunc command,
             GStrv            words)
{
  g_autoptr (SepseRefusal) refusal = NULL;
  g_autoptr (SepseCatalog) catalog = sepse_catalog_new (&refusal);

  if (catalog == NULL)
    {
      _sepse_cli_complain ("sepse-cli: the program's own data does not load: %s: %s", refusal->pointer, refusal->message);
      return SEPSE_EXIT_BROKEN;
    }

  return command (catalog, words);
}

int
main (int   argc,
      char *argv[])
{
  SepseCommandFunc command;

  setlocale (LC_ALL, "");
  sepse_words_init ();
  /* A reader that leaves early is no failure: the write says EPIPE. */
  signal (SIGPIPE, SIG_IGN);

  if (argc < 2)
    return _sepse_cli_misuse ("a command is needed: evaluate, batch or guideline");
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    return print_help ();
  if (strcmp (argv[1], "--version") == 0)
    return argc == 2 ? _sepse_cli_print ("sepse-cli " VERSION "\n") : _sepse_cli_misuse ("--version takes nothing");

  command = find_command (argv[1]);
  if (command == NULL)
    return _sepse_cli_misuse ("no command is called “%s”: there are evaluate, batch and guideline", argv[1]);
  if (wants_help (argv + 2))
    return print_help ();

  return run_command (command, argv + 2);
}
