using System.Diagnostics;

namespace AvatarKit.Load;

/// <summary>What the process holds at a moment, and how quick it was since the moment before.</summary>
/// <param name="Megabytes">The managed memory that is reachable.</param>
/// <param name="Files">Open files and sockets.</param>
/// <param name="Threads">The process's threads.</param>
/// <param name="Latency">From a message to its first text, half of all, in milliseconds.</param>
internal readonly record struct SoakSample(double Megabytes, double Files, double Threads, double Latency)
{
    public static SoakSample Take(Latencies latencies)
    {
        using var self = Process.GetCurrentProcess();
        const string descriptors = "/proc/self/fd";
        int files = Directory.Exists(descriptors) ? Directory.GetFiles(descriptors).Length : self.HandleCount;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new SoakSample(GC.GetTotalMemory(forceFullCollection: true) / 1e6, files, self.Threads.Count, latencies.At(.5));
    }
}
