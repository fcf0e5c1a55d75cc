namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="IAssetStore"/> to the test.</summary>
/// <remarks>Cases use owners of their own, so that the medium need not be empty. The largest asset is 3 MB.</remarks>
public sealed class AssetStoreConformance : ConformanceSuite<IAssetStore>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a store; called once per case.</param>
    /// <param name="reopen">
    /// Makes another store over the medium of the given one, which is still open; for durable stores.
    /// <see langword="null"/> leaves out the case of durability.
    /// </param>
    public AssetStoreConformance(
        Func<CancellationToken, ValueTask<IAssetStore>> create,
        Func<IAssetStore, CancellationToken, ValueTask<IAssetStore>>? reopen = null)
        : base(create)
    {
        Add(AssetContentCases.What_is_put_can_be_read_byte_for_byte);
        Add(AssetContentCases.A_stream_is_read_from_where_it_stands_and_stays_the_callers);
        Add(AssetContentCases.A_stream_that_cannot_seek_and_gives_little_at_a_time_is_read_whole);
        Add(AssetContentCases.What_is_known_of_an_asset_is_what_was_put);
        Add(AssetContentCases.Ids_are_safe_and_never_given_twice);
        Add(AssetContentCases.Readers_do_not_disturb_each_other);
        Add(AssetContentCases.Concurrent_puts_are_all_stored);
        Add(AssetLifeCases.An_unknown_id_is_nothing);
        Add(AssetLifeCases.A_deleted_asset_is_gone);
        Add(AssetOwnerCases.Deleting_a_conversations_assets_deletes_all_of_them_and_nothing_else);
        Add(AssetOwnerCases.Deleting_a_persons_assets_deletes_those_of_all_conversations_and_nothing_else);
        Add(AssetErasureCases.An_owners_assets_are_listed_and_nobody_elses);
        Add(AssetErasureCases.What_is_put_of_work_begun_before_its_owner_was_deleted_is_refused);
        Add(AssetErasureCases.What_is_put_while_its_owner_is_deleted_is_there_whole_or_not_at_all);
        Add(AssetOwnerCases.Ids_with_separators_never_lead_to_another_owner);
        Add(AssetOwnerCases.An_upload_without_an_owner_or_a_type_is_refused);
        Add(AssetLifeCases.A_put_that_fails_half_way_leaves_nothing);
        Add(AssetLifeCases.A_put_that_is_cancelled_half_way_leaves_nothing);
        Add(AssetLifeCases.A_cancelled_call_is_cancelled_and_changes_nothing);
        Add(AssetLifeCases.A_URL_is_absolute_where_there_is_one);
        if (reopen is not null)
        {
            Add((store, token) => AssetLifeCases.Assets_are_there_after_reopening(store, reopen, token),
                nameof(AssetLifeCases.Assets_are_there_after_reopening));
        }
    }
}
