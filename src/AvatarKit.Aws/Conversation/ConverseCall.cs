using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Writes a question as Converse wants it.</summary>
internal sealed class ConverseCall(IChatClient client, BedrockOptions options, ChatOptions? asked, ILogger logger)
{
    public required string ModelId { get; init; }

    public ToolNames ToolNames { get; } = new(asked?.Tools);

    /// <exception cref="BedrockException">A picture or document cannot be sent, or nothing is left to send.</exception>
    public T Fill<T>(T request, IEnumerable<ChatMessage> messages)
        where T : ConverseRequestBase
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        request.ModelId = ModelId;
        request.Messages = new ConverseHistory(ModelId).Write(all);
        request.System = System(all);
        request.ToolConfig = ConverseTools.Write(asked, request.Messages, ModelId, CachesTools);
        request.InferenceConfig = Inference();
        request.AdditionalModelRequestFields = ConverseFields.Write(client, asked, ModelId);
        request.OutputConfig = OutputForm();
        request.GuardrailConfig = Guardrail(isStream: request is ConverseStreamRequest);
        request.ServiceTier = options.ServiceTier is { } tier ? new ServiceTier { Type = tier } : null;
        request.PerformanceConfig = options.Latency is { } latency ? new PerformanceConfiguration { Latency = latency } : null;
        return request;
    }

    // Nova keeps what stands before a cache point in the system prompt and in messages, and refuses one among the tools.
    private bool CachesTools => options.PromptCaching && !ModelIds.IsNova(ModelId);

    private List<SystemContentBlock>? System(IReadOnlyList<ChatMessage> messages)
    {
        List<SystemContentBlock> blocks = [.. messages
            .Where(static message => message.Role == ChatRole.System)
            .Select(static message => message.Text)
            .Prepend(asked?.Instructions)
            .Where(static text => !string.IsNullOrWhiteSpace(text))
            .Select(static text => new SystemContentBlock { Text = text })];
        if (options.PromptCaching && blocks.Count > 0)
        {
            // Behind the first: what a host's own layers add behind it may be another every time.
            blocks.Insert(1, new SystemContentBlock { CachePoint = new CachePointBlock() });
        }

        return blocks.Count > 0 ? blocks : null;
    }

    private InferenceConfiguration? Inference()
    {
        if (asked?.Reasoning?.Effort is ReasoningEffort.High or ReasoningEffort.ExtraHigh && ModelIds.IsNova2(ModelId))
        {
            // At its highest effort Nova 2 chooses these itself, and refuses to be told.
            return StopSequences is null ? null : new InferenceConfiguration { StopSequences = StopSequences };
        }

        var inference = new InferenceConfiguration
        {
            MaxTokens = asked?.MaxOutputTokens ?? options.MaxTokens,
            Temperature = asked?.Temperature ?? options.Temperature,
            TopP = asked?.TopP ?? options.TopP,
            StopSequences = StopSequences,
        };
        return inference is { MaxTokens: null, Temperature: null, TopP: null, StopSequences: null } ? null : inference;
    }

    private List<string>? StopSequences => asked?.StopSequences is { Count: > 0 } sequences ? [.. sequences] : null;

    private OutputConfig? OutputForm()
    {
        if (asked?.ResponseFormat is not ChatResponseFormatJson json)
        {
            return null;
        }

        if (json.Schema is not { } schema || ModelIds.IsNova(ModelId))
        {
            BedrockLog.SettingLeftOut(logger, ModelId, "response format");
            return null;
        }

        return new OutputConfig
        {
            TextFormat = new OutputFormat
            {
                Structure = new OutputFormatStructure
                {
                    JsonSchema = new JsonSchemaDefinition
                    {
                        Schema = schema.GetRawText(),
                        Name = json.SchemaName,
                        Description = json.SchemaDescription,
                    },
                },
            },
        };
    }

    private GuardrailConfiguration? Guardrail(bool isStream) => options.Guardrail is not { } guardrail ? null : new GuardrailConfiguration
    {
        GuardrailIdentifier = guardrail.Id,
        GuardrailVersion = guardrail.Version,
        Trace = guardrail.Trace ? "enabled" : null,
        StreamProcessingMode = !isStream ? null : guardrail.ChecksBeforeStreaming ? "sync" : "async",
    };
}
