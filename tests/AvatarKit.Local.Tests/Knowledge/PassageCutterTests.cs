namespace AvatarKit.Local.Tests.Knowledge;

public sealed class PassageCutterTests
{
    [Fact]
    public void White_space_is_no_passage_however_much_of_it_there_is()
    {
        Assert.Empty(PassageCutter.Cut([new string(' ', 3000)]));
        Assert.Equal(["word"], PassageCutter.Cut([new string(' ', 3000), "word"]).Select(static passage => passage.Trim()));
    }
}
