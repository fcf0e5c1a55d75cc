using System.Buffers.Binary;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.EndToEnd.Tests.Aws;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary><c>./demo --provider aws</c>, against AWS on loopback.</summary>
public sealed class AwsTests(AwsWorld aws) : IClassFixture<AwsWorld>, IDisposable
{
    private const string Question = "How do I choose a voice?";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [DynamoDbFact]
    public async Task Nova_answers_and_Polly_speaks_with_its_own_visemes()
    {
        int spokenBefore = aws.Polly.Requests.Count;
        ProgramRun run = await AskAsync([], "--bucket", NewBucket(), Question);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        AvatarResponse reply = await ReadReplyAsync();
        Assert.Contains($"You said: “{Question}”", reply.Text, StringComparison.Ordinal);
        Assert.Contains($"You said: “{Question}”", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("amazon.nova-", reply.ModelId, StringComparison.Ordinal);
        Assert.Contains($"{reply.ModelId}, tier {reply.Route!.Tier}", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            aws.Bedrock.Requests, request => request.Operation == "ConverseStream" && request.ModelId == reply.ModelId && request.Status == 200);
        Assert.NotEmpty(reply.Segments);
        Assert.All(
            reply.Segments.GroupBy(static segment => segment.Sentence),
            static sentence => Assert.NotEmpty(sentence.SelectMany(static segment => segment.Words)));
        Assert.All(reply.Segments, static segment =>
        {
            Assert.StartsWith("polly/", segment.Voice, StringComparison.Ordinal);
            Assert.NotEmpty(segment.Visemes);
            Assert.NotNull(segment.Face);
        });
        Assert.All(
            aws.Polly.Requests.Skip(spokenBefore).Where(static request => request.OutputFormat == "json"),
            static marks =>
                Assert.Contains("viseme", marks.Body.GetProperty("SpeechMarkTypes").EnumerateArray().Select(static type => type.GetString())));
        Assert.Contains(aws.Polly.Requests.Skip(spokenBefore), static request => request.OutputFormat == "json" && request.Status == 200);
        Assert.True(await LoudestSampleAsync() > 1_000, "reply.wav is silent");
    }

    [DynamoDbFact]
    public async Task What_it_cost_is_told_with_the_requests_to_the_stores()
    {
        ProgramRun run = await AskAsync([], "--bucket", NewBucket(), Question);

        AvatarResponse reply = await ReadReplyAsync();
        Assert.True(reply.Cost.TotalUsd > 0);
        Assert.True(reply.Cost.ModelUsd > 0);
        Assert.True(reply.Cost.SpeechUsd > 0);
        Assert.True(reply.Cost.ResourcesUsd > 0);
        Assert.Contains("dynamodb/write-unit", reply.Usage.Resources.Keys);
        Assert.Contains("s3/put-request", reply.Usage.Resources.Keys);
        string[] lines = run.Output.Split('\n');
        Assert.Contains(lines, static line => line.StartsWith("cost", StringComparison.Ordinal) && line.Contains("$0.00", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("requests", StringComparison.Ordinal)
            && line.Contains("dynamodb/write-unit", StringComparison.Ordinal) && line.Contains('$', StringComparison.Ordinal));
    }

    [DynamoDbFact]
    public async Task The_conversation_is_in_the_table_and_the_speech_in_the_bucket()
    {
        string bucket = NewBucket();
        await AskAsync([], "--bucket", bucket, Question);

        AvatarResponse reply = await ReadReplyAsync();
        List<Dictionary<string, AttributeValue>> items = await ReadTableAsync();
        Dictionary<string,
            AttributeValue> turn = Assert.Single(items, item => item.TryGetValue("turn", out AttributeValue? id) && id.S == reply.TurnId);
        Assert.Equal(Question, turn["message"].S);
        Assert.Contains(items, item => item.TryGetValue("conversation", out AttributeValue? id) && id.S == reply.ConversationId);
        using IAmazonS3 client = aws.Buckets();
        S3Object stored = Assert.Single((await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket })).S3Objects);
        Assert.Equal(new FileInfo(scratch["out/reply.wav"]).Length, stored.Size);
        Assert.False(Directory.Exists(scratch["data/assets"]), "the speech was put into files as well");
    }

    [DynamoDbFact]
    public async Task Without_a_bucket_the_speech_is_in_files()
    {
        ProgramRun run = await AskAsync([], Question);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        long length = new FileInfo(scratch["out/reply.wav"]).Length;
        Assert.Contains(
            Directory.EnumerateFiles(scratch["data/assets"], "*", SearchOption.AllDirectories), file => new FileInfo(file).Length == length);
    }

