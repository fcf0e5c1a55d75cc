using Amazon.Runtime;
using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.Guards;

public sealed class BedrockContentGuardTests
{
    private const string Id = "gr-1a2b3c";

    private static readonly string Refusal = new AvatarProfile().RefusalReplies["en"];

    [Fact]
    public async Task A_denied_topic_is_refused_in_the_avatars_words_by_a_signed_call()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.When(static request => request.Operation == "ApplyGuardrail")
            .RespondWith(new BedrockReply().GuardrailBlocks("Finance", "Not that."));
        await using ServiceProvider services = Host(bedrock, static guard => guard.Version = "3");

        AvatarResponse response = await AskAsync(services, "Which shares shall I buy?");

        Assert.Equal(("guard.bedrock.topic", Refusal), (response.Error!.Code, response.SpokenText));
        BedrockRequest request = Assert.Single(bedrock.Requests);
        Assert.Equal((Id, "3", SignatureOutcome.Valid), (request.ModelId, request.GuardrailVersion, request.Signature));
        Assert.Equal("INPUT", request.Body.GetProperty("source").GetString());
        Assert.Equal("Which shares shall I buy?", Texts(request).Single());
    }

    [Fact]
    public async Task A_sentence_is_looked_at_as_output_before_it_is_said()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.When(static request => request.Operation == "ApplyGuardrail" && Texts(request).Single().Contains("shares", StringComparison.Ordinal))
            .RespondWith(new BedrockReply().GuardrailBlocks("Finance"));
        bedrock.When(static request => request.Operation == "ConverseStream").RespondWith("I like you. Buy shares of Acme. Bye.");
        await using ServiceProvider services = Host(bedrock);

        AvatarResponse response = await AskAsync(services, "What now?");

        Assert.Equal("I like you.\n\n" + Refusal, response.Text);
        Assert.Equal(("answer", "guard.bedrock.topic"), (response.Degradations[0].What, response.Degradations[0].Code));
        Assert.Equal(
            ["INPUT", "OUTPUT", "OUTPUT"],
            bedrock.Requests.Where(static request => request.Operation == "ApplyGuardrail").Select(
                static request => request.Body.GetProperty("source").GetString()!));
    }

    [Fact]
    public async Task What_the_policies_charge_is_in_the_turns_bill()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.When(static request => request.Operation == "ConverseStream").RespondWith("I like you.");
        await using ServiceProvider services = Host(bedrock);

        // Two units of the message, one of the sentence, of each policy.
        AvatarResponse response = await AskAsync(services, "Hello " + new string('a', 1_000));

        Assert.Equal(
            [(GuardrailUnits.Content, 3), (GuardrailUnits.SensitiveInformation, 3), (GuardrailUnits.Topic, 3), (GuardrailUnits.Word, 3)],
            response.Usage.Resources.Select(static used => (used.Key, (int)used.Value)).Order());
        Assert.Equal(3 * (150 + 150 + 100 + 0) / 1_000_000m, response.Cost.ResourcesUsd);
    }

    [Fact]
    public void A_policy_without_a_price_has_none_and_is_not_free()
    {
        Assert.Null(AwsPriceBook.Default.FindResourcePrice(GuardrailUnits.Grounding, DateTimeOffset.UnixEpoch.AddYears(57)));
        Assert.Equal(0, AwsPriceBook.Default.FindResourcePrice(GuardrailUnits.Word, DateTimeOffset.UnixEpoch.AddYears(57))?.PerMillion);
    }

    [Fact]
    public async Task What_redaction_keeps_from_the_model_it_keeps_from_the_guardrail_in_answers_too()
    {
        const string Card = "4111 1111 1111 1111";
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.When(static request => request.Operation == "ConverseStream")
            .RespondWith(static request => new BedrockReply().Text($"I read: {request.LastUserText}"));
        await using ServiceProvider services = Host(bedrock, redaction: static keep => keep.Model = true);

        AvatarResponse response = await AskAsync(services, $"Is {Card} blocked? It is mine. Is {Card} safe?");

        Assert.Equal($"I read: Is {Card} blocked? It is mine. Is {Card} safe?", response.Text);
        string[] shown = [.. bedrock.Requests.Where(static request => request.Operation == "ApplyGuardrail").SelectMany(Texts)];
        Assert.InRange(shown.Length, 3, 10);
        Assert.DoesNotContain(shown, static text => text.Contains("1111", StringComparison.Ordinal));
        Assert.Contains(shown, static text => text.StartsWith("Is [card-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_masked_passes_with_its_masks()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.When(static request => request.Operation == "ApplyGuardrail" && Texts(request).Single().Contains('@', StringComparison.Ordinal))
            .RespondWith(new BedrockReply().GuardrailMasks("Write to {EMAIL}."));
        await using ServiceProvider services = Host(bedrock);

        await AskAsync(services, "Write to ada@example.org.");

        Assert.Equal("Write to {EMAIL}.", bedrock.Requests.Single(static request => request.Operation == "ConverseStream").LastUserText);
    }

    [Theory]
    [InlineData("""{"contentPolicy":{"filters":[{"type":"PROMPT_ATTACK","confidence":"HIGH","action":"BLOCKED"}]}}""", "injection")]
    [InlineData("""{"contentPolicy":{"filters":[{"type":"HATE","confidence":"HIGH","action":"BLOCKED"}]}}""", "harm")]
    [InlineData("""{"wordPolicy":{"customWords":[{"match":"x","action":"BLOCKED"}],"managedWordLists":[]}}""", "topic")]
    [InlineData("""{"wordPolicy":{"customWords":[],"managedWordLists":[{"match":"x","type":"PROFANITY","action":"BLOCKED"}]}}""", "harm")]
    [InlineData(
        """{"sensitiveInformationPolicy":{"piiEntities":[{"match":"x","type":"EMAIL","action":"BLOCKED"}],"regexes":[]}}""", "personal_data")]
    [InlineData("""{"contextualGroundingPolicy":{"filters":[{"type":"GROUNDING","threshold":0.7,"score":0.1,"action":"BLOCKED"}]}}""", "grounding")]
    [InlineData("""{"topicPolicy":{"topics":[{"name":"x","type":"DENY","action":"NONE"}]}}""", "other")]
    [InlineData("{}", "other")]
    public async Task What_was_found_decides_the_category(string assessment, string category)
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.RespondWith(new BedrockReply().GuardrailFinds(assessment, "Not that."));
        await using ServiceProvider services = Host(bedrock);

        AvatarResponse response = await AskAsync(services, "Hello");

        Assert.Equal($"guard.bedrock.{category}", response.Error!.Code);
        Assert.Equal(category, Assert.IsType<ContentBlockedException>(response.Error.Exception).Category.ToString());
    }

    [Theory]
    [InlineData(GuardFailurePolicy.Block)]
    [InlineData(GuardFailurePolicy.Allow)]
    public async Task A_guardrail_that_is_not_there_counts_as_the_option_says(GuardFailurePolicy policy)
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        bedrock.When(static request => request.Operation == "ApplyGuardrail").FailWith(BedrockFaults.ServiceUnavailable());
        await using ServiceProvider services = Host(bedrock, options: options => options.Guards.OnFailure = policy);

        AvatarResponse response = await AskAsync(services, "My secret question");

        Assert.Equal(policy == GuardFailurePolicy.Allow ? TurnOutcome.Completed : TurnOutcome.Failed, response.Outcome);
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal("guard.failed", warning.Code);
        Assert.Equal("bedrock.unavailable", Assert.IsType<BedrockException>(warning.Exception).Code);
    }

    [Fact]
    public async Task Settings_come_from_the_configuration_and_the_id_must_be_there()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        await using ServiceProvider services = Host(bedrock);
        await using ServiceProvider nameless = Host(bedrock, static guard => guard.Id = "");

        Assert.Equal(Id, services.GetRequiredService<IOptions<BedrockContentGuardOptions>>().Value.Id);
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => nameless.GetRequiredService<IOptions<BedrockContentGuardOptions>>().Value);
        Assert.Contains("BedrockContentGuardOptions.Id", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_of_access_names_the_guardrail()
    {
        var options = new AwsOptions { Region = "eu-central-1", ContentGuard = new BedrockContentGuardOptions { Id = Id } };

        string policy = AwsAccessPolicy.Create(options, "123456789012");

        Assert.Contains("bedrock:ApplyGuardrail", policy, StringComparison.Ordinal);
        Assert.Contains($"arn:aws:bedrock:eu-central-1:123456789012:guardrail/{Id}", policy, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(BedrockRequest request)
        => request.Body.GetProperty("content").EnumerateArray().Select(static block => block.GetProperty("text").GetProperty("text").GetString()!);

    private static Task<AvatarResponse> AskAsync(ServiceProvider services, string message)
        => services.GetRequiredService<IConversationEngine>().GetResponseAsync(
            new AvatarRequest { Message = message, Outputs = AvatarOutputs.None });

    private static ServiceProvider Host(
        BedrockEmulator bedrock, Action<BedrockContentGuardOptions>? guard = null, Action<AvatarChatbotOptions>? options = null,
        Action<RedactionOptions>? redaction = null)
    {
        var services = new ServiceCollection();
        services.Configure<RedactionOptions>(keep => redaction?.Invoke(keep));
        services.AddLogging();
        services.AddSingleton<AWSCredentials>(new BasicAWSCredentials(
            bedrock.EnvironmentVariables["AWS_ACCESS_KEY_ID"], bedrock.EnvironmentVariables["AWS_SECRET_ACCESS_KEY"]));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Aws:Region"] = bedrock.EnvironmentVariables["AWS_REGION"],
            ["AvatarKit:Aws:Bedrock:ServiceUrl"] = bedrock.Endpoint.ToString(),
            ["AvatarKit:Aws:ContentGuard:Id"] = Id,
        }).Build());
        services.AddAvatarChatbot(options).UseBedrock().UseBedrockGuardrail(guard);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
