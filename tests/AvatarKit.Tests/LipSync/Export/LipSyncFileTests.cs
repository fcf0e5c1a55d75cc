using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Snapshooter.Xunit;

namespace AvatarKit.Tests.LipSync;

public sealed class LipSyncFileTests
{
    private static readonly Gen<VisemeTrack> AnyTrack = Gen.Select(
        Gen.OneOf(Gen.Const(1), Gen.Const(8_000), Gen.Const(44_100), Gen.Const(768_000)),
        Gen.Select(Gen.Int[0, 14], Gen.Int[0, 900], Gen.Int[1, 900], Gen.OneOf(Gen.Float[0, 1], Gen.Const(float.NaN), Gen.Const(7f))).List[0, 30],
        Gen.Int[0, 900],
        static (rate, shapes, tail) =>
        {
            // Milliseconds and up; at 1 Hz they are seconds.
            long unit = Math.Max(1, rate / 1000);
            List<VisemeSpan> spans = [];
            long at = 0;
            foreach ((int viseme, int gap, int length, float weight) in shapes)
            {
                at += gap % 3 == 0 ? gap * unit / 10 : 0;
                spans.Add(new VisemeSpan((Viseme)viseme, at, length * unit, weight));
                at += length * unit;
            }

            return new VisemeTrack(rate, at + (tail * unit), spans);
        });

    public static TheoryData<LipSyncFileFormat> All => [.. Enum.GetValues<LipSyncFileFormat>()];

    [Theory]
    [InlineData(LipSyncFileFormat.Oculus)]
    [InlineData(LipSyncFileFormat.Rhubarb)]
    [InlineData(LipSyncFileFormat.RhubarbTsv)]
    [InlineData(LipSyncFileFormat.RhubarbXml)]
    public async Task A_file_looks_as_other_tools_know_it(LipSyncFileFormat format)
        => Snapshot.Match(
            await TrackFiles.TextAsync(TrackFiles.Papa, format, new LipSyncFileOptions { SoundFile = "papa.wav" }), $"LipSyncFileTests.{format}");

    [Fact]
    public async Task Azure_events_look_as_its_SDK_reports_them()
    {
        JsonElement events = await TrackFiles.JsonAsync(TrackFiles.Papa, LipSyncFileFormat.Azure);

        Assert.Equal(
            [(0, 21), (833125, 2), (2083125, 21), (2708125, 2), (4375000, 0), (5375000, 18), (6375000, 4), (7875000, 14), (10250000,
                7), (11500000, 0), (12500000, 0)],
            events.EnumerateArray().Select(static one => (one.GetProperty("audioOffset").GetInt64(), one.GetProperty("visemeId").GetInt32())));
    }

    [Fact]
    public void An_oculus_track_covers_its_audio_and_says_what_it_was_made_of()
        => AnyTrack.Check(static track =>
        {
            JsonElement file = TrackFiles.JsonAsync(track, LipSyncFileFormat.Oculus).GetAwaiter().GetResult();
            AudioFormat clock = AudioFormat.Pcm16(track.SampleRate);

            Assert.Equal(clock.ToTime(track.Length).TotalMilliseconds, file.GetProperty("durationMs").GetDouble(), 0.002);
            double end = 0;
            foreach (JsonElement cue in file.GetProperty("visemes").EnumerateArray())
            {
                (double start, double duration) = (cue.GetProperty("startMs").GetDouble(), cue.GetProperty("durationMs").GetDouble());
                Assert.Equal(end, start, 0.01);
                Assert.True(duration > 0);
                Assert.InRange(cue.GetProperty("weight").GetDouble(), 0, 1);
                string expected = ShapeAt(track, (start + (duration / 2)) / 1000);
                Assert.Equal(expected, cue.GetProperty("viseme").GetString());
                end = start + duration;
            }

            Assert.Equal(file.GetProperty("durationMs").GetDouble(), end, 0.01);
        }, cases: 150);

