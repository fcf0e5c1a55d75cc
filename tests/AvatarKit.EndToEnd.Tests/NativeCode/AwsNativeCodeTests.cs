using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.EndToEnd.Tests.Aws;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>The application as native code, on AWS on loopback.</summary>
[Collection(NativeCodeCollection.Name)]
public sealed class AwsNativeCodeTests(NativeApp app, AwsWorld aws) : IClassFixture<AwsWorld>
{
    [AwsNativeCodeFact]
    public async Task Native_code_answers_through_Bedrock_speaks_through_Polly_and_keeps_both()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch["home"]);
        string bucket = $"b-{Guid.NewGuid():N}";

        JsonElement[] updates = await app.AskAsync(scratch.Path, ["aws", bucket, "Who are you?"], aws.EnvironmentIn(scratch["home"]));

        Assert.Contains(
            "You said: “Who are you?”",
            string.Concat(Of("textDelta").Select(static delta => delta.GetProperty("text").GetString())),
            StringComparison.Ordinal);
        Assert.NotEmpty(Of("speechSegment"));
        Assert.All(Of("speechSegment"), static segment =>
        {
            Assert.StartsWith("polly/", segment.GetProperty("voice").GetString(), StringComparison.Ordinal);
            Assert.False(segment.TryGetProperty("isSilent", out JsonElement silent) && silent.GetBoolean());
        });
        Assert.All(Of("speechSegment").GroupBy(static piece => piece.GetProperty("sentence").GetInt32()), static sentence =>
        {
            Assert.NotEqual(0, sentence.Sum(static piece => piece.GetProperty("words").GetArrayLength()));
            Assert.NotEqual(0, sentence.Sum(static piece => piece.GetProperty("visemes").GetArrayLength()));
        });
        JsonElement completed = Assert.Single(Of("turnCompleted"));
        Assert.Empty(completed.GetProperty("warnings").EnumerateArray());
        Assert.True(completed.GetProperty("cost").GetProperty("totalUsd").GetDecimal() > 0);
        using IAmazonS3 client = aws.Buckets();
        Assert.Single((await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket })).S3Objects);

        IEnumerable<JsonElement> Of(string type) => updates.Where(update => update.GetProperty("type").GetString() == type);
    }
}
