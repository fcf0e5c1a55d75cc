using System.Diagnostics;

namespace AvatarKit;

/// <summary>A sentence given to a voice as a client span, by what the GenAI conventions have for generated speech. Only where
/// <see cref="TelemetryOptions.SpeechSpans"/> asks for it.</summary>
internal static class SpeechSpan
{
    public static TelemetrySpan Start(TurnContext turn, string provider)
    {
        if (!turn.Options.Telemetry.SpeechSpans)
        {
            return default;
        }

        return AvatarTelemetry.StartSpan("generate_content " + provider, ActivityKind.Client, new TagList
        {
            { "gen_ai.operation.name", "generate_content" }, { "gen_ai.provider.name", provider }, { "gen_ai.output.type", "speech" },
        });
    }
}
