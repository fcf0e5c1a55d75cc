namespace AvatarKit.Aws.Tests.Storage;

internal static class StoreTesting
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static readonly ConversationKey Key = new("c1", "ada", "acme");

    public static TurnStart Start(string turnId, string message = "Hello", DateTimeOffset? at = null, DateTimeOffset? takeOverBefore = null) => new()
    {
        TurnId = turnId,
        Message = message,
        StartedAt = at ?? Noon,
        TakeOverBefore = takeOverBefore ?? Noon.AddMinutes(-5),
    };

    public static TurnResult Result(string answer = "Hi", TurnStatus status = TurnStatus.Completed)
        => new() { Status = status, Answer = answer, EndedAt = Noon.AddSeconds(2) };

    /// <summary>Starts and completes a turn on top of what is there.</summary>
    public static async Task<long> SayAsync(
        this IConversationStore store, ConversationKey key, string turnId, string message = "Hello", string answer = "Hi")
    {
        ConversationWindow window = await store.GetWindowAsync(key, 1);
        TurnStartResult started = await store.StartTurnAsync(key, Start(turnId, message), window.Version);
        return await store.CompleteTurnAsync(key, turnId, started.Turn.Attempt, Result(answer));
    }

    public static AssetOwner Owner(string user) => new("acme", user, "c1");

    public static AssetUpload Upload(string user, string contentType = "audio/wav") => new() { Owner = Owner(user), ContentType = contentType };

    public static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static async Task<byte[]> ReadAsync(this IAssetStore store, string id)
    {
        await using Stream stream = (await store.OpenAsync(id))!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
