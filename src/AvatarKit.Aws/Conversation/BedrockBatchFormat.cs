using System.Buffers;
using System.Text;
using System.Text.Json;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Amazon Bedrock's batch inference: JSON Lines of <c>recordId</c> and <c>modelInput</c>, the body of a Converse request; results with
/// <c>modelOutput</c> or <c>error</c>. Half the price of asking at once. Thread-safe.</summary>
/// <remarks>
/// A job is created with <c>modelInvocationType</c> <c>Converse</c>, a file of at least 100 records (the default quota) in S3, and one model. Nova
/// takes and gives the same bodies in jobs of <c>InvokeModel</c>, the default. See
/// https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-data.html.
/// </remarks>
/// <param name="options">How models are called: tokens, temperature, guardrail.</param>
/// <param name="logger">Hears of settings that are left out.</param>
internal sealed class BedrockBatchFormat(BedrockOptions options, ILogger logger) : IBatchFormat
{
    public decimal PriceFactor => 0.5m;

    public string Write(BatchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ModelId is not { Length: > 0 } id)
        {
            throw new AwsConfigurationException(
                "aws.batch_model_missing", $"Tier '{request.Tier}' names no model for a batch. Set AvatarChatbotOptions.Tiers[…].ModelId.");
        }

        using var client = new BedrockChatClient(id, options, request.Tier, static () => throw new NotSupportedException());
        var call = new ConverseCall(client, options, request.Options, logger) { ModelId = ModelIds.WithProfile(id, options.InferenceProfilePrefix) };
        ConverseRequest body = call.Fill(new ConverseRequest(), request.Messages);

        // A batch has no tiers of service, and keeps nothing between its records.
        body.ServiceTier = null;
        body.PerformanceConfig = null;
        body.System?.RemoveAll(static block => block.CachePoint is not null);
        body.ToolConfig?.Tools.RemoveAll(static tool => tool.CachePoint is not null);
        return Line(request.RecordId, body);
    }

    public BatchAnswer Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // What the reader says may quote what was asked.
            throw new FormatException("this is no result of a batch: {\"recordId\": …, \"modelOutput\": {…}} or {…, \"error\": {…}}.");
        }
    }

    private static string Line(string recordId, ConverseRequest body)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("recordId", recordId);
            writer.WritePropertyName("modelInput");
            JsonSerializer.Serialize(writer, body, BedrockJsonContext.Default.ConverseRequest);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static BatchAnswer Read(JsonElement root)
    {
        string id = root.GetProperty("recordId").GetString() ?? throw new FormatException("the result has no \"recordId\".");
        if (root.TryGetProperty("error", out JsonElement error))
        {
            string code = error.TryGetProperty("errorCode", out JsonElement given) ? given.ToString() : "unknown";
            code = code.Length == 0 ? "unknown" : code;
            return new BatchAnswer(id) { ErrorCode = code.Length <= 64 ? code : code[..64] };
        }

        return root.TryGetProperty("modelOutput", out JsonElement output)
            ? Read(id, output.Deserialize(BedrockJsonContext.Default.ConverseResponse))
            : throw new FormatException("the result has neither \"modelOutput\" nor \"error\".");
    }

    private static BatchAnswer Read(string id, ConverseResponse? output)
    {
        try
        {
            ChatResponse response = ConverseAnswer.Read(output ?? new ConverseResponse(), "", new ToolNames(null), DateTimeOffset.UnixEpoch);
            bool callsTools = response.Messages.SelectMany(static message => message.Contents).Any(static content => content is FunctionCallContent);
            return new BatchAnswer(id)
            {
                Text = response.Text,
                Usage = response.Usage,
                CallsTools = callsTools,
                ErrorCode = callsTools || response.Text.Length > 0 ? null : "empty",
            };
        }
        catch (BedrockException exception)
        {
            return new BatchAnswer(id) { ErrorCode = exception.Code };
        }
    }
}
