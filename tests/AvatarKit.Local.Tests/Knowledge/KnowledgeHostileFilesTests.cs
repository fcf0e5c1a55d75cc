using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests;

/// <summary>Folders with what is no document, and places where no index can be.</summary>
public sealed class KnowledgeHostileFilesTests : IDisposable
{
    private const int MaxBytes = 200_000;

    // No assertion on time: what hangs is told of, instead of holding the whole run.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch.AddYears(60));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_pipe_and_a_device_are_skipped_and_keep_nobody_waiting()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        folder.Write("docs/prices.md", "# Prices\n\nA month costs 12 euros.\n");
        using (Process made = Process.Start("mkfifo", folder["docs/pipe.md"]))
        {
            await made.WaitForExitAsync();
        }

        File.CreateSymbolicLink(folder["docs/zero.md"], "/dev/zero");
        File.CreateSymbolicLink(folder["docs/linked-pipe.md"], folder["docs/pipe.md"]);
        using var knowledge = new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = folder["docs"], IndexPath = folder["index.db"], MaxFileBytes = MaxBytes }, time);

        IReadOnlyList<KnowledgePassage> found =
            await knowledge.SearchAsync(new KnowledgeQuery("What does a month cost?")).AsTask().WaitAsync(Patience);

        Assert.Equal("prices.md", found[0].Source.Location);
        Assert.Equal(1, knowledge.LastReport!.Documents);
        Assert.Equal(
            ["linked-pipe.md: It is no regular file.", "pipe.md: It is no regular file."],
            knowledge.LastReport.Skipped.Where(static one => !one.Path.StartsWith('z')).Select(static one => $"{one.Path}: {one.Reason}").Order());
        Assert.Contains($"MaxFileBytes ({MaxBytes})", Assert.Single(knowledge.LastReport.Skipped, one => one.Path == "zero.md").Reason,
            StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task On_a_full_disk_the_index_is_kept_in_memory()
    {
        using var disk = new SmallDisk("120k");
        string filler = string.Join(' ', Enumerable.Range(0, 5_000).Select(static i => $"word{i}"));
        for (int i = 0; i < 20; i++)
        {
            folder.Write($"docs/d{i}.md", $"# Page {i}\n\n{filler}\n\nA month of plan{i} costs {i} euros.\n");
        }

        using var knowledge = new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = folder["docs"], IndexPath = Path.Combine(disk.Path, "index.db") }, time);

        IReadOnlyList<KnowledgePassage> found = await knowledge.SearchAsync(new KnowledgeQuery("What does a month of plan7 cost?"));

        Assert.Equal("d7.md", found[0].Source.Location);
        Assert.Equal(20, knowledge.LastReport!.Documents);
        folder.Write("docs/new.md", "# New\n\nThe zebra crossing is closed.\n");
        await knowledge.RefreshAsync();
        Assert.Equal("new.md", (await knowledge.SearchAsync(new KnowledgeQuery("Is the zebra crossing closed?")))[0].Source.Location);
    }

    [Theory]
    [InlineData("A.")]
    [InlineData("www.")]
    [InlineData("a.b.c ")]
    [InlineData("!")]
    [InlineData("...")]
    [InlineData(".)")]
    [InlineData("1.")]
    [InlineData("{#")]
    [InlineData("[a](")]
    [InlineData("**a ")]
    [InlineData("<b>")]
    [InlineData("<!--")]
    [InlineData("|a|\n")]
    [InlineData("a-b")]
    [InlineData("https://a.b/")]
    [InlineData("漢")]
    public void A_long_text_of_anything_is_read(string part)
    {
        // At these sizes what grows with the square of the length would take minutes.
        string text = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));
        foreach (string before in (string[])["", "# ", new string(' ', 2_000) + "1.", "x "])
        {
            DocumentParser.Parse(before + text, "a.md");
            DocumentParser.Parse(before + text, "a.txt");
            TextAnalyzer.Tokenize(before + text);
        }

        Assert.True(Allocated(text) < 10 * Allocated(text[..(text.Length / 4)]), "Reading takes more than in proportion.");
    }

    /// <summary>What reading a text allocates: counted, so the same on every machine.</summary>
    private static long Allocated(string text)
    {
        DocumentParser.Parse(text, "a.md");
        long before = GC.GetAllocatedBytesForCurrentThread();
        DocumentParser.Parse(text, "a.md");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
