namespace AvatarKit.Tests.Storage;

public class AssetMetadataTests
{
    [Fact]
    public void What_fits_is_taken()
    {
        AssetMetadata.ThrowIfInvalid(new Dictionary<string, string>());
        AssetMetadata.ThrowIfInvalid(Enumerable.Range(0, 16).ToDictionary(static i => $"name-{i:00}", static _ => ""));
        AssetMetadata.ThrowIfInvalid(new Dictionary<string, string> { ["a"] = new string('x', 1399) });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Name")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_name_has_few_characters(string name)
        => Assert.Throws<ArgumentException>(() => AssetMetadata.ThrowIfInvalid(new Dictionary<string, string> { [name] = "x" }));

    [Fact]
    public void Too_much_is_refused_counted_in_UTF8()
    {
        Assert.Throws<ArgumentException>(
            static () => AssetMetadata.ThrowIfInvalid(Enumerable.Range(0, 17).ToDictionary(static i => $"name-{i:00}", static _ => "")));
        ArgumentException exception = Assert.Throws<ArgumentException>(
            static () => AssetMetadata.ThrowIfInvalid(new Dictionary<string, string> { ["a"] = new string('ä', 700) }));
        Assert.DoesNotContain("ä", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Assets_are_equal_by_what_their_metadata_says()
    {
        var bare = new AssetInfo("id", new AssetOwner("acme", "ada"), "image/png", 3, default);
        AssetInfo one = bare with { Metadata = new Dictionary<string, string> { ["a"] = "1" } };

        Assert.Equal(one, bare with { Metadata = new Dictionary<string, string> { ["a"] = "1" } });
        Assert.Equal(one.GetHashCode(), (bare with { Metadata = new Dictionary<string, string> { ["a"] = "1" } }).GetHashCode());
        Assert.NotEqual(one, bare with { Metadata = new Dictionary<string, string> { ["a"] = "2" } });
        Assert.NotEqual(one, bare with { Metadata = new Dictionary<string, string> { ["b"] = "1" } });
        Assert.NotEqual(one, bare);
        Assert.Equal(bare, bare with { Metadata = new Dictionary<string, string>() });
        Assert.NotEqual(one, one with { Length = 4 });
    }

    [Fact]
    public async Task Memory_keeps_a_copy_of_the_metadata()
    {
        var store = new InMemoryAssetStore();
        var metadata = new Dictionary<string, string> { ["seed"] = "12" };

        AssetInfo put = await store.PutAsync(Upload(metadata), new MemoryStream([1]));
        metadata["seed"] = "13";
        AssetInfo? found = await store.FindAsync(put.Id);

        Assert.Equal("12", found?.Metadata?["seed"]);
        Assert.Equal(put, found);
        Assert.Null((await store.PutAsync(Upload(null), new MemoryStream([1]))).Metadata);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.PutAsync(Upload(new Dictionary<string, string> { ["A"] = "" }), new MemoryStream([1])));
    }

    [Fact]
    public void A_copy_stays_as_it_was_when_the_upload_is_changed()
    {
        var metadata = new Dictionary<string, string> { ["seed"] = "12" };

        IReadOnlyDictionary<string, string>? copy = Upload(metadata).CopyMetadata();
        metadata["seed"] = "13";

        Assert.Equal("12", copy?["seed"]);
        Assert.Null(Upload(null).CopyMetadata());
        Assert.Null(Upload(new Dictionary<string, string>()).CopyMetadata());
    }

    private static AssetUpload Upload(IReadOnlyDictionary<string, string>? metadata)
        => new() { Owner = new AssetOwner("acme", "ada"), ContentType = "image/png", Metadata = metadata };
}
