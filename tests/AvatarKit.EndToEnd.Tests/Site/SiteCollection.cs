namespace AvatarKit.EndToEnd.Tests.Site;

/// <summary>Tests of the documentation site, over one build of it.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<DocumentationSite>, ICollectionFixture<Chromium>
{
    public const string Name = "Site";
}
