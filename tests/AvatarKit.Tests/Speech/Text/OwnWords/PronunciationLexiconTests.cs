using System.Text;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests;

public sealed class PronunciationLexiconTests
{
    private static readonly PronunciationLexicon Words = new(
    [
        new() { Written = "AWS", Alias = "A W S" },
        new() { Written = "AWS Lambda", Alias = "A W S lambda" },
        new() { Written = "Nguyen", Alias = "Win", Phones = "wɪn" },
        new() { Written = "San José", Phones = "sæn hoʊˈzeɪ" },
        new() { Written = ".NET", Alias = "dot net" },
        new() { Written = "24/7", Alias = "around the clock" },
        new() { Written = "C#", Alias = "see sharp" },
        new() { Written = "東京", Phones = "toːkʲoː" },
        new() { Written = "Ann", Alias = "[Anna_*`" },
    ]);

    [Theory]
    [InlineData("We use AWS.", "We use A W S.", "")]
    [InlineData("AWS's (AWS) \"AWS\" AWS-based, **AWS**", "A W S's (A W S) \"A W S\" A W S-based, A W S", "")]
    [InlineData("Try AWS  Lambda and AWS\nLambda.", "Try A W S lambda and A W S lambda.", "")]
    [InlineData("aws AWSX LAWS AWS2", "aws AWSX LAWS AWS2", "")]
    [InlineData("Mr. Nguyen is here.", "Mister Win is here.", "/wɪn/ 'Win'")]
    [InlineData(
        "In San José, I know the way to San  José.",
        "In San José, I know the way to San José.",
        "/sæn hoʊˈzeɪ/ 'San José'; /sæn hoʊˈzeɪ/ 'San José'")]
    [InlineData("San\n\nJosé", "San. José", "")]
    [InlineData("We write .NET and C# 24/7.", "We write dot net and see sharp around the clock.", "")]
    [InlineData("See https://AWS.example.com/AWS or AWS@example.com.", "See AWS dot example dot com slash AWS or AWS at example dot com.", "")]
    [InlineData("Write `AWS` and `x` for AWS.", "Write AWS and x for A W S.", "")]
    [InlineData("今日は東京都です。", "今日は東京都です。", "/toːkʲoː/ '東京'")]
    [InlineData("Ann is here.", "Anna is here.", "")]
    [InlineData("<emphasis>Nguyen</emphasis><break/>AWS", "Win A W S", "moderate 'Win'; /wɪn/ 'Win'; 400 ms before 'A'")]
    public void Words_are_said_as_the_host_has_it(string written, string spoken, string cues)
    {
        SpeakableText text = SpeakableTextConverter.Convert(
            written, written.Contains('東', StringComparison.Ordinal) ? "ja-JP" : "en-US", new SpeakableTextOptions { Lexicons = [Words] });

        Assert.Equal(spoken, text.Spoken);
        Assert.Equal(cues, CueText.Of(text));
        SpeakableTextInvariantTests.AssertSpeakable(text);
    }

    [Theory]
    [InlineData("en", "en-GB", true)]
    [InlineData("en-GB", "en-gb", true)]
    [InlineData("en-GB", "en-US", false)]
    [InlineData("e", "en-US", false)]
    [InlineData(null, "de-AT", true)]
    public void A_lexicon_is_for_its_locale(string? locale, string text, bool isUsed)
    {
        PronunciationLexicon words = new([new() { Written = "Foo", Alias = "Bar" }], locale);

        Assert.Equal(isUsed ? "Bar" : "Foo", SpeakableTextConverter.Convert("Foo", text, new SpeakableTextOptions { Lexicons = [words] }).Spoken);
    }

    [Fact]
    public void Case_can_be_ignored()
    {
        PronunciationLexicon words = new([new() { Written = "Straße Eins", Alias = "Gasse zwei" }], ignoreCase: true);

        Assert.Equal("Gasse zwei", SpeakableTextConverter.Convert("STRAßE eins", "de-DE", new SpeakableTextOptions { Lexicons = [words] }).Spoken);
    }

