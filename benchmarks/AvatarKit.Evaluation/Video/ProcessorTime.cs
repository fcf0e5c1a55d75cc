using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Processor time: what a program costs, however busy the machine is with others.</summary>
internal static class ProcessorTime
{
    /// <summary>What this process has taken so far, in seconds.</summary>
    public static double Own => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>What the processes it started have taken that have ended, in seconds; 0 where the system does not say.</summary>
    public static double Children
    {
        get
        {
            if (!OperatingSystem.IsLinux())
            {
                return 0;
            }

            // After the name in brackets: the fourteenth and fifteenth are the children's, in hundredths.
            string[] fields = File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / 100;
        }
    }
}
