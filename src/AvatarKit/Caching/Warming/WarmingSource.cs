using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>The questions of a scheduled run: those asked most, then those of the file, for each avatar and locale.</summary>
internal sealed class WarmingSource(WarmingOptions options, MostAsked asked, string tenantId)
{
    public async IAsyncEnumerable<WarmingQuestion> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (WarmingQuestion question in asked.Find(options.MostAsked, tenantId))
        {
            yield return question;
        }

        if (options.File is not { } file)
        {
            yield break;
        }

        await foreach (WarmingQuestion question in WarmingFile.ReadAsync(file, cancellationToken).ConfigureAwait(false))
        {
            foreach (string? avatar in Named(question.AvatarId, options.AvatarIds))
            {
                foreach (string? locale in Named(question.Locale, options.Locales))
                {
                    yield return question with { AvatarId = avatar, Locale = locale };
                }
            }
        }
    }

    private static IEnumerable<string?> Named(string? own, IList<string> all)
        => own is not null || all.Count == 0 ? [own] : all.Select(static name => (string?)name);
}
