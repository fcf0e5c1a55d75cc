"""Spanish, as in Spain."""
from book import CARDINALS, DATES, DECIMALS, FRACTIONS, SIGNS, TIMES, Book, spell

MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split()
DIGITS = 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split()
b = Book('es-ES', '.', ',')


def n(number, gender='m'):
    """Before a noun: veintiún días, veintiuna casas; by itself: veintiuno."""
    rules = {'m': 'spellout-cardinal-masculine', 'f': 'spellout-cardinal-feminine', '': 'spellout-numbering'}[gender]
    return b.words(number, rules)


def nth(number, form='masculine'):
    """The eleventh and twelfth have two names; above the twentieth the first part may stand apart."""
    words = b.words(number, f'spellout-ordinal-{form}')
    end = 'a' if form == 'feminine' else 'o'
    ways = [words, {11: f'undécim{end}', 12: f'duodécim{end}'}.get(number, words), {11: f'decimoprimer{"" if form.endswith("adjective") else end}',
        12: f'decimosegund{end}'}.get(number, words)]
    if number in (18, 23, 28):
        ways.append(words.replace(' ', ''))
    return ways


def decimal(text):
    whole, part = text.split('.')
    zeros = len(part) - len(part.lstrip('0'))
    by_digits = ' '.join(DIGITS[int(c)] for c in part)
    return [f'{n(int(whole), "")} coma {by_digits}', f'{n(int(whole), "")} coma {"cero " * zeros}{n(int(part), "")}']


def fraction(above, below):
    if below == 2:
        return ['un medio', 'medio', 'la mitad', 'uno partido por dos', 'media']
    name = {3: 'tercio', 4: 'cuarto', 12: 'doceavo'}.get(below) or nth(below)[0]
    ways = [f'{n(above)} {name}{"s" if above > 1 else ""}']
    if below == 12:
        ways.append(ways[0].replace('doce', 'duodé').replace('duodéavo', 'duodécimo'))
    feminine = nth(below, 'feminine')[0] if below not in (3, 4, 12) else {3: 'tercera', 4: 'cuarta', 12: 'doceava'}[below]
    return ways + [f'{n(above, "f")} {feminine}{"s" if above > 1 else ""} parte{"s" if above > 1 else ""}']


def mixed(whole, above, below):
    half = ['medio', 'media', 'un medio'] if below == 2 else fraction(above, below)[:1]
    return [f'{n(whole, g)} y {f}' for g in ('m', 'f', '') for f in half]


def date(y, m, d):
    days = [n(d, '')] + (['primero'] if d == 1 else [])
    ends = [''] if y is None else [f' {of} {n(y, "")}' for of in ('de', 'del')]
    return [f'{day} de {MONTHS[m - 1]}{end}' for day in days for end in ends]


def clock(h, m):
    """All ways to say the time in Spain, by the clock of the day."""
    hour = n(h, 'f')
    whole = [hour, f'{hour} en punto', f'{hour} horas', f'{hour} cero cero'] if m == 0 else []
    rest = [] if m == 0 else [f'{hour} {n(m, "")}', f'{hour} y {n(m, "")}', f'{hour} horas {n(m, "m")} minutos',
        f'{hour} horas y {n(m, "m")} minutos', f'{hour} y {n(m, "m")} minutos',
                              f'{hour} con {n(m, "")}', f'{hour} con {n(m, "m")} minutos']
    rest += [f'{hour} cero {n(m, "")}'] if 0 < m < 10 else []
    rest += [f'{hour} y cuarto'] if m == 15 else [f'{hour} y media'] if m == 30 else []
    return whole + rest


def count(number, gender, name, names):
    if str(number) == '1':
        return [f'{"una" if gender == "f" else "un"} {name}']
    return [f'{n(number, gender)} {names}'] if isinstance(number, int) else [f'{way} {names}' for way in decimal(number)]


