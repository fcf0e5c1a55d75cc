using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests;

public sealed class SqliteKnowledgeBaseTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch.AddYears(60));
    private readonly FakeLogger<SqliteKnowledgeBase> logger = new();
    private readonly List<SqliteKnowledgeBase> opened = [];

    private string Docs => folder["docs"];

    public void Dispose()
    {
        opened.ForEach(knowledge => knowledge.Dispose());
        folder.Dispose();
    }

    [Fact]
    public async Task A_question_finds_its_passage_with_title_section_and_location()
    {
        folder.Write("docs/guide/voices.md",
            "# Voices\n\nAll about voices.\n\n## Choosing a voice\n\nListen to several voices and choose the one that suits your listeners.\n");
        folder.Write("docs/prices.md", "# Prices\n\nA month costs 12 euros.\n");

        IReadOnlyList<KnowledgePassage> passages = await Open().SearchAsync(new KnowledgeQuery("How do I choose a voice?"));

        KnowledgePassage best = passages[0];
        Assert.Equal(new SourceReference("Voices") { Section = "Choosing a voice", Location = "guide/voices.md" }, best.Source);
        Assert.StartsWith("Listen to several voices", best.Text, StringComparison.Ordinal);
        Assert.InRange(best.Score, 0.55, 1);
        Assert.DoesNotContain(passages, passage => passage.Source.Title == "Prices");
        Assert.Equal(passages.OrderByDescending(passage => passage.Score), passages);
    }

    [Theory]
    [InlineData("\uFDFA")]
    [InlineData("\uFC5E \uFE70 \u037A")]
    public async Task A_sign_for_several_words_can_be_asked_for(string sign)
    {
        folder.Write("docs/a.md", $"# Signs\n\nThis is the sign {sign} as it is written.\n");

        IReadOnlyList<KnowledgePassage> passages = await Open().SearchAsync(new KnowledgeQuery($"sign {sign}"));

        Assert.Single(passages);
    }

    [Theory]
    [InlineData("What is the capital of Australia?")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("how do I the of")]
    [InlineData("!?\"'*()^:-")]
    [InlineData("\0\uD800")]
    public async Task What_does_not_fit_finds_nothing(string question)
    {
        folder.Write("docs/a.md", "# Voices\n\nChoose a voice that suits you.\n");

        Assert.Empty(await Open().SearchAsync(new KnowledgeQuery(question)));
    }

    [Theory]
    [InlineData("voice\" OR \"x")]
    [InlineData("voice NOT suits")]
    [InlineData("title:voice AND {body section} : voice")]
    [InlineData("voice* NEAR(voice, 3) ^voice")]
    [InlineData("voice'); DROP TABLE files; --")]
    public async Task Operators_in_a_question_are_only_words(string question)
    {
        folder.Write("docs/a.md", "# Voices\n\nChoose a voice that suits you.\n");
        SqliteKnowledgeBase knowledge = Open(options => options.MinimumScore = 0);

        Assert.Single(await knowledge.SearchAsync(new KnowledgeQuery(question)));
        Assert.Single(await knowledge.SearchAsync(new KnowledgeQuery("voice")));
    }

    [Fact]
    public async Task A_question_of_100000_characters_is_answered_by_its_beginning()
    {
        folder.Write("docs/a.md", "# Voices\n\nChoose a voice that suits you.\n");

        Assert.Single(await Open(options => options.MinimumScore = 0).SearchAsync(new KnowledgeQuery("voice " + new string('x', 100_000))));
    }

    [Theory]
    [InlineData("docs/de.md", "# Öffnungszeiten\n\nDas Museum ist am Sonntag geschlossen und an Feiertagen nicht geöffnet.\n",
        "Ist das Museum am Sonntag geschlossen?")]
    [InlineData(
        "docs/de.md", "# Bücher\n\nDie Rückgabe der Bücher ist an jedem Schalter möglich.\n", "Wo ist die rueckgabe der bucher moglich rückgabe?")]
    [InlineData("docs/fr.md", "# Médiathèque\n\nLes élèves empruntent des livres à la médiathèque.\n",
        "Que peuvent emprunter les eleves a la mediatheque ?")]
    [InlineData("docs/ja.md", "# 図書館案内\n\n貸出期間は四週間です。予約は必要ありません。\n", "貸出期間はどのくらいですか？")]
    [InlineData("docs/th.md", "# ห้องสมุด\n\nห้องสมุดเปิดทุกวันจันทร์\n", "ห้องสมุดเปิดวันจันทร์ไหม")]
    [InlineData("docs/ru.md", "# Библиотека\n\nБиблиотека открыта каждый понедельник.\n", "библиотека открыта понедельник")]
    public async Task Questions_in_many_languages_find_their_passage_whatever_the_accents(string file, string text, string question)
    {
        folder.Write(file, text);
        folder.Write("docs/other.md", "# Something else\n\nNothing of interest is said here, in English.\n");

        IReadOnlyList<KnowledgePassage> found = await Open(options => options.MinimumScore = 0.3).SearchAsync(new KnowledgeQuery(question));

        Assert.Equal(Path.GetFileName(file), Assert.Single(found).Source.Location);
    }

    [Fact]
    public async Task Only_what_changed_is_read_again_and_what_is_gone_is_forgotten()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        string changing = folder.Write("docs/b.md", "# Berries\n\nBerries grow on bushes.\n");
        folder.Write("docs/c.md", "# Carrots\n\nCarrots grow in the ground.\n");
        SqliteKnowledgeBase knowledge = Open();
        KnowledgeIndexReport first = await knowledge.RefreshAsync();
        KnowledgeIndexReport second = await knowledge.RefreshAsync();

        File.WriteAllText(changing, "# Bananas\n\nBananas grow on plants.\n");
        File.Delete(folder["docs/c.md"]);
        folder.Write("docs/d.md", "# Dates\n\nDates grow on palms.\n");
        KnowledgeIndexReport third = await knowledge.RefreshAsync();
        File.SetLastWriteTimeUtc(folder["docs/a.md"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        KnowledgeIndexReport touched = await knowledge.RefreshAsync();

        Assert.Equal((3, 3, 3, 0), (first.Documents, first.Passages, first.Updated, first.Removed));
        Assert.Equal((3, 0, 0), (second.Documents, second.Updated, second.Removed));
        Assert.Equal((3, 2, 1), (third.Documents, third.Updated, third.Removed));
        Assert.Equal((3, 0, 0), (touched.Documents, touched.Updated, touched.Removed));
        Assert.Empty(await knowledge.SearchAsync(new KnowledgeQuery("Where do carrots grow?")));
        Assert.DoesNotContain(await knowledge.SearchAsync(new KnowledgeQuery("berries on bushes")),
            passage => passage.Text.Contains("Berries", StringComparison.Ordinal));
        Assert.Equal("Bananas", (await knowledge.SearchAsync(new KnowledgeQuery("Where do bananas grow?")))[0].Source.Title);
    }

    [Fact]
    public async Task A_search_looks_at_the_folder_again_after_the_interval_and_not_before()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        SqliteKnowledgeBase knowledge = Open();
        Assert.Empty(await knowledge.SearchAsync(new KnowledgeQuery("Where do dates grow?")));
        folder.Write("docs/d.md", "# Dates\n\nDates grow on palms.\n");

        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(await knowledge.SearchAsync(new KnowledgeQuery("Where do dates grow?")));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEmpty(await knowledge.SearchAsync(new KnowledgeQuery("Where do dates grow?")));
    }

    [Fact]
    public async Task The_index_is_kept_for_the_next_start()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        Open().Dispose();
        using (SqliteKnowledgeBase first = Open())
        {
            await first.RefreshAsync();
        }

        KnowledgeIndexReport again = await Open().RefreshAsync();

        Assert.Equal((1, 0), (again.Documents, again.Updated));
        Assert.True(File.Exists(folder["index.db"]));
    }

    [Fact]
    public async Task Without_a_path_the_index_lies_in_the_users_cache_and_not_in_the_folder()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        string? before = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", folder["cache"]);
        try
        {
            await Open(options => options.IndexPath = null).RefreshAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", before);
        }

        Assert.Single(Directory.GetFiles(folder["cache/avatarkit/knowledge"], "*.db"));
        Assert.Equal(["a.md"], Directory.GetFileSystemEntries(Docs).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_index_that_cannot_be_written_is_kept_in_memory_with_a_warning()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        folder.Write("file", "no folder");
        SqliteKnowledgeBase knowledge = Open(options => options.IndexPath = folder["file/index.db"]);

        Task<IReadOnlyList<KnowledgePassage>>[] searches =
            [.. Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await knowledge.SearchAsync(new KnowledgeQuery("Where do apples grow?"))))];

        Assert.All(await Task.WhenAll(searches), found => Assert.NotEmpty(found));
        FakeLogRecord warning = logger.Collector.GetSnapshot().First(record => record.Id.Id == 3212);
        Assert.StartsWith(
            $"The knowledge index '{folder["file/index.db"]}' cannot be used (IOException); it is kept in memory.",
            warning.Message, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Warning, warning.Level);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("truncated")]
    [InlineData("flipped")]
    public async Task A_damaged_index_is_built_again(string damage)
    {
        for (int number = 0; number < 40; number++)
        {
            folder.Write($"docs/{number}.md", $"# Topic{number}\n\nThe word of document {number} is apple{number}.\n");
        }

        using (SqliteKnowledgeBase first = Open())
        {
            await first.RefreshAsync();
        }

        byte[] bytes = await File.ReadAllBytesAsync(folder["index.db"]);
        var random = new Random(5);
        if (damage == "random")
        {
            random.NextBytes(bytes);
        }

        for (int index = damage == "flipped" ? 4096 : bytes.Length; index < bytes.Length; index++)
        {
            bytes[index] ^= 0xFF;
        }

        await File.WriteAllBytesAsync(folder["index.db"], damage == "truncated" ? bytes[..(bytes.Length / 2)] : bytes);

        IReadOnlyList<KnowledgePassage> found = await Open().SearchAsync(new KnowledgeQuery("apple7"));

        Assert.Equal("Topic7", found[0].Source.Title);
        Assert.Contains(logger.Collector.GetSnapshot(),
            record => record.Level == LogLevel.Warning && record.Message.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_folder_is_named_with_the_way_out_and_found_once_it_is_there()
    {
        SqliteKnowledgeBase knowledge = Open();

        KnowledgeException missing = await Assert.ThrowsAsync<KnowledgeException>(
            async () => await knowledge.SearchAsync(new KnowledgeQuery("secret words")));

        Assert.Equal("knowledge.folder_missing", missing.Code);
        Assert.DoesNotContain(Docs, missing.Message, StringComparison.Ordinal);
        Assert.Equal(Docs, missing.Place);
        Assert.DoesNotContain("secret", missing.ToString(), StringComparison.Ordinal);
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        Assert.NotEmpty(await knowledge.SearchAsync(new KnowledgeQuery("Where do apples grow?")));
    }

    [UnprivilegedFact]
    public async Task An_unreadable_folder_is_named_and_unreadable_files_are_skipped()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        folder.Write("docs/locked.md", "# Locked\n\nWords.\n");
        folder.Write("docs/inner/x.md", "# Inner\n\nWords.\n");
        File.SetUnixFileMode(folder["docs/locked.md"], UnixFileMode.None);
        File.SetUnixFileMode(folder["docs/inner"], UnixFileMode.None);
        try
        {
            KnowledgeIndexReport report = await Open().RefreshAsync();
            Assert.Equal(1, report.Documents);
            Assert.Equal(["inner", "locked.md"], report.Skipped.Select(skipped => skipped.Path).Order());

            File.SetUnixFileMode(Docs, UnixFileMode.None);
            KnowledgeException unreadable = await Assert.ThrowsAsync<KnowledgeException>(async () => await Open().RefreshAsync());
            Assert.Equal("knowledge.folder_unreadable", unreadable.Code);
        }
        finally
        {
            File.SetUnixFileMode(Docs, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.SetUnixFileMode(folder["docs/inner"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_file_of_50_megabytes_is_skipped_with_a_warning_that_names_it_and_the_setting()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        using (var huge = new FileStream(folder["docs/huge.txt"], FileMode.CreateNew))
        {
            huge.SetLength(50_000_000);
        }

        KnowledgeIndexReport report = await Open().RefreshAsync();

        SkippedKnowledgeFile skipped = Assert.Single(report.Skipped);
        Assert.Equal("huge.txt", skipped.Path);
        Assert.Contains("MaxFileBytes", skipped.Reason, StringComparison.Ordinal);
        Assert.Equal(1, report.Documents);
        Assert.Contains(logger.Collector.GetSnapshot(),
            record => record.Level == LogLevel.Warning && record.Message.Contains("huge.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_file_within_the_limit_is_indexed_and_binary_files_are_named()
    {
        var text = new StringBuilder("# Large\n\n");
        for (int number = 0; number < 20_000; number++)
        {
            text.Append("Paragraph ").Append(number).Append(" speaks of item").Append(number).Append(" and of little else.\n\n");
        }

        folder.Write("docs/large.md", text.ToString());
        byte[] noise = new byte[10_000];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(folder["docs/noise.txt"], noise);
        SqliteKnowledgeBase knowledge = Open();

        Assert.Contains("item19999 ", (await knowledge.SearchAsync(new KnowledgeQuery("item19999")))[0].Text, StringComparison.Ordinal);
        Assert.Equal("noise.txt", Assert.Single(knowledge.LastReport!.Skipped).Path);
        KnowledgeIndexReport again = await knowledge.RefreshAsync();
        Assert.Equal(0, again.Updated);
        Assert.Single(again.Skipped);
    }

    [Fact]
    public async Task Hidden_folders_other_endings_and_loops_of_links_are_left_out()
    {
        folder.Write("docs/a.md", "# Apples\n\nApples grow on trees.\n");
        folder.Write("docs/sub/b.TXT", "Berries grow on bushes.");
        folder.Write("docs/.git/c.md", "# Hidden\n\nWords.\n");
        folder.Write("docs/.hidden.md", "# Hidden\n\nWords.\n");
        folder.Write("docs/d.png", "not text");
        Directory.CreateSymbolicLink(folder["docs/sub/loop"], Docs);
        Directory.CreateSymbolicLink(folder["docs/again"], folder["docs/sub"]);
        File.CreateSymbolicLink(folder["docs/nowhere.md"], folder["docs/gone.md"]);
        folder.Write("elsewhere/e.md", "# Elsewhere\n\nFigs grow elsewhere.\n");
        Directory.CreateSymbolicLink(folder["docs/linked"], folder["elsewhere"]);

        KnowledgeIndexReport report = await Open().RefreshAsync();

        Assert.Equal(3, report.Documents);
        Assert.Equal("nowhere.md", Assert.Single(report.Skipped).Path);
        Assert.Equal("linked/e.md", (await Open().SearchAsync(new KnowledgeQuery("Where do figs grow?")))[0].Source.Location);
    }

    [Fact]
    public async Task Many_searches_while_files_change_all_succeed_also_with_two_on_one_index()
    {
        for (int number = 0; number < 30; number++)
        {
            folder.Write($"docs/{number}.md", $"# Topic{number}\n\nThe word of document {number} is apple{number}.\n");
        }

        SqliteKnowledgeBase one = Open(options => options.RescanInterval = TimeSpan.Zero);
        SqliteKnowledgeBase two = Open(options => options.RescanInterval = TimeSpan.Zero);
        Task[] work =
        [
            .. Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
            {
                folder.Write($"docs/new{number}.md", $"# New{number}\n\nHere is pear{number}.\n");
                Assert.NotEmpty(await (number % 2 == 0 ? one : two).SearchAsync(new KnowledgeQuery($"apple{number % 30}")));
            })),
        ];
        await Task.WhenAll(work);

        await one.RefreshAsync();
        Assert.Equal("New39", (await one.SearchAsync(new KnowledgeQuery("pear39")))[0].Source.Title);
        Assert.Equal(70, one.LastReport!.Documents);
    }

    private SqliteKnowledgeBase Open(Action<SqliteKnowledgeBaseOptions>? configure = null)
    {
        var options = new SqliteKnowledgeBaseOptions { Folder = Docs, IndexPath = folder["index.db"] };
        configure?.Invoke(options);
        var knowledge = new SqliteKnowledgeBase(options, time, logger);
        opened.Add(knowledge);
        return knowledge;
    }
}
