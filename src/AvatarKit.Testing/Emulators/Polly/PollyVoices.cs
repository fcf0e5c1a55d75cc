namespace AvatarKit.Testing;

/// <summary>The voices of us-east-1 by AWS's table of 2026, at least one for every language.</summary>
internal static class PollyVoices
{
    // Language and its name; then voices, each with gender and the engines' initials: standard, neural, long-form, generative.
    private const string Table = """
        arb|Arabic|Zeina F s
        ar-AE|Gulf Arabic|Hala F n,Zayd M n
        ca-ES|Catalan|Arlet F n
        yue-CN|Cantonese|Hiujin F n
        cmn-CN|Chinese Mandarin|Zhiyu F sn
        cs-CZ|Czech|Jitka F n
        da-DK|Danish|Naja F s,Mads M s,Sofie F n
        nl-BE|Belgian Dutch|Lisa F ng
        nl-NL|Dutch|Laura F ng,Lotte F s,Ruben M s
        en-AU|Australian English|Nicole F s,Olivia F ng,Russell M s
        en-GB|British English|Amy F sng,Emma F sn,Brian M sng,Arthur M n
        en-GB-WLS|Welsh English|Geraint M s
        en-IN|Indian English|Aditi F s,Raveena F s,Kajal F ng
        en-IE|Irish English|Niamh F ng
        en-NZ|New Zealand English|Aria F n
        en-SG|Singaporean English|Jasmine F ng
        en-ZA|South African English|Ayanda F ng
        en-US|US English|Joanna F sng,Matthew M sng,Danielle F nlg,Gregory M nl,Ivy F sn,Kendra F sn,Kimberly F sn,Salli F sng,Joey M sn,Justin M sn,Kevin M n,Ruth F nlg,Stephen M ng,Patrick M lg,Tiffany F g
        fi-FI|Finnish|Suvi F n
        fr-BE|Belgian French|Isabelle F ng
        fr-CA|Canadian French|Chantal F s,Gabrielle F ng,Liam M ng
        fr-FR|French|Celine F s,Lea F sng,Mathieu M s,Remi M ng,Florian M g,Ambre F g
        de-AT|Austrian German|Hannah F ng
        de-CH|Swiss German|Sabrina F ng
        de-DE|German|Marlene F s,Vicki F sng,Hans M s,Daniel M ng,Lennart M g,Tina F g
        hi-IN|Hindi|Aditi F s,Kajal F ng
        is-IS|Icelandic|Dora F s,Karl M s
        it-IT|Italian|Carla F s,Bianca F sng,Giorgio M s,Adriano M n,Beatrice F g,Lorenzo M g
        ja-JP|Japanese|Mizuki F s,Takumi M sn,Kazuha F n,Tomoko F n
        ko-KR|Korean|Seoyeon F sng,Jihye F n
        nb-NO|Norwegian|Liv F s,Ida F n
        pl-PL|Polish|Ewa F s,Maja F s,Jacek M s,Jan M s,Ola F ng
        pt-BR|Brazilian Portuguese|Camila F sng,Vitoria F sn,Ricardo M s,Thiago M n
        pt-PT|Portuguese|Ines F sn,Cristiano M s
        ro-RO|Romanian|Carmen F s
        ru-RU|Russian|Tatyana F s,Maxim M s
        es-ES|Castilian Spanish|Conchita F s,Lucia F sng,Alba F l,Enrique M s,Sergio M ng,Raul M l
        es-MX|Mexican Spanish|Mia F sng,Andres M ng
        es-US|US Spanish|Lupe F sng,Penelope F s,Miguel M s,Pedro M ng
        sv-SE|Swedish|Astrid F s,Elin F n
        tr-TR|Turkish|Filiz F s,Burcu F n
        cy-GB|Welsh|Gwyneth F s
        """;

    public static IReadOnlyList<string> Engines { get; } = ["standard", "neural", "long-form", "generative"];

    public static IReadOnlyList<PollyVoice> All { get; } = [.. Read().Values];

    public static PollyVoice? Find(string id) => All.FirstOrDefault(voice => voice.Id == id);

    private static Dictionary<string, PollyVoice> Read()
    {
        var read = new Dictionary<string, PollyVoice>(StringComparer.Ordinal);
        foreach (string line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split('|');
            foreach (string[] voice in parts[2].Split(',').Select(static voice => voice.Split(' ')))
            {
                // A voice of two languages stands with both: the second is its additional one.
                read[voice[0]] = read.TryGetValue(voice[0], out PollyVoice? first)
                    ? first with { AdditionalLanguages = [parts[0]] }
                    : new(
                        voice[0],
                        voice[1] == "F",
                        parts[0],
                        parts[1],
                        [.. Engines.Where(engine => voice[2].Contains(engine[0], StringComparison.Ordinal))],
                        []);
            }
        }

        return read;
    }
}
