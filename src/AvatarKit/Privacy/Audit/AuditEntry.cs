namespace AvatarKit;

/// <summary>Something that is to be noted in the audit trail.</summary>
public sealed record AuditEntry
{
    /// <summary>The longest action: 64 characters.</summary>
    public const int MaxActionLength = 64;

    /// <summary>The longest detail: 2,000 characters.</summary>
    public const int MaxDetailLength = 2_000;

    private const int MaxIdLength = 4_096;

    /// <summary>What is done, for example <c>person.export</c>: lower-case letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Who does it.</summary>
    public required AuditActor Actor { get; init; }

    /// <summary>To whose data.</summary>
    /// <value>Default <see langword="null"/>: nobody's, as with settings.</value>
    public AuditSubject? Subject { get; init; }

    /// <summary>How it went.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>More about it: numbers, names of settings, codes of errors. Never what a person said.</summary>
    /// <value>Default <see langword="null"/>: nothing.</value>
    public string? Detail { get; init; }

    /// <summary>Refuses what no trail takes.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="ArgumentException">The action has other characters, an id is no well-formed Unicode, or something is too long.</exception>
    public static void ThrowIfInvalid(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Action is null or { Length: 0 or > MaxActionLength } || !entry.Action.All(IsOfAction))
        {
            throw new ArgumentException(
                $"An audit action takes 1 to {MaxActionLength} of the characters a-z, 0-9, '.', '_' and '-'.", nameof(entry));
        }

        ArgumentNullException.ThrowIfNull(entry.Actor, nameof(entry));
        CheckText(entry.Actor.Kind, 32, nameof(entry));
        CheckText(entry.Actor.Id, AuditActor.MaxIdLength, nameof(entry));
        CheckText(entry.Subject?.TenantId ?? "-", MaxIdLength, nameof(entry));
        CheckText(entry.Subject?.UserId ?? "-", MaxIdLength, nameof(entry));
        CheckText(entry.Subject?.ConversationId ?? "-", MaxIdLength, nameof(entry));
        CheckText(entry.Detail is null or "" ? "-" : entry.Detail, MaxDetailLength, nameof(entry));
        if (!Enum.IsDefined(entry.Outcome))
        {
            throw new ArgumentException("An audit entry's outcome is none of those there are.", nameof(entry));
        }
    }

    private static bool IsOfAction(char character)
        => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-';

    private static void CheckText(string text, int most, string parameterName)
    {
        if (!StorageIds.IsValid(text) || text.Length > most)
        {
            throw new ArgumentException(
                $"A text of an audit entry is empty, longer than {most} characters, or no well-formed Unicode.", parameterName);
        }
    }
}
