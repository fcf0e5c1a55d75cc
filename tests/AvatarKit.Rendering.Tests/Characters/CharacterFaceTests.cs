using System.Text.Json.Nodes;

namespace AvatarKit.Rendering.Tests;

public sealed class CharacterFaceTests
{
    [Fact]
    public void The_built_in_characters_can_be_had_by_their_ids()
    {
        Assert.Equal("ava", CharacterFace.BuiltIn[0]);
        Assert.True(CharacterFace.BuiltIn.Count >= 4);
        Assert.All(CharacterFace.BuiltIn, static id => Assert.Equal(id, CharacterFace.Get(id).Id));
        Assert.Equal(CharacterFace.BuiltIn.Count, CharacterFace.BuiltIn.Select(static id => CharacterFace.Get(id).Name).Distinct().Count());
        Assert.Same(CharacterFace.Get("ava"), CharacterFace.Get("ava"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("person")]
    [InlineData("")]
    public void An_unknown_character_is_refused_with_those_there_are(string id)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => CharacterFace.Get(id));

        Assert.Contains("There are ava, marcus", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_art_of_every_rig_is_free()
    {
        foreach (string id in CharacterFace.BuiltIn.Append("person").SelectMany(static id => new[] { id, id + "-waist" }))
        {
            Assert.Equal("CC0-1.0", (string?)JsonNode.Parse(BuiltInRigs.Find(id)!.Value.Span)!["license"]);
        }
    }

    [Fact]
    public void The_documents_example_is_a_character()
    {
        CharacterFace nora = Pictures.Load(RigExamples.Read().First());

        Assert.Equal("nora", nora.Id);
        using FacePainter hers = Pictures.Painter(nora);
        using FacePainter avas = Pictures.Painter(CharacterFace.Get("ava"));
        Assert.NotEqual(Pictures.Paint(avas, Pictures.Pose()), Pictures.Paint(hers, Pictures.Pose()));
    }

    [Fact]
    public void A_rig_may_extend_one_that_stands_beside_it()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "base.rig.json"),
            """{"format":"avatarkit.rig/1","id":"base","name":"Base","extends":"pixel","palette":{"light":"#ff8800"}}""");
        string path = Path.Combine(folder.Path, "mine.rig.json");
        File.WriteAllText(path, """{"format":"avatarkit.rig/1","id":"mine","name":"Mine","extends":"base"}""");

        Assert.Equal("Mine", CharacterFace.Load(path).Name);
        using FileStream stream = File.OpenRead(path);
        Assert.Contains("no rig 'base'", Assert.Throws<RigException>(() => CharacterFace.Load(stream)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_knows_every_property_the_reader_does()
    {
        using Stream stream = typeof(CharacterFace).Assembly.GetManifestResourceStream("AvatarKit.Rendering.rig.schema.json")!;
        JsonNode schema = JsonNode.Parse(stream)!;
        string[] known = [.. schema["$defs"]!["layer"]!["properties"]!.AsObject().Select(static entry => entry.Key).Order()];

        Assert.Equal(RigShapeReader.Known.Concat(["layers", "remove", "before", "after"]).Order(), known);
        foreach (string id in CharacterFace.BuiltIn.Append("person").SelectMany(static id => new[] { id, id + "-waist" }))
        {
            JsonObject rig = JsonNode.Parse(BuiltInRigs.Find(id)!.Value.Span)!.AsObject();
            Assert.All(rig, entry => Assert.True(schema["properties"]!.AsObject().ContainsKey(entry.Key), entry.Key));
        }
    }
}
