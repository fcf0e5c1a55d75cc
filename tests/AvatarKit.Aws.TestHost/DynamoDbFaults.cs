using System.Net;
using System.Text;

namespace AvatarKit.Aws.TestHost;

/// <summary>Lets calls to DynamoDB fail now and then, in the ways it documents: before they are done and after.</summary>
internal sealed class DynamoDbFaults(int seed, double throttles, double conflicts, double lost) : DelegatingHandler
{
    private const string Prefix = "com.amazonaws.dynamodb.v20120810#";

    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private int injected;

    /// <summary>How many calls failed.</summary>
    public int Injected => Volatile.Read(ref injected);

    public static HttpResponseMessage Error(HttpStatusCode status, string name, string rest = "") => new(status)
    {
        Content = new StringContent(
            $$"""{"__type":"{{Prefix}}{{name}}","message":"injected"{{rest}}}""", Encoding.UTF8, "application/x-amz-json-1.0"),
    };

    /// <summary>A transaction cancelled for reasons, one for each of its items.</summary>
    public static HttpResponseMessage Cancelled(params string[] reasons)
        => Error(HttpStatusCode.BadRequest, "TransactionCanceledException",
            $",\"CancellationReasons\":[{string.Join(',', reasons.Select(static reason => $$"""{"Code":"{{reason}}"}"""))}]");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string operation = request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? target) ? target.First().Split('.')[^1] : "";
        double dice;
        int kind;
        lock (gate)
        {
            (dice, kind) = (random.NextDouble(), random.Next(2));
        }

        if (operation is "CreateTable" or "DescribeTable")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if ((dice -= throttles) < 0)
        {
            Interlocked.Increment(ref injected);
            return operation == "TransactWriteItems" && kind == 0
                ? Cancelled("None", "ThrottlingError")
                : Error(HttpStatusCode.BadRequest, kind == 0 ? "ProvisionedThroughputExceededException" : "ThrottlingException");
        }

        if (operation == "TransactWriteItems" && (dice -= conflicts) < 0)
        {
            Interlocked.Increment(ref injected);
            return Cancelled("TransactionConflict", "None", "None", "None");
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if ((dice -= lost) >= 0)
        {
            return response;
        }

        // Done, but nobody hears of it.
        Interlocked.Increment(ref injected);
        response.Dispose();
        return kind == 0
            ? Error(HttpStatusCode.InternalServerError, "InternalServerError")
            : throw new HttpRequestException("The connection was reset.");
    }
}
