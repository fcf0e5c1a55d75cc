using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>Ends a program that a failing test leaves running.</summary>
internal sealed class ProcessEnd(Process process) : IDisposable
{
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
