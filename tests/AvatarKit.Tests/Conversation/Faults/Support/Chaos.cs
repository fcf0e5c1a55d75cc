namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Decides by a seed, for each call of each provider, whether it fails, is late, or does what it should.</summary>
internal sealed class Chaos(int seed)
{
    private int calls;

    public T Around<T>(T provider, string part)
        where T : class
        => FaultProxy.Create(provider, call => Answer(call, part));

    private object? Answer(FaultCall call, string part)
    {
        if (call.Method == "GetService" || call.Method.StartsWith("get_", StringComparison.Ordinal) || call.Method == nameof(IDisposable.Dispose))
        {
            return call.Proceed();
        }

        var random = new Random((seed * 397) ^ Interlocked.Increment(ref calls));
        return random.Next(10) switch
        {
            0 => throw new ChaosException(part),
            1 or 2 when call.ReturnType.IsGenericType => typeof(Chaos)
                .GetMethod(
                    call.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) ? nameof(StreamAsync)
                    : call.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>) ? nameof(ValueTaskAsync) : nameof(TaskAsync),
                    System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(call.ReturnType.GetGenericArguments()[0])
                .Invoke(null, [call, part, random.Next(4)]),
            _ => call.Proceed(),
        };
    }

    private static async IAsyncEnumerable<T> StreamAsync<T>(FaultCall call, string part, int after)
    {
        await foreach (T item in (IAsyncEnumerable<T>)call.Proceed()!)
        {
            await Task.Yield();
            if (after-- == 0)
            {
                throw new ChaosException(part);
            }

            yield return item;
        }
    }

    private static async Task<T> TaskAsync<T>(FaultCall call, string part, int after)
    {
        await Task.Yield();
        T result = await (Task<T>)call.Proceed()!;
        return after == 0 ? result : throw new ChaosException(part);
    }

    private static ValueTask<T> ValueTaskAsync<T>(FaultCall call, string part, int after)
    {
        return new ValueTask<T>(WaitAsync());

        async Task<T> WaitAsync()
        {
            await Task.Yield();
            T result = await (ValueTask<T>)call.Proceed()!;
            return after == 0 ? result : throw new ChaosException(part);
        }
    }
}
