namespace AvatarKit;

/// <summary>English.</summary>
internal static class EnglishLexicon
{
    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static Lexicon Create() => new()
    {
        Language = "en",
        Dot = "dot",
        Slash = "slash",
        At = "at",
        Dash = "dash",
        Underscore = "underscore",
        Colon = "colon",
        QuestionMark = "question mark",
        AddressSigns = LexiconTable.Symbols("&=ampersand !=exclamation_mark #=hash %=percent ==equals ~=tilde $=dollar"),
        SaysSlash = true,
        Plus = "plus",
        Minus = "minus",
        Percent = "percent",
        To = "to",
        About = "about",
        Hashtag = "hashtag",
        Number = "number",
        Version = "version",
        Extension = "extension",
        Per = "per",
        Over = "over",
        OutOf = "out of",
        Ratio = "to",
        Goals = "to",
        And = "and",
        By = "by",
        Squared = "squared",
        Cubed = "cubed",
        Power = "to the power of",
        Code = "Here is a code example.",
        Diagram = "Here is a diagram.",
        CodeIn = "Here is a code example in {0}.",
        TableOne = "Here is a table with one row.",
        TableMany = "Here is a table with {0} rows.",
        MonthFirst = true,
        Months = MonthNames,
        MonthNames = LexiconTable.Months(MonthNames, "jan feb mar apr may jun jul aug sep|sept oct nov dec"),
        Weekdays = LexiconTable.Names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "Mon Tue|Tues Wed Thu|Thur|Thurs Fri Sat Sun"),
        Symbols = LexiconTable.Symbols(
            "&=and @=at +=plus ==equals −=minus ×=times ∙=times ·=times ÷=divided_by ±=plus_or_minus ≈=is_about ≠=is_not_equal_to <=less_than "
            + ">=greater_than "
            + "≤=at_most ≥=at_least →=to ⇒=implies ↔=to_and_from ∞=infinity √=the_square_root_of ∑=the_sum_of ∫=the_integral_of °=degrees "
            + "%=percent ‰=per_thousand §=section ¶=paragraph "
            + ""
            + "α=alpha β=beta γ=gamma δ=delta Δ=delta ε=epsilon θ=theta λ=lambda μ=mu π=pi ρ=rho σ=sigma Σ=sigma τ=tau φ=phi ω=omega Ω=omega"),
        Units = LexiconTable.Units(
            "km=kilometer|kilometers m=meter|meters cm=centimeter|centimeters mm=millimeter|millimeters µm=micrometer|micrometers "
            + "nm=nanometer|nanometers "
            + "km/h=kilometer_per_hour|kilometers_per_hour kph=kilometer_per_hour|kilometers_per_hour m/s=meter_per_second|meters_per_second "
            + "mph=mile_per_hour|miles_per_hour mi=mile|miles ft=foot|feet yd=yard|yards "
            + "m²=square_meter|square_meters km²=square_kilometer|square_kilometers m³=cubic_meter|cubic_meters "
            + "cm³=cubic_centimeter|cubic_centimeters "
            + "kg=kilogram|kilograms g=gram|grams mg=milligram|milligrams µg=microgram|micrograms t=ton|tons lb=pound|pounds lbs=pound|pounds "
            + "oz=ounce|ounces "
            + "l=liter|liters L=liter|liters ml=milliliter|milliliters mL=milliliter|milliliters dl=deciliter|deciliters "
            + "h=hour|hours hr=hour|hours hrs=hour|hours min=minute|minutes mins=minute|minutes s=second|seconds sec=second|seconds "
            + "yr=year|years yrs=year|years wk=week|weeks wks=week|weeks mo=month|months ms=millisecond|milliseconds "
                + "µs=microsecond|microseconds ns=nanosecond|nanoseconds "
            + "°K=kelvin|kelvins °C=degree_Celsius|degrees_Celsius °F=degree_Fahrenheit|degrees_Fahrenheit °=degree|degrees "
            + "B=byte|bytes kB=kilobyte|kilobytes KB=kilobyte|kilobytes MB=megabyte|megabytes GB=gigabyte|gigabytes TB=terabyte|terabytes "
            + "KiB=kibibyte|kibibytes MiB=mebibyte|mebibytes GiB=gibibyte|gibibytes "
            + "Mbps=megabit_per_second|megabits_per_second Mbit/s=megabit_per_second|megabits_per_second "
            + "Gbps=gigabit_per_second|gigabits_per_second MB/s=megabyte_per_second|megabytes_per_second "
            + "GB/s=gigabyte_per_second|gigabytes_per_second "
            + "Hz=hertz kHz=kilohertz MHz=megahertz GHz=gigahertz W=watt|watts kW=kilowatt|kilowatts MW=megawatt|megawatts "
            + "GW=gigawatt|gigawatts kWh=kilowatt_hour|kilowatt_hours Wh=watt_hour|watt_hours V=volt|volts mV=millivolt|millivolts "
            + "mA=milliampere|milliamperes mAh=milliampere_hour|milliampere_hours Ω=ohm|ohms "
            + "J=joule|joules kJ=kilojoule|kilojoules kcal=kilocalorie|kilocalories cal=calorie|calories N=newton|newtons Pa=pascal|pascals "
            + "hPa=hectopascal|hectopascals kPa=kilopascal|kilopascals bar=bar|bars dB=decibel|decibels px=pixel|pixels "
            + "fps=frame_per_second|frames_per_second rpm=revolution_per_minute|revolutions_per_minute "
            + "am=A_M AM=A_M pm=P_M PM=P_M x=times"),
        Currencies = LexiconTable.Currencies(
            "$=dollar|dollars|cent|cents US$=US_dollar|US_dollars|cent|cents USD=US_dollar|US_dollars|cent|cents "
            + "A$=Australian_dollar|Australian_dollars|cent|cents C$=Canadian_dollar|Canadian_dollars|cent|cents "
            + "€=euro|euros|cent|cents EUR=euro|euros|cent|cents £=pound|pounds|penny|pence GBP=pound|pounds|penny|pence ¥=yen|yen "
            + "JPY=yen|yen CNY=yuan|yuan ₹=rupee|rupees|paisa|paise INR=rupee|rupees|paisa|paise "
            + "CHF=Swiss_franc|Swiss_francs|centime|centimes ₩=won|won ₽=ruble|rubles|kopek|kopeks ₺=lira|lira R$=real|reais|centavo|centavos "
            + "BRL=real|reais|centavo|centavos ¢=cent|cents ₿=bitcoin|bitcoins"),
        Magnitudes =
            LexiconTable.Units(
                "k=thousand K=thousand m=million M=million mn=million bn=billion b=billion B=billion tn=trillion T=trillion thousand=thousand "
                    + "million=million billion=billion trillion=trillion"),
        Fractions = LexiconTable.Words("24/7=twenty-four_seven 9/11=nine_eleven 50/50=fifty-fifty"),
        Abbreviations = LexiconTable.Abbreviations(AbbreviationTables.English),
    };
}
