namespace AvatarKit.AspNetCore;

/// <summary>Carries messages between a client and its connection. One receives at a time; one sends at a time.</summary>
internal interface ILiveTransport
{
    /// <summary>What the client names in its posts, where messages come by HTTP; else <see langword="null"/>.</summary>
    string? ConnectionId { get; }

    /// <summary>Waits for the client's next message.</summary>
    ValueTask<LiveFrame> ReceiveAsync(CancellationToken cancellationToken);

    ValueTask SendMessageAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    ValueTask SendMediaAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken);

    /// <summary>Tells the client why, and ends, once the client has answered or a little later. Somebody must be receiving meanwhile.</summary>
    Task CloseAsync(int status, string reason);

    /// <summary>Ends at once.</summary>
    void Abort();
}