    [DynamoDbFact]
    public async Task A_bucket_of_the_configuration_is_used()
    {
        string bucket = NewBucket();
        await File.WriteAllTextAsync(scratch["appsettings.json"], $$"""{ "AvatarKit": { "Aws": { "S3": { "Bucket": "{{bucket}}" } } } }""");

        await AskAsync([], Question);

        using IAmazonS3 client = aws.Buckets();
        Assert.Single((await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket })).S3Objects);
    }

    [DynamoDbFact]
    public async Task A_conversation_is_remembered_from_question_to_question()
    {
        string first = $"My name is {Guid.NewGuid():N}.";
        int before = aws.Bedrock.Requests.Count;
        ProgramRun run = await RunAsync([], $"{first}\nWhat is my name?\n/voice Matthew\n/quit\n", "--mute");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("The voice is now polly/Matthew/", run.Output, StringComparison.Ordinal);
        Assert.Contains(aws.Bedrock.Requests.Skip(before), request =>
            request.LastUserText.Contains("What is my name?", StringComparison.Ordinal)
                && request.Body.GetProperty("messages")[0].GetRawText().Contains(first, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, Dictionary<string, string?>> Mistakes() => new()
    {
        { "no region", "AWS_REGION", new() { ["AWS_REGION"] = null } },
        { "no credentials", "No usable AWS credentials", new() { ["AWS_ACCESS_KEY_ID"] = null, ["AWS_SECRET_ACCESS_KEY"] = null } },
        { "a wrong secret", "the AWS credentials are missing, invalid or expired", new() { ["AWS_SECRET_ACCESS_KEY"] = "wrong" } },
        { "a model that cannot be reached", "cannot be reached", new() { ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = "http://127.0.0.1:1" } },
        { "a table that cannot be reached", "DynamoDB could not be reached", new() { ["AWS_ENDPOINT_URL_DYNAMODB"] = "http://127.0.0.1:1" } },
        { "an endpoint that is none", "no absolute URL", new() { ["AWS_ENDPOINT_URL_DYNAMODB"] = "localhost" } },
        { "a setting that is no number", "AvatarKit:Aws:Bedrock:MaxTokens", new() { ["AvatarKit__Aws__Bedrock__MaxTokens"] = "many" } },
        { "a table's name that is none", "DynamoDbOptions.TableName", new() { ["AvatarKit__Aws__DynamoDb__TableName"] = "a/b" } },
    };

    [DynamoDbTheory]
    [MemberData(nameof(Mistakes))]
    public async Task What_is_wrong_is_said_in_one_line(string mistake, string expected, Dictionary<string, string?> changes)
    {
        ProgramRun run = await AskAsync(changes, Question);

        string all = run.Output + run.Errors;
        Assert.True(run.ExitCode == 1, $"{mistake}: exit code {run.ExitCode}\n{all}");
        Assert.Single(all.Split('\n'), line => line.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", all, StringComparison.Ordinal);
    }

    [DynamoDbFact]
    public async Task A_bucket_needs_the_provider()
    {
        ProgramRun run = await ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, "--bucket", "b", Question], scratch.Path);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--bucket is for --provider aws", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [DynamoDbFact]
    public async Task Json_says_what_is_wrong_on_the_error_stream()
    {
        ProgramRun run = await RunAsync(new() { ["AWS_SECRET_ACCESS_KEY"] = "wrong" }, null, "--json", Question);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("bedrock.credentials", Parse(run.Output).Error?.Code);
        Assert.Contains(
            "the AWS credentials are missing, invalid or expired", Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [DynamoDbFact]
    public async Task A_voice_is_known_by_its_first_name()
    {
        ProgramRun run = await AskAsync([], "--voice", "matthew", Question);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.All(
            (await ReadReplyAsync()).Segments, static segment => Assert.StartsWith("polly/Matthew/", segment.Voice, StringComparison.Ordinal));
    }

    private static string NewBucket() => $"b-{Guid.NewGuid():N}";

    private static AvatarResponse Parse(string json)
        => (AvatarResponse)JsonSerializer.Deserialize(json, AvatarJson.Options.GetTypeInfo(typeof(AvatarResponse)))!;

    private Task<ProgramRun> AskAsync(Dictionary<string, string?> changes, params string[] arguments) => RunAsync(changes, null, arguments);

    private Task<ProgramRun> RunAsync(Dictionary<string, string?> changes, string? input, params string[] arguments)
    {
        Directory.CreateDirectory(scratch["home"]);
        Dictionary<string, string?> environment = aws.EnvironmentIn(scratch["home"]);
        foreach ((string name, string? value) in changes)
        {
            environment[name] = value;
        }

        string[] files = arguments.Contains("--json") ? [] : ["--out", scratch["out"]];
        return ProgramRun.RunAsync("dotnet", [Repository.ConsoleProgram, "--provider", "aws", "--data", scratch["data"], .. files, .. arguments],
            scratch.Path, input, environment);
    }

    private async Task<AvatarResponse> ReadReplyAsync() => Parse(await File.ReadAllTextAsync(scratch["out/reply.json"]));

    private async Task<int> LoudestSampleAsync()
    {
        byte[] wave = await File.ReadAllBytesAsync(scratch["out/reply.wav"]);
        int loudest = 0;
        for (int at = 44; at + 1 < wave.Length; at += 2)
        {
            loudest = Math.Max(loudest, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(at))));
        }

        return loudest;
    }

    private async Task<List<Dictionary<string, AttributeValue>>> ReadTableAsync()
    {
        using IAmazonDynamoDB client = aws.Table();
        List<Dictionary<string, AttributeValue>> items = [];
        await foreach (ScanResponse page in client.Paginators.Scan(new ScanRequest { TableName = "avatarkit" }).Responses)
        {
            items.AddRange(page.Items);
        }

        return items;
    }
}
