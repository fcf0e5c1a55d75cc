using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;

namespace AvatarKit.Fuzz.Running;

/// <summary>Runs a target on an input and judges what came of it.</summary>
internal sealed class RunMeter(FuzzTarget target)
{
    private const string Memory = "memory";

    /// <summary>Runs it.</summary>
    /// <param name="input">The input.</param>
    public RunResult Run(byte[] input) => Run(input, unchecked((int)XxHash32.HashToUInt32(input)));

    /// <summary>Runs it with the choices of a seed.</summary>
    /// <param name="input">The input.</param>
    /// <param name="seed">Inputs that are compared have the same.</param>
    public RunResult Run(byte[] input, int seed)
    {
        RunResult result = RunOnce(input, seed);

        // What is made once, by whichever input comes first, is not this input's.
        return result.Fault is { Key: Memory } ? RunOnce(input, seed) : result;
    }

    private RunResult RunOnce(byte[] input, int seed)
    {
        var random = new Random(seed);
        string? allowed = null;
        Fault? fault = null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = ThreadClock.Now;
        try
        {
            target.Run(input, random);
        }
        catch (Exception exception) when (target.Allows(exception))
        {
            allowed = NameOf(exception);
        }
        catch (Exception exception)
        {
            fault = FaultOf(exception);
        }

        TimeSpan took = ThreadClock.Now - start;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        long most = target.FixedBytes + ((long)target.BytesPerByte * input.Length);
        if (fault is null && allocated > most)
        {
            fault = new Fault(
                Memory,
                string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes were allocated for {input.Length}; {most} are the most"));
        }

        return new RunResult(allowed, fault, took, allocated);
    }

    private static string NameOf(Exception exception)
        => exception is AvatarKitException typed ? $"{exception.GetType().Name} {typed.Code}" : exception.GetType().Name;

    private static Fault FaultOf(Exception exception)
    {
        string place = exception is ViolationException ? exception.Message : PlaceOf(exception);
        return new Fault($"{exception.GetType().Name} {place}", exception.ToString());
    }

    // The first place in AvatarKit: what was thrown below it has many places and one cause.
    private static string PlaceOf(Exception exception)
        => new StackTrace(exception).GetFrames()
            .Select(static frame => frame.GetMethod())
            .Where(static method => method?.DeclaringType?.FullName is { } name && name.StartsWith("AvatarKit.", StringComparison.Ordinal))
            .Select(static method => $"{method!.DeclaringType!.Name}.{method.Name}")
            .FirstOrDefault("outside AvatarKit");
}
