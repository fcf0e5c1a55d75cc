"""German, as in Germany."""
import re

from book import CARDINALS, DATES, DECIMALS, FRACTIONS, ORDINALS, SIGNS, TIMES, Book, spell

MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split()
SHORT = 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split()
DIGITS = 'null eins zwei drei vier fünf sechs sieben acht neun'.split()
b = Book('de-DE', '.', ',')


def ways_of(words):
    """einhundert and hundert, eintausend and tausend."""
    return list(dict.fromkeys([words, re.sub(r'^ein(hundert|tausend)', r'\1', words), re.sub(r'^(?:ein)?tausendeinhundert', 'tausendhundert',
        words)]))


def n(number):
    return ways_of(b.words(number, 'spellout-numbering'))


def one(number):
    return b.words(number, 'spellout-numbering')


def nth(number, ending='n'):
    return ways_of(b.words(number, 'spellout-ordinal' + {'n': '-n', 'r': '-r', 's': '-s', 'e': ''}[ending]))


def year(number):
    return [b.words(number, 'spellout-numbering-year') if 1100 <= number < 2000 else one(number)]


def spelled(text):
    return ' '.join(DIGITS[int(c)] for c in text)


def decimal(text):
    whole, part = text.split('.')
    ways = [f'{w} Komma {spelled(part)}' for w in n(int(whole))]
    return ways + [f'{w} Komma {one(int(part))}' for w in n(int(whole)) if part[0] != '0' and len(part) == 2]


def fraction(above, below):
    if below == 2:
        return ['ein halb', 'einhalb', 'ein Halb', 'die Hälfte']
    name = {3: 'Drittel', 7: 'Siebtel', 12: 'Zwölftel'}.get(below) or one(below).capitalize() + 'tel'
    top = 'ein' if above == 1 else one(above)
    ways = [f'{top} {name}', f'{top}{name.lower()}']
    return ways + (['ein Siebentel' if above == 1 else f'{top} Siebentel'] if below == 7 else []) + ([f'{one(above)} {name}'] if above == 1 else [])


def mixed(whole, above, below):
    if (above, below) == (1, 2):
        return [f'{"ein" if whole == 1 else one(whole)}einhalb', f'{one(whole)} einhalb', f'{one(whole)} ein halb', f'{one(whole)} und ein halb'] + (
            ['anderthalb', 'ein einhalb'] if whole == 1 else [])
    top = 'ein' if above == 1 else one(above)
    name = fraction(above, below)[0].split()[1]
    return [f'{one(whole)} {top} {name}', f'{one(whole)} {top}{name.lower()}', f'{one(whole)}{top}{name.lower()}', f'{one(whole)} und {top} {name}',
        f'{one(whole)}, {top} {name}']


def date(y, m, d, ending='n', numbers=False):
    years = [''] if y is None else [f' {way}' for way in year(y)]
    ways = [f'{day} {MONTHS[m - 1]}{end}' for day in nth(d, ending) for end in years]
    return ways + ([f'{nth(d, ending)[0]} {nth(m, "n")[0]}{end}' for end in years] + [f'{nth(d, ending)[0]} {nth(m, ending)[0]}{end}'
        for end in years] if numbers else [])


def clock(h, m):
    hour = 'ein' if h == 1 else one(h)
    if m == 0:
        return [f'{hour} Uhr', f'{hour} Uhr null', f'{hour} Uhr null null']
    return [f'{hour} Uhr {one(m)}', f'{hour} Uhr und {one(m)} Minuten'] + ([f'{hour} Uhr null {one(m)}'] if m < 10 else [])


def count(number, gender, name, names):
    """A number before a noun: ein Meter, eine Stunde."""
    if str(number) == '1':
        return [f'{"eine" if gender == "f" else "ein"} {name}', f'{"einen" if gender == "m" else "eine" if gender == "f" else "ein"} {name}']
    return [f'{way} {names}' for way in (n(number) if isinstance(number, int) else decimal(number))]


def amount(whole, part, name='Euro', names='Euro', cent='Cent', gender='m'):
    main = count(whole, gender, name, names)
    if not part:
        return main
    if whole == 0:
        return count(part, 'm', cent, cent)
    return [f'{a}{joint}{one(part)}{end}' for a in main for joint, end in ((' und ', f' {cent}'), (' ', ''), (' ', f' {cent}'))
        if not (part == 1 and end)] + (
        [f'{a} und ein {cent}' for a in main] if part == 1 else [])


