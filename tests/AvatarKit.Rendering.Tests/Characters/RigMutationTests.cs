using System.Text;
using System.Text.Json.Nodes;

namespace AvatarKit.Rendering.Tests;

/// <summary>Rigs that were damaged at random: each is refused with a typed error or drawn; none hangs or crashes.</summary>
public sealed class RigMutationTests
{
    private static readonly string[] Texts =
    [
        "", "1", "-1e9", "jawOpen", "headYaw * 1000000", "1 / 0", "sqrt(-1) / 0", "pow(10, 99)", "M0 0 L1 1 Z", "M0 0 C1 1 2 2 3 3",
        "{jawOpen}", "#ff0000", "skin/0.5",
        "head", "lips", "person", "\u0000", new('(', 500), new('9', 300),
    ];

    [Theory]
    [InlineData("person", 1)]
    [InlineData("person", 2)]
    [InlineData("ava", 3)]
    [InlineData("marcus", 4)]
    [InlineData("asha", 5)]
    [InlineData("pixel", 6)]
    public void A_damaged_rig_is_refused_or_drawn(string id, int seed)
    {
        var random = new Random(seed);
        string original = Encoding.UTF8.GetString(BuiltInRigs.Find(id)!.Value.Span);
        int drawn = 0;
        int refused = 0;
        for (int round = 0; round < 60; round++)
        {
            JsonNode rig = JsonNode.Parse(original)!;
            for (int i = 0; i <= random.Next(3); i++)
            {
                Damage(rig, random);
            }

            try
            {
                using FacePainter painter = Pictures.Load(rig.ToJsonString()).CreatePainter(new PainterOptions(96, 96));
                float[] pose = [.. Enumerable.Range(0, FaceTrack.ChannelCount).Select(_ => random.NextSingle() * 2)];
                painter.Paint(pose, TimeSpan.Zero, default);
                painter.Paint(new float[FaceTrack.ChannelCount], TimeSpan.FromSeconds(1));
                drawn++;
            }
            catch (RigException)
            {
                refused++;
            }
        }

        Assert.True(drawn > 3 && refused > 3, $"{drawn} drawn, {refused} refused");
    }

    [Fact]
    public void A_rig_with_damaged_bytes_is_refused_or_drawn()
    {
        var random = new Random(7);
        byte[] original = BuiltInRigs.Find("marcus")!.Value.ToArray();
        for (int round = 0; round < 150; round++)
        {
            byte[] bytes = [.. original];
            for (int i = 0; i <= random.Next(4); i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var stream = new MemoryStream(bytes, 0, round % 3 == 0 ? random.Next(bytes.Length) : bytes.Length);
            try
            {
                using FacePainter painter = CharacterFace.Load(stream).CreatePainter(new PainterOptions(64, 64));
                painter.Paint(new float[FaceTrack.ChannelCount], TimeSpan.Zero, default);
            }
            catch (RigException error)
            {
                Assert.NotEmpty(error.Path);
            }
        }
    }

    private static void Damage(JsonNode rig, Random random)
    {
        JsonNode node = rig;
        while (true)
        {
            if (node is JsonObject { Count: > 0 } map)
            {
                (string name, JsonNode? child) = map.ElementAt(random.Next(map.Count));
                if (child is JsonObject or JsonArray && random.Next(6) > 0)
                {
                    node = child;
                    continue;
                }

                map[name] = Value(random);
                if (random.Next(8) == 0)
                {
                    map.Remove(name);
                }
            }
            else if (node is JsonArray { Count: > 0 } array)
            {
                int at = random.Next(array.Count);
                if (array[at] is JsonObject or JsonArray && random.Next(6) > 0)
                {
                    node = array[at]!;
                    continue;
                }

                array[at] = Value(random);
                if (random.Next(8) == 0)
                {
                    array.RemoveAt(at);
                }
            }

            return;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(12))),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => new JsonArray(),
        4 => new JsonObject(),
        _ => JsonValue.Create(Texts[random.Next(Texts.Length)]),
    };
}
