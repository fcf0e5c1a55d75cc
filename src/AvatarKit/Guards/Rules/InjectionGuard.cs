using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Blocks texts that try to give the model orders. Thread-safe.</summary>
internal sealed class InjectionGuard(IOptionsMonitor<AvatarChatbotOptions> options) : IContentGuard
{
    private static readonly GuardVerdict Orders = GuardVerdict.Block("guard.injection", GuardCategory.Injection);

    public string Name => "injection";

    public GuardLocation Location => GuardLocation.InProcess;

    public bool Checks(GuardedTextKind kind)
    {
        GuardInjectionOptions injection = options.CurrentValue.Guards.Injection;
        return kind switch
        {
            GuardedTextKind.Passage or GuardedTextKind.ToolResult => injection.Enabled,
            GuardedTextKind.Message => injection.Messages,
            _ => false,
        };
    }

    public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        string all = text switch
        {
            { Source: { } source } => $"{source.Title}\n{source.Section}\n{text.Text}",

            // JSON hides letters behind escapes, which a model reads through.
            { Kind: GuardedTextKind.ToolResult } => Unescape(text.Text),
            _ => text.Text,
        };
        return new(InjectionScore.Of(all) >= options.CurrentValue.Guards.Injection.Threshold ? Orders : GuardVerdict.Allow);
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char next = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] : '\0';
            if (next == 'u' && i + 5 < text.Length
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort c))
            {
                plain.Append((char)c);
                i += 5;
            }
            else if (next is 'n' or 'r' or 't')
            {
                plain.Append(next == 't' ? '\t' : '\n');
                i++;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
