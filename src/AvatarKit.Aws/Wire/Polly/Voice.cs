namespace AvatarKit.Aws.Wire.Polly;

/// <summary>A voice Polly has.</summary>
internal sealed class Voice
{
    public string Id { get; set; } = "";

    public string? Name { get; set; }

    public string? Gender { get; set; }

    public string? LanguageCode { get; set; }

    public string? LanguageName { get; set; }

    public List<string>? AdditionalLanguageCodes { get; set; }

    public List<string>? SupportedEngines { get; set; }
}
