using System.Text.Json.Serialization;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Polly's JSON. What a response has beyond the shapes here is passed over.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SynthesizeSpeechRequest))]
[JsonSerializable(typeof(PutLexiconRequest))]
[JsonSerializable(typeof(DescribeVoicesResponse))]
[JsonSerializable(typeof(PutLexiconResponse))]
[JsonSerializable(typeof(DeleteLexiconResponse))]
[JsonSerializable(typeof(ListLexiconsResponse))]
internal sealed partial class PollyJsonContext : JsonSerializerContext;
