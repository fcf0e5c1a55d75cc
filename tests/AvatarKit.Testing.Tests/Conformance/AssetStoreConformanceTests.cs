namespace AvatarKit.Testing.Tests.Conformance;

public sealed class AssetStoreConformanceTests
{
    private static readonly Dictionary<string, (Action<MutantAssets> Break, string Case)> Mutants = new()
    {
        ["reads only once"] = (
            store => store.Put = async (upload, content, token) =>
            {
                var buffer = new byte[81_920];
                int read = await content.ReadAsync(buffer, token);
                return await store.Inner.PutAsync(upload, new MemoryStream(buffer[..read]), token);
            },
            "A stream that cannot seek and gives little at a time is read whole"),
        ["rewinds the stream"] = (
            store => store.Put = (upload, content, token) =>
            {
                if (content.CanSeek)
                {
                    content.Position = 0;
                }

                return store.Inner.PutAsync(upload, content, token);
            },
            "A stream is read from where it stands and stays the callers"),
        ["closes the callers stream"] = (
            store => store.Put = async (upload, content, token) =>
            {
                await using (content)
                {
                    return await store.Inner.PutAsync(upload, content, token);
                }
            },
            "A stream is read from where it stands and stays the callers"),
        ["forgets who was deleted"] = (
            store => store.Put = (upload, content, token) => store.Inner.PutAsync(upload with { BegunAt = null }, content, token),
            "What is put of work begun before its owner was deleted is refused"),
        ["lists the whole persons"] = (
            store => store.List = (owner, token) => store.Inner.ListByOwnerAsync(owner with { ConversationId = null }, token),
            "An owners assets are listed and nobody elses"),
        ["loses the owner of what is put while they are deleted"] = (
            store => store.Put = async (upload, content, token) =>
            {
                AssetInfo info = await store.Inner.PutAsync(upload with { Owner = upload.Owner with { UserId = "nobody" } }, content, token);
                return info with { Owner = upload.Owner };
            },
            "What is put while its owner is deleted is there whole or not at all"),
        ["asks for the length"] = (
            store => store.Put =
                (upload, content, token) => content.Length < 0 ? throw new InvalidDataException() : store.Inner.PutAsync(upload, content, token),
            "A stream that cannot seek and gives little at a time is read whole"),
        ["drops an empty asset"] = (
            store => store.Open =
                async (id, token) => await store.Inner.FindAsync(id, token) is { Length: 0 } ? null : await store.Inner.OpenAsync(id, token),
            "What is put can be read byte for byte"),
        ["forgets the parameters of the media type"] = (
            store => store.Put = async (upload, content, token) =>
                await store.Inner.PutAsync(upload with { ContentType = upload.ContentType.Split(';')[0] }, content, token),
            "What is known of an asset is what was put"),
        ["shows the owner in the id"] = (
            store => store.Put = async (upload, content, token) =>
            {
                AssetInfo info = await store.Inner.PutAsync(upload, content, token);
                return info with { Id = $"{upload.Owner}/{info.Id}" };
            },
            "Ids are safe and never given twice"),
        ["names assets by their content"] = (
            store => store.Put = async (upload, content, token) =>
            {
                AssetInfo info = await store.Inner.PutAsync(upload, content, token);
                return info with { Id = $"size-{info.Length}" };
            },
            "Ids are safe and never given twice"),
        ["shares one stream"] = (
            store =>
            {
                Stream? only = null;
                store.Open = async (id, token) => only ??= await store.Inner.OpenAsync(id, token);
            },
            "Readers do not disturb each other"),
        ["tidies ids"] = (store => store.Find = (id, token) => store.Inner.FindAsync(id.Trim('/'), token), "An unknown id is nothing"),
        ["fails on an odd id"] = (
            store => store.Find = (id, token) =>
                id.Contains('\0', StringComparison.Ordinal) ? throw new ArgumentException("Odd.", nameof(id)) : store.Inner.FindAsync(id, token),
            "An unknown id is nothing"),
        ["says that everything was there"] = (
            store => store.Delete = async (id, token) =>
            {
                await store.Inner.DeleteAsync(id, token);
                return true;
            },
            "A deleted asset is gone"),
        ["deletes conversations by prefix"] = (
            store => store.DeleteOwner = async (owner, token) =>
            {
                int count = await store.Inner.DeleteByOwnerAsync(owner, token);
                await store.Inner.DeleteByOwnerAsync(owner with { ConversationId = owner.ConversationId + "/x" }, token);
                return count;
            },
            "Deleting a conversations assets deletes all of them and nothing else"),
        ["deletes the person with the conversation"] = (
            store => store.DeleteOwner = (owner, token) => store.Inner.DeleteByOwnerAsync(owner with { ConversationId = null }, token),
            "Deleting a conversations assets deletes all of them and nothing else"),
        ["deletes owners in any case"] = (
            store => store.DeleteOwner = async (owner, token) =>
            {
                int count = await store.Inner.DeleteByOwnerAsync(owner, token);
                await store.Inner.DeleteByOwnerAsync(owner with { UserId = owner.UserId.ToUpperInvariant() }, token);
                return count;
            },
            "Deleting a persons assets deletes those of all conversations and nothing else"),
        ["leaves a person the assets of conversations"] = (
            store => store.DeleteOwner =
                (owner, token) => store.Inner.DeleteByOwnerAsync(owner with { ConversationId = owner.ConversationId ?? "conversation" }, token),
            "Deleting a persons assets deletes those of all conversations and nothing else"),
        ["joins ids"] = (
            store =>
            {
                static AssetOwner Join(AssetOwner owner) => new("t", $"{owner.TenantId}/{owner.UserId}/{owner.ConversationId}");
                store.Put = async (upload, content, token) =>
                    await store.Inner.PutAsync(upload with { Owner = Join(upload.Owner) }, content, token) with { Owner = upload.Owner };
                store.DeleteOwner = (owner, token) => store.Inner.DeleteByOwnerAsync(Join(owner), token);
            },
            "Ids with separators never lead to another owner"),
        ["takes any owner"] = (
            store => store.Put = (upload, content, token) =>
                store.Inner.PutAsync(upload with { Owner = new AssetOwner("t", "u"), Metadata = null, ContentType = "x" }, content, token),
            "An upload without an owner or a type is refused"),
        ["keeps half of a broken put"] = (
            store => store.Put = async (upload, content, token) =>
            {
                using var copy = new MemoryStream();
                try
                {
                    await content.CopyToAsync(copy, token);
                }
                finally
                {
                    await store.Inner.PutAsync(upload, new MemoryStream(copy.ToArray()), CancellationToken.None);
                }

                copy.Position = 0;
                return await store.Inner.PutAsync(upload, copy, token);
            },
            "A put that fails half way leaves nothing"),
        ["finishes a cancelled put"] = (
            store => store.Put = (upload, content, _) => store.Inner.PutAsync(upload, content, CancellationToken.None),
            "A put that is cancelled half way leaves nothing"),
        ["ignores cancellation"] = (
            store => store.DeleteOwner = (owner, _) => store.Inner.DeleteByOwnerAsync(owner, CancellationToken.None),
            "A cancelled call is cancelled and changes nothing"),
        ["gives a relative URL"] = (
            store => store.Url = async (id, _, token) => await store.Inner.FindAsync(id, token) is null ? null : new Uri(id, UriKind.Relative),
            "A URL is absolute where there is one"),
        ["gives a URL of nothing"] = (
            store => store.Url = (id, _, _) => new(new Uri("https://assets.invalid/" + Uri.EscapeDataString(id[..Math.Min(id.Length, 100)]))),
            "A URL is absolute where there is one"),
        ["loses concurrent puts"] = (
            store =>
            {
                string? last = null;
                store.Put = async (upload, content, token) =>
                {
                    if (last is not null)
                    {
                        await store.Inner.DeleteAsync(last, token);
                    }

                    AssetInfo info = await store.Inner.PutAsync(upload, content, token);
                    last = info.Id;
                    return info;
                };
            },
            "Concurrent puts are all stored"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task A_store_that_keeps_the_contract_passes()
        => await new AssetStoreConformance(_ => new(new MutantAssets()), (store, _) => new(store)).RunAllAsync();

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_store_is_seen_that(string mutant)
    {
        (Action<MutantAssets> breakIt, string name) = Mutants[mutant];
        var suite = new AssetStoreConformance(_ =>
        {
            var store = new MutantAssets();
            breakIt(store);
            return new(store);
        });
        return Mutation.IsSeenAsync(suite.Cases, name);
    }

    [Fact]
    public Task A_store_that_forgets_is_seen() => Mutation.IsSeenAsync(
        new AssetStoreConformance(_ => new(new MutantAssets()), (_, _) => new(new MutantAssets())).Cases, "Assets are there after reopening");
}
