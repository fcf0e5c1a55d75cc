namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="IConversationStore"/> to the test.</summary>
/// <remarks>
/// The store runs on the system's clock. Cases use tenants and users of their own, so that the medium need not be empty; but one of them
/// erases what has been inactive, of every tenant: never let the suite at data you want to keep.
/// </remarks>
/// <example>
/// <code>
/// await new ConversationStoreConformance(_ => new(new MyStore(NewDatabase()))).RunAllAsync();
/// </code>
/// </example>
public sealed class ConversationStoreConformance : ConformanceSuite<IConversationStore>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a store; called once per case.</param>
    /// <param name="reopen">
    /// Makes another store over the medium of the given one, which is no longer used and may be closed first; for durable stores.
    /// <see langword="null"/> leaves out the cases of durability.
    /// </param>
    /// <param name="share">
    /// Makes another store over the medium of the given one, which stays in use; for stores that several processes or nodes share.
    /// <see langword="null"/> leaves out the cases of one truth in two stores.
    /// </param>
    public ConversationStoreConformance(
        Func<CancellationToken, ValueTask<IConversationStore>> create,
        Func<IConversationStore, CancellationToken, ValueTask<IConversationStore>>? reopen = null,
        Func<IConversationStore, CancellationToken, ValueTask<IConversationStore>>? share = null)
        : base(create)
    {
        Add(StoreVersionCases.A_conversation_that_does_not_exist_is_empty_at_version_0);
        Add(StoreVersionCases.A_started_turn_is_stored_as_pending);
        Add(StoreVersionCases.Every_start_and_end_raises_the_version);
        Add(StoreVersionCases.A_version_that_is_not_the_conversations_is_a_conflict_and_stores_nothing);
        Add(StoreVersionCases.Of_concurrent_starts_at_one_version_one_wins);
        Add(StoreVersionCases.Turns_of_many_writers_are_each_stored_once_without_gaps);
        Add(StoreVersionCases.A_window_is_a_snapshot);
        Add(StoreAttemptCases.A_completed_turn_is_given_as_it_stands);
        Add(StoreAttemptCases.An_interrupted_turn_is_given_as_it_stands);
        Add(StoreAttemptCases.A_failed_turn_is_started_again_in_its_place);
        Add(StoreAttemptCases.A_young_pending_turn_is_left_alone);
        Add(StoreAttemptCases.An_old_pending_turn_is_taken_over_in_its_place);
        Add(StoreAttemptCases.Of_concurrent_starts_of_one_turn_one_owns_it);
        Add(StoreAttemptCases.Of_concurrent_takeovers_one_owns_the_turn);
        Add(StoreAttemptCases.A_superseded_attempt_cannot_end_the_turn);
        Add(StoreAttemptCases.A_superseded_attempt_cannot_change_a_turn_that_has_ended);
        Add(StoreAttemptCases.Ending_a_turn_again_changes_nothing);
        Add(StoreAttemptCases.A_turn_that_is_not_there_cannot_be_ended);
        Add(StoreCutCases.The_latest_turn_is_cut_to_what_was_heard);
        Add(StoreCutCases.A_turn_is_cut_further_and_never_lengthened);
        Add(StoreCutCases.A_cut_after_the_last_word_still_interrupts);
        Add(StoreCutCases.A_failed_turn_is_cut_and_can_still_be_tried_again);
        Add(StoreCutCases.Only_the_latest_turn_that_has_ended_is_cut);
        Add(StoreCutCases.A_cut_keeps_all_else_that_the_result_has);
        Add(StoreCutCases.Of_concurrent_cuts_the_shortest_stands);
        Add(StoreRatingCases.A_rating_is_kept_beside_the_answer);
        Add(StoreRatingCases.A_rating_of_a_turn_that_is_not_there_is_not_kept);
        Add(StoreRatingCases.A_rating_stays_through_the_end_and_a_cut_and_goes_with_the_attempt);
        Add(StoreContentCases.A_result_comes_back_whole);
        Add(StoreContentCases.Text_of_every_script_comes_back_as_it_was);
        Add(StoreContentCases.A_long_text_comes_back_as_it_was);
        Add(StoreContentCases.A_window_has_the_latest_turns_oldest_first);
        Add(StoreContentCases.An_export_has_every_turn_in_order);
        Add(StoreContentCases.A_summary_is_kept_unless_it_covers_less);
        Add(StoreContentCases.A_summary_of_no_conversation_is_ignored);
        Add(StoreIsolationCases.Conversations_of_other_users_and_tenants_never_meet);
        Add(StoreIsolationCases.Ids_that_look_alike_are_different);
        Add(StoreIdCases.An_id_that_no_store_could_keep_apart_is_refused);
        Add(StoreIsolationCases.A_turn_id_belongs_to_its_conversation);
        Add(StoreIsolationCases.A_list_has_the_users_conversations_latest_active_first);
        Add(StoreErasureCases.An_erased_conversation_is_gone_and_begins_anew);
        Add(StoreErasureCases.A_turn_erased_while_pending_does_not_come_back);
        Add(StoreErasureCases.An_end_from_before_the_erasure_is_not_that_of_a_turn_begun_since);
        Add(StoreLateCases.A_message_asked_before_an_erasure_is_refused);
        Add(StoreLateCases.A_summary_begun_before_an_erasure_is_not_that_of_the_conversation_begun_anew);
        Add(StoreErasureCases.Erasing_a_user_erases_all_of_the_users_and_nothing_else);
        Add(StoreErasureCases.Erasing_what_is_inactive_spares_what_was_written_later);
        Add(StoreErasureCases.A_cancelled_call_is_cancelled_and_writes_nothing);
        if (reopen is not null)
        {
            var durability = new StoreDurabilityCases(reopen);
            Add(durability.Everything_is_there_after_reopening);
        }

        if (share is not null)
        {
            var sharing = new StoreSharingCases(share);
            Add(sharing.Two_stores_on_one_medium_keep_one_truth);
        }
    }
}
