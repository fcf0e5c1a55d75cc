namespace AvatarKit.Local.Tests.Speech;

public sealed class VoiceSuggestionTests
{
    [Theory]
    [InlineData("slr", "Close to it: flite/slt.")]
    [InlineData("flite/kal18", "Close to it: flite/kal16")]
    [InlineData("en-UK", "Close to it: ")]
    [InlineData("something-else", "There are flite/slt, flite/rms, flite/awb, flite/kal16, flite/kal.")]
    public void Close_names_are_offered_or_what_there_is(string wanted, string expected) =>
        Assert.StartsWith(expected, VoiceSuggestion.For(wanted, FliteVoices.All, null), StringComparison.Ordinal);

    [Fact]
    public void A_machine_without_voices_says_so_and_why()
        => Assert.Equal("This machine has no voice. Install one.", VoiceSuggestion.For("slt", [], "Install one."));
}
