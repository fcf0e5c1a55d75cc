using System.Runtime.InteropServices;

namespace AvatarKit.Fuzz.Running;

/// <summary>How long this thread has worked: what a busy machine does between its steps does not count.</summary>
internal static class ThreadClock
{
    // CLOCK_THREAD_CPUTIME_ID.
    private const int LinuxThreadTime = 3;
    private const int MacThreadTime = 16;

    /// <summary>The time worked since some moment, to be compared on the same thread. Elsewhere than on Linux and macOS, the time passed.</summary>
    public static TimeSpan Now
    {
        get
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            {
                return TimeProvider.System.GetElapsedTime(0);
            }

            return GetTime(OperatingSystem.IsLinux() ? LinuxThreadTime : MacThreadTime, out TimeSpec time) == 0
                ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
                : throw new InvalidOperationException("The clock of threads cannot be read.");
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
