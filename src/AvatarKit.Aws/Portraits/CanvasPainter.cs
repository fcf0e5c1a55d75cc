using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws;

/// <summary>Paints with Nova Canvas, through InvokeModel.</summary>
internal sealed class CanvasPainter(IBedrockRuntime runtime, BedrockOptions options)
{
    public async Task<PortraitImages> PaintAsync(string modelId, PortraitRequest request, CancellationToken cancellationToken)
    {
        int seed = request.Seed ?? RandomNumberGenerator.GetInt32(CanvasLimits.MaxSeed + 1);
        CanvasLimits.Check(request, seed);
        CanvasRequest canvas = Write(request, seed);
        using InvokeModelResponse response = await runtime.InvokeModelAsync(
            new InvokeModelRequest
            {
                ModelId = modelId,
                Body = JsonSerializer.SerializeToUtf8Bytes(canvas, CanvasJsonContext.Default.CanvasRequest),
                GuardrailIdentifier = options.Guardrail?.Id,
                GuardrailVersion = options.Guardrail?.Version,
            },
            cancellationToken).ConfigureAwait(false);
        CanvasResponse answer = await JsonSerializer
            .DeserializeAsync(response.Body, CanvasJsonContext.Default.CanvasResponse, cancellationToken)
            .ConfigureAwait(false)
            ?? new CanvasResponse();
        return new PortraitImages(
            [.. (answer.Images ?? []).Select(static bytes => new PortraitImage(bytes, "image/png"))],
            new Dictionary<string, string>
            {
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
                ["width"] = request.Width.ToString(CultureInfo.InvariantCulture),
                ["height"] = request.Height.ToString(CultureInfo.InvariantCulture),
                ["quality"] = options.Portraits.Quality,
            });
    }

    private CanvasRequest Write(PortraitRequest request, int seed)
    {
        string? style = CanvasStyles.Find(request.Style);
        return new CanvasRequest
        {
            TextToImageParams = new CanvasText
            {
                Text = style is null && request.Style is { Value.Length: > 0 } words ? $"{request.Description}, {words.Value}" : request.Description,
                NegativeText = string.IsNullOrWhiteSpace(request.NegativeText) ? null : request.NegativeText,
                Style = style,
            },
            ImageGenerationConfig = new CanvasConfig
            {
                Width = request.Width,
                Height = request.Height,
                NumberOfImages = request.Count,
                Seed = seed,
                Quality = options.Portraits.Quality,
                CfgScale = options.Portraits.PromptStrength,
            },
        };
    }
}
