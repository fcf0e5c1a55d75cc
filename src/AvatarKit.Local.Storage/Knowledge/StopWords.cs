using System.Collections.Frozen;

namespace AvatarKit.Local;

/// <summary>The small words of each language, folded: they carry no topic, and tell which language a text is in.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string>[] Sets =
    [
        Set("""
            a an the and or but nor so if then than that this these those there here it its is are am was were be been being do does did
            done doing have has had having can could will would shall should may might must i me my mine we us our you your yours he him
            his she her they them their what which who whom whose when where why how of in on at to from by for with without about into
            onto over under as not no yes please tell explain say know want need like let lets some any all also just very much many more
            most other such only own same too up down out off again ever each both few am im ive id dont doesnt didnt cant isnt arent wasnt
            whats hows wheres theres thats youre possible way mean give show happens happen hi hello hey thanks thank ok okay
            """),
        Set("""
            der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als wie was wer wen wem wo wann warum weshalb
            wieso welche welcher welches ist sind war waren bin bist sein seine ihr ihre mein meine dein deine unser unsere ich du er sie es
            wir man mich mir dich dir sich uns euch ihm ihn ihnen nicht kein keine ja nein in im an am auf aus bei beim mit nach von vom vor
            zu zum zur uber unter durch fur gegen ohne um bis hat habe haben hatte wird werden wurde kann konnen konnte soll sollte muss mussen
            darf mochte will auch nur noch schon sehr mehr so da dass hier dort bitte sag sagen gibt mache macht machen tun
            """),
        Set("""
            el la los las un una unos unas y e o u pero si no que qué como cuando donde quien cual cuales por para porque con sin sobre entre de
            del al en a es son era fue ser estar esta estan estoy hay ha he han haber tiene tengo tener hacer hace hago puede puedo pueden
            debo debe se me te le les lo nos su sus mi mis tu tus yo ella ellos nosotros usted este esta esto ese esa eso muy mas tambien ya
            cuanto cuantos quiero favor dime
            """),
        Set("""
            le la les un une des du de d l et ou mais si non oui que qui quoi quel quelle quels quelles comment quand ou pourquoi combien par
            pour avec sans sur sous dans en au aux a est sont etait etre suis ai as ont avoir il elle ils elles on nous vous je tu me te se
            mon ma mes ton ta tes son sa ses notre votre leur ce cet cette ces ne pas plus tres aussi y fait faire peut puis peux pouvez dois doit
            faut c j n s m t qu merci plait
            """),
        Set("""
            il lo la i gli le un uno una di del della dello dei degli delle a al alla ai agli alle da dal dalla in nel nella nei nelle con su
            sul sulla per tra fra e ed o ma se non si che chi cosa come quando dove perche quale quali quanto quanti sono sei siamo era essere
            ho hai ha abbiamo hanno avere mi ti ci vi io tu lui lei noi voi loro mio mia tuo tua suo sua questo questa quello quella anche
            piu molto posso puo possono devo deve fare fa faccio cos dell all nell
            """),
        Set("""
            o a os as um uma uns umas e ou mas se nao sim que quem qual quais como quando onde porque por para com sem sobre entre de do da dos
            das em no na nos nas ao aos pelo pela eu tu ele ela nos voce voces eles elas me te lhe meu minha seu sua este esta isto esse essa
            isso aquele muito mais tambem ja ser estar sou e era foi sao esta estao ha tem tenho ter fazer faz faco pode posso podem devo deve
            quanto quantos favor
            """),
        Set("""
            de het een en of maar als dan dat die dit deze wat wie waar wanneer waarom hoe welke is zijn was waren ben bent worden wordt werd
            heeft heb hebben had kan kunnen kon moet moeten mag wil zal zullen ik jij je u hij zij ze we wij jullie mij me hem haar ons hun
            mijn jouw zijn niet geen wel ja nee in op aan uit bij met naar van voor tot over onder door zonder om te er hier daar ook nog
            al zeer meer
            """),
    ];

    /// <summary>Words of many questions that name no topic by themselves, folded and stemmed by no one: they count little.</summary>
    private static readonly FrozenSet<string> Vague = Set("""
        get make use used using work works working change set find see look put go take thing things something anything someone using
        start begin best good better one two first last new right help question questions information info kind type sort lot lots
        usar crear hacer cambiar poner utiliser changer mettre trouver nutzen benutzen verwenden andern machen finden usare cambiare
        mettere trovare usar mudar colocar encontrar
        """);

    public static bool Contains(TextLanguage language, string term) => Sets[(int)language].Contains(term);

    public static bool IsVague(string term) => Vague.Contains(term);

    /// <summary>The language most of whose small words occur; <paramref name="otherwise"/> when hardly any do.</summary>
    public static TextLanguage Guess(List<TextToken> tokens, TextLanguage otherwise)
    {
        Span<int> hits = stackalloc int[Sets.Length];
        int count = Math.Min(tokens.Count, 3000);
        for (int index = 0; index < count; index++)
        {
            for (int language = 0; language < Sets.Length; language++)
            {
                hits[language] += Sets[language].Contains(tokens[index].Term) ? 1 : 0;
            }
        }

        int best = (int)otherwise;
        for (int language = 0; language < Sets.Length; language++)
        {
            best = hits[language] > hits[best] ? language : best;
        }

        return (TextLanguage)best;
    }

    /// <summary>The language of a BCP-47 locale, if it is one of ours.</summary>
    public static TextLanguage? OfLocale(string? locale) => locale is null ? null : locale.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "en" => TextLanguage.English,
        "de" => TextLanguage.German,
        "es" => TextLanguage.Spanish,
        "fr" => TextLanguage.French,
        "it" => TextLanguage.Italian,
        "pt" => TextLanguage.Portuguese,
        "nl" => TextLanguage.Dutch,
        _ => null,
    };

    private static FrozenSet<string> Set(string words)
        => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => TextAnalyzer.Fold(word))
            .ToFrozenSet(StringComparer.Ordinal);
}
