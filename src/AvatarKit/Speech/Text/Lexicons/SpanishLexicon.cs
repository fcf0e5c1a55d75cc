namespace AvatarKit;

/// <summary>Spanish.</summary>
internal static class SpanishLexicon
{
    private static readonly string[] MonthNames =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    public static Lexicon Create() => new()
    {
        Language = "es",
        Decimal = ',',
        DecimalWord = "coma",
        Group = '.',
        Dot = "punto",
        Slash = "barra",
        At = "arroba",
        Dash = "guion",
        Underscore = "guion bajo",
        Colon = "dos puntos",
        QuestionMark = "interrogación",
        AddressSigns = LexiconTable.Symbols("&=y_comercial !=exclamación #=almohadilla %=por_ciento ==igual ~=virgulilla $=dólar"),
        Plus = "más",
        Minus = "menos",
        Percent = "por ciento",
        To = "a",
        About = "unos",
        Hashtag = "almohadilla",
        Number = "número",
        Version = "versión",
        Extension = "extensión",
        Per = "por",
        Over = "sobre",
        OutOf = "de",
        Ratio = "a",
        Goals = "a",
        BeforeTimes = LexiconTable.AnyCase("las"),
        And = "con",
        Squared = "al cuadrado",
        Cubed = "al cubo",
        Power = "elevado a",
        MillionLink = "de ",
        Code = "Aquí hay un ejemplo de código.",
        Diagram = "Aquí hay un diagrama.",
        CodeIn = "Aquí hay un ejemplo de código en {0}.",
        TableOne = "Aquí hay una tabla de una fila.",
        TableMany = "Aquí hay una tabla de {0} filas.",
        Months = MonthNames,
        MonthNames = LexiconTable.Months(MonthNames, "ene feb mar abr may jun jul ago sep|sept|set oct nov dic"),
        Weekdays = LexiconTable.Names("lunes martes miércoles jueves viernes sábado domingo", "lun mar mié|miér jue vie|vier sáb dom"),
        Symbols = LexiconTable.Symbols(
            "&=y @=arroba +=más ==igual_a −=menos ×=por ∙=por ·=por ÷=entre ±=más_o_menos ≈=aproximadamente ≠=distinto_de <=menor_que "
            + ">=mayor_que ≤=menor_o_igual_que ≥=mayor_o_igual_que →=a ⇒=implica ∞=infinito "
            + "√=raíz_cuadrada_de ∑=suma_de ∫=integral_de °=grados %=por_ciento ‰=por_mil §=sección "
            + ""
            + "α=alfa β=beta γ=gamma δ=delta Δ=delta ε=épsilon θ=theta λ=lambda μ=mu π=pi ρ=rho σ=sigma Σ=sigma τ=tau φ=fi ω=omega Ω=omega"),
        Units = LexiconTable.Units(
            "km=kilómetro|kilómetros m=metro|metros cm=centímetro|centímetros mm=milímetro|milímetros "
            + "km/h=kilómetro_por_hora|kilómetros_por_hora m/s=metro_por_segundo|metros_por_segundo m²=metro_cuadrado|metros_cuadrados "
            + "km²=kilómetro_cuadrado|kilómetros_cuadrados m³=metro_cúbico|metros_cúbicos "
            + "kg=kilogramo|kilogramos g=gramo|gramos mg=miligramo|miligramos t=tonelada|toneladas l=litro|litros L=litro|litros "
            + "ml=mililitro|mililitros mL=mililitro|mililitros "
            + "h=hora|horas min=minuto|minutos s=segundo|segundos ms=milisegundo|milisegundos °K=grado_Kelvin|grados_Kelvin "
            + "°C=grado_Celsius|grados_Celsius "
            + "°F=grado_Fahrenheit|grados_Fahrenheit °=grado|grados "
            + "B=byte|bytes kB=kilobyte|kilobytes KB=kilobyte|kilobytes MB=megabyte|megabytes GB=gigabyte|gigabytes TB=terabyte|terabytes "
            + "MB/s=megabyte_por_segundo|megabytes_por_segundo Mbps=megabit_por_segundo|megabits_por_segundo Hz=hercio|hercios "
            + "kHz=kilohercio|kilohercios MHz=megahercio|megahercios GHz=gigahercio|gigahercios "
            + "W=vatio|vatios kW=kilovatio|kilovatios kWh=kilovatio_hora|kilovatios_hora V=voltio|voltios J=julio|julios "
            + "kcal=kilocaloría|kilocalorías dB=decibelio|decibelios seg=segundo|segundos "
                + "mph=milla_por_hora|millas_por_hora mi=milla|millas ft=pie|pies lb=libra|libras oz=onza|onzas px=píxel|píxeles x=por"),
        Currencies = LexiconTable.Currencies(
            "$=dólar|dólares|centavo|centavos US$=dólar_estadounidense|dólares_estadounidenses|centavo|centavos "
            + "USD=dólar_estadounidense|dólares_estadounidenses|centavo|centavos €=euro|euros|céntimo|céntimos EUR=euro|euros|céntimo|céntimos "
            + "£=libra|libras|penique|peniques GBP=libra|libras|penique|peniques ₩=won|wones KRW=won|wones "
            + "¥=yen|yenes JPY=yen|yenes MXN=peso|pesos|centavo|centavos "
            + "₹=rupia|rupias|paisa|paisas CHF=franco_suizo|francos_suizos|céntimo|céntimos kr=corona|coronas R$=real|reales|centavo|centavos"),
        Magnitudes = LexiconTable.Units("k=mil K=mil mil=mil M=millón|millones millón=millón millones=millones billón=billón "
            + "billones=billones trillones=trillones"),
        Fractions = LexiconTable.Words("24/7=veinticuatro_siete"),
        Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.Spanish),
    };
}
