namespace AvatarKit;

/// <summary>Who makes something that several processes need.</summary>
public enum SharedLeaseState
{
    /// <summary>Nobody can tell, for the shared cache does not answer: each process makes its own.</summary>
    Unavailable,

    /// <summary>The caller.</summary>
    Taken,

    /// <summary>Another process.</summary>
    Held,

    /// <summary>Another process has made it just now, and it was not for others.</summary>
    Declined,
}
