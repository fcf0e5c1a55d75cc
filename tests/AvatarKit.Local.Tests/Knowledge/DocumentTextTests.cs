using System.Text;

namespace AvatarKit.Local.Tests;

public sealed class DocumentTextTests
{
    private const string Words = "Größe “quoted” – naïve, the quick brown fox.";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "utf-16-bare", "utf-16BE-bare", "utf-32"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_in_every_usual_encoding(string name)
    {
        byte[] bytes = name switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Words),
            "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Words)],
            "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Words)],
            "utf-16BE" => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Words)],
            "utf-16-bare" => Encoding.Unicode.GetBytes(Words),
            "utf-16BE-bare" => Encoding.BigEndianUnicode.GetBytes(Words),
            _ => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Words)],
        };

        Assert.Equal(Words, DocumentText.Decode(bytes));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_read_as_windows_latin()
        => Assert.Equal("Größe “q” – €",
            DocumentText.Decode([(byte)'G', (byte)'r', 0xF6, 0xDF, (byte)'e', (byte)' ', 0x93, (byte)'q', 0x94, (byte)' ', 0x96, (byte)' ', 0x80]));

    [Fact]
    public void Binary_bytes_are_no_text()
    {
        byte[] bytes = new byte[5000];
        new Random(3).NextBytes(bytes);

        Assert.Null(DocumentText.Decode(bytes));
        Assert.Equal("", DocumentText.Decode([]));
    }
}
