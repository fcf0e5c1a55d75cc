using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Support;

/// <summary>Moves a fake clock while a task runs.</summary>
internal static class MovedClock
{
    private const int MostSteps = 2_000;

    // What waits for the clock begins to wait on threads of its own: it is given time for that between two steps. Where the test bounds how far
    // the clock may move it is given more, since every step counts.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BoundedPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Moves the clock until a task ends.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="task">The task.</param>
    /// <param name="within">How far the clock may move; 2,000 steps unless it is given.</param>
    /// <param name="step">How far it moves at once; a second unless it is given.</param>
    /// <param name="isDue">Whether it may move now; always unless it is given.</param>
    /// <returns>What the task returned.</returns>
    /// <exception cref="TimeoutException">The task had not ended when the clock had moved that far.</exception>
    public static async Task<T> MoveUntilAsync<T>(
        this FakeTimeProvider time,
        Task<T> task,
        TimeSpan? within = null,
        TimeSpan? step = null,
        Func<bool>? isDue = null)
    {
        await time.MoveUntilAsync((Task)task, within, step, isDue);
        return await task;
    }

    /// <inheritdoc cref="MoveUntilAsync{T}"/>
    public static async Task MoveUntilAsync(
        this FakeTimeProvider time,
        Task task,
        TimeSpan? within = null,
        TimeSpan? step = null,
        Func<bool>? isDue = null)
    {
        TimeSpan by = step ?? TimeSpan.FromSeconds(1);
        DateTimeOffset end = time.GetUtcNow() + (within ?? by * MostSteps);
        long idleSince = TimeProvider.System.GetTimestamp();
        while (!task.IsCompleted && time.GetUtcNow() < end)
        {
            if (isDue is null || isDue())
            {
                time.Advance(by);
                idleSince = TimeProvider.System.GetTimestamp();
            }
            else if (TimeProvider.System.GetElapsedTime(idleSince) > Rest)
            {
                throw new TimeoutException($"The clock was not due to move for {Rest}.");
            }

            await Task.WhenAny(task, Task.Delay(isDue is not null ? Pause / 10 : within is null ? Pause : BoundedPause, TimeProvider.System));
        }

        // All that was due has fired; a machine with much to do may still be at what follows from it.
        if (await Task.WhenAny(task, Task.Delay(Rest, TimeProvider.System)) != task)
        {
            throw new TimeoutException($"It had not ended when the clock had moved by {within ?? by * MostSteps}.");
        }

        await task;
    }
}
