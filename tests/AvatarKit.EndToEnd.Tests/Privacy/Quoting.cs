using System.Reflection;

namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>Makes a part of the host fail now and then with an exception that quotes the planted person.</summary>
public class Quoting : DispatchProxy
{
    private static int thrown;

    private object inner = null!;
    private int every;
    private int calls;

    /// <summary>Whether parts fail at all.</summary>
    public static bool IsOn { get; set; }

    /// <summary>How often one failed.</summary>
    public static int Thrown => Volatile.Read(ref thrown);

    /// <summary>Wraps a part: every so many calls of it fail.</summary>
    public static T Wrap<T>(T inner, int every)
        where T : class
    {
        T wrapped = Create<T, Quoting>();
        var proxy = (Quoting)(object)wrapped;
        proxy.inner = inner;
        proxy.every = every;
        return wrapped;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (IsOn && !targetMethod!.IsSpecialName && targetMethod.Name is not ("GetService" or "Dispose" or "DisposeAsync")
            && Interlocked.Increment(ref calls) % every == 0)
        {
            Interlocked.Increment(ref thrown);
            throw new QuotingException();
        }

        try
        {
            return targetMethod!.Invoke(inner, args);
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }
}
