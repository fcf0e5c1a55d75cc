using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Amazon Bedrock Runtime on loopback: Converse, ConverseStream, CountTokens, ApplyGuardrail and, for pictures, InvokeModel.
/// Thread-safe.</summary>
/// <remarks>
/// Without a script a model answers about the last message, and calls a tool where it must. Requests are held to the service's rules:
/// signature, shape, turns of the conversation, tool results. Any model id is known; see <see cref="BedrockFaults"/> for retired ones.
/// </remarks>
/// <example>
/// <code>
/// await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync(options => options.TokensPerSecond = 40);
/// bedrock.FailWith(BedrockFaults.Throttled()).RespondWith("Hello!");
/// </code>
/// </example>
public sealed class BedrockEmulator : AwsEmulator<BedrockEmulator, BedrockRequest, BedrockReply>
{
    private readonly BedrockEmulatorOptions options;
    private readonly PromptCache prompts = new();

    private BedrockEmulator(BedrockEmulatorOptions options)
        : base(options, "bedrock", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", options.BearerToken)
        => this.options = options;

    /// <summary>Starts an emulator.</summary>
    /// <param name="configure">Sets its options; <see langword="null"/>: the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The emulator, listening.</returns>
    public static Task<BedrockEmulator> StartAsync(Action<BedrockEmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new BedrockEmulatorOptions();
        configure?.Invoke(options);
        return new BedrockEmulator(options).StartAsync(cancellationToken);
    }

    private protected override string? OperationOf(string method, string[] path) => (method, path) switch
    {
        ("POST", ["model", _, "converse"]) => "Converse",
        ("POST", ["model", _, "converse-stream"]) => "ConverseStream",
        ("POST", ["model", _, "invoke"]) => "InvokeModel",
        ("POST", ["model", _, "count-tokens"]) => "CountTokens",
        ("POST", ["guardrail", _, "version", _, "apply"]) => "ApplyGuardrail",
        _ => null,
    };

    private protected override BedrockRequest Record(EmulatorExchange exchange) => new(exchange);

    private protected override async Task AnswerAsync(EmulatorExchange exchange, BedrockRequest request)
    {
        if (Refusal(request) is EmulatorFault refusal)
        {
            await exchange.FailAsync(refusal).ConfigureAwait(false);
            return;
        }

        EmulatorAnswer<BedrockReply> answer = await NextAnswerAsync(exchange, request).ConfigureAwait(false);
        if (answer.Fault is EmulatorFault fault)
        {
            await exchange.FailAsync(fault).ConfigureAwait(false);
            return;
        }

        await (request.Operation switch
        {
            "ConverseStream" => Converse(exchange, request, answer.Reply).StreamAsync(),
            "Converse" => Converse(exchange, request, answer.Reply).SendAsync(),
            "CountTokens" =>
                SendAsync(
                    exchange,
                    new JsonObject
                    {
                        ["inputTokens"] = PromptCache.CountAll(ConverseJson.Member(ConverseJson.Member(request.Body, "input"), "converse")),
                    }),
            "ApplyGuardrail" => AnswerWholeAsync(exchange, answer.Reply, () => GuardrailAnswer.Write(request.Body, answer.Reply)),
            _ => AnswerWholeAsync(exchange, answer.Reply, () => CanvasAnswer.Write(request.Body, answer.Reply)),
        }).ConfigureAwait(false);
    }

    private static EmulatorFault? Refusal(BedrockRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.ModelId))
        {
            return BedrockFaults.ModelUnknown;
        }

        if (request.Operation == "InvokeModel")
        {
            return CanvasAnswer.Check(request.Body);
        }

        if (request.Operation == "ApplyGuardrail")
        {
            return ConverseShapes.Check.Check(request.Body, request.Operation) ?? GuardrailAnswer.Check(request.Body);
        }

        return ConverseShapes.Check.Check(request.Body, request.Operation)
            ?? (request.Operation != "CountTokens" && (ConverseRules.Check(request.Body)
                ?? NovaRules.Check(request.ModelId, request.Body)) is string broken ? BedrockFaults.Validation(broken) : null);
    }

    private static Task SendAsync(EmulatorExchange exchange, JsonObject json)
        => exchange.WriteAsync(200, "application/json", ConverseJson.Write(json));

    private async Task AnswerWholeAsync(EmulatorExchange exchange, BedrockReply? reply, Func<JsonObject> write)
    {
        foreach (ReplyStep step in reply?.Steps ?? [])
        {
            switch (step)
            {
                case ReplyStep.Wait wait:
                    await wait.Until(options.TimeProvider, exchange.Token).ConfigureAwait(false);
                    break;
                case ReplyStep.Fail fail:
                    await exchange.FailAsync(fail.Fault).ConfigureAwait(false);
                    return;
                case ReplyStep.Break { Kind: not StreamBreak.SplitFrame }:
                    exchange.Reset();
                    return;
                default:
                    break;
            }
        }

        await SendAsync(exchange, write()).ConfigureAwait(false);
    }

    private ConverseAnswer Converse(EmulatorExchange exchange, BedrockRequest request, BedrockReply? reply)
        => new(
            exchange,
            request,
            new ConversePlayer(request, reply ?? DefaultReply.For(request), options, prompts.Read(request.ModelId, request.Body)));
}
