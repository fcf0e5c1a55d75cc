using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using AvatarKit.AspNetCore;
using AvatarKit.Aws;
using AvatarKit.Local;
using AvatarKit.Redis;
using AvatarKit.Rendering;

namespace AvatarKit.EndToEnd.Tests.Docs;

public sealed partial class SettingsTableTests
{
    /// <summary>What is read from configuration, by the section.</summary>
    internal static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        ["AvatarKit"] = typeof(AvatarChatbotOptions),
        ["AvatarKit:Avatar"] = typeof(AvatarProfile),
        ["AvatarKit:Privacy:Redaction"] = typeof(RedactionOptions),
        ["AvatarKit:Privacy:Consent"] = typeof(ConsentOptions),
        ["AvatarKit:Privacy:Disclosure"] = typeof(DisclosureOptions),
        ["AvatarKit:Sessions"] = typeof(SessionOptions),
        ["AvatarKit:Web"] = typeof(AvatarChatOptions),
        ["AvatarKit:SpeechCache"] = typeof(SpeechCacheOptions),
        ["AvatarKit:ResponseCache"] = typeof(ResponseCacheOptions),
        ["AvatarKit:Warming"] = typeof(WarmingOptions),
        ["AvatarKit:Privacy:Audit"] = typeof(AuditOptions),
        ["AvatarKit:Privacy:Encryption"] = typeof(EncryptionOptions),
        ["AvatarKit:Privacy:Retention"] = typeof(RetentionOptions),
        ["AvatarKit:InMemoryStorage"] = typeof(InMemoryStorageOptions),
#pragma warning disable AVATARKIT001 // Its settings are documented like all.
        ["AvatarKit:SpeechClient"] = typeof(SpeechClientOptions),
#pragma warning restore AVATARKIT001
        ["AvatarKit:Local"] = typeof(LocalOptions),
        ["AvatarKit:Local:Conversations"] = typeof(SqliteConversationStoreOptions),
        ["AvatarKit:Local:Consents"] = typeof(SqliteConsentStoreOptions),
        ["AvatarKit:Local:Costs"] = typeof(SqliteCostLedgerOptions),
        ["AvatarKit:Local:Assets"] = typeof(FileSystemAssetStoreOptions),
        ["AvatarKit:Local:Voices"] = typeof(LocalSpeechOptions),
        ["AvatarKit:Local:Answers"] = typeof(KnowledgeChatClientOptions),
        ["AvatarKit:Video"] = typeof(VideoRenderingOptions),
        ["AvatarKit:Redis"] = typeof(RedisOptions),
        ["AvatarKit:Aws"] = typeof(AwsOptions),
    };

    /// <summary>What code alone can set.</summary>
    private static readonly string[] CodeOnly =
        [
            "AvatarKit:Avatar:Tools", "AvatarKit:Avatar:Pronunciations", "AvatarKit:ResponseCache:Partition",
            "AvatarKit:Web:TenantOf", "AvatarKit:Web:UserOf",
        ];

    [Fact]
    public async Task Every_setting_is_in_the_table_and_nothing_else()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "settings.md"));

        string[] documented = [.. Row().Matches(page).Select(static row => row.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] known =
        [
            .. Sections.SelectMany(static section => Settings(section.Key, section.Value)).Distinct().Order(StringComparer.Ordinal),
        ];

        Assert.Equal(known, documented);
    }

    private static IEnumerable<string> Settings(string path, Type options)
    {
        foreach (PropertyInfo property in options.GetProperties())
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            string place = $"{path}:{property.Name}";
            if (CodeOnly.Contains(place))
            {
                continue;
            }

            bool isMany = type.IsGenericType
                && (type.GetGenericTypeDefinition() == typeof(IDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IList<>));
            if (isMany && IsGroup(type.GenericTypeArguments[^1]))
            {
                (place, type) = ($"{place}:*", type.GenericTypeArguments[^1]);
            }

            foreach (string setting in IsGroup(type) ? Settings(type == typeof(PollyQuota) ? $"{path}:*" : place, type) : [place])
            {
                yield return setting;
            }
        }
    }

    private static bool IsGroup(Type type) => type.IsClass && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type)
        && !typeof(Delegate).IsAssignableFrom(type) && type != typeof(AvatarFace) && type != typeof(Background);

    [GeneratedRegex(@"^\| `(AvatarKit:[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
