using AvatarKit.Local;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Files of a knowledge folder: their bytes as text, the text as passages, the passages as sentences and terms.</summary>
internal sealed class KnowledgeTarget : FuzzTarget
{
    private static readonly string[] Names = ["a.md", "b/a.markdown", "a.mdx", "a.txt", "a.rst", "a.adoc", "git-help.1", "a"];

    public override string Name => "knowledge";

    public override IMutator Mutator => TextMutator.Instance;

    public override int BytesPerByte => 1500;

    public override void Run(byte[] input, Random random)
    {
        if (DocumentText.Decode(input) is not { } text)
        {
            return;
        }

        KnowledgeDocument document = DocumentParser.Parse(text, Names[random.Next(Names.Length)]);
        Check(document.Title.Length > 0, "a document has a title");
        foreach (DocumentPassage passage in document.Passages)
        {
            Check(!string.IsNullOrWhiteSpace(passage.Text), "a passage has words");
            CheckTokens(passage.Text);
            foreach (SpeechUnit unit in PassageUnits.Read(passage.Text))
            {
                Check(unit.Text.Length > 0, "a sentence has words");
            }
        }

        CheckTokens(text);
        _ = KnowledgeQuestion.Parse(text, "en-US", [TextLanguage.English, TextLanguage.German]);
    }

    private static void CheckTokens(string text)
    {
        foreach (TextToken token in TextAnalyzer.Tokenize(text))
        {
            Check(token.Start >= 0 && token.Length > 0 && token.Start + token.Length <= text.Length, "terms lie within the text");
        }
    }
}
