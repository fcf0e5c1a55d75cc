using AvatarKit.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching.Warming;

public sealed class WarmingJournalTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_was_refused_is_known_over_restarts()
    {
        WarmingJournal journal = await OpenAsync();
        journal.Add("a", NotCachedReason.Tools);
        journal.Add("a", NotCachedReason.Empty);
        journal.Add("b", NotCachedReason.NotKnown);

        WarmingJournal again = await OpenAsync();

        Assert.Equal((NotCachedReason.Tools, NotCachedReason.NotKnown, null), (again.Find("a")!.Value, again.Find("b")!.Value, again.Find("c")));
        Assert.Equal(2, File.ReadAllLines(folder[WarmingJournal.FileName]).Length);
    }

    [Fact]
    public async Task Nobody_else_may_read_what_was_asked()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string below = folder["below"];
        WarmingJournal journal = await WarmingJournal.OpenAsync(below, time, CancellationToken.None);
        journal.Add("a", NotCachedReason.Tools);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(below));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(below, WarmingJournal.FileName)));
    }

    [Fact]
    public async Task A_last_line_that_is_torn_spoils_nothing()
    {
        (await OpenAsync()).Add("a", NotCachedReason.Tools);
        File.AppendAllText(folder[WarmingJournal.FileName], "{\"key\":\"b\",\"rea");
        (await OpenAsync()).Add("c", NotCachedReason.Empty);

        WarmingJournal journal = await OpenAsync();

        Assert.Equal((NotCachedReason.Tools, null, NotCachedReason.Empty), (journal.Find("a")!.Value, journal.Find("b"), journal.Find("c")!.Value));
    }

    [Fact]
    public async Task After_a_month_it_is_tried_again()
    {
        (await OpenAsync()).Add("a", NotCachedReason.Tools);
        time.Advance(TimeSpan.FromDays(30));

        Assert.Null((await OpenAsync()).Find("a"));
    }

    [Fact]
    public async Task Without_a_folder_it_ends_with_the_run()
    {
        WarmingJournal journal = await WarmingJournal.OpenAsync(null, time, default);
        journal.Add("a", NotCachedReason.Tools);

        Assert.Equal(NotCachedReason.Tools, journal.Find("a"));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    public void Dispose() => folder.Dispose();

    private Task<WarmingJournal> OpenAsync() => WarmingJournal.OpenAsync(folder.Path, time, default);
}
