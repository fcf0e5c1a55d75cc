using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws;

/// <summary>Asks a guardrail of Bedrock. Thread-safe.</summary>
internal sealed class BedrockContentGuard(BedrockContentGuardOptions options, Func<IBedrockRuntime> runtime, TimeProvider time) : IContentGuard
{
    private const string Intervened = "GUARDRAIL_INTERVENED";

    public string Name => "bedrock";

    public bool Checks(GuardedTextKind kind) => kind switch
    {
        GuardedTextKind.Message => options.Messages,
        GuardedTextKind.Sentence => options.Answers,
        _ => options.Material,
    };

    /// <exception cref="BedrockException">The guardrail could not be asked.</exception>
    public async ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text.Text))
        {
            return GuardVerdict.Allow;
        }

        var request = new ApplyGuardrailRequest
        {
            GuardrailIdentifier = options.Id,
            GuardrailVersion = options.Version,
            Source = text.Kind == GuardedTextKind.Sentence ? "OUTPUT" : "INPUT",
            Content = [.. Shown(text).Select(static shown => new GuardrailContentBlock { Text = new GuardrailTextBlock { Text = shown } })],
        };
        try
        {
            ApplyGuardrailResponse response = await runtime().ApplyGuardrailAsync(request, cancellationToken).ConfigureAwait(false);
            GuardrailUnits.Report(response.Usage);
            return Verdict(response, text);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BedrockErrors.Translate(exception, options.Id, time);
        }
    }

    /// <summary>Of a passage also the title and section, which a model is shown.</summary>
    private static IEnumerable<string> Shown(GuardedText text)
        => new[] { text.Text, text.Source?.Title, text.Source?.Section }.OfType<string>().Where(static shown => !string.IsNullOrWhiteSpace(shown));

    private static GuardVerdict Verdict(ApplyGuardrailResponse response, GuardedText text)
    {
        if (response.Action == "NONE")
        {
            return GuardVerdict.Allow;
        }

        if (response.Action != Intervened)
        {
            // Nothing is let pass by an answer that is not understood.
            return GuardVerdict.Block("guard.bedrock.other", GuardCategory.Other);
        }

        GuardrailFindings found = GuardrailFindings.Read(response.Assessments ?? []);
        bool isMasked = found.IsMasked && !found.IsBlocked;
        return isMasked && response.Outputs is [{ Text: { } masked }, ..] && (text.Source is null || response.Outputs.Count == Shown(text).Count())
            ? GuardVerdict.Replace(masked)
            : GuardVerdict.Block($"guard.bedrock.{found.Category}", found.Category);
    }
}