    [Fact]
    public void Rhubarb_cues_touch_and_cover_the_audio()
        => AnyTrack.Check(static track =>
        {
            string[] lines = TrackFiles.TextAsync(track, LipSyncFileFormat.RhubarbTsv).GetAwaiter().GetResult()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
            JsonElement json = TrackFiles.JsonAsync(track, LipSyncFileFormat.Rhubarb).GetAwaiter().GetResult();
            XElement xml = XElement.Parse(TrackFiles.TextAsync(track, LipSyncFileFormat.RhubarbXml).GetAwaiter().GetResult());

            var cues = json.GetProperty("mouthCues").EnumerateArray().Select(static cue =>
                (cue.GetProperty("start").GetDecimal(), cue.GetProperty("end").GetDecimal(), cue.GetProperty("value").GetString()!)).ToList();
            decimal end = 0;
            foreach ((decimal start, decimal until, string value) in cues)
            {
                Assert.Equal(end, start);
                Assert.True(until > start || cues.Count == 1);
                Assert.Contains(value, "ABCDEFGHX", StringComparison.Ordinal);
                end = until;
            }

            decimal duration = json.GetProperty("metadata").GetProperty("duration").GetDecimal();
            Assert.Equal(duration, end);
            Assert.InRange((double)duration, ((double)track.Length / track.SampleRate) - 0.0051, ((double)track.Length / track.SampleRate) + 0.0051);
            Assert.Equal(cues, xml.Element("mouthCues")!.Elements()
                .Select(static cue => (Number(cue.Attribute("start")!.Value), Number(cue.Attribute("end")!.Value), cue.Value)));
            Assert.Equal(duration, Number(lines[^1].Split('\t')[0]));
            Assert.Equal(duration == 0 ? [] : cues.Select(static cue => $"{cue.Item1:0.00}\t{cue.Item3}"), lines[..^1]);
        }, cases: 100);

    [Theory]
    [InlineData(24)]
    [InlineData(60)]
    public async Task Arkit_frames_have_a_value_for_every_name(int frameRate)
    {
        JsonElement file = await TrackFiles.JsonAsync(TrackFiles.Papa, LipSyncFileFormat.Arkit, new LipSyncFileOptions { FrameRate = frameRate });

        Assert.Equal(["fps", "names", "frames"], file.EnumerateObject().Select(static one => one.Name));
        string[] names = [.. file.GetProperty("names").EnumerateArray().Select(static one => one.GetString()!)];
        Assert.Equal(FaceTrack.ChannelCount, names.Length);
        Assert.Equal("browDownLeft", names[0]);
        Assert.Equal(["tongueOut", "headYaw", "headPitch", "headRoll"], names[^4..]);
        Assert.Equal(frameRate, file.GetProperty("fps").GetInt32());
        Assert.Equal((int)Math.Ceiling(1.25 * frameRate) + 1, file.GetProperty("frames").GetArrayLength());
        Assert.All(file.GetProperty("frames").EnumerateArray(), frame =>
        {
            double[] pose = [.. frame.EnumerateArray().Select(static one => one.GetDouble())];
            Assert.Equal(names.Length, pose.Length);
            Assert.All(pose[..^3], static value => Assert.InRange(value, 0, 1));
            Assert.All(pose[^3..], static value => Assert.InRange(value, -15, 15));
        });
    }

    [Fact]
    public async Task Arkit_and_Azure_frames_are_the_poses_of_the_face_track()
    {
        SpokenSegment segment = TrackFiles.Segment(TrackFiles.Papa) with { IsLast = true };
        FaceTrack face = ((FaceTrackRendering)await new FaceTrackRenderer()
            .RenderAsync(new[] { segment }.ToAsyncEnumerable(), new RenderOptions { Seed = 7 })
            .FirstAsync()).Track;

        JsonElement arkit =
            (await TrackFiles.JsonAsync(TrackFiles.Papa, LipSyncFileFormat.Arkit, new LipSyncFileOptions { Seed = 7 })).GetProperty("frames");
        List<double[]> azure = AzureFrames(
            await TrackFiles.JsonAsync(TrackFiles.Papa, LipSyncFileFormat.Azure, new LipSyncFileOptions { Seed = 7 }));

        Assert.Equal(face.FrameCount, arkit.GetArrayLength());
        Assert.Equal(face.FrameCount, azure.Count);
        for (int frame = 0; frame < face.FrameCount; frame++)
        {
            for (int channel = 0; channel < FaceTrack.ChannelCount; channel++)
            {
                Assert.Equal(face[frame][channel], arkit[frame][channel].GetDouble(), 0.006);
            }

            Assert.Equal(55, azure[frame].Length);
            Assert.Equal(face[frame, FaceChannel.EyeBlinkLeft], azure[frame][0], 0.001);
            Assert.Equal(face[frame, FaceChannel.JawOpen], azure[frame][17], 0.001);
            Assert.Equal(face[frame, FaceChannel.MouthPucker], azure[frame][20], 0.001);
            Assert.Equal(face[frame, FaceChannel.MouthPressLeft], azure[frame][35], 0.001);
            Assert.Equal(face[frame, FaceChannel.TongueOut], azure[frame][51], 0.001);
            Assert.Equal([0, 0, 0], azure[frame][52..]);
        }
    }

