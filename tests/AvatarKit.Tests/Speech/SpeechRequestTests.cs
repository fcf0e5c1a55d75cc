namespace AvatarKit.Tests.Speech;

public sealed class SpeechRequestTests
{
    private static readonly SpeechRequest Request = new() { Text = "One two 😀 three." };

    [Fact]
    public void A_text_without_cues_is_one_plain_stretch()
    {
        SpeechStretch stretch = Assert.Single(Request.GetStretches());

        Assert.Equal((0, 17, TimeSpan.Zero, true), (stretch.Start, stretch.Length, stretch.Pause, stretch.IsPlain));
        Assert.Empty((Request with { Text = "" }).GetStretches());
    }

    [Fact]
    public void Nested_cues_say_a_place_together()
    {
        IReadOnlyList<SpeechStretch> stretches = (Request with
        {
            Cues =
            [
                new SpeechCue { Start = 0, Length = 7, Rate = 0.8, Pitch = 2, Emphasis = SpeechEmphasis.Reduced, Locale = "fr" },
                new SpeechCue { Start = 4, Length = 3, Rate = 0.5, Pitch = -5, Volume = 6, Emphasis = SpeechEmphasis.Strong },
            ],
        }).GetStretches();

        Assert.Equal([(0, 4), (4, 3), (7, 10)], stretches.Select(stretch => (stretch.Start, stretch.Length)));
        Assert.Equal((0.8, 2, 0, SpeechEmphasis.Reduced), (stretches[0].Rate, stretches[0].Pitch, stretches[0].Volume, stretches[0].Emphasis));
        Assert.Equal((0.4, -3, 6, SpeechEmphasis.Strong), (stretches[1].Rate, stretches[1].Pitch, stretches[1].Volume, stretches[1].Emphasis));
        Assert.Equal(["fr", "fr", null], stretches.Select(stretch => stretch.Locale));
        Assert.True(stretches[2].IsPlain);
    }

    [Fact]
    public void Cues_that_overlap_count_where_they_are()
    {
        IReadOnlyList<SpeechStretch> stretches = (Request with
        {
            Cues = [new SpeechCue { Start = 0, Length = 7, Pitch = 1 }, new SpeechCue { Start = 4, Length = 6, Pitch = 2 }],
        }).GetStretches();

        Assert.Equal([(0, 4, 1), (4, 3, 3), (7, 3, 2), (10, 7, 0)], stretches.Select(one => (one.Start, one.Length, (int)one.Pitch)));
    }

    [Fact]
    public void Pauses_stand_before_their_place_and_add_up_to_ten_seconds()
    {
        IReadOnlyList<SpeechStretch> stretches = (Request with
        {
            Cues =
            [
                new SpeechCue { Start = 0, Pause = TimeSpan.FromMilliseconds(300) },
                new SpeechCue { Start = 4, Pause = TimeSpan.FromSeconds(4) },
                new SpeechCue { Start = 4, Length = 3, Pause = TimeSpan.FromSeconds(9), Rate = 0.5 },
                new SpeechCue { Start = 17, Pause = TimeSpan.FromSeconds(1) },
            ],
        }).GetStretches();

        Assert.Equal([(0, 4, 0.3), (4, 3, 10), (7, 10, 0), (17, 0, 1)],
            stretches.Select(stretch => (stretch.Start, stretch.Length, stretch.Pause.TotalSeconds)));
    }

    [Fact]
    public void What_has_phones_is_never_cut()
    {
        IReadOnlyList<SpeechStretch> stretches = (Request with
        {
            Cues =
            [
                new SpeechCue { Start = 0, Length = 5, Pitch = 1 },
                new SpeechCue { Start = 4, Length = 3, Phones = "tuː" },
                new SpeechCue { Start = 5, Length = 1, Phones = "w" },
                new SpeechCue { Start = 6, Pause = TimeSpan.FromSeconds(1) },
            ],
        }).GetStretches();

        Assert.Equal([(0, 4, 1, 0, null), (4, 3, 0, 1, "tuː"), (7, 10, 0, 0, null)],
            stretches.Select(one => (one.Start, one.Length, (int)one.Pitch, (int)one.Pause.TotalSeconds, one.Phones)));
    }

