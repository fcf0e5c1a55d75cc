using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering.Tests;

public sealed class WaistTests
{
    private const int Width = 480;
    private const int Height = 480;

    private static readonly HandPose[] Raised =
    [
        new HandPose { Wave = 1 },
        new HandPose { Palm = 1 },
        new HandPose { Count = 1, Fingers = 3 },
    ];

    public static TheoryData<string> Characters => [.. CharacterFace.BuiltIn];

    [Theory]
    [MemberData(nameof(Characters))]
    public void A_built_in_character_has_all_framings_and_each_looks_different(string character)
    {
        CharacterFace face = CharacterFace.Get(character);
        Assert.Equal([Framing.Bust, Framing.Face, Framing.Waist], face.Framings);
        byte[][] pictures = [.. face.Framings.Select(framing =>
        {
            using var stream = new MemoryStream();
            face.WriteStill(stream, new StillOptions { Width = 96, Height = 96, Framing = framing });
            return stream.ToArray();
        })];

        Assert.Equal(3, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void Raised_hands_are_seen_where_there_was_background(string character)
    {
        SKColor[] hanging = Draw(character, default);
        foreach (HandPose hands in Raised)
        {
            SKColor[] raised = Draw(character, new BodyPose { Hands = hands });
            int appeared = hanging.Zip(raised).Count(static pixel => pixel.First.Alpha == 0 && pixel.Second.Alpha == 255);
            Assert.True(appeared > Width * Height / 150, $"{hands}: {appeared} pixels");
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void The_right_hand_is_at_the_pictures_left(string character)
    {
        SKColor[] hanging = Draw(character, default);
        SKColor[] raised = Draw(character, new BodyPose { Hands = new HandPose { Wave = 1 } });
        int left = 0;
        int right = 0;
        for (int i = 0; i < hanging.Length; i++)
        {
            if (Pictures.Differs(hanging[i], raised[i], 2))
            {
                _ = i % Width < Width / 2 ? left++ : right++;
            }
        }

        Assert.True(left > 1_000);
        Assert.Equal(0, right);
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void Arms_hang_together_wherever_they_are(string character)
    {
        // Everything that is drawn hangs together or is cut by the lower edge, but for earrings: nothing floats.
        int most = character == "asha" ? 2 : 0;
        for (int step = 0; step <= 10; step++)
        {
            foreach (HandPose hands in Raised)
            {
                float share = step / 10f;
                HandPose on = hands with { Wave = hands.Wave * share, Palm = hands.Palm * share, Count = hands.Count * share };
                SKColor[] picture = Draw(character, new BodyPose(1, 0, 0) { Shrug = share, Hands = on });
                List<(int X, int Y, int Size)> floating = Floating(picture);
                Assert.True(floating.Count <= most, $"{on}: {string.Join(", ", floating)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void What_is_painted_again_with_moving_hands_is_what_a_whole_picture_would_be(string character)
    {
        using FacePainter painter = Painter(character, background: null);
        var random = new Random(5);
        var pose = new float[FaceTrack.ChannelCount];
        for (int frame = 0; frame < 24; frame++)
        {
            pose[(int)JawOpen] = random.NextSingle();
            pose[(int)HeadYaw] = (random.NextSingle() * 12) - 6;
            var body = new BodyPose((random.NextSingle() * 2) - 1, random.NextSingle(), random.NextSingle())
            {
                Shrug = frame % 5 == 0 ? random.NextSingle() : 0,
                Hands = frame % 3 == 0
                    ? default
                    : new HandPose(random.NextSingle(), random.NextSingle(), random.NextSingle(), random.NextSingle(), random.NextSingle() * 5),
            };
            painter.Paint(pose, TimeSpan.Zero, body);
            using FacePainter whole = Painter(character, background: null);
            whole.Paint(pose, TimeSpan.Zero, body);

            Assert.True(painter.Picture.GetPixelSpan().SequenceEqual(whole.Picture.GetPixelSpan()), $"frame {frame}");
        }
    }

    [Fact]
    public void Fingers_come_out_one_after_the_other()
    {
        int[] covered = [.. Enumerable.Range(0, 6)
            .Select(static fingers => Draw("ava", new BodyPose { Hands = new HandPose { Count = 1, Fingers = fingers } }))
            .Select(static picture => picture.Count(static pixel => pixel.Alpha == 255))];

        Assert.Equal(covered.Order(), covered);
        Assert.Equal(6, covered.Distinct().Count());
    }

    [Fact]
    public void Hands_that_are_no_numbers_hang()
    {
        var none = new HandPose(float.NaN, float.NaN, float.NegativeInfinity, float.NaN, float.NaN);

        Assert.Equal(Draw("ava", default), Draw("ava", new BodyPose { Hands = none }));
    }

    [Fact]
    public void Hands_change_nothing_of_head_and_shoulders()
    {
        using FacePainter painter = Pictures.Painter(CharacterFace.Get("ava"));
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, default);
        byte[] before = painter.Picture.GetPixelSpan().ToArray();
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose { Hands = new HandPose { Wave = 1 } });

        Assert.True(painter.Picture.GetPixelSpan().SequenceEqual(before));
    }

    [Fact]
    public void A_character_that_extends_another_has_its_arms_in_colours_of_its_own()
    {
        CharacterFace nora = Pictures.Load(
            """{"format":"avatarkit.rig/1","id":"nora","name":"Nora","extends":"ava","palette":{"coat":"#3c4c8c","coatLight":"#3c4c8c","coatDark":"#3c4c8c"}}""");
        Assert.Contains(Framing.Waist, nora.Framings);
        using FacePainter painter = nora.CreatePainter(new PainterOptions(Width, Height) { Framing = Framing.Waist, IsStill = true });
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, new BodyPose { Hands = new HandPose { Wave = 1 } });

        Assert.True(painter.Picture.Pixels.Count(static pixel => !Pictures.Differs(pixel, new SKColor(0x3C, 0x4C, 0x8C), 4)) > 4_000);
    }

    [Fact]
    public void The_waist_of_the_documentation_is_one()
    {
        string[] examples = [.. RigExamples.Read()];
        using var folder = new ScratchFolder();
        string nora = Path.Combine(folder.Path, "nora.rig.json");
        File.WriteAllText(nora, examples[0].Replace("\"extends\"", "\"waist\": \"nora-waist\", \"extends\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.Path, "nora-waist.rig.json"), examples[1]);
        using FacePainter painter = CharacterFace.Load(nora).CreatePainter(new PainterOptions(64, 64) { Framing = Framing.Waist });

        Assert.True(painter.Paint(Pictures.Pose(), TimeSpan.Zero, default));
    }

    [Fact]
    public void A_rig_without_a_waist_says_what_to_do()
    {
        CharacterFace plain = Pictures.Load("""{"format":"avatarkit.rig/1","id":"plain","name":"Plain","extends":"person"}""");
        FramingException error = Assert.Throws<FramingException>(
            () => plain.WriteStill(Stream.Null, new StillOptions { Framing = Framing.Waist }));

        Assert.Equal("framing.not_available", error.Code);
        Assert.Equal(
            "The character 'plain' is not drawn as Waist: it can be Bust or Face. Choose one of these, or give its rig a \"waist\" (docs/rigs.md).",
            error.Message);
    }

    [Fact]
    public void A_waist_that_is_not_there_is_named()
    {
        CharacterFace lost = Pictures.Load("""{"format":"avatarkit.rig/1","id":"lost","name":"Lost","extends":"ava","waist":"nowhere"}""");
        RigException error = Assert.Throws<RigException>(
            () => lost.CreatePainter(new PainterOptions(64, 64) { Framing = Framing.Waist }).Dispose());

        Assert.Equal("$.waist", error.Path);
        Assert.Contains("no rig 'nowhere'", error.Reason, StringComparison.Ordinal);
    }

    private static FacePainter Painter(string character, Background? background)
        => CharacterFace.Get(character).CreatePainter(new PainterOptions(Width, Height) { Framing = Framing.Waist, Background = background });

    private static SKColor[] Draw(string character, BodyPose body)
    {
        using FacePainter painter = CharacterFace.Get(character).CreatePainter(
            new PainterOptions(Width, Height) { Framing = Framing.Waist, Background = Background.Transparent, IsStill = true });
        painter.Paint(Pictures.Pose(), TimeSpan.Zero, body);
        return painter.Picture.Pixels;
    }

    /// <summary>Where pieces are drawn that touch neither each other nor the lower edge, and of how many pixels.</summary>
    private static List<(int X, int Y, int Size)> Floating(SKColor[] picture)
    {
        var seen = new bool[picture.Length];
        var next = new Stack<int>();
        List<(int X, int Y, int Size)> pieces = [];
        for (int start = 0; start < picture.Length; start++)
        {
            if (seen[start] || picture[start].Alpha < 200)
            {
                continue;
            }

            bool stands = false;
            int size = 0;
            next.Push(start);
            while (next.TryPop(out int at))
            {
                if (seen[at] || picture[at].Alpha < 200)
                {
                    continue;
                }

                seen[at] = true;
                size++;
                stands |= at >= picture.Length - Width;
                foreach (int by in (ReadOnlySpan<int>)[-1, 1, -Width, Width])
                {
                    bool isInside = at + by >= 0 && at + by < picture.Length && (Math.Abs(by) != 1 || at / Width == (at + by) / Width);
                    if (isInside)
                    {
                        next.Push(at + by);
                    }
                }
            }

            // A few pixels are the tip of an edge that is smoothed away around them.
            if (!stands && size > 3)
            {
                pieces.Add((start % Width, start / Width, size));
            }
        }

        return pieces;
    }
}
