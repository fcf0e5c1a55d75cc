namespace AvatarKit.Rendering.Tests.Captions;

public class CaptionFontsTests
{
    [Theory]
    [InlineData('A')]
    [InlineData('ß')]
    [InlineData('Я')]
    [InlineData('ω')]
    [InlineData('न')]
    [InlineData('ب')]
    [InlineData('ש')]
    public void The_carried_fonts_have_the_letters_of_many_scripts(int letter) => Assert.NotNull(CaptionFonts.Default.Find([letter]));

    [Fact]
    public void A_font_file_that_is_missing_or_broken_is_named()
    {
        CaptionFontException missing = Assert.Throws<CaptionFontException>(() => CaptionFonts.Load("no-such-font.ttf"));
        Assert.Equal("captions.font_missing", missing.Code);
        Assert.Contains("no-such-font.ttf", missing.Message, StringComparison.Ordinal);
        string broken = Path.GetTempFileName();
        try
        {
            File.WriteAllText(broken, "not a font");
            Assert.Equal("captions.font_unusable", Assert.Throws<CaptionFontException>(() => CaptionFonts.Load(broken)).Code);
        }
        finally
        {
            File.Delete(broken);
        }
    }
}
