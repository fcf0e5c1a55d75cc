namespace AvatarKit.Testing;

/// <summary>What an emulator of an AWS service expects of its clients, and on which clocks it runs.</summary>
public abstract class EmulatorOptions
{
    private protected EmulatorOptions()
    {
    }

    /// <summary>The access key id that clients must sign with.</summary>
    /// <value>Default <c>AKIAEMULATOREXAMPLE0</c>.</value>
    public string AccessKeyId { get; set; } = "AKIAEMULATOREXAMPLE0";

    /// <summary>The secret key that clients must sign with.</summary>
    /// <value>Default <c>emulated/secret+key</c>.</value>
    public string SecretKey { get; set; } = "emulated/secret+key";

    /// <summary>The session token that clients must send and sign.</summary>
    /// <value>Default <see langword="null"/>: long-term credentials, which have none.</value>
    public string? SessionToken { get; set; }

    /// <summary>The region that requests must be signed for.</summary>
    /// <value>Default <c>us-east-1</c>.</value>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Whether the endpoint speaks TLS, with a certificate made at the start (see <c>Certificate</c> of the emulator).</summary>
    /// <value>Default <see langword="false"/>. Needed for bearer tokens and for HTTP/2.</value>
    public bool UseHttps { get; set; }

    /// <summary>The clock of every delay of an answer and of the times that are recorded.</summary>
    /// <value>Default the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The clock that signatures are held against: they are refused when they are more than five minutes off it.</summary>
    /// <value>Default the system's, also where <see cref="TimeProvider"/> is one of a test: clients sign by the system's.</value>
    public TimeProvider SignatureClock { get; set; } = TimeProvider.System;
}
