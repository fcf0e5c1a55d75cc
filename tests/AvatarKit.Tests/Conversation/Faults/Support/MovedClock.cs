using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Moves a clock while a task runs.</summary>
internal static class MovedClock
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>Moves the clock until a task ends.</summary>
    /// <exception cref="TimeoutException">The task had not ended when the clock had moved that far.</exception>
    public static async Task<T> MoveUntilAsync<T>(this FakeTimeProvider time, Task<T> task, TimeSpan within)
    {
        for (DateTimeOffset end = time.GetUtcNow() + within; !task.IsCompleted && time.GetUtcNow() < end;)
        {
            time.Advance(Step);
            await Task.WhenAny(task, Task.Delay(Pause, TimeProvider.System));
        }

        // All that was due has fired; a machine with much to do may still be at what follows from it.
        return await Task.WhenAny(task, Task.Delay(Rest, TimeProvider.System)) == task
            ? await task
            : throw new TimeoutException($"It had not ended when the clock had moved by {within}.");
    }
}
