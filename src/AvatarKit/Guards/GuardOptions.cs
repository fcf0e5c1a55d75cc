using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>How guards are asked, and what those that come along look for.</summary>
public sealed class GuardOptions
{
    /// <summary>How long a guard may take for one text.</summary>
    /// <value>Default 2 seconds; more than zero, at most a day.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What a guard that fails, or takes too long, counts as.</summary>
    /// <value>Default <see cref="GuardFailurePolicy.Block"/>: nothing passes that was not looked at.</value>
    public GuardFailurePolicy OnFailure { get; set; }

    /// <summary>How long messages and sentences may be.</summary>
    [ValidateObjectMembers]
    public GuardLengthOptions Length { get; set; } = new();

    /// <summary>Which languages may be spoken.</summary>
    public GuardLanguageOptions Languages { get; set; } = new();

    /// <summary>What is not talked about, by a name for each topic, which becomes part of the code: <c>guard.topic.NAME</c>.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, GuardTopicOptions> Topics { get; } = new Dictionary<string, GuardTopicOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Texts that try to give the model orders.</summary>
    [ValidateObjectMembers]
    public GuardInjectionOptions Injection { get; set; } = new();

    /// <summary>Answers that give away what the avatar is told.</summary>
    [ValidateObjectMembers]
    public GuardLeakOptions Leak { get; set; } = new();
}
