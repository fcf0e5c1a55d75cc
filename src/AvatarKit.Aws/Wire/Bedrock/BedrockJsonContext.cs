using System.Text.Json.Serialization;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Bedrock's JSON. What a response has beyond the shapes here is passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConverseRequest))]
[JsonSerializable(typeof(ConverseStreamRequest))]
[JsonSerializable(typeof(ConverseResponse))]
[JsonSerializable(typeof(MessageStartEvent))]
[JsonSerializable(typeof(ContentBlockStartEvent))]
[JsonSerializable(typeof(ContentBlockDeltaEvent))]
[JsonSerializable(typeof(ContentBlockStopEvent))]
[JsonSerializable(typeof(MessageStopEvent))]
[JsonSerializable(typeof(ConverseStreamMetadataEvent))]
[JsonSerializable(typeof(StreamExceptionBody))]
[JsonSerializable(typeof(ApplyGuardrailRequest))]
[JsonSerializable(typeof(ApplyGuardrailResponse))]
internal sealed partial class BedrockJsonContext : JsonSerializerContext;
