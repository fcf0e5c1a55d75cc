using System.Diagnostics;

namespace AvatarKit.Tests.Telemetry;

internal static class TraceText
{
    public static string? Text(this Activity span, string tag) => span.GetTagItem(tag) as string;

    public static string? Text(this ActivityEvent happened, string tag) => happened.Tags.FirstOrDefault(one => one.Key == tag).Value as string;
}