    [Fact]
    public void Stretches_cover_the_text_whatever_the_cues_are()
    {
        var random = new Random(14);
        for (int round = 0; round < 300; round++)
        {
            string text = new('x', random.Next(0, 40));
            SpeechCue[] cues = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ =>
            {
                int start = random.Next(0, text.Length + 1);
                return new SpeechCue
                {
                    Start = start,
                    Length = random.Next(0, text.Length - start + 1),
                    Phones = random.Next(3) == 0 ? "a" : null,
                    Pause = random.Next(3) == 0 ? TimeSpan.FromSeconds(1) : null,
                    Rate = 2,
                };
            })];
            int at = 0;
            foreach (SpeechStretch stretch in new SpeechRequest { Text = text, Cues = cues }.GetStretches())
            {
                Assert.Equal(at, stretch.Start);
                at += stretch.Length;
            }

            Assert.Equal(text.Length, at);
        }
    }

    [Fact]
    public void As_many_cues_as_are_taken_are_cheap_however_they_nest()
    {
        string text = new('x', 4_000);
        SpeechCue[] cues =
            [.. Enumerable.Range(0, SpeechRequest.MaxCues).Select(i => new SpeechCue { Start = i, Length = 4_000 - (2 * i), Pitch = 1 })];

        Assert.Equal((2 * SpeechRequest.MaxCues) - 1, new SpeechRequest { Text = text, Cues = cues }.GetStretches().Count);
    }

    public static TheoryData<SpeechCue> Misplaced => new(
        new SpeechCue { Start = -1 },
        new SpeechCue { Start = 18 },
        new SpeechCue { Start = 10, Length = 8 },
        new SpeechCue { Start = 10, Length = int.MaxValue },
        new SpeechCue { Start = 10, Length = -1 },
        new SpeechCue { Start = 9, Length = 2 },
        new SpeechCue { Start = 0, Length = 9 });

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void A_cue_that_is_not_in_the_text_is_refused_by_its_index(SpeechCue cue)
    {
        ArgumentException error = Assert.Throws<ArgumentException>((Request with { Cues = [new SpeechCue { Start = 0 }, cue] }).Validate);

        Assert.Contains("Cues[1]", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("two", error.Message, StringComparison.Ordinal);
        Assert.Empty(SpeechCueRules.Keep(Request.Text, [cue]));
    }

    public static TheoryData<SpeechCue, string> Wrong => new()
    {
        { new SpeechCue { Start = 0, Pause = TimeSpan.FromSeconds(10.1) }, "Pause" },
        { new SpeechCue { Start = 0, Pause = TimeSpan.FromTicks(-1) }, "Pause" },
        { new SpeechCue { Start = 0, Rate = 0.4 }, "Rate" },
        { new SpeechCue { Start = 0, Rate = double.NaN }, "Rate" },
        { new SpeechCue { Start = 0, Pitch = 12.5 }, "Pitch" },
        { new SpeechCue { Start = 0, Volume = double.PositiveInfinity }, "Volume" },
        { new SpeechCue { Start = 0, Emphasis = (SpeechEmphasis)9 }, "Emphasis" },
        { new SpeechCue { Start = 0, Length = 3, Phones = "ˈ" }, "Phones" },
        { new SpeechCue { Start = 0, Length = 3, Phones = "a\u0001" }, "Phones" },
        { new SpeechCue { Start = 0, Length = 3, Phones = new string('a', 1_001) }, "Phones" },
        { new SpeechCue { Start = 0, Length = 3, Locale = "fr\"/>" }, "Locale" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_range_is_refused_by_its_name(SpeechCue cue, string name)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>((Request with { Cues = [cue] }).Validate);

        Assert.Contains($"Cues[0].{name} ", error.Message, StringComparison.Ordinal);
        Assert.Empty(SpeechCueRules.Keep(Request.Text, [cue]));
    }

    [Fact]
    public void Too_many_cues_are_refused_and_a_turn_keeps_the_first()
    {
        SpeechCue[] cues = [.. Enumerable.Repeat(new SpeechCue { Start = 0 }, SpeechRequest.MaxCues + 1)];

        Assert.Throws<ArgumentOutOfRangeException>((Request with { Cues = cues }).Validate);
        Assert.Equal(SpeechRequest.MaxCues, SpeechCueRules.Keep(Request.Text, cues).Count);
    }

    [Fact]
    public void Requests_are_equal_where_their_cues_are()
    {
        SpeechRequest one = Request with { Cues = [new SpeechCue { Start = 4, Length = 3, Rate = 0.5 }] };
        SpeechRequest same = Request with { Cues = [new SpeechCue { Start = 4, Length = 3, Rate = 0.5 }] };

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, Request);
        Assert.NotEqual(one, one with { Cues = [new SpeechCue { Start = 4, Length = 3, Rate = 0.6 }] });
        Assert.NotEqual(one, one with { Text = "One two 😀 threE." });
    }
}
