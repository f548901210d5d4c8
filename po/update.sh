#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings po/ up to date after words changed in the code or in data/: po/update.sh
# Then translate what `msgattrib --untranslated` and `msgattrib --only-fuzzy` print of each LANGUAGE.po.
set -eu

cd -- "$(dirname -- "$0")/.."
python3 po/data-strings.py
python3 po/potfiles.py

template=.build/sepse.pot
mkdir -p .build

# The same words as `meson compile sepse-pot` collects.
grep -v '^#' po/POTFILES.in | xgettext --files-from=- --output="$template" --from-code=UTF-8 --add-comments=Translators \
  --package-name=sepse --copyright-holder='The Sepse authors' --sort-by-file \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format \
  --flag=g_string_append_printf:2:c-format --flag=g_print:1:c-format --flag=g_printerr:1:c-format

for language in $(grep -v '^#' po/LINGUAS); do
  msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --add-location=file "po/$language.po" "$template"
  printf '%s: ' "$language"
  msgfmt --statistics --check --output-file=/dev/null "po/$language.po"
done
