#!/usr/bin/env bash
# Writes git's manual pages as text into a folder: documents that nobody here wrote, for questions/git-help.tsv. Needs git's manual and man.
set -euo pipefail
folder=${1:?usage: git-help.sh FOLDER}
mkdir -p "$folder"
for file in $(man -w -a git | head -n 1 | xargs dirname)/git*.1.gz $(man -w gitglossary | xargs dirname)/git*.7.gz; do
  page=$(basename "$file" | sed 's/\.[17]\.gz$//')
  case "$page" in git-clang-format*|git-lfs*) continue ;; esac
  MANWIDTH=90 man "$file" 2>/dev/null | col -bx > "$folder/$page.txt"
done
