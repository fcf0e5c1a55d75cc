namespace AvatarKit;

/// <summary>German.</summary>
internal static class GermanLexicon
{
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
        Plus = "plus",
        Minus = "minus",
        Percent = "Prozent",
        To = "bis",
        About = "etwa",
        Hashtag = "Hashtag",
        Number = "Nummer",
        Version = "Version",
        Per = "pro",
        Over = "durch",
        OutOf = "von",
        Ratio = "zu",
        And = "und",
        Squared = "hoch zwei",
        Cubed = "hoch drei",
        Power = "hoch",
        Code = "Hier ist ein Codebeispiel.",
        CodeIn = "Hier ist ein Codebeispiel in {0}.",
        TableOne = "Hier ist eine Tabelle mit einer Zeile.",
        TableMany = "Hier ist eine Tabelle mit {0} Zeilen.",
        DatePattern = "{0}. {1} {2}",
        Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        TimeLink = " Uhr ",
        FullHour = "{0} Uhr",
        Symbols = LexiconTable.Symbols(
            "&=und @=ät +=plus ==ist_gleich −=minus ×=mal ∙=mal ·=mal ÷=geteilt_durch ±=plus_minus ≈=ungefähr ≠=ungleich <=kleiner_als "
            + ">=größer_als ≤=höchstens ≥=mindestens →=zu ⇒=daraus_folgt ∞=unendlich "
            + "√=Wurzel_aus ∑=Summe_von ∫=Integral_von °=Grad %=Prozent ‰=Promille §=Paragraf ½=ein_halb ⅓=ein_Drittel ⅔=zwei_Drittel "
            + "¼=ein_Viertel ¾=drei_Viertel "
            + "α=Alpha β=Beta γ=Gamma δ=Delta Δ=Delta ε=Epsilon θ=Theta λ=Lambda μ=Mü π=Pi ρ=Rho σ=Sigma Σ=Sigma τ=Tau φ=Phi ω=Omega Ω=Omega"),
        Units = LexiconTable.Units(
            "km=Kilometer m=Meter cm=Zentimeter mm=Millimeter µm=Mikrometer nm=Nanometer km/h=Kilometer_pro_Stunde m/s=Meter_pro_Sekunde "
            + "m²=Quadratmeter km²=Quadratkilometer m³=Kubikmeter cm³=Kubikzentimeter ha=Hektar "
            + "kg=Kilogramm g=Gramm mg=Milligramm µg=Mikrogramm t=Tonne|Tonnen l=Liter L=Liter ml=Milliliter mL=Milliliter dl=Deziliter "
            + "h=Stunde|Stunden Std.=Stunde|Stunden min=Minute|Minuten Min.=Minute|Minuten s=Sekunde|Sekunden Sek.=Sekunde|Sekunden "
            + "ms=Millisekunde|Millisekunden °C=Grad_Celsius °F=Grad_Fahrenheit °=Grad "
            + "B=Byte|Bytes kB=Kilobyte KB=Kilobyte MB=Megabyte GB=Gigabyte TB=Terabyte Mbit/s=Megabit_pro_Sekunde MB/s=Megabyte_pro_Sekunde "
            + "Hz=Hertz kHz=Kilohertz MHz=Megahertz GHz=Gigahertz "
            + "W=Watt kW=Kilowatt MW=Megawatt kWh=Kilowattstunde|Kilowattstunden V=Volt mA=Milliampere mAh=Milliamperestunden J=Joule "
            + "kJ=Kilojoule kcal=Kilokalorien hPa=Hektopascal bar=Bar dB=Dezibel px=Pixel x=mal"),
        Currencies = LexiconTable.Currencies(
            "$=Dollar|Dollar|Cent|Cent US$=US-Dollar|US-Dollar|Cent|Cent USD=US-Dollar|US-Dollar|Cent|Cent €=Euro|Euro|Cent|Cent "
            + "EUR=Euro|Euro|Cent|Cent £=Pfund|Pfund|Penny|Pence GBP=Pfund|Pfund|Penny|Pence "
            + "¥=Yen|Yen JPY=Yen|Yen ₹=Rupie|Rupien|Paisa|Paise CHF=Franken|Franken|Rappen|Rappen Fr.=Franken|Franken|Rappen|Rappen "
            + "₽=Rubel|Rubel|Kopeke|Kopeken ₺=Lira|Lira R$=Real|Real|Centavo|Centavos"),
        Magnitudes =
            LexiconTable.Units(
                "Tsd.=Tausend Mio.=Million|Millionen Mio=Million|Millionen Mrd.=Milliarde|Milliarden Mrd=Milliarde|Milliarden k=Tausend "
                    + "Million=Million Millionen=Millionen Milliarde=Milliarde Milliarden=Milliarden"),
        Fractions = LexiconTable.Words(
            "1/2=ein_halb 1/3=ein_Drittel 2/3=zwei_Drittel 1/4=ein_Viertel 3/4=drei_Viertel 1/5=ein_Fünftel 1/8=ein_Achtel 1/10=ein_Zehntel"),
        Abbreviations = LexiconTable.Abbreviations(
            "z.b.=zum_Beispiel z._b.=zum_Beispiel d.h.=das_heißt d._h.=das_heißt u.a.=unter_anderem u._a.=unter_anderem usw.=und_so_weiter "
            + "etc.=et_cetera bzw.=beziehungsweise ca.=circa ggf.=gegebenenfalls evtl.=eventuell "
            + "vgl.=vergleiche inkl.=inklusive exkl.=exklusive zzgl.=zuzüglich abzgl.=abzüglich bspw.=beispielsweise sog.=sogenannte "
            + "i.d.r.=in_der_Regel i._d._r.=in_der_Regel v.a.=vor_allem v._a.=vor_allem o.ä.=oder_Ähnliches s.o.=siehe_oben s.u.=siehe_unten "
            + "mind.=mindestens max.=maximal "
            + "dr.=Doktor|name prof.=Professor|name hr.=Herr|name fr.=Frau|name st.=Sankt|name dipl.=Diplom|name nr.=Nummer|number "
            + "tel.=Telefon|number s.=Seite|number abs.=Absatz|number art.=Artikel|number kap.=Kapitel|number abb.=Abbildung|number "
            + "str.=Straße|number jh.=Jahrhundert "
            + "mio.=Millionen mrd.=Milliarden vs.=gegen c#=C_sharp f#=F_sharp c++=C_plus_plus .net=dot_Net"),
    };
}
