namespace AvatarKit.Tests.Privacy.Redaction;

/// <summary>Finds the names it is given, and notes what it was asked.</summary>
internal sealed class Detector(params string[] names) : IPersonalDataDetector
{
    private readonly Lock gate = new();

    public List<string> Asked { get; } = [];

    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The texts it fails for.</summary>
    public Func<string, bool> FailsFor { get; set; } = static _ => false;

    public async ValueTask<IReadOnlyList<PersonalDataSpan>> DetectAsync(string text, string locale, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            Asked.Add(text);
        }

        await Before(cancellationToken);
        if (FailsFor(text))
        {
            throw new InvalidOperationException(text);
        }

        return
        [
            .. names.Select(name => (Name: name, At: text.IndexOf(name, StringComparison.Ordinal))).Where(static found => found.At >= 0)
                .Select(static found => new PersonalDataSpan(found.At, found.Name.Length, new PersonalDataKind("name"))),
        ];
    }
}
