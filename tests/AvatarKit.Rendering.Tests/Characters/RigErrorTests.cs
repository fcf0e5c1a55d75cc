using System.Text;

namespace AvatarKit.Rendering.Tests;

public sealed class RigErrorTests
{
    [Theory]
    [InlineData(
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 {jawOpne} Z", "fill": "skin" }] }""",
        "$.layers['mark'].path",
        "'jawOpne' is neither a channel")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "fill": "skinn" }] }""", "$.layers['mark'].fill", "'skinn' is not a colour")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "fill": "#12345" }] }""", "$.layers['mark'].fill", "is not a colour")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "fill": "skin/1.5" }] }""", "$.layers['mark'].fill", "opacity, from 0 to 1")]
    [InlineData("""{ "palette": { "a": "b", "b": "a" } }""", "$.palette.a", "is not a colour")]
    [InlineData(
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "morphs": { "jawOpen": "M0 0 L1 1 L2 2 Z" } }] }""",
        "$.layers['mark'].morphs['jawOpen']",
        "MLZ")]
    [InlineData(
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "morphs": { "jawOpen": { "2": [1, 1] } } }] }""",
        "$.layers['mark'].morphs['jawOpen'].2",
        "from 0 to 1")]
    [InlineData(
        """{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "morphs": { "yawn": { "0": [1, 1] } } }] }""",
        "$.layers['mark'].morphs['yawn']",
        "'yawn' is neither")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 Z", "fill": "skin" }] }""", "$.layers['mark'].path", "'Z' at character")]
    [InlineData(
        """{ "layers": [{ "id": "mark", "path": "M0 0 A1 1 Z", "fill": "skin" }] }""",
        "$.layers['mark'].path",
        "expected one of the commands")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L9e9 1 Z", "fill": "skin" }] }""", "$.layers['mark'].path", "is not a coordinate")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L999999 1 Z", "fill": "skin" }] }""", "$.layers['mark'].path", "is not a coordinate")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 LNaN 1 Z", "fill": "skin" }] }""", "$.layers['mark'].path", "is not a coordinate")]
    [InlineData("""{ "layers": [{ "id": "mark", "glow": [0, 0, 1e999, 1], "color": "skin" }] }""", "$.layers['mark'].glow[2]", "")]
    [InlineData("""{ "layers": [{ "id": "mark", "glow": [0, 0, 1, 1] }] }""", "$.layers['mark'].color", "is missing")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "blur": 900 }] }""", "$.layers['mark'].blur", "out of range")]
    [InlineData("""{ "layers": [{ "id": "mark", "fill": "skin" }] }""", "$.layers['mark']", "exactly one of path")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1", "stroke": "skin" }] }""", "$.layers['mark'].strokeWidth", "is missing")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "colour": "skin" }] }""", "$.layers['mark'].colour", "is not known here")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "clip": "nowhere" }] }""", "$.layers['mark'].clip", "no layer 'nowhere'")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "clip": "mark" }] }""", "$.layers['mark'].clip", "circle")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "clip": "iris" }] }""", "$.layers['mark'].clip", "")]
    [InlineData("""{ "layers": [{ "id": "mark", "path": "M0 0 L1 1 Z", "place": "moon" }] }""", "$.layers['mark'].place", "no place 'moon'")]
    [InlineData("""{ "layers": [{ "id": "mark", "part": "tail", "path": "M0 0 L1 1 Z" }] }""", "$.layers['mark'].part", "'tail' is not a part")]
    [InlineData(
        """{ "layers": [{ "id": "a", "layers": [{ "id": "twin", "glow": [0,0,1,1], "color": "skin" }] }, { "id": "b", "layers": [{ "id": "twin", "glow": [0,0,1,1], "color": "skin" }] }] }""",
        "$.layers['b'].layers['twin'].id",
        "two layers 'twin'")]
    [InlineData("""{ "layers": [{ "id": "mark", "remove": true }] }""", "$.layers['mark'].remove", "has no layer 'mark'")]
    [InlineData(
        """{ "layers": [{ "id": "mark", "after": "moon", "glow": [0,0,1,1], "color": "skin" }] }""",
        "$.layers['mark'].after",
        "has no layer 'moon'")]
    [InlineData("""{ "face": [100] }""", "$.face", "two numbers")]
    [InlineData("""{ "face": [0, 100] }""", "$.face[0]", "")]
    [InlineData("""{ "waist": "no name" }""", "$.waist", "")]
    [InlineData("""{ "layers": [{ "id": "mouth", "remove": true }] }""", "$.layers", "\"part\": \"mouth\"")]
    [InlineData("""{ "layers": [{ "id": "eyes", "remove": true }] }""", "$.layers", "\"part\": \"eyes\"")]
    [InlineData(
        """{ "layers": [{ "id": "eyes", "remove": true }, { "id": "dot", "part": "eyes", "glow": [0,0,1,1], "color": "skin" }] }""",
        "$.layers",
        "eyeBlinkLeft")]
    [InlineData("""{ "signals": { "a": "b + 1", "b": "a" } }""", "$.signals.a", "depends on itself")]
    [InlineData("""{ "signals": { "a": "1 +" } }""", "$.signals.a", "ends where a number or a name")]
    [InlineData("""{ "signals": { "a": "min(1)" } }""", "$.signals.a", "takes 2 arguments")]
    [InlineData("""{ "signals": { "a": "noise(1)" } }""", "$.signals.a", "is not a function")]
    [InlineData("""{ "signals": { "jawOpen": 1 } }""", "$.signals.jawOpen", "already a channel")]
    [InlineData("""{ "signals": { "x": 1 } }""", "$.signals.x", "not x, y or side")]
    [InlineData("""{ "extends": "nobody" }""", "$.extends", "no rig 'nobody'")]
    [InlineData("""{ "extends": "../../etc/passwd" }""", "$.extends", "should be a name")]
    [InlineData("""{ "extends": null }""", "$.canvas", "is missing")]
    [InlineData("""{ "format": "avatarkit.rig/9" }""", "$.format", "is not 'avatarkit.rig/1'")]
    [InlineData("""{ "canvas": [0, 10] }""", "$.canvas[0]", "out of range")]
    [InlineData("""{ "canvas": [1000] }""", "$.canvas", "two numbers")]
    [InlineData("""{ "backdrop": [1] }""", "$.backdrop[0]", "text in quotation marks")]
    [InlineData("""{ "layers": {} }""", "$.layers", "should be an array")]
    public void A_wrong_rig_is_refused_by_its_path(string changes, string path, string reason)
    {
        RigException error = Assert.Throws<RigException>(() => Pictures.Load(With(changes)));

        Assert.Equal(path, error.Path);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal("rig.invalid", error.Code);
        Assert.Contains(error.Path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"format\":\"avatarkit.rig/1\",\"format\":\"avatarkit.rig/1\"}")]
    [InlineData("not json")]
    [InlineData("{\"format\":\"avatarkit.rig/1\",\"id\":\"\\ud800\"}")]
    [InlineData("{\"format\":\"avatarkit.rig/1\",\"id\":\"a\",\"\\ud800\":1}")]
    public void A_file_that_is_no_rig_is_refused(string json) => Assert.Throws<RigException>(() => Pictures.Load(json));

    [Fact]
    public void A_file_that_never_ends_is_refused()
    {
        using var stream = new EndlessStream();

        RigException error = Assert.Throws<RigException>(() => CharacterFace.Load(stream));

        Assert.Contains("4194304 bytes", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_of_anything_is_refused()
    {
        string many = string.Join(",", Enumerable.Range(0, 1600).Select(static i => $$"""{"id":"l{{i}}","glow":[0,0,1,1],"color":"skin"}"""));
        Assert.Throws<RigException>(() => Pictures.Load(With($$"""{ "layers": [{{many}}] }""")));

        string path = "M0 0" + string.Concat(Enumerable.Repeat(" L1 1", 2100));
        Assert.Contains(
            "more than 2000 points",
            Assert.Throws<RigException>(() => Pictures.Load(With($$"""{ "layers": [{"id":"a","path":"{{path}}","fill":"skin"}] }"""))).Reason,
            StringComparison.Ordinal);

        string deep = string.Concat(Enumerable.Repeat("(", 60)) + "1" + string.Concat(Enumerable.Repeat(")", 60));
        Assert.Contains(
            "nests at most",
            Assert.Throws<RigException>(() => Pictures.Load(With($$"""{ "signals": { "a": "{{deep}}" } }"""))).Reason,
            StringComparison.Ordinal);

        string chain = string.Join(",", Enumerable.Range(0, 200).Select(static i => $"\"s{i}\":\"s{i + 1}\"")) + ",\"s200\":1";
        Assert.Contains(
            "deep",
            Assert.Throws<RigException>(() => Pictures.Load(With($$"""{ "signals": { {{chain}} } }"""))).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Rigs_that_extend_each_other_in_a_circle_are_refused()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "one.rig.json");
        File.WriteAllText(path, """{"format":"avatarkit.rig/1","id":"one","extends":"two"}""");
        File.WriteAllText(Path.Combine(folder.Path, "two.rig.json"), """{"format":"avatarkit.rig/1","id":"two","extends":"one"}""");

        RigException error = Assert.Throws<RigException>(() => CharacterFace.Load(path));

        Assert.Equal("$.extends", error.Path);
        Assert.Contains("circle", error.Reason, StringComparison.Ordinal);
    }

    /// <summary>A good rig with some of its properties changed.</summary>
    private static string With(string changes)
    {
        var rig = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(
            """{"format":"avatarkit.rig/1","id":"probe","name":"Probe","extends":"ava"}""")!;
        foreach ((string name, System.Text.Json.Nodes.JsonNode? value) in (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(
            changes)!)
        {
            rig[name] = value?.DeepClone();
        }

        return rig.ToJsonString();
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
