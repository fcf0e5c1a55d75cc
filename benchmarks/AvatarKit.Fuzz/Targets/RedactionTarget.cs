using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Personal data in any text, and its way back into an answer, however that is split.</summary>
internal sealed class RedactionTarget : TextTarget, IDisposable
{
    private const int LongestRedacted = 4096;

    private static readonly string[] Locales = ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL", "ja-JP", ""];

    private readonly PersonalDataPatterns patterns = new(new PersonalDataKindOptions());
    private readonly ServiceProvider services;
    private readonly Redactions redactions;

    public RedactionTarget()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddAvatarChatbot();
        services = collection.BuildServiceProvider();
        redactions = services.GetRequiredService<Redactions>();
    }

    public override string Name => "redaction";

    public override int BytesPerByte => 1500;

    public void Dispose() => services.Dispose();

    protected override void Run(string text, Random random)
    {
        string locale = Locales[random.Next(Locales.Length)];
        int end = 0;
        foreach (PersonalDataSpan span in patterns.Find(text, locale, out long work))
        {
            Check(span.Start >= end && span.Length > 0 && span.End <= text.Length, "spans follow one another within the text");
            end = span.End;
            Check(work <= 4000L * (text.Length + 16), "a text is looked at once");
        }

        if (text.Length <= LongestRedacted)
        {
            CheckRestored(text, locale, random);
        }
    }

    // A value has one placeholder however it is grouped and written, and comes back as it stood first.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private void CheckRestored(string text, string locale, Random random)
    {
        var redaction = new TurnRedaction(redactions, new RedactionScope(new ConversationKey("c1"), locale));
        string redacted = Wait(redaction.RedactMessageAsync(text, CancellationToken.None));
        string whole = redaction.Restore(redacted);
        Check(text.Contains('[', StringComparison.Ordinal) || Letters(whole) == Letters(text), "what was redacted comes back");
        var restorer = new PlaceholderRestorer(redaction);
        var restored = new StringBuilder();
        for (int at = 0; at < redacted.Length;)
        {
            int length = Math.Min(random.Next(1, 40), redacted.Length - at);
            restored.Append(restorer.Append(redacted.Substring(at, length)));
            at += length;
        }

        Check(restored.Append(restorer.Complete()).ToString() == whole, "what comes back does not depend on how the answer is split");
    }
}
