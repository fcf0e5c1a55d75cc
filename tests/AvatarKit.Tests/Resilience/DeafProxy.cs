using System.Reflection;

namespace AvatarKit.Tests.Resilience;

/// <summary>A contract of which some methods never come back, whatever their token says; the others are those of an inner one.</summary>
public class DeafProxy : DispatchProxy
{
    private object inner = null!;
    private string[] deaf = [];

    public static T Over<T>(T inner, params string[] deaf)
        where T : class
    {
        T proxy = Create<T, DeafProxy>();
        var self = (DeafProxy)(object)proxy;
        self.inner = inner;
        self.deaf = deaf;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!deaf.Contains(targetMethod!.Name))
        {
            return targetMethod.Invoke(inner, args);
        }

        Type result = targetMethod.ReturnType.GetGenericArguments()[0];
        object source = Activator.CreateInstance(typeof(TaskCompletionSource<>).MakeGenericType(result))!;
        object task = source.GetType().GetProperty(nameof(TaskCompletionSource.Task))!.GetValue(source)!;
        return Activator.CreateInstance(targetMethod.ReturnType, task);
    }
}
