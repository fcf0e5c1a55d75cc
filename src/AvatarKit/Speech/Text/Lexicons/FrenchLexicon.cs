namespace AvatarKit;

/// <summary>French.</summary>
internal static class FrenchLexicon
{
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
        Plus = "plus",
        Minus = "moins",
        Percent = "pour cent",
        To = "à",
        About = "environ",
        Hashtag = "hashtag",
        Number = "numéro",
        Version = "version",
        Per = "par",
        Over = "sur",
        OutOf = "sur",
        Ratio = "pour",
        And = "et",
        Squared = "au carré",
        Cubed = "au cube",
        Power = "puissance",
        MillionLink = "de ",
        Code = "Voici un exemple de code.",
        CodeIn = "Voici un exemple de code en {0}.",
        TableOne = "Voici un tableau d'une ligne.",
        TableMany = "Voici un tableau de {0} lignes.",
        DatePattern = "{0} {1} {2}",
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        TimeLink = " heures ",
        FullHour = "{0} heures",
        Symbols = LexiconTable.Symbols(
            "&=et @=arobase +=plus ==égale −=moins ×=fois ∙=fois ·=fois ÷=divisé_par ±=plus_ou_moins ≈=environ ≠=différent_de <=inférieur_à "
            + ">=supérieur_à ≤=inférieur_ou_égal_à ≥=supérieur_ou_égal_à →=vers ⇒=implique ∞=l'infini "
            + "√=racine_carrée_de ∑=somme_de ∫=intégrale_de °=degrés %=pour_cent ‰=pour_mille §=section ½=un_demi ⅓=un_tiers ⅔=deux_tiers "
            + "¼=un_quart ¾=trois_quarts "
            + "α=alpha β=bêta γ=gamma δ=delta Δ=delta ε=epsilon θ=thêta λ=lambda μ=mu π=pi ρ=rhô σ=sigma Σ=sigma τ=tau φ=phi ω=oméga Ω=oméga"),
        Units = LexiconTable.Units(
            "km=kilomètre|kilomètres m=mètre|mètres cm=centimètre|centimètres mm=millimètre|millimètres km/h=kilomètre_heure|kilomètres_heure "
            + "m/s=mètre_par_seconde|mètres_par_seconde m²=mètre_carré|mètres_carrés km²=kilomètre_carré|kilomètres_carrés "
            + "m³=mètre_cube|mètres_cubes "
            + "kg=kilogramme|kilogrammes g=gramme|grammes mg=milligramme|milligrammes t=tonne|tonnes l=litre|litres L=litre|litres "
            + "ml=millilitre|millilitres mL=millilitre|millilitres cl=centilitre|centilitres "
            + "h=heure|heures min=minute|minutes s=seconde|secondes ms=milliseconde|millisecondes °C=degré_Celsius|degrés_Celsius "
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
        Fractions =
            LexiconTable.Words(
                "1/2=un_demi 1/3=un_tiers 2/3=deux_tiers 1/4=un_quart 3/4=trois_quarts 1/5=un_cinquième 1/8=un_huitième 1/10=un_dixième "
                    + "24/7=vingt-quatre_sept"),
        Abbreviations = LexiconTable.Abbreviations(
            "p.ex.=par_exemple p._ex.=par_exemple c.-à-d.=c'est-à-dire c.à.d.=c'est-à-dire etc.=et_cetera env.=environ m.=Monsieur|name "
            + "mm.=Messieurs|name mme=Madame|name mme.=Madame|name mlle=Mademoiselle|name mlle.=Mademoiselle|name dr=Docteur|name "
            + "dr.=Docteur|name pr.=Professeur|name st.=Saint|name ste.=Sainte|name "
            + "n°=numéro|number nº=numéro|number no.=numéro|number p.=page|number pp.=pages|number chap.=chapitre|number fig.=figure|number "
            + "art.=article|number vol.=volume|number tél.=téléphone|number av.=avenue|name bd.=boulevard|name vs.=contre "
            + "1er=premier 1re=première c#=C_sharp f#=F_sharp c++=C_plus_plus .net=dot_Net"),
    };
}
