namespace AvatarKit;

/// <summary>German.</summary>
internal static class GermanLexicon
{
    private static readonly string[] MonthNames =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public static Lexicon Create() => new()
    {
        Language = "de",
        Decimal = ',',
        Group = '.',
        Dot = "Punkt",
        Slash = "Schrägstrich",
        At = "ät",
        Dash = "Bindestrich",
        Underscore = "Unterstrich",
        Colon = "Doppelpunkt",
        QuestionMark = "Fragezeichen",
        AddressSigns = LexiconTable.Symbols("&=Und-Zeichen !=Ausrufezeichen #=Raute %=Prozent ==gleich ~=Tilde $=Dollar"),
        Plus = "plus",
        Minus = "minus",
        Percent = "Prozent",
        To = "bis",
        About = "etwa",
        Hashtag = "Hashtag",
        Number = "Nummer",
        Version = "Version",
        Extension = "Durchwahl",
        Per = "pro",
        Over = "durch",
        OutOf = "von",
        Ratio = "zu",
        Goals = "zu",
        And = "und",
        Squared = "hoch zwei",
        Cubed = "hoch drei",
        Power = "hoch",
        Code = "Hier ist ein Codebeispiel.",
        Diagram = "Hier ist ein Diagramm.",
        CodeIn = "Hier ist ein Codebeispiel in {0}.",
        TableOne = "Hier ist eine Tabelle mit einer Zeile.",
        TableMany = "Hier ist eine Tabelle mit {0} Zeilen.",
        Months = MonthNames,
        MonthNames = LexiconTable.Months(MonthNames, "jan|jänner|jän feb mär|mrz apr mai jun jul aug sep|sept okt nov dez"),
        Weekdays = LexiconTable.Names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "Mo Di Mi Do Fr Sa So"),
        HasDottedDays = true,
        Symbols = LexiconTable.Symbols(
            "&=und @=ät +=plus ==ist_gleich −=minus ×=mal ∙=mal ·=mal ÷=geteilt_durch ±=plus_minus ≈=ungefähr ≠=ungleich <=kleiner_als "
            + ">=größer_als ≤=höchstens ≥=mindestens →=zu ⇒=daraus_folgt ∞=unendlich "
            + "√=Wurzel_aus ∑=Summe_von ∫=Integral_von °=Grad %=Prozent ‰=Promille §=Paragraf "
            + ""
            + "α=Alpha β=Beta γ=Gamma δ=Delta Δ=Delta ε=Epsilon θ=Theta λ=Lambda μ=Mü π=Pi ρ=Rho σ=Sigma Σ=Sigma τ=Tau φ=Phi ω=Omega Ω=Omega"),
        Units = LexiconTable.Units(
            "km=Kilometer m=Meter cm=Zentimeter mm=Millimeter µm=Mikrometer nm=Nanometer km/h=Kilometer_pro_Stunde m/s=Meter_pro_Sekunde "
            + "m²=Quadratmeter km²=Quadratkilometer m³=Kubikmeter cm³=Kubikzentimeter ha=Hektar "
            + "kg=Kilogramm g=Gramm mg=Milligramm µg=Mikrogramm t=Tonne|Tonnen l=Liter L=Liter ml=Milliliter mL=Milliliter dl=Deziliter "
            + "h=Stunde|Stunden Std.=Stunde|Stunden min=Minute|Minuten Min.=Minute|Minuten s=Sekunde|Sekunden Sek.=Sekunde|Sekunden "
            + "ms=Millisekunde|Millisekunden °K=Kelvin °C=Grad_Celsius °F=Grad_Fahrenheit °=Grad "
            + "B=Byte|Bytes kB=Kilobyte KB=Kilobyte MB=Megabyte GB=Gigabyte TB=Terabyte Mbit/s=Megabit_pro_Sekunde MB/s=Megabyte_pro_Sekunde "
            + "Hz=Hertz kHz=Kilohertz MHz=Megahertz GHz=Gigahertz "
            + "W=Watt kW=Kilowatt MW=Megawatt kWh=Kilowattstunde|Kilowattstunden V=Volt mV=Millivolt mv=Millivolt ft=Fuß ″=Zoll "
                + "mA=Milliampere mAh=Milliamperestunden J=Joule "
            + "kJ=Kilojoule kcal=Kilokalorien hPa=Hektopascal bar=Bar dB=Dezibel px=Pixel x=mal"),
        Currencies = LexiconTable.Currencies(
            "$=Dollar|Dollar|Cent|Cent US$=US-Dollar|US-Dollar|Cent|Cent USD=US-Dollar|US-Dollar|Cent|Cent €=Euro|Euro|Cent|Cent "
            + "EUR=Euro|Euro|Cent|Cent £=Pfund|Pfund|Penny|Pence GBP=Pfund|Pfund|Penny|Pence "
            + "¥=Yen|Yen JPY=Yen|Yen ₹=Rupie|Rupien|Paisa|Paise CHF=Franken|Franken|Rappen|Rappen "
            + "₽=Rubel|Rubel|Kopeke|Kopeken ₺=Lira|Lira R$=Real|Real|Centavo|Centavos"),
        Magnitudes =
            LexiconTable.Units(
                "Tsd.=Tausend Mio.=Million|Millionen Mio=Million|Millionen Mrd.=Milliarde|Milliarden Mrd=Milliarde|Milliarden k=Tausend "
                    + "Million=Million Millionen=Millionen Milliarde=Milliarde Milliarden=Milliarden million=Million millionen=Millionen "
                        + "milliarden=Milliarden"),
        Fractions = LexiconTable.Words(""),
        Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.German),
    };
}
