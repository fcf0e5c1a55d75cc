namespace AvatarKit.Testing.Tests.Emulators;

public sealed class AwsEmulatorTests
{
    [Fact]
    public async Task Both_services_are_found_by_the_standard_variables()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync(options => options.SessionToken = "token");
        await using PollyEmulator polly = await PollyEmulator.StartAsync(options => options.SessionToken = "token");

        Dictionary<string, string> variables = [];
        foreach ((string name, string value) in bedrock.EnvironmentVariables.Concat(polly.EnvironmentVariables))
        {
            variables[name] = value;
        }

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = $"http://127.0.0.1:{bedrock.Endpoint.Port}",
                ["AWS_ENDPOINT_URL_POLLY"] = $"http://127.0.0.1:{polly.Endpoint.Port}",
                ["AWS_ACCESS_KEY_ID"] = "AKIAEMULATOREXAMPLE0",
                ["AWS_SECRET_ACCESS_KEY"] = "emulated/secret+key",
                ["AWS_SESSION_TOKEN"] = "token",
                ["AWS_REGION"] = "us-east-1",
            },
            variables);
    }

    [Fact]
    public async Task A_disposed_emulator_is_gone_and_may_be_disposed_again()
    {
        BedrockEmulator bedrock = await BedrockEmulator.StartAsync(options => options.UseHttps = true);
        Uri endpoint = bedrock.Endpoint;
        Assert.Equal("https", endpoint.Scheme);
        Assert.NotNull(bedrock.Certificate);

        await bedrock.DisposeAsync();
        await bedrock.DisposeAsync();

        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(endpoint));
    }

    [Fact]
    public async Task Paths_of_no_operation_are_told_so()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();

        using HttpResponseMessage response = await scene.PostAsync("{}", "invoke-with-bidirectional-stream");

        Assert.StartsWith("UnknownOperationException:", response.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
        Assert.Equal("", scene.Emulator.Requests[0].Operation);
    }
}
