using System.Globalization;
using System.Text;
using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws;

/// <summary>Paints with a model that answers in pictures, through Converse. Size and style are wishes in words; a seed it does not take.</summary>
internal sealed class ConversePainter(IBedrockRuntime runtime, BedrockOptions options)
{
    public async Task<PortraitImages> PaintAsync(string modelId, PortraitRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Count, 1, nameof(request));
        List<PortraitImage> files = [];
        for (int i = 0; i < request.Count; i++)
        {
            ConverseResponse response = await runtime.ConverseAsync(Write(modelId, request), cancellationToken).ConfigureAwait(false);
            foreach (ImageBlock image in (response.Output?.Message?.Content ?? []).Select(static block => block.Image).OfType<ImageBlock>())
            {
                if (image.Source?.Bytes is { Length: > 0 } bytes && files.Count <= i)
                {
                    files.Add(new PortraitImage(bytes, "image/" + image.Format));
                }
            }

            if (files.Count == 0 && !WasFiltered(response))
            {
                throw new BedrockException(
                    "bedrock.validation",
                    $"Model '{modelId}' on Bedrock answered without a picture. Set BedrockOptions.Portraits.ModelId to one that makes pictures.",
                    modelId);
            }
        }

        return new PortraitImages(files, new Dictionary<string, string>
        {
            ["width"] = request.Width.ToString(CultureInfo.InvariantCulture),
            ["height"] = request.Height.ToString(CultureInfo.InvariantCulture),
        });
    }

    private ConverseRequest Write(string modelId, PortraitRequest request)
    {
        StringBuilder text = new StringBuilder("Make one picture, ")
            .Append(CultureInfo.InvariantCulture, $"{request.Width} by {request.Height} pixels").Append(": ").Append(request.Description);
        if (request.Style is { Value.Length: > 0 } style)
        {
            text.Append("\nStyle: ").Append(style.Value);
        }

        if (!string.IsNullOrWhiteSpace(request.NegativeText))
        {
            text.Append("\nLeave out: ").Append(request.NegativeText);
        }

        return new ConverseRequest
        {
            ModelId = modelId,
            Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = text.ToString() }] }],
            GuardrailConfig = options.Guardrail is { } guardrail
                ? new GuardrailConfiguration { GuardrailIdentifier = guardrail.Id, GuardrailVersion = guardrail.Version }
                : null,
        };
    }

    private static bool WasFiltered(ConverseResponse response)
        => StopReasons.Read(response.StopReason) == Microsoft.Extensions.AI.ChatFinishReason.ContentFilter
            || (response.Output?.Message?.Content ?? []).Exists(static block => block.Image is { Error: not null });
}
