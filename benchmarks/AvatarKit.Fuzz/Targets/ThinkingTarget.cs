using System.Text;
using AvatarKit.Aws;
using Microsoft.Extensions.AI;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Thoughts in a model's text, however its stream is split.</summary>
internal sealed class ThinkingTarget : TextTarget
{
    public override string Name => "thinking";

    public override IEnumerable<byte[]> Seeds =>
    [
        .. new[] { "<thinking> hm </thinking> Hello. <thinking>a</thinking>", "</thinking><thinking", "a<thinking>b</think</thinking>\n c" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    protected override void Run(string text, Random random)
        => Check(Read(text, () => text.Length) == Read(text, () => random.Next(1, 9)), "what is said does not depend on how the stream is split");

    private static string Read(string text, Func<int> next)
    {
        var tags = new ThinkingTags();
        var said = new StringBuilder();
        var thought = new StringBuilder();
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(next(), text.Length - at);
            Take(tags.Read(text.Substring(at, length)));
            at += length;
        }

        Take(tags.End());
        return $"{said}\0{thought}";

        void Take(List<AIContent> contents)
        {
            foreach (AIContent content in contents)
            {
                _ = content is TextContent words ? said.Append(words.Text) : thought.Append(((TextReasoningContent)content).Text);
            }
        }
    }
}
