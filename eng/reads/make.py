#!/usr/bin/env python3
"""Writes the cases of `eval reads` (benchmarks/AvatarKit.Evaluation/Reads/*.tsv):

    /usr/bin/python3 eng/reads/make.py

Needs PyICU (Debian: python3-icu). The sentences, the names of months and units, plurals, genders and orders of words are written in the languages'
files beside this one, from their grammars and Unicode CLDR; number words are those of ICU's rule-based number formats. Nothing comes from what
AvatarKit says, nor from other suites. Where a language says something in several ways, all of them stand there.
"""
import datetime
import importlib
import sys
from pathlib import Path

import icu

LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'pt', 'small']
folder = Path(__file__).parent.parent.parent / 'benchmarks/AvatarKit.Evaluation/Reads'
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
for language in LANGUAGES:
    if not (Path(__file__).parent / f'{language}.py').exists():
        continue
    for book in importlib.import_module(language).books():
        lines = [f'# Made by eng/reads/make.py on {datetime.date.today()}; number words by ICU {icu.ICU_VERSION}. class, written, said | said']
        lines += ['\t'.join(row) for row in book.rows]
        (folder / f'{book.locale}.tsv').write_text('\n'.join(lines) + '\n', encoding='utf-8')
        classes = {}
        for row in book.rows:
            classes[row[0]] = classes.get(row[0], 0) + 1
        print(book.locale, len(book.rows), classes)
