"""French, as in France."""
from book import CARDINALS, DATES, DECIMALS, FRACTIONS, ORDINALS, SIGNS, TIMES, Book, spell

MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split()
SHORT = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split()
DIGITS = 'zéro un deux trois quatre cinq six sept huit neuf'.split()
b = Book('fr-FR', '\u202f', ',')


def n(number, gender='m'):
    return b.words(number, 'spellout-cardinal-feminine' if gender == 'f' else 'spellout-numbering')


def nth(number, gender='m'):
    ways = [b.words(number, 'spellout-ordinal-feminine' if gender == 'f' else 'spellout-ordinal-masculine')]
    return ways + (['second' if gender == 'm' else 'seconde'] if number == 2 else [])


def year(number):
    ways = [n(number)]
    if 1100 <= number < 2000:
        high, low = divmod(number, 100)
        ways.append(f'{n(high)} cent{" " + n(low) if low else "s"}')
    return ways


def decimal(text):
    whole, part = text.split('.')
    zeros = len(part) - len(part.lstrip('0'))
    by_digits = ' '.join(DIGITS[int(c)] for c in part)
    return list(dict.fromkeys([f'{n(int(whole))} virgule {by_digits}', f'{n(int(whole))} virgule {"zéro " * zeros}{n(int(part))}']))


def fraction(above, below):
    if below == 2:
        return ['un demi', 'la moitié', 'une demie', 'un sur deux']
    name = {3: 'tiers', 4: 'quart'}.get(below) or nth(below)[0]
    return [f'{n(above)} {name}{"s" if above > 1 and below != 3 else ""}'] + ([f'{n(above)} sur {n(below)}'] if below > 9 else [])


def mixed(whole, above, below):
    if below == 2:
        return [f'{n(whole)} et demi', f'{n(whole)} et demie', f'{n(whole)} un demi', f'{n(whole)} et un demi']
    return [f'{n(whole)} {joint}{fraction(above, below)[0]}' for joint in ('', 'et ')]


def date(y, m, d):
    day = 'premier' if d == 1 else n(d)
    return [f'{day} {MONTHS[m - 1]}{end}' for end in ([''] if y is None else [f' {way}' for way in year(y)])]


def clock(h, m):
    hour = f'{n(h, "f")} heure{"s" if h > 1 else ""}'
    if m == 0:
        return [hour] + (['midi'] if h == 12 else [])
    ways = [f'{hour} {n(m)}', f'{hour} {n(m, "f")}', f'{hour} {n(m, "f")} minute{"s" if m > 1 else ""}', f'{hour} et {n(m, "f")} minutes']
    ways += [f'{hour} zéro {n(m)}'] if m < 10 else []
    return ways + ([f'{hour} et demie'] if m == 30 else [f'{hour} et quart'] if m == 15 else []) + (['midi et demi'] if (h, m) == (12, 30) else [])


def count(number, gender, name, names):
    if isinstance(number, int):
        return [f'{n(number, gender)} {name if number < 2 else names}']
    return [f'{way} {name if float(number) < 2 else names}' for way in decimal(number)]


def amount(whole, part, name='euro', names='euros', cents='centimes'):
    main = count(whole, 'm', name, names)
    if not part:
        return main
    small = count(part, 'm', cents[:-1], cents)
    return small if whole == 0 else [f'{a} {joint}{c}' for a in main for joint in ('', 'et ') for c in small + [n(part)]]


NAMES = {'.': ['point'], '/': ['slash', 'barre oblique'], '-': ['tiret', "trait d'union"], '_': ['tiret bas', 'souligné', 'underscore'],
    '@': ['arobase', 'at'], ':': ['deux points']}


def address(text):
    return spell(text, NAMES, DIGITS)


def link(text):
    rest = text.split('://')[-1]
    bare = rest[4:] if rest.startswith('www.') else rest
    return [way for body in address(bare.rstrip('/')) for way in ([body, f'W W W point {body}', f'trois W point {body}', f'www point {body}']
        if rest != bare else [body])]


