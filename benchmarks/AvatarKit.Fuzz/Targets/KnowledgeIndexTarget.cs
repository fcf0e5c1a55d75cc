using AvatarKit.Local;

namespace AvatarKit.Fuzz.Targets;

/// <summary>A knowledge folder with a file that may be anything, indexed and asked.</summary>
internal sealed class KnowledgeIndexTarget : FuzzTarget
{
    private static readonly string[] Names = ["a.md", "a.txt", "a.rst"];

    public override string Name => "knowledge-index";

    public override IMutator Mutator => TextMutator.Instance;

    public override long FixedBytes => 8 * 1024 * 1024;

    public override int BytesPerByte => 2500;

    public override void Run(byte[] input, Random random)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("avatarkit-fuzz-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, Names[random.Next(Names.Length)]), input);
            using var knowledge = new SqliteKnowledgeBase(new SqliteKnowledgeBaseOptions { Folder = folder.FullName });
            KnowledgeIndexReport report = Wait(knowledge.RefreshAsync());
            Check(report.Documents <= 1, "one file is one document");
            string text = LooseText.Decode(input);
            int start = text.Length == 0 ? 0 : random.Next(text.Length);
            foreach (string question in (string[])[text, text[start..Math.Min(text.Length, start + 80)], "How much is it?"])
            {
                foreach (KnowledgePassage passage in Wait(knowledge.SearchAsync(new KnowledgeQuery(question))))
                {
                    Check(passage.Text.Length > 0 && double.IsFinite(passage.Score), "a passage has words and a score");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
