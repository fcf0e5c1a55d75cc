namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Breaks providers until it is healed, and lets go of all that hangs on it when it is disposed.</summary>
public sealed class Fault : IDisposable
{
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the engine has run into it.</summary>
    public Task Struck => struck.Task;

    /// <summary>Whether providers do what they should from now on.</summary>
    public bool IsHealed { get; set; }

    public void NoteStruck() => struck.TrySetResult();

    /// <summary>Hangs, whatever the caller wants, until the test is over.</summary>
    public async Task HangAsync()
    {
        NoteStruck();
        await released.Task;
        throw new IOException("The provider came back long after it was left.");
    }

    /// <summary>Waits to be cancelled, with a callback that throws when it is.</summary>
    public async Task WaitWithTrapAsync(CancellationToken cancellationToken)
    {
        CancellationTokenRegistration trap =
            cancellationToken.UnsafeRegister(static _ => throw new InvalidOperationException("The process is dead."), null);
        await using (trap.ConfigureAwait(false))
        {
            NoteStruck();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>A provider one of whose methods never answers and heeds no token.</summary>
    public T Deafen<T>(T provider, params string[] methods)
        where T : class
        => FaultProxy.Create(provider, call => IsHealed || !methods.Contains(call.Method) ? call.Proceed() : Hang(call.ReturnType));

    /// <summary>A provider whose streams go wrong.</summary>
    public T Break<T>(T provider, StreamFault fault)
        where T : class
        => FaultProxy.Create(provider, call => IsHealed || !IsStream(call.ReturnType) ? call.Proceed() : Wrap(call, fault));

    /// <summary>A provider that hangs a callback on its token which throws when it is cancelled, and then waits for that.</summary>
    public T Trap<T>(T provider, params string[] methods)
        where T : class
        => FaultProxy.Create(provider, call => IsHealed || !methods.Contains(call.Method) ? call.Proceed() : Trap(call.ReturnType, call.Token));

    public void Dispose() => released.TrySetResult();

    private object? Wrap(FaultCall call, StreamFault fault)
    {
        if (fault.StopsAfter is not null || fault.NeverEnds)
        {
            call.Deafen();
        }

        return Activator.CreateInstance(typeof(FaultStream<>).MakeGenericType(Argument(call.ReturnType)), call.Proceed(), fault, this);
    }

    private object Hang(Type type) => Answer(type, HangAsync);

    private object Trap(Type type, CancellationToken token) => Answer(type, () => WaitWithTrapAsync(token));

    private static object Answer(Type type, Func<Task> wait) => type switch
    {
        _ when type == typeof(Task) => wait(),
        _ when type == typeof(ValueTask) => new ValueTask(wait()),
        _ => typeof(Fault).GetMethod(AnswerOf(type), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(Argument(type)).Invoke(null, [wait])!,
    };

    private static string AnswerOf(Type type) => type.GetGenericTypeDefinition() switch
    {
        Type task when task == typeof(Task<>) => nameof(TaskAsync),
        Type task when task == typeof(ValueTask<>) => nameof(ValueTaskAsync),
        _ => nameof(StreamAsync),
    };

    private static bool IsStream(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static Type Argument(Type type) => type.GetGenericArguments()[0];

    private static async Task<T> TaskAsync<T>(Func<Task> wait)
    {
        await wait();
        throw new IOException();
    }

    private static ValueTask<T> ValueTaskAsync<T>(Func<Task> wait) => new(TaskAsync<T>(wait));

    private static async IAsyncEnumerable<T> StreamAsync<T>(Func<Task> wait)
    {
        await wait();
        yield break;
    }
}