    [Fact]
    public void Azure_names_every_shape_once()
        => Assert.Equal(Enum.GetValues<FaceChannel>().Where(static channel => channel < FaceChannel.HeadYaw), AzureShapes.Order.Order());

    [Fact]
    public void What_is_written_for_Azure_is_read_back_as_the_same_shape()
        => Assert.All(Enum.GetValues<Viseme>(), static viseme
            => Assert.Equal(viseme, PhoneTables.Find(PhoneAlphabet.Azure, AzureShapes.Id(viseme).ToString(CultureInfo.InvariantCulture))[0].Viseme));

    [Fact]
    public async Task Segments_follow_each_other_on_one_clock()
    {
        // A segment of 1.25 s, a rest of half a second, and another: at 60 frames a second 3 s are 180 frames and the last.
        SpokenSegment[] segments = [TrackFiles.Segment(TrackFiles.Papa), TrackFiles.Segment(TrackFiles.Papa, TimeSpan.FromSeconds(1.75), index: 1)];

        JsonElement oculus = JsonDocument.Parse(await TrackFiles.TextAsync(segments, LipSyncFileFormat.Oculus)).RootElement;
        JsonElement arkit = JsonDocument.Parse(await TrackFiles.TextAsync(segments, LipSyncFileFormat.Arkit)).RootElement;
        List<double[]> azure = AzureFrames(JsonDocument.Parse(await TrackFiles.TextAsync(segments, LipSyncFileFormat.Azure)).RootElement);

        Assert.Equal(3000, oculus.GetProperty("durationMs").GetDouble());
        JsonElement rest = oculus.GetProperty("visemes").EnumerateArray()
            .Single(static cue => cue.GetProperty("startMs").GetDouble() is > 1000 and < 1700 && cue.GetProperty("viseme").GetString() == "sil");
        Assert.Equal((1150, 600), (rest.GetProperty("startMs").GetDouble(), rest.GetProperty("durationMs").GetDouble()));
        Assert.Equal(181, arkit.GetProperty("frames").GetArrayLength());
        Assert.Equal(181, azure.Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_audio_at_all_is_a_good_file(LipSyncFileFormat format)
    {
        string text = await TrackFiles.TextAsync(new VisemeTrack(16_000, 0, []), format);
        string none = await TrackFiles.TextAsync([], format);

        Assert.All([text, none], one => Assert.True(format switch
        {
            LipSyncFileFormat.RhubarbTsv => one == "0.00\tX\n",
            LipSyncFileFormat.RhubarbXml => XElement.Parse(one).Element("mouthCues")!.Elements().Single().Value == "X",
            _ => JsonDocument.Parse(one).RootElement.ValueKind != JsonValueKind.Undefined,
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(241)]
    public async Task An_absurd_frame_rate_is_refused(int frameRate)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => TrackFiles.TextAsync(TrackFiles.Papa, LipSyncFileFormat.Arkit, new LipSyncFileOptions { FrameRate = frameRate }));

    [Fact]
    public async Task An_unknown_format_is_refused()
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => TrackFiles.TextAsync(TrackFiles.Papa, (LipSyncFileFormat)99));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_failure_of_the_stream_is_the_error_that_comes_through(LipSyncFileFormat format)
    {
        await using var full = new FullStream();

        IOException error = await Assert.ThrowsAsync<IOException>(() => LipSyncFile.WriteAsync(full, TrackFiles.Papa, format));

        Assert.Equal("No space left.", error.Message);
    }

    private static List<double[]> AzureFrames(JsonElement events)
    {
        List<double[]> frames = [];
        foreach (JsonElement one in events.EnumerateArray())
        {
            if (one.GetProperty("animation").GetString() is { Length: > 0 } animation)
            {
                JsonElement chunk = JsonDocument.Parse(animation).RootElement;
                Assert.Equal(frames.Count, chunk.GetProperty("FrameIndex").GetInt32());
                Assert.True(frames.Count / 60.0 >= (one.GetProperty("audioOffset").GetInt64() / 1e7) - 1e-6);
                frames.AddRange(chunk.GetProperty("BlendShapes").EnumerateArray()
                    .Select(static frame => frame.EnumerateArray().Select(static value => value.GetDouble()).ToArray()));
            }
        }

        return frames;
    }

    private static string ShapeAt(VisemeTrack track, double seconds)
    {
        double sample = seconds * track.SampleRate;
        Viseme shape =
            track.Spans.Where(span => span.Start <= sample && sample < span.End).Select(static span => span.Viseme).FirstOrDefault(Viseme.Sil);
        return shape switch { Viseme.Sil => "sil", Viseme.Kk => "kk", Viseme.Nn => "nn", Viseme.Aa => "aa", _ => shape.ToString() };
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
