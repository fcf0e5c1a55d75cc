namespace AvatarKit.Evaluation;

/// <summary>A question with what it asks for: two questions of one intent have one answer.</summary>
internal sealed record AskedQuestion(string Intent, string Text)
{
    /// <summary>Reads a table whose columns are named in its first line, <c>intent</c> and <c>text</c> among them; without names they are the
    /// first two.</summary>
    public static List<AskedQuestion> Read(string file)
    {
        string[] lines = File.ReadAllLines(file);
        if (lines.Length == 0)
        {
            throw new InvalidDataException("The file is empty; it takes the columns intent and text.");
        }

        string[] names = lines[0].Split('\t');
        (int intent, int text) = (Array.IndexOf(names, "intent"), Array.IndexOf(names, "text"));
        bool isNamed = intent >= 0 && text >= 0;
        if (!isNamed)
        {
            (intent, text) = (0, 1);
        }

        List<AskedQuestion> questions = [];
        foreach (string line in lines.Skip(isNamed ? 1 : 0).Where(static line => line.Length > 0))
        {
            string[] cells = line.Split('\t');
            if (cells.Length <= Math.Max(intent, text))
            {
                throw new InvalidDataException($"Line {questions.Count + (isNamed ? 2 : 1)} has {cells.Length} columns; it takes intent and text.");
            }

            questions.Add(new AskedQuestion(cells[intent], cells[text]));
        }

        return questions;
    }
}
