namespace AvatarKit;

/// <summary>Italian.</summary>
internal static class ItalianLexicon
{
    public static Lexicon Create() => new()
    {
        Language = "it",
        Decimal = ',',
        Group = '.',
        Dot = "punto",
        Slash = "barra",
        At = "chiocciola",
        Dash = "trattino",
        Underscore = "trattino basso",
        Colon = "due punti",
        Plus = "più",
        Minus = "meno",
        Percent = "per cento",
        To = "a",
        About = "circa",
        Hashtag = "hashtag",
        Number = "numero",
        Version = "versione",
        Per = "per",
        Over = "fratto",
        OutOf = "su",
        Ratio = "a",
        And = "e",
        Squared = "al quadrato",
        Cubed = "al cubo",
        Power = "elevato a",
        MillionLink = "di ",
        Code = "Ecco un esempio di codice.",
        CodeIn = "Ecco un esempio di codice in {0}.",
        TableOne = "Ecco una tabella di una riga.",
        TableMany = "Ecco una tabella di {0} righe.",
        DatePattern = "{0} {1} {2}",
        Months = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        TimeLink = " e ",
        FullHour = "ore {0}",
        Symbols = LexiconTable.Symbols(
            "&=e @=chiocciola +=più ==uguale_a −=meno ×=per ∙=per ·=per ÷=diviso ±=più_o_meno ≈=circa ≠=diverso_da <=minore_di >=maggiore_di "
            + "≤=minore_o_uguale_a ≥=maggiore_o_uguale_a →=a ⇒=implica ∞=infinito "
            + "√=radice_quadrata_di ∑=somma_di ∫=integrale_di °=gradi %=per_cento ‰=per_mille §=sezione ½=un_mezzo ⅓=un_terzo ⅔=due_terzi "
            + "¼=un_quarto ¾=tre_quarti "
            + "α=alfa β=beta γ=gamma δ=delta Δ=delta ε=epsilon θ=teta λ=lambda μ=mu π=pi ρ=ro σ=sigma Σ=sigma τ=tau φ=fi ω=omega Ω=omega"),
        Units = LexiconTable.Units(
            "km=chilometro|chilometri m=metro|metri cm=centimetro|centimetri mm=millimetro|millimetri "
            + "km/h=chilometro_all'ora|chilometri_all'ora m/s=metro_al_secondo|metri_al_secondo m²=metro_quadrato|metri_quadrati "
            + "mq=metro_quadrato|metri_quadrati km²=chilometro_quadrato|chilometri_quadrati m³=metro_cubo|metri_cubi "
            + "kg=chilogrammo|chilogrammi g=grammo|grammi mg=milligrammo|milligrammi t=tonnellata|tonnellate l=litro|litri L=litro|litri "
            + "ml=millilitro|millilitri mL=millilitro|millilitri "
            + "h=ora|ore min=minuto|minuti s=secondo|secondi ms=millisecondo|millisecondi °C=grado_Celsius|gradi_Celsius "
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
        Fractions =
            LexiconTable.Words(
                "1/2=un_mezzo 1/3=un_terzo 2/3=due_terzi 1/4=un_quarto 3/4=tre_quarti 1/5=un_quinto 1/8=un_ottavo 1/10=un_decimo "
                    + "24/7=ventiquattro_sette"),
        Abbreviations = LexiconTable.Abbreviations(
            "p.es.=per_esempio p._es.=per_esempio es.=esempio ecc.=eccetera etc.=eccetera ca.=circa sig.=signor|name sigg.=signori|name "
            + "sig.ra=signora|name sig.na=signorina|name dott.=dottor|name dott.ssa=dottoressa|name dr.=dottor|name prof.=professor|name "
            + "ing.=ingegner|name avv.=avvocato|name s.=San|name "
            + "n.=numero|number nr.=numero|number pag.=pagina|number pagg.=pagine|number cap.=capitolo|number art.=articolo|number "
            + "fig.=figura|number vol.=volume|number tel.=telefono|number vs.=contro "
            + "1º=primo 2º=secondo 3º=terzo 1ª=prima 2ª=seconda 3ª=terza c#=C_sharp f#=F_sharp c++=C_più_più .net=dot_Net"),
    };
}
