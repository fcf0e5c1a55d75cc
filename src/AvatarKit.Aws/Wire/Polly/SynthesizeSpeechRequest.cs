using System.Text.Json;
using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Text to be spoken, or whose marks are wanted (<c>OutputFormat</c> <c>json</c>).</summary>
internal sealed class SynthesizeSpeechRequest : RestRequest
{
    public string OutputFormat { get; set; } = "";

    public string Text { get; set; } = "";

    public string VoiceId { get; set; } = "";

    public string? Engine { get; set; }

    public string? LanguageCode { get; set; }

    public List<string>? LexiconNames { get; set; }

    public string? SampleRate { get; set; }

    public List<string>? SpeechMarkTypes { get; set; }

    public string? TextType { get; set; }

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "POST";
        request.ResourcePath = "/v1/speech";
        request.Headers["Content-Type"] = "application/json";
        request.Content = JsonSerializer.SerializeToUtf8Bytes(this, PollyJsonContext.Default.SynthesizeSpeechRequest);
    }
}
