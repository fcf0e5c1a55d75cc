using System.ComponentModel.DataAnnotations;

namespace AvatarKit;

/// <summary>From whom personal data in what is said are kept: the section <c>AvatarKit:Privacy:Redaction</c>. Read when the host starts,
/// and validated then.</summary>
public sealed class RedactionOptions
{
    /// <summary>Whether models see placeholders: in the message, in the past, in what tools gave. Tools get the values, and the person sees and
    /// hears them. Knowledge passages, instructions and attachments are not looked into.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Model { get; set; }

    /// <summary>Whether the conversation store keeps placeholders: of messages, answers, tool calls, summaries and comments. The person sees and
    /// hears the values while they are said; who reads the conversation later sees placeholders.
    /// Attachments, recorded speech and video are kept as they are.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Store { get; set; }

    /// <summary>Whether messages that are logged at Trace have placeholders. What tools are given is then not logged at all. Above Trace nothing
    /// that a person says is logged in any case.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Logs { get; set; }

    /// <summary>Which patterns are looked for.</summary>
    public PersonalDataKindOptions Kinds { get; set; } = new();

    /// <summary>The secret from which placeholders are made: 32 to 1,024 characters of chance, the same on every node and after every start. With
    /// another one, values get other placeholders.</summary>
    /// <value>Default <see langword="null"/>: one that is made when the process starts.</value>
    public string? Key { get; set; }

    /// <summary>How long an <see cref="IPersonalDataDetector"/> may take for one text.</summary>
    /// <value>Default 2 seconds; more than zero, at most a minute.</value>
    public TimeSpan DetectorTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What follows where one fails or takes too long.</summary>
    /// <value>Default <see cref="DetectorFailureAction.Refuse"/>.</value>
    [EnumDataType(typeof(DetectorFailureAction))]
    public DetectorFailureAction OnDetectorFailure { get; set; }

    internal bool IsOn => Model || Store || Logs;
}
