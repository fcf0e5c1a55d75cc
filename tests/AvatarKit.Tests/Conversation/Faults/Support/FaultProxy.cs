using System.Reflection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A provider behind something that can keep, change or break each call, whatever the contract has for members.</summary>
public class FaultProxy : DispatchProxy
{
    private object provider = null!;
    private Func<FaultCall, object?> answer = null!;

    public static T Create<T>(T provider, Func<FaultCall, object?> answer)
        where T : class
    {
        T proxy = Create<T, FaultProxy>();
        var fault = (FaultProxy)(object)proxy;
        fault.provider = provider;
        fault.answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => answer(new FaultCall(provider, targetMethod!, args ?? []));
}