NAMES = {'.': ['Punkt'], '/': ['Schrägstrich', 'Slash'], '-': ['Bindestrich', 'Strich', 'minus'], '_': ['Unterstrich'], '@': ['at', 'ät'],
    ':': ['Doppelpunkt']}


def address(text):
    return spell(text, NAMES, DIGITS, most=24)


def link(text):
    rest = text.split('://')[-1]
    bare = rest[4:] if rest.startswith('www.') else rest
    ways = []
    for body in address(bare.rstrip('/')):
        ways += [body, f'W W W Punkt {body}', f'www Punkt {body}'] if rest != bare else [body]
    return ways


def books():
    b.add('cardinal', [
        'Der Verein hat {} Mitglieder.', 'Rund {} Leute kamen zum Fest.', 'Der Turm hat {} Stufen.', 'Es wurden nur {} Stück gebaut.',
            'Noch {} Plätze sind frei.',
        'Wir zählten {} Vögel am See.', 'Die Suche ergab {} Treffer.', 'Im Dorf leben {} Menschen.',
    ], [(b.digits(x), n(x)) for x in CARDINALS])
    b.add('cardinal', ['Wir haben {} da.'], [('1 Katze', 'eine Katze'), ('1 Auto', 'ein Auto')])
    b.add('ordinal', [
        ('Er wohnt im {} Stock.', 'n'), ('Das war ihr {} Versuch.', 'r'), ('Zum {} Mal gewinnt sie.', 'n'), ('Die {} Auflage ist da.', 'e'),
            ('Auf dem {} Platz steht Anna.', 'n'),
        ('Sein {} Buch kam gut an.', 's'), ('In der {} Reihe ist Platz.', 'n'), ('Das {} Kapitel ist lang.', 'e'), ('Am {} Tag regnete es.', 'n'),
            ('Ihr {} Film läuft heute.', 'r'),
        ('Der {} Zug kommt gleich.', 'e'), ('Wir feiern den {} Geburtstag.', 'n'),
    ], [(f'{x}.', lambda ending, x=x: nth(x, ending)) for x in ORDINALS])
    b.add('decimal', [
        'Der Schnitt liegt bei {} im Jahr.', 'Nimm das Ergebnis mal {} zuerst.', 'Der Wert stieg auf {} im Mai.', 'Der Faktor ist {} und passt.',
            'Gemessen wurden {} gestern.', 'Die Note {} ist gut.',
    ], [(b.decimal(x), decimal(x)) for x in DECIMALS])
    b.add('fraction', ['Nur {} der Klasse bestand.', 'Etwa {} der Stadt stand im Wasser.', 'Nimm {} des Teigs.', 'Rund {} aller Wähler sagte ja.'],
          [(f'{a}/{c}', fraction(a, c)) for a, c in FRACTIONS] + [(SIGNS[x], fraction(*x)) for x in ((3, 4), (1, 3), (2, 3), (1, 4))])
    b.add('fraction', ['Backe es {} Stunden lang.', 'Wir liefen {} Kilometer heute.', 'Es fehlen {} Meter am Ende.'],
          [(f'{w} {a}/{c}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 1, 4), (5, 3, 4), (2, 1, 3), (4, 2, 3), (6, 1, 2), (1, 1, 2))]
          + [(f'{w}{SIGNS[a, c]}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 3, 4), (4, 1, 4))])
    forms = [
        (lambda y, m, d: f'{d}. {MONTHS[m - 1]} {y}', False), (lambda y, m, d: f'{d:02}.{m:02}.{y}', True), (lambda y, m, d: f'{d}.{m}.{y}', True),
        (lambda y, m, d: f'{y}-{m:02}-{d:02}', True), (lambda y, m, d: f'{d}. {SHORT[m - 1]} {y}', False), (lambda y, m, d: f'{d}. {m}. {y}', True),
    ]
    b.add('date', [('Am {} endet der Vertrag.', 'n'), ('Sie kam am {} in Köln zur Welt.', 'n'), ('Der {} war ein Montag.', 'e'),
        ('Seit dem {} gilt das Gesetz.', 'n'), ('Heute ist der {} und es schneit.', 'e')],
          [(forms[i % 6][0](*x), lambda ending, x=x, i=i: date(*x, ending, forms[i % 6][1])) for i, x in enumerate(DATES)])
    b.sentences('date', """
Wir sehen uns am 5. März. = Wir sehen uns am fünften März.
Am 24.12. ist um zwei Schluss. = Am vierundzwanzigsten Dezember ist um zwei Schluss. = Am vierundzwanzigsten zwölften ist um zwei Schluss.
Am Fr. 5. Mai ist zu. = Am Freitag fünften Mai ist zu. = Am Freitag, fünften Mai ist zu. = Am Freitag, dem fünften Mai ist zu. = Am Freitag fünfter Mai ist zu.
Mo., 3. Juni, ist frei. = Montag, dritter Juni, ist frei. = Montag, dritte Juni, ist frei. = Montag, dritten Juni, ist frei. = Montag, der dritte Juni, ist frei.
Ab 1. September gilt das. = Ab erstem September gilt das. = Ab ersten September gilt das. = Ab erster September gilt das.
Bis zum 15.8. melden. = Bis zum fünfzehnten August melden. = Bis zum fünfzehnten achten melden.
""")
    forms = [lambda h, m: f'{h}:{m:02} Uhr', lambda h, m: f'{h:02}.{m:02} Uhr', lambda h, m: f'{h:02}:{m:02} Uhr', lambda h, m: f'{h}.{m:02} Uhr'
        if m else f'{h} Uhr']
    b.add('time', ['Um {} fährt der Zug.', 'Wir öffnen um {} jeden Tag.', 'Bis {} muss alles da sein.', 'Der Anruf beginnt um {} genau.',
        'Ab {} ist Musik.'],
          [(forms[i % 4](h, m), clock(h, m)) for i, (h, m) in enumerate(TIMES)])
    b.add('range', ['Lies die Seiten {} bis morgen.', 'Die Reihen {} sind belegt.', 'Fülle die Fragen {} aus.'],
          [(f'{x}{dash}{y}', f'{one(x)} bis {one(y)}') for dash, x, y in zip('–-' * 12, (3, 10, 12, 4, 21, 7, 30, 8, 15, 40), (5, 15, 18, 9, 25, 11,
              45, 12, 20, 60))])
    b.add('range', ['Es dauert {} im Schnitt.', 'Warte {} vor dem Essen.'],
          [(f'{x}{dash}{y} {unit}', f'{one(x)} bis {one(y)} {unit}') for dash, x, y, unit in
           (('–', 5, 7, 'Tage'), ('-', 2, 3, 'Wochen'), ('–', 20, 30, 'Minuten'), ('-', 3, 4, 'Stunden'), ('~', 10, 15, 'Minuten'), (' – ', 6, 8,
               'Wochen'), ('–', 4, 6, 'Monate'), (' - ', 5, 7, 'Grad'))])
    b.add('range', ['Sie lebte dort ({}).', 'Der Krieg dauerte {} im Osten.'],
          [(f'{x}–{y}', [f'{p} bis {q}' for p in year(x) for q in year(y)]) for x, y in ((1961, 1965), (2010, 2015), (1998, 2004), (1914, 1918),
              (1939, 1945))])
    b.sentences('range', """
Vom 1.4. bis 31.10. täglich. = Vom ersten April bis einunddreißigsten Oktober täglich. = Vom ersten vierten bis einunddreißigsten zehnten täglich.
Wir haben Mo–Fr geöffnet. = Wir haben Montag bis Freitag geöffnet.
Di-Do bin ich im Büro. = Dienstag bis Donnerstag bin ich im Büro.
Wir haben 9–17 Uhr auf. = Wir haben neun bis siebzehn Uhr auf.
Wir haben Fr. 9–17 Uhr offen. = Wir haben Freitag neun bis siebzehn Uhr offen. = Wir haben Freitag, neun bis siebzehn Uhr offen.
Mittag gibt es 12:00–14:00 Uhr. = Mittag gibt es zwölf bis vierzehn Uhr. = Mittag gibt es zwölf Uhr bis vierzehn Uhr. = Mittag gibt es zwölf Uhr bis vierzehn.
Karten kosten 5–10 €. = Karten kosten fünf bis zehn Euro.
Es sind 10–20 % mehr Autos. = Es sind zehn bis zwanzig Prozent mehr Autos.
Leer wiegt es 3–4 kg. = Leer wiegt es drei bis vier Kilogramm.
Kinder von 6–12 Jahren zahlen nichts. = Kinder von sechs bis zwölf Jahren zahlen nichts.
Bei 18–21 °C lagern. = Bei achtzehn bis einundzwanzig Grad Celsius lagern.
Das Tal liegt 300–400 m tiefer. = Das Tal liegt dreihundert bis vierhundert Meter tiefer.
Nimm 1,5–2 Tassen Wasser. = Nimm eins Komma fünf bis zwei Tassen Wasser.
Vom 3.–5. Mai ist Messe. = Vom dritten bis fünften Mai ist Messe.
Im 2.–4. Stock ist Platz. = Im zweiten bis vierten Stock ist Platz.
In 2-3 Jahren ist es fertig. = In zwei bis drei Jahren ist es fertig.
Die Teile A–D sind weg. = Die Teile A bis D sind weg.
""")
    names = [('h', 'f', 'Stunde', 'Stunden'), ('min', 'f', 'Minute', 'Minuten'), ('s', 'f', 'Sekunde', 'Sekunden'), ('Std.', 'f', 'Stunde',
        'Stunden'), ('Min.', 'f', 'Minute', 'Minuten'),
             ('ms', 'f', 'Millisekunde', 'Millisekunden'), ('Sek.', 'f', 'Sekunde', 'Sekunden')]
    b.add('duration', ['Der Film dauert {} im Ganzen.', 'Warte {} und versuche es noch einmal.', 'Es hat {} gedauert.',
        'Das Video läuft {} ohne Werbung.', 'Koche es {} lang.'],
          [(f'{x} {names[i % 7][0]}', count(x, *names[i % 7][1:])) for i, x in enumerate((2, 10, 45, 3, 30, 250, 90, 1, 12, 15, 20, 1, 50, 120, 5,
              24, 60))]
          + [(f'{h} h {m} min', [f'{"eine Stunde" if h == 1 else one(h) + " Stunden"}{joint}{one(m)} Minuten' for joint in (' ', ' und ', ', ')])
              for h, m in ((1, 30), (2, 15), (3, 45), (5, 10), (1, 20), (8, 25))]
          + [(f'{h} Std. {m} Min.', [f'{one(h)} Stunden{joint}{one(m)} Minuten' for joint in (' ', ' und ', ', ')]) for h, m in ((2, 40), (4, 50))]
          + [(f'{m} min {s} s', [f'{one(m)} Minuten{joint}{one(s)} Sekunden' for joint in (' ', ' und ', ', ')]) for m, s in ((3, 20), (4, 15), (10,
              30))]
          + [(f'{b.decimal(x)} h', [f'{w} Stunden' for w in decimal(x)]) for x in ('1.5', '2.5', '0.5', '7.25')]
          + [(f'{x} {unit}', f'{one(x)} {unit}') for x, unit in ((14, 'Tage'), (6, 'Wochen'), (18, 'Monate'), (25, 'Jahre'), (48, 'Stunden'), (100,
              'Sekunden'), (21, 'Nächte'))]
          + [('1 Stunde', 'eine Stunde'), ('1 Woche', 'eine Woche')])
    amounts = [(5, 0), (3, 50), (1, 0), (20, 0), (9, 99), (1234, 56), (250, 0), (12, 5), (100, 0), (49, 95), (7, 25), (21, 0), (0, 99), (15, 0),
        (1000, 0), (2, 75), (60, 10), (3000, 0), (0, 50), (18, 20),
               (500, 0), (4, 4), (75, 30), (99, 0), (10, 10), (1500, 0), (6, 80), (12500, 0)]
    b.add('money', ['Die Karte kostet {} heute.', 'Er schuldet ihr noch {} vom Essen.', 'Du sparst {} im Monat.',
        'Die Reparatur kam auf {} im Ganzen.', 'Ich gab {} aus, mehr nicht.'],
          [(f'{b.digits(x)}' + (f',{c:02}' if c else '') + ' €', amount(x, c)) for x, c in amounts])
    b.add('money', ['Die Firma ist {} wert.', 'Der Schaden liegt bei {} bisher.', 'Das sind {} im Jahr.'],
          [('2,5 Mio. €', 'zwei Komma fünf Millionen Euro'), ('5 Mio. €', 'fünf Millionen Euro'), ('1,2 Mrd. €', 'eins Komma zwei Milliarden Euro'),
              ('40 Millionen €', 'vierzig Millionen Euro'),
           ('3 Mio. Euro', 'drei Millionen Euro'), ('1 Mio. €', 'eine Million Euro'), ('20 USD', ['zwanzig US-Dollar', 'zwanzig US Dollar',
               'zwanzig Dollar', 'zwanzig U S Dollar']), ('$50', 'fünfzig Dollar'),
           ('€ 15', 'fünfzehn Euro'), ('15 EUR', 'fünfzehn Euro'), ('30 CHF', ['dreißig Schweizer Franken', 'dreißig Franken']), ('£8',
               'acht Pfund'), ('99 Cent', 'neunundneunzig Cent'), ('500 ¥', 'fünfhundert Yen'),
           ('12,- €', 'zwölf Euro'), ('-20 €', 'minus zwanzig Euro')])
    units = [('5', 'km', 'Kilometer'), ('3.2', 'kg', 'Kilogramm'), ('25', '°C', 'Grad Celsius'), ('60', 'km/h', ['Kilometer pro Stunde',
        'Stundenkilometer']), ('12', '%', 'Prozent'), ('120', 'm²', 'Quadratmeter'), ('500', 'MB', 'Megabyte'),
             ('2', 't', 'Tonnen'), ('1.5', 'l', 'Liter'), ('250', 'ml', 'Milliliter'), ('10', 'cm', 'Zentimeter'), ('3', 'mm', 'Millimeter'), ('40',
                 'W', 'Watt'), ('230', 'V', 'Volt'), ('2.4', 'GHz', 'Gigahertz'), ('16', 'GB', 'Gigabyte'),
             ('30', 'mg', 'Milligramm'), ('7', 'm', 'Meter'), ('9', 'kWh', 'Kilowattstunden'), ('50', 'Mbit/s', ['Megabit pro Sekunde',
                 'Megabits pro Sekunde']), ('300', 'g', 'Gramm'), ('99.9', '%', 'Prozent'), ('20', 'm³', 'Kubikmeter'), ('45', '°', 'Grad'),
             ('80', 'dB', 'Dezibel'), ('12', 'V', 'Volt'), ('18', 'kB', 'Kilobyte'), ('4', 'ha', 'Hektar'), ('100', 'PS', ['PS', 'P S',
                 'Pferdestärken']), ('2', 'TB', 'Terabyte'), ('6', 'Zoll', 'Zoll'), ('15', 'kW', 'Kilowatt'), ('33', 'cl', ['Zentiliter']),
             ('3', 'm/s', ['Meter pro Sekunde']), ('21', '°C', 'Grad Celsius'), ('8', 'hPa', 'Hektopascal'), ('75', 'Hz', 'Hertz'), ('1.8', 'm',
                 'Meter'), ('0.5', 'l', 'Liter')]
    b.add('measure', ['Es sind {} bis dort.', 'Auf dem Schild steht {} drauf.', 'Wir brauchen {} dafür.', 'Erlaubt sind {} hier.',
        'Du hast noch {} übrig.', 'Das macht {} im Ganzen.'],
          [(b.decimal(x) + ' ' + u, [f'{way} {name}' for name in ([names] if isinstance(names, str) else names) for way in (n(int(x)) if '.' not in x
              else decimal(x))]) for x, u, names in units])
    b.sentences('measure', """
Noch 1 m bis zur Wand. = Noch ein Meter bis zur Wand. = Noch einen Meter bis zur Wand.
Das ist 1 l Milch. = Das ist ein Liter Milch.
Nur 1 % war dagegen. = Nur ein Prozent war dagegen. = Nur eins Prozent war dagegen.
Bei -5 °C friert es. = Bei minus fünf Grad Celsius friert es.
""")
    phones = ['030 901820', '+49 30 901820', '089/23456', '0171 2345678', '+49 171 2345678', '0800 1234567', '(030) 901821', '+43 1 58858',
        '+41 44 632 11 11', '0221 99887', '0511-123456', '+49 (0) 40 42840', '069 12345', '0341 987654', '0176 30456789',
              '+49 221 34567', '0711 216 0', '0351 4880', '040 428280', '0421-3610', '0211 8991', '0561 787 0', '+49 89 2180 0', '0391 54000',
                  '0611 3110', '06131 12 0', '0681 9050', '0385 5450', '0361 6550', '0431 9010',
              '0331 2890', '+49 351 4630', '0151 12345678', '0152 98765432', '+43 316 8720', '0201 880', '0231 500', '0800 3301000', '0180 55 66 77',
                  '+49 711 6850']
    b.add('telephone', ['Rufen Sie {} an.', 'Meine Nummer ist {} im Büro.', 'Tel. {} hilft weiter.', 'Unter {} ist jemand da.'],
          [(p, b.phone(p, DIGITS, 'plus', 2)) for p in phones])
    b.rows = [(r[0], r[1], r[2].replace('Tel. ', 'Telefon ')) for r in b.rows]
    sites = ['www.beispiel.de', 'beispiel.org', 'https://hilfe.beispiel.de/start', 'laden.beispiel.de', 'https://www.beispiel.org/fragen',
        'http://beispiel.net', 'www.stadt-bibliothek.de', 'https://beispiel.com/heute', 'kontakt.beispiel.org/form',
             'https://blauer-fluss.de', 'www.schule.de/klassen', 'https://forum.beispiel.at', 'beispiel.ch/arbeit', 'garten.net', 'www.museum.de',
                 'https://karten.beispiel.de', 'baecker.at', 'www.rathaus.de/termine', 'verein.org', 'https://www.theater.de']
    mails = ['ada@beispiel.org', 'info@beispiel.de', 'hans.huber@beispiel.net', 'hilfe@beispiel.at', 'laden@garten.de', 'anna_wolf@beispiel.de',
        'presse@museum.de', 'arbeit@stadt-bibliothek.de', 'vorname.nachname@schule.de', 'team@blauer-fluss.de',
             'maria@beispiel.ch', 'post@rathaus.de', 'kontakt@baecker.at', 'rechnung@beispiel.net', 'peter.gruen@beispiel.org', 'neues@beispiel.de',
                 'karten@theater.de', 'hallo@beispiel.com', 'verein@garten.net', 'frage@beispiel.de']
    b.add('electronic', ['Das steht auf {} immer.', 'Unter {} ist das Formular.', 'Gehe zu {} und melde dich an.'], [(s, link(s)) for s in sites])
    b.add('electronic', ['Schreib an {} bitte.', 'Schick es bis Mittag an {} los.', 'Fragen gehen an {} zuerst.'], [(m, address(m)) for m in mails])
    kings = [('Friedrich', 'II.', 2), ('Ludwig', 'XIV.', 14), ('Heinrich', 'VIII.', 8), ('Karl', 'V.', 5), ('Wilhelm', 'I.', 1), ('Papst Pius',
        'IX.', 9), ('Georg', 'III.', 3), ('Ludwig', 'XVI.', 16), ('Otto', 'I.', 1),
             ('Rudolf', 'II.', 2), ('Napoleon', 'III.', 3), ('Leopold', 'II.', 2), ('Papst Leo', 'XIII.', 13), ('Franz', 'II.', 2), ('Maximilian',
                 'I.', 1)]
    b.add('roman', ['{} war ein Herrscher.', '{} regierte lange.', '{} ließ das Schloss bauen.'], [(f'{name} {sign}',
        f'{name} der {nth(value, "e")[0].capitalize()}') for name, sign, value in kings])
    b.add('roman', ['Bitte {} lesen.', 'In {} steht alles dazu.', 'Uns gefiel {} am besten.'],
          [(f'{name} {sign}', f'{name} {one(value)}') for name, sign, value in (('Kapitel', 'IV', 4), ('Teil', 'II', 2), ('Band', 'VII', 7), ('Akt',
              'III', 3), ('Kapitel', 'XII', 12), ('Abschnitt', 'IX', 9), ('Teil', 'VI', 6), ('Buch', 'XI', 11),
           ('Kapitel', 'XXI', 21), ('Klasse', 'II', 2), ('Band', 'XIV', 14), ('Artikel', 'VIII', 8), ('Stufe', 'III', 3), ('Typ', 'II', 2),
               ('Anhang', 'IV', 4))])
    b.sentences('roman', """
Elisabeth II. besuchte uns. = Elisabeth die Zweite besuchte uns.
Katharina II. schrieb Briefe. = Katharina die Zweite schrieb Briefe.
Unter Friedrich II. wuchs das Land. = Unter Friedrich dem Zweiten wuchs das Land.
Das Schloss Ludwigs XIV. ist groß. = Das Schloss Ludwigs des Vierzehnten ist groß.
Im XIX. Jahrhundert gab es Kaiser. = Im neunzehnten Jahrhundert gab es Kaiser.
Das XX. Jahrhundert ist vorbei. = Das zwanzigste Jahrhundert ist vorbei.
Der II. Weltkrieg endete im Mai. = Der zweite Weltkrieg endete im Mai. = Der Zweite Weltkrieg endete im Mai.
Rocky III läuft heute. = Rocky drei läuft heute.
Die Briefe an Karl V. sind alt. = Die Briefe an Karl den Fünften sind alt.
Johannes Paul II. kam aus Polen. = Johannes Paul der Zweite kam aus Polen.
""")
    b.sentences('abbreviation', """
Nimm Obst mit, z. B. Äpfel. = Nimm Obst mit, zum Beispiel Äpfel.
Nimm Obst mit, z.B. Birnen. = Nimm Obst mit, zum Beispiel Birnen.
Das sind Früchte, d. h. Obst. = Das sind Früchte, das heißt Obst.
Es sind ca. zehn Leute da. = Es sind circa zehn Leute da. = Es sind zirka zehn Leute da.
Wir kommen ca. Mitte Mai. = Wir kommen circa Mitte Mai.
Kinder bzw. Eltern zahlen. = Kinder beziehungsweise Eltern zahlen.
Es gibt Tee, Kaffee usw. im Haus. = Es gibt Tee, Kaffee und so weiter im Haus.
Brot, Käse etc. sind da. = Brot, Käse et cetera sind da.
Dr. Wolf ist heute da. = Doktor Wolf ist heute da.
Prof. Klein lehrt Physik. = Professor Klein lehrt Physik.
Er wohnt in der Goethestr. am Park. = Er wohnt in der Goethestraße am Park.
Siehe S. 12 im Buch. = Siehe Seite zwölf im Buch.
Nr. 5 ist frei. = Nummer fünf ist frei.
Das gilt u. a. für Hunde. = Das gilt unter anderem für Hunde.
Es kostet inkl. Frühstück wenig. = Es kostet inklusive Frühstück wenig.
Das ist evtl. möglich. = Das ist eventuell möglich.
Er kommt ggf. später. = Er kommt gegebenenfalls später.
Sie sind o. g. Personen. = Sie sind oben genannte Personen. = Sie sind obengenannte Personen.
Das ist m. E. richtig. = Das ist meines Erachtens richtig.
Wir gehen i. d. R. zu Fuß. = Wir gehen in der Regel zu Fuß.
Fr. Huber ist krank. = Frau Huber ist krank.
Hr. Maier kommt gleich. = Herr Maier kommt gleich.
Die Fa. Huber liefert. = Die Firma Huber liefert.
Siehe Abb. 3 im Anhang. = Siehe Abbildung drei im Anhang.
Das steht in Bd. 2 der Reihe. = Das steht in Band zwei der Reihe.
Die max. Last ist klein. = Die maximale Last ist klein. = Die maximal Last ist klein.
Es sind mind. zehn Leute da. = Es sind mindestens zehn Leute da.
Das ist sog. Kunst. = Das ist sogenannte Kunst. = Das ist sogenannt Kunst.
Die Abt. ist zu. = Die Abteilung ist zu.
Bitte vgl. Kapitel zwei. = Bitte vergleiche Kapitel zwei.
Das ist u. U. teuer. = Das ist unter Umständen teuer.
Es gilt z. T. nicht mehr. = Es gilt zum Teil nicht mehr.
Er ist z. Z. im Urlaub. = Er ist zur Zeit im Urlaub. = Er ist zurzeit im Urlaub.
Das geschah v. Chr. und danach. = Das geschah vor Christus und danach.
Es war im Jahr 800 n. Chr. so weit. = Es war im Jahr achthundert nach Christus so weit.
St. Martin teilt den Mantel. = Sankt Martin teilt den Mantel.
Preise zzgl. Porto. = Preise zuzüglich Porto.
Die Karte gilt inkl. Bus. = Die Karte gilt inklusive Bus.
Das Haus hat ein Bad u. zwei Zimmer. = Das Haus hat ein Bad und zwei Zimmer.
Das ist bspw. hier so. = Das ist beispielsweise hier so.
Sie sind o. Ä. schon da. = Sie sind oder Ähnliches schon da.
""")
    b.sentences('version', """
Installiere Version 2.1.3 zuerst. = Installiere Version zwei Punkt eins Punkt drei zuerst.
Hier läuft v3.2 noch. = Hier läuft Version drei Punkt zwei noch. = Hier läuft V drei Punkt zwei noch.
Version v1.0.0 war die erste. = Version eins Punkt null Punkt null war die erste.
Der Server ist 192.168.0.1 bei uns. = Der Server ist hundertzweiundneunzig Punkt hundertachtundsechzig Punkt null Punkt eins bei uns. = Der Server ist einhundertzweiundneunzig Punkt einhundertachtundsechzig Punkt null Punkt eins bei uns.
Nimm Ausgabe 4.5.2 dafür. = Nimm Ausgabe vier Punkt fünf Punkt zwei dafür.
Android 14 braucht es. = Android vierzehn braucht es.
Die Fassung 10.0.1 ist da. = Die Fassung zehn Punkt null Punkt eins ist da.
Node 20.11.1 ist nötig. = Node zwanzig Punkt elf Punkt eins ist nötig.
Abschnitt 4.2.1 erklärt es. = Abschnitt vier Punkt zwei Punkt eins erklärt es.
Aktuell ist v12.4.0 im Einsatz. = Aktuell ist Version zwölf Punkt vier Punkt null im Einsatz. = Aktuell ist V zwölf Punkt vier Punkt null im Einsatz.
Das Update auf 7.0.12 dauert. = Das Update auf sieben Punkt null Punkt zwölf dauert.
Windows 11 startet neu. = Windows elf startet neu.
""")
    b.sentences('score', """
Sie gewannen 3:2 zu Hause. = Sie gewannen drei zu zwei zu Hause.
Es steht 21:14 im Satz. = Es steht einundzwanzig zu vierzehn im Satz.
Das Ergebnis war 5:4 nach Verlängerung. = Das Ergebnis war fünf zu vier nach Verlängerung.
Ich gebe 8/10 Punkten. = Ich gebe acht von zehn Punkten.
Er hat 18/20 richtig. = Er hat achtzehn von zwanzig richtig.
Das Format 16:9 passt. = Das Format sechzehn zu neun passt.
Mische es 1:3 mit Wasser. = Mische es eins zu drei mit Wasser.
Wir verloren mit 0:1 knapp. = Wir verloren mit null zu eins knapp.
Der Maßstab ist 1:50 hier. = Der Maßstab ist eins zu fünfzig hier.
Endstand 101:98 nach Spielende. = Endstand hunderteins zu achtundneunzig nach Spielende. = Endstand einhunderteins zu achtundneunzig nach Spielende.
Das Duell endete 2:2 am Ende. = Das Duell endete zwei zu zwei am Ende.
Die Chancen sind 50:50 heute. = Die Chancen sind fünfzig zu fünfzig heute. = Die Chancen sind fünfzig fünfzig heute.
""")
    b.sentences('letters', """
Das ZDF zeigt den Film. = Das Z D F zeigt den Film.
Der USB-Stick ist weg. = Der U S B Stick ist weg.
Die EU hat abgestimmt. = Die E U hat abgestimmt.
Speichere es als PDF ab. = Speichere es als P D F ab.
Mein PC ist langsam. = Mein P C ist langsam.
Die DVD ist kaputt. = Die D V D ist kaputt.
Der BMW steht draußen. = Der B M W steht draußen.
Zimmer 12B ist oben. = Zimmer zwölf B ist oben.
Gleis 3A ist gesperrt. = Gleis drei A ist gesperrt.
Der LKW parkt hier. = Der L K W parkt hier.
Nimm das A4 Papier. = Nimm das A vier Papier.
Die A9 ist gesperrt. = Die A neun ist gesperrt.
Bus M15 hält hier. = Bus M fünfzehn hält hier.
Die GmbH wurde gegründet. = Die G m b H wurde gegründet. = Die Gesellschaft mit beschränkter Haftung wurde gegründet.
Die USA liegen im Westen. = Die U S A liegen im Westen.
Die SPD tagt heute. = Die S P D tagt heute.
""")
    b.untouched("""
Der Fluss ist hier sehr breit.
Kannst du mir bitte dabei helfen?
Ja, natürlich, kein Problem.
Im Mai war es schön und warm.
Sie sagte „nie wieder“ und ging.
Das ist Annas Geburtstag; vergiss ihn nicht!
Ist der Platz frei? Nein, leider nicht.
Die Tür fiel zu, und es war still.
Ein Mann und eine Frau warten draußen.
Der bekannte Autor wohnt nebenan.
Wir treffen uns am Montag im Park.
""")
    return [b]
