namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="ILipSync"/> to the test.</summary>
public sealed class LipSyncConformance : ConformanceSuite<ILipSync>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a lip sync; called once per case.</param>
    public LipSyncConformance(Func<CancellationToken, ValueTask<ILipSync>> create)
        : base(create)
    {
        Add(LipSyncCases.A_track_is_on_the_clock_of_the_audio);
        Add(LipSyncCases.Silence_has_a_mouth_at_rest);
        Add(LipSyncCases.Marks_that_make_no_sense_do_no_harm);
        Add(LipSyncCases.The_same_input_gives_the_same_track);
        Add(LipSyncSessionCases.A_session_gives_the_sentence_in_parts_without_a_gap);
        Add(LipSyncSessionCases.What_was_taken_is_over_and_what_is_not_there_cannot_be_taken);
        Add(LipSyncSessionCases.Marks_ahead_of_the_audio_and_none_at_all_do_no_harm);
        Add((lips, token) => LipSyncCases.Sounds_have_their_shapes_at_their_time(lips, Alphabets),
            nameof(LipSyncCases.Sounds_have_their_shapes_at_their_time));
    }

    /// <summary>The alphabets of marks it understands.</summary>
    /// <value>Default: all.</value>
    public IReadOnlyList<PhoneAlphabet> Alphabets { get; init; } =
        [PhoneAlphabet.Oculus, PhoneAlphabet.Arpabet, PhoneAlphabet.Ipa, PhoneAlphabet.Polly, PhoneAlphabet.Azure];
}
