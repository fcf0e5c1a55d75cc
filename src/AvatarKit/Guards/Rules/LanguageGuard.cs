using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Blocks languages that are not allowed. Thread-safe.</summary>
internal sealed class LanguageGuard(IOptionsMonitor<AvatarChatbotOptions> options) : IContentGuard
{
    private static readonly GuardVerdict Other = GuardVerdict.Block("guard.language", GuardCategory.Language);

    public string Name => "languages";

    public GuardLocation Location => GuardLocation.InProcess;

    public bool Checks(GuardedTextKind kind)
    {
        GuardLanguageOptions languages = options.CurrentValue.Guards.Languages;
        return languages.Allowed.Count > 0 && (kind == GuardedTextKind.Message || (kind == GuardedTextKind.Sentence && languages.Answers));
    }

    public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(SpokenLanguage.MayBeOneOf(text.Text, options.CurrentValue.Guards.Languages.Allowed) ? GuardVerdict.Allow : Other);
    }
}
