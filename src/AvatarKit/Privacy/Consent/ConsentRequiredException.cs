namespace AvatarKit;

/// <summary>The person has not consented to the version that counts (<c>consent.required</c>).</summary>
public sealed class ConsentRequiredException : TurnRefusedException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="version">The version that is to be consented to.</param>
    public ConsentRequiredException(string version)
        : base(
            "consent.required",
            $"The person has not consented to version '{version}' (ConsentOptions.Version). Show them what it is about, record it with "
                + "IConsents.GiveAsync, and ask again.")
        => Version = version;

    /// <summary>The version that is to be consented to.</summary>
    public string Version { get; }
}
