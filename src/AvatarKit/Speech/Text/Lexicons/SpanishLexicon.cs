namespace AvatarKit;

/// <summary>Spanish.</summary>
internal static class SpanishLexicon
{
    public static Lexicon Create() => new()
    {
        Language = "es",
        Decimal = ',',
        Group = '.',
        Dot = "punto",
        Slash = "barra",
        At = "arroba",
        Dash = "guion",
        Underscore = "guion bajo",
        Colon = "dos puntos",
        Plus = "más",
        Minus = "menos",
        Percent = "por ciento",
        To = "a",
        About = "unos",
        Hashtag = "almohadilla",
        Number = "número",
        Version = "versión",
        Per = "por",
        Over = "partido por",
        OutOf = "de",
        Ratio = "a",
        And = "con",
        Squared = "al cuadrado",
        Cubed = "al cubo",
        Power = "elevado a",
        MillionLink = "de ",
        Code = "Aquí hay un ejemplo de código.",
        CodeIn = "Aquí hay un ejemplo de código en {0}.",
        TableOne = "Aquí hay una tabla de una fila.",
        TableMany = "Aquí hay una tabla de {0} filas.",
        DatePattern = "{0} de {1} de {2}",
        Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        TimeLink = " y ",
        FullHour = "{0} horas",
        Symbols = LexiconTable.Symbols(
            "&=y @=arroba +=más ==igual_a −=menos ×=por ∙=por ·=por ÷=entre ±=más_o_menos ≈=aproximadamente ≠=distinto_de <=menor_que "
            + ">=mayor_que ≤=menor_o_igual_que ≥=mayor_o_igual_que →=a ⇒=implica ∞=infinito "
            + "√=raíz_cuadrada_de ∑=suma_de ∫=integral_de °=grados %=por_ciento ‰=por_mil §=sección ½=un_medio ⅓=un_tercio ⅔=dos_tercios "
            + "¼=un_cuarto ¾=tres_cuartos "
            + "α=alfa β=beta γ=gamma δ=delta Δ=delta ε=épsilon θ=theta λ=lambda μ=mu π=pi ρ=rho σ=sigma Σ=sigma τ=tau φ=fi ω=omega Ω=omega"),
        Units = LexiconTable.Units(
            "km=kilómetro|kilómetros m=metro|metros cm=centímetro|centímetros mm=milímetro|milímetros "
            + "km/h=kilómetro_por_hora|kilómetros_por_hora m/s=metro_por_segundo|metros_por_segundo m²=metro_cuadrado|metros_cuadrados "
            + "km²=kilómetro_cuadrado|kilómetros_cuadrados m³=metro_cúbico|metros_cúbicos "
            + "kg=kilogramo|kilogramos g=gramo|gramos mg=miligramo|miligramos t=tonelada|toneladas l=litro|litros L=litro|litros "
            + "ml=mililitro|mililitros mL=mililitro|mililitros "
            + "h=hora|horas min=minuto|minutos s=segundo|segundos ms=milisegundo|milisegundos °C=grado_Celsius|grados_Celsius "
            + "°F=grado_Fahrenheit|grados_Fahrenheit °=grado|grados "
            + "B=byte|bytes kB=kilobyte|kilobytes KB=kilobyte|kilobytes MB=megabyte|megabytes GB=gigabyte|gigabytes TB=terabyte|terabytes "
            + "MB/s=megabyte_por_segundo|megabytes_por_segundo Mbps=megabit_por_segundo|megabits_por_segundo Hz=hercio|hercios "
            + "kHz=kilohercio|kilohercios MHz=megahercio|megahercios GHz=gigahercio|gigahercios "
            + "W=vatio|vatios kW=kilovatio|kilovatios kWh=kilovatio_hora|kilovatios_hora V=voltio|voltios J=julio|julios "
            + "kcal=kilocaloría|kilocalorías dB=decibelio|decibelios px=píxel|píxeles x=por"),
        Currencies = LexiconTable.Currencies(
            "$=dólar|dólares|centavo|centavos US$=dólar_estadounidense|dólares_estadounidenses|centavo|centavos "
            + "USD=dólar_estadounidense|dólares_estadounidenses|centavo|centavos €=euro|euros|céntimo|céntimos EUR=euro|euros|céntimo|céntimos "
            + "£=libra|libras|penique|peniques GBP=libra|libras|penique|peniques ¥=yen|yenes JPY=yen|yenes MXN=peso|pesos|centavo|centavos "
            + "₹=rupia|rupias|paisa|paisas CHF=franco_suizo|francos_suizos|céntimo|céntimos R$=real|reales|centavo|centavos"),
        Magnitudes = LexiconTable.Units("k=mil K=mil mil=mil M=millón|millones millón=millón millones=millones"),
        Fractions =
            LexiconTable.Words(
                "1/2=un_medio 1/3=un_tercio 2/3=dos_tercios 1/4=un_cuarto 3/4=tres_cuartos 1/5=un_quinto 1/8=un_octavo 1/10=un_décimo "
                    + "24/7=veinticuatro_siete"),
        Abbreviations = LexiconTable.Abbreviations(
            "p.ej.=por_ejemplo p._ej.=por_ejemplo etc.=etcétera ud.=usted uds.=ustedes vd.=usted aprox.=aproximadamente sr.=señor|name "
            + "sra.=señora|name srta.=señorita|name dr.=doctor|name dra.=doctora|name prof.=profesor|name d.=don|name dña.=doña|name "
            + "sta.=santa|name "
            + "núm.=número|number nº=número|number n.º=número|number pág.=página|number págs.=páginas|number tel.=teléfono|number "
            + "cap.=capítulo|number art.=artículo|number fig.=figura|number vol.=volumen|number av.=avenida|name avda.=avenida|name "
            + "vs.=contra ee.uu.=Estados_Unidos ee._uu.=Estados_Unidos "
            + "1.º=primero 2.º=segundo 3.º=tercero 1º=primero 2º=segundo 3º=tercero 1ª=primera 2ª=segunda 3ª=tercera c#=C_sharp f#=F_sharp "
            + "c++=C_más_más .net=punto_Net"),
    };
}
