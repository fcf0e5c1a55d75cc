using System.ComponentModel;
using System.Diagnostics;

namespace AvatarKit.Samples.Web;

/// <summary>The desktop of whoever started the program, if there is one.</summary>
internal static class Desktop
{
    /// <summary>Opens an address in the person's browser.</summary>
    /// <returns>Whether there was a desktop to open it on.</returns>
    public static bool TryOpen(string address)
    {
        ProcessStartInfo start;
        if (OperatingSystem.IsWindows())
        {
            start = new ProcessStartInfo(address) { UseShellExecute = true };
        }
        else if (OperatingSystem.IsMacOS())
        {
            start = new ProcessStartInfo("open", [address]);
        }
        else if (IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY"))
        {
            start = new ProcessStartInfo("xdg-open", [address]);
        }
        else
        {
            return false;
        }

        try
        {
            using Process? process = Process.Start(start);
            return process is not null;
        }
        catch (Win32Exception)
        {
            // The address was printed: the person opens it.
            return false;
        }
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
