using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Privacy.Encryption;

public sealed class EncryptedConversationStoreTests
{
    private const string Secret = "Grüße von Ada 🙂";

    private static readonly DateTimeOffset Now = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);
    private static readonly ConversationKey Key = new("c1", "ada", "acme");

    private readonly InMemoryConversationStore inner = new();
    private readonly InMemoryDataKeyStore dataKeys = new();
    private readonly FakeKeyRing ring = new();
    private readonly EncryptionKeys keys;
    private readonly EncryptedConversationStore store;

    public EncryptedConversationStoreTests()
    {
        keys = new EncryptionKeys(ring, dataKeys);
        store = new EncryptedConversationStore(inner, keys);
    }

    [Fact]
    public async Task Nothing_that_was_said_reaches_the_store_and_everything_comes_back()
    {
        await SayAsync(Key, "t1");

        ConversationTurn stored = (await inner.ExportAsync(Key).ToListAsync())[0];
        string raw = JsonSerializer.Serialize(stored, AvatarJson.Options) + (await inner.GetWindowAsync(Key, 1)).Summary!.Text;
        Assert.DoesNotContain(" von Ada ", raw, StringComparison.Ordinal);
        Assert.StartsWith("avk1.", stored.Message, StringComparison.Ordinal);

        ConversationWindow window = await store.GetWindowAsync(Key, 5);
        ConversationTurn turn = Assert.Single(window.Turns);
        Assert.Equal((Secret, Secret, Secret, Secret), (turn.Message, turn.Result!.Answer, turn.Rating!.Comment, window.Summary!.Text));
        Assert.Equal((Secret, Secret), (turn.Result.Tools[0].Arguments, turn.Result.Tools[0].Result));
        Assert.Equal(Secret, turn.Result.AdditionalProperties["note"].GetString());
        Assert.Equal([1, 2], turn.Result.AdditionalProperties["list"].EnumerateArray().Select(static number => number.GetInt32()));
        Assert.Equal(turn.Message, (await store.ExportAsync(Key).ToListAsync())[0].Message);
    }

    [Fact]
    public async Task Two_equal_texts_do_not_look_alike()
    {
        await SayAsync(Key, "t1");
        await SayAsync(Key, "t2");

        List<ConversationTurn> stored = await inner.ExportAsync(Key).ToListAsync();

        Assert.Equal(4, new HashSet<string> { stored[0].Message, stored[1].Message, stored[0].Result!.Answer, stored[1].Result!.Answer }.Count);
    }

    [Theory]
    [InlineData("another turn")]
    [InlineData("another field")]
    [InlineData("another conversation")]
    [InlineData("another person")]
    [InlineData("changed")]
    public async Task What_was_moved_or_changed_cannot_be_read(string what)
    {
        var another = new ConversationKey(what == "another conversation" ? "c2" : "c1", what == "another person" ? "bob" : "ada", "acme");
        await SayAsync(Key, "t1");
        await SayAsync(another, "t2");
        ConversationTurn first = (await inner.ExportAsync(Key).ToListAsync())[0];
        string message = what switch
        {
            "another field" => first.Result!.Answer,
            "changed" => first.Message[..^4] + (first.Message[^4] == 'A' ? 'B' : 'A') + first.Message[^3..],
            _ => first.Message,
        };
        var mixed = new MixedStore(inner, what is "another field" or "changed" ? "t1" : "t2", message);
        ConversationKey read = what is "another conversation" or "another person" ? another : Key;

        StorageException refused = await Assert.ThrowsAsync<StorageException>(
            async () => await new EncryptedConversationStore(mixed, keys).GetWindowAsync(read, 5));

        Assert.Equal("encryption.unreadable", refused.Code);
        Assert.DoesNotContain("Ada", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_finds_its_turn_and_a_cut_is_kept()
    {
        await SayAsync(Key, "t1");

        TurnStartResult again = await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.CutTurnAsync(Key, "t1", 1, "Grüße");

        Assert.Equal((false, Secret), (again.Started, again.Turn.Message));
        ConversationTurn cut = (await store.ExportAsync(Key).ToListAsync())[0];
        Assert.Equal((TurnStatus.Interrupted, "Grüße"), (cut.Result!.Status, cut.Result.Answer));
        Assert.Equal(Secret, cut.Result.Tools[0].Result);
        await Assert.ThrowsAsync<ConversationConflictException>(async () => await store.CutTurnAsync(Key, "t1", 1, "Grüße von"));
    }

    [Fact]
    public async Task What_was_stored_before_is_read_and_cut_unless_the_option_says_no()
    {
        await inner.StartTurnAsync(Key, Start("t1"), 0);
        await inner.CompleteTurnAsync(Key, "t1", 1, Result());
        var strict = new EncryptedConversationStore(inner, keys, Options.Create(new EncryptionOptions { AllowPlaintext = false }));

        Assert.Equal(Secret, (await store.GetWindowAsync(Key, 1)).Turns[0].Message);
        await Assert.ThrowsAsync<StorageException>(async () => await strict.GetWindowAsync(Key, 1));
        await store.CutTurnAsync(Key, "t1", 1, "Grüße");
        Assert.Equal("Grüße", (await inner.GetWindowAsync(Key, 1)).Turns[0].Result!.Answer);
    }

    [Fact]
    public async Task Erasing_a_person_destroys_the_key_so_that_a_backup_cannot_be_read_and_no_others_are_touched()
    {
        var bob = new ConversationKey("c1", "bob", "acme");
        await SayAsync(Key, "t1");
        await SayAsync(bob, "t1");
        var backup = new MixedStore(new InMemoryConversationStore(), "t1", (await inner.ExportAsync(Key).ToListAsync())[0].Message);
        await backup.StartTurnAsync(Key, Start("t1"), 0);

        Assert.Equal(1, await store.EraseUserAsync("acme", "ada"));

        Assert.Empty(await dataKeys.FindAsync(new DataKeyOwner("acme", "ada")));
        await Assert.ThrowsAsync<StorageException>(async () => await new EncryptedConversationStore(backup, keys).GetWindowAsync(Key, 1));
        Assert.Equal(Secret, (await store.GetWindowAsync(bob, 1)).Turns[0].Message);
        await SayAsync(Key, "t9");
        Assert.Equal(Secret, (await store.GetWindowAsync(Key, 1)).Turns[0].Message);
    }

    [Fact]
    public async Task A_turn_that_ends_after_its_person_was_erased_is_refused_and_makes_them_no_new_key()
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.EraseUserAsync("acme", "ada");

        await Assert.ThrowsAsync<ConversationConflictException>(async () => await store.CompleteTurnAsync(Key, "t1", 1, Result()));
        await store.SaveSummaryAsync(Key, new ConversationSummary(Secret, 1));
        Assert.False(await store.RateTurnAsync(Key, "t1", new TurnRating { Score = 5, RatedAt = Now, Comment = Secret }));

        Assert.Empty(await dataKeys.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task After_a_rotation_new_writes_have_a_new_key_the_old_is_read_and_the_rings_old_key_is_not_needed()
    {
        await SayAsync(Key, "t1");
        ring.Add("k2");
        await SayAsync(Key, "t2");
        List<ConversationTurn> stored = await inner.ExportAsync(Key).ToListAsync();
        Assert.NotEqual(SealedText.KeyIdOf(stored[0].Message), SealedText.KeyIdOf(stored[1].Message));
        Assert.Equal(2, (await store.GetWindowAsync(Key, 5)).Turns.Count);

        Assert.Equal(1, await keys.RotateAsync());
        Assert.Equal(0, await keys.RotateAsync());
        ring.Remove("k1");

        var fresh = new EncryptedConversationStore(inner, new EncryptionKeys(ring, dataKeys));
        Assert.All((await fresh.GetWindowAsync(Key, 5)).Turns, static turn => Assert.Equal(Secret, turn.Message));
    }

    [Fact]
    public async Task The_key_ring_is_not_asked_for_every_call()
    {
        await SayAsync(Key, "t1");
        var fresh = new EncryptedConversationStore(inner, new EncryptionKeys(ring, dataKeys));
        for (int i = 0; i < 20; i++)
        {
            await fresh.GetWindowAsync(Key, 1);
        }

        Assert.Equal(1, ring.Unwrapped);
    }

    [Fact]
    public async Task Writers_who_begin_at_once_agree_on_one_key()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(
            number => Task.Run(() => SayAsync(new ConversationKey($"c{number}", "ada", "acme"), "t1"))));

        Assert.Single(await dataKeys.FindAsync(new DataKeyOwner("acme", "ada")));
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(Secret, (await store.GetWindowAsync(new ConversationKey($"c{i}", "ada", "acme"), 1)).Turns[0].Message);
        }
    }

    [Fact]
    public async Task The_longest_comment_is_kept()
    {
        await SayAsync(Key, "t1");
        string comment = new('語', TurnRating.MaxCommentLength);
        await store.RateTurnAsync(Key, "t1", new TurnRating { Score = 1, RatedAt = Now, Comment = comment });

        Assert.Equal(comment, (await store.GetWindowAsync(Key, 1)).Turns[0].Rating!.Comment);
        Assert.Throws<ArgumentException>(() => new TurnRating { Score = 1, RatedAt = Now, Comment = comment + "x" });
    }

    private static TurnStart Start(string turn) => new() { TurnId = turn, Message = Secret, StartedAt = Now, TakeOverBefore = Now };

    private static TurnResult Result() => new()
    {
        Status = TurnStatus.Completed, Answer = Secret, EndedAt = Now,
        Tools = [new ToolInvocation("look_up") { Arguments = Secret, Result = Secret }],
        AdditionalProperties = new Dictionary<string, JsonElement>
        {
            ["note"] = SealedFields.Text(Secret), ["list"] = JsonDocument.Parse("[1, 2]").RootElement.Clone(),
        },
    };

    private async Task SayAsync(ConversationKey key, string turn)
    {
        long version = (await store.GetWindowAsync(key, 1)).Version;
        await store.StartTurnAsync(key, Start(turn), version);
        await store.CompleteTurnAsync(key, turn, 1, Result());
        await store.SaveSummaryAsync(key, new ConversationSummary(Secret, 1));
        await store.RateTurnAsync(key, turn, new TurnRating { Score = 5, RatedAt = Now, Comment = Secret });
    }

    /// <summary>A store in which somebody has put a text where it was not.</summary>
    private sealed class MixedStore(IConversationStore inner, string turnId, string message) : DelegatingConversationStore(inner)
    {
        public override async ValueTask<ConversationWindow> GetWindowAsync(
            ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        {
            ConversationWindow window = await base.GetWindowAsync(key, maxTurns, cancellationToken);
            return window with { Turns = [.. window.Turns.Select(turn => turn.TurnId == turnId ? turn with { Message = message } : turn)] };
        }
    }
}
