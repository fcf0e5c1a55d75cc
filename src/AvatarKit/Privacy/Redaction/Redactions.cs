using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Asks the redactor: bounded in time, and never silent about a failure. A singleton; thread-safe.</summary>
internal sealed class Redactions(IOptions<RedactionOptions> options, ITextRedactor redactor, ProviderCalls calls, RedactionLog log)
{
    /// <summary>What stands for a text that could not be looked at.</summary>
    public const string Withheld = "[withheld]";

    // A redactor bounds its detectors itself; this is for one that does not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly ProviderKey Key = new(ProviderKind.Detector, "redactor");

    public RedactionOptions Options => options.Value;

    /// <exception cref="RedactionException">It cannot be told what is personal in the text.</exception>
    public async ValueTask<RedactedText> RedactAsync(string text, RedactionScope scope, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return new RedactedText(text, []);
        }

        try
        {
            return await ProviderCall.RunAsync(
                token => redactor.RedactAsync(text, scope, token), Options.DetectorTimeout + Patience, calls.Scope(Key),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RedactionException && !cancellationToken.IsCancellationRequested)
        {
            throw new RedactionException(
                "The redactor failed or took too long, and without it nothing is sent or stored (ITextRedactor).", exception)
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            };
        }
    }

    /// <summary>The same; what cannot be looked at is withheld whole.</summary>
    public async ValueTask<RedactedText> RedactOrWithholdAsync(string text, RedactionScope scope, CancellationToken cancellationToken)
    {
        try
        {
            return await RedactAsync(text, scope, cancellationToken).ConfigureAwait(false);
        }
        catch (RedactionException exception)
        {
            log.Withheld(ErrorText.For(exception));
            return new RedactedText(Withheld, []);
        }
    }

    /// <summary>What was heard, as the beginning of the answer that is stored with placeholders. A value that was heard in part counts as not heard.
    /// </summary>
    public async ValueTask<string> StoredBeginningAsync(string heard, string stored, RedactionScope scope, CancellationToken cancellationToken)
    {
        string redacted = (await RedactOrWithholdAsync(heard, scope, cancellationToken).ConfigureAwait(false)).Text;
        int same = redacted.AsSpan().CommonPrefixLength(stored);
        int open = same == 0 ? -1 : stored.LastIndexOf('[', same - 1);
        if (open >= 0 && open + Placeholder.LengthAt(stored.AsSpan(open, Math.Min(Placeholder.LongestLength, stored.Length - open))) > same)
        {
            same = open;
        }

        return same < redacted.Length ? HeardCut.AtWord(stored, same) : stored[..same];
    }
}
