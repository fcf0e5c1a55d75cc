namespace AvatarKit;

/// <summary>Portuguese.</summary>
internal static class PortugueseLexicon
{
    private static readonly string[] MonthNames =
        ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"];

    public static Lexicon Create() => new()
    {
        Language = "pt",
        Decimal = ',',
        Group = '.',
        Dot = "ponto",
        Slash = "barra",
        At = "arroba",
        Dash = "hífen",
        Underscore = "sublinhado",
        Colon = "dois pontos",
        QuestionMark = "interrogação",
        AddressSigns = LexiconTable.Symbols("&=e_comercial !=ponto_de_exclamação #=cardinal %=por_cento ==igual ~=til $=cifrão"),
        Plus = "mais",
        Minus = "menos",
        Percent = "por cento",
        To = "a",
        About = "cerca de",
        Hashtag = "hashtag",
        Number = "número",
        Version = "versão",
        Extension = "extensão",
        Per = "por",
        Over = "sobre",
        AndHalf = "e meio|e meia",
        OutOf = "de",
        Ratio = "a",
        Goals = "a",
        BeforeTimes = LexiconTable.AnyCase("às"),
        And = "e",
        Squared = "ao quadrado",
        Cubed = "ao cubo",
        Power = "elevado a",
        MillionLink = "de ",
        Code = "Aqui está um exemplo de código.",
        Diagram = "Aqui está um diagrama.",
        CodeIn = "Aqui está um exemplo de código em {0}.",
        TableOne = "Aqui está uma tabela de uma linha.",
        TableMany = "Aqui está uma tabela de {0} linhas.",
        Months = MonthNames,
        MonthNames = LexiconTable.Months(MonthNames, "jan fev mar abr mai jun jul ago set out nov dez"),
        Weekdays = LexiconTable.Names("segunda terça quarta quinta sexta sábado domingo", "seg ter qua qui sex sáb dom"),
        Symbols = LexiconTable.Symbols(
            "&=e @=arroba +=mais ==igual_a −=menos ×=vezes ∙=vezes ·=vezes ÷=dividido_por ±=mais_ou_menos ≈=aproximadamente ≠=diferente_de "
            + "<=menor_que >=maior_que ≤=menor_ou_igual_a ≥=maior_ou_igual_a →=para ⇒=implica ∞=infinito "
            + "√=raiz_quadrada_de ∑=soma_de ∫=integral_de °=graus %=por_cento ‰=por_mil §=seção "
            + ""
            + "α=alfa β=beta γ=gama δ=delta Δ=delta ε=épsilon θ=teta λ=lambda μ=mi π=pi ρ=rô σ=sigma Σ=sigma τ=tau φ=fi ω=ômega Ω=ômega"),
        Units = LexiconTable.Units(
            "km=quilômetro|quilômetros m=metro|metros cm=centímetro|centímetros mm=milímetro|milímetros "
            + "km/h=quilômetro_por_hora|quilômetros_por_hora m/s=metro_por_segundo|metros_por_segundo m²=metro_quadrado|metros_quadrados "
            + "km²=quilômetro_quadrado|quilômetros_quadrados m³=metro_cúbico|metros_cúbicos "
            + "kg=quilograma|quilogramas g=grama|gramas mg=miligrama|miligramas t=tonelada|toneladas l=litro|litros L=litro|litros "
            + "ml=mililitro|mililitros mL=mililitro|mililitros "
            + "h=hora|horas min=minuto|minutos s=segundo|segundos ms=milissegundo|milissegundos °K=kelvin|kelvins °C=grau_Celsius|graus_Celsius "
            + "°F=grau_Fahrenheit|graus_Fahrenheit °=grau|graus "
            + "B=byte|bytes kB=kilobyte|kilobytes KB=kilobyte|kilobytes MB=megabyte|megabytes GB=gigabyte|gigabytes TB=terabyte|terabytes "
            + "MB/s=megabyte_por_segundo|megabytes_por_segundo Mbps=megabit_por_segundo|megabits_por_segundo Hz=hertz kHz=quilohertz "
            + "MHz=megahertz GHz=gigahertz "
            + "W=watt|watts kW=quilowatt|quilowatts kWh=quilowatt-hora|quilowatts-hora V=volt|volts J=joule|joules "
            + "kcal=quilocaloria|quilocalorias dB=decibel|decibéis px=pixel|pixels x=vezes"),
        Currencies = LexiconTable.Currencies(
            "$=dólar|dólares|centavo|centavos US$=dólar_americano|dólares_americanos|centavo|centavos "
            + "USD=dólar_americano|dólares_americanos|centavo|centavos R$=real|reais|centavo|centavos BRL=real|reais|centavo|centavos "
            + "€=euro|euros|cêntimo|cêntimos EUR=euro|euros|cêntimo|cêntimos "
            + "£=libra|libras|péni|pence GBP=libra|libras|péni|pence ¥=iene|ienes JPY=iene|ienes ₹=rupia|rupias|paisa|paisas "
            + "CHF=franco_suíço|francos_suíços|cêntimo|cêntimos"),
        Magnitudes = LexiconTable.Units(
            "k=mil mil=mil mi=milhão|milhões M=milhão|milhões bi=bilhão|bilhões milhão=milhão milhões=milhões bilhão=bilhão bilhões=bilhões"),
        Fractions = LexiconTable.Words("24/7=vinte_e_quatro_por_sete"),
        Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.Portuguese),
    };
}