def amount(whole, part, name='euro', names='euros', cents='céntimos', gender='m'):
    main = count(whole, gender, name, names)
    if not part:
        return main
    small = count(part, 'm', cents[:-1], cents)
    if whole == 0:
        return small
    return [f'{a} {joint}{c}' for a in main for joint in ('con ', 'y ') for c in small + [n(part, '')]]


NAMES = {'.': ['punto'], '/': ['barra'], '-': ['guion', 'guión'], '_': ['guion bajo', 'guión bajo', 'subrayado'], '@': ['arroba'],
    ':': ['dos puntos']}


def address(text):
    return spell(text, NAMES, DIGITS)


def link(text):
    rest = text.split('://')[-1]
    bare = rest[4:] if rest.startswith('www.') else rest
    return [way for body in address(bare.rstrip('/')) for way in ([body, f'tres uves dobles punto {body}',
        f'uve doble uve doble uve doble punto {body}', f'www punto {body}'] if rest != bare else [body])]


def books():
    b.add('cardinal', [
        ('La biblioteca tiene {} libros.', 'm'), ('Llegaron unas {} personas a la fiesta.', 'f'), ('La torre tiene {} escalones.', 'm'),
            ('Quedan {} plazas libres.', 'f'), ('Contamos {} pájaros en el lago.', 'm'),
        ('La búsqueda dio {} respuestas.', 'f'), ('Solo se hicieron {} copias.', 'f'), ('El pueblo tiene {} vecinos.', 'm'),
    ], [(b.digits(x), lambda g, x=x: n(x, g)) for x in CARDINALS if x < 1000000])
    b.sentences('cardinal', """
Tengo 1 gato en casa. = Tengo un gato en casa.
Hay 1 casa en la colina. = Hay una casa en la colina.
El resultado es 21. = El resultado es veintiuno.
La opción 1 es mejor. = La opción uno es mejor.
""")
    forms = [('El despacho está en el {} piso.', 'masculine-adjective', '.º', '.er'), ('Vive en la {} planta.', 'feminine', '.ª', '.ª'),
        ('Este es el {} libro de la serie.', 'masculine-adjective', '.º', '.er'),
             ('Terminó en {} lugar.', 'masculine-adjective', 'º', 'er'), ('Fue la {} vez que ganó.', 'feminine', 'ª', 'ª'),
                 ('Es el {} aniversario de la casa.', 'masculine-adjective', '.º', '.er')]
    numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 27, 28, 30, 31, 32, 33, 40, 42, 50, 51, 60, 66,
        70, 75, 80, 99, 100]
    for i, x in enumerate(numbers):
        carrier, form, sign, short = forms[i % 6]
        b.add('ordinal', [carrier], [(f'{x}{short if x % 10 in (1, 3) and x not in (11, 13) else sign}', nth(x, form))])
    b.add('decimal', ['La media es {} este año.', 'Multiplica el resultado por {} primero.', 'El índice subió a {} en mayo.',
        'El factor es {} y sirve.', 'La lectura fue {} ayer.', 'La nota {} es buena.'],
          [(b.decimal(x), decimal(x)) for x in DECIMALS])
    b.add('fraction', ['Solo {} de la clase aprobó.', 'Casi {} del pueblo se inundó.', 'Usa {} de la masa.', 'Votó {} de la gente.'],
          [(f'{a}/{c}', fraction(a, c)) for a, c in FRACTIONS] + [(SIGNS[x], fraction(*x)) for x in ((3, 4), (1, 3), (2, 3), (1, 4))])
    b.add('fraction', ['Cuece {} horas al horno.', 'Caminamos {} kilómetros hoy.'],
          [(f'{w} {a}/{c}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 1, 4), (5, 3, 4), (3, 1, 2), (4, 2, 3), (6, 1,
              2))] + [(f'{w}{SIGNS[a, c]}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 3, 4), (4, 1, 4), (5, 1, 2))])
    forms = [lambda y, m, d: f'{d} de {MONTHS[m - 1]} de {y}', lambda y, m, d: f'{d:02}/{m:02}/{y}', lambda y, m, d: f'{d}/{m}/{y}', lambda y, m,
        d: f'{y}-{m:02}-{d:02}', lambda y, m, d: f'{d:02}-{m:02}-{y}',
             lambda y, m, d: f'{d}.{m}.{y}']
    b.add('date', ['El contrato acaba el {}.', 'Nació el {} en Sevilla.', 'La próxima cita es el {}.', 'Se firmó el {}, como estaba previsto.',
        'La tienda abrió el {}.'], [(forms[i % 6](*x), date(*x)) for i, x in enumerate(DATES)])
    b.sentences('date', """
Nos vemos el 5 de marzo. = Nos vemos el cinco de marzo.
El 1 de mayo no abrimos. = El uno de mayo no abrimos. = El primero de mayo no abrimos.
La feria es el 21 de abril. = La feria es el veintiuno de abril.
Vienen el lun., 3 de junio. = Vienen el lunes, tres de junio.
""")
    forms = [lambda h, m: f'{h}:{m:02}', lambda h, m: f'{h:02}:{m:02}', lambda h, m: f'{h}.{m:02} h' if m else f'{h} h', lambda h,
        m: f'{h}:{m:02} h']
    b.add('time', ['El tren sale a las {} de aquí.', 'Abrimos a las {} cada día.', 'Todo debe estar listo a las {} en la sala.',
        'La llamada empieza a las {} de hoy.'],
          [(forms[i % 4](h, m), [f'{way}' for way in clock(h, m)]) for i, (h, m) in enumerate(TIMES)])
    b.add('range', ['Lee las páginas {} para mañana.', 'Las filas {} están ocupadas.', 'Responde a las preguntas {} ahora.'],
          [(f'{x}{dash}{y}', [f'{n(x, "")} a {n(y, "")}', f'{n(x, "")} al {n(y, "")}', f'{n(x, "")} hasta {n(y, "")}']) for dash, x,
              y in zip('–-' * 12, (3, 10, 12, 4, 14, 7, 30, 8, 15, 40), (5, 15, 18, 9, 25, 11, 45, 12, 20, 60))])
    b.add('range', ['Tarda {} de media.', 'Espera {} antes de comer.'],
          [(f'{x}{dash}{y} {unit}', f'{n(x, g)} a {n(y, g)} {unit}') for dash, x, y, unit, g in
           (('–', 5, 7, 'días', 'm'), ('-', 2, 3, 'semanas', 'f'), ('–', 20, 30, 'minutos', 'm'), ('-', 3, 4, 'horas', 'f'), ('~', 10, 15, 'minutos',
               'm'), (' – ', 6, 8, 'semanas', 'f'), ('–', 4, 6, 'meses', 'm'), ('-', 5, 7, 'grados', 'm'))])
    b.add('range', ['Vivió allí ({}).', 'La guerra duró {} en el norte.'], [(f'{x}–{y}', [f'{n(x, "")} {to} {n(y, "")}' for to in ('a', 'al',
        'hasta')]) for x, y in ((1961, 1965), (2010, 2015), (1998, 2004), (1914, 1918), (1936, 1939))])
    b.sentences('range', """
Abierto lun–vie, cerrado el domingo. = Abierto lunes a viernes, cerrado el domingo.
Abrimos 9–17 h cada día. = Abrimos nueve a diecisiete horas cada día. = Abrimos nueve a diecisiete cada día.
La comida es 12:00–14:00 aquí. = La comida es doce a catorce aquí. = La comida es doce a catorce horas aquí. = La comida es doce en punto a catorce en punto aquí. = La comida es doce horas a catorce horas aquí.
Las entradas cuestan 5–10 €. = Las entradas cuestan cinco a diez euros.
Hay 10–20 % más coches. = Hay diez a veinte por ciento más coches.
Vacío pesa 3–4 kg. = Vacío pesa tres a cuatro kilogramos. = Vacío pesa tres a cuatro kilos.
Niños de 6–12 años no pagan. = Niños de seis a doce años no pagan.
Guardar a 18–20 °C. = Guardar a dieciocho a veinte grados Celsius. = Guardar a dieciocho a veinte grados centígrados.
El valle está 300–400 m más abajo. = El valle está trescientos a cuatrocientos metros más abajo.
Usa 1,5–2 tazas de agua. = Usa uno coma cinco a dos tazas de agua. = Usa una coma cinco a dos tazas de agua.
La feria es del 3–5 de mayo. = La feria es del tres a cinco de mayo. = La feria es del tres al cinco de mayo.
En 2-3 años estará listo. = En dos a tres años estará listo.
Las partes A–D faltan. = Las partes A a D faltan.
Sube un 3–5 por ciento. = Sube un tres a cinco por ciento.
Son 50–60 euros al mes. = Son cincuenta a sesenta euros al mes.
Leí los capítulos 1–4 ayer. = Leí los capítulos uno a cuatro ayer. = Leí los capítulos uno al cuatro ayer.
El plan 2024–2026 está listo. = El plan dos mil veinticuatro a dos mil veintiséis está listo. = El plan dos mil veinticuatro dos mil veintiséis está listo. = El plan dos mil veinticuatro al dos mil veintiséis está listo.
""")
    names = [('h', 'f', 'hora', 'horas'), ('min', 'm', 'minuto', 'minutos'), ('s', 'm', 'segundo', 'segundos'), ('ms', 'm', 'milisegundo',
        'milisegundos')]
    b.add('duration', ['La película dura {} en total.', 'Espera {} y prueba otra vez.', 'Tardó {} esta vez.', 'El vídeo dura {} sin anuncios.',
        'Hiérvelo {} primero.'],
          [(f'{x} {names[i % 4][0]}', count(x, *names[i % 4][1:])) for i, x in enumerate((2, 10, 45, 250, 3, 30, 90, 21, 1, 12, 15, 5, 21, 1, 20,
              50))]
          + [(f'{h} h {m} min', [f'{count(h, "f", "hora", "horas")[0]}{joint}{n(m)} minutos' for joint in (' ', ' y ', ', ')]) for h, m in ((1, 30),
              (2, 15), (3, 45), (5, 10), (1, 20), (8, 25), (2, 40), (4, 50))]
          + [(f'{m} min {s} s', [f'{n(m)} minutos{joint}{n(s)} segundos' for joint in (' ', ' y ', ', ')]) for m, s in ((3, 20), (4, 15), (10, 30))]
          + [(f'{b.decimal(x)} h', [f'{w} horas' for w in decimal(x) + [w.replace('uno coma', 'una coma') for w in decimal(x)]]) for x in ('1.5',
              '2.5', '0.5', '7.25')]
          + [(f'{x} {unit}', f'{n(x, g)} {unit}') for x, unit, g in ((14, 'días', 'm'), (6, 'semanas', 'f'), (18, 'meses', 'm'), (25, 'años', 'm'),
              (21, 'horas', 'f'), (31, 'horas', 'f'), (21, 'noches', 'f'), (21, 'minutos', 'm'), (100, 'segundos', 'm'))])
    amounts = [(5, 0), (3, 50), (1, 0), (20, 0), (9, 99), (1234, 56), (250, 0), (12, 5), (100, 0), (49, 95), (7, 25), (21, 0), (0, 99), (15, 0),
        (1000, 0), (2, 75), (60, 10), (3000, 0), (0, 50), (18, 20), (500, 0), (4, 4), (75, 30), (99, 0),
               (31, 0), (1500, 0), (6, 80), (12500, 0)]
    b.add('money', ['La entrada cuesta {} hoy.', 'Aún le debe {} de la comida.', 'Ahorras {} al mes.', 'El arreglo costó {} en total.',
        'Gasté {}, no más.'],
          [(f'{b.digits(x)}' + (f',{c:02}' if c else '') + ' €', amount(x, c)) for x, c in amounts])
    b.add('money', ['La empresa vale {} ahora.', 'El daño es de {} por ahora.', 'Son {} al año.'],
          [('2,5 millones de euros', 'dos coma cinco millones de euros'), ('5 M€', 'cinco millones de euros'), ('1 millón de €',
              'un millón de euros'), ('40 millones de €', 'cuarenta millones de euros'), ('20 USD', ['veinte dólares estadounidenses',
              'veinte dólares', 'veinte dólares de los Estados Unidos']),
           ('$50', 'cincuenta dólares'), ('15 EUR', 'quince euros'), ('£8', ['ocho libras', 'ocho libras esterlinas']), ('99 céntimos',
               'noventa y nueve céntimos'), ('500 ¥', ['quinientos yenes']), ('30 CHF', ['treinta francos suizos', 'treinta francos']), ('-20 €',
               ['menos veinte euros']),
           ('£21', ['veintiuna libras', 'veintiuna libras esterlinas']), ('200 £', ['doscientas libras', 'doscientas libras esterlinas'])])
    units = [('5', 'km', 'kilómetros'), ('3.2', 'kg', ['kilogramos', 'kilos']), ('25', '°C', ['grados Celsius', 'grados centígrados']), ('60',
        'km/h', ['kilómetros por hora']), ('12', '%', 'por ciento'), ('120', 'm²', 'metros cuadrados'), ('500', 'MB', 'megabytes'), ('1.5', 'l',
        'litros'), ('250', 'ml', 'mililitros'),
             ('10', 'cm', 'centímetros'), ('3', 'mm', 'milímetros'), ('40', 'W', 'vatios'), ('230', 'V', 'voltios'), ('2.4', 'GHz', ['gigahercios',
                 'gigahertz']), ('16', 'GB', 'gigabytes'), ('30', 'mg', 'miligramos'), ('7', 'm', 'metros'), ('9', 'kWh', ['kilovatios hora',
                 'kilovatios-hora', 'kilovatio hora']),
             ('300', 'g', 'gramos'), ('99.9', '%', 'por ciento'), ('20', 'm³', 'metros cúbicos'), ('45', '°', 'grados'), ('80', 'dB', 'decibelios'),
                 ('18', 'kB', 'kilobytes'), ('4', 'ha', 'hectáreas'), ('2', 'TB', 'terabytes'), ('15', 'kW', 'kilovatios'), ('1.8', 'm', 'metros'),
                 ('0.5', 'l', 'litros'),
             ('21', '°C', ['grados Celsius', 'grados centígrados']), ('75', 'Hz', ['hercios', 'hertz']), ('21', 'km', 'kilómetros'), ('31', 'kg',
                 ['kilogramos', 'kilos']), ('100', 'g', 'gramos'), ('500', 'km', 'kilómetros'), ('3', 'm/s', 'metros por segundo')]
    b.add('measure', ['Son {} hasta allí.', 'En el cartel pone {} en rojo.', 'Hacen falta {} por lo menos.', 'El límite es de {} aquí.',
        'Te quedan {} todavía.', 'Eso hace {} en total.'],
          [(b.decimal(x) + ' ' + u, [f'{way} {name}' for name in ([names] if isinstance(names, str) else names) for way in ([n(int(x))] + ([n(int(x),
              '')] if u == '%' else []) if '.' not in x else decimal(x))]) for x, u, names in units])
    b.sentences('measure', """
Falta 1 m hasta la pared. = Falta un metro hasta la pared.
Es 1 l de leche. = Es un litro de leche.
Solo el 1 % votó no. = Solo el uno por ciento votó no.
Son 21 ha de bosque. = Son veintiuna hectáreas de bosque.
A -5 °C se hiela. = A menos cinco grados Celsius se hiela. = A menos cinco grados centígrados se hiela.
""")
    phones = ['912 345 678', '+34 912 34 56 78', '600 123 456', '91 555 01 23', '+34 600 12 34 56', '900 100 200', '93 412 34 56',
        '+52 55 5555 0123', '654 321 098', '(91) 555 0145', '+54 11 5550 1234', '952-123-456', '976 45 67 89', '+34 93 123 45 67', '688 99 00 11',
              '902 30 40 50', '+56 2 2345 6789', '954 12 34 56', '617 283 940', '+34 954 00 11 22', '963 85 20 00', '+57 1 555 0100', '985 10 20 30',
                  '622 334 455', '+34 676 54 32 10', '981 22 33 44', '+51 1 555 0147', '944 20 30 40', '666 777 888', '+34 91 000 11 22',
              '699-100-200', '948 42 00 00', '+598 2 555 0110', '928 30 60 90', '971 17 71 77', '611 222 333', '+34 902 10 10 10', '924 00 55 00',
                  '+593 2 555 0199', '956 24 51 00']
    b.add('telephone', ['Llame al {} por favor.', 'Mi número es el {} del trabajo.', 'Tel. {} para reservas.', 'En el {} le atienden.'],
          [(p, b.phone(p, DIGITS, 'más', 3)) for p in phones])
    b.rows = [(r[0], r[1], r[2].replace('Tel. ', 'Teléfono ')) for r in b.rows]
    sites = ['www.ejemplo.es', 'ejemplo.org', 'https://ayuda.ejemplo.es/inicio', 'tienda.ejemplo.com', 'https://www.ejemplo.org/preguntas',
        'http://ejemplo.net', 'www.biblioteca-central.es', 'https://ejemplo.com/noticias/hoy', 'ayuda.ejemplo.org/contacto', 'https://rio-azul.org',
             'www.escuela.es/alumnos', 'https://foro.ejemplo.com', 'ejemplo.com/trabajo', 'huerto.net', 'www.museo.es', 'https://mapas.ejemplo.es',
                 'panadero.com', 'www.ayuntamiento.es/citas', 'https://teatro.es', 'vecinos.org']
    mails = ['ada@ejemplo.org', 'info@ejemplo.es', 'juan.garcia@ejemplo.net', 'ayuda-rapida@ejemplo.es', 'ventas@tienda.com', 'ana_lopez@ejemplo.es',
        'prensa@museo.es', 'empleo@biblioteca-central.es', 'nombre.apellido@escuela.es', 'equipo@rio-azul.org', 'maria@ejemplo.es',
             'oficina@ayuntamiento.es', 'contacto@panadero.com', 'facturas@ejemplo.net', 'pedro.verde@ejemplo.org', 'noticias@ejemplo.es',
                 'entradas@teatro.es', 'hola@ejemplo.com', 'socios@huerto.net', 'dudas@ejemplo.es']
    b.add('electronic', ['Está en {} siempre.', 'El formulario está en {} ya.', 'Entre en {} y regístrese.'], [(s, link(s)) for s in sites])
    b.add('electronic', ['Escriba a {} por favor.', 'Mándelo a {} antes de las doce.', 'Las dudas van a {} primero.'], [(m, address(m))
        for m in mails])
    kings = [('Felipe', 'II', 'segundo'), ('Carlos', 'V', 'quinto'), ('Enrique', 'VIII', 'octavo'), ('Luis', 'XIV', 'catorce'), ('Isabel', 'II',
        'segunda'), ('Alfonso', 'X', 'décimo'), ('Alfonso', 'XIII', 'trece'), ('Fernando', 'VII', 'séptimo'), ('Juan Carlos', 'I', 'primero'),
             ('Felipe', 'VI', 'sexto'), ('Benedicto', 'XVI', 'dieciséis'), ('Juan', 'XXIII', 'veintitrés'), ('Pío', 'IX', 'nono'), ('Catalina', 'II',
                 'segunda'), ('Carlos', 'III', 'tercero')]
    b.add('roman', ['Leímos sobre {} en clase.', 'El palacio de {} sigue en pie.', 'Bajo {} cambió la ley.'], [(f'{name} {sign}', f'{name} {word}')
        for name, sign, word in kings])
    b.add('roman', ['Nació en el siglo {} en Toledo.', 'El siglo {} fue largo.'], [(sign, ways) for sign, ways in
          (('XIX', 'diecinueve'), ('XX', 'veinte'), ('XXI', 'veintiuno'), ('XV', 'quince'), ('XVI', 'dieciséis'), ('XII', 'doce'), ('V', ['quinto',
              'cinco']), ('III', ['tercero', 'tres']), ('X', ['décimo', 'diez']), ('XVIII', 'dieciocho'))])
    b.add('roman', ['Lea el {} del libro.', 'En el {} está todo.'], [(f'{name} {sign}', [f'{name} {word}' for word in words]) for name, sign,
        words in
          (('capítulo', 'IV', ['cuatro', 'cuarto']), ('tomo', 'II', ['dos', 'segundo']), ('volumen', 'VII', ['siete', 'séptimo']), ('acto', 'III',
              ['tres', 'tercero']), ('capítulo', 'XII', ['doce', 'duodécimo']), ('título', 'IX', ['nueve', 'noveno']),
           ('libro', 'XI', ['once', 'undécimo']), ('artículo', 'VIII', ['ocho', 'octavo']), ('tomo', 'XIV', ['catorce']), ('anexo', 'IV', ['cuatro',
               'cuarto']), ('nivel', 'III', ['tres', 'tercero']), ('tipo', 'II', ['dos', 'segundo']))])
    b.sentences('roman', """
La II Guerra Mundial acabó en mayo. = La segunda Guerra Mundial acabó en mayo.
Fue la I República. = Fue la primera República.
El III Congreso es en mayo. = El tercer Congreso es en mayo.
Rocky III se estrena hoy. = Rocky tres se estrena hoy.
""")
    b.sentences('abbreviation', """
El Sr. García llega a las diez. = El señor García llega a las diez.
La Sra. López ha llamado. = La señora López ha llamado.
El Dr. Ruiz le espera. = El doctor Ruiz le espera.
La Dra. Gil está fuera. = La doctora Gil está fuera.
La Srta. Pérez canta bien. = La señorita Pérez canta bien.
D. Pedro vive aquí. = Don Pedro vive aquí.
D.ª Ana vive arriba. = Doña Ana vive arriba.
Ud. tiene razón. = Usted tiene razón.
Uds. llegan tarde. = Ustedes llegan tarde.
Hay ciudades grandes, p. ej. Madrid. = Hay ciudades grandes, por ejemplo Madrid.
Traiga fruta, p.ej. peras. = Traiga fruta, por ejemplo peras.
Traiga papel, tinta, etc. a la clase. = Traiga papel, tinta, etcétera a la clase.
Vive en EE. UU. desde mayo. = Vive en Estados Unidos desde mayo.
Viajó a EE.UU. en tren. = Viajó a Estados Unidos en tren.
Véase la pág. 12 del libro. = Véase la página doce del libro.
Vea el cap. 3 del libro. = Vea el capítulo tres del libro.
Lea el vol. 2 primero. = Lea el volumen dos primero.
Está en la Av. Goya desde ayer. = Está en la Avenida Goya desde ayer.
Vive en la Avda. Mayor del pueblo. = Vive en la Avenida Mayor del pueblo.
La C/ Mayor está cortada. = La Calle Mayor está cortada.
El n.º 5 está libre. = El número cinco está libre.
La Sta. María zarpó. = La Santa María zarpó.
Llame al tel. del taller. = Llame al teléfono del taller.
El dpto. está cerrado. = El departamento está cerrado.
Vino el Prof. Soto. = Vino el profesor Soto.
La Profa. Vega enseña física. = La profesora Vega enseña física.
Vimos al Gral. Prim. = Vimos al general Prim.
El Lic. Mora firmó. = El licenciado Mora firmó.
Habló el Ing. Cruz. = Habló el ingeniero Cruz.
Aprox. diez personas vinieron. = Aproximadamente diez personas vinieron.
La carga máx. es de diez. = La carga máxima es de diez.
La edad mín. es de seis. = La edad mínima es de seis.
Fue en el 44 a. C. en Roma. = Fue en el cuarenta y cuatro antes de Cristo en Roma.
Fue en el 79 d. C. en Pompeya. = Fue en el setenta y nueve después de Cristo en Pompeya.
Véase la fig. 3 del anexo. = Véase la figura tres del anexo.
Los Sres. Díaz viajan. = Los señores Díaz viajan.
Es de la Cía. Marítima. = Es de la Compañía Marítima.
El art. 8 lo dice. = El artículo ocho lo dice.
El ej. siguiente ayuda. = El ejemplo siguiente ayuda.
La pta. baja está vacía. = La planta baja está vacía.
Son las 5 p. m. en Lima. = Son las cinco P M en Lima. = Son las cinco de la tarde en Lima.
""")
    b.sentences('version', """
Instale la versión 2.1.3 primero. = Instale la versión dos punto uno punto tres primero.
Aquí va la v3.2 todavía. = Aquí va la versión tres punto dos todavía. = Aquí va la uve tres punto dos todavía.
El servidor es 192.168.0.1 aquí. = El servidor es ciento noventa y dos punto ciento sesenta y ocho punto cero punto uno aquí.
Use la edición 4.5.2 para eso. = Use la edición cuatro punto cinco punto dos para eso.
Hace falta Android 14 para eso. = Hace falta Android catorce para eso.
Ya está la 10.0.1 en la web. = Ya está la diez punto cero punto uno en la web.
Se necesita Node 20.11.1 para ello. = Se necesita Node veinte punto once punto uno para ello.
La sección 4.2.1 lo explica. = La sección cuatro punto dos punto uno lo explica.
La versión v1.0.0 fue la primera. = La versión uno punto cero punto cero fue la primera.
Windows 11 se reinicia. = Windows once se reinicia.
La 7.0.12 tarda mucho. = La siete punto cero punto doce tarda mucho.
""")
    b.sentences('score', """
Ganaron 3–2 en casa. = Ganaron tres a dos en casa. = Ganaron tres dos en casa.
Perdimos 21-14 el domingo. = Perdimos veintiuno a catorce el domingo. = Perdimos veintiuno catorce el domingo.
El resultado fue 5:4 al final. = El resultado fue cinco a cuatro al final. = El resultado fue cinco cuatro al final.
Le doy 8/10 en total. = Le doy ocho de diez en total. = Le doy ocho sobre diez en total.
Sacó 95/100 en el examen. = Sacó noventa y cinco de cien en el examen. = Sacó noventa y cinco sobre cien en el examen.
El formato 16:9 va bien. = El formato dieciséis a nueve va bien. = El formato dieciséis nueve va bien.
Mezcle 1:3 con agua. = Mezcle uno a tres con agua.
Tiene 18/20 bien. = Tiene dieciocho de veinte bien. = Tiene dieciocho sobre veinte bien.
La escala es 1:50 aquí. = La escala es uno a cincuenta aquí.
Quedamos 2-2 ayer. = Quedamos dos a dos ayer. = Quedamos dos dos ayer.
""")
    b.sentences('letters', """
El USB no funciona. = El U S B no funciona.
La UE votó ayer. = La U E votó ayer.
Guárdalo en PDF. = Guárdalo en P D F.
El DVD está roto. = El D V D está roto.
Mi PC va lento. = Mi P C va lento.
La puerta 12B está cerrada. = La puerta doce B está cerrada.
Mi iPhone 5s es viejo. = Mi iPhone cinco s es viejo.
Use papel A4 para eso. = Use papel A cuatro para eso.
La A9 está cortada. = La A nueve está cortada.
El bus M15 para aquí. = El bus M quince para aquí.
El DNI está caducado. = El D N I está caducado.
La sala 4G está arriba. = La sala cuatro G está arriba.
""")
    b.untouched("""
El río es muy ancho aquí.
¿Me puedes ayudar con esto, por favor?
Sí, claro, no hay problema.
En mayo hizo buen tiempo.
Dijo «nunca más» y se fue.
¿Está libre? No, está ocupado.
Un hombre y una mujer esperan fuera.
La puerta se cerró y todo quedó en silencio.
Nos vemos el lunes en el parque.
El segundo día llovió.
""")
    return [b]
