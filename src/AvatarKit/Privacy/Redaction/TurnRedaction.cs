namespace AvatarKit;

/// <summary>Redacts a turn's texts, and knows until its end what their placeholders stand for. Thread-safe.</summary>
internal sealed class TurnRedaction(Redactions redactions, RedactionScope scope)
{
    // What detectors found once is looked for in the turn's other texts; so many at most.
    private const int MaxKnown = 200;
    private const int MaxValues = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    public RedactionOptions Options => redactions.Options;

    /// <summary>What a model that sees placeholders is told about them; <see langword="null"/>: it sees none.</summary>
    public string? Rule => Options.Model
        ? "\n\nA placeholder such as [card-bdkqwzt] stands for something personal that you are not shown. "
            + "Where you need it, in an answer or for a tool, write the placeholder exactly as it is."
        : null;

    /// <summary>Whether the message has personal data.</summary>
    public bool IsPersonal { get; private set; }

    /// <summary>Redacts what the person says.</summary>
    /// <exception cref="RedactionException">It cannot be told what is personal in it.</exception>
    public async ValueTask<string> RedactMessageAsync(string message, CancellationToken cancellationToken)
    {
        RedactedText redacted = await redactions.RedactAsync(message, scope, cancellationToken).ConfigureAwait(false);
        IsPersonal = redacted.Values.Count > 0;
        Note(redacted);
        return redacted.Text;
    }

    /// <summary>Redacts any other text; one that cannot be looked at is withheld.</summary>
    public async ValueTask<string> RedactAsync(string text, CancellationToken cancellationToken)
    {
        RedactedText redacted = await redactions.RedactOrWithholdAsync(text, scope, cancellationToken).ConfigureAwait(false);
        Note(redacted);
        return ReplaceKnown(redacted.Text);
    }

    /// <summary>What a placeholder stands for; <see langword="null"/>: it is none of this turn's.</summary>
    public string? ValueOf(string placeholder)
    {
        lock (gate)
        {
            return values.GetValueOrDefault(placeholder);
        }
    }

    /// <summary>What the turn's placeholders stand for now, the longest value first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values()
    {
        lock (gate)
        {
            return values.Count == 0
                ? []
                : [.. values.Where(static pair => pair.Value.Length > 0).OrderByDescending(static pair => pair.Value.Length)];
        }
    }

    /// <summary>Puts the values back.</summary>
    public string Restore(string text) => Placeholder.Replace(text, ValueOf);

    private void Note(RedactedText redacted)
    {
        lock (gate)
        {
            foreach (RedactedValue value in redacted.Values)
            {
                if (values.Count < MaxValues)
                {
                    values.TryAdd(value.Placeholder, value.Value);
                }

                if (!PersonalDataKindOptions.HasPattern(value.Kind) && known.Count < MaxKnown)
                {
                    known.TryAdd(value.Value, value.Placeholder);
                }
            }
        }
    }

    private string ReplaceKnown(string text)
    {
        KeyValuePair<string, string>[] wanted;
        lock (gate)
        {
            wanted = known.Count == 0 ? [] : [.. known.OrderByDescending(static pair => pair.Key.Length)];
        }

        foreach ((string value, string placeholder) in wanted)
        {
            for (int at = text.IndexOf(value, StringComparison.Ordinal); at >= 0;)
            {
                int end = at + value.Length;
                bool isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
                if (isWhole && !Placeholder.Touches(text, at, end))
                {
                    text = string.Concat(text.AsSpan(0, at), placeholder, text.AsSpan(end));
                    end = at + placeholder.Length;
                }

                at = text.IndexOf(value, end, StringComparison.Ordinal);
            }
        }

        return text;
    }
}
