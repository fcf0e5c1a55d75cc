namespace AvatarKit;

/// <summary>Italian.</summary>
internal static class ItalianLexicon
{
    private static readonly string[] MonthNames =
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];

    public static Lexicon Create() => new()
    {
        Language = "it",
        Decimal = ',',
        DecimalWord = "virgola",
        Group = '.',
        Dot = "punto",
        Slash = "barra",
        At = "chiocciola",
        Dash = "trattino",
        Underscore = "trattino basso",
        Colon = "due punti",
        QuestionMark = "punto interrogativo",
        AddressSigns = LexiconTable.Symbols("&=e_commerciale !=punto_esclamativo #=cancelletto %=per_cento ==uguale ~=tilde $=dollaro"),
        Plus = "più",
        Minus = "meno",
        Percent = "per cento",
        To = "a",
        About = "circa",
        Hashtag = "hashtag",
        Number = "numero",
        Version = "versione",
        Extension = "interno",
        Per = "per",
        Over = "fratto",
        AndHalf = "e mezzo|e mezza",
        OutOf = "su",
        Ratio = "a",
        Goals = "a",
        BeforeTimes = LexiconTable.AnyCase("ore alle dalle delle all dall le"),
        And = "e",
        Squared = "al quadrato",
        Cubed = "al cubo",
        Power = "elevato a",
        MillionLink = "di ",
        Code = "Ecco un esempio di codice.",
        Diagram = "Ecco un diagramma.",
        CodeIn = "Ecco un esempio di codice in {0}.",
        TableOne = "Ecco una tabella di una riga.",
        TableMany = "Ecco una tabella di {0} righe.",
        Months = MonthNames,
        MonthNames = LexiconTable.Months(MonthNames, "gen feb mar apr mag giu lug ago set ott nov dic"),
        Weekdays = LexiconTable.Names("lunedì martedì mercoledì giovedì venerdì sabato domenica", "lun mar mer gio ven sab dom"),
        Symbols = LexiconTable.Symbols(
            "&=e @=chiocciola +=più ==uguale_a −=meno ×=per ∙=per ·=per ÷=diviso ±=più_o_meno ≈=circa ≠=diverso_da <=minore_di >=maggiore_di "
            + "≤=minore_o_uguale_a ≥=maggiore_o_uguale_a →=a ⇒=implica ∞=infinito "
            + "√=radice_quadrata_di ∑=somma_di ∫=integrale_di °=gradi %=per_cento ‰=per_mille §=sezione "
            + ""
            + "α=alfa β=beta γ=gamma δ=delta Δ=delta ε=epsilon θ=teta λ=lambda μ=mu π=pi ρ=ro σ=sigma Σ=sigma τ=tau φ=fi ω=omega Ω=omega"),
        Units = LexiconTable.Units(
            "km=chilometro|chilometri m=metro|metri cm=centimetro|centimetri mm=millimetro|millimetri "
            + "km/h=chilometro_all'ora|chilometri_all'ora m/s=metro_al_secondo|metri_al_secondo m²=metro_quadrato|metri_quadrati "
            + "mq=metro_quadrato|metri_quadrati km²=chilometro_quadrato|chilometri_quadrati m³=metro_cubo|metri_cubi "
            + "kg=chilogrammo|chilogrammi g=grammo|grammi mg=milligrammo|milligrammi t=tonnellata|tonnellate l=litro|litri L=litro|litri "
            + "ml=millilitro|millilitri mL=millilitro|millilitri "
            + "h=ora|ore min=minuto|minuti s=secondo|secondi ms=millisecondo|millisecondi °K=kelvin °C=grado_Celsius|gradi_Celsius "
            + "°F=grado_Fahrenheit|gradi_Fahrenheit °=grado|gradi "
            + "B=byte kB=kilobyte KB=kilobyte MB=megabyte GB=gigabyte TB=terabyte MB/s=megabyte_al_secondo Mbps=megabit_al_secondo Hz=hertz "
            + "kHz=kilohertz MHz=megahertz GHz=gigahertz "
            + "W=watt kW=kilowatt kWh=kilowattora V=volt J=joule kcal=chilocaloria|chilocalorie dB=decibel px=pixel x=per"),
        Currencies = LexiconTable.Currencies(
            "$=dollaro|dollari|centesimo|centesimi US$=dollaro_americano|dollari_americani|centesimo|centesimi "
            + "USD=dollaro_americano|dollari_americani|centesimo|centesimi €=euro|euro|centesimo|centesimi EUR=euro|euro|centesimo|centesimi "
            + "£=sterlina|sterline|penny|pence GBP=sterlina|sterline|penny|pence ¥=yen|yen JPY=yen|yen ₹=rupia|rupie|paisa|paise "
            + "CHF=franco_svizzero|franchi_svizzeri|centesimo|centesimi R$=real|real|centavo|centavos"),
        Magnitudes =
            LexiconTable.Units(
                "k=mila mila=mila mln=milione|milioni M=milione|milioni mld=miliardo|miliardi Mld=miliardo|miliardi milione=milione "
                    + "milioni=milioni miliardo=miliardo miliardi=miliardi"),
        Fractions = LexiconTable.Words("24/7=ventiquattro_sette"),
        Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.Italian),
    };
}
