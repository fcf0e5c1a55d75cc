using AvatarKit.Local.Tests.Speech;

namespace AvatarKit.Local.Tests.LipSync;

/// <summary>Lips that are found in the sound of a word which is said otherwise than it is written.</summary>
[Collection(VoicesGroup.Name)]
public sealed class CuedLipsTests(VoicesFixture fixture)
{
    private const string Text = "We talked to Siobhan in the garden today.";

    private static readonly SpeechCue[] Cues = [new SpeechCue { Start = 13, Length = 7, Phones = "ˈmɑːmɑːmɑːmɑː" }];

    [Fact]
    public async Task Lips_close_where_the_phones_of_a_cue_close_them()
    {
        Spoken spoken = await Spoken.Of(fixture.Voices, new SpeechRequest { Text = Text, Voice = "slt", Cues = Cues });
        SpeechMark word = spoken.Words.Single(mark => mark.Value == "Siobhan");
        AudioFormat format = spoken.Voice.Format;
        ILipSync[] kinds = [new AlignedLipSync(), new AutomaticLipSync()];
        foreach (ILipSync lips in kinds)
        {
            LipSyncSession session = lips.CreateSession(format, Text, "en-US", Cues);
            session.Append(spoken.Audio, []);
            session.Complete();

            Assert.Equal(4, Closures(session.Take(session.Available), word));
        }

        VisemeTrack track = new AlignedLipSync().CreateTrack(new LipSyncInput
        {
            Format = format, Audio = spoken.Audio, Length = spoken.Length, Text = Text, Locale = "en-US", Cues = Cues,
        });
        Assert.Equal(4, Closures(track, word));
    }

    private static int Closures(VisemeTrack track, SpeechMark word)
        => track.Spans.Count(span => span.Viseme == Viseme.PP && span.Start >= word.Start - 800 && span.Start < word.Start + word.Duration);
}
