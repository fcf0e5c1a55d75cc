using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a <see cref="SessionNotice"/> tells a client.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SessionNoticeKind>))]
public enum SessionNoticeKind
{
    /// <summary>The person may be interrupting: hold playback where it is.</summary>
    [JsonStringEnumMemberName("pausePlayback")]
    PausePlayback,

    /// <summary>It was no interruption: play on where playback was held.</summary>
    [JsonStringEnumMemberName("resumePlayback")]
    ResumePlayback,

    /// <summary>The answer was interrupted: stop, and throw away what has not been played of it.</summary>
    [JsonStringEnumMemberName("stopPlayback")]
    StopPlayback,

    /// <summary>An answer is given again from the middle: play the next piece from <see cref="SessionNotice.Elapsed"/> on.</summary>
    [JsonStringEnumMemberName("continueAt")]
    ContinueAt,

    /// <summary>The session closes after <see cref="SessionNotice.TimeLeft"/> unless somebody speaks.</summary>
    [JsonStringEnumMemberName("closingWhenIdle")]
    ClosingWhenIdle,

    /// <summary>The session closes after <see cref="SessionNotice.TimeLeft"/>.</summary>
    [JsonStringEnumMemberName("closing")]
    Closing,

    /// <summary>Something failed that does not end the session: see <see cref="SessionNotice.Code"/>.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,
}
