namespace AvatarKit.Testing;

/// <summary>How a request fails in place of an answer, or a stream within one. Immutable.</summary>
/// <remarks>The failures of each service stand in <see cref="BedrockFaults"/> and <see cref="PollyFaults"/>.</remarks>
public sealed class EmulatorFault
{
    private EmulatorFault(EmulatorFaultKind kind, int status, string name, string message)
    {
        Kind = kind;
        Status = status;
        Name = name;
        Message = message;
    }

    /// <summary>The connection is reset before the first byte of an answer.</summary>
    public static EmulatorFault ConnectionReset { get; } = new(EmulatorFaultKind.Reset, 0, "", "");

    /// <summary>Nothing ever comes; it ends when the client gives up or the emulator stops.</summary>
    public static EmulatorFault Silence { get; } = new(EmulatorFaultKind.Silence, 0, "", "");

    /// <summary>Temporary credentials have expired (403).</summary>
    public static EmulatorFault ExpiredToken { get; } = Error(403, "ExpiredTokenException", "The security token included in the request is expired");

    /// <summary>The HTTP status; 0 where no answer comes.</summary>
    public int Status { get; }

    /// <summary>The error's name on the wire; empty where there is none.</summary>
    public string Name { get; }

    /// <summary>The error's message on the wire.</summary>
    public string Message { get; }

    /// <summary>What the <c>Retry-After</c> header says, in whole seconds; <see langword="null"/>: no such header.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    internal EmulatorFaultKind Kind { get; }

    /// <summary>Members of the error's body beside its message: strings and integers.</summary>
    internal IReadOnlyDictionary<string, object> Members { get; private init; } = new Dictionary<string, object>();

    /// <summary>An error as AWS services give it: its name in a header, its message in a JSON body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="name">The error's name, such as <c>ThrottlingException</c>.</param>
    /// <param name="message">Its message.</param>
    /// <param name="retryAfter">What the <c>Retry-After</c> header says, rounded up to seconds; <see langword="null"/>: no such header.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault Error(int status, string name, string message, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(message);
        return new EmulatorFault(EmulatorFaultKind.Error, status, name, message) { RetryAfter = retryAfter };
    }

    /// <summary>An error page of a proxy between client and service: HTML, and none of the service's headers.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault ProxyPage(int status = 502)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new EmulatorFault(
            EmulatorFaultKind.Page,
            status,
            "",
            $"<html>\r\n<head><title>{status}</title></head>\r\n"
                + $"<body>\r\n<center><h1>{status}</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n");
    }

    internal EmulatorFault With(string member, object value)
        => new(Kind, Status, Name, Message) { RetryAfter = RetryAfter, Members = new Dictionary<string, object>(Members) { [member] = value } };
}
