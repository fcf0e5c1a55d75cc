using System.Text.Json;
using System.Web;

namespace AvatarKit.Aws.Tests.Access;

/// <summary>Stands before the network of a store's client and notes which IAM actions its requests are authorised as.</summary>
internal sealed class CalledActions : DelegatingHandler
{
    private readonly SortedSet<string> actions = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Actions
    {
        get
        {
            lock (actions)
            {
                return [.. actions];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> called = request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? target)
            ? await DynamoDbAsync(target.First().Split('.')[^1], request.Content!, cancellationToken)
            : [S3(request.Method.Method, request.RequestUri!)];
        lock (actions)
        {
            actions.UnionWith(called);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> DynamoDbAsync(string operation, HttpContent content, CancellationToken cancellationToken)
    {
        if (operation != "TransactWriteItems")
        {
            return [$"dynamodb:{operation}"];
        }

        using JsonDocument body = JsonDocument.Parse(await content.ReadAsStringAsync(cancellationToken));
        return [.. body.RootElement.GetProperty("TransactItems").EnumerateArray().Select(static item => item.EnumerateObject().First().Name switch
        {
            "ConditionCheck" => "dynamodb:ConditionCheckItem",
            string write => $"dynamodb:{write}Item",
        })];
    }

    private static string S3(string method, Uri url)
    {
        bool isObject = url.AbsolutePath.Trim('/').Contains('/', StringComparison.Ordinal);
        string? query = HttpUtility.UrlDecode(url.Query);
        return (method, isObject) switch
        {
            ("PUT", true) or ("POST", true) => "s3:PutObject",
            ("GET" or "HEAD", true) => "s3:GetObject",
            ("DELETE", true) => query.Contains("uploadId", StringComparison.Ordinal) ? "s3:AbortMultipartUpload" : "s3:DeleteObject",
            ("POST", false) when query.Contains("delete", StringComparison.Ordinal) => "s3:DeleteObject",
            ("GET" or "HEAD", false) => "s3:ListBucket",
            ("PUT", false) => "s3:CreateBucket",
            _ => $"s3:? {method} {url}",
        };
    }
}
