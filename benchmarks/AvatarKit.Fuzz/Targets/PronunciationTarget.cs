namespace AvatarKit.Fuzz.Targets;

/// <summary>How any text sounds.</summary>
internal sealed class PronunciationTarget : TextTarget
{
    private static readonly string[] Locales = ["en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "ja-JP", "", "x-y-z"];

    public override string Name => "pronunciation";

    public override int BytesPerByte => 1500;

    protected override void Run(string text, Random random)
    {
        int end = 0;
        foreach (PronouncedWord word in Pronouncer.Pronounce(text, Locales[random.Next(Locales.Length)]))
        {
            Check(word.TextStart >= end && word.TextLength > 0, "words follow one another");
            end = word.TextStart + word.TextLength;
            Check(end <= text.Length, "words lie within the text");
            Check(word.Phones.Count > 0 && word.Pause >= 0, "a word has a sound");
        }
    }
}
