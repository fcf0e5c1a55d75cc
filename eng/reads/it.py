"""Italian."""
from book import CARDINALS, DATES, DECIMALS, FRACTIONS, ORDINALS, SIGNS, TIMES, Book, spell

MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split()
DIGITS = 'zero uno due tre quattro cinque sei sette otto nove'.split()
b = Book('it-IT', '.', ',')


def n(number):
    return b.words(number, 'spellout-numbering')


def before(number):
    """Before a plural noun: ventuno libri, and ventun libri."""
    return [n(number)] + ([n(number)[:-1]] if number % 10 == 1 and number % 100 != 11 and number > 20 else [])


def nth(number, gender='m'):
    return b.words(number, 'spellout-ordinal-feminine' if gender == 'f' else 'spellout-ordinal-masculine')


def decimal(text):
    whole, part = text.split('.')
    zeros = len(part) - len(part.lstrip('0'))
    by_digits = ' '.join(DIGITS[int(c)] for c in part)
    return list(dict.fromkeys([f'{n(int(whole))} virgola {by_digits}', f'{n(int(whole))} virgola {"zero " * zeros}{n(int(part))}']))


def fraction(above, below):
    if below == 2:
        return ['un mezzo', 'mezzo', 'mezza', 'la metà', 'metà']
    name = {3: 'terzo', 4: 'quarto'}.get(below) or nth(below)
    return [f'{"un" if above == 1 else n(above)} {name if above == 1 else name[:-1] + "i"}']


def mixed(whole, above, below):
    half = ['mezzo', 'mezza', 'un mezzo'] if below == 2 else fraction(above, below)
    return [f'{n(whole)} {joint}{f}' for joint in ('e ', '') for f in half]


def date(y, m, d):
    days = ['primo', 'uno'] if d == 1 else [n(d)]
    return [f'{day} {MONTHS[m - 1]}{end}' for day in days for end in ([''] if y is None else [f' {n(y)}', f' del {n(y)}'])]


def clock(h, m):
    hour = 'una' if h == 1 else n(h)
    if m == 0:
        return [hour, f'{hour} in punto', f'{hour} zero zero', f'ore {hour}']
    ways = [f'{hour} e {n(m)}', f'{hour} {n(m)}', f'{hour} e {n(m)} minuti']
    ways += [f'{hour} zero {n(m)}', f'{hour} e zero {n(m)}'] if m < 10 else []
    return ways + ([f'{hour} e mezza', f'{hour} e mezzo'] if m == 30 else [f'{hour} e un quarto'] if m == 15 else [f'{hour} e tre quarti'] if m == 45
        else [])


def count(number, gender, name, names):
    if number == 1:
        return [f"un'{name}" if gender == 'f' and name[0] in 'aeiou' else f'{"una" if gender == "f" else "un"} {name}']
    return [f'{way} {names}' for way in (before(number) if isinstance(number, int) else decimal(number))]


def amount(whole, part):
    main = count(whole, 'm', 'euro', 'euro')
    if not part:
        return main
    small = count(part, 'm', 'centesimo', 'centesimi')
    return small if whole == 0 else [f'{a} {joint}{c}' for a in main for joint in ('e ', '') for c in small + [n(part)]]


NAMES = {'.': ['punto'], '/': ['barra', 'slash'], '-': ['trattino', 'meno'], '_': ['trattino basso', 'underscore'], '@': ['chiocciola', 'at'],
    ':': ['due punti']}


def address(text):
    return spell(text, NAMES, DIGITS)


def link(text):
    rest = text.split('://')[-1]
    bare = rest[4:] if rest.startswith('www.') else rest
    return [way for body in address(bare.rstrip('/')) for way in ([body, f'vu vu vu punto {body}', f'W W W punto {body}', f'www punto {body}']
        if rest != bare else [body])]


