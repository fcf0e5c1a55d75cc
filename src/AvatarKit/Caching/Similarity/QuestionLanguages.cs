namespace AvatarKit;

/// <summary>The languages whose questions are compared by their words. In others, only the same question is the same.</summary>
internal static class QuestionLanguages
{
    private static readonly QuestionLanguage[] All =
    [
        new()
        {
            Code = "en",
            Function = QuestionLanguage.Words(
                "a an the i me my mine we our us you your it its this that these those is are was were be been being am do does did done doing "
                    + "have has had having will would can could should shall may might must to of for in on at by with from as and or but if so "
                    + "than then there here what which who whom whose when where why how please thanks thank hello hi hey just also any some "
                    + "about into up out off over get got want wanted need like know tell help let im ive id ill cant dont isnt not no whats"),
            Negations = QuestionLanguage.Words(
                "not no never cannot without non neither nor none nothing nobody cant dont isnt wont doesnt didnt havent hasnt wasnt werent "
                    + "arent couldnt wouldnt shouldnt hadnt aint unable"),
            Contraries = QuestionLanguage.Pairs(
                "before|after,open opened opening|close closed closing,enable enabled|disable disabled,increase raise higher|decrease lower reduce,"
                    + "send sent sending|receive received receiving,buy bought buying|sell sold selling,credit|debit,"
                    + "deposit deposited depositing|withdraw withdrew withdrawal withdrawals withdrawing,first|last,start begin started|stop end "
                    + "ended,"
                    + "more|less,incoming|outgoing,lock locked|unlock unlocked,freeze frozen|unfreeze unfrozen,activate|deactivate,old|new,"
                    + "physical|virtual,lost|found,accept accepted|decline declined reject rejected,add added|remove removed delete "
                    + "deleted,with|without,"
                    + "arrive arrival|depart departure,import|export,upload|download,inside|outside,above|below,minimum|maximum,cheapest|dearest,"
                    + "hot|cold,left|right,early earliest|late latest,login|logout,subscribe|unsubscribe,show|hide,always|never,public|private"),
            Particles = QuestionLanguage.Pairs("on|off,up|down,in|out,to|from,for|against,over|under"),
            Interrogatives = QuestionLanguage.Words("how why when where what which who whom whose whats"),
            References = QuestionLanguage.Words(
                "it its this that these those they them their he him his she her hers there then one ones same other others another else again also "
                    + "too instead both either neither former latter such so previous earlier above mentioned said still already yet any anything "
                    + "something more rest"),
            Openers = QuestionLanguage.Words(
                "and but or so also then yes yeah yep yup no nope nah ok okay sure right alright thanks thank great good fine perfect cool correct "
                    + "exactly sounds well maybe actually oh because either neither both not please bye goodbye hello hi hey sorry"),
            Definite = QuestionLanguage.Words("the"),
            Moments = QuestionLanguage.Words("today tomorrow yesterday now tonight currently nearby near here weekend"),
            Introductions = ["my name is", "i am called", "this is me", "my email is", "my phone number is", "my account number is"],
            NotKnown =
            [
                "i dont know", "i do not know", "im not sure", "i am not sure", "i dont have information", "i do not have information",
                "i couldnt find", "i could not find", "i cant find", "i cannot find", "no information",
            ],
        },
        QuestionLanguageData.German, QuestionLanguageData.Spanish, QuestionLanguageData.French, QuestionLanguageData.Italian,
        QuestionLanguageData.Portuguese,
    ];

    /// <summary>Stands for any other language: nothing is known of its words.</summary>
    public static QuestionLanguage Other { get; } = new()
    {
        Code = "",
        Function = [],
        Negations = [],
        Contraries = QuestionLanguage.Pairs(""),
        Particles = QuestionLanguage.Pairs(""),
        Interrogatives = [],
        References = [],
        Openers = [],
        Definite = [],
        Moments = [],
        Introductions = [],
        NotKnown = [],
    };

    /// <summary>The language of a locale; <see langword="null"/> where it is none of these.</summary>
    public static QuestionLanguage? Find(string locale)
    {
        foreach (QuestionLanguage language in All)
        {
            if (locale.StartsWith(language.Code, StringComparison.OrdinalIgnoreCase)
                && (locale.Length == language.Code.Length || locale[language.Code.Length] == '-'))
            {
                return language;
            }
        }

        return null;
    }
}
