namespace AvatarKit.Aws;

/// <summary>A voice of Polly's.</summary>
/// <param name="Id">Its id on the wire.</param>
/// <param name="Name">Its name as it is written.</param>
/// <param name="LanguageCode">The language it speaks, in Polly's codes.</param>
/// <param name="Engines">The engines it speaks with, by their names on the wire.</param>
/// <param name="AdditionalLanguageCodes">Further languages it speaks like its own.</param>
internal sealed record PollyVoice(
    string Id, string Name, string LanguageCode, IReadOnlyList<string> Engines, IReadOnlyList<string>? AdditionalLanguageCodes = null)
{
    public IEnumerable<PollyEngine> KnownEngines => Engines.Select(PollyEngines.Find).OfType<PollyEngine>();

    public IEnumerable<string> LanguageCodes => [LanguageCode, .. AdditionalLanguageCodes ?? []];
}
