using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Tests.Conversation.Turns;

/// <summary>An interruption is seen by the reader before it has reached what waits: each test waits with a token that it never reaches.</summary>
public sealed class TurnOutputTests : IDisposable
{
    private readonly TurnTokens tokens = new(TimeSpan.FromMinutes(1), TimeProvider.System, NullLogger.Instance, default, default);
    private readonly TurnOutput output;

    public TurnOutputTests() => output = new TurnOutput(capacity: 8, tokens);

    public void Dispose() => tokens.Dispose();

    [Fact]
    public async Task An_answer_is_taken_once_the_client_has_all_of_it()
    {
        await output.WriteAsync(Delta("One"), default);
        Task taken = output.WaitUntilTakenAsync(default);

        Assert.True(output.TryTake(out AvatarResponseUpdate? update));
        Assert.False(taken.IsCompleted);
        Assert.False(output.TryTake(out _));

        await taken;
        Assert.Equal(Delta("One"), update);
    }

    [Fact]
    public async Task An_answer_of_which_an_interruption_kept_something_from_the_client_is_not_taken()
    {
        await output.WriteAsync(Delta("One"), default);
        await output.WriteAsync(Delta("Two"), default);
        Task taken = output.WaitUntilTakenAsync(default);
        Assert.True(output.TryTake(out _));

        tokens.Interrupt();

        Assert.False(output.TryTake(out _));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task What_was_kept_from_the_client_is_not_forgotten_when_the_end_comes_later()
    {
        await output.WriteAsync(Delta("One"), default);
        tokens.Interrupt();
        Assert.False(output.TryTake(out _));

        Task taken = output.WaitUntilTakenAsync(default);
        Assert.False(output.TryTake(out _));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task An_answer_that_was_handed_out_whole_before_the_interruption_is_taken()
    {
        await output.WriteAsync(Delta("One"), default);
        Task taken = output.WaitUntilTakenAsync(default);
        Assert.True(output.TryTake(out _));
        tokens.Interrupt();

        Assert.False(output.TryTake(out _));

        await taken;
    }

    [Fact]
    public async Task The_first_update_reaches_the_client_also_after_an_interruption()
    {
        var started = new TurnStarted { TurnId = "t1", ConversationId = "c1" };
        output.Start(started);
        await output.WriteAsync(Delta("One"), default);
        tokens.Interrupt();
        await output.EndAsync(null);
        List<AvatarResponseUpdate> taken = [];

        while (await output.WaitToTakeAsync())
        {
            while (output.TryTake(out AvatarResponseUpdate? update))
            {
                taken.Add(update);
            }
        }

        Assert.Equal([started], taken);
    }

    private static TextDelta Delta(string text) => new() { TurnId = "t1", Text = text };
}
