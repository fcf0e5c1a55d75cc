namespace AvatarKit;

/// <summary>Why a guard blocks, in one word. Open for more: a guard may have words of its own.</summary>
/// <param name="Value">The word, for example <c>topic</c>.</param>
public readonly record struct GuardCategory(string Value)
{
    /// <summary><c>length</c>: too long.</summary>
    public static GuardCategory Length { get; } = new("length");

    /// <summary><c>language</c>: in a language that is not allowed.</summary>
    public static GuardCategory Language { get; } = new("language");

    /// <summary><c>topic</c>: about what is not to be talked about.</summary>
    public static GuardCategory Topic { get; } = new("topic");

    /// <summary><c>injection</c>: tries to give the model orders.</summary>
    public static GuardCategory Injection { get; } = new("injection");

    /// <summary><c>leak</c>: gives away what the avatar is told.</summary>
    public static GuardCategory Leak { get; } = new("leak");

    /// <summary><c>harm</c>: hate, violence, insults, misconduct and the like.</summary>
    public static GuardCategory Harm { get; } = new("harm");

    /// <summary><c>personal_data</c>: personal data.</summary>
    public static GuardCategory PersonalData { get; } = new("personal_data");

    /// <summary><c>grounding</c>: not borne out by its sources.</summary>
    public static GuardCategory Grounding { get; } = new("grounding");

    /// <summary><c>unavailable</c>: a guard failed or took too long, and <see cref="GuardOptions.OnFailure"/> says to block.</summary>
    public static GuardCategory Unavailable { get; } = new("unavailable");

    /// <summary><c>other</c>: anything else.</summary>
    public static GuardCategory Other { get; } = new("other");

    /// <summary>The word.</summary>
    /// <returns>The word; <c>other</c> where there is none.</returns>
    public override string ToString() => Value ?? "other";
}
