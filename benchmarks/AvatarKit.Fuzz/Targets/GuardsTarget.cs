namespace AvatarKit.Fuzz.Targets;

/// <summary>What guards look at, and the phrases hosts give them.</summary>
internal sealed class GuardsTarget : TextTarget
{
    private static readonly string[][] Allowed = [["en"], ["de", "en-US"], ["ja"], ["zh"], ["pl"], [], ["ru", "sr"], ["x"]];

    public override string Name => "guards";

    public override int BytesPerByte => 1000;

    protected override void Run(string text, Random random)
    {
        Check(InjectionScore.Of(text) is >= 0 and <= 1, "a score is from 0 to 1");
        _ = SpokenLanguage.MayBeOneOf(text, Allowed[random.Next(Allowed.Length)]);
        string[] words = GuardWords.Of(text);
        Check(words.All(static word => word.Length > 0), "words have letters");

        // Every phrase of a host is found in itself.
        int start = random.Next(text.Length + 1);
        string phrase = text.Substring(start, Math.Min(30, text.Length - start)).Replace("|", " ", StringComparison.Ordinal).TrimEnd('*', ' ');
        string[] own = GuardWords.Of(phrase);
        Check(own.Length == 0 || GuardPhrases.Parse(phrase).IsIn(own), "a phrase is found where it stands");
    }
}