def books():
    b.add('cardinal', ['La biblioteca ha {} libri.', 'Sono venute circa {} persone.', 'La torre ha {} gradini.', 'Restano {} posti liberi.',
        'Stamattina abbiamo visto {} uccelli.', 'La ricerca ha dato {} risultati.', 'Ne hanno stampate {} copie.', 'Il paese ha {} abitanti.'],
          [(b.digits(x), before(x)) for x in CARDINALS if x < 1000000])
    b.sentences('cardinal', """
C'è 1 gatto fuori. = C'è un gatto fuori.
C'è 1 casa sulla collina. = C'è una casa sulla collina.
Il risultato è 21. = Il risultato è ventuno.
""")
    forms = [('Lo studio è al {} piano.', 'm', '°'), ('È arrivata alla {} posizione.', 'f', 'ª'), ('È il {} libro della serie.', 'm', 'º'),
        ('È la {} volta che vince.', 'f', 'ª'), ('Festeggiamo il {} anniversario del club.', 'm', '°'), ('La {} edizione è uscita.', 'f', 'ª')]
    for i, x in enumerate(ORDINALS):
        carrier, gender, end = forms[i % 6]
        b.add('ordinal', [carrier], [(f'{x}{end}', nth(x, gender))])
    b.add('decimal', ["La media è {} quest'anno.", 'Moltiplica prima per {} il risultato.', "L'indice è salito a {} in maggio.",
        'Il fattore è {} e va bene.', 'La misura era {} ieri.', 'Il voto {} è buono.'], [(b.decimal(x), decimal(x)) for x in DECIMALS])
    b.add('fraction', ['Solo {} della classe ha superato la prova.', 'Circa {} della città era sotto acqua.', "Usa {} dell'impasto.",
        'Quasi {} degli elettori ha detto sì.'], [(f'{a}/{c}', fraction(a, c)) for a, c in FRACTIONS] + [(SIGNS[x], fraction(*x)) for x in ((3, 4),
        (1, 3), (2, 3), (1, 4))])
    b.add('fraction', ['Cuoci per {} ore nel forno.', 'Oggi abbiamo fatto {} chilometri.'],
          [(f'{w} {a}/{c}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 1, 4), (5, 3, 4), (3, 1, 2), (4, 2, 3), (6, 1,
              2))] + [(f'{w}{SIGNS[a, c]}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 3, 4), (4, 1, 4), (5, 1, 2))])
    forms = [lambda y, m, d: f'{"1°" if d == 1 else d} {MONTHS[m - 1]} {y}', lambda y, m, d: f'{d:02}/{m:02}/{y}', lambda y, m, d: f'{d}/{m}/{y}',
        lambda y, m, d: f'{y}-{m:02}-{d:02}', lambda y, m, d: f'{d:02}.{m:02}.{y}', lambda y, m, d: f'{d:02}-{m:02}-{y}']
    b.add('date', ['Il contratto scade il {}.', 'È nata il {} a Roma.', 'La prossima visita è il {}.', 'Hanno firmato il {}, come previsto.',
        'Il negozio ha aperto il {}.'], [(forms[i % 6](*x), date(*x)) for i, x in enumerate(DATES)])
    b.sentences('date', """
Ci vediamo il 5 marzo. = Ci vediamo il cinque marzo.
Il 1° maggio è festa. = Il primo maggio è festa.
La fiera è il 21 aprile. = La fiera è il ventuno aprile.
Arrivano lun 3 giugno da noi. = Arrivano lunedì tre giugno da noi.
""")
    forms = [lambda h, m: f'{h}:{m:02}', lambda h, m: f'{h:02}:{m:02}', lambda h, m: f'{h}.{m:02}']
    b.add('time', ['Il treno parte alle {} da qui.', 'Apriamo alle {} ogni giorno.', 'Tutto deve essere pronto per le {} in sala.',
        'La chiamata comincia alle ore {} di oggi.'], [(forms[i % 3](h, m), clock(h, m)) for i, (h, m) in enumerate(TIMES)])
    b.add('range', ['Leggi le pagine {} per domani.', 'Le file {} sono occupate.', 'Rispondi alle domande {} ora.'], [(f'{x}{dash}{y}',
        [f'{n(x)} {to} {n(y)}' for to in ('a', 'ad' if n(y)[0] == 'a' else 'a')]) for dash, x, y in zip('–-' * 12, (3, 10, 12, 4, 14, 7, 30, 8, 15,
        40), (5, 15, 18, 9, 25, 11, 45, 12, 20, 60))])
    b.add('range', ['Ci vogliono {} in media.', 'Aspetta {} prima di mangiare.'],
          [(f'{x}{dash}{y} {unit}', f'{n(x)} a {n(y)} {unit}') for dash, x, y, unit in (('–', 5, 7, 'giorni'), ('-', 2, 3, 'settimane'), ('–', 20,
              30, 'minuti'), ('-', 3, 4, 'ore'), ('~', 10, 15, 'minuti'), (' – ', 6, 8, 'settimane'), ('–', 4, 6, 'mesi'), ('-', 5, 7, 'gradi'))])
    b.add('range', ['Ha vissuto lì ({}).', 'La guerra ({}) fu lunga.'], [(f'{x}–{y}', f'{n(x)} a {n(y)}') for x, y in ((1961, 1965), (2010, 2015),
        (1998, 2004), (1914, 1918), (1939, 1945))])
    b.sentences('range', """
Aperto lun–ven, chiuso la domenica. = Aperto lunedì a venerdì, chiuso la domenica.
Aperto 9–17 ogni giorno. = Aperto nove a diciassette ogni giorno.
Il pranzo è 12:00–14:00 qui. = Il pranzo è dodici a quattordici qui.
I biglietti costano 5–10 €. = I biglietti costano cinque a dieci euro.
C'è il 10–20 % di auto in più. = C'è il dieci a venti per cento di auto in più. = C'è il dieci a venti percento di auto in più.
Vuoto pesa 3–4 kg. = Vuoto pesa tre a quattro chilogrammi. = Vuoto pesa tre a quattro chili.
I bambini di 6–12 anni non pagano. = I bambini di sei a dodici anni non pagano.
Conservare a 18–20 °C. = Conservare a diciotto a venti gradi Celsius. = Conservare a diciotto a venti gradi centigradi.
La valle è 300–400 m più in basso. = La valle è trecento a quattrocento metri più in basso.
Usa 1,5–2 tazze. = Usa uno virgola cinque a due tazze. = Usa una virgola cinque a due tazze.
Tra 2-3 anni sarà pronto. = Tra due a tre anni sarà pronto.
Mancano le parti A–D. = Mancano le parti A a D.
Sono 50–60 euro al mese. = Sono cinquanta a sessanta euro al mese.
Ieri ho letto i capitoli 1–4. = Ieri ho letto i capitoli uno a quattro.
Il piano 2024–2026 è pronto. = Il piano duemilaventiquattro a duemilaventisei è pronto. = Il piano duemilaventiquattro duemilaventisei è pronto.
La fiera è dal 3–5 maggio. = La fiera è dal tre a cinque maggio. = La fiera è dal tre al cinque maggio.
Sale del 3-5 per cento. = Sale del tre a cinque per cento. = Sale del tre al cinque per cento.
""")
    names = [('h', 'f', 'ora', 'ore'), ('min', 'm', 'minuto', 'minuti'), ('s', 'm', 'secondo', 'secondi'), ('ms', 'm', 'millisecondo',
        'millisecondi')]
    b.add('duration', ['Il film dura {} in tutto.', 'Aspetta {} e riprova.', 'Ci sono voluti {} questa volta.', 'Il video dura {} senza pubblicità.',
        'Falla bollire {} prima.'],
          [(f'{x} {names[i % 4][0]}', count(x, *names[i % 4][1:])) for i, x in enumerate((2, 10, 45, 250, 3, 30, 90, 21, 1, 12, 15, 5, 21, 1, 20,
              50))]
          + [(f'{h} h {m} min', [f'{count(h, "f", "ora", "ore")[0]}{joint}{n(m)} minuti' for joint in (' ', ' e ', ', ')]) for h, m in ((1, 30), (2,
              15), (3, 45), (5, 10), (1, 20), (8, 25), (2, 40), (4, 50))]
          + [(f'{m} min {s} s', [f'{n(m)} minuti{joint}{n(s)} secondi' for joint in (' ', ' e ', ', ')]) for m, s in ((3, 20), (4, 15), (10, 30))]
          + [(f'{b.decimal(x)} h', count(x, 'f', 'ora', 'ore') + [w.replace('uno virgola', 'una virgola') for w in count(x, 'f', 'ora', 'ore')])
              for x in ('1.5', '2.5', '0.5', '7.25')]
          + [(f'{x} {unit}', [f'{w} {unit}' for w in before(x)]) for x, unit in ((14, 'giorni'), (6, 'settimane'), (18, 'mesi'), (25, 'anni'), (21,
              'ore'), (31, 'giorni'), (21, 'notti'), (48, 'ore'), (100, 'secondi'))])
    amounts = [(5, 0), (3, 50), (1, 0), (20, 0), (9, 99), (1234, 56), (250, 0), (12, 5), (100, 0), (49, 95), (7, 25), (21, 0), (0, 99), (15, 0),
        (1000, 0), (2, 75), (60, 10), (3000, 0), (0, 50), (18, 20), (500, 0), (4, 4), (75, 30), (99, 0), (80, 0), (1500, 0), (6, 80), (12500, 0)]
    b.add('money', ['Il biglietto costa {} oggi.', 'Gli deve ancora {} per il pranzo.', 'Risparmi {} al mese.',
        'La riparazione è costata {} in tutto.', 'Ho speso {}, non di più.'], [(f'{b.digits(x)}' + (f',{c:02}' if c else '') + ' €', amount(x, c))
        for x, c in amounts])
    b.add('money', ["L'azienda vale {} adesso.", 'I danni sono di {} per ora.', "Fanno {} all'anno."],
          [('2,5 milioni di euro', 'due virgola cinque milioni di euro'), ('5 mln €', 'cinque milioni di euro'), ('1,2 mld €',
              'uno virgola due miliardi di euro'), ('40 milioni di €', 'quaranta milioni di euro'), ('20 USD', ['venti dollari statunitensi',
              'venti dollari', 'venti dollari americani']), ('$50', 'cinquanta dollari'), ('15 EUR', 'quindici euro'),
           ('£8', ['otto sterline']), ('99 centesimi', 'novantanove centesimi'), ('500 ¥', 'cinquecento yen'), ('30 CHF', ['trenta franchi svizzeri',
               'trenta franchi']), ('-20 €', 'meno venti euro'), ('€ 18', 'diciotto euro'), ('1 milione di €', 'un milione di euro')])
    units = [('5', 'km', 'chilometri'), ('3.2', 'kg', ['chilogrammi', 'chili']), ('25', '°C', ['gradi Celsius', 'gradi centigradi']), ('60', 'km/h',
        ['chilometri orari', "chilometri all'ora", 'chilometri per ora']), ('12', '%', ['per cento', 'percento']), ('120', 'm²', ['metri quadrati',
        'metri quadri']), ('500', 'MB', 'megabyte'), ('1.5', 'l', 'litri'), ('250', 'ml', 'millilitri'),
             ('10', 'cm', 'centimetri'), ('3', 'mm', 'millimetri'), ('40', 'W', 'watt'), ('230', 'V', 'volt'), ('2.4', 'GHz', 'gigahertz'), ('16',
                 'GB', 'gigabyte'), ('30', 'mg', 'milligrammi'), ('7', 'm', 'metri'), ('9', 'kWh', ['kilowattora', 'chilowattora']), ('300', 'g',
                 'grammi'), ('99.9', '%', ['per cento', 'percento']), ('20', 'm³', ['metri cubi']),
             ('45', '°', 'gradi'), ('80', 'dB', 'decibel'), ('18', 'kB', 'kilobyte'), ('4', 'ha', 'ettari'), ('2', 'TB', 'terabyte'), ('15', 'kW',
                 ['kilowatt', 'chilowatt']), ('1.8', 'm', 'metri'), ('0.5', 'l', 'litri'), ('21', '°C', ['gradi Celsius', 'gradi centigradi']),
                 ('75', 'Hz', 'hertz'), ('21', 'km', 'chilometri'), ('80', 'kg', ['chilogrammi', 'chili']), ('100', 'g', 'grammi'), ('33', 'cl',
                 'centilitri'), ('3', 'm/s', ['metri al secondo', 'metri per secondo'])]
    b.add('measure', ['Ci sono {} fin lì.', 'Sul cartello si legge {} in rosso.', 'Servono {} almeno.', 'Il limite è di {} qui.',
        'Ti restano {} ancora.', 'In tutto fanno {} di sicuro.'],
          [(b.decimal(x) + ' ' + u, [f'{way} {name}' for name in ([names] if isinstance(names, str) else names) for way in (before(int(x))
              if '.' not in x else decimal(x))]) for x, u, names in units])
    b.sentences('measure', """
Manca 1 m al muro. = Manca un metro al muro.
È 1 l di latte. = È un litro di latte.
Solo l'1 % ha detto no. = Solo l'uno per cento ha detto no. = Solo l'uno percento ha detto no.
A -5 °C si gela. = A meno cinque gradi Celsius si gela. = A meno cinque gradi centigradi si gela.
A vuoto pesa 2 t almeno. = A vuoto pesa due tonnellate almeno.
""")
    phones = ['06 555 0123', '+39 06 555 0123', '333 1234567', '02 1234 5678', '+39 347 123 4567', '800 123 456', '055 276 8224', '(02) 555 0147',
        '011-442-1111', '340 99 88 776', '+41 91 555 01 01', '199 20 30 40', '081 795 1111', '349-123-4567', '+39 02 12345678', '06.6710.1234',
        '320 555 0199', '041 274 8111', '010 557 111', '347 1112223',
              '+39 011 0112233', '089 66 11 22', '338 7654321', '045 807 7111', '(06) 49911', '+39 320 987 6543', '070 677 1', '091 740 1111',
                  '328.123.4567', '848 800 900', '+378 0549 882 914', '0461 884 111', '392 0001112', '075 577 1', '06 4991 0001', '051 203 040',
                  '366 45 67 890', '+39 055 27681', '0432 1272 111', '380 1010101']
    b.add('telephone', ['Chiami lo {} per favore.', 'Il mio numero è {} in ufficio.', 'Tel. {} per prenotare.', 'Al numero {} risponde qualcuno.'],
          [(p, b.phone(p, DIGITS, 'più', 3)) for p in phones])
    b.rows = [(r[0], r[1], r[2].replace('Tel. ', 'Telefono ')) for r in b.rows]
    sites = ['www.esempio.it', 'esempio.org', 'https://aiuto.esempio.it/inizio', 'negozio.esempio.com', 'https://www.esempio.org/domande',
        'http://esempio.net', 'www.biblioteca-centrale.it', 'https://esempio.com/notizie/oggi', 'aiuto.esempio.org/contatti',
        'https://fiume-blu.org', 'www.scuola.it/alunni', 'https://forum.esempio.com', 'esempio.com/lavoro',
             'orto.net', 'www.museo.it', 'https://mappe.esempio.it', 'fornaio.com', 'www.comune.it/visite', 'https://teatro.it', 'vicini.org']
    mails = ['ada@esempio.org', 'info@esempio.it', 'mario.rossi@esempio.net', 'aiuto-rapido@esempio.it', 'vendite@negozio.com',
        'anna_verdi@esempio.it', 'stampa@museo.it', 'lavoro@biblioteca-centrale.it', 'nome.cognome@scuola.it', 'gruppo@fiume-blu.org',
        'maria@esempio.it', 'ufficio@comune.it', 'contatti@fornaio.com', 'fatture@esempio.net', 'pietro.bianchi@esempio.org',
             'notizie@esempio.it', 'biglietti@teatro.it', 'ciao@esempio.com', 'soci@orto.net', 'domande@esempio.it']
    b.add('electronic', ['Si trova su {} sempre.', 'Il modulo è su {} adesso.', 'Vai su {} e registrati.'], [(s, link(s)) for s in sites])
    b.add('electronic', ['Scriva a {} per favore.', 'Mandalo a {} entro le dodici.', 'Le domande vanno a {} prima.'], [(m, address(m))
        for m in mails])
    kings = [('Luigi', 'XIV', 14), ('Enrico', 'VIII', 8), ('Carlo', 'V', 5), ('Vittorio Emanuele', 'II', 2), ('Umberto', 'I', 1), ('papa Pio', 'IX',
        9), ('Giovanni', 'XXIII', 23), ('Napoleone', 'III', 3), ('Federico', 'II', 2), ('Giorgio', 'III', 3), ('Luigi', 'XVI', 16), ('Filippo',
        'II', 2), ('Leone', 'XIII', 13), ('Carlo', 'X', 10), ('Benedetto', 'XVI', 16)]
    b.add('roman', ['A scuola abbiamo letto di {} insieme.', 'Il palazzo di {} è in piedi.', 'Sotto {} cambiò la legge.'], [(f'{name} {sign}',
        f'{name} {nth(value)}') for name, sign, value in kings])
    b.add('roman', ['Visse nel {} secolo a Siena.', 'Il {} secolo fu lungo.'], [(sign, nth(value)) for sign, value in (('XIX', 19), ('XX', 20),
        ('XXI', 21), ('XV', 15), ('XVI', 16), ('XII', 12), ('V', 5), ('III', 3), ('X', 10), ('XVIII', 18))])
    b.add('roman', ['Leggi il {} del libro.', 'Nel {} si trova tutto.'], [(f'{name} {sign}', [f'{name} {n(value)}', f'{name} {nth(value)}'])
        for name, sign, value in
          (('capitolo', 'IV', 4), ('tomo', 'II', 2), ('volume', 'VII', 7), ('capitolo', 'XII', 12), ('titolo', 'IX', 9), ('libro', 'XI', 11),
              ('canto', 'VIII', 8), ('canto', 'XXXIII', 33), ('tipo', 'II', 2), ('livello', 'III', 3))])
    b.sentences('roman', """
Elisabetta II visitò Roma. = Elisabetta seconda visitò Roma.
Caterina II scrisse lettere. = Caterina seconda scrisse lettere.
La II guerra mondiale finì in maggio. = La seconda guerra mondiale finì in maggio.
Rocky III esce oggi. = Rocky tre esce oggi. = Rocky terzo esce oggi.
Il III congresso è in maggio. = Il terzo congresso è in maggio.
""")
    b.sentences('abbreviation', """
Il sig. Rossi arriva alle dieci. = Il signor Rossi arriva alle dieci.
La sig.ra Bianchi ha chiamato. = La signora Bianchi ha chiamato.
La sig.na Neri canta bene. = La signorina Neri canta bene.
Il dott. Verdi La aspetta. = Il dottor Verdi La aspetta.
La dott.ssa Galli è fuori. = La dottoressa Galli è fuori.
Il dr. Ricci è in ritardo. = Il dottor Ricci è in ritardo.
L'avv. Conti firma oggi. = L'avvocato Conti firma oggi.
L'ing. Fabbri parla ora. = L'ingegner Fabbri parla ora. = L'ingegnere Fabbri parla ora.
Il prof. Serra insegna fisica. = Il professor Serra insegna fisica.
La prof.ssa Sala insegna arte. = La professoressa Sala insegna arte.
I sigg. Longo viaggiano. = I signori Longo viaggiano.
Porti frutta, p.es. pere. = Porti frutta, per esempio pere.
Porti frutta, ad es. mele. = Porti frutta, ad esempio mele.
Porti carta, matite, ecc. in classe. = Porti carta, matite, eccetera in classe.
Vedi pag. 12 del libro. = Vedi pagina dodici del libro.
Vedi pp. 10 e 12 del libro. = Vedi pagine dieci e dodici del libro.
Leggi il cap. 3 del libro. = Leggi il capitolo tre del libro.
Leggi il vol. 2 per primo. = Leggi il volume due per primo.
Il n. 5 è libero. = Il numero cinque è libero.
Il nr. 7 è occupato. = Il numero sette è occupato.
Abita in v.le Marconi da ieri. = Abita in viale Marconi da ieri.
Abita in p.za Dante a Napoli. = Abita in piazza Dante a Napoli.
S. Martino divide il mantello. = San Martino divide il mantello.
Sono ca. dieci persone. = Sono circa dieci persone.
Il carico max. è di dieci. = Il carico massimo è di dieci.
L'età min. è di sei anni. = L'età minima è di sei anni. = L'età minimo è di sei anni.
Era il 44 a.C. a Roma. = Era il quarantaquattro avanti Cristo a Roma.
Era il 79 d.C. a Pompei. = Era il settantanove dopo Cristo a Pompei.
Vedi fig. 3 in fondo. = Vedi figura tre in fondo.
L'art. 8 lo dice. = L'articolo otto lo dice.
Chiami il tel. del negozio. = Chiami il telefono del negozio.
Il mons. Ferri è qui. = Il monsignor Ferri è qui.
Il gen. Riva saluta. = Il generale Riva saluta. = Il general Riva saluta.
On. Costa ha votato. = Onorevole Costa ha votato.
Il geom. Pace misura. = Il geometra Pace misura.
Il rag. Fantozzi conta. = Il ragionier Fantozzi conta. = Il ragioniere Fantozzi conta.
L'arch. Piano disegna. = L'architetto Piano disegna.
La ed. nuova è uscita. = La edizione nuova è uscita.
Il Min. degli Esteri parla. = Il Ministro degli Esteri parla. = Il Ministero degli Esteri parla.
Gent. signora Pini, buongiorno. = Gentile signora Pini, buongiorno.
La c.ssa Orsini è partita. = La contessa Orsini è partita.
""")
    b.sentences('version', """
Installa prima la versione 2.1.3 qui. = Installa prima la versione due punto uno punto tre qui.
Qui gira la v3.2 ancora. = Qui gira la versione tre punto due ancora. = Qui gira la vu tre punto due ancora.
Il server è 192.168.0.1 qui. = Il server è centonovantadue punto centosessantotto punto zero punto uno qui.
Usa l'edizione 4.5.2 per questo. = Usa l'edizione quattro punto cinque punto due per questo.
Serve Android 14 per questo. = Serve Android quattordici per questo.
La 10.0.1 è in rete. = La dieci punto zero punto uno è in rete.
Serve Node 20.11.1 per questo. = Serve Node venti punto undici punto uno per questo.
La sezione 4.2.1 lo spiega. = La sezione quattro punto due punto uno lo spiega.
La versione v1.0.0 fu la prima. = La versione uno punto zero punto zero fu la prima.
Windows 11 si riavvia. = Windows undici si riavvia.
La 7.0.12 è lenta. = La sette punto zero punto dodici è lenta.
""")
    b.sentences('score', """
Hanno vinto 3–2 in casa. = Hanno vinto tre a due in casa.
Abbiamo perso 21-14 domenica. = Abbiamo perso ventuno a quattordici domenica.
Il risultato è stato 5:4 alla fine. = Il risultato è stato cinque a quattro alla fine.
Gli do 8/10 in tutto. = Gli do otto su dieci in tutto.
Ha preso 95/100 al test. = Ha preso novantacinque su cento al test.
Il formato 16:9 va bene. = Il formato sedici a nove va bene. = Il formato sedici noni va bene. = Il formato sedici nove va bene.
Mescola 1:3 con acqua. = Mescola uno a tre con acqua.
La scala è 1:50 qui. = La scala è uno a cinquanta qui.
Ieri è finita 2-2 tra loro. = Ieri è finita due a due tra loro.
Ha 18/20 giuste. = Ha diciotto su venti giuste.
""")
    b.sentences('letters', """
La chiave USB è persa. = La chiave U S B è persa.
Il CD è rotto. = Il C D è rotto.
Salvalo in PDF. = Salvalo in P D F.
Il DVD è rotto. = Il D V D è rotto.
Il mio PC è lento. = Il mio P C è lento.
La porta 12B è chiusa. = La porta dodici B è chiusa.
Usa carta A4 per questo. = Usa carta A quattro per questo.
L'A9 è chiusa. = L'A nove è chiusa.
Il bus M15 passa qui. = Il bus M quindici passa qui.
La BMW è fuori. = La B M W è fuori.
La sala 4G è di sopra. = La sala quattro G è di sopra.
""")
    b.untouched("""
Il fiume è molto largo qui.
Può aiutarmi, per favore?
Sì, certo, nessun problema.
In maggio era bel tempo.
Ha detto «mai più» ed è uscita.
È libero il posto? No, purtroppo.
Un uomo e una donna aspettano fuori.
La porta si chiuse e tutto tacque.
Ci vediamo lunedì al parco.
Il secondo giorno ha piovuto.
""")
    return [b]
