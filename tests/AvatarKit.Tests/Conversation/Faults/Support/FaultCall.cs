using System.Reflection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A call of a provider on its way to it.</summary>
public sealed class FaultCall
{
    private readonly object provider;
    private readonly MethodInfo method;
    private readonly object?[] arguments;

    internal FaultCall(object provider, MethodInfo method, object?[] arguments)
    {
        this.provider = provider;
        this.method = method;
        this.arguments = arguments;
    }

    public string Method => method.Name;

    public Type ReturnType => method.ReturnType;

    public IReadOnlyList<object?> Arguments => arguments;

    public CancellationToken Token => arguments.OfType<CancellationToken>().LastOrDefault();

    /// <summary>Makes the provider ignore its token.</summary>
    public void Deafen()
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = arguments[i] is CancellationToken ? CancellationToken.None : arguments[i];
        }
    }

    /// <summary>Lets the provider answer.</summary>
    public object? Proceed() => method.Invoke(provider, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
