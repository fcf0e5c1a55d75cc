using AvatarKit;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AvatarKit.Samples.Web;

/// <summary>Spans and metrics, of the avatar and of the web server.</summary>
internal static class ShopTelemetry
{
    /// <summary>Collects them, and sends them where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, if it says so.</summary>
    public static void AddShopTelemetry(this WebApplicationBuilder builder)
    {
        OpenTelemetryBuilder telemetry = builder.Services
            .AddOpenTelemetry()
            .WithTracing(static tracing => tracing.AddSource(AvatarTelemetry.SourceName).AddAspNetCoreInstrumentation())
            .WithMetrics(static metrics => metrics.AddMeter(AvatarTelemetry.MeterName).AddAspNetCoreInstrumentation());
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }
}
