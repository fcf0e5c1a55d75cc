using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.Polly;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Wire;

public class AwsServiceErrorsTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("999999", 3600)]
    [InlineData("Fri, 27 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Fri, 27 Nov 2026 11:00:00 GMT", null)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public async Task Retry_After_is_read_as_seconds_or_as_a_date(string header, int? seconds)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
        await using var server = new LoopbackServer().Then(call => call.FailAsync(400, "ThrottlingException", "slow", ("Retry-After", header)));
        using PollyServiceClient client = PollyServiceClient.Create(WireClients.Settings(server.Url));

        AmazonServiceException exception = await Assert.ThrowsAsync<AmazonPollyException>(() => client.DescribeVoicesAsync(new()));

        Assert.Equal(seconds, (int?)exception.RetryAfter(time)?.TotalSeconds);
    }
}
