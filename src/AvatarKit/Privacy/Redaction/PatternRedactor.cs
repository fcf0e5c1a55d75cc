using System.Text;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Replaces what has a pattern, and what the host's detectors find.</summary>
internal sealed class PatternRedactor(
    IOptions<RedactionOptions> options, IEnumerable<IPersonalDataDetector> detectors, ProviderCalls calls, RedactionLog log) : ITextRedactor
{
    private readonly RedactionOptions options = options.Value;
    private readonly PersonalDataPatterns patterns = new(options.Value.Kinds);
    private readonly PlaceholderNames names = new(options.Value.Key);
    private readonly IPersonalDataDetector[] detectors = [.. detectors];

    public async ValueTask<RedactedText> RedactAsync(string text, RedactionScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PersonalDataSpan> found = patterns.Find(text, scope.Locale, out _);
        if (detectors.Length > 0 && !string.IsNullOrWhiteSpace(text))
        {
            IEnumerable<Task<IReadOnlyList<PersonalDataSpan>>> asked =
                detectors.Select(detector => DetectAsync(detector, text, scope.Locale, cancellationToken));
            foreach (IReadOnlyList<PersonalDataSpan> spans in await Task.WhenAll(asked).ConfigureAwait(false))
            {
                // What a detector takes for a name may be a placeholder already.
                found.AddRange(spans.Where(span => !Placeholder.Touches(text, span.Start, span.End)));
            }

            found = PersonalDataSpans.Merge(found);
        }

        return Replace(text, found, scope);
    }

    private async Task<IReadOnlyList<PersonalDataSpan>> DetectAsync(
        IPersonalDataDetector detector, string text, string locale, CancellationToken cancellationToken)
    {
        string name = detector.GetType().Name;
        try
        {
            ProviderScope scope = calls.Scope(new ProviderKey(ProviderKind.Detector, name));
            IReadOnlyList<PersonalDataSpan> spans = await ProviderCall.RunAsync(
                token => detector.DetectAsync(text, locale, token), options.DetectorTimeout, scope, cancellationToken).ConfigureAwait(false);
            return spans.All(span => IsWithin(span, text.Length)) ? spans
                : throw new InvalidOperationException("A span is not within the text.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.DetectorFailed(name, ErrorText.For(exception), options.OnDetectorFailure);
            return options.OnDetectorFailure == DetectorFailureAction.UsePatterns ? []
                : throw new RedactionException(
                    $"The detector '{name}' failed or took too long, and without it nothing is sent or stored "
                        + "(RedactionOptions.OnDetectorFailure, DetectorTimeout).",
                    exception)
                {
                    RetryAfter = TimeSpan.FromSeconds(5),
                };
        }
    }

    private static bool IsWithin(PersonalDataSpan span, int length)
        => span.Start >= 0 && span.Length > 0 && span.Length <= length - span.Start && span.Kind.Value is not null;

    private RedactedText Replace(string text, List<PersonalDataSpan> found, RedactionScope scope)
    {
        if (found.Count == 0)
        {
            return new RedactedText(text, []);
        }

        var result = new StringBuilder(text.Length);
        List<RedactedValue> values = new(found.Count);
        int done = 0;
        foreach (PersonalDataSpan span in found)
        {
            string value = text.Substring(span.Start, span.Length);
            string placeholder = names.Of(scope.Conversation, span.Kind, value);
            values.Add(new RedactedValue(placeholder, value, span.Kind));
            result.Append(text, done, span.Start - done).Append(placeholder);
            done = span.End;
        }

        return new RedactedText(result.Append(text, done, text.Length - done).ToString(), values);
    }
}
