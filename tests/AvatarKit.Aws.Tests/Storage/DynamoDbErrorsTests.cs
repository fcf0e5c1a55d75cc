using System.Net;
using Amazon.DynamoDBv2;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Aws.TestHost;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

public sealed class DynamoDbErrorsTests
{
    private const string Quoted = "what a person said";

    [Theory]
    [InlineData("ProvisionedThroughputExceededException", 400, "dynamodb.throttled", true)]
    [InlineData("ThrottlingException", 400, "dynamodb.throttled", true)]
    [InlineData("RequestLimitExceeded", 400, "dynamodb.throttled", true)]
    [InlineData("ResourceNotFoundException", 400, "dynamodb.table_missing", false)]
    [InlineData("AccessDeniedException", 400, "dynamodb.access_denied", false)]
    [InlineData("UnrecognizedClientException", 400, "dynamodb.credentials", false)]
    [InlineData("ExpiredTokenException", 400, "dynamodb.credentials", false)]
    [InlineData("MissingAuthenticationTokenException", 400, "dynamodb.credentials", false)]
    [InlineData("TransactionConflictException", 400, "dynamodb.conflict", true)]
    [InlineData("InternalServerError", 500, "dynamodb.unavailable", true)]
    [InlineData("ServiceUnavailable", 503, "dynamodb.unavailable", true)]
    [InlineData("SomethingNewException", 400, "dynamodb.failed", false)]
    [InlineData("SomethingNewException", 500, "dynamodb.unavailable", true)]
    public async Task The_name_of_an_error_decides_what_it_means(string name, int status, string code, bool isTransient)
    {
        StorageException exception = await FailAsync(() => DynamoDbFaults.Error((HttpStatusCode)status, name, $",\"detail\":\"{Quoted}\""));
        Assert.Equal((code, isTransient), (exception.Code, exception.IsTransient));
        Assert.DoesNotContain(Quoted, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public async Task A_signature_refused_for_its_time_is_about_the_clock()
    {
        StorageException exception = await FailAsync(() => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired: 20260101T000000Z is now earlier than 20261127T000000Z"}"""),
        });
        Assert.Equal("dynamodb.clock_skew", exception.Code);
    }

    [Fact]
    public async Task What_may_not_be_done_is_named()
    {
        StorageException exception = await FailAsync(() => DynamoDbFaults.Error(HttpStatusCode.BadRequest, "AccessDeniedException"));
        Assert.Contains("dynamodb:DescribeTable", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'conversations'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_named_with_its_setting()
    {
        var options = new DynamoDbOptions { ServiceUrl = "http://127.0.0.1:1" };
        using AmazonDynamoDBClient client = LoopbackClients.DynamoDb(options.ServiceUrl);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(client, options).GetWindowAsync(Key, 1));
        Assert.Equal(("dynamodb.unreachable", true), (exception.Code, exception.IsTransient));
        Assert.Contains("DynamoDbOptions.ServiceUrl", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_no_failure_of_the_store()
    {
        using var cancel = new CancellationTokenSource();
        using var slow = new Scripted(_ =>
        {
            cancel.Cancel();
            return null;
        });
        using AmazonDynamoDBClient client = LoopbackClients.DynamoDb("http://127.0.0.1:1", slow);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new DynamoDbConversationStore(client, new DynamoDbOptions()).GetWindowAsync(Key, 1, cancel.Token));
    }

    private static async Task<StorageException> FailAsync(Func<HttpResponseMessage> answer)
    {
        using var network = new Scripted(_ => answer());
        using AmazonDynamoDBClient client = LoopbackClients.DynamoDb("http://127.0.0.1:1", network);
        StorageException exception = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(client, new DynamoDbOptions { TableName = "conversations" }).GetWindowAsync(Key, 1));

        // Nobody but the caller repeats.
        Assert.Single(network.Seen);
        return exception;
    }
}
