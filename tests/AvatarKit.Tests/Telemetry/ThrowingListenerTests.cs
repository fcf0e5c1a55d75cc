using System.Diagnostics;
using System.Diagnostics.Metrics;
using AvatarKit.Tests.Conversation;

namespace AvatarKit.Tests.Telemetry;

/// <summary>Listeners are called in the middle of a turn: what they throw must not hurt it.</summary>
[Collection(Alone.Name)]
public sealed class ThrowingListenerTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_turn_ends_where_a_listener_of_its_counters_throws()
    {
        int told = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == AvatarTelemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Throw(ref told));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Throw(ref told));
        listener.Start();
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Guard);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(7, told);
    }

    [Theory]
    [InlineData("sampled")]
    [InlineData("started")]
    [InlineData("stopped")]
    public async Task A_turn_is_whole_where_a_listener_of_its_spans_throws(string moment)
    {
        int told = 0;
        using ActivityListener listener = Listen(moment, () => Throw(ref told));
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Guard);

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.NotEmpty(response.Segments);
        Assert.Empty(response.Warnings);
        Assert.True(told > 0);
    }

    [Theory]
    [InlineData("sampled")]
    [InlineData("started")]
    [InlineData("stopped")]
    public void A_span_whose_listener_throws_is_not_left_the_current_one(string moment)
    {
        int told = 0;
        using var outer = new Activity("outer");
        outer.Start();
        using ActivityListener listener = Listen(moment, () => Throw(ref told));

        AvatarTelemetry.StartStage(TurnStage.Speak).Dispose();

        Assert.Same(outer, Activity.Current);
        Assert.Equal(1, told);
    }

    private static ActivityListener Listen(string moment, Action act)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == AvatarTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
            {
                ActAt("sampled");
                return ActivitySamplingResult.AllData;
            },
            ActivityStarted = _ => ActAt("started"),
            ActivityStopped = _ => ActAt("stopped"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;

        void ActAt(string here)
        {
            if (here == moment)
            {
                act();
            }
        }
    }

    private static void Throw(ref int told)
    {
        Interlocked.Increment(ref told);
        throw new InvalidOperationException("The exporter is gone.");
    }
}
