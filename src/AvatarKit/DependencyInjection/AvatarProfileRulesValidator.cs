using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of a profile that stand between its settings, or are more than a range.</summary>
internal sealed class AvatarProfileRulesValidator(IServiceProviderIsKeyedService registered) : IValidateOptions<AvatarProfile>
{
    public ValidateOptionsResult Validate(string? name, AvatarProfile options)
    {
        var result = new ValidateOptionsResultBuilder();
        string avatar = LoadedSettings.SettingName(name);
        if (!string.IsNullOrWhiteSpace(options.Locale) && !AdmitStage.IsWellFormedLocale(options.Locale))
        {
            result.AddError($"{avatar}.Locale is '{options.Locale.Trim()}'; it takes a BCP-47 language tag such as 'en-US'.");
        }

        if (options.Character is not null && options.Portrait is not null)
        {
            result.AddError($"{avatar}.Portrait is '{options.Portrait}' and {avatar}.Character is '{options.Character}'; it takes one of them.");
        }

        if (options.Mood is { } mood && !Enum.IsDefined(mood))
        {
            result.AddError($"{avatar}.Mood is {mood}; it takes {string.Join(", ", Enum.GetNames<Mood>())}.");
        }

        if (options.KnowledgeBase is { } key && !registered.IsKeyedService(typeof(IKnowledgeBase), key))
        {
            result.AddError(
                $"{avatar}.KnowledgeBase is '{key}'; it takes the key of an IKnowledgeBase that is registered: "
                    + $"AddKeyedSingleton<IKnowledgeBase>(\"{key}\", …).");
        }

        return result.Build();
    }
}
