using System.Security.Cryptography;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Privacy;

public sealed class ErasureTests
{
    private static readonly ConversationKey Mine = new("c1", "ada", "acme");
    private static readonly HmacReceiptSigner Signer = new(new byte[32], "k1");

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero));
    private readonly FakeConversationStore conversations;
    private readonly FakeAssetStore assets;

    public ErasureTests() => (conversations, assets) = (new FakeConversationStore(time), new FakeAssetStore(time));

    [Fact]
    public async Task An_erasure_has_a_receipt_that_only_its_signer_can_have_written()
    {
        await using ServiceProvider services = Host();
        await SayAsync();

        ErasureReport report = await services.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada");

        ErasureReceipt receipt = ErasureReceipt.Parse(report.Receipt!.ToJson());
        Assert.True(receipt.IsSignedBy(Signer));
        Assert.Equal(("acme", "ada", null, 1), (receipt.TenantId, receipt.UserId, receipt.ConversationId, receipt.Attempts));
        Assert.Equal(
            ["conversations 1 True", "assets 1 True", "costs 0 True", "consents 0 True", "cached speech 0 False", "cached answers 0 True"],
            receipt.Parts.Select(static part => $"{part.Name} {part.Count} {part.IsVerified}"));
        Assert.Equal(time.GetUtcNow(), receipt.EndedAt);
        Assert.DoesNotContain("Hello", report.Receipt.ToJson(), StringComparison.Ordinal);

        Assert.False((receipt with { UserId = "bob" }).IsSignedBy(Signer));
        Assert.False((receipt with { Parts = [.. receipt.Parts.Skip(1)] }).IsSignedBy(Signer));
        Assert.False((receipt with { KeyId = "k2" }).IsSignedBy(Signer));
        Assert.False((receipt with { Signature = null }).IsSignedBy(Signer));
        Assert.False((receipt with { Signature = "no base64" }).IsSignedBy(Signer));
        Assert.False(receipt.IsSignedBy(new HmacReceiptSigner([.. Enumerable.Repeat((byte)1, 32)], "k1")));
    }

    [Fact]
    public async Task A_receipt_that_is_signed_with_a_private_key_is_verified_with_the_public_one()
    {
        using ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa open = ECDsa.Create(pair.ExportParameters(includePrivateParameters: false));
        await using ServiceProvider services = Host(new EcdsaReceiptSigner(pair, "2026"));

        ErasureReport report = await services.GetRequiredService<IConversationHistory>().EraseAsync(Mine);

        Assert.True(report.Receipt!.IsSignedBy(new EcdsaReceiptSigner(open, "2026")));
        Assert.Equal("c1", report.Receipt.ConversationId);
        Assert.False((report.Receipt with { Attempts = 2 }).IsSignedBy(new EcdsaReceiptSigner(open, "2026")));
    }

    [Fact]
    public async Task An_erasure_that_broke_off_is_known_and_goes_on_as_the_same_one()
    {
        await using ServiceProvider services = Host();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        IErasureJournal journal = services.GetRequiredService<IErasureJournal>();
        await SayAsync();
        assets.On(AssetStoreOperation.DeleteByOwner).FailWith(new StorageException("storage.full", "Full.", "fake")).RespondWith(FakeOutcome.Normal);
        await Assert.ThrowsAsync<ErasureException>(async () => await history.EraseUserAsync("acme", "ada"));
        DateTimeOffset began = time.GetUtcNow();

        ErasureProgress open = Assert.Single(await journal.ReadAsync().ToListAsync());
        Assert.Equal(new ErasedPart("conversations", 1, true), open.Parts[0]);
        Assert.Equal(new ErasedPart("assets", 0, false), open.Parts[1]);
        time.Advance(TimeSpan.FromHours(1));
        ErasureReceipt receipt = (await history.EraseUserAsync("acme", "ada")).Receipt!;

        Assert.Equal((open.Id, began, 2), (receipt.Id, receipt.StartedAt, receipt.Attempts));
        Assert.Equal(["conversations 1", "assets 1"], receipt.Parts.Take(2).Select(static part => $"{part.Name} {part.Count}"));
        Assert.Empty(await journal.ReadAsync().ToListAsync());
    }

    [Fact]
    public async Task What_is_written_while_the_person_is_erased_goes_too()
    {
        var late = new LateAssets(assets, writes: 2);
        await using ServiceProvider services = Host(store: late);
        await SayAsync();

        ErasureReport report = await services.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada");

        Assert.Equal(3, report.Assets);
    }

    [Fact]
    public async Task A_store_that_says_it_erased_and_did_not_is_found_out()
    {
        await using ServiceProvider services = Host(store: new LateAssets(assets, writes: 99), history: new KeepingStore(conversations));
        await SayAsync();

        ErasureException incomplete = await Assert.ThrowsAsync<ErasureException>(
            async () => await services.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada"));

        Assert.Equal(["conversations", "assets"], incomplete.Remaining);
    }

    [Fact]
    public async Task A_journal_that_fails_keeps_nothing_from_being_erased()
    {
        await using ServiceProvider services = Host(journal: new BrokenJournal());
        await SayAsync();

        ErasureReport report = await services.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada");

        Assert.Equal((1, 1), (report.Conversations, report.Assets));
        Assert.NotNull(report.Receipt);
    }

    [Fact]
    public void A_key_that_is_too_short_is_refused()
        => Assert.Throws<ArgumentException>(() => new HmacReceiptSigner(new byte[31], "k"));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no")]
    public void What_is_no_receipt_is_refused(string json) => Assert.Throws<FormatException>(() => ErasureReceipt.Parse(json));

    private ServiceProvider Host(
        IReceiptSigner? signer = null, IAssetStore? store = null, IConversationStore? history = null, IErasureJournal? journal = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time).AddSingleton(history ?? conversations).AddSingleton(store ?? assets);
        if (journal is not null)
        {
            services.AddSingleton(journal);
        }

        services.AddAvatarChatbot().UseErasureReceipts(_ => signer ?? Signer);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private async Task SayAsync()
    {
        DateTimeOffset now = time.GetUtcNow();
        await conversations.StartTurnAsync(Mine, new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = now, TakeOverBefore = now }, 0);
        await assets.PutAsync(new AssetUpload { Owner = AssetOwner.Of(Mine), ContentType = "audio/wav" }, new MemoryStream([1, 2, 3]));
    }

    private sealed class LateAssets(IAssetStore inner, int writes) : DelegatingAssetStore(inner)
    {
        private int left = writes;

        public override async ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        {
            int deleted = await base.DeleteByOwnerAsync(owner, cancellationToken);
            if (left-- > 0)
            {
                await PutAsync(new AssetUpload { Owner = owner, ContentType = "audio/wav" }, new MemoryStream([1]), cancellationToken);
            }

            return deleted;
        }
    }

    private sealed class KeepingStore(IConversationStore inner) : DelegatingConversationStore(inner)
    {
        public override ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default) => new(1);
    }

    private sealed class BrokenJournal : IErasureJournal
    {
        public ValueTask<ErasureProgress?> FindAsync(AssetOwner owner, CancellationToken cancellationToken = default) => throw new IOException();

        public ValueTask SaveAsync(ErasureProgress progress, CancellationToken cancellationToken = default) => throw new IOException();

        public ValueTask RemoveAsync(AssetOwner owner, CancellationToken cancellationToken = default) => throw new IOException();

        public IAsyncEnumerable<ErasureProgress> ReadAsync(CancellationToken cancellationToken = default) => throw new IOException();
    }
}
