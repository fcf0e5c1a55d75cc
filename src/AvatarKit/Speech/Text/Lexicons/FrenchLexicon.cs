namespace AvatarKit;

/// <summary>French.</summary>
internal static class FrenchLexicon
{
    private static readonly string[] MonthNames =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static Lexicon Create() => new()
    {
        Language = "fr",
        Decimal = ',',
        Group = '.',
        SingularBelowTwo = true,
        Dot = "point",
        Slash = "slash",
        At = "arobase",
        Dash = "tiret",
        Underscore = "tiret bas",
        Colon = "deux-points",
        QuestionMark = "point d'interrogation",
        AddressSigns = LexiconTable.Symbols("&=esperluette !=point_d'exclamation #=dièse %=pour_cent ==égal ~=tilde $=dollar"),
        Plus = "plus",
        Minus = "moins",
        Percent = "pour cent",
        To = "à",
        About = "environ",
        Hashtag = "hashtag",
        Number = "numéro",
        Version = "version",
        Extension = "poste",
        Per = "par",
        Over = "sur",
        AndHalf = "et demi|et demie",
        OutOf = "sur",
        Ratio = "à",
        Goals = "à",
        And = "et",
        Squared = "au carré",
        Cubed = "au cube",
        Power = "puissance",
        MillionLink = "de ",
        Code = "Voici un exemple de code.",
        Diagram = "Voici un schéma.",
        CodeIn = "Voici un exemple de code en {0}.",
        TableOne = "Voici un tableau d'une ligne.",
        TableMany = "Voici un tableau de {0} lignes.",
        Months = MonthNames,
        MonthNames = LexiconTable.Months(MonthNames, "janv|jan févr|fév mars avr mai juin juill|juil août sept oct nov déc"),
        Weekdays = LexiconTable.Names("lundi mardi mercredi jeudi vendredi samedi dimanche", "lun mar mer jeu ven sam dim"),
        Symbols = LexiconTable.Symbols(
            "&=et @=arobase +=plus ==égale −=moins ×=fois ∙=fois ·=fois ÷=divisé_par ±=plus_ou_moins ≈=environ ≠=différent_de <=inférieur_à "
            + ">=supérieur_à ≤=inférieur_ou_égal_à ≥=supérieur_ou_égal_à →=vers ⇒=implique ∞=l'infini "
            + "√=racine_carrée_de ∑=somme_de ∫=intégrale_de °=degrés %=pour_cent ‰=pour_mille §=section "
            + ""
            + "α=alpha β=bêta γ=gamma δ=delta Δ=delta ε=epsilon θ=thêta λ=lambda μ=mu π=pi ρ=rhô σ=sigma Σ=sigma τ=tau φ=phi ω=oméga Ω=oméga"),
        Units = LexiconTable.Units(
            "km=kilomètre|kilomètres m=mètre|mètres cm=centimètre|centimètres mm=millimètre|millimètres km/h=kilomètre_heure|kilomètres_heure "
            + "m/s=mètre_par_seconde|mètres_par_seconde m²=mètre_carré|mètres_carrés km²=kilomètre_carré|kilomètres_carrés "
            + "m³=mètre_cube|mètres_cubes "
            + "kg=kilogramme|kilogrammes g=gramme|grammes mg=milligramme|milligrammes t=tonne|tonnes l=litre|litres L=litre|litres "
            + "ml=millilitre|millilitres mL=millilitre|millilitres cl=centilitre|centilitres "
            + "h=heure|heures min=minute|minutes s=seconde|secondes ms=milliseconde|millisecondes °K=kelvin|kelvins °C=degré_Celsius|degrés_Celsius "
            + "°F=degré_Fahrenheit|degrés_Fahrenheit °=degré|degrés "
            + "o=octet|octets ko=kilooctet|kilooctets Ko=kilooctet|kilooctets Mo=mégaoctet|mégaoctets Go=gigaoctet|gigaoctets "
            + "To=téraoctet|téraoctets kB=kilooctet|kilooctets KB=kilooctet|kilooctets MB=mégaoctet|mégaoctets GB=gigaoctet|gigaoctets "
            + "TB=téraoctet|téraoctets Mo/s=mégaoctet_par_seconde|mégaoctets_par_seconde "
            + "Hz=hertz kHz=kilohertz MHz=mégahertz GHz=gigahertz W=watt|watts kW=kilowatt|kilowatts kWh=kilowattheure|kilowattheures "
            + "V=volt|volts J=joule|joules kcal=kilocalorie|kilocalories dB=décibel|décibels px=pixel|pixels x=fois"),
        Currencies = LexiconTable.Currencies(
            "$=dollar|dollars|cent|cents US$=dollar_américain|dollars_américains|cent|cents "
            + "USD=dollar_américain|dollars_américains|cent|cents €=euro|euros|centime|centimes EUR=euro|euros|centime|centimes "
            + "£=livre|livres|penny|pence GBP=livre|livres|penny|pence ¥=yen|yens JPY=yen|yens ₹=roupie|roupies|paisa|paisas "
            + "CHF=franc_suisse|francs_suisses|centime|centimes R$=réal|réaux|centavo|centavos"),
        Magnitudes =
            LexiconTable.Units(
                "k=mille M=million|millions Md=milliard|milliards Mds=milliards million=million millions=millions milliard=milliard "
                    + "milliards=milliards"),
        Fractions = LexiconTable.Words("24/7=vingt-quatre_sept"),
        Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.French),
    };
}
