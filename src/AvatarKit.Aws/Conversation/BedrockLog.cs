using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

internal static partial class BedrockLog
{
    [LoggerMessage(
        200,
        LogLevel.Warning,
        "Model '{ModelId}' of tier '{Tier}' cannot be used ({Code}): it is left alone for {Pause} at a time and the tier's fallback answers. "
            + "Set {Setting} to another model.")]
    public static partial void ModelUnavailable(ILogger logger, string modelId, string tier, string code, TimeSpan pause, string setting);

    [LoggerMessage(
        202,
        LogLevel.Warning,
        "Model '{ModelId}' cannot make portraits ({Code}): it is left alone for {Pause} at a time. Set BedrockOptions.Portraits.ModelId or "
            + "FallbackModelId to another model.")]
    public static partial void PortraitModelUnavailable(ILogger logger, string modelId, string code, TimeSpan pause);

    [LoggerMessage(201, LogLevel.Debug, "Model '{ModelId}' takes no {Setting} through Converse: it is left out.")]
    public static partial void SettingLeftOut(ILogger logger, string modelId, string setting);
}
