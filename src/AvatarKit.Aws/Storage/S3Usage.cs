namespace AvatarKit.Aws;

/// <summary>The names under which requests to S3 are counted and priced.</summary>
internal static class S3Usage
{
    /// <summary>PUT, COPY, POST and LIST: one price.</summary>
    public const string Put = "s3/put-request";

    /// <summary>GET, HEAD and the rest. Deleting is free.</summary>
    public const string Get = "s3/get-request";

    /// <summary>Counts a request.</summary>
    /// <param name="resource">As what; <see langword="null"/>: it costs nothing.</param>
    public static void Report(string? resource)
    {
        if (resource is not null)
        {
            ResourceUsage.Report(resource, 1);
        }
    }
}
