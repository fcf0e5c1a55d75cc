namespace AvatarKit.EndToEnd.Tests.Reference;

/// <summary>What editors say about <c>appsettings.json</c>, as a validator of JSON schemas says it.</summary>
public sealed class ConfigurationSchemaTests(JudgedDocuments judged) : IClassFixture<JudgedDocuments>
{
    public static TheoryData<string> Fine => [.. JudgedDocuments.Fine.Keys];

    public static TheoryData<string, string> Wrong
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach ((string document, string complaint) in JudgedDocuments.Wrong)
            {
                rows.Add(document, complaint);
            }

            return rows;
        }
    }

    [SchemaTheory]
    [MemberData(nameof(Fine))]
    public void What_applications_have_passes(string name) => Assert.Empty(judged.Complaints[name]);

    [SchemaTheory]
    [MemberData(nameof(Wrong))]
    public void A_mistake_is_found(string document, string complaint) => Assert.Equal([complaint], judged.Complaints[document]);

    [Fact]
    public void Files_of_samples_templates_and_guides_are_among_them()
    {
        Assert.Contains(Path.Combine("samples", "Web", "appsettings.json"), JudgedDocuments.Fine.Keys);
        Assert.Contains(Path.Combine("src", "AvatarKit.Templates", "content", "avatar-aws", "appsettings.json"), JudgedDocuments.Fine.Keys);
        Assert.Contains(JudgedDocuments.Fine.Keys, static name => name.Contains("settings.md", StringComparison.Ordinal));
    }
}
