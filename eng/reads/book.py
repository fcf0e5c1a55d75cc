"""What the languages' cases share: number words by ICU, and a book of cases."""
import icu

CARDINALS = [
    2, 3, 5, 7, 8, 11, 12, 13, 16, 17, 18, 20, 21, 22, 24, 31, 38, 41, 50, 61, 71, 77, 80, 81, 91, 95, 99, 100, 101, 112, 121, 180, 200, 201, 365,
        500, 555, 700,
    999, 1000, 1001, 1250, 2000, 3456, 10000, 21000, 100000, 250000, 1000000, 2000000, 3500000,
]
ORDINALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 27, 28, 30, 31, 32, 33, 40, 42, 50, 51, 60, 66,
    70, 75, 80, 99, 100]
DECIMALS = [
    '0.5', '0.25', '0.75', '1.5', '1.25', '2.4', '2.75', '3.14', '3.9', '4.2', '5.05', '6.8', '7.35', '8.1', '9.99', '10.5', '11.2', '12.6', '13.7',
        '15.25', '16.4',
    '18.3', '20.1', '21.5', '24.9', '30.8', '33.3', '37.2', '41.6', '48.5', '50.25', '62.7', '71.4', '80.6', '88.8', '95.1', '99.9', '100.5',
        '120.4', '365.25', '0.1',
    '0.01',
]
DATES = [
    (2024, 3, 5), (2025, 1, 1), (2023, 12, 31), (1999, 7, 20), (2024, 2, 29), (2001, 9, 11), (1989, 11, 9), (2010, 6, 3), (2026, 8, 17), (1969, 7,
        21), (2005, 4, 2),
    (2030, 10, 12), (1984, 5, 23), (2019, 1, 30), (2022, 4, 14), (1905, 6, 6), (2015, 8, 8), (2000, 2, 19), (1945, 5, 8), (2027, 3, 22), (1848, 3,
        18), (2012, 11, 25),
    (2018, 7, 15), (1976, 10, 1), (2024, 9, 13), (2021, 5, 16), (1963, 11, 22), (2008, 8, 24), (2016, 2, 7), (2025, 12, 24), (1914, 6, 28), (2029, 4,
        10), (1990, 10, 3),
    (2003, 1, 26), (2014, 9, 18), (1879, 3, 14), (2028, 6, 21), (2017, 12, 9), (1997, 8, 31), (2020, 4, 4), (2006, 7, 27), (2013, 5, 1),
]
TIMES = [
    (9, 0), (14, 30), (8, 15), (17, 45), (12, 5), (20, 0), (7, 30), (10, 20), (13, 10), (16, 0), (6, 50), (18, 25), (22, 40), (11, 55), (15, 35),
        (19, 2), (21, 17),
    (10, 0), (8, 8), (23, 59), (14, 0), (9, 45), (17, 12), (5, 5), (12, 30), (13, 0), (16, 21), (18, 40), (11, 11), (7, 0), (20, 50), (15, 15), (6,
        1), (22, 0), (19, 30),
    (10, 48), (9, 9), (21, 21), (12, 45), (8, 0), (17, 33), (23, 10),
]
FRACTIONS = [
    (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 7), (2, 7), (3, 7), (4, 7), (6, 7), (1, 8), (3, 8),
        (5, 8), (7, 8), (1, 9),
    (2, 9), (4, 9), (5, 9), (7, 9), (8, 9), (1, 10), (3, 10), (1, 12), (7, 12),
]
SIGNS = {(1, 2): '½', (1, 3): '⅓', (2, 3): '⅔', (1, 4): '¼', (3, 4): '¾', (1, 5): '⅕', (1, 8): '⅛', (3, 8): '⅜', (5, 8): '⅝', (7, 8): '⅞'}


def spell(text, names, digits, most=16):
    """The ways of saying an address: each sign by any of its names, each digit by itself."""
    ways = ['']
    for c in text:
        parts = [f' {name} ' for name in names[c]] if c in names else [f' {digits[int(c)]} '] if c.isdigit() else [c]
        ways = [way + part for way in ways for part in parts]
    return list(dict.fromkeys(' '.join(way.split()) for way in ways))[:most]


class Book:
    """The cases of a language."""

    def __init__(self, locale, group, point, plain=4):
        """group and point are the separators of numbers; numbers of so many digits are written without groups."""
        self.locale, self.group_sign, self.point, self.plain = locale, group, point, plain
        self.rows = []
        self.formats = {}

    def words(self, number, rules='spellout-numbering'):
        """Number words by ICU."""
        if rules not in self.formats:
            self.formats[rules] = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(self.locale.replace('-', '_')))
            self.formats[rules].setDefaultRuleSet('%' + rules)
        return self.formats[rules].format(number).replace('\u00ad', '').replace('  ', ' ')

    def digits(self, number):
        """A whole number as it is written."""
        return str(number) if len(str(number)) <= self.plain else f'{number:,}'.replace(',', self.group_sign)

    def decimal(self, text):
        """A decimal as it is written."""
        return text.replace('.', self.point)

    def add(self, name, carriers, pairs):
        """Puts each pair of written and said into the next carrying sentence. What is said may be a list; carriers may go with a form of the
        number: (sentence, form), and said is then a function of it."""
        for i, (written, said) in enumerate(pairs):
            carrier = carriers[i % len(carriers)]
            if isinstance(carrier, tuple):
                carrier, *form = carrier
                said = said(*form)
            ways = [said] if isinstance(said, str) else list(dict.fromkeys(said))
            row = (name, carrier.replace('{}', written), ' | '.join(carrier.replace('{}', way) for way in ways))
            assert not any('\t' in cell or '\n' in cell for cell in row), row
            self.rows.append(row)

    def sentences(self, name, lines):
        """Adds whole sentences: written = said = said, one a line."""
        for line in lines.strip().split('\n'):
            written, *said = [part.strip() for part in line.split(' = ')]
            self.rows.append((name, written, ' | '.join(said)))

    def phone(self, text, digits, plus, longest):
        """A telephone number, digit by digit or by its groups: those of at most so many digits as numbers, after their zeros."""
        groups = ''.join(c if c.isdigit() else ' ' for c in text).split()
        start = f'{plus} ' if text[0] == '+' else ''
        words = []
        for group in groups:
            rest = group.lstrip('0') if len(group) <= longest else ''
            words += [digits[int(c)] for c in group[:len(group) - len(rest)]] + ([self.words(int(rest))] if rest else [])
        return [start + ' '.join(digits[int(c)] for group in groups for c in group), start + ' '.join(words)]

    def untouched(self, lines):
        """Adds sentences that are said as they are written."""
        for line in lines.strip().split('\n'):
            self.rows.append(('word', line.strip(), line.strip()))
