#!/usr/bin/env python3
"""Writes what ICU says for numbers, by the same rules that AvatarKit carries, to test its own reading of them:

    python3 eng/cldr/expectations.py RULES_FOLDER OUT [--all]

Needs PyICU (Debian: python3-icu). RULES_FOLDER is the folder rbnf of the npm package cldr-rbnf. A line is: locale, rule set, number, words.
--all writes every set with every number, for a check by hand. Left out is what nobody says: years and ordinals with a minus or a decimal, for
which ICU rounds; where it is wrong (ko, -2.5: "minus three point five"); and rules with a bar in brackets, which ICU 72 does not know.
"""
import random
import re
import sys
from pathlib import Path

import icu

NUMBERS = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 19, 20, 21, 22, 23, 30, 31, 45, 60, 70, 71, 77, 80, 81, 90, 91, 92, 99, 100, 101, 102, 110, 111,
    121, 180, 200, 201, 222, 300, 500, 555, 700, 900, 999, 1000, 1001, 1002, 1010, 1099, 1100, 1200, 1234, 1492, 1900, 1905, 1984, 1999, 2000, 2001, 2002,
    2005, 2010, 2024, 3000, 5000, 9801, 10000, 11000, 20000, 21000, 22000, 71000, 80000, 99999, 100000, 101000, 123456, 200000, 999999, 1000000, 1000001,
    2000000, 3000000, 5000000, 10000000, 21000000, 100000000, 123456789, 1000000000, 2000000000, 2345678901, 1000000000000, 2000000000002,
    123456789012345, 999999999999999, -1, -7, -21, -1000, 0.5, 0.2, 1.5, 1.25, 3.14, 10.05, 21.1, 100.01, -2.5,
]
EACH = 10
MOST_SETS = 14

rules_folder, out, *options = sys.argv[1:]
pick = random.Random(1)
lines = []
for path in sorted(Path(rules_folder).glob('*-SpelloutRules.txt')):
    locale = path.name.removesuffix('-SpelloutRules.txt').replace('_', '-')
    text = path.read_text(encoding='utf-8')
    if locale == 'root' or '|' in text:
        continue
    try:
        rules = icu.RuleBasedNumberFormat(text, icu.Locale(locale))
    except icu.ICUError as error:
        print(locale, error, file=sys.stderr)
        continue
    names = [rules.getRuleSetName(i) for i in range(rules.getNumberOfRuleSetNames())]
    if '--all' not in options and len(names) > MOST_SETS:
        names = pick.sample(names, MOST_SETS)
    for name in names:
        is_cardinal = not re.search('year|ordinal|construct', name)
        for number in NUMBERS if '--all' in options else pick.sample(NUMBERS, EACH):
            if (not is_cardinal and (number < 0 or number % 1)) or (locale, number) == ('ko', -2.5):
                continue
            said = rules.format(number, name).replace('\u00ad', '')
            if not re.search('[0-9]', said) and '\n' not in said:
                lines.append(f'{locale}\t{name[1:]}\t{number}\t{said}\n')
Path(out).write_text(''.join(lines), encoding='utf-8')
print(len(lines))
