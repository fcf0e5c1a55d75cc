namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="IAvatarRenderer"/> to the test, with short turns of made-up speech.</summary>
public sealed class AvatarRendererConformance : ConformanceSuite<IAvatarRenderer>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a renderer; called once per case.</param>
    public AvatarRendererConformance(Func<CancellationToken, ValueTask<IAvatarRenderer>> create)
        : base(create)
    {
        Add(RendererFaceCases.Every_segment_has_exactly_one_face_track_in_order);
        Add(RendererFaceCases.A_track_covers_the_audio_at_the_frame_rate);
        Add(RendererFaceCases.Every_value_is_in_its_range);
        Add(RendererFaceCases.The_mouth_opens_for_vowels_and_closes_for_lips);
        Add(RendererFaceCases.The_mouth_is_closed_when_the_turn_has_been_said);
        Add(RendererPieceCases.A_sentence_in_pieces_has_a_track_for_each_of_them);
        Add(RendererPieceCases.The_mouth_goes_on_from_piece_to_piece_and_closes_for_lips_that_are_cut);
        Add(RendererFaceCases.The_same_seed_gives_the_same_frames_also_at_once);
        Add(RendererFlowCases.A_turn_without_speech_has_no_renderings);
        Add(RendererFlowCases.A_segment_is_rendered_before_the_next_is_there);
        Add(RendererFlowCases.Segments_are_pulled_only_as_fast_as_renderings_are);
        Add(RendererFlowCases.A_cancelled_rendering_is_cancelled_and_lets_go_of_the_speech);
        Add(RendererFlowCases.A_rendering_that_is_left_lets_go_of_the_speech);
        Add(RendererVideoCases.A_turn_has_video_only_when_it_is_asked_for);
        Add(RendererVideoCases.Every_segment_has_its_face_track_also_with_video);
        Add(RendererVideoCases.A_video_begins_with_its_initialisation_and_goes_on_without_a_gap);
        Add(RendererPieceCases.A_sentence_in_pieces_is_one_video_without_a_gap);
        Add(RendererFlowCases.Speech_that_fails_fails_the_rendering);
    }
}
