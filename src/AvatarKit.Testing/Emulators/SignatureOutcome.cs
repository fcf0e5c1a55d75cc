namespace AvatarKit.Testing;

/// <summary>What an emulator found about the credentials of a request.</summary>
public enum SignatureOutcome
{
    /// <summary>Signed with the emulator's credentials, and the signature agrees.</summary>
    Valid,

    /// <summary>Sent with the bearer token that the emulator expects.</summary>
    Bearer,

    /// <summary>Neither signed nor with a bearer token.</summary>
    Missing,

    /// <summary>The <c>Authorization</c> header cannot be read, or leaves out what must be signed.</summary>
    Incomplete,

    /// <summary>Signed with an access key, or sent with a token, that the emulator does not know.</summary>
    Unknown,

    /// <summary>Signed for another region or service.</summary>
    WrongScope,

    /// <summary>Signed more than five minutes before or after the emulator's time.</summary>
    ClockSkewed,

    /// <summary>The signature is not the one of this request.</summary>
    Mismatch,
}
