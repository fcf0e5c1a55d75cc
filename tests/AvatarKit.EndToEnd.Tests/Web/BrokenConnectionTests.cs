namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The connection breaks while the avatar speaks: what is heard is what would have been heard.</summary>
[Collection(SoundCollection.Name)]
public sealed class BrokenConnectionTests(Chromium chromium, SharedChatSite shared, BrokenConnectionTests.Undisturbed undisturbed)
    : IClassFixture<Chromium>, IClassFixture<SharedChatSite>, IClassFixture<BrokenConnectionTests.Undisturbed>
{
    private const string Question =
        "touring bicycles carry luggage and stay comfortable. The frame is made of steel. Children get their own sizes. "
        + "We open at ten and close at seven. Come by and try one.";

    /// <summary>Seconds by which what is heard may be elsewhere.</summary>
    private const double Tolerance = 0.05;

    /// <summary>Seconds of sound that may be counted on one side of a pause alone: what is quiet at its edges is sound in one recording and none
    /// in the other. A piece that is heard twice or left out is longer.</summary>
    private const double EdgesOfPause = 0.1;

    [ChromiumTheory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task Nothing_is_heard_twice_and_nothing_is_left_out(int secondsAway)
    {
        RecordedSound whole = await undisturbed.ListenAsync(chromium, shared.Site.Address);
        await using var network = new CuttingProxy(shared.Site.Address);
        double stall = 0;
        RecordedSound broken = await ListenAsync(chromium, network.Address, async visit =>
        {
            await visit.UntilAsync("watch.words.length >= 4");
            network.Cut();
            await Task.Delay(TimeSpan.FromSeconds(secondsAway), TimeProvider.System);
            network.Mend();
            await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.state === 'idle'", 60);
            stall = await visit.ReadAsync<double?>("player().metrics().underrunSeconds") ?? 0;
        });

        SoundPlace[] places = [.. broken.PlacesOf(whole)];
        string told = $"{stall:F2} s waited; "
            + string.Join("; ", places.Select(static one => $"{one.At:F2} at {one.FoundAt:F2} ({one.Likeness:F2})"));
        Assert.True(places.Length > 30, told);

        // A busy browser leaves out a few milliseconds now and then, in either recording: one place is like itself for less, and still in its place.
        Assert.True(places.All(static place => place.Likeness > 0.4), told);
        Assert.True(places.Count(static place => place.Likeness > 0.6) >= places.Length - 2, told);
        SoundPlace[] wholeOnes = WithoutSplit(places);
        Assert.True(wholeOnes.Length >= places.Length - 3, told);
        foreach ((SoundPlace before, SoundPlace after) in wholeOnes.Zip(wholeOnes.Skip(1)))
        {
            // Between two pieces there is what was between them, and silence.
            double more = broken.SoundIn(before.FoundAt, after.FoundAt) - whole.SoundIn(before.At, after.At);
            double allowed = after.At - before.At > 0.2 ? EdgesOfPause : Tolerance;
            Assert.True(Math.Abs(more) < allowed && after.Shift > before.Shift - Tolerance, $"At {after.At:F2} {more:F2} s too many. {told}");
        }

        // Sound waits where what follows has not come yet, and no longer than the player says.
        Assert.Equal(stall, places[^1].Shift - places[0].Shift, Tolerance);
        Assert.Equal(stall, broken.Span - whole.Span, Tolerance);
        // What has come already bridges the time until the connection stands again; a busy machine may have had little ready.
        Assert.True(secondsAway > 0 || stall < 1, $"{stall} s of silence.");
        Assert.True(secondsAway < 9 || stall > 0, "Nothing was missing in nine seconds: they are not long enough.");
    }

    /// <summary>Without the places that fit to neither of their neighbours: a pause in the middle of a piece leaves it nowhere. The sound between
    /// the neighbours is compared all the same.</summary>
    private static SoundPlace[] WithoutSplit(SoundPlace[] places)
        =>
        [
            .. places.Where((place, index) => index == 0 || index == places.Length - 1
                || Math.Abs(place.Shift - places[index - 1].Shift) < Tolerance || Math.Abs(place.Shift - places[index + 1].Shift) < Tolerance),
        ];

    /// <summary>Records an answer; once more where the machine was so busy that the browser itself left sound out.</summary>
    private static async Task<RecordedSound> ListenAsync(Chromium chromium, Uri address, Func<Visit, Task> disturb)
    {
        for (int tries = 1; ; tries++)
        {
            (RecordedSound sound, double leftOut) = await ListenOnceAsync(chromium, address, disturb);
            if (leftOut < Tolerance / 5 || tries == 4)
            {
                return sound;
            }
        }
    }

    private static async Task<(RecordedSound Sound, double LeftOut)> ListenOnceAsync(Chromium chromium, Uri address, Func<Visit, Task> disturb)
    {
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, address);
        await visit.DoAsync("await record();");
        await visit.AskAsync(Question);
        await disturb(visit);
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.state === 'idle'", 60);
        await visit.DoAsync("await new Promise(done => setTimeout(done, 300));");
        Assert.Equal("You said: " + Question, await visit.ReadAsync<string>("chat.turns.at(-1).answer"));
        return (await visit.HearAsync(), await visit.ReadAsync<double?>("player().metrics().glitchSeconds") ?? 0);
    }

    /// <summary>The same answer over a connection that holds, recorded once for all tests of the class.</summary>
    public sealed class Undisturbed
    {
        private Task<RecordedSound>? listening;

        internal Task<RecordedSound> ListenAsync(Chromium chromium, Uri address)
            => listening ??= BrokenConnectionTests.ListenAsync(chromium, address, static _ => Task.CompletedTask);
    }
}
