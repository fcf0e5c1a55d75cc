using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Privacy;

public sealed class ConversationArchiveTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);

    private readonly FakeConversationStore conversations = new();
    private readonly FakeAssetStore assets = new();

    [Fact]
    public async Task The_archive_has_every_conversation_its_media_and_a_manifest_that_is_right()
    {
        await SayAsync(new ConversationKey("../../etc/c1", "ada", "acme"), [1, 2, 3]);
        await SayAsync(new ConversationKey("c2", "ada", "acme"), new byte[300_000]);
        await SayAsync(new ConversationKey("c2", "bob", "acme"), [9]);

        using ZipArchive zip = new(await ExportAsync());

        using JsonDocument manifest = await JsonDocument.ParseAsync(await zip.GetEntry("manifest.json")!.OpenAsync());
        JsonElement[] files = [.. manifest.RootElement.GetProperty("files").EnumerateArray()];
        Assert.Equal(("acme", "ada"), (Text(manifest.RootElement, "tenantId"), Text(manifest.RootElement, "userId")));
        Assert.Equal(zip.Entries.Select(static entry => entry.FullName).SkipLast(1), files.Select(static file => Text(file, "name")));
        Assert.Equal("manifest.json", zip.Entries[^1].FullName);
        Assert.Equal(4, files.Length);
        foreach (JsonElement file in files)
        {
            byte[] bytes = await BytesAsync(zip.GetEntry(Text(file, "name"))!);
            Assert.Equal(bytes.Length, file.GetProperty("bytes").GetInt64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Text(file, "sha256"));
            Assert.Matches("^(conversations|assets)/[0-9a-f]{32}\\.(json|wav)$", Text(file, "name"));
        }

        JsonElement first = files.Single(static file => Text(file, "id") == "../../etc/c1");
        using JsonDocument conversation = JsonDocument.Parse(await BytesAsync(zip.GetEntry(Text(first, "name"))!));
        Assert.Equal("Hello from ada", Text(conversation.RootElement.GetProperty("turns")[0], "message"));
        Assert.Empty(manifest.RootElement.GetProperty("missing").EnumerateArray());
    }

    [Fact]
    public async Task Another_export_has_the_same_names()
    {
        await SayAsync(new ConversationKey("c1", "ada", "acme"), [1]);
        using ZipArchive one = new(await ExportAsync());
        using ZipArchive other = new(await ExportAsync());

        Assert.Equal(one.Entries.Select(static entry => entry.FullName), other.Entries.Select(static entry => entry.FullName));
    }

    [Fact]
    public async Task Media_that_are_gone_or_another_persons_are_named_as_missing_and_not_exported()
    {
        var mine = new ConversationKey("c1", "ada", "acme");
        AssetInfo gone = await PutAsync(AssetOwner.Of(mine), [1]);
        AssetInfo foreign = await PutAsync(new AssetOwner("acme", "bob"), [7]);
        await StoreAsync(mine, [gone, foreign]);
        await assets.DeleteAsync(gone.Id);

        using ZipArchive zip = new(await ExportAsync());

        using JsonDocument manifest = await JsonDocument.ParseAsync(await zip.GetEntry("manifest.json")!.OpenAsync());
        Assert.Equal(
            [gone.Id, foreign.Id], manifest.RootElement.GetProperty("missing").EnumerateArray().Select(static id => id.GetString()));
        Assert.Equal(2, zip.Entries.Count);
    }

    [Theory]
    [InlineData(ConversationStoreOperation.List)]
    [InlineData(ConversationStoreOperation.Export)]
    public async Task What_breaks_off_is_not_closed_as_if_it_were_whole(ConversationStoreOperation operation)
    {
        await SayAsync(new ConversationKey("c1", "ada", "acme"), [1, 2, 3]);
        conversations.On(operation).FailWith(new IOException("away"));
        await using ServiceProvider services = Host();
        using var stream = new MemoryStream();

        await Assert.ThrowsAnyAsync<Exception>(() => services.GetRequiredService<IConversationHistory>().ExportArchiveAsync("acme", "ada", stream));

        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => new ZipArchive(stream));
    }

    [Fact]
    public async Task Of_each_turn_what_is_shown_is_written_with_the_media_of_the_whole_one()
    {
        await SayAsync(new ConversationKey("c1", "ada", "acme"), [1, 2, 3]);
        await using ServiceProvider services = Host();
        using var stream = new MemoryStream();

        await services.GetRequiredService<IConversationHistory>().ExportArchiveAsync(
            "acme", "ada", stream, static turn => turn with { Message = "(shown)", Result = turn.Result! with { Assets = [] } });

        stream.Position = 0;
        using var zip = new ZipArchive(stream);
        string conversation = System.Text.Encoding.UTF8.GetString(
            await BytesAsync(zip.Entries.Single(static entry => entry.FullName.StartsWith("conversations/", StringComparison.Ordinal))));
        Assert.Contains("(shown)", conversation, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello from ada", conversation, StringComparison.Ordinal);
        Assert.Single(zip.Entries, static entry => entry.FullName.StartsWith("assets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_written_to_a_stream_that_cannot_seek_and_only_asynchronously()
    {
        await SayAsync(new ConversationKey("c1", "ada", "acme"), new byte[200_000]);
        await using ServiceProvider services = Host();
        using var stream = new AsyncOnlyStream();

        await services.GetRequiredService<IConversationHistory>().ExportArchiveAsync("acme", "ada", stream);

        using ZipArchive zip = new(new MemoryStream(stream.Written.ToArray()));
        Assert.Equal(3, zip.Entries.Count);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        using var copy = new MemoryStream();
        await using Stream stream = await entry.OpenAsync();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private ServiceProvider Host()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConversationStore>(conversations).AddSingleton<IAssetStore>(assets);
        services.AddAvatarChatbot();
        return services.BuildServiceProvider();
    }

    private async Task<MemoryStream> ExportAsync()
    {
        await using ServiceProvider services = Host();
        var stream = new MemoryStream();
        await services.GetRequiredService<IConversationHistory>().ExportArchiveAsync("acme", "ada", stream);
        stream.Position = 0;
        return stream;
    }

    private async Task SayAsync(ConversationKey key, byte[] speech) => await StoreAsync(key, [await PutAsync(AssetOwner.Of(key), speech)]);

    private async Task<AssetInfo> PutAsync(AssetOwner owner, byte[] content)
        => await assets.PutAsync(new AssetUpload { Owner = owner, ContentType = "audio/wav" }, new MemoryStream(content));

    private async Task StoreAsync(ConversationKey key, AssetInfo[] media)
    {
        await conversations.StartTurnAsync(
            key, new TurnStart { TurnId = "t1", Message = "Hello from " + key.UserId, StartedAt = Now, TakeOverBefore = Now }, 0);
        await conversations.CompleteTurnAsync(key, "t1", 1, new TurnResult
        {
            Status = TurnStatus.Completed, Answer = "Hi", EndedAt = Now,
            Assets = [.. media.Select(static asset => new TurnAsset(TurnAssetKind.Speech, asset))],
        });
    }

    /// <summary>As a web server's response is.</summary>
    private sealed class AsyncOnlyStream : Stream
    {
        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            => Written.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => Written.WriteAsync(buffer, offset, count, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
