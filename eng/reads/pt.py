"""Portuguese, as in Brazil."""
from book import CARDINALS, DATES, DECIMALS, FRACTIONS, ORDINALS, SIGNS, TIMES, Book, spell

MONTHS = 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split()
DIGITS = 'zero um dois três quatro cinco seis sete oito nove'.split()
b = Book('pt-BR', '.', ',')


def n(number, gender='m'):
    return b.words(number, 'spellout-cardinal-feminine' if gender == 'f' else 'spellout-cardinal-masculine')


def nth(number, gender='m'):
    words = b.words(number, 'spellout-ordinal-feminine' if gender == 'f' else 'spellout-ordinal-masculine')
    return [words, words.replace('septuag', 'setuag')]


def decimal(text, gender='m'):
    whole, part = text.split('.')
    zeros = len(part) - len(part.lstrip('0'))
    by_digits = ' '.join(DIGITS[int(c)] for c in part)
    return list(dict.fromkeys([f'{n(int(whole), gender)} vírgula {by_digits}', f'{n(int(whole), gender)} vírgula {"zero " * zeros}{n(int(part))}']))


def fraction(above, below):
    if below == 2:
        return ['um meio', 'meio', 'meia', 'metade', 'a metade']
    name = {3: 'terço', 4: 'quarto', 12: 'doze avos'}.get(below) or nth(below)[0]
    return [f'{n(above)} {name if above == 1 or below == 12 else name + "s"}']


def mixed(whole, above, below):
    half = ['meio', 'meia', 'um meio'] if below == 2 else fraction(above, below)
    return [f'{n(whole, g)} e {f}' for g in 'mf' for f in half]


def date(y, m, d):
    days = ['primeiro', 'um'] if d == 1 else [n(d)]
    return [f'{day} de {MONTHS[m - 1]}{end}' for day in days for end in ([''] if y is None else [f' de {n(y)}'])]


def clock(h, m):
    hours = [f'{n(h, "f")}', f'{n(h, "f")} hora{"s" if h > 1 else ""}']
    if m == 0:
        return hours + (['meio-dia'] if h == 12 else [])
    ways = [f'{hour} e {n(m)}{end}' for hour in hours for end in ('', f' minuto{"s" if m > 1 else ""}')]
    ways += [f'{hours[0]} zero {n(m)}', f'{hours[0]} e zero {n(m)}'] if m < 10 else [f'{hour} {n(m)}' for hour in hours]
    return ways + [f'{hour} e meia' for hour in hours if m == 30]


def count(number, gender, name, names):
    if isinstance(number, int):
        return [f'{n(number, gender)} {name if number == 1 else names}']
    return [f'{way} {end}' for way in decimal(number) + decimal(number, gender) for end in ([name, names] if float(number) < 2 else [names])]


def amount(whole, part, name='real', names='reais'):
    main = count(whole, 'm', name, names)
    if not part:
        return main
    small = count(part, 'm', 'centavo', 'centavos')
    return small if whole == 0 else [f'{a} {joint}{c}' for a in main for joint in ('e ', 'com ') for c in small + [n(part)]]


NAMES = {'.': ['ponto'], '/': ['barra'], '-': ['hífen', 'traço', 'tracinho'], '_': ['underline', 'sublinhado', 'sublinha'], '@': ['arroba'],
    ':': ['dois pontos']}


def address(text):
    return spell(text, NAMES, DIGITS)


def link(text):
    rest = text.split('://')[-1]
    bare = rest[4:] if rest.startswith('www.') else rest
    return [way for body in address(bare.rstrip('/')) for way in ([body, f'W W W ponto {body}', f'dáblio dáblio dáblio ponto {body}',
        f'www ponto {body}'] if rest != bare else [body])]


def phone(text):
    """Six is also said meia, half a dozen."""
    words = ('mais ' if text[0] == '+' else '') + ' '.join(DIGITS[int(c)] for c in text if c.isdigit())
    return [words, words.replace('seis', 'meia')]


