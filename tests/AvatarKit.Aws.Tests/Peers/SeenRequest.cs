namespace AvatarKit.Aws.Tests.Peers;

/// <summary>A request as it went out.</summary>
public sealed record SeenRequest(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The operation of a DynamoDB request.</summary>
    public string Operation => Headers.TryGetValue("X-Amz-Target", out string? target) ? target.Split('.')[^1] : "";
}
