namespace AvatarKit;

/// <summary>The request was refused before anything was spent on it: an empty or too long message, a control character, an unknown tier.</summary>
public sealed class InvalidAvatarRequestException : TurnRefusedException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="code">A stable code such as <c>message.empty</c>.</param>
    /// <param name="message">What is wrong with which property and what would be accepted, without user text.</param>
    /// <param name="parameter">The property of <see cref="AvatarRequest"/> that was refused.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public InvalidAvatarRequestException(string code, string message, string parameter, Exception? innerException = null)
        : base(code, message, innerException) => Parameter = parameter;

    /// <summary>The property of <see cref="AvatarRequest"/> that was refused.</summary>
    public string Parameter { get; }
}
