namespace AvatarKit.Local.Tests.Speech.Flite;

public sealed class PhoneAlignmentTests
{
    [Theory]
    [InlineData("dh ax k ae t", "dh ax|k ae t", "00111")]
    [InlineData("dh iy ae p ax l", "dh ax|ae p ax l", "001111")]
    [InlineData("ax n d ih t", "ae n d|ih t", "00011")]
    [InlineData("g ow ih ng n aw", "g ow ax n|n aw", "000011")]
    [InlineData("y eh s", "||y eh s", "222")]
    public void Sounds_go_to_the_words_they_are_likest(string spoken, string words, string expected) =>
        Assert.Equal(expected, string.Concat(
            PhoneAlignment.Align(spoken.Split(' '), [.. words.Split('|').Select(word => word.Split(' ', StringSplitOptions.RemoveEmptyEntries))])));

    [Fact]
    public void Words_come_in_order_whatever_is_said()
    {
        Random random = new(1);
        string[] phones = ["aa", "b", "k", "iy", "s", "t", "ax", "n"];
        string[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => phones[random.Next(phones.Length)])];
        for (int i = 0; i < 200; i++)
        {
            string[][] words = [.. Enumerable.Range(0, random.Next(0, 8)).Select(_ => Some(random.Next(0, 6)))];
            string[] spoken = Some(random.Next(0, 30));

            int[] owners = PhoneAlignment.Align(spoken, words);

            Assert.Equal(spoken.Length, owners.Length);
            Assert.Equal(owners.Order(), owners);
            Assert.All(owners, owner => Assert.InRange(owner, 0, Math.Max(0, words.Length - 1)));
        }
    }
}