    [Fact]
    public void Words_lead_back_to_what_was_written()
    {
        SpeakableText text = SpeakableTextConverter.Convert("Use AWS now.", "en-US", new SpeakableTextOptions { Lexicons = [Words] });

        (int start, int length) = text.ToOriginal(text.Spoken.IndexOf('W', StringComparison.Ordinal), 1);

        Assert.Equal("AWS", "Use AWS now.".Substring(start, length));
    }

    [Theory]
    [InlineData("", "a", null, "writing")]
    [InlineData("--", "a", null, "without a letter")]
    [InlineData("a", null, null, "no pronunciation")]
    [InlineData("a", "", null, "alias")]
    [InlineData("a", null, "1", "IPA")]
    [InlineData("a", null, "<x>", "IPA")]
    public void A_wrong_entry_is_refused_with_its_place(string written, string? alias, string? phones, string problem)
    {
        var error = Assert.Throws<PronunciationLexiconException>(() => new PronunciationLexicon(
            [new() { Written = "good", Alias = "good" }, new() { Written = written, Alias = alias, Phones = phones }]));

        Assert.Contains("entry 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_and_large_lexicons_come_to_an_end()
    {
        string same = string.Join(' ', Enumerable.Repeat("a", 50));
        PronunciationLexicon words = new(
            Enumerable.Range(0, 100_000).Select(static i => new PronunciationEntry { Written = $"a b{i}", Alias = "c" })
                .Append(new PronunciationEntry { Written = same, Alias = "d" }));

        SpeakableText text = SpeakableTextConverter.Convert(
            string.Concat(Enumerable.Repeat("a ", 500_000)) + "b", "en-US", new SpeakableTextOptions { Lexicons = [words] });

        Assert.Equal(string.Join(' ', Enumerable.Repeat("d", 10_000)) + " b", text.Spoken);
    }

    [Fact]
    public async Task An_avatar_says_its_words_of_files_and_code_and_follows_changes()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Pls("<lexeme><grapheme>AWS</grapheme><alias>A W S</alias></lexeme>"));
            IConfigurationRoot configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([new("AvatarKit:Avatar:PronunciationFiles:0", file)]).Build();
            await using var host = new EngineHost(
                services: services => services.AddSingleton<IConfiguration>(configuration),
                avatar: static profile => profile.Pronunciations.Add(new PronunciationLexicon([new() { Written = "Nguyen", Alias = "Win" }], "en")));
            host.Lite.RespondWith("Nguyen uses AWS.").RespondWith("Nguyen uses AWS.");

            AvatarResponse first = await host.Engine.GetResponseAsync(EngineHost.Ask());
            await File.WriteAllTextAsync(file, Pls("<lexeme><grapheme>AWS</grapheme><alias>the cloud of Amazon</alias></lexeme>"));
            configuration.Reload();
            await host.Engine.GetResponseAsync(EngineHost.Ask("And?", conversation: "c2"));

            Assert.Equal("Nguyen uses AWS.", first.Text);
            Assert.Equal(["Win uses A W S.", "Win uses the cloud of Amazon."], host.Voice.Calls.Select(static call => call.Request.Text));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_the_name_of_its_setting()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().AddAvatar("ada", static profile => profile.PronunciationFiles.Add("nowhere.pls"));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => services.BuildServiceProvider().GetRequiredService<IOptionsFactory<AvatarProfile>>().Create("ada"));

        Assert.StartsWith("AvatarProfile[ada].PronunciationFiles[0] cannot be used", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.Contains("'nowhere.pls'", error.Message, StringComparison.Ordinal);
    }

    private static string Pls(string lexemes) => new StringBuilder("<lexicon version=\"1.0\" alphabet=\"ipa\" xml:lang=\"en\" ")
        .Append("xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\">").Append(lexemes).Append("</lexicon>").ToString();
}
