"""American English."""
from book import CARDINALS, DATES, DECIMALS, FRACTIONS, ORDINALS, SIGNS, TIMES, Book

MONTHS = 'January February March April May June July August September October November December'.split()
SHORT = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split()
b = Book('en-US', ',', '.', 3)


def n(number):
    ways = [b.words(number, 'spellout-cardinal'), b.words(number, 'spellout-cardinal-verbose')]
    if 1000 < number < 10000 and number % 1000 >= 100 and number % 100 == 0:
        ways.append(f'{b.words(number // 100)} hundred')
    return list(dict.fromkeys(ways))


def one(number):
    return b.words(number, 'spellout-cardinal')


def nth(number):
    return list(dict.fromkeys([b.words(number, 'spellout-ordinal'), b.words(number, 'spellout-ordinal-verbose')]))


def suffix(number):
    return 'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')


def year(number):
    high, low = divmod(number, 100)
    ways = n(number) if number >= 2000 else []
    if number % 1000:
        ways = ([f'{one(high)} {one(low)}'] if low > 9 else [f'{one(high)} oh {one(low)}'] if low else [f'{one(high)} hundred']) + ways
    return ways


def spelled(text):
    return ' '.join(one(int(c)) for c in text)


def decimal(text):
    whole, part = text.split('.')
    ways = [f'{w} point {spelled(part)}' for w in n(int(whole))]
    return ways + ([f'point {spelled(part)}', f'oh point {spelled(part)}'] if whole == '0' else [])


def fraction(above, below):
    if below == 2:
        return ['one half', 'a half', 'half']
    names = {4: ['quarter', 'fourth']}.get(below, nth(below)[:1])
    ways = [f'{one(above)} {name}{"s" if above > 1 else ""}' for name in names]
    return ways + ([f'a {names[0]}'] if above == 1 and below != 8 else ['an eighth'] if above == 1 else []) + (
        [f'{one(above)} over {one(below)}'] if below > 9 else [])


def mixed(whole, above, below):
    return [f'{one(whole)} and {f}' for f in fraction(above, below)[:3] if f != 'half']


def date(y, m, d):
    month = MONTHS[m - 1]
    years = [''] if y is None else [f', {way}' for way in year(y)]
    return [f'{start}{end}' for start in (f'{month} {nth(d)[0]}', f'{month} the {nth(d)[0]}', f'the {nth(d)[0]} of {month}') for end in years]


def clock(h, m, half):
    hour = one((h - 1) % 12 + 1)
    letters = ['A M', 'A.M.', 'AM'] if h < 12 else ['P M', 'P.M.', 'PM']
    if m == 0:
        return [f'{hour} {x}' for x in letters] + [f"{hour} o'clock {x}" for x in letters]
    minutes = [f'oh {one(m)}', f'zero {one(m)}'] if m < 10 else [one(m)]
    return [f'{hour} {way} {x}' for way in minutes for x in letters]


def clock24(h, m):
    hours = [one(h)] if h > 9 else [one(h), f'oh {one(h)}', f'zero {one(h)}']
    ways = [f"{x} o'clock" for x in hours] + [f'{x} hundred' for x in hours] + [f'{x} hundred hours' for x in hours] if m == 0 else \
        [f'{x} {way}' for x in hours for way in ([f'oh {one(m)}', f'zero {one(m)}'] if m < 10 else [one(m)])]
    return ways + clock(h, m, True)


def count(number, name, names):
    return [f'{way} {name if str(number) == "1" else names}' for way in (n(number) if isinstance(number, int) else decimal(number))]


def dollars(whole, part, name, names, cent, cents):
    main = count(whole, name, names)
    if not part:
        return main
    small = count(part, cent, cents)
    return small if whole == 0 else [f'{a} {joint}{c}' for a in main for joint in ('and ', '', ', ') for c in small]


def address(text):
    names = {'.': 'dot', '/': 'slash', '-': 'dash', '_': 'underscore', '@': 'at', ':': 'colon'}
    dashes = ['dash', 'hyphen'] if '-' in text else ['dash']
    words = []
    for dash in dashes:
        out = ''
        for c in text:
            out += f' {dash if c == "-" else names[c]} ' if c in names else f' {one(int(c))} ' if c.isdigit() else c
        words.append(' '.join(out.split()))
    return words


