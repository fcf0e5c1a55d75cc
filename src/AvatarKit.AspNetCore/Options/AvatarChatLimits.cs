namespace AvatarKit.AspNetCore;

/// <summary>How much one visitor, and one network address, may do.</summary>
public sealed class AvatarChatLimits
{
    /// <summary>Requests of one visitor in a minute, each message of a live conversation that asks for an answer counted as one.</summary>
    /// <value>Default 60.</value>
    [SettingRange(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 60;

    /// <summary>Requests from one network address in a minute, whoever makes them: a visitor who throws the cookie
    /// away is still counted here.</summary>
    /// <value>Default 600. Behind a proxy the host needs the forwarded headers middleware, or all visitors share one address.</value>
    [SettingRange(1, 100_000_000)]
    public int RequestsPerMinutePerAddress { get; set; } = 600;

    /// <summary>Requests to <c>chat</c> and <c>chat/stream</c> that are being answered at once on this node, whosever they are. One more is refused
    /// with 503 and a Retry-After of a second, before anything is spent on it: what is answered stays quick.</summary>
    /// <value>Default 1,000. Where turns take the node's own processor alone, some 100 for each core keep answers under a fifth of a second.</value>
    [SettingRange(1, 1_000_000)]
    public int AnswersAtOnce { get; set; } = 1_000;

    /// <summary>Archives of all that is kept of a visitor, in an hour; ten times as many from one network address, whoever asks.</summary>
    /// <value>Default 6.</value>
    [SettingRange(1, 10_000_000)]
    public int ArchivesPerHour { get; set; } = 6;

    /// <summary>Archives that are being written at once on this node, whosever they are. One more is refused with 503 and a Retry-After of a
    /// minute.</summary>
    /// <value>Default 16.</value>
    [SettingRange(1, 10_000)]
    public int ArchivesAtOnce { get; set; } = 16;

    /// <summary>Live conversations of one visitor at once.</summary>
    /// <value>Default 4.</value>
    [SettingRange(1, 1_000_000)]
    public int SessionsPerVisitor { get; set; } = 4;

    /// <summary>Live conversations of one tenant at once on this node.</summary>
    /// <value>Default 1,000.</value>
    [SettingRange(1, 10_000_000)]
    public int SessionsPerTenant { get; set; } = 1_000;

    /// <summary>Connections that have not said <c>hello</c> yet, from one network address at once.</summary>
    /// <value>Default 32.</value>
    [SettingRange(1, 1_000_000)]
    public int SilentConnectionsPerAddress { get; set; } = 32;

    /// <summary>The longest request body and the longest live message, in bytes, where no attachments come with it.</summary>
    /// <value>Default 64 KiB.</value>
    [SettingRange(1_024, 16 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 64 * 1024;

    /// <summary>The longest request body and the longest live message, in bytes, where visitors may attach files.</summary>
    /// <value>Default 8 MiB.</value>
    [SettingRange(1_024, 256 * 1024 * 1024)]
    public int MaxAttachmentBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Live messages of one connection in a second, sound counted apart.</summary>
    /// <value>Default 60: a player reports ten times a second.</value>
    [SettingRange(5, 100_000)]
    public int MessagesPerSecond { get; set; } = 60;

    /// <summary>Functions that a page may offer to the model.</summary>
    /// <value>Default 16.</value>
    [SettingRange(0, 256)]
    public int ClientTools { get; set; } = 16;

    /// <summary>How long a new live conversation's token lives.</summary>
    /// <value>Default 60 seconds.</value>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a connection may take to say <c>hello</c>.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan HelloTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a live conversation waits for a client whose connection dropped.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take to read what is sent to it.</summary>
    /// <value>Default 20 seconds; then the connection is closed, and it may come back.</value>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a page's function may take.</summary>
    /// <value>Default 15 seconds; then the model is told that it did not answer.</value>
    public TimeSpan ToolTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
