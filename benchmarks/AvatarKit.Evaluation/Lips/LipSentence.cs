using System.Text.Json;

namespace AvatarKit.Evaluation;

/// <summary>A sentence of the set.</summary>
internal sealed record LipSentence(string Voice, string Locale, double Rate, string Text)
{
    /// <summary>The set that comes with this program: languages by turns, so that the first few are already varied.</summary>
    public static IReadOnlyList<LipSentence> ReadAll()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "lips", "sentences.json");
        LipSentence[] all = JsonSerializer.Deserialize<LipSentence[]>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;
        return [.. all.GroupBy(static sentence => sentence.Voice)
            .SelectMany(static group => group.Select(static (sentence, index) => (sentence, index)))
            .OrderBy(static item => item.index)
            .Select(static item => item.sentence)];
    }
}