def link(text):
    rest = text.split('://')[-1]
    bare = rest[4:] if rest.startswith('www.') else rest
    ways = []
    for body in address(bare.rstrip('/')):
        www = [body, f'W W W dot {body}', f'www dot {body}'] if rest != bare else [body]
        ways += www
        if '://' in text:
            scheme = ' '.join(text.split('://')[0].upper())
            ways += [f'{scheme} colon slash slash {way}' for way in www]
    return ways


def books():
    b.add('cardinal', [
        'The library has {} members.', 'About {} people came to the opening.', 'There are {} steps up to the tower.',
            'Only {} copies were ever printed.',
        'Yes, {} seats are still free.', 'We counted {} birds this morning.', 'Your search gave {} results.', 'The village has {} inhabitants.',
    ], [(b.digits(x), n(x)) for x in CARDINALS])
    b.add('ordinal', [
        'You are the {} person in line.', 'Her office is on the {} floor.', 'This is the {} edition of the book.', 'He finished in {} place.',
        'It happened on the {} day of the trip.', 'They celebrate their {} anniversary.',
    ], [(f'{x}{suffix(x)}', nth(x)) for x in ORDINALS])
    b.add('decimal', [
        'The average is {} this year.', 'Multiply the result by {} first.', 'The index rose to {} in May.', 'Your factor is {}, which is fine.',
        'The reading was {} yesterday.', 'A value of {} is normal.',
    ], [(x, decimal(x)) for x in DECIMALS])
    b.add('fraction', [
        'Only {} of the class passed.', 'About {} of the town was flooded.', 'Use {} of the dough now.', 'Some {} of all voters agreed.',
    ], [(f'{a}/{c}', fraction(a, c)) for a, c in FRACTIONS] + [(SIGNS[x], fraction(*x)) for x in ((1, 2), (3, 4), (1, 3), (2, 3))])
    b.add('fraction', ['Bake it for {} hours.', 'The board is {} inches wide.', 'We walked {} miles today.'],
          [(f'{w} {a}/{c}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 1, 4), (5, 3, 4), (2, 1, 3), (4, 2, 3), (7, 1, 8), (6, 5, 8))]
          + [(f'{w}{SIGNS[a, c]}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 3, 4), (4, 1, 4))])
    forms = [
        lambda y, m, d: f'{MONTHS[m - 1]} {d}, {y}', lambda y, m, d: f'{m:02}/{d:02}/{y}', lambda y, m, d: f'{y}-{m:02}-{d:02}',
        lambda y, m, d: f'{d} {MONTHS[m - 1]} {y}', lambda y, m, d: f'{SHORT[m - 1]} {d}, {y}', lambda y, m,
            d: f'{MONTHS[m - 1]} {d}{suffix(d)}, {y}',
        lambda y, m, d: f'{m}/{d}/{y}',
    ]
    b.add('date', ['The contract ends on {}.', 'She was born on {} in Ohio.', 'Your next visit is {}.', 'It was signed on {}, as planned.',
        'The shop opened {}.'],
          [(forms[i % len(forms)](*x), date(*x)) for i, x in enumerate(DATES)])
    b.add('date', ['See you on {}.', 'The party is on {} at our place.'],
          [('Tuesday, March 5', [f'Tuesday, {w}' for w in date(None, 3, 5)]), ('Fri, Jun 7', [f'Friday, {w}' for w in date(None, 6, 7)]),
           ('August 21', date(None, 8, 21)), ('Dec. 24', date(None, 12, 24))])
    twelve = [lambda h, m: f'{(h - 1) % 12 + 1}:{m:02} {"AM" if h < 12 else "PM"}', lambda h,
        m: f'{(h - 1) % 12 + 1}:{m:02}{"am" if h < 12 else "pm"}',
              lambda h, m: f'{(h - 1) % 12 + 1}:{m:02} {"a.m." if h < 12 else "p.m."}']
    b.add('time', ['The train leaves at {} from here.', 'We open at {} every day.', 'Be there by {} please.', 'The call starts at {} sharp.'],
          [(twelve[i % 3](h, m), clock(h, m, True)) if i % 4 else (f'{h:02}:{m:02}', clock24(h, m)) for i, (h, m) in enumerate(TIMES)])
    b.add('range', ['Read pages {} for tomorrow.', 'Rows {} are taken.', 'Fill in questions {} now.', 'Chapters {} are short.'],
          [(f'{x}{dash}{y}', [f'{one(x)} {to} {one(y)}' for to in ('to', 'through')])
           for dash, x, y in zip('–-' * 12, (3, 10, 12, 4, 21, 7, 30, 8, 15, 40, 2, 5), (5, 15, 18, 9, 25, 11, 45, 12, 20, 60, 6, 8))])
    b.add('range', ['It takes {} to arrive.', 'Wait {} before you eat.', 'Delivery takes {} on average.'],
          [(f'{x}{dash}{y} {unit}', [f'{one(x)} {to} {one(y)} {unit}' for to in ('to', 'through')]) for dash, x, y, unit in
           (('–', 5, 7, 'days'), ('-', 2, 3, 'weeks'), ('–', 20, 30, 'minutes'), ('-', 3, 4, 'hours'), ('~', 10, 15, 'minutes'), (' – ', 6, 8,
               'weeks'), ('–', 4, 6, 'months'))])
    b.add('range', ['The war lasted from {}.'], [(f'{x} to {y}', [f'{p} to {q}' for p in year(x) for q in year(y)]) for x, y in ((1914, 1918), (1939,
        1945), (1861, 1865))])
    b.add('range', ['She studied there ({}).', 'The team was unbeaten, {}.'],
          [(f'{x}–{y}', [f'{p} {to} {q}' for p in year(x) for q in year(y) for to in ('to', 'through')]) for x, y in ((1961, 1965), (2010, 2015),
              (1998, 2004), (2019, 2023))])
    b.sentences('range', """
Open Mon–Fri, closed on Sunday. = Open Monday to Friday, closed on Sunday. = Open Monday through Friday, closed on Sunday.
Tue-Thu we are in the office. = Tuesday to Thursday we are in the office. = Tuesday through Thursday we are in the office.
We are here 9am–5pm daily. = We are here nine A M to five P M daily. = We are here nine A M through five P M daily. = We are here nine AM to five PM daily.
Lunch is served 12:00–14:00 here. = Lunch is served twelve o'clock to fourteen o'clock here. = Lunch is served twelve to fourteen here. = Lunch is served twelve hundred to fourteen hundred here. = Lunch is served twelve P M to two P M here.
Tickets cost $5–10 at the door. = Tickets cost five to ten dollars at the door.
Expect 10–20% more traffic. = Expect ten to twenty percent more traffic.
It weighs 3–4 kg empty. = It weighs three to four kilograms empty.
Ages 6–12 are welcome. = Ages six to twelve are welcome. = Ages six through twelve are welcome.
Keep it at 18–21 °C inside. = Keep it at eighteen to twenty-one degrees Celsius inside.
The score was between 70 and 80. = The score was between seventy and eighty.
Games A–D are sold out. = Games A to D are sold out. = Games A through D are sold out.
Use 1.5–2 cups of water. = Use one point five to two cups of water.
He grew from 5'10" to 6'2" in a year. = He grew from five feet ten inches to six feet two inches in a year. = He grew from five feet ten to six feet two in a year. = He grew from five foot ten to six foot two in a year.
Prices are up 3–5 percent. = Prices are up three to five percent.
""")
    names = [('h', 'hour', 'hours'), ('min', 'minute', 'minutes'), ('s', 'second', 'seconds'), ('hr', 'hour', 'hours'), ('sec', 'second', 'seconds'),
        ('ms', 'millisecond', 'milliseconds'),
             ('mins', 'minute', 'minutes'), ('hrs', 'hour', 'hours')]
    b.add('duration', ['The film lasts {} in all.', 'Wait for {} and try again.', 'It took {} this time.', 'The video runs {} without ads.',
        'Boil it for {} first.'],
          [(f'{x} {names[i % 8][0]}', count(x, *names[i % 8][1:])) for i, x in enumerate((2, 10, 45, 3, 30, 250, 90, 12, 1, 15, 20, 1, 50, 120, 5,
              24))]
          + [(f'{h}h {m}min', [f'{one(h)} {"hour" if h == 1 else "hours"} {joint}{one(m)} minutes' for joint in ('', 'and ', ', ')]) for h, m in ((1,
              30), (2, 15), (3, 45), (5, 10), (1, 20))]
          + [(f'{h} h {m} min', [f'{one(h)} {"hour" if h == 1 else "hours"} {joint}{one(m)} minutes' for joint in ('', 'and ', ', ')]) for h,
              m in ((1, 5), (2, 40), (8, 25), (4, 50))]
          + [(f'{m} min {s} s', [f'{one(m)} minutes {joint}{one(s)} seconds' for joint in ('', 'and ', ', ')]) for m, s in ((3, 20), (4, 15), (10,
              30), (2, 45))]
          + [(f'{x} h', count(x, 'hour', 'hours')) for x in ('1.5', '2.5', '0.5', '7.25')]
          + [(f'{x} {unit}', count(x, unit[:-1], unit)) for x, unit in ((14, 'days'), (6, 'weeks'), (18, 'months'), (25, 'years'), (48, 'hours'),
              (100, 'seconds'), (21, 'nights'))])
    kinds = [('$', 'dollar', 'dollars', 'cent', 'cents'), ('£', 'pound', 'pounds', 'penny', 'pence'), ('€', 'euro', 'euros', 'cent', 'cents')]
    amounts = [(5, 0), (3, 50), (1, 0), (20, 0), (9, 99), (1234, 56), (250, 0), (12, 5), (100, 0), (49, 95), (7, 25), (1, 1), (0, 99), (15, 0),
        (1000, 0), (2, 75), (60, 10), (3000, 0),
               (0, 50), (18, 20), (500, 0), (4, 4), (75, 30), (99, 0), (10, 10), (1500, 0), (6, 80), (33, 33)]
    b.add('money', ['The ticket costs {} today.', 'He still owes her {} for lunch.', 'You saved {} this month.', 'The repair was {} in total.',
        'I paid {}, no more.'],
          [(f'{kinds[i % 3][0]}{b.digits(x)}' + (f'.{c:02}' if c else ''), dollars(x, c, *kinds[i % 3][1:])) for i, (x, c) in enumerate(amounts)])
    b.add('money', ['The company is worth {} now.', 'They raised {} last year.', 'The damage is put at {} so far.'],
          [('$2.5 million', 'two point five million dollars'), ('$5M', 'five million dollars'), ('$1.2 billion', 'one point two billion dollars'),
              ('€40 million', 'forty million euros'),
           ('£3 million', 'three million pounds'), ('$700K', 'seven hundred thousand dollars'), ('20 USD', ['twenty US dollars',
               'twenty U S dollars', 'twenty dollars']),
           ('€1,000', 'one thousand euros'), ('15 EUR', 'fifteen euros'), ('¥500', 'five hundred yen'), ('₹250', 'two hundred fifty rupees'),
               ('50 cents', 'fifty cents'),
           ('US$30', ['thirty US dollars', 'thirty U S dollars', 'thirty dollars']), ('CHF 80', ['eighty Swiss francs', 'eighty francs']), ('-$20',
               ['minus twenty dollars', 'negative twenty dollars'])])
    units = [('5', 'km', 'kilometers'), ('3.2', 'kg', 'kilograms'), ('25', '°C', 'degrees Celsius'), ('60', 'mph', 'miles per hour'), ('12', '%',
        'percent'), ('6', 'ft', 'feet'), ('120', 'm²', 'square meters'),
             ('500', 'MB', 'megabytes'), ('100', 'km/h', 'kilometers per hour'), ('2', 'lb', 'pounds'), ('8', 'oz', 'ounces'), ('72', '°F',
                 'degrees Fahrenheit'), ('1.5', 'l', 'liters'), ('250', 'ml', 'milliliters'),
             ('10', 'cm', 'centimeters'), ('3', 'mm', 'millimeters'), ('40', 'W', 'watts'), ('230', 'V', 'volts'), ('2.4', 'GHz', 'gigahertz'),
                 ('16', 'GB', 'gigabytes'), ('1', 'TB', 'terabyte'), ('1', 'km', 'kilometer'),
             ('30', 'mg', 'milligrams'), ('7', 'm', 'meters'), ('15', 'in', 'inches'), ('4', 'yd', 'yards'), ('26.2', 'mi', 'miles'), ('9', 'kWh',
                 'kilowatt hours'), ('50', 'Mbps', 'megabits per second'),
             ('300', 'g', 'grams'), ('99.9', '%', 'percent'), ('20', 'm³', 'cubic meters'), ('45', '°', 'degrees'), ('1', '%', 'percent'), ('80',
                 'dB', 'decibels'), ('12', 'V', 'volts'), ('5', 'gal', 'gallons'), ('2', 't', ['tons', 'tonnes', 'metric tons']),
             ('400', 'px', 'pixels'), ('1', 'lb', 'pound'), ('18', 'kB', 'kilobytes')]
    b.add('measure', ['It is {} from here.', 'The label says {} on it.', 'We need {} at least.', 'The limit is {} here.', 'You have {} left.',
        'That makes {} in all.'],
          [(x + ('' if u in ('%', '°', '°C', '°F') else ' ') + u, [f'{way} {name}' for name in ([names] if isinstance(names, str) else names)
            for way in (n(int(x)) if '.' not in x else decimal(x))]) for x, u, names in units])
    phones = ['555-0123', '(212) 555-0187', '+1 212 555 0148', '303-555-0162', '1-800-555-0199', '+44 20 7946 0958', '(415) 555-2671',
        '617.555.0134', '+49 30 901820', '555-0177',
              '+1 (650) 555-0111', '512-555-0150', '(808) 555-0190', '+33 1 99 00 12 34', '206-555-0142', '1-888-555-0104', '+61 2 5550 4321',
                  '(702) 555-0185', '919-555-0166', '555-0108',
              '+1-305-555-0129', '773-555-0193', '(503) 555-0138', '+39 06 5550 123', '480-555-0171', '1-877-555-0122', '+81 3 5550 1234',
                  '(214) 555-0165', '612-555-0119', '555-0146',
              '+1 718 555 0100', '901-555-0183', '(313) 555-0157', '+34 91 555 01 23', '404-555-0112', '1-866-555-0131', '+351 21 555 0123',
                  '(907) 555-0174', '702-555-0196', '555-0151']
    b.add('telephone', ['Call {} for help.', 'My number is {} at work.', 'Text {} to sign up.', 'You can reach us at {} today.'],
          [(p, [('plus ' if p[0] == '+' else '') + ' '.join(zero if c == '0' else one(int(c)) for c in p if c.isdigit()) for zero in ('zero', 'oh')])
              for p in phones])
    sites = ['www.example.com', 'example.org', 'https://docs.example.net/setup', 'shop.example.com', 'https://www.example.org/help',
        'http://example.net', 'www.city-library.org', 'https://example.com/news/today',
             'help.example.org/contact', 'https://blue-river.org', 'www.example.edu/students', 'https://forum.example.com', 'example.com/jobs',
                 'green-garden.net', 'https://www.open-house.org/tickets', 'www.museum.org',
             'https://status.example.io', 'maps.example.com', 'https://example.gov/forms', 'bakery.com']
    mails = ['ada@example.org', 'info@example.com', 'john.smith@example.net', 'help-desk@example.org', 'sales@shop.example.com',
        'anna_miller@example.com', 'press@museum.org', 'jobs@city-library.org', 'first.last@example.edu',
             'support@example.io', 'team@blue-river.org', 'maria@example.com', 'office@example.gov', 'contact@bakery.com', 'billing@example.net',
                 'peter.green@example.org', 'news@example.com', 'editor@open-house.org',
             'hello@example.com', 'orders@green-garden.net']
    b.add('electronic', ['Find it at {} any time.', 'The form is on {} now.', 'Go to {} and sign in.', 'More on {} tomorrow.'], [(s, link(s))
        for s in sites])
    b.add('electronic', ['Write to {} please.', 'Send it to {} by noon.', 'Questions go to {} first.'], [(m, address(m)) for m in mails])
    roman = [('Henry VIII', 'Henry the Eighth'), ('Louis XIV', 'Louis the Fourteenth'), ('Elizabeth II', 'Elizabeth the Second'), ('George III',
        'George the Third'), ('Pope John XXIII', 'Pope John the Twenty-third'),
             ('Charles V', 'Charles the Fifth'), ('Richard III', 'Richard the Third'), ('Pope Pius IX', 'Pope Pius the Ninth'), ('Napoleon III',
                 'Napoleon the Third'), ('King James VI', 'King James the Sixth'),
             ('Edward VII', 'Edward the Seventh'), ('Philip II', 'Philip the Second'), ('Catherine II', 'Catherine the Second'), ('Frederick II',
                 'Frederick the Second'), ('Pope Leo XIII', 'Pope Leo the Thirteenth')]
    b.add('roman', ['We read about {} in school.', 'The castle of {} still stands.', 'A portrait of {} hangs here.', 'Under {} the law changed.'],
        roman)
    b.add('roman', ['Please open {} of the book.', 'I liked {} the most.', 'We begin with {} today.', 'The story ends in {} already.'],
          [(f'{name} {sign}', f'{name} {one(value)}') for name, sign, value in
           (('Chapter', 'IV', 4), ('Part', 'II', 2), ('Volume', 'VII', 7), ('Act', 'III', 3), ('Chapter', 'XII', 12), ('Section', 'IX', 9), ('Part',
               'VI', 6), ('Book', 'XI', 11), ('Chapter', 'XXI', 21), ('Act', 'II', 2),
            ('Volume', 'XIV', 14), ('Article', 'VIII', 8), ('Title', 'IX', 9), ('Level', 'III', 3), ('Type', 'II', 2), ('Appendix', 'IV', 4))])
    b.sentences('roman', """
World War II ended in May. = World War Two ended in May. = World War the Second ended in May.
He fought in World War I as a pilot. = He fought in World War One as a pilot.
Super Bowl LVIII was close. = Super Bowl fifty-eight was close.
Apollo XI flew to the moon. = Apollo eleven flew to the moon.
Rocky III is on tonight. = Rocky three is on tonight.
Phase II begins in June. = Phase two begins in June.
The XXI century is young. = The twenty-first century is young.
Class III devices need approval. = Class three devices need approval.
Final Fantasy VII is a classic. = Final Fantasy seven is a classic.
""")
    b.sentences('abbreviation', """
Bring a snack, e.g. an apple. = Bring a snack, for example an apple. = Bring a snack, for example, an apple.
We sell tea, coffee, etc. in here. = We sell tea, coffee, et cetera in here. = We sell tea, coffee, and so on in here.
Dr. Miller will see you now. = Doctor Miller will see you now.
Mr. Brown is out today. = Mister Brown is out today.
Mrs. Green called back. = Missus Green called back. = Misses Green called back. = Mrs Green called back.
Ms. White wrote the report. = Miz White wrote the report. = Ms White wrote the report.
Prof. Lee teaches physics. = Professor Lee teaches physics.
It is the sharks vs. the jets. = It is the sharks versus the jets.
There were approx. fifty guests. = There were approximately fifty guests.
Take the last train, i.e. the one at nine. = Take the last train, that is the one at nine. = Take the last train, that is, the one at nine.
St. Louis is on the river. = Saint Louis is on the river.
She lives at Main St. near the park. = She lives at Main Street near the park.
Turn left on Park Ave. now. = Turn left on Park Avenue now.
See No. 5 on the list. = See number five on the list.
The dept. is closed on Friday. = The department is closed on Friday.
Capt. Jones sailed at dawn. = Captain Jones sailed at dawn.
Gen. Grant won the war. = General Grant won the war.
Sen. Adams voted yes. = Senator Adams voted yes.
Gov. Clark spoke first. = Governor Clark spoke first.
Sgt. Pepper taught the band. = Sergeant Pepper taught the band.
Lt. Reed is on duty. = Lieutenant Reed is on duty.
Rev. Hall gave the talk. = Reverend Hall gave the talk.
John Smith Jr. runs the shop. = John Smith Junior runs the shop.
Sammy Davis Sr. was a dancer. = Sammy Davis Senior was a dancer.
Acme Inc. makes anvils. = Acme Incorporated makes anvils. = Acme Ink makes anvils.
Brown & Co. opened in May. = Brown and Company opened in May.
The Ford Corp. hired him. = The Ford Corporation hired him.
See Fig. 3 for details. = See figure three for details.
See pp. 10 and 12 for more. = See pages ten and twelve for more.
Read vol. 2 next. = Read volume two next.
It was a gift from the Clark et al. paper. = It was a gift from the Clark et al paper. = It was a gift from the Clark and others paper.
Mt. Everest is the highest. = Mount Everest is the highest.
Ft. Worth is near Dallas. = Fort Worth is near Dallas.
Our apt. is on the left. = Our apartment is on the left.
The max. load is written inside. = The maximum load is written inside.
The min. age is ten. = The minimum age is ten.
Please R.S.V.P. by Monday. = Please R S V P by Monday.
Come w/o shoes. = Come without shoes.
Coffee w/ milk is fine. = Coffee with milk is fine.
The rain stopped at approx. noon. = The rain stopped at approximately noon.
Send it to the mgmt. team. = Send it to the management team.
Our govt. has changed. = Our government has changed.
Dr. King spoke at King Dr. that day. = Doctor King spoke at King Drive that day.
""")
    b.sentences('version', """
Install version 2.1.3 first. = Install version two point one point three first. = Install version two dot one dot three first.
We run v3.2 here. = We run version three point two here. = We run version three dot two here. = We run V three point two here.
Update to v10.0.1 now. = Update to version ten point zero point one now. = Update to version ten dot zero dot one now. = Update to version ten point oh point one now.
Python 3.12 is out. = Python three point twelve is out. = Python three point one two is out. = Python three dot twelve is out.
The server is at 192.168.0.1 now. = The server is at one hundred ninety-two dot one hundred sixty-eight dot zero dot one now. = The server is at one nine two dot one six eight dot zero dot one now.
Version v1.0.0 was the first. = Version one point zero point zero was the first. = Version one dot zero dot zero was the first.
Try release 4.5.2 instead. = Try release four point five point two instead. = Try release four dot five dot two instead.
Android 14 needs it. = Android fourteen needs it.
Use HTTP/2 for that. = Use H T T P two for that. = Use H T T P slash two for that.
iOS 17.4 fixed it. = i O S seventeen point four fixed it. = iOS seventeen point four fixed it. = I O S seventeen point four fixed it.
V2 is better than V1. = Version two is better than version one. = V two is better than V one.
The build is 7.0.12 today. = The build is seven point zero point twelve today. = The build is seven dot zero dot twelve today. = The build is seven point zero point one two today.
Node 20.11.1 is required. = Node twenty point eleven point one is required. = Node twenty dot eleven dot one is required. = Node twenty point one one point one is required.
Section 4.2 explains it. = Section four point two explains it. = Section four dot two explains it.
""")
    b.sentences('score', """
They won 3–2 at home. = They won three to two at home. = They won three two at home.
We lost 21-14 on Sunday. = We lost twenty-one to fourteen on Sunday. = We lost twenty-one fourteen on Sunday.
The final score was 5:4 in overtime. = The final score was five to four in overtime. = The final score was five four in overtime.
I give it 8/10 overall. = I give it eight out of ten overall.
She scored 95/100 on the test. = She scored ninety-five out of one hundred on the test. = She scored ninety-five out of a hundred on the test.
It is 4.5/5 stars. = It is four point five out of five stars.
The aspect ratio is 16:9 here. = The aspect ratio is sixteen to nine here. = The aspect ratio is sixteen by nine here. = The aspect ratio is sixteen nine here.
Mix it 1:3 with water. = Mix it one to three with water.
He won 6–4, 7–5 in the final. = He won six to four, seven to five in the final. = He won six four, seven five in the final.
The vote was 52–48 in the end. = The vote was fifty-two to forty-eight in the end. = The vote was fifty-two forty-eight in the end.
You got 18/20 right. = You got eighteen out of twenty right.
The Lakers lead 101–98 now. = The Lakers lead one hundred one to ninety-eight now. = The Lakers lead one hundred and one to ninety-eight now.
""")
    b.sentences('letters', """
The FBI called twice. = The F B I called twice.
Plug in the USB cable. = Plug in the U S B cable.
She works for the UN now. = She works for the U N now.
Save it as a PDF file. = Save it as a P D F file.
My PC is slow. = My P C is slow.
The DVD is lost. = The D V D is lost.
The CEO resigned. = The C E O resigned.
Gate 12B is closed. = Gate twelve B is closed.
My iPhone 5s is old. = My iPhone five S is old. = My i Phone five S is old.
Room 4G is upstairs. = Room four G is upstairs.
The U.S. won gold. = The U S won gold.
Ask the IT team. = Ask the I T team.
Take the A4 paper. = Take the A four paper.
Bus M15 stops here. = Bus M fifteen stops here.
""")
    b.untouched("""
The river is wide here.
Could you help me with this, please?
Yes, of course, no problem.
I read it to them in May.
March is cold, and April is wet.
He said "never again" and left.
It's Anna's birthday; don't forget!
They may come in, or they may not.
A second later the lights went out.
I am happy in my house.
Is this seat taken? No, it is free.
The well-known author lives next door.
""")
    return [b]