def phone(text):
    """Digit by digit, or by groups of two as everybody does."""
    return b.phone(text, DIGITS, 'plus', 3)


def books():
    b.add('cardinal', [
        ('La bibliothèque a {} livres.', 'm'), ('Environ {} personnes sont venues.', 'f'), ('La tour compte {} marches.', 'f'),
            ('Il reste {} places libres.', 'f'), ('Nous avons vu {} oiseaux ce matin.', 'm'),
        ('La recherche donne {} résultats.', 'm'), ('On en a imprimé {} copies.', 'f'), ('Le village a {} habitants.', 'm'),
    ], [(b.digits(x), lambda g, x=x: n(x, g)) for x in CARDINALS if x < 1000000])
    b.sentences('cardinal', """
Il y a 1 chat dehors. = Il y a un chat dehors.
Il y a 1 maison sur la colline. = Il y a une maison sur la colline.
Le résultat est 21. = Le résultat est vingt et un.
""")
    forms = [('Le bureau est au {} étage.', 'm', 'e'), ('Il a fini à la {} place.', 'f', 'e'), ("C'est le {} livre de la série.", 'm', 'e'),
        ("C'est la {} fois qu'elle gagne.", 'f', 'ème'), ('Nous fêtons le {} anniversaire du club.', 'm', 'e'), ('La {} édition est là.', 'f', 'e')]
    for i, x in enumerate(ORDINALS):
        carrier, gender, end = forms[i % 6]
        end = ('er' if gender == 'm' else 're') if x == 1 else end
        b.add('ordinal', [carrier], [(f'{x}{end}', nth(x, gender))])
    b.add('decimal', ['La moyenne est de {} cette année.', "Multipliez d'abord par {} le résultat.", "L'indice est monté à {} en mai.",
        'Le facteur est {} et convient.', 'La mesure était de {} hier.', 'La note de {} suffit.'],
          [(b.decimal(x), decimal(x)) for x in DECIMALS if x != '88.8'])
    b.add('fraction', ['Seulement {} de la classe a réussi.', 'Environ {} de la ville était sous eau.', 'Prenez {} de la pâte.',
        'Près de {} des gens ont voté.'],
          [(f'{a}/{c}', fraction(a, c)) for a, c in FRACTIONS] + [(SIGNS[x], fraction(*x)) for x in ((3, 4), (1, 3), (2, 3), (1, 4))])
    b.add('fraction', ['Laissez cuire {} heures au four.', "Nous avons fait {} kilomètres aujourd'hui."],
          [(f'{w} {a}/{c}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 1, 4), (5, 3, 4), (3, 1, 2), (4, 2, 3), (6, 1,
              2))] + [(f'{w}{SIGNS[a, c]}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 3, 4), (4, 1, 4), (5, 1, 2))])
    forms = [lambda y, m, d: f'{"1er" if d == 1 else d} {MONTHS[m - 1]} {y}', lambda y, m, d: f'{d:02}/{m:02}/{y}', lambda y, m,
        d: f'{d:02}.{m:02}.{y}', lambda y, m, d: f'{y}-{m:02}-{d:02}', lambda y, m, d: f'{d} {SHORT[m - 1]} {y}', lambda y, m,
        d: f'{d:02}-{m:02}-{y}']
    b.add('date', ['Le contrat finit le {}.', 'Elle est née le {} à Lyon.', 'Le prochain rendez-vous est le {}.', 'On a signé le {}, comme prévu.',
        'Le magasin a ouvert le {}.'], [(forms[i % 6](*x), date(*x)) for i, x in enumerate(DATES)])
    b.sentences('date', """
On se voit le 5 mars. = On se voit le cinq mars.
Le 1er mai est férié. = Le premier mai est férié.
La foire est le 21 avril. = La foire est le vingt et un avril.
Rendez-vous le 24/12 au soir. = Rendez-vous le vingt-quatre décembre au soir. = Rendez-vous le vingt-quatre douze au soir.
""")
    forms = [lambda h, m: f'{h}h{m:02}' if m else f'{h}h', lambda h, m: f'{h} h {m:02}' if m else f'{h} h', lambda h, m: f'{h:02}:{m:02}', lambda h,
        m: f'{h:02}h{m:02}']
    b.add('time', ["Le train part à {} d'ici.", 'Nous ouvrons à {} chaque jour.', 'Tout doit être prêt à {} précises.',
        "L'appel commence à {} demain."], [(forms[i % 4](h, m), clock(h, m)) for i, (h, m) in enumerate(TIMES)])
    b.add('range', ['Lisez les pages {} pour demain.', 'Les rangs {} sont pris.', 'Répondez aux questions {} ici.'],
          [(f'{x}{dash}{y}', f'{n(x)} à {n(y)}') for dash, x, y in zip('–-' * 12, (3, 10, 12, 4, 14, 7, 30, 8, 15, 40), (5, 15, 18, 9, 25, 11, 45,
              12, 20, 60))])
    b.add('range', ['Cela prend {} en moyenne.', 'Attendez {} avant de manger.'],
          [(f'{x}{dash}{y} {unit}', f'{n(x, g)} à {n(y, g)} {unit}') for dash, x, y, unit, g in
           (('–', 5, 7, 'jours', 'm'), ('-', 2, 3, 'semaines', 'f'), ('–', 20, 30, 'minutes', 'f'), ('-', 3, 4, 'heures', 'f'), ('~', 10, 15,
               'minutes', 'f'), (' – ', 6, 8, 'semaines', 'f'), ('–', 4, 6, 'mois', 'm'), ('-', 5, 7, 'degrés', 'm'))])
    b.add('range', ['Elle y a vécu ({}).', 'La guerre ({}) fut longue.'], [(f'{x}–{y}', [f'{p} à {q}' for p in year(x) for q in year(y)]) for x,
        y in ((1961, 1965), (2010, 2015), (1998, 2004), (1914, 1918), (1939, 1945))])
    b.sentences('range', """
Ouvert lun–ven, fermé le dimanche. = Ouvert lundi à vendredi, fermé le dimanche. = Ouvert lundi au vendredi, fermé le dimanche.
Ouvert 9h–17h chaque jour. = Ouvert neuf heures à dix-sept heures chaque jour.
Le repas est servi 12:00–14:00 ici. = Le repas est servi douze heures à quatorze heures ici. = Le repas est servi midi à quatorze heures ici.
Les billets coûtent 5–10 €. = Les billets coûtent cinq à dix euros.
Il y a 10–20 % de voitures en plus. = Il y a dix à vingt pour cent de voitures en plus.
Vide, il pèse 3–4 kg. = Vide, il pèse trois à quatre kilogrammes. = Vide, il pèse trois à quatre kilos.
Les enfants de 6–12 ans ne paient pas. = Les enfants de six à douze ans ne paient pas.
Gardez-le à 18–20 °C. = Gardez-le à dix-huit à vingt degrés Celsius. = Gardez-le à dix-huit à vingt degrés.
La vallée est 300–400 m plus bas. = La vallée est trois cents à quatre cents mètres plus bas.
Mettez 1,5–2 tasses. = Mettez un virgule cinq à deux tasses. = Mettez une virgule cinq à deux tasses.
La foire a lieu du 3–5 mai. = La foire a lieu du trois à cinq mai. = La foire a lieu du trois au cinq mai.
Dans 2-3 ans ce sera prêt. = Dans deux à trois ans ce sera prêt.
Il manque les parties A–D. = Il manque les parties A à D.
Comptez 50–60 euros par mois. = Comptez cinquante à soixante euros par mois.
J'ai lu les chapitres 1–4 hier. = J'ai lu les chapitres un à quatre hier.
Le plan 2024–2026 est prêt. = Le plan deux mille vingt-quatre à deux mille vingt-six est prêt. = Le plan deux mille vingt-quatre deux mille vingt-six est prêt.
Cela monte de 3-5 pour cent. = Cela monte de trois à cinq pour cent.
""")
    names = [('h', 'f', 'heure', 'heures'), ('min', 'f', 'minute', 'minutes'), ('s', 'f', 'seconde', 'secondes'), ('ms', 'f', 'milliseconde',
        'millisecondes')]
    b.add('duration', ['Le film dure {} en tout.', 'Attendez {} et réessayez.', 'Cela a pris {} cette fois.', 'La vidéo dure {} sans publicité.',
        "Faites bouillir {} d'abord."],
          [(f'{x} {names[i % 4][0]}', count(x, *names[i % 4][1:])) for i, x in enumerate((2, 10, 45, 250, 3, 30, 90, 21, 1, 12, 15, 5, 21, 1, 20,
              50))]
          + [(f'{h} h {m} min', [f'{count(h, "f", "heure", "heures")[0]}{joint}{n(m, "f")} minutes' for joint in (' ', ' et ',
              ', ')] + [f'{count(h, "f", "heure", "heures")[0]} {n(m)}']) for h, m in ((1, 30), (2, 15), (3, 45), (5, 10), (1, 20), (8, 25), (2,
              40), (4, 50))]
          + [(f'{m} min {s} s', [f'{n(m)} minutes{joint}{n(s)} secondes' for joint in (' ', ' et ', ', ')]) for m, s in ((3, 20), (4, 15), (10, 30))]
          + [(f'{b.decimal(x)} h', count(x, 'f', 'heure', 'heures') + [w.replace('un virgule', 'une virgule') for w in count(x, 'f', 'heure',
              'heures')]) for x in ('1.5', '2.5', '0.5', '7.25')]
          + [(f'{x} {unit}', f'{n(x, g)} {unit}') for x, unit, g in ((14, 'jours', 'm'), (6, 'semaines', 'f'), (18, 'mois', 'm'), (25, 'ans', 'm'),
              (21, 'heures', 'f'), (31, 'heures', 'f'), (21, 'nuits', 'f'), (21, 'jours', 'm'), (100, 'secondes', 'f'))])
    amounts = [(5, 0), (3, 50), (1, 0), (20, 0), (9, 99), (1234, 56), (250, 0), (12, 5), (100, 0), (49, 95), (7, 25), (21, 0), (0, 99), (15, 0),
        (1000, 0), (2, 75), (60, 10), (3000, 0), (0, 50), (18, 20), (500, 0), (4, 4), (75, 30), (99, 0), (80, 0), (1500, 0), (6, 80), (12500, 0)]
    b.add('money', ["Le billet coûte {} aujourd'hui.", 'Il lui doit encore {} du repas.', 'Vous gagnez {} par mois.',
        'La réparation a coûté {} en tout.', "J'ai dépensé {}, pas plus."], [(f'{b.digits(x)}' + (f',{c:02}' if c else '') + ' €', amount(x, c))
        for x, c in amounts])
    b.add('money', ["L'entreprise vaut {} aujourd'hui.", 'Les dégâts sont de {} pour le moment.', 'Cela fait {} par an.'],
          [("2,5 millions d'euros", "deux virgule cinq millions d'euros"), ('5 M€', "cinq millions d'euros"), ('1,2 Md€',
              "un virgule deux milliard d'euros"), ("40 millions d'€", "quarante millions d'euros"), ('20 USD', ['vingt dollars américains',
              'vingt dollars', 'vingt dollars des États-Unis']), ('$50', 'cinquante dollars'),
           ('15 EUR', 'quinze euros'), ('8 £', ['huit livres', 'huit livres sterling']), ('99 centimes', 'quatre-vingt-dix-neuf centimes'), ('500 ¥',
               ['cinq cents yens']), ('30 CHF', ['trente francs suisses', 'trente francs']), ('-20 €', 'moins vingt euros'), ('21 £',
               ['vingt et une livres', 'vingt et une livres sterling']),
           ('50 k€', ['cinquante mille euros', 'cinquante kilo euros'])])
    units = [('5', 'km', 'kilomètres'), ('3.2', 'kg', ['kilogrammes', 'kilos']), ('25', '°C', ['degrés Celsius', 'degrés']), ('60', 'km/h',
        ['kilomètres par heure', 'kilomètres heure', "kilomètres à l'heure", 'kilomètres-heure']), ('12', '%', 'pour cent'), ('120', 'm²',
        'mètres carrés'), ('500', 'Mo', 'mégaoctets'), ('1.5', 'l', 'litre'), ('250', 'ml', 'millilitres'),
             ('10', 'cm', 'centimètres'), ('3', 'mm', 'millimètres'), ('40', 'W', 'watts'), ('230', 'V', 'volts'), ('2.4', 'GHz', 'gigahertz'),
                 ('16', 'Go', 'gigaoctets'), ('30', 'mg', 'milligrammes'), ('7', 'm', 'mètres'), ('9', 'kWh', ['kilowattheures', 'kilowatts heure',
                 'kilowatt-heures', 'kilowatts-heures']), ('300', 'g', 'grammes'), ('99.9', '%', 'pour cent'), ('20', 'm³', ['mètres cubes']),
             ('45', '°', 'degrés'), ('80', 'dB', ['décibels']), ('18', 'ko', 'kilooctets'), ('4', 'ha', 'hectares'), ('2', 'To', 'téraoctets'),
                 ('15', 'kW', 'kilowatts'), ('1.8', 'm', 'mètre'), ('0.5', 'l', 'litre'), ('21', '°C', ['degrés Celsius', 'degrés']), ('75', 'Hz',
                 'hertz'), ('21', 'km', 'kilomètres'), ('80', 'kg', ['kilogrammes', 'kilos']), ('100', 'g', 'grammes'), ('33', 'cl', 'centilitres'),
                 ('3', 'm/s', 'mètres par seconde')]
    b.add('measure', ["Il y a {} jusque là.", "L'étiquette indique {} en rouge.", 'Il faut {} au moins.', 'La limite est de {} ici.',
        'Il vous reste {} encore.', 'Cela fait {} en tout.'],
          [(b.decimal(x) + ' ' + u, [f'{way} {name}' for name in ([names] if isinstance(names, str) else names) for way in ([n(int(x))]
              if '.' not in x else decimal(x))]) for x, u, names in units])
    b.sentences('measure', """
Il reste 1 m jusqu'au mur. = Il reste un mètre jusqu'au mur.
C'est 1 l de lait. = C'est un litre de lait.
Seul 1 % a dit non. = Seul un pour cent a dit non.
Il gèle à -5 °C dehors. = Il gèle à moins cinq degrés Celsius dehors. = Il gèle à moins cinq degrés dehors.
Cela pèse 2 t à vide. = Cela pèse deux tonnes à vide.
""")
    phones = ['01 99 00 12 34', '+33 1 99 00 12 34', '06 12 34 56 78', '04 72 10 30 30', '+33 6 39 98 12 34', '0800 123 456', '02 61 91 00 11',
        '05.56.10.20.30', '03 53 01 22 33', '(01) 99 00 56 78', '+32 2 555 12 12', '09 70 80 90 10', '01-99-00-43-21', '07 65 43 21 09',
        '+33 (0)1 99 00 11 22',
              '04 91 55 11 11', '02 40 41 90 00', '06.39.98.45.67', '+41 22 555 01 01', '05 61 22 29 22', '01 42 34 56 10', '03 88 60 90 90',
                  '0 800 10 20 30', '+33 4 65 71 00 12', '06 98 76 54 32', '02 99 67 11 11', '+352 24 78 00', '04 78 63 40 40', '01 53 05 06 07',
                  '08 92 68 36 86', '+33 7 56 78 90 12', '03 20 49 50 00',
              '05-49-36-30-30', '02 31 30 41 00', '06 00 00 12 12', '01.99.00.77.88', '+377 98 98 98 98', '04 93 13 20 00', '03 81 61 50 50',
                  '06 45 67 89 10']
    b.add('telephone', ['Appelez le {} pour en savoir plus.', 'Mon numéro est le {} au bureau.', 'Tél. {} pour réserver.', 'Au {} on vous répond.'],
        [(p, phone(p)) for p in phones])
    b.rows = [(r[0], r[1], r[2].replace('Tél. ', 'Téléphone ')) for r in b.rows]
    sites = ['www.exemple.fr', 'exemple.org', 'https://aide.exemple.fr/accueil', 'boutique.exemple.com', 'https://www.exemple.org/questions',
        'http://exemple.net', 'www.grande-bibliotheque.fr', 'https://exemple.com/nouvelles/jour', 'aide.exemple.org/contact',
        'https://fleuve-bleu.org', 'www.ecole.fr/eleves', 'https://forum.exemple.com', 'exemple.com/emploi',
             'jardin.net', 'www.musee.fr', 'https://cartes.exemple.fr', 'boulanger.com', 'www.mairie.fr/visites', 'https://theatre.fr',
                 'voisins.org']
    mails = ['ada@exemple.org', 'info@exemple.fr', 'jean.martin@exemple.net', 'aide-rapide@exemple.fr', 'ventes@boutique.com',
        'anne_petit@exemple.fr', 'presse@musee.fr', 'emploi@grande-bibliotheque.fr', 'prenom.nom@ecole.fr', 'equipe@fleuve-bleu.org',
        'marie@exemple.fr', 'bureau@mairie.fr', 'contact@boulanger.com', 'factures@exemple.net', 'pierre.vert@exemple.org',
             'nouvelles@exemple.fr', 'billets@theatre.fr', 'bonjour@exemple.com', 'membres@jardin.net', 'questions@exemple.fr']
    b.add('electronic', ["C'est sur {} toujours.", 'Le formulaire est sur {} maintenant.', 'Allez sur {} et connectez-vous.'], [(s, link(s))
        for s in sites])
    b.add('electronic', ["Écrivez à {} s'il vous plaît.", 'Envoyez-le à {} avant midi.', 'Les questions vont à {} en premier.'], [(m, address(m))
        for m in mails])
    kings = [('Louis', 'XIV', 'quatorze'), ('Henri', 'IV', 'quatre'), ('François', 'Ier', 'premier'), ('Louis', 'XVI', 'seize'), ('Napoléon', 'III',
        'trois'), ('Charles', 'V', 'cinq'), ('Élisabeth', 'II', 'deux'), ('Philippe', 'II', 'deux'), ('Henri', 'VIII', 'huit'), ('Jean', 'XXIII',
        'vingt-trois'), ('Catherine', 'II', 'deux'), ('Charles', 'X', 'dix'), ('Pie', 'IX', 'neuf'),
             ('Napoléon', 'Ier', 'premier'), ('Jean-Paul', 'II', 'deux')]
    b.add('roman', ['Nous avons lu sur {} en classe.', 'Le palais de {} est debout.', 'Sous {} la loi changea.'], [(f'{name} {sign}',
        f'{name} {word}') for name, sign, word in kings])
    b.add('roman', ['Elle vécut au {} siècle à Lyon.', 'Le {} siècle fut long.'], [(f'{sign}{end}', nth(value)) for sign, end, value in
          (('XIX', 'e', 19), ('XX', 'e', 20), ('XXI', 'e', 21), ('XV', 'e', 15), ('XVI', 'e', 16), ('XII', 'e', 12), ('V', 'e', 5), ('III', 'e', 3),
              ('X', 'e', 10), ('XVIII', 'e', 18))])
    b.add('roman', ['Lisez le {} du livre.', 'Dans le {} il y a tout.'], [(f'{name} {sign}', [f'{name} {n(value)}']) for name, sign, value in
          (('chapitre', 'IV', 4), ('tome', 'II', 2), ('volume', 'VII', 7), ('chapitre', 'XII', 12), ('titre', 'IX', 9), ('livre', 'XI', 11),
              ('article', 'VIII', 8), ('tome', 'XIV', 14), ('type', 'II', 2), ('niveau', 'III', 3))])
    b.sentences('roman', """
La Ve République dure encore. = La cinquième République dure encore.
Le XVIe arrondissement est grand. = Le seizième arrondissement est grand.
L'acte III est le meilleur. = L'acte trois est le meilleur.
Rocky III passe ce soir. = Rocky trois passe ce soir.
Le Ier Empire finit en juin. = Le premier Empire finit en juin.
""")
    b.sentences('abbreviation', """
M. Martin arrive à dix heures. = Monsieur Martin arrive à dix heures.
Mme Petit a appelé. = Madame Petit a appelé.
Mlle Roux chante bien. = Mademoiselle Roux chante bien.
Le Dr Blanc vous attend. = Le docteur Blanc vous attend.
Le Dr. Blanc vous attend ici. = Le docteur Blanc vous attend ici.
MM. Dupont et Durand sont là. = Messieurs Dupont et Durand sont là.
Mmes Roy et Leroy sont là. = Mesdames Roy et Leroy sont là.
Le Pr Noir enseigne la physique. = Le professeur Noir enseigne la physique.
Me Garnier plaide demain. = Maître Garnier plaide demain.
Il y a de grandes villes, p. ex. Paris. = Il y a de grandes villes, par exemple Paris.
Prenez un fruit, par ex. une poire. = Prenez un fruit, par exemple une poire.
Prenez du papier, des crayons, etc. pour la classe. = Prenez du papier, des crayons, et cetera pour la classe. = Prenez du papier, des crayons, etcétéra pour la classe.
Le train de nuit, c.-à-d. le dernier, part tard. = Le train de nuit, c'est-à-dire le dernier, part tard.
Voir p. 12 du livre. = Voir page douze du livre.
Voir pp. 10 et 12 du livre. = Voir pages dix et douze du livre.
Lisez le chap. 3 du livre. = Lisez le chapitre trois du livre.
Lisez le vol. 2 en premier. = Lisez le volume deux en premier.
Le n° 5 est libre. = Le numéro cinq est libre.
Le no 7 est pris. = Le numéro sept est pris.
Il habite av. Foch depuis hier. = Il habite avenue Foch depuis hier.
Il habite bd Voltaire à Paris. = Il habite boulevard Voltaire à Paris.
St Martin partage son manteau. = Saint Martin partage son manteau.
Ste Anne est fêtée en juillet. = Sainte Anne est fêtée en juillet.
Env. dix personnes sont venues. = Environ dix personnes sont venues.
La charge max. est de dix. = La charge maximum est de dix. = La charge maximale est de dix.
L'âge min. est de six ans. = L'âge minimum est de six ans. = L'âge minimal est de six ans.
C'était en 44 av. J.-C. à Rome. = C'était en quarante-quatre avant Jésus-Christ à Rome.
C'était en 79 apr. J.-C. à Pompéi. = C'était en soixante-dix-neuf après Jésus-Christ à Pompéi.
Voir fig. 3 en annexe. = Voir figure trois en annexe.
L'art. 8 le dit. = L'article huit le dit.
La Cie maritime recrute. = La Compagnie maritime recrute.
Ouvert de 9 h à 17 h env. sauf dimanche. = Ouvert de neuf heures à dix-sept heures environ sauf dimanche.
Le tél. ne marche pas. = Le téléphone ne marche pas.
Merci de répondre svp. = Merci de répondre s'il vous plaît.
Le dép. du Rhône est grand. = Le département du Rhône est grand.
La réf. du produit manque. = La référence du produit manque.
Mgr Lefort est venu. = Monseigneur Lefort est venu.
Le Gal Leclerc salue. = Le général Leclerc salue.
Il mesure 2 m env. selon elle. = Il mesure deux mètres environ selon elle.
J'y vais bcp. moins. = J'y vais beaucoup moins.
L'éd. Martin publie le livre. = L'édition Martin publie le livre. = L'éditeur Martin publie le livre.
Le RDC est vide. = Le rez-de-chaussée est vide. = Le R D C est vide.
""")
    b.sentences('version', """
Installez la version 2.1.3 d'abord. = Installez la version deux point un point trois d'abord.
La v3.2 tourne encore ici. = La version trois point deux tourne encore ici. = La V trois point deux tourne encore ici.
Le serveur est 192.168.0.1 ici. = Le serveur est cent quatre-vingt-douze point cent soixante-huit point zéro point un ici.
Prenez l'édition 4.5.2 pour cela. = Prenez l'édition quatre point cinq point deux pour cela.
Il faut Android 14 pour cela. = Il faut Android quatorze pour cela.
La 10.0.1 est en ligne. = La dix point zéro point un est en ligne.
Il faut Node 20.11.1 pour cela. = Il faut Node vingt point onze point un pour cela.
La section 4.2.1 l'explique. = La section quatre point deux point un l'explique.
La version v1.0.0 fut la première. = La version un point zéro point zéro fut la première.
Windows 11 redémarre. = Windows onze redémarre.
La 7.0.12 est lente. = La sept point zéro point douze est lente.
""")
    b.sentences('score', """
Ils ont gagné 3–2 chez eux. = Ils ont gagné trois à deux chez eux. = Ils ont gagné trois deux chez eux.
Nous avons perdu 21-14 dimanche. = Nous avons perdu vingt et un à quatorze dimanche. = Nous avons perdu vingt et un quatorze dimanche.
Je lui donne 8/10 en tout. = Je lui donne huit sur dix en tout.
Elle a eu 15/20 en maths. = Elle a eu quinze sur vingt en maths.
Il a 95/100 au test. = Il a quatre-vingt-quinze sur cent au test.
Le format 16:9 va bien. = Le format seize neuvième va bien. = Le format seize neuvièmes va bien. = Le format seize sur neuf va bien. = Le format seize neuf va bien. = Le format seize à neuf va bien.
Mélangez 1:3 avec de l'eau. = Mélangez un pour trois avec de l'eau. = Mélangez un à trois avec de l'eau. = Mélangez un sur trois avec de l'eau.
L'échelle est de 1:50 ici. = L'échelle est de un cinquantième ici. = L'échelle est de un pour cinquante ici. = L'échelle est de un sur cinquante ici. = L'échelle est de un à cinquante ici.
Score final 2-2 hier. = Score final deux à deux hier. = Score final deux deux hier.
Il a 18/20 de bon. = Il a dix-huit sur vingt de bon.
""")
    b.sentences('letters', """
La clé USB est perdue. = La clé U S B est perdue.
La TVA a monté. = La T V A a monté.
Le TGV est à quai. = Le T G V est à quai.
Enregistrez en PDF. = Enregistrez en P D F.
Le DVD est cassé. = Le D V D est cassé.
Mon PC est lent. = Mon P C est lent.
La porte 12B est fermée. = La porte douze B est fermée.
Prenez du papier A4 pour cela. = Prenez du papier A quatre pour cela.
L'A9 est coupée. = L'A neuf est coupée.
Le bus M15 passe ici. = Le bus M quinze passe ici.
La SNCF recrute. = La S N C F recrute.
La salle 4G est en haut. = La salle quatre G est en haut.
""")
    b.untouched("""
Le fleuve est très large ici.
Pouvez-vous m'aider, s'il vous plaît ?
Oui, bien sûr, pas de problème.
En mai il faisait beau.
Elle a dit « plus jamais » et partit.
La place est-elle libre ? Non, hélas.
Un homme et une femme attendent dehors.
La porte se ferma et tout fut calme.
On se voit lundi au parc.
Le second jour il a plu.
""")
    return [b]
