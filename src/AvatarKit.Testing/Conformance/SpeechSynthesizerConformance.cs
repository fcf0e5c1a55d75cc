namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="ISpeechSynthesizer"/> to the test, with the voices it lists: at least one must be there.</summary>
public sealed class SpeechSynthesizerConformance : ConformanceSuite<ISpeechSynthesizer>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a synthesizer; called once per case. To share one that is slow to load,
    /// give something that does not dispose it.</param>
    public SpeechSynthesizerConformance(Func<CancellationToken, ValueTask<ISpeechSynthesizer>> create)
        : base(create)
    {
        Add((voice, token) => SpeechClockCases.Marks_lie_inside_the_audio(voice, Scene, token), nameof(SpeechClockCases.Marks_lie_inside_the_audio));
        Add((voice, token) => SpeechClockCases.Marks_come_in_order_within_their_kind(voice, Scene, token),
            nameof(SpeechClockCases.Marks_come_in_order_within_their_kind));
        Add((voice, token) => SpeechClockCases.Marks_come_with_their_audio_or_before_it(voice, Scene, token),
            nameof(SpeechClockCases.Marks_come_with_their_audio_or_before_it));
        Add((voice, token) => SpeechClockCases.Words_are_where_they_stand_in_the_text(voice, Scene, token),
            nameof(SpeechClockCases.Words_are_where_they_stand_in_the_text));
        Add((voice, token) => SpeechClockCases.Visemes_say_their_alphabet(voice, Scene, token), nameof(SpeechClockCases.Visemes_say_their_alphabet));
        Add((voice, token) => SpeechClockCases.Faster_speech_is_shorter(voice, Scene, token), nameof(SpeechClockCases.Faster_speech_is_shorter));
        Add((voice, token) => SpeechCueCases.Cues_leave_every_word_in_its_place(voice, Scene, token),
            nameof(SpeechCueCases.Cues_leave_every_word_in_its_place));
        Add((voice, token) => SpeechCueCases.A_pause_is_heard_where_a_voice_can_pause(voice, Scene, CanPause, token),
            nameof(SpeechCueCases.A_pause_is_heard_where_a_voice_can_pause));
        Add((voice, token) => SpeechCueCases.A_cue_outside_the_text_is_refused(voice, Scene, token),
            nameof(SpeechCueCases.A_cue_outside_the_text_is_refused));
        Add((voice, token) => SpeechVoiceCases.The_voices_listed_can_be_asked_for(voice, Scene, token),
            nameof(SpeechVoiceCases.The_voices_listed_can_be_asked_for));
        Add((voice, token) => SpeechVoiceCases.Every_chunk_has_the_same_voice_and_format(voice, Scene, token),
            nameof(SpeechVoiceCases.Every_chunk_has_the_same_voice_and_format));
        Add((voice, token) => SpeechVoiceCases.A_voice_is_heard_unless_it_is_silent(voice, Scene, token),
            nameof(SpeechVoiceCases.A_voice_is_heard_unless_it_is_silent));
        Add((voice, token) => SpeechVoiceCases.An_unknown_voice_is_not_found(voice, Scene, token),
            nameof(SpeechVoiceCases.An_unknown_voice_is_not_found));
        Add((voice, token) => SpeechVoiceCases.A_locale_nobody_speaks_finds_no_voice(voice, token),
            nameof(SpeechVoiceCases.A_locale_nobody_speaks_finds_no_voice));
        Add((voice, token) => SpeechVoiceCases.Nothing_to_say_is_no_sound_and_no_failure(voice, Scene, token),
            nameof(SpeechVoiceCases.Nothing_to_say_is_no_sound_and_no_failure));
        Add((voice, token) => SpeechCallerCases.Concurrent_speech_does_not_mix(voice, Scene, token),
            nameof(SpeechCallerCases.Concurrent_speech_does_not_mix));
        Add((voice, token) => SpeechCallerCases.Audio_that_was_given_never_changes(voice, Scene, token),
            nameof(SpeechCallerCases.Audio_that_was_given_never_changes));
        Add((voice, token) => SpeechCallerCases.A_cancelled_call_is_cancelled(voice, Scene, token),
            nameof(SpeechCallerCases.A_cancelled_call_is_cancelled));
        Add((voice, token) => SpeechCallerCases.Speech_cancelled_half_way_ends_and_leaves_the_voice_free(voice, Scene, token),
            nameof(SpeechCallerCases.Speech_cancelled_half_way_ends_and_leaves_the_voice_free));
        Add((voice, token) => SpeechCallerCases.Speech_left_half_way_leaves_the_voice_free(voice, Scene, token),
            nameof(SpeechCallerCases.Speech_left_half_way_leaves_the_voice_free));
    }

    /// <summary>The locale spoken.</summary>
    /// <value>Default <see langword="null"/>: that of the first voice listed.</value>
    public string? Locale { get; init; }

    /// <summary>Whether the voice pauses where <see cref="SpeechCue.Pause"/> asks for it: then its sound must be longer by it.</summary>
    /// <value>Default <see langword="false"/>: pauses may be left out.</value>
    public bool CanPause { get; init; }

    /// <summary>Two or more plain sentences in that locale, in words a voice reads as they are written: no numbers, no abbreviations.</summary>
    /// <value>Default: four in English.</value>
    public IReadOnlyList<string> Sentences
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            ArgumentOutOfRangeException.ThrowIfLessThan(value.Count, 2, nameof(value));
            field = value;
        }
    } =
    [
        "The quick brown fox jumps over the lazy dog.",
        "My mother makes warm bread every Sunday morning.",
        "Where would you like to go today?",
        "Please bring the blue book back to me.",
    ];

    private SpeechScene Scene => new(Locale, Sentences);
}