def books():
    b.add('cardinal', [
        ('A biblioteca tem {} livros.', 'm'), ('Vieram umas {} pessoas.', 'f'), ('A torre tem {} degraus.', 'm'), ('Restam {} vagas livres.', 'f'),
            ('Vimos {} pássaros hoje cedo.', 'm'), ('A busca deu {} respostas.', 'f'), ('Foram feitas {} cópias.', 'f'),
            ('A vila tem {} moradores.', 'm'),
    ], [(b.digits(x), lambda g, x=x: n(x, g)) for x in CARDINALS if x < 1000000])
    b.sentences('cardinal', """
Tem 1 gato lá fora. = Tem um gato lá fora.
Tem 1 casa na colina. = Tem uma casa na colina.
O resultado é 21. = O resultado é vinte e um.
""")
    forms = [('O escritório fica no {} andar.', 'm', 'º'), ('Ela chegou na {} posição.', 'f', 'ª'), ('É o {} livro da série.', 'm', '.º'),
        ('É a {} vez que ela ganha.', 'f', 'ª'), ('Festejamos o {} aniversário do clube.', 'm', 'º'), ('A {} edição saiu.', 'f', '.ª')]
    for i, x in enumerate(ORDINALS):
        carrier, gender, end = forms[i % 6]
        b.add('ordinal', [carrier], [(f'{x}{end}', nth(x, gender))])
    b.add('decimal', ['A média é {} este ano.', 'Multiplique por {} primeiro.', 'O índice subiu para {} em maio.', 'O fator é {} e serve.',
        'A leitura foi {} ontem.', 'A nota {} é boa.'], [(b.decimal(x), decimal(x)) for x in DECIMALS])
    b.add('fraction', ['Só {} da turma passou.', 'Cerca de {} da cidade alagou.', 'Use {} da massa.', 'Quase {} dos eleitores disse sim.'],
        [(f'{a}/{c}', fraction(a, c)) for a, c in FRACTIONS] + [(SIGNS[x], fraction(*x)) for x in ((3, 4), (1, 3), (2, 3), (1, 4))])
    b.add('fraction', ['Asse por {} horas no forno.', 'Hoje andamos {} quilômetros.'],
          [(f'{w} {a}/{c}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 1, 4), (5, 3, 4), (3, 1, 2), (4, 2, 3), (6, 1,
              2))] + [(f'{w}{SIGNS[a, c]}', mixed(w, a, c)) for w, a, c in ((2, 1, 2), (3, 3, 4), (4, 1, 4), (5, 1, 2))])
    forms = [lambda y, m, d: f'{"1º" if d == 1 else d} de {MONTHS[m - 1]} de {y}', lambda y, m, d: f'{d:02}/{m:02}/{y}', lambda y, m,
        d: f'{d}/{m}/{y}', lambda y, m, d: f'{y}-{m:02}-{d:02}', lambda y, m, d: f'{d:02}.{m:02}.{y}', lambda y, m, d: f'{d:02}-{m:02}-{y}']
    b.add('date', ['O contrato acaba em {}.', 'Ela nasceu em {} no Recife.', 'A próxima visita é em {}.', 'Assinaram em {}, como previsto.',
        'A loja abriu em {}.'], [(forms[i % 6](*x), date(*x)) for i, x in enumerate(DATES)])
    b.sentences('date', """
A gente se vê no dia 5 de março. = A gente se vê no dia cinco de março.
1º de maio é feriado. = Primeiro de maio é feriado.
A feira é dia 21 de abril. = A feira é dia vinte e um de abril.
Chegam dia 24/12 à noite. = Chegam dia vinte e quatro de dezembro à noite. = Chegam dia vinte e quatro do doze à noite.
""")
    forms = [lambda h, m: f'{h}h{m:02}' if m else f'{h}h', lambda h, m: f'{h:02}:{m:02}', lambda h, m: f'{h}:{m:02}', lambda h, m: f'{h:02}h{m:02}']
    b.add('time', ['O trem sai às {} daqui.', 'Abrimos às {} todo dia.', 'Tudo deve estar pronto às {} na sala.', 'A chamada começa às {} de hoje.'],
        [(forms[i % 4](h, m), clock(h, m)) for i, (h, m) in enumerate(TIMES)])
    b.add('range', ['Leia as páginas {} para amanhã.', 'As filas {} estão ocupadas.', 'Responda às perguntas {} agora.'],
          [(f'{x}{dash}{y}', [f'{n(x)} {to} {n(y)}' for to in ('a', 'até')]) for dash, x, y in zip('–-' * 12, (3, 10, 12, 4, 14, 7, 30, 8, 15, 40),
              (5, 15, 18, 9, 25, 11, 45, 12, 20, 60))])
    b.add('range', ['Demora {} em média.', 'Espere {} antes de comer.'],
          [(f'{x}{dash}{y} {unit}', f'{n(x, g)} a {n(y, g)} {unit}') for dash, x, y, unit, g in (('–', 5, 7, 'dias', 'm'), ('-', 2, 3, 'semanas',
              'f'), ('–', 20, 30, 'minutos', 'm'), ('-', 3, 4, 'horas', 'f'), ('~', 10, 15, 'minutos', 'm'), (' – ', 6, 8, 'semanas', 'f'), ('–', 4,
              6, 'meses', 'm'), ('-', 5, 7, 'graus', 'm'))])
    b.add('range', ['Ela morou lá ({}).', 'A guerra ({}) foi longa.'], [(f'{x}–{y}', [f'{n(x)} {to} {n(y)}' for to in ('a', 'até')]) for x,
        y in ((1961, 1965), (2010, 2015), (1998, 2004), (1914, 1918), (1939, 1945))])
    b.sentences('range', """
Aberto seg–sex, fechado no domingo. = Aberto segunda a sexta, fechado no domingo. = Aberto segunda-feira a sexta-feira, fechado no domingo.
Aberto 9h–17h todo dia. = Aberto nove horas a dezessete horas todo dia. = Aberto nove a dezessete horas todo dia.
O almoço é 12:00–14:00 aqui. = O almoço é doze horas a quatorze horas aqui. = O almoço é doze a quatorze aqui.
Os ingressos custam R$ 5–10. = Os ingressos custam cinco a dez reais.
Há 10–20 % mais carros. = Há dez a vinte por cento mais carros.
Vazio pesa 3–4 kg. = Vazio pesa três a quatro quilogramas. = Vazio pesa três a quatro quilos.
Crianças de 6–12 anos não pagam. = Crianças de seis a doze anos não pagam.
Guarde a 18–20 °C. = Guarde a dezoito a vinte graus Celsius. = Guarde a dezoito a vinte graus.
O vale fica 300–400 m abaixo. = O vale fica trezentos a quatrocentos metros abaixo.
Use 1,5–2 xícaras. = Use um vírgula cinco a duas xícaras. = Use uma vírgula cinco a duas xícaras.
Em 2-3 anos estará pronto. = Em dois a três anos estará pronto.
Faltam as partes A–D. = Faltam as partes A a D.
São 50–60 reais por mês. = São cinquenta a sessenta reais por mês.
Ontem li os capítulos 1–4. = Ontem li os capítulos um a quatro.
O plano 2024–2026 está pronto. = O plano dois mil e vinte e quatro a dois mil e vinte e seis está pronto. = O plano dois mil e vinte e quatro dois mil e vinte e seis está pronto.
A feira é de 3–5 de maio. = A feira é de três a cinco de maio.
Sobe de 3-5 por cento. = Sobe de três a cinco por cento.
""")
    names = [('h', 'f', 'hora', 'horas'), ('min', 'm', 'minuto', 'minutos'), ('s', 'm', 'segundo', 'segundos'), ('ms', 'm', 'milissegundo',
        'milissegundos')]
    b.add('duration', ['O filme dura {} no total.', 'Espere {} e tente de novo.', 'Levou {} desta vez.', 'O vídeo dura {} sem anúncios.',
        'Ferva por {} antes.'],
          [(f'{x} {names[i % 4][0]}', count(x, *names[i % 4][1:])) for i, x in enumerate((2, 10, 45, 250, 3, 30, 90, 21, 1, 12, 15, 5, 21, 1, 20,
              50))]
          + [(f'{h} h {m} min', [f'{count(h, "f", "hora", "horas")[0]}{joint}{n(m)} minutos' for joint in (' ', ' e ',
              ', ')] + [f'{count(h, "f", "hora", "horas")[0]} e {n(m)}']) for h, m in ((1, 30), (2, 15), (3, 45), (5, 10), (1, 20), (8, 25), (2,
              40), (4, 50))]
          + [(f'{m} min {s} s', [f'{n(m)} minutos{joint}{n(s)} segundos' for joint in (' ', ' e ', ', ')]) for m, s in ((3, 20), (4, 15), (10, 30))]
          + [(f'{b.decimal(x)} h', count(x, 'f', 'hora', 'horas')) for x in ('1.5', '2.5', '0.5', '7.25')]
          + [(f'{x} {unit}', f'{n(x, g)} {unit}') for x, unit, g in ((14, 'dias', 'm'), (6, 'semanas', 'f'), (18, 'meses', 'm'), (25, 'anos', 'm'),
              (21, 'horas', 'f'), (32, 'horas', 'f'), (21, 'noites', 'f'), (2, 'semanas', 'f'), (100, 'segundos', 'm'))])
    amounts = [(5, 0), (3, 50), (1, 0), (20, 0), (9, 99), (1234, 56), (250, 0), (12, 5), (100, 0), (49, 95), (7, 25), (21, 0), (0, 99), (15, 0),
        (1000, 0), (2, 75), (60, 10), (3000, 0), (0, 50), (18, 20), (500, 0), (4, 4), (75, 30), (99, 0), (80, 0), (1500, 0), (6, 80), (12500, 0)]
    b.add('money', ['O bilhete custa {} hoje.', 'Ele ainda deve {} do almoço.', 'Você poupa {} por mês.', 'O conserto custou {} no total.',
        'Gastei {}, não mais.'], [(f'R$ {b.digits(x)}' + (f',{c:02}' if c else ''), amount(x, c)) for x, c in amounts])
    b.add('money', ['A empresa vale {} agora.', 'O dano é de {} por enquanto.', 'São {} por ano.'],
          [('R$ 2,5 milhões', 'dois vírgula cinco milhões de reais'), ('R$ 5 mi', 'cinco milhões de reais'), ('R$ 1,2 bilhão',
              'um vírgula dois bilhão de reais'), ('R$ 40 milhões', 'quarenta milhões de reais'), ('20 USD', ['vinte dólares americanos',
              'vinte dólares', 'vinte dólares dos Estados Unidos']), ('US$ 50', ['cinquenta dólares', 'cinquenta dólares americanos']),
           ('15 €', 'quinze euros'), ('£8', ['oito libras', 'oito libras esterlinas']), ('99 centavos', 'noventa e nove centavos'), ('500 ¥',
               ['quinhentos ienes']), ('30 CHF', ['trinta francos suíços', 'trinta francos']), ('-R$ 20', 'menos vinte reais'), ('£2',
               ['duas libras', 'duas libras esterlinas']), ('R$ 1 milhão', 'um milhão de reais')])
    units = [('5', 'km', 'quilômetros'), ('3.2', 'kg', ['quilogramas', 'quilos']), ('25', '°C', ['graus Celsius', 'graus centígrados', 'graus']),
        ('60', 'km/h', ['quilômetros por hora']), ('12', '%', 'por cento'), ('120', 'm²', 'metros quadrados'), ('500', 'MB', ['megabytes']), ('1.5',
        'l', ['litros', 'litro']), ('250', 'ml', 'mililitros'),
             ('10', 'cm', 'centímetros'), ('3', 'mm', 'milímetros'), ('40', 'W', ['watts']), ('230', 'V', ['volts']), ('2.4', 'GHz', 'gigahertz'),
                 ('16', 'GB', ['gigabytes']), ('30', 'mg', 'miligramas'), ('7', 'm', 'metros'), ('9', 'kWh', ['quilowatts-hora', 'quilowatt-hora',
                 'quilowatts hora']), ('300', 'g', 'gramas'), ('99.9', '%', 'por cento'), ('20', 'm³', 'metros cúbicos'),
             ('45', '°', 'graus'), ('80', 'dB', ['decibéis']), ('18', 'kB', ['quilobytes', 'kilobytes']), ('4', 'ha', 'hectares'), ('2', 'TB',
                 ['terabytes']), ('15', 'kW', ['quilowatts']), ('1.8', 'm', ['metros', 'metro']), ('0.5', 'l', ['litros', 'litro']), ('21', '°C',
                 ['graus Celsius', 'graus centígrados', 'graus']), ('75', 'Hz', 'hertz'), ('21', 'km', 'quilômetros'), ('80', 'kg', ['quilogramas',
                 'quilos']), ('100', 'g', 'gramas'), ('2', 't', 'toneladas'), ('3', 'm/s', 'metros por segundo')]
    b.add('measure', ['São {} até lá.', 'Na placa está {} em vermelho.', 'São precisos {} pelo menos.', 'O limite é de {} aqui.',
        'Ainda restam {} para você.', 'Isso dá {} no total.'],
          [(b.decimal(x) + ' ' + u, [f'{way} {name}' for name in ([names] if isinstance(names, str) else names) for way in ([n(int(x), 'f'
              if u == 't' else 'm')] if '.' not in x else decimal(x))]) for x, u, names in units])
    b.sentences('measure', """
Falta 1 m até a parede. = Falta um metro até a parede.
É 1 l de leite. = É um litro de leite.
Só 1 % votou não. = Só um por cento votou não.
A -5 °C congela. = A menos cinco graus Celsius congela. = A menos cinco graus centígrados congela.
Ele mede 1,80 m de altura. = Ele mede um vírgula oitenta metro de altura. = Ele mede um vírgula oitenta metros de altura. = Ele mede um vírgula oito zero metros de altura. = Ele mede um metro e oitenta de altura. = Ele mede um vírgula oito zero metro de altura.
""")
    phones = ['(11) 5555-0123', '+55 11 95555-0123', '(21) 98765-4321', '0800 123 4567', '(31) 3555-0199', '11 91234-5678', '+55 (41) 3555-0147',
        '4004-1234', '(51) 99988-7766', '0800-555-0100', '(61) 3411-1000', '21 2555-0166', '+351 21 555 0123', '(71) 98888-0001', '(85) 3255-0140',
        '3003-4455', '+55 81 3355-8000', '(62) 99111-2233', '(27) 3333-0190', '48 99123-4567',
              '(19) 3555-0188', '+55 21 3555-0102', '0800 722 6001', '(91) 98111-0099', '(92) 3622-0110', '4020-1985', '+55 11 4002-8922',
                  '(84) 99400-1122', '(67) 3318-5000', '(13) 3202-1900', '11 3111-0112', '(79) 98800-1020', '+55 31 98444-5566', '(98) 3212-8000',
                  '0300 789 2000', '(16) 3966-0077', '(82) 99600-3311', '+54 11 5550 1234', '(65) 3613-7000', '(44) 3261-0200']
    b.add('telephone', ['Ligue para {} por favor.', 'Meu número é {} no trabalho.', 'Tel. {} para reservas.', 'No {} alguém atende.'], [(p, phone(p))
        for p in phones])
    b.rows = [(r[0], r[1], r[2].replace('Tel. ', 'Telefone ')) for r in b.rows]
    sites = ['www.exemplo.com.br', 'exemplo.org', 'https://ajuda.exemplo.com.br/inicio', 'loja.exemplo.com', 'https://www.exemplo.org/perguntas',
        'http://exemplo.net', 'www.grande-biblioteca.com.br', 'https://exemplo.com/noticias/hoje', 'ajuda.exemplo.org/contato',
        'https://rio-azul.org', 'www.escola.com.br/alunos', 'https://forum.exemplo.com', 'exemplo.com/vagas',
             'horta.net', 'www.museu.com.br', 'https://mapas.exemplo.com.br', 'padeiro.com', 'www.prefeitura.com.br/visitas',
                 'https://teatro.com.br', 'vizinhos.org']
    mails = ['ada@exemplo.org', 'info@exemplo.com.br', 'maria.silva@exemplo.net', 'ajuda-rapida@exemplo.com.br', 'vendas@loja.com',
        'ana_costa@exemplo.com.br', 'imprensa@museu.com.br', 'vagas@grande-biblioteca.com.br', 'nome.sobrenome@escola.com.br',
        'equipe@rio-azul.org', 'maria@exemplo.com.br', 'sala@prefeitura.com.br', 'contato@padeiro.com', 'notas@exemplo.net',
        'pedro.verde@exemplo.org',
             'noticias@exemplo.com.br', 'ingressos@teatro.com.br', 'ola@exemplo.com', 'grupo@horta.net', 'perguntas@exemplo.com.br']
    b.add('electronic', ['Fica em {} sempre.', 'O formulário está em {} agora.', 'Entre em {} e cadastre-se.'], [(s, link(s)) for s in sites])
    b.add('electronic', ['Escreva para {} por favor.', 'Mande para {} antes do meio-dia.', 'As perguntas vão para {} primeiro.'], [(m, address(m))
        for m in mails])
    kings = [('Luís', 'XIV', 'catorze'), ('Henrique', 'VIII', 'oitavo'), ('Carlos', 'V', 'quinto'), ('Dom Pedro', 'II', 'segundo'), ('Dom Pedro',
        'I', 'primeiro'), ('Dom João', 'VI', 'sexto'), ('João', 'XXIII', 'vinte e três'), ('Napoleão', 'III', 'terceiro'), ('Filipe', 'II',
        'segundo'), ('Bento', 'XVI', 'dezesseis'), ('Luís', 'XVI', 'dezesseis'), ('Pio', 'IX', 'nono'), ('Jorge', 'III', 'terceiro'), ('Carlos',
        'X', 'décimo'),
             ('João Paulo', 'II', 'segundo')]
    b.add('roman', ['Lemos sobre {} na escola.', 'O palácio de {} está de pé.', 'Com {} a lei mudou.'], [(f'{name} {sign}', f'{name} {word}')
        for name, sign, word in kings])
    b.add('roman', ['Ela viveu no século {} em Minas.', 'O século {} foi longo.'], [(sign, ways) for sign, ways in (('XIX', 'dezenove'), ('XX',
        'vinte'), ('XXI', 'vinte e um'), ('XV', 'quinze'), ('XVI', 'dezesseis'), ('XII', 'doze'), ('V', ['quinto', 'cinco']), ('III', ['terceiro',
        'três']), ('X', ['décimo', 'dez']), ('XVIII', 'dezoito'))])
    b.add('roman', ['Leia o {} do livro.', 'No {} está tudo.'], [(f'{name} {sign}', [f'{name} {word}' for word in words]) for name, sign, words in
          (('capítulo', 'IV', ['quatro', 'quarto']), ('tomo', 'II', ['dois', 'segundo']), ('volume', 'VII', ['sete', 'sétimo']), ('capítulo', 'XII',
              ['doze']), ('título', 'IX', ['nove', 'nono']), ('livro', 'XI', ['onze']), ('artigo', 'VIII', ['oito', 'oitavo']), ('ato', 'III',
              ['três', 'terceiro']), ('tipo', 'II', ['dois', 'segundo']), ('nível', 'III', ['três', 'terceiro']))])
    b.sentences('roman', """
Elizabeth II visitou o país. = Elizabeth segunda visitou o país.
Catarina II escreveu cartas. = Catarina segunda escreveu cartas.
A II Guerra Mundial acabou em maio. = A segunda Guerra Mundial acabou em maio.
Rocky III estreia hoje. = Rocky três estreia hoje.
O III Congresso é em maio. = O terceiro Congresso é em maio.
""")
    b.sentences('abbreviation', """
O Sr. Silva chega às dez. = O senhor Silva chega às dez.
A Sra. Costa ligou. = A senhora Costa ligou.
A Srta. Lima canta bem. = A senhorita Lima canta bem.
O Dr. Rocha espera o senhor. = O doutor Rocha espera o senhor.
A Dra. Alves está fora. = A doutora Alves está fora.
O Prof. Nunes ensina física. = O professor Nunes ensina física.
A Profa. Melo ensina arte. = A professora Melo ensina arte.
Os Srs. Dias viajam. = Os senhores Dias viajam.
D. Pedro proclamou tudo. = Dom Pedro proclamou tudo.
Traga fruta, p. ex. peras. = Traga fruta, por exemplo peras.
Traga fruta, por ex. uvas. = Traga fruta, por exemplo uvas.
Traga papel, lápis, etc. para a aula. = Traga papel, lápis, etcétera para a aula. = Traga papel, lápis, et cetera para a aula.
Ela mora nos EUA desde maio. = Ela mora nos Estados Unidos desde maio. = Ela mora nos E U A desde maio.
Veja a pág. 12 do livro. = Veja a página doze do livro.
Veja as págs. 10 e 12 do livro. = Veja as páginas dez e doze do livro.
Leia o cap. 3 do livro. = Leia o capítulo três do livro.
Leia o vol. 2 primeiro. = Leia o volume dois primeiro.
O nº 5 está livre. = O número cinco está livre.
O n.º 7 está ocupado. = O número sete está ocupado.
Fica na Av. Paulista desde ontem. = Fica na Avenida Paulista desde ontem.
Mora na R. Augusta em cima. = Mora na Rua Augusta em cima.
Fica na Pça. da Sé. = Fica na Praça da Sé.
Sto. Antônio é o padroeiro. = Santo Antônio é o padroeiro.
Sta. Clara fica ao lado. = Santa Clara fica ao lado.
Vieram aprox. dez pessoas. = Vieram aproximadamente dez pessoas.
A carga máx. é de dez. = A carga máxima é de dez.
A idade mín. é de seis anos. = A idade mínima é de seis anos.
Foi em 44 a.C. em Roma. = Foi em quarenta e quatro antes de Cristo em Roma.
Foi em 79 d.C. em Pompeia. = Foi em setenta e nove depois de Cristo em Pompeia.
Veja a fig. 3 no fim. = Veja a figura três no fim.
O art. 8 diz isso. = O artigo oito diz isso.
Ligue para o tel. da loja. = Ligue para o telefone da loja.
O Gen. Osório saúda. = O general Osório saúda.
O Eng. Ramos assinou. = O engenheiro Ramos assinou.
A Cia. Marítima contrata. = A Companhia Marítima contrata.
O Acme Ltda. fechou. = O Acme Limitada fechou.
O depto. está fechado. = O departamento está fechado.
O apto. fica em cima. = O apartamento fica em cima.
Obs. a porta fica aberta. = Observação a porta fica aberta.
A ed. nova saiu. = A edição nova saiu.
O Exmo. prefeito falou. = O excelentíssimo prefeito falou.
Vossa S.a decide. = Vossa Senhoria decide.
""")
    b.sentences('version', """
Instale a versão 2.1.3 primeiro. = Instale a versão dois ponto um ponto três primeiro.
Aqui roda a v3.2 ainda. = Aqui roda a versão três ponto dois ainda. = Aqui roda a vê três ponto dois ainda.
O servidor é 192.168.0.1 aqui. = O servidor é cento e noventa e dois ponto cento e sessenta e oito ponto zero ponto um aqui.
Use a edição 4.5.2 para isso. = Use a edição quatro ponto cinco ponto dois para isso.
Precisa de Android 14 para isso. = Precisa de Android catorze para isso.
A 10.0.1 está no ar. = A dez ponto zero ponto um está no ar.
Precisa de Node 20.11.1 para isso. = Precisa de Node vinte ponto onze ponto um para isso.
A seção 4.2.1 explica. = A seção quatro ponto dois ponto um explica.
A versão v1.0.0 foi a primeira. = A versão um ponto zero ponto zero foi a primeira.
O Windows 11 reinicia. = O Windows onze reinicia.
A 7.0.12 demora. = A sete ponto zero ponto doze demora.
""")
    b.sentences('score', """
Ganharam de 3–2 em casa. = Ganharam de três a dois em casa.
Perdemos de 21-14 no domingo. = Perdemos de vinte e um a catorze no domingo.
O placar foi 5:4 no fim. = O placar foi cinco a quatro no fim.
Dou 8/10 no total. = Dou oito de dez no total. = Dou oito em dez no total.
Tirou 95/100 na prova. = Tirou noventa e cinco de cem na prova. = Tirou noventa e cinco em cem na prova.
O formato 16:9 serve. = O formato dezesseis por nove serve. = O formato dezesseis a nove serve. = O formato dezesseis para nove serve.
Misture 1:3 com água. = Misture um para três com água. = Misture um a três com água.
A escala é 1:50 aqui. = A escala é um para cinquenta aqui. = A escala é um por cinquenta aqui. = A escala é um a cinquenta aqui.
Ontem foi 2-2 entre eles. = Ontem foi dois a dois entre eles.
Tem 18/20 certas. = Tem dezoito de vinte certas. = Tem dezoito em vinte certas.
O jogo foi 3 x 1 ontem. = O jogo foi três a um ontem. = O jogo foi três vezes um ontem. = O jogo foi três por um ontem.
""")
    b.sentences('letters', """
O USB sumiu. = O U S B sumiu.
A UE votou ontem. = A U E votou ontem. = A u é votou ontem.
Salve em PDF. = Salve em P D F.
O DVD quebrou. = O D V D quebrou.
Meu PC é lento. = Meu P C é lento.
A porta 12B está fechada. = A porta doze B está fechada.
Use papel A4 para isso. = Use papel A quatro para isso.
A BR está fechada. = A B R está fechada. = A bê erre está fechada.
O ônibus M15 para aqui. = O ônibus M quinze para aqui.
O CPF está vencido. = O C P F está vencido.
A sala 4G fica em cima. = A sala quatro G fica em cima.
""")
    b.untouched("""
O rio é muito largo aqui.
Pode me ajudar, por favor?
Sim, claro, sem problema.
Em maio fez bom tempo.
Ela disse "nunca mais" e saiu.
O lugar está livre? Não, infelizmente.
Um homem e uma mulher esperam lá fora.
A porta fechou e tudo ficou calmo.
A gente se vê no parque.
O dia seguinte foi longo.
""")
    # Both are right in Brazil.
    b.rows = [(name, written, ' | '.join(dict.fromkeys(said.split(' | ') + [way.replace('catorze', 'quatorze') for way in said.split(' | ')])))
        for name, written, said in b.rows]
    return [b]
