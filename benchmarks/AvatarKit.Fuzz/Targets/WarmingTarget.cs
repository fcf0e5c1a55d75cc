using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Files of questions that a cache is warmed with.</summary>
internal sealed class WarmingTarget : JsonTarget
{
    public override string Name => "warming";

    public override IEnumerable<byte[]> Seeds =>
    [
        Utf8(
            """
            # questions
            How much is it?
            {"text":"Wann?","locale":"de-DE","avatar":"ava","tags":["a","b"]}

            {"text":"x"}

            """),
    ];

    public override bool Allows(Exception exception) => exception is WarmingFileException;

    public override void Run(byte[] input, Random random)
    {
        using var reader = new StringReader(LooseText.Decode(input));
        IAsyncEnumerator<WarmingQuestion> questions = WarmingFile.ParseAsync(reader, "file.jsonl").GetAsyncEnumerator();
        while (Wait(questions.MoveNextAsync()))
        {
            Check(!string.IsNullOrWhiteSpace(questions.Current.Text), "a question has words");
            Check(questions.Current.Tags.All(static tag => tag is not null), "a tag is a text");
        }
    }
}
