/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "sepse"
#include "config.h"

#include "ui/sepse-application.h"

#include "words/sepse-words.h"

#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SepseApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  sepse_words_init ();

  application = sepse_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);

  return status != 0 ? status : sepse_application_get_exit_status (application);
}
